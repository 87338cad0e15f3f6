"""Dates of a claim that its passages do not give."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from index.date_patterns import WEEKDAYS
from index.dates import DateMention, find_dates
from index.words import fold

_WEEKDAY = re.compile(
    rf"\b(?:{'|'.join(sorted(map(re.escape, WEEKDAYS), key=len, reverse=True))})\b", re.IGNORECASE
)
# "minggu" is a week as often as a Sunday, "sun" and "sat" are other words too.
_DOUBTFUL = frozenset(["minggu", "sun", "sat", "wed", "mon"])


@dataclass(frozen=True, slots=True)
class Dates:
    """What a text says of when.

    Attributes:
        mentions: Dates and times of day.
        weekdays: Days of the week by name, Monday 0.
    """

    mentions: tuple[DateMention, ...]
    weekdays: frozenset[int]


def read_dates(text: str, language: str, published: str | None = None) -> Dates:
    """The dates and weekdays of a text.

    Args:
        text: A claim, or a passage with its title.
        language: ``"en"`` where 8/1/2026 may mean August.
        published: When the passage was published, ISO 8601: its date is one of them, and a date
            without a year may be of its year.
    """
    mentions = list(find_dates(text, language))
    if published:
        issued = find_dates(published, "id")
        year = issued[0].year if issued else None
        mentions += [replace(m, year=year) for m in mentions if m.year is None and m.month]
        mentions += issued
        mentions += _days_before(text, issued)
    weekdays = {day for m in mentions if (day := _weekday(m)) is not None}
    for match in _WEEKDAY.finditer(text):
        if match[0][0].isupper() or fold(match[0]) not in _DOUBTFUL:
            weekdays.add(WEEKDAYS[fold(match[0])])
    return Dates(tuple(mentions), frozenset(weekdays))


def _days_before(text: str, issued: Sequence[DateMention]) -> Iterator[DateMention]:
    """The dates of weekdays by name: the last such day before a publication."""
    for mention in issued:
        if mention.year is None or mention.month is None or mention.day is None:
            continue
        day = date(mention.year, mention.month, mention.day)
        for match in _WEEKDAY.finditer(text):
            back = (day.weekday() - WEEKDAYS[fold(match[0])]) % 7
            then = day - timedelta(days=back)
            yield DateMention(match.start(), match.end(), then.year, then.month, then.day)


def _weekday(mention: DateMention) -> int | None:
    if mention.year is None or mention.month is None or mention.day is None:
        return None
    return date(mention.year, mention.month, mention.day).weekday()


def missing_date(text: str, claimed: Dates, given: Sequence[Dates]) -> str | None:
    """The first date of a claim that the passages do not give, as the claim writes it.

    A date is given where no part of it differs from one that a passage states, and the passage
    states all the parts that the claim does.
    """
    stated = [mention for dates in given for mention in dates.mentions]
    for mention in claimed.mentions:
        if not any(_gives(other, mention) for other in stated):
            return text[mention.start : mention.end]
    known = frozenset[int]().union(*(dates.weekdays for dates in given))
    for match in _WEEKDAY.finditer(text):
        day = WEEKDAYS[fold(match[0])]
        if day in claimed.weekdays and day not in known and match[0][0].isupper():
            return match[0]
    return None


def _gives(stated: DateMention, claimed: DateMention) -> bool:
    if not stated.compatible(claimed):
        return False
    parts = ("month", "day", "hour")
    return all(getattr(claimed, p) is None or getattr(stated, p) is not None for p in parts)
