"""Dates that a question states relative to today: "yesterday", "tahun lalu"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from index.dates import DateMention

_DAYS = (
    (0, r"\b(?:today|hari\s+ini)\b"),
    (-1, r"\b(?:yesterday|kemarin)\b(?!\s+(?:lusa|dulu))"),
    (-2, r"\b(?:the\s+day\s+before\s+yesterday|kemarin\s+lusa|kemarin\s+dulu)\b"),
)
_MONTHS = (
    (0, r"\b(?:this\s+month|bulan\s+ini)\b"),
    (-1, r"\b(?:last\s+month|bulan\s+(?:lalu|kemarin))\b"),
)
_YEARS = (
    (0, r"\b(?:this\s+year|tahun\s+ini)\b"),
    (-1, r"\b(?:last\s+year|tahun\s+(?:lalu|kemarin))\b"),
)


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
        day = today + timedelta(days=days)
        found += [_mention(m, day.year, day.month, day.day) for m in _find(pattern, text)]
    for months, pattern in _MONTHS:
        year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
        found += [_mention(m, year, month + 1, None) for m in _find(pattern, text)]
    for years, pattern in _YEARS:
        found += [_mention(m, today.year + years, None, None) for m in _find(pattern, text)]
    return found


def _find(pattern: str, text: str) -> list[re.Match[str]]:
    return list(re.finditer(pattern, text, re.IGNORECASE))


def _mention(match: re.Match[str], year: int, month: int | None, day: int | None) -> DateMention:
    return DateMention(match.start(), match.end(), year, month, day, None, None)
