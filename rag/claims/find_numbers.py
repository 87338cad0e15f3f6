"""The numbers of a text, in figures and words, with what they count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from index.article import Span
from index.dates import DateMention, find_dates
from rag.claims.number_patterns import (
    ABOUT,
    CLOCK_AFTER,
    CLOCK_BEFORE,
    DAY_BEFORE,
    FIGURE,
    FOREIGN,
    FRACTION,
    HALF,
    HYPHEN,
    KNOWN,
    ONE,
    SIGN,
    STARTS,
    TIMES,
    YEAR,
    enumerators,
)
from rag.phrases.amounts import read_amount
from rag.phrases.figures import read_number
from rag.phrases.number_words import POWERS, read_ordinal
from rag.phrases.pieces import OTHER, Phrase
from rag.phrases.units import Unit, read_unit

DATED = "date"  # the unit of days, years and hours that may be parts of a date
BEFORE, AFTER = 40, 160  # characters around a number that tell what it is
# "one" and "satu" are articles as often as numbers, "kedua" is both, "second" a time unit.
_LEAST_IN_WORDS, _LEAST_ORDINAL = 2, 3
# Kinds of people and names for the same kind.
_SAME_KIND = {
    "person": "people",
    "victim": "people",
    "resident": "people",
    "inhabitant": "people",
    "employee": "worker",
    "university student": "student",
}


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text.

    Attributes:
        span: Where it stands, with its unit. Two readings of one number have the same.
        value: In the unit's base: metres, seconds, rupiah, pieces.
        written: As written, without its unit.
        unit: What is counted or measured, the same in both languages; ``DATED`` for what may be
            part of a date, empty where not known.
        measured: True if the unit is one of measure, of time or of money.
        about: True if it is said to be about this many.
        sure: False if it may be no number: "satu", "ketiga", the day of a date.
    """

    span: Span
    value: Fraction
    written: Fraction
    unit: str = ""
    measured: bool = False
    about: bool = False
    sure: bool = True


def find_numbers(text: str, language: str) -> tuple[Number, ...]:
    """The numbers of a text, in order; those of its dates among them, as not sure.

    Args:
        text: Any text.
        language: ``"id"`` or ``"en"``; a text of another is read as both.
    """
    if language not in OTHER:
        return tuple(number for known in OTHER for number in find_numbers(text, known))
    dates = find_dates(text, language)
    found = [number for date in dates for number in _of_date(date)]
    text = HYPHEN.sub(" ", text) if language == "en" else text
    listed = enumerators(text)
    done = ahead = 0
    for match in STARTS[language].finditer(text):
        start = match.start()
        while ahead < len(dates) and dates[ahead].end <= start:
            ahead += 1
        if start < done or start in listed or (ahead < len(dates) and dates[ahead].start <= start):
            continue
        first = max(start - BEFORE, 0)
        phrase = Phrase(text[first : start + AFTER], language, {}, {})
        for number in _readings(phrase, start - first):
            done = number.span.end + first
            found.append(replace(number, span=Span(start, done)))
    return tuple(sorted(found, key=lambda number: number.span.start))


def _of_date(date: DateMention) -> Iterator[Number]:
    """Its parts as numbers: "on the 12th" and "at 5 p.m." may stand for them."""
    hours = () if date.hour is None else (date.hour, date.hour % 12)
    for part in (date.year, date.day, *hours):
        if part is not None:
            value = Fraction(part)
            yield Number(Span(date.start, date.end), value, value, DATED, sure=False)


def _readings(phrase: Phrase, start: int) -> Iterator[Number]:
    """The number at a place; twice where its figures may be read in two ways."""
    number = (
        _half(phrase, start)
        or _amount(phrase, start)
        or _ordinal(phrase, start)
        or _bare(phrase, start)
    )
    if number is None:
        return
    if not number.unit and KNOWN.match(phrase.text, start):
        number = replace(number, sure=False)
    yield from [number] if number.unit else _dated(phrase, number)
    if phrase.language == "en" and FOREIGN.match(phrase.text, start):
        yield replace(number, value=number.value * 1000, written=number.written * 1000)


def _dated(phrase: Phrase, number: Number) -> Iterator[Number]:
    """As part of a date, if it stands like one: "tanggal 12", "5 p.m.", "17.30 WIB", "2018"."""
    text, span = phrase.text, number.span
    before = text[: span.start]
    if CLOCK_AFTER.match(text, span.end) or CLOCK_BEFORE.search(before):
        hour = replace(number, written=Fraction(int(number.written)), unit=DATED)
        yield hour
        if 12 < hour.written < 24:
            yield replace(hour, written=hour.written - 12)  # 5 p.m.
    elif YEAR.fullmatch(text, span.start, span.end) or DAY_BEFORE.search(before):
        yield replace(number, unit=DATED)
    else:
        yield number


def _half(phrase: Phrase, start: int) -> Number | None:
    """With a half: "dua setengah juta", "half an hour"; half of something is no number."""
    match = HALF[phrase.language].match(phrase.text, start)
    if match is None:
        return None
    number = read_number(match["whole"], 0, phrase.language) if match["whole"] else None
    if match["whole"] and (number is None or number.end < len(match["whole"])):
        return None
    power = POWERS[phrase.language][match["power"].lower()] if match["power"] else 0
    written = (Fraction(number.value if number else 0) + Fraction(1, 2)) * 10**power
    gap = re.compile(r"\s(?:an?\s)?").match(phrase.text, match.end())
    unit = read_unit(phrase.text, gap.end(), phrase.language) if gap else None
    if number is None and not power and unit is None:
        return None
    end = unit[1] if unit else match.end()
    return _counted(phrase, Span(start, end), written, unit[0] if unit else None)


def _amount(phrase: Phrase, start: int) -> Number | None:
    piece = read_amount(phrase, start)
    if piece is None or piece.value.vague:
        return None
    number = _counted(
        phrase, Span(start, piece.end), Fraction(piece.value.number), piece.value.unit
    )
    in_words = not any(c.isdigit() for c in phrase.text[start : piece.end])
    doubtful = in_words and (
        number.written < _LEAST_IN_WORDS or FRACTION.match(phrase.text, piece.end)
    )
    return replace(number, sure=not doubtful)


def _counted(phrase: Phrase, span: Span, written: Fraction, unit: Unit | None) -> Number:
    about = bool(ABOUT.search(phrase.text[: span.start]))
    if unit is None:
        return Number(span, written, written, about=about)
    kind = unit.dimension or _SAME_KIND.get(unit.singular, unit.singular)
    return Number(span, written * unit.factor, written, kind, bool(unit.dimension), about)


def _ordinal(phrase: Phrase, start: int) -> Number | None:
    """A rank: "12th", which may be a day; "third"; "ketiga", which may be "the three"."""
    text = phrase.text
    if match := ONE.match(text, start):
        return Number(Span(start, match.end()), Fraction(1), Fraction(1), sure=False)
    if match := TIMES.match(text, start):
        value = Fraction(2 if match["two"] else 3)
        return Number(Span(start, match.end()), value, value, "time", sure=False)
    read = read_ordinal(text, start, phrase.language)
    if read is None:
        return None
    number, figures, end = read
    in_parts = text.startswith(" of", end)  # "a third of"
    sure = phrase.language == "en" and number >= _LEAST_ORDINAL and not in_parts
    value = Fraction(number)
    return Number(Span(start, end), value, value, DATED if figures else "", sure=figures or sure)


def _bare(phrase: Phrase, start: int) -> Number | None:
    """A number that is no amount: a score, a time, a flight's number, months that may be moons."""
    text = phrase.text
    number = read_number(text, start, phrase.language)
    if number is not None and not number.vague:
        value, end = Fraction(number.value), number.end
        about = bool(ABOUT.search(text[:start]))
        sure = bool(number.figure) or value >= _LEAST_IN_WORDS
        return Number(Span(start, end), value, value, about=about, sure=sure)
    sign = SIGN.match(text, start)
    match = FIGURE.match(text, sign.end() if sign else start)
    if match is None:
        return None
    value = Fraction(int(match[0].replace(".", "").replace(",", "")))
    return Number(Span(start, match.end()), value, value)
