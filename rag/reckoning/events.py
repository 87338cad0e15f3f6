"""The two events of a question about the time between them: told apart, each asked for its date."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.dates import DateMention, find_dates
from index.words import is_function_word
from rag.reckoning.patterns import AUXILIARY
from rag.typed import find_names

MARKS = " \t,.;:?!–—-"
_FINITE = re.compile(
    r"\b(?:was|were|had|has|did|met|sent|said|told|won|lost|left|came|went|began|fell|rose|broke|"
    r"took|gave|made|got|held|hit|cut|built|burnt|sank|found|became|struck|shut|\w{3,}ed)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(rf"{AUXILIARY}\s", re.IGNORECASE)
_POINTS = {
    "en": re.compile(
        r"\b(?:he|him|his|she|her|it|its|they|them|their|that|this|those|these)\b", re.IGNORECASE
    ),
    "id": re.compile(
        r"\b(?:dia|ia|beliau|mereka|itu|ini|tersebut)\b"
        r"|\w{3,}nya(?=$|\s+(?:di|ke|dari|pada|oleh|kepada|untuk|kembali|lagi)\b"
        r"|\s+(?:di|ter|ber|me[mnlr])\w{4})",
        re.IGNORECASE,
    ),
}
# Indonesian marks no noun as known; English does.
_KNOWN = {"en": re.compile(r"\bthe\b", re.IGNORECASE), "id": re.compile("")}
_REPORT = re.compile(
    r"\b(?:reports?|reported|statement|announcements?|announced|laporan\w*|dilaporkan|berita\w*|"
    r"diberitakan|pengumuman\w*|diumumkan|keterangan|siaran)\b",
    re.IGNORECASE,
)
_OF_WHAT = re.compile(
    r"\b(?:about|on|of|that|tentang|mengenai|soal|bahwa|terkait)\b", re.IGNORECASE
)
# What an event has besides its date: a word that is none of these.
_SAYS = re.compile(
    r"\b(?!(?:the|in|on|year|month|of|tahun|bulan|tanggal|pada|hari)\b)\w+", re.IGNORECASE
)
_JOINTS = {
    ("and", "en"): r"\s+and\s+",
    ("and", "id"): r"\s+(?:dan|dengan|hingga|sampai(?:\s+dengan)?)\s+",
    ("or", "en"): r",?\s+or\s+",
    ("or", "id"): r",?\s+atau(?:kah)?\s+",
    ("to", "en"): r"\s+(?:until|till)\s+|\s+to\s+",
}
_BEGINS_EVENT = re.compile(r"(?:the|his|her|its|their|when|that)\b", re.IGNORECASE)
# Words between two Indonesian events without a comma, and verbs that end the second one's subject.
_THEN = re.compile(r"\s+(?:baru(?:lah)?|lalu|kemudian|akhirnya|maka)\s+", re.IGNORECASE)
_VERB = re.compile(
    r"(?:(?:me(?:m|n|ng|ny|l|r)|ber|di|ter)[a-z]{3,}|tiba|terbit|datang|mulai|keluar|pergi|tewas|"
    r"lahir|pulang|naik|turun|masuk|bebas|mundur|pecah|jatuh)$"
)
_NO_VERB = frozenset(
    "menteri mental berita beras berapa berikut terhadap termasuk termin dini dinas direktur "
    "distrik diplomat dialog disertasi meriam merah merek".split()
)


@dataclass(frozen=True, slots=True)
class DatedEvent:
    """An event whose date is wanted.

    Attributes:
        label: The event in the question's own words.
        text: A question for its date, in the same language.
        context: The question that ``text`` follows up on where it points elsewhere ("its
            report"); else None.
        date: The date where the question itself states it whole.
    """

    label: str
    text: str
    context: str | None = None
    date: DateMention | None = None


def dated_event(
    label: str, language: str, other: str | None, earlier: str | None, belong: bool
) -> DatedEvent:
    """An event with the question for its date.

    Args:
        label: The event: a noun phrase, a clause, or in English one that asks ("did X happen").
        language: ``"id"`` or ``"en"``.
        other: The other event of the question, if there is one.
        earlier: The question that this one follows up on.
        belong: True if the two events have to do with each other, so that what the one leaves
            out ("the report") may be told by the other.
    """
    label = label.strip(MARKS) or label
    context = None
    if other and other == earlier:
        context = earlier  # "how many days later did she resign"
    elif other and not _points(other, language) and _leaves_out(label, other, language, belong):
        context = _date_question(other.strip(MARKS), language)
    elif earlier and label != earlier.strip(MARKS) and _points(label, language):
        context = earlier
    text = earlier if earlier and label == earlier.strip(MARKS) else _date_question(label, language)
    return DatedEvent(label, text, context, _stated_date(label, language))


def split_pair(text: str, joint: str, language: str) -> tuple[str, str] | None:
    """The two events of "A and B", "A or B" or "A to B"; None where they cannot be told apart.

    Of several joints that one parts them which "the" or the like follows, and then the one
    nearest to the middle.
    """
    found = list(re.finditer(_JOINTS[joint, language], text, re.IGNORECASE))
    # "to" and "dengan" join much else.
    found = [m for m in found if m.group().strip().lower() not in ("to", "dengan")] or found
    if not found:
        return None
    begun = [m for m in found if _BEGINS_EVENT.match(text, m.end())]
    best = min(begun or found, key=lambda m: abs(m.start() + m.end() - len(text)))
    first, second = text[: best.start()].strip(MARKS), text[best.end() :].strip(MARKS)
    if joint == "or" and "," in first:
        return None  # three things to choose from
    return (first, second) if first and second else None


def split_clauses(text: str, language: str) -> tuple[str, str] | None:
    """The two events of "(after) the quake did aid arrive" or "(setelah) gempa, bantuan tiba"."""
    if language == "en":
        return _split_at_auxiliary(text)
    if parted := re.search(r",\s+", text) or _THEN.search(text):
        return text[: parted.start()].strip(MARKS), text[parted.end() :].strip(MARKS)
    return _split_before_subject(text)


def _split_at_auxiliary(text: str) -> tuple[str, str] | None:
    found = [m for m in re.finditer(rf"\b{AUXILIARY}\s", text, re.IGNORECASE) if m.start()]
    did = [m for m in found if m.group().strip().lower() in ("did", "does", "do")]
    if not found:
        return None
    best = (did or found)[-1]
    return text[: best.start()].strip(MARKS), text[best.start() :].strip(MARKS)


def _split_before_subject(text: str) -> tuple[str, str] | None:
    """Parts Indonesian clauses before the subject of the last verb: a name, or one word."""
    words = text.split()
    verbs = [place for place, word in enumerate(words) if is_verb(word)]
    if not verbs or verbs[-1] < 2:
        return None
    first = verbs[-1] - 1
    while first > 1 and words[first][0].isupper() and words[first - 1][0].isupper():
        first -= 1
    return " ".join(words[:first]), " ".join(words[first:])


def _stated_date(label: str, language: str) -> DateMention | None:
    """The date of an event that the question states whole, or that is nothing but a date."""
    for mention in find_dates(label, language):
        around = f"{label[: mention.start]}{label[mention.end :]}"
        if mention.year is not None and (mention.day is not None or not _SAYS.search(around)):
            return mention
    return None


def is_verb(word: str) -> bool:
    """True for an Indonesian word that looks like a verb: "menangkap", "terbakar"."""
    return bool(_VERB.match(word)) and word not in _NO_VERB


def _date_question(label: str, language: str) -> str:
    """A question for the date of an event."""
    if is_function_word(label.split()[0].lower(), language):
        label = label[0].lower() + label[1:]
    if language == "id":
        return f"Kapan {label}?"
    if _ASKS.match(label):
        return f"When {label}?"
    return f"When was it that {label}?" if _FINITE.search(label) else f"When was {label}?"


def _points(label: str, language: str) -> bool:
    return bool(_POINTS[language].search(label))


def _leaves_out(label: str, other: str, language: str, belong: bool) -> bool:
    """True if an event is told only together with the other one: "the report", "its end"."""
    if _points(label, language):
        return True
    if not belong:
        return False
    if _REPORT.search(label) and not _OF_WHAT.search(label):
        return True
    named, told = (_has_name(each) for each in (label, other))
    return told and not named and bool(_KNOWN[language].search(label))


def _has_name(label: str) -> bool:
    return bool(find_names(f"- {label}"))
