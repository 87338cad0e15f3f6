"""The time between dates in words, as precise as the dates are and no more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from index.dates import DateMention, format_date
from rag.reckoning.day_counts import day_range, days_between, months_between, sign, whole_day
from rag.reckoning.parse import Reckoning
from rag.reckoning.patterns import Unit
from rag.reckoning.wording import count, join, months_words, say

LONG = 60  # days; more are told in months and years too
YEAR = 366  # days; longer bounds are told in months and years

Range = tuple[date, date]


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


@dataclass(frozen=True, slots=True)
class Ties:
    """What two dates are known to have in common.

    Attributes:
        year: True if both, where they lack their year, are of the same one.
        clock: True if their times of day are of the same clock.
    """

    year: bool = False
    clock: bool = False


def compute(
    reckoning: Reckoning, dates: Sequence[DateMention], language: str, ties: Ties | None = None
) -> ReckonedAnswer | None:
    """Reckons with the dates of the events.

    Args:
        reckoning: What is asked.
        dates: The date of each event, in the order of the events.
        language: Of the answer, ``"id"`` or ``"en"``.
        ties: What two dates are known to have in common; None is nothing.

    Returns:
        Days where both dates state theirs, else bounds; None where a year that matters is not
        stated, where the bounds are too wide to say anything, or where the dates do not tell
        which came first.
    """
    ties = ties or Ties()
    if reckoning.kind == "ago":
        return _ago(reckoning, dates[0], language)
    if reckoning.kind == "between":
        return _between(reckoning, dates[0], dates[1], language, ties)
    return _order(reckoning, dates[0], dates[1], language, ties)


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


def bounds_words(earlier: Range, later: Range, unit: Unit, language: str) -> str | None:
    """The least and the most time from one stretch of days to a later one, in words.

    Args:
        earlier: First and last day that the one date may be.
        later: Those of the other, none of them in ``earlier``.
        unit: What to count in.
        language: ``"id"`` or ``"en"``.

    Returns:
        None where the most is more than twice the least: from 30 December 2024 to some day of
        2025 may be two days or a year.
    """
    least, most = (later[0] - earlier[1]).days, (later[1] - earlier[0]).days
    if most > 2 * least:
        return None
    if most <= YEAR and unit in ("days", "weeks", "any"):
        said = [count(days, "days", language) for days in (least, most)]
    else:
        months, rest = months_between(earlier[0], later[1])
        whole = months_between(earlier[1], later[0])[0], months + bool(rest)
        said = [months_words(number, language) for number in whole]
    return say("bounds", language, *said) if all(said) else None


def _ago(reckoning: Reckoning, then: DateMention, language: str) -> ReckonedAnswer | None:
    today, span = reckoning.today, day_range(then)
    if span is None:
        return None
    told = format_date(_day_only(then), language)
    now = format_date(DateMention(0, 0, today.year, today.month, today.day), language)
    if span == (today, today):
        return ReckonedAnswer(say("this day", language, told), 0)
    if span[0] <= today <= span[1]:
        same = "this year" if then.month is None else "this month"
        return ReckonedAnswer(say(same, language, told, now))
    key = "ago" if span[1] < today else "ahead"
    amount = _amount(span, (today, today), reckoning.unit, language)
    days = (today - span[0]).days if span[0] == span[1] else None
    return ReckonedAnswer(say(key, language, amount, told, now), days) if amount else None


def _amount(one: Range, other: Range, unit: Unit, language: str) -> str | None:
    """The time between two dates with years, neither of which may be the other."""
    earlier, later = min(one, other), max(one, other)
    if earlier[0] == earlier[1] and later[0] == later[1]:
        return elapsed_words(earlier[0], later[0], unit, language)
    return bounds_words(earlier, later, unit, language)


def _between(
    reckoning: Reckoning, first: DateMention, second: DateMention, language: str, ties: Ties
) -> ReckonedAnswer | None:
    days = days_between(first, second, ties.year)
    ordered = (second, first) if sign(first, second, ties.year) > 0 else (first, second)
    told = [format_date(_day_only(mention), language) for mention in ordered]
    turned = reckoning.order == "after" and ordered[0] is second
    key = "turned" if turned else "from"
    if days is not None:
        if turned and first.year is None:
            return None  # the second may lie in the next year
        if not days:
            return ReckonedAnswer(say("one day", language, told[0]), 0)
        start = whole_day(ordered[0]) or date(2001, ordered[0].month or 1, ordered[0].day or 1)
        amount = elapsed_words(start, start + timedelta(abs(days)), reckoning.unit, language)
        return ReckonedAnswer(say(key, language, amount, *told), days)
    spans = [day_range(mention) for mention in ordered]
    if spans[0] is None or spans[1] is None:
        return None
    if spans[1][0] <= spans[0][1]:
        months = first.month is not None and second.month is not None
        return ReckonedAnswer(say("one month" if months else "one year", language, *told))
    bounds = bounds_words(spans[0], spans[1], reckoning.unit, language)
    return ReckonedAnswer(say(key, language, bounds, *told)) if bounds else None


def _order(
    reckoning: Reckoning, first: DateMention, second: DateMention, language: str, ties: Ties
) -> ReckonedAnswer | None:
    days = days_between(first, second, ties.year)
    told = [format_date(_day_only(mention), language) for mention in (first, second)]
    turn = sign(first, second, ties.year)
    if not turn and days == 0:
        if not ties.clock or first.hour is None or second.hour is None:
            return ReckonedAnswer(say("one day", language, told[0]), 0)
        told = [format_date(mention, language) for mention in (first, second)]
        hours = (first.hour, first.minute or 0), (second.hour, second.minute or 0)
        turn = (hours[0] > hours[1]) - (hours[0] < hours[1])
    if not turn:
        return None
    if reckoning.order is not None:
        # No yes or no: the first event may have happened at other times too.
        return ReckonedAnswer(say("before" if turn < 0 else "after", language, *told), days)
    labels = [event.label for event in reckoning.events]
    chosen, other = (0, 1) if (turn < 0) == (reckoning.kind == "first") else (1, 0)
    said = say(reckoning.kind, language, labels[chosen], told[chosen], labels[other], told[other])
    return ReckonedAnswer(said, days)


def _day_only(mention: DateMention) -> DateMention:
    return DateMention(mention.start, mention.end, mention.year, mention.month, mention.day)
