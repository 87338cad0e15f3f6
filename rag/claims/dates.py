"""Dates of a claim that its passages do not give."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import chain

from index.date_patterns import WEEKDAYS
from index.dates import DateMention, find_dates
from index.relative import relative_dates
from index.words import fold

A_YEAR = 366  # days: how far from its publication a text says "12 July" without a year
MOST_YEARS = 8  # of those that a text states, of which "12 July" may be

_WEEKDAY = re.compile(
    rf"\b(?:{'|'.join(sorted(map(re.escape, WEEKDAYS), key=len, reverse=True))})\b", re.IGNORECASE
)
_AHEAD = re.compile(r"\s(?:\w+\s)?(?:depan|mendatang)\b", re.IGNORECASE)
_COMING = re.compile(r"\b(?:next|coming)\s$", re.IGNORECASE)
# "minggu" is a week as often as a Sunday, "sun" and "sat" are other words too.
_DOUBTFUL = frozenset(["minggu", "sun", "sat", "wed", "mon"])
_PUBLISHING = re.compile(
    r"\b(?:articles?|editions?|published|reported (?:by|on)|as of|artikel\w*|edisi|berita|terbit|"
    r"diterbitkan|diberitakan|memberitakan|dilansir|melansir|dikutip|per (?=\d{1,2} ))",
    re.IGNORECASE,
)
_OF_WEEKS = re.compile(r"\s(?:lalu|ini|depan|kedua|ketiga|keempat)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dates:
    """What a text says of when.

    Attributes:
        mentions: Dates and times of day.
        weekdays: Days of the week by name, Monday 0, and those of its dates.
        published: When it was published; None if that is not known.
    """

    mentions: tuple[DateMention, ...]
    weekdays: frozenset[int]
    published: DateMention | None = None

    @property
    def says_when(self) -> bool:
        """True if it dates what it reports: a year long ago is that of something else."""
        issued = self.published
        return any(
            (one.month or one.year)
            and (not (issued and issued.year and one.year) or abs(one.year - issued.year) <= 1)
            for one in self.mentions
        )


@dataclass(frozen=True, slots=True)
class _Weekday:
    """A day of the week in a text.

    Attributes:
        start: Where its name begins.
        end: One past its last code point.
        day: Monday 0.
        sure: False where it may be another word.
        coming: True if it is said to lie ahead.
    """

    start: int
    end: int
    day: int
    sure: bool
    coming: bool


def read_dates(text: str, language: str, published: str | None = None) -> Dates:
    """The dates and weekdays of a text.

    Args:
        text: A claim, or a passage with its title.
        language: ``"en"`` where 8/1/2026 may mean August.
        published: When the passage was published, ISO 8601: "yesterday" and "Monday" count from it,
            and a date without a year is of a year near it.
    """
    found = find_dates(text, language)
    stated = [replace(m, hour=None, minute=None) for m in find_dates(published or "", "id")[:1]]
    issued = next(filter(None, map(_day, stated)), None)
    years = sorted({m.year for m in (*found, *stated) if m.year is not None})[-MOST_YEARS:]
    named = tuple(_weekdays(text))
    dated = [_with_years(mention, years, issued) for mention in found]
    told = [] if issued is None else [*relative_dates(text, issued), *_last_days(named, issued)]
    days = [_day(m) for m in (*(likeliest for likeliest, *_ in dated), *told)]
    weekdays = {weekday.day for weekday in named} | {day.weekday() for day in days if day}
    mentions = (*chain.from_iterable(dated), *told)
    return Dates(mentions, frozenset(weekdays), next(iter(stated), None))


def _weekdays(text: str) -> Iterator[_Weekday]:
    for match in _WEEKDAY.finditer(text):
        name, (start, end) = fold(match[0]).replace("ı", "i"), match.span()
        capital, doubtful = match[0][0].isupper(), name in _DOUBTFUL
        if name not in WEEKDAYS or (doubtful and not capital):
            continue
        week = name == "minggu" and _OF_WEEKS.match(text, end)
        sure = capital and not week and (name == "minggu" or not doubtful)
        coming = _AHEAD.match(text, end) or _COMING.search(text[max(start - 8, 0) : start])
        yield _Weekday(start, end, WEEKDAYS[name], sure, bool(coming))


def _last_days(named: Sequence[_Weekday], issued: date) -> Iterator[DateMention]:
    """The dates of weekdays by name: the last such day before a publication, or the next."""
    for weekday in named:
        back = (issued.weekday() - weekday.day) % 7
        for days in (back, back - 7) if weekday.coming else (back,):
            then = issued - timedelta(days=days)
            yield DateMention(weekday.start, weekday.end, then.year, then.month, then.day)


def _with_years(
    mention: DateMention, years: Sequence[int], issued: date | None
) -> list[DateMention]:
    """A date, without a year as of each year that it may be of, the likeliest first."""
    if mention.year is not None or mention.month is None:
        return [mention]
    near = [] if issued is None else [issued.year - 1, issued.year, issued.year + 1]
    days_away: dict[DateMention, int] = {}
    for year in dict.fromkeys([*near, *years]):
        dated = replace(mention, year=year)
        day = _day(replace(dated, day=mention.day or 1))
        if day is not None:
            away = 0 if issued is None else abs((day - issued).days)
            if year in years or away <= A_YEAR:
                days_away[dated] = away
    return sorted(days_away, key=days_away.__getitem__) or [mention]


def _day(mention: DateMention) -> date | None:
    """The day of a whole date; None of another, and of 29 February in other years."""
    if mention.year is None or mention.month is None or mention.day is None:
        return None
    try:
        return date(mention.year, mention.month, mention.day)
    except ValueError:
        return None


def missing_date(text: str, claimed: Dates, given: Sequence[Dates]) -> str | None:
    """The first date of a claim that the passages do not give, as the claim writes it.

    A date is given where one that the passages state has all its parts. Days and times of day are
    compared by themselves: they often stand apart. The day of a passage's publication counts where
    the passage dates nothing itself, or the claim speaks of publishing.

    Args:
        text: The claim.
        claimed: Its dates.
        given: Those of each passage.
    """
    stated = [mention for dates in given for mention in dates.mentions]
    of_publishing = bool(_PUBLISHING.search(text))
    issued = [d.published for d in given if d.published and (of_publishing or not d.says_when)]
    stated += issued
    for mention in claimed.mentions:
        day = any(_gives(other, mention, ("year", "month", "day")) for other in stated)
        time = mention.hour is None or any(_same_time(other, mention) for other in stated)
        if not (day and time):
            return text[mention.start : mention.end]
    known = {day for dates in given for day in dates.weekdays}
    known |= {then.weekday() for mention in issued if (then := _day(mention))}
    for weekday in _weekdays(text):
        if weekday.sure and weekday.day not in known:
            return text[weekday.start : weekday.end]
    return None


def _gives(stated: DateMention, claimed: DateMention, parts: Sequence[str]) -> bool:
    return all(getattr(claimed, p) in (None, getattr(stated, p)) for p in parts)


def _same_time(stated: DateMention, claimed: DateMention) -> bool:
    """Whether the clock says the same; 5.35 may be one of the afternoon."""
    if stated.hour is None or claimed.hour is None:
        return False
    return (stated.hour % 12, stated.minute) == (claimed.hour % 12, claimed.minute)
