"""Dates that a question states relative to today: "yesterday", "tahun lalu", "two weeks ago"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from index.dates import DateMention

_DAYS = (
    (0, r"\btoday\b"),
    (
        -1,
        r"\b(?:(?<!before\s)yesterday|(?<!minggu\s)(?<!pekan\s)(?<!bulan\s)(?<!tahun\s)kemarin)\b"
        r"(?!\s+(?:lusa|dulu))",
    ),
    (-2, r"\b(?:the\s+)?day\s+before\s+yesterday\b|\bkemarin\s+(?:lusa|dulu)\b"),
)
_UNITS = {"day": "hari", "week": "minggu|pekan", "month": "bulan", "year": "tahun"}
_PATTERNS = {
    english: re.compile(
        rf"\b(?P<which>this|last)\s+{english}\b|\b(?P<ago>\w+)\s+{english}s?\s+ago\b"
        rf"|(?:\b(?P<before>\w+)\s+)?\b(?P<said>(?P<one>se)?(?:{indonesian})\s+"
        r"(?:ya?ng\s+)?(?P<how>lalu|silam|kemarin|ini))\b",
        re.IGNORECASE,
    )
    for english, indonesian in _UNITS.items()
}
_NUMBERS = {
    name: number
    for number, names in enumerate(
        (
            "a an one satu",
            "two dua",
            "three tiga",
            "four empat",
            "five lima",
            "six enam",
            "seven tujuh",
            "eight delapan",
            "nine sembilan",
            "ten sepuluh",
        ),
        start=1,
    )
    for name in names.split()
}
# "beberapa tahun lalu" names no year, "hari Minggu lalu" is a Sunday.
_VAGUE = frozenset(
    "beberapa berapa belasan puluhan ratusan ribuan juta sekian hari belas puluh ratus".split()
)


@dataclass(frozen=True, slots=True)
class Period:
    """The days that ``text[start:end]`` names, from first to last; None where it is open."""

    start: int
    end: int
    first: date | None
    last: date | None


def relative_dates(text: str, today: date) -> list[DateMention]:
    """The days, months and years that a text names by their distance from today.

    Args:
        text: A question.
        today: The day it is asked.

    Returns:
        Dates with their places in the text; a month lacks its day, a year its month.
    """
    found = []
    for days, pattern in _DAYS:
        for match in re.finditer(pattern, text, re.IGNORECASE):
            if (day := _days_before(today, -days)) is not None:
                found.append(_mention(match.span(), day.year, day.month, day.day))
    for span, count in _distances("day", text):
        if (day := _days_before(today, count)) is not None:
            found.append(_mention(span, day.year, day.month, day.day))
    for span, count in _distances("month", text):
        year, month = divmod(today.year * 12 + today.month - 1 - count, 12)
        if year >= 1:
            found.append(_mention(span, year, month + 1, None))
    for span, count in _distances("year", text):
        if today.year - count >= 1:
            found.append(_mention(span, today.year - count, None, None))
    return found


def relative_weeks(text: str, today: date) -> list[Period]:
    """The weeks, from Monday to Sunday, that a text names by their distance from today.

    Args:
        text: A question.
        today: The day it is asked.
    """
    found = []
    for (start, end), count in _distances("week", text):
        monday = _days_before(today, today.weekday() + 7 * count)
        if monday is not None and date.max - monday >= timedelta(days=6):
            found.append(Period(start, end, monday, monday + timedelta(days=6)))
    return found


def _distances(unit: str, text: str) -> Iterator[tuple[tuple[int, int], int]]:
    """Where a text names a day, week, month or year, and how many of them ago it was."""
    for match in _PATTERNS[unit].finditer(text):
        if match["which"]:
            if unit != "day":  # "this day" and "last day" are not told from today
                yield match.span(), int(match["which"].lower() == "last")
        elif match["ago"]:
            if (count := _number(match["ago"])) is not None:
                yield match.span(), count
        else:
            yield from _indonesian_distance(unit, match)


def _indonesian_distance(unit: str, match: re.Match[str]) -> Iterator[tuple[tuple[int, int], int]]:
    """As ``_distances`` for "tahun lalu", "setahun lalu", "dua tahun lalu" and "tahun ini"."""
    before, how = (match["before"] or "").lower(), match["how"].lower()
    count = None if match["one"] else _number(before)
    if how == "ini":
        if not match["one"] and count is None and before not in _VAGUE:
            yield match.span("said"), 0
    elif count is not None:
        yield match.span(), count
    elif match["one"] or (before not in _VAGUE and unit != "day"):
        yield match.span("said"), 1


def _number(word: str) -> int | None:
    if word.isascii() and word.isdigit() and len(word) <= 3:
        return int(word)
    return _NUMBERS.get(word.lower())


def _days_before(today: date, days: int) -> date | None:
    return today - timedelta(days=days) if (today - date.min).days >= days else None


def _mention(span: tuple[int, int], year: int, month: int | None, day: int | None) -> DateMention:
    return DateMention(*span, year, month, day, None, None)
