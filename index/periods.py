"""The range of days that a question names: "between March and May 2024", "sejak tahun lalu"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from index.date_patterns import MONTH_NUMBERS, MONTHS
from index.dates import DateMention, find_dates
from index.relative import Period, relative_dates, relative_weeks

DAY = timedelta(days=1)
_NEAR = 100  # code points before a date in which the words that go with it are looked for
_NAMED = r"(?:(?:the|tanggal|tgl\.?|hari|bulan|tahun|thn|year|month|week\s+of|of|in|on|pada)\s+)*"
_SINCE = re.compile(rf"\b(?:since|sejak|semenjak|mulai|starting)\s+{_NAMED}$", re.IGNORECASE)
_UNTIL = re.compile(rf"\b(?:until|till|sampai|hingga|up\s+to|by)\s+{_NAMED}$", re.IGNORECASE)
_BEFORE = re.compile(rf"\b(?:before|sebelum|prior\s+to)\s+{_NAMED}$", re.IGNORECASE)
_AFTER = re.compile(rf"\b(?:after|setelah|sesudah|selepas|usai)\s+{_NAMED}$", re.IGNORECASE)
_ONWARDS = re.compile(r"\s+(?:onwards?|ke\s?atas|dan\s+seterusnya)\b", re.IGNORECASE)
_JOINT = r"(?:and|dan|to|until|till|through|sampai(?:\s+dengan)?|hingga|s\.?/?d\.?|[-–—])"
_TWO_ENDS = re.compile(rf"\s{_JOINT}\s|\b\d{{4}}\s?[-–—]\s?\d{{4}}\b", re.IGNORECASE)
_BETWEEN = re.compile(rf"\s*{_JOINT}\s*{_NAMED}", re.IGNORECASE)
# The first half of a range that leaves out what its second half states: "March", "3", "3 May".
_MONTH = "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True))
_HALF = re.compile(
    rf"\b(?:between|antara|from|dari|sejak|mulai)\s+{_NAMED}"
    rf"(?P<half>(?:\d{{1,2}}(?:\s+(?:{_MONTH}))?|(?:{_MONTH})(?:\s+\d{{1,2}})?))\s*{_JOINT}\s*{_NAMED}$",
    re.IGNORECASE,
)


def find_periods(text: str, language: str, today: date) -> list[Period]:
    """The ranges of days that a question names, in order, without overlap.

    Args:
        text: A question.
        language: Its language.
        today: The day it is asked.

    Returns:
        Periods with their places; "before" and "since" leave one end open. A date without a year
        names no days and is left out.
    """
    return [_directed(text, period) for period in _joined(text, language, today)]


def cue_start(text: str, start: int) -> int:
    """Where the words begin that say how a period counts which begins at ``start``.

    It is the place of "since" in "since last year", and ``start`` itself if there are none.
    """
    for cue in (_SINCE, _UNTIL, _BEFORE, _AFTER):
        if match := cue.search(text, max(start - _NEAR, 0), start):
            return match.start()
    return start


def hull(periods: Sequence[Period]) -> tuple[date | None, date | None]:
    """First and last day of all periods together; None for an end that one of them leaves open."""
    firsts = [period.first for period in periods]
    lasts = [period.last for period in periods]
    first = None if None in firsts else min((day for day in firsts if day), default=None)
    last = None if None in lasts else max((day for day in lasts if day), default=None)
    return first, last


def _joined(text: str, language: str, today: date) -> Iterator[Period]:
    """The periods of all dates, those that are the two ends of one made one."""
    found = sorted(_stated(text, language, today), key=lambda period: period.start)
    pending: Period | None = None
    for period in found:
        if pending is not None and _BETWEEN.fullmatch(text, pending.end, period.start):
            pending = _span(pending, period)
            continue
        if pending is not None:
            yield pending
        pending = period
    if pending is not None:
        yield pending


def _span(one: Period, other: Period) -> Period:
    first, last = hull((one, other))
    return Period(one.start, other.end, first, last)


def _stated(text: str, language: str, today: date) -> Iterator[Period]:
    weeks = relative_weeks(text, today)
    taken = [(week.start, week.end) for week in weeks]
    yield from weeks
    # Figures that English reads in two ways are read as the articles write them, day first.
    for mention in (
        *relative_dates(text, today),
        *find_dates(text, language),
        *find_dates(text, "id"),
    ):
        if all(mention.end <= start or end <= mention.start for start, end in taken):
            taken.append((mention.start, mention.end))
            if (period := _completed(text, mention)) is not None:
                yield period


def _completed(text: str, mention: DateMention) -> Period | None:
    """The days of a date, from those of a first half that stands before it; None without year."""
    last = _period(mention)
    match = _HALF.search(text, max(mention.start - _NEAR, 0), mention.start)
    if last is None or match is None or mention.month is None:
        return last
    half = (
        match["half"]
        if re.search(r"[^\W\d]", match["half"])
        else f"{match['half']} " + (MONTHS[mention.month][1])
    )
    dates = find_dates(f"{half} {mention.year}", "en")
    first = _period(dates[0]) if len(dates) == 1 else None
    if first is None or first.first is None or last.first is None or first.first > last.first:
        return last
    return replace(last, start=match.start("half"), first=first.first)


def _period(mention: DateMention) -> Period | None:
    """The days of a date that states its year."""
    if mention.year is None:
        return None
    first = date(mention.year, mention.month or 1, mention.day or 1)
    if mention.day is not None:
        last = first
    elif mention.month is not None:
        last = (first.replace(day=28) + 4 * DAY).replace(day=1) - DAY
    else:
        last = first.replace(month=12, day=31)
    return Period(mention.start, mention.end, first, last)


def _directed(text: str, period: Period) -> Period:
    """A period with the end opened that the words about it open: "since 2020"."""
    before = text[max(period.start - _NEAR, 0) : period.start]
    first, last = period.first, period.last
    if first is None or last is None:
        return period
    if _BEFORE.search(before):
        return replace(period, first=None, last=first - DAY if first > date.min else first)
    if _AFTER.search(before):
        return replace(period, first=last + DAY if last < date.max else last, last=None)
    if _UNTIL.search(before):
        return replace(period, first=None)
    if _ONWARDS.match(text, period.end) or _SINCE.search(before):
        return period if _is_range(text, period) else replace(period, last=None)
    return period


def _is_range(text: str, period: Period) -> bool:
    return _TWO_ENDS.search(text, period.start, period.end) is not None
