"""The days and months between dates, as far as the dates tell them."""

from __future__ import annotations

import calendar
from datetime import date

from index.dates import DateMention

# Two dates without a year lie in the same one if they are at most this many days apart: 30
# December and 2 January do not.
SAME_YEAR = 183


def whole_day(mention: DateMention) -> date | None:
    """The day of a date; None if it lacks its day, month or year."""
    if mention.year is None or mention.month is None or mention.day is None:
        return None
    return date(mention.year, mention.month, mention.day)


def months_between(first: date, last: date) -> tuple[int, int]:
    """Whole months from one day to a later one, and the days left over.

    A month from 31 January ends on the last day of February.
    """
    months = (last.year - first.year) * 12 + last.month - first.month
    if add_months(first, months) > last:
        months -= 1
    return months, (last - add_months(first, months)).days


def add_months(day: date, months: int) -> date:
    """The same day some months later, or the last of a month that is too short for it."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def days_between(first: DateMention, second: DateMention, one_year: bool) -> int | None:
    """Days from the first to the second date, None where they do not tell.

    Args:
        first: A date.
        second: Another.
        one_year: True if dates without a year may be taken to be of the same one.
    """
    days = [whole_day(mention) for mention in (first, second)]
    if days[0] is not None and days[1] is not None:
        return (days[1] - days[0]).days
    if first.year is not None or second.year is not None or not one_year:
        return None
    found = {_days_in(year, first, second) for year in (2000, 2001)}  # a leap year and another
    apart = found.pop()
    return apart if not found and apart is not None and abs(apart) <= SAME_YEAR else None


def sign(first: DateMention, second: DateMention, one_year: bool) -> int:
    """-1 where the first date is the earlier one, 1 where the later, 0 where they do not tell.

    Args as in ``days_between``.
    """
    if (days := days_between(first, second, one_year)) is not None:
        return (days < 0) - (days > 0)
    spans = [day_range(mention) for mention in (first, second)]
    if spans[0] is None or spans[1] is None:
        return 0
    return (spans[0][0] > spans[1][1]) - (spans[0][1] < spans[1][0])


def day_range(mention: DateMention) -> tuple[date, date] | None:
    """The first and the last day that a date may be; None without its year."""
    if mention.year is None:
        return None
    if (day := whole_day(mention)) is not None:
        return day, day
    year, last = mention.year, mention.month or 12
    return date(year, mention.month or 1, 1), date(year, last, calendar.monthrange(year, last)[1])


def _days_in(year: int, first: DateMention, second: DateMention) -> int | None:
    try:
        days = [date(year, m.month or 0, m.day or 0) for m in (first, second)]
    except ValueError:
        return None
    return (days[1] - days[0]).days
