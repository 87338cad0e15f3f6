"""The time between dates in words, as precise as the dates are and no more."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from index.dates import DateMention, format_date
from rag.reckoning.parse import Reckoning
from rag.reckoning.patterns import Unit
from rag.reckoning.wording import count, join, months_words, say

LONG = 60  # days; more are told in months and years too
# Two dates without a year lie in the same one if they are at most this many days apart: 30
# December and 2 January do not.
SAME_YEAR = 183


@dataclass(frozen=True, slots=True)
class ReckonedAnswer:
    """What was reckoned.

    Attributes:
        text: In words, with the dates that it comes from.
        days: The days from the first date to the second, or from the date to today; negative
            where they lie the other way round; None where a date lacks its day.
    """

    text: str
    days: int | None = None


def compute(
    reckoning: Reckoning, dates: Sequence[DateMention], language: str
) -> ReckonedAnswer | None:
    """Reckons with the dates of the events.

    Args:
        reckoning: What is asked.
        dates: The date of each event, in the order of the events.
        language: Of the answer, ``"id"`` or ``"en"``.

    Returns:
        Days where both dates state theirs, else months or years; None where a year that matters
        is not stated, or where the dates do not tell which came first.
    """
    if reckoning.kind == "ago":
        return _ago(reckoning, dates[0], language)
    if reckoning.kind == "between":
        return _between(reckoning, dates[0], dates[1], language)
    return _order(reckoning, dates[0], dates[1], language)


def elapsed_words(first: date, last: date, unit: Unit, language: str) -> str:
    """The time from one day to another in words: ``180 days, or 5 months and 27 days``.

    Args:
        first: The earlier day.
        last: The later one, or the same.
        unit: What to count in.
        language: ``"id"`` or ``"en"``.
    """
    days = (last - first).days
    counted = count(days, "days", language)
    months, rest = months_between(first, last)
    if unit == "weeks" and days >= 7:
        weeks = join([(days // 7, "weeks"), (days % 7, "days")], language)
        return say("or", language, weeks, counted)
    if unit == "months" and months:
        whole = join([(months, "months"), (rest, "days")], language)
        return say("or", language, whole, counted)
    parts: list[tuple[int, Unit]] = [(months // 12, "years"), (months % 12, "months")]
    whole = join([*parts, (rest, "days")], language)
    if unit == "years" and months >= 12:
        return say("or", language, whole, counted)
    return say("or", language, counted, whole) if days >= LONG else counted


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


def _ago(reckoning: Reckoning, then: DateMention, language: str) -> ReckonedAnswer | None:
    today = reckoning.today
    if then.year is None:
        return None
    told = format_date(_day_only(then), language)
    now = format_date(DateMention(0, 0, today.year, today.month, today.day), language)
    if (day := _day(then)) is not None:
        if day == today:
            return ReckonedAnswer(say("this day", language, told), 0)
        ago = day < today
        amount = elapsed_words(min(day, today), max(day, today), reckoning.unit, language)
        days = (today - day).days
        return ReckonedAnswer(say("ago" if ago else "ahead", language, amount, told, now), days)
    if then.month is not None:
        distance = (today.year - then.year) * 12 + today.month - then.month
        amount, same = months_words(abs(distance), language), "this month"
    else:
        distance = today.year - then.year
        amount, same = count(abs(distance), "years", language), "this year"
    if not distance:
        return ReckonedAnswer(say(same, language, told, now))
    key = "ago" if distance > 0 else "ahead"
    return ReckonedAnswer(say(key, language, say("about", language, amount), told, now))


def _between(
    reckoning: Reckoning, first: DateMention, second: DateMention, language: str
) -> ReckonedAnswer | None:
    days = _days_between(first, second)
    ordered = (second, first) if _sign(first, second) > 0 else (first, second)
    told = [format_date(_day_only(mention), language) for mention in ordered]
    turned = reckoning.order == "after" and ordered[0] is second
    key = "turned" if turned else "from"
    if days is not None:
        if turned and first.year is None:
            return None  # the second may lie in the next year
        if not days:
            return ReckonedAnswer(say("one day", language, told[0]), 0)
        start = _day(ordered[0]) or date(2001, ordered[0].month or 1, ordered[0].day or 1)
        amount = elapsed_words(start, start + timedelta(abs(days)), reckoning.unit, language)
        return ReckonedAnswer(say(key, language, amount, *told), days)
    if first.year is None or second.year is None:
        return None
    if first.month is not None and second.month is not None:
        months = abs((second.year - first.year) * 12 + second.month - first.month)
        amount, same, apart = months_words(months, language), "one month", months
    else:
        apart = abs(second.year - first.year)
        amount, same = count(apart, "years", language), "one year"
    if not apart:
        return ReckonedAnswer(say(same, language, *told))
    return ReckonedAnswer(say(key, language, say("about", language, amount), *told))


def _order(
    reckoning: Reckoning, first: DateMention, second: DateMention, language: str
) -> ReckonedAnswer | None:
    days = _days_between(first, second)
    told = [format_date(_day_only(mention), language) for mention in (first, second)]
    sign = _sign(first, second)
    if not sign and days == 0:
        if first.hour is None or second.hour is None:
            return ReckonedAnswer(say("one day", language, told[0]), 0)
        told = [format_date(mention, language) for mention in (first, second)]
        hours = (first.hour, first.minute or 0), (second.hour, second.minute or 0)
        sign = (hours[0] > hours[1]) - (hours[0] < hours[1])
    if not sign:
        return None
    if reckoning.order is not None:
        relation = "before" if sign < 0 else "after"
        said = say(relation, language, *told)
        if reckoning.order == "either":
            return ReckonedAnswer(say(f"either {relation}", language, said), days)
        return ReckonedAnswer(
            say("yes" if relation == reckoning.order else "no", language, said), days
        )
    labels = [event.label for event in reckoning.events]
    chosen, other = (0, 1) if (sign < 0) == (reckoning.kind == "first") else (1, 0)
    said = say(reckoning.kind, language, labels[chosen], told[chosen], labels[other], told[other])
    return ReckonedAnswer(said, days)


def _day(mention: DateMention) -> date | None:
    if mention.year is None or mention.month is None or mention.day is None:
        return None
    return date(mention.year, mention.month, mention.day)


def _days_between(first: DateMention, second: DateMention) -> int | None:
    """Days from the first to the second date, None where they do not tell."""
    days = [_day(mention) for mention in (first, second)]
    if days[0] is not None and days[1] is not None:
        return (days[1] - days[0]).days
    if first.year is not None or second.year is not None:
        return None
    found = {_days_in(year, first, second) for year in (2000, 2001)}  # a leap year and another
    apart = found.pop()
    return apart if not found and apart is not None and abs(apart) <= SAME_YEAR else None


def _days_in(year: int, first: DateMention, second: DateMention) -> int | None:
    try:
        days = [date(year, m.month or 0, m.day or 0) for m in (first, second)]
    except ValueError:
        return None
    return (days[1] - days[0]).days


def _sign(first: DateMention, second: DateMention) -> int:
    """-1 where the first date is the earlier one, 1 where the later, 0 where they do not tell."""
    if (days := _days_between(first, second)) is not None:
        return (days < 0) - (days > 0)
    if first.year is None or second.year is None:
        return 0
    spans = [_span(mention) for mention in (first, second)]
    return (spans[0][0] > spans[1][1]) - (spans[0][1] < spans[1][0])


def _span(mention: DateMention) -> tuple[date, date]:
    """The first and the last day that a date with a year may be."""
    year, month = mention.year or 1, mention.month
    if (day := _day(mention)) is not None:
        return day, day
    last = month or 12
    return date(year, month or 1, 1), date(year, last, calendar.monthrange(year, last)[1])


def _day_only(mention: DateMention) -> DateMention:
    return DateMention(mention.start, mention.end, mention.year, mention.month, mention.day)
