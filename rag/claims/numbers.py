"""Numbers of a claim that its passages do not give."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from index.article import Span
from index.dates import find_dates
from rag.phrases.amounts import read_amount
from rag.phrases.figures import read_number
from rag.phrases.pieces import Phrase
from rag.phrases.units import Unit

_STARTS = re.compile(
    r"(?<![\w.,])(?=(?:Rp|US\$|S\$|A\$|RM|[$€£])\.?\s?\d)|(?<![\w.,])(?=\d)|\b(?=[^\W\d])"
)
_FIGURE = re.compile(r"\d[\d.,]*(?<=\d)")
_ABOUT = re.compile(
    r"\b(?:sekitar|kira-kira|kurang lebih|hampir|nyaris|lebih dari|lebih|kurang dari|sedikitnya|"
    r"setidaknya|mendekati|about|around|roughly|approximately|nearly|almost|more than|over|"
    r"less than|fewer than|under|at least|some|close to|just)\s*$",
    re.IGNORECASE,
)
# "one" and "satu" are articles as often as numbers.
_LEAST_IN_WORDS = 2
_NEAR = Fraction(1, 10)  # by which a number called "about" may differ
_DOLLARS = frozenset(["dollars", "USD", "SGD", "AUD"])
_COUNTED = {"person": "people", "victim": "people", "resident": "people", "inhabitant": "people"}


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text.

    Attributes:
        span: Where it stands, with its unit.
        value: In the unit's base: metres, seconds, rupiah, pieces.
        written: As written, without its unit.
        unit: What is counted or measured, the same in both languages; empty where not known.
        about: True if it is said to be about this many.
    """

    span: Span
    value: Fraction
    written: Fraction
    unit: str
    about: bool


def find_numbers(text: str, language: str) -> tuple[Number, ...]:
    """The numbers of a text, in figures and words, without those of its dates."""
    dates = find_dates(text, language)
    phrase, found, done = Phrase(text, language, {}, {}), list[Number](), 0
    for match in _STARTS.finditer(text):
        start = match.start()
        if start < done or any(date.start <= start < date.end for date in dates):
            continue
        number = _amount(phrase, start) or _bare(phrase, start)
        if number is not None:
            found.append(number)
            done = number.span.end
    return tuple(found)


def _amount(phrase: Phrase, start: int) -> Number | None:
    piece = read_amount(phrase, start)
    if piece is None or piece.value.vague:
        return None
    text, value = phrase.text, piece.value
    in_words = not any(c.isdigit() for c in text[start : piece.end])
    if in_words and value.number < _LEAST_IN_WORDS:
        return None
    factor = value.unit.factor if value.unit else Fraction(1)
    about = bool(_ABOUT.search(text[:start]))
    span = Span(start, piece.end)
    written = Fraction(value.number)
    return Number(span, written * factor, written, _dimension(value.unit), about)


def _dimension(unit: Unit | None) -> str:
    if unit is None:
        return ""
    return unit.dimension or _COUNTED.get(unit.singular, unit.singular)


def _bare(phrase: Phrase, start: int) -> Number | None:
    """A number that is no amount: a score, a time, a flight's number, months that may be moons."""
    text = phrase.text
    number = read_number(text, start, phrase.language)
    if number is not None and not number.vague:
        value, end = Fraction(number.value), number.end
        if not number.figure and value < _LEAST_IN_WORDS:
            return None
        return Number(Span(start, end), value, value, "", bool(_ABOUT.search(text[:start])))
    match = _FIGURE.match(text, start)
    if match is None:
        return None
    value = Fraction(int(match[0].replace(".", "").replace(",", "")))
    return Number(Span(start, match.end()), value, value, "", False)


def missing_number(
    claimed: Sequence[Number], given: Sequence[Number]
) -> tuple[Number, Number | None] | None:
    """The first number of a claim that the passages do not give.

    Args:
        claimed: The claim's numbers.
        given: Those of its passages.

    Returns:
        The number, and one that the passages give in its place, of the same unit, if there is
        one; None where all are given.
    """
    for number in claimed:
        if not any(_same(number, other) for other in given):
            instead = [o for o in given if number.unit and o.unit == number.unit]
            return number, (instead[0] if instead else None)
    return None


def _same(claimed: Number, given: Number) -> bool:
    if claimed.unit and given.unit and not _alike(claimed.unit, given.unit):
        return False
    if claimed.value == given.value:
        return True
    if not (claimed.unit and given.unit):  # "from five to two kilometres"
        return claimed.written == given.written
    if claimed.unit != given.unit or not (claimed.about or given.about):
        return False
    return abs(claimed.value - given.value) <= _NEAR * max(claimed.value, given.value)


def _alike(one: str, other: str) -> bool:
    """False if two units differ whatever is counted: metres, rupiah, percent."""
    if one == other or {one, other} & set(_COUNTED.values()):
        return True
    return "dollars" in (one, other) and {one, other} <= _DOLLARS
