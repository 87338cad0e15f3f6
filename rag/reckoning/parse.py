"""Questions about the time between dated events: "how many days ago", "which came first".

They are answered by finding the date of each event and reckoning. The border: two points in time
are needed, two events or one and today. How long one thing lasted ("how long was the trial",
"berapa lama X dipenjara") is no such question, nor how long something has been going on ("how long
has X been minister", "sudah berapa lama X menjabat"); articles state that themselves.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from index.dates import DateMention, find_dates
from rag.question import Question
from rag.reckoning.events import MARKS, DatedEvent, dated_event, split_clauses, split_pair
from rag.reckoning.forms_en import ENGLISH
from rag.reckoning.forms_id import INDONESIAN
from rag.reckoning.happenings import happens
from rag.reckoning.patterns import SHORT, TODAY, TODAY_STATED, UNITS, Kind, Unit

Order = Literal["before", "after", "either"]

LONGEST = 500  # characters; nobody asks such a question in more
_FORMS = {"en": ENGLISH, "id": INDONESIAN}
_WORD = re.compile(r"\w+")
_SAYS = re.compile(r"[^\W_]")
# What did not happen has no date.
_NEGATED = re.compile(
    r"\b(?:not|never|no\s+longer|nobody|none|neither|without|tidak|tdk|belum|blm|bukan\w*|tak|"
    r"nggak|enggak|ngga|gak|ga|tanpa)\b|n['’]t\b",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    r"before|prior|earlier|sebelum|menjelang|lebih\s+(?:dulu|dahulu|awal)", re.IGNORECASE
)
_LATER = re.compile(
    r"after|following|since|later|setelah|sesudah|sehabis|usai|selepas|pasca|sejak|akhir|belakang",
    re.IGNORECASE,
)
# "Did Kim say anything before the vote?" asks what he said, not which came first; "was it safe to
# swim", "apakah boleh berenang" and "does it often flood" ask how things are.
_ANYTHING = re.compile(
    r"^yang\b|^(?:was|were)\s+it\b|\b(?:ever|always|often|usually|still|safe|allowed|possible|"
    r"aman|boleh|bisa|dapat|perlu|harus|mungkin|masih|akan|selalu|sering|biasanya)\b|\b(?:any\w*|some(?:thing|one|body)?|there|nothing|nobody|who|what|how|ada|sesuatu|siapa\w*|"
    r"apa|seseorang)\b",
    re.IGNORECASE,
)
_DEFINITE = re.compile(
    r"(?:the|his|her|its|their|this|that|he|she|they|it)\b|(?-i:[A-Z0-9])|\w+['’]s\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Reckoning:
    """What is to be reckoned.

    Attributes:
        kind: ``"ago"``: how long before today the one event was; ``"between"``: how long lies
            between two; ``"first"``, ``"last"``: which of two was that.
        unit: What to count in; ``"any"`` where the question does not say.
        events: One for "ago", else two.
        today: The day to count from, which the question may state itself.
        order: "between": ``"after"`` where the question takes the second event for the later
            one, else None. "first": how the question takes the first event to lie to the second,
            which the answer confirms or corrects; ``"either"`` where it names both ways; None
            where it asks which.
    """

    kind: Kind
    unit: Unit
    events: tuple[DatedEvent, ...]
    today: date
    order: Order | None = None


def parse(question: Question, today: date, history: Sequence[str] = ()) -> Reckoning | None:
    """Reads a question as one about the time between dated events.

    Args:
        question: As understood.
        today: The real day, unless the question states another.
        history: Earlier questions of the conversation, each a line of words, oldest first: "how
            many days later did he reply" counts from what the last of them asks about.

    Returns:
        What is to be reckoned, or None where the question asks for something else.
    """
    if len(question.text) > LONGEST or _NEGATED.search(question.text):
        return None
    text, stated = _take_today(_plain(question.text), question.language)
    if stated is not None:
        if stated.year is None or stated.month is None or stated.day is None:
            return None
        today = date(stated.year, stated.month, stated.day)
    text = _uncapitalised(text)
    earlier = history[-1] if history else ""
    followed = earlier if _SAYS.search(earlier) and len(earlier) <= LONGEST else None
    for language in sorted(_FORMS, key=lambda name: name != question.language):
        for form in _FORMS[language]:
            match = form.pattern.search(text)
            if match and (found := _read(form.kind, match, language, followed, today)):
                return found
    return None


def _plain(text: str) -> str:
    """A question without the spellings of chat and the marks at its ends."""
    return _WORD.sub(lambda m: SHORT.get(m.group().lower(), m.group()), text).strip(MARKS)


def _uncapitalised(text: str) -> str:
    """A question without the capital that only begins it, so that no name is seen there."""
    words = text.split(maxsplit=2)
    begins = len(words) > 1 and not words[0].isupper() and not words[1][0].isupper()
    return text[0].lower() + text[1:] if begins else text


def _take_today(text: str, language: str) -> tuple[str, DateMention | None]:
    """A question without the day that it states as today, and that day."""
    for mention in find_dates(text, language):
        before = text[: mention.start]
        if match := TODAY_STATED.search(before):
            after = re.sub(r"^[\s,.;:]*(?:(?:then|maka)\b)?[\s,]*", "", text[mention.end :])
            return f"{before[: match.start()].rstrip(MARKS)} {after}".strip(MARKS), mention
    return text, None


def _read(
    kind: Kind, match: re.Match[str], language: str, earlier: str | None, today: date
) -> Reckoning | None:
    """What a form says; None where its parts make no sense after all."""
    parts = {name: value.strip(MARKS) for name, value in match.groupdict().items() if value}
    unit = UNITS.get((parts.get("unit") or parts.get("unit_after", "")).lower(), "any")
    labels = [parts["clause"]] if kind == "ago" else _labels(kind, parts, language, earlier)
    if kind == "between":
        labels = [label for label in labels if not TODAY.match(label)]
        kind = "ago" if len(labels) == 1 else kind
    if len(labels) != (1 if kind == "ago" else 2) or not all(map(_SAYS.search, labels)):
        return None
    belong = kind == "between"  # what lies some time apart has to do with each other
    others = [*labels[::-1]] if len(labels) == 2 else [None]
    events = tuple(
        dated_event(label, language, other, earlier, belong)
        for label, other in zip(labels, others, strict=True)
    )
    if not all(event.date or happens(event.label, language, earlier) for event in events):
        return None
    if all(event.date for event in events):
        return None
    return _ordered(Reckoning(kind, unit, events, today), parts, language)


def _labels(kind: Kind, parts: dict[str, str], language: str, earlier: str | None) -> list[str]:
    """The two events as the question names them; none where they cannot be told apart."""
    if "rest" in parts:
        since = parts["order"].lower() == "sejak" and "," not in parts["rest"]
        return [] if since else [*(split_clauses(parts["rest"], language) or ())]
    if "stretch" in parts:
        return [*(split_pair(parts["stretch"], "to", language) or ())]
    if "pair" in parts:
        pair = split_pair(parts["pair"], "and" if kind == "between" else "or", language)
        deed = f" {parts['deed']}" if "deed" in parts else ""
        return [f"{label}{deed}" for label in pair or ()]
    first = parts.get("asked") or parts.get("first") or earlier
    return [first, parts["second"]] if first else []


def _ordered(reckoning: Reckoning, parts: dict[str, str], language: str) -> Reckoning | None:
    """The same with what the question takes for granted about the order."""
    told = parts.get("order", "")
    earlier, later = bool(_EARLIER.search(told)), bool(_LATER.search(told))
    if reckoning.kind == "between":
        if earlier:
            reckoning = replace(reckoning, events=reckoning.events[::-1])
        return reckoning if "pair" in parts else replace(reckoning, order="after")
    if reckoning.kind == "first" and told:
        if not (earlier and later) and not _asks_order(parts["first"], parts["second"], language):
            return None
        return replace(
            reckoning, order="either" if earlier and later else "before" if earlier else "after"
        )
    return reckoning


def _asks_order(first: str, second: str, language: str) -> bool:
    """True if a yes-or-no question is about two events that are known."""
    if _ANYTHING.search(first):
        return False
    return language == "id" or bool(_DEFINITE.match(second))
