"""What a question asks for: its language, its kind, its dates, and a follow-up made whole."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from index.article import Span
from index.dates import DateMention, find_dates
from index.errors import QuestionError
from index.language import detect_language
from index.relative import relative_dates
from index.words import find_words
from rag.follow_up.by_answer import NameOf, with_name
from rag.follow_up.resolve import join_follow_up as join_follow_up
from rag.follow_up.resolve import resolve

MAX_CHARACTERS = 2_000

Kind = Literal["when", "who", "where", "number", "duration", "why", "how", "what"]
# What a "when" wants at least: a year is no answer to "what time".
Grain = Literal["any", "year", "month", "day", "time"]

_PATTERNS: tuple[tuple[Kind, str], ...] = (
    (
        "when",
        r"\b(kapan(kah)?|kpn)\b"
        # "jatuh pada tanggal berapa" asks no more than "tanggal berapa".
        r"|\b(jatuh(nya)?\s+(pada\s+)?)?(tanggal|tgl|hari|bulan|tahun|thn|taun|jam|pukul)\s+"
        r"(berapa(kah)?|brp|apa(kah)?|mana)\b|\bwhen\b|\b(what|which)\s+"
        r"(?:\w+\s+)?(date|dates|day|days|month|months|year|years|time)\b",
    ),
    (
        "duration",
        r"\b(berapa|seberapa)\s+lama\b|\bhow\s+(long|soon|many\s+(days|weeks|months|years))\b"
        r"|\bberapa\s+(hari|minggu|bulan|tahun)\s+(yang\s+lalu|lalu|lamanya|kemudian|setelah)\b",
    ),
    (
        "number",
        r"\b(berapa(kah)?|brp)\b|\bhow\s+(many|much|old|far|tall|big|large|high)\b"
        r"|\b(jumlah|persentase|what\s+(number|percentage|share|amount))\b",
    ),
    (
        "where",
        r"\b(di|ke|dari)\s?(mana|manakah)\b|\b(kota|negara|tempat|daerah|provinsi|pulau|lokasi)"
        r"\s+(mana|apa)(kah)?\b|\bwhere\b|\b(which|what)\s+"
        r"(city|country|place|town|region|province|island|location)\b",
    ),
    (
        "who",
        r"\bsiapa(kah)?\b|\bwho(m|se)?\b|\b(pejabat|tokoh|orang|media|koran|surat\s?kabar|"
        r"perusahaan|lembaga|organisasi|kelompok|partai|kantor\s+berita|presiden|menteri)\s+"
        r"(\w+\s+)?(mana|apa)(kah)?\b|\b(which|what)\s+(\w+\s+)?(official|person|people|leader|"
        r"newspaper|paper|agency|media|company|group|organi[sz]ation|party|minister|president|"
        r"outlet)s?\b",
    ),
    (
        "why",
        r"\b(mengapa|kenapa|knp|knpa|apa\s+(alasan|sebab|penyebab)\w*)\b|\bwhy\b|\bwhat\s+caused\b",
    ),
    ("how", r"\b(bagaimana(kah)?|gimana|gmn)\b|\bhow\b"),
    (
        "what",
        r"\b(apa(kah)?|mana(kah)?)\b|\b(what|which)\b|^(did|does|do|is|are|was|were|has|have|had|"
        r"can|will)\b",
    ),
)
# "Which letters did he send, and when?" asks for dates after all.
_AND_WHEN = re.compile(r"\b(and\s+when|dan\s+kapan)\b", re.IGNORECASE)
_KINDS = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _PATTERNS)

_GRAINS: tuple[tuple[Grain, re.Pattern[str]], ...] = (
    ("time", re.compile(r"\b(jam|pukul)\s+(berapa|brp)|\bwhat\s+time\b", re.IGNORECASE)),
    (
        "year",
        re.compile(r"\b(tahun|thn|taun)\s+(berapa|brp)|\b(what|which)\s+years?\b", re.IGNORECASE),
    ),
    ("month", re.compile(r"\bbulan\s+(apa|berapa)|\b(what|which)\s+months?\b", re.IGNORECASE)),
    (
        "day",
        re.compile(
            r"\b(tanggal|tgl|hari)\s+(berapa|brp|apa)|\b(what|which)\s+(?:\w+\s+)?(date|day)s?\b"
            r"|\b(persisnya|tepatnya|exact(ly)?)\b",
            re.IGNORECASE,
        ),
    ),
)
_REPORTING = re.compile(
    r"\b(melapor\w*|dilapor\w*|laporan\w*|memberita\w*|diberita\w*|merilis|dirilis|"
    r"mengumum\w*|diumum\w*|report(s|ed|ing)?|announc\w*|releas\w*|publish\w*)\b",
    re.IGNORECASE,
)
_PUBLICATION = re.compile(
    r"\b(artikel|berita|tulisan|article|story|news item|piece)\b.*\b(terbit|diterbitkan|"
    r"dipublikasikan|tayang|ditayangkan|dimuat|publish\w*|posted|appear\w*|come out|came out)\b"
    r"|\b(terbit|diterbitkan|dipublikasikan|tayang|ditayangkan|publish\w*|posted)\b.*"
    r"\b(artikel|berita|tulisan|article|story)\b",
    re.IGNORECASE,
)
_LIST = re.compile(
    r"\b(apa|siapa|kapan|mana)\s+saja\b|\bsebutkan\b|\bdaftar\b|\b(list|name)\s+(all|the)\b"
    r"|\b(what|which)\s+(are|were)\b|\bwhich\s+(?:\w+\s+)?(?!(?:is|was|has|does|this)\b)\w+s\b|\band\s+when\b|\bdan\s+kapan\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Question:
    """A question as understood.

    Attributes:
        text: As asked.
        resolved: With what it follows up on, or None if it stands alone.
        language: ``"id"`` or ``"en"``.
        kind: What is asked for.
        grain: For a "when", how fine the date must be.
        many: True if a list is asked for.
        about_reporting: True if it asks when something was reported, not when it happened.
        about_publication: True if it asks about the article itself.
        dates: Dates that it states, with those of what it follows up on; places in ``whole``.
        asking: The words that only ask, as in "tanggal berapa"; places in ``whole``.
    """

    text: str
    resolved: str | None
    language: str
    kind: Kind
    grain: Grain
    many: bool
    about_reporting: bool
    about_publication: bool
    dates: tuple[DateMention, ...]
    asking: tuple[Span, ...]

    @property
    def whole(self) -> str:
        """The text to search with."""
        return self.resolved or self.text


def understand(
    text: str,
    history: Sequence[str] = (),
    today: date | None = None,
    rewrite: Callable[[str, Sequence[str], str], str | None] | None = None,
    name_of: NameOf | None = None,
) -> Question:
    """Reads a question.

    Args:
        text: The question as asked.
        history: Earlier questions of the conversation, oldest first.
        today: The day that "yesterday" counts from; None is the real one.
        rewrite: Makes a follow-up whole where the rules are not sure how, from the question, the
            history and the language; it may give None.
        name_of: Gives whom the last of some questions asks after, where the rules are not sure and
            a pronoun may stand for that one.

    Raises:
        QuestionError: If it is empty or longer than MAX_CHARACTERS.
    """
    text = _one_line(text)
    history = earlier_questions(history)
    if not find_words(text):
        raise QuestionError("The question is empty. Ask something, for example: kutip ask 'Who …?'")
    if len(text) > MAX_CHARACTERS:
        raise QuestionError(
            f"The question has {len(text)} characters; at most {MAX_CHARACTERS} are read. "
            "Ask a shorter one."
        )
    language = detect_language(text)
    if language == "und":
        language = detect_language(" ".join(history)) if history else "en"
        language = "en" if language == "und" else language
    made = resolve(text, history, language)
    if len(made.contexts) > 1:  # the rules set both side by side
        written = rewrite(text, history, language) if rewrite else None
        if written is not None:
            made = replace(made, text=_one_line(written))
        elif name_of is not None:
            made = with_name(made, text, history, name_of)
    whole, resolved = made.text, made.text if made.text != text else None
    dates = [*find_dates(whole, language), *relative_dates(whole, today or date.today())]
    asks = made.asks if _asks(made.asks) or not resolved else history[-1]
    return Question(
        text=text,
        resolved=resolved,
        language=language,
        kind=_kind(asks),
        grain=next((grain for grain, pattern in _GRAINS if pattern.search(asks)), "any"),
        many=bool(_LIST.search(asks)),
        about_reporting=bool(_REPORTING.search(asks)),
        about_publication=bool(_PUBLICATION.search(asks)),
        dates=tuple(sorted(dates, key=lambda mention: mention.start)),
        asking=_asking_words(whole),
    )


def earlier_questions(history: Sequence[str]) -> tuple[str, ...]:
    """Those of the history that can be read: with words, and no longer than a question may be."""
    lines = [_one_line(text) for text in ([history] if isinstance(history, str) else history)]
    return tuple(line for line in lines if find_words(line) and len(line) <= MAX_CHARACTERS)


def _one_line(text: str) -> str:
    """A text on one line, without halves of surrogate pairs, which are no characters."""
    return " ".join(text.encode("utf-8", "replace").decode().split())


def _asks(text: str) -> bool:
    """True if a text has a question word of its own."""
    return any(pattern.search(text) for _, pattern in _KINDS)


def _kind(text: str) -> Kind:
    """What the first question word asks for: "Why …, when he …?" is a why."""
    if _AND_WHEN.search(text):
        return "when"
    found = [
        (match.start(), order, kind)
        for order, (kind, pattern) in enumerate(_KINDS)
        if (match := pattern.search(text))
    ]
    return min(found)[2] if found else "what"


def _asking_words(text: str) -> tuple[Span, ...]:
    """Where words only ask for a date, a duration or a number."""
    return tuple(
        Span(match.start(), match.end())
        for kind, pattern in _KINDS
        if kind in ("when", "duration")
        for match in pattern.finditer(text)
    )
