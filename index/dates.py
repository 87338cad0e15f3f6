"""Dates and times that a text states, in Indonesian and English.

Nothing is filled in: a date without a year stays without one, and a date that can be read in two
ways is not returned.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from index.date_patterns import (
    AFTER,
    AMOUNT_AFTER,
    AMOUNT_BEFORE,
    BEFORE,
    CANDIDATE,
    DATE_BEFORE,
    DIGITS,
    ENGLISH_MONTHS,
    MONTH_NUMBERS,
    MONTHS,
    PREPOSITION,
    WEEKDAYS,
)
from index.words import fold

_ISO = re.compile(
    r"(?:(\d{4})|-(?=-\d))(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::[\d.]+)?(?:Z|[+-][\d:]+)?)?)?)?",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date or time of day, with the parts that ``text[start:end]`` states and no others."""

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    hour: int | None = None
    minute: int | None = None

    @property
    def precision(self) -> str:
        """The finest part stated: ``"minute"``, ``"day"``, ``"month"`` or ``"year"``."""
        if self.hour is not None:
            return "minute"
        if self.day is not None:
            return "day"
        return "year" if self.month is None else "month"

    def iso(self) -> str:
        """The mention in ISO 8601, ``--06-12`` without a year and ``T17:35`` without a date."""
        time = "" if self.hour is None else f"T{self.hour:02}:{self.minute or 0:02}"
        if self.month is None:
            return ("" if self.year is None else f"{self.year:04}") + time
        year = "-" if self.year is None else f"{self.year:04}"
        day = "" if self.day is None else f"-{self.day:02}"
        return f"{year}-{self.month:02}{day}{time}"

    def compatible(self, other: DateMention) -> bool:
        """Whether no part that both state differs."""
        pairs = (
            (self.year, other.year),
            (self.month, other.month),
            (self.day, other.day),
            (self.hour, other.hour),
            (self.minute, other.minute),
        )
        return all(ours is None or theirs is None or ours == theirs for ours, theirs in pairs)


def find_dates(text: str, language: str = "id") -> tuple[DateMention, ...]:
    """The dates and times that a text states, in order, without overlap.

    Args:
        text: Any text.
        language: ``"en"`` where 8/1/2026 may mean August; otherwise the day stands first.
    """
    return tuple(mention for match in _candidates(text) for mention in _read(match, language))


def format_date(mention: DateMention, language: str) -> str:
    """A mention in words: ``8 January 2026``, ``12 Juni``, ``15 Agustus 2022, 17.35``."""
    parts = [] if mention.day is None else [str(mention.day)]
    if mention.month is not None:
        parts.append(MONTHS[mention.month][language == "en"])
    if mention.year is not None:
        parts.append(str(mention.year))
    clock = ""
    if mention.hour is not None:
        clock = f"{mention.hour:02}{':' if language == 'en' else '.'}{mention.minute or 0:02}"
    return ", ".join(part for part in (" ".join(parts), clock) if part)


def read_iso(text: str) -> DateMention | None:
    """A date as ``DateMention.iso`` writes it, or with a whole time; None if it is none."""
    match = _ISO.fullmatch(text)
    if match is None:
        return None
    year, month, day, hour, minute = (int(part) if part else None for part in match.groups())
    if not _exists(year, month or 1, day) or (hour or 0) > 23 or (minute or 0) > 59:
        return None
    return DateMention(0, 0, year, month, day, hour, minute)


def _candidates(text: str) -> Iterator[re.Match[str]]:
    for digits in DIGITS.finditer(text):
        start = max(digits.start() - BEFORE, 0)
        yield from CANDIDATE.finditer(text, start, digits.end() + AFTER)


def _read(match: re.Match[str], language: str) -> Iterator[DateMention]:
    """The mentions that a candidate turns out to hold: none, one, or both ends of a range."""
    if match["since"]:
        yield from _years(match)
    elif match["clock"]:
        start, end = match.span("clock")
        hour, minute = _time(match["hour_c"], match["minute_c"], match["half_c"])
        yield DateMention(start, end, hour=hour, minute=minute)
    else:
        parts = _parts(match, language)
        if parts is not None and _exists(*parts):
            yield from _dated(match, *parts)


def _dated(
    match: re.Match[str], year: int | None, month: int, day: int | None
) -> Iterator[DateMention]:
    """The date of a candidate with its time, after the first day of a range if it states one."""
    start, end = match.span()
    first = "from" if match["from"] else "from_n"
    if match[first] and _exists(year, month, int(match[first])):
        yield DateMention(start, match.end(first), year, month, int(match[first]))
        start = match.start("day" if first == "from" else "first")
    hour, minute = _time(
        match["hour"] or match["hour_m"],
        match["minute"] or match["minute_m"],
        match["half"] or match["half_m"],
    )
    opened = match.group().count("(") > match.group().count(")")
    if opened and match.string.startswith(")", end):
        end += 1
    yield DateMention(start, end, year, month, day, hour, minute)


def _years(match: re.Match[str]) -> Iterator[DateMention]:
    text, start, end = match.string, match.start(), match.end()
    if AMOUNT_AFTER.match(text, end) or AMOUNT_BEFORE.search(text[max(start - 14, 0) : start]):
        return
    for name in ("since", "until"):
        if match[name]:
            yield DateMention(*match.span(name), year=int(match[name]))


def _time(hour: str | None, minute: str | None, half: str | None) -> tuple[int | None, int | None]:
    if hour is None or minute is None:
        return None, None
    number = int(hour)
    if half and 1 <= number <= 12:
        number = number % 12 + 12 * half.lower().startswith("p")
    return number, int(minute)


def _parts(match: re.Match[str], language: str) -> tuple[int | None, int, int | None] | None:
    """Year, month and day of a candidate, or None where they are not clear."""
    if match["iso"]:
        year, month, day = re.split("[-/]", match["iso"])
        return int(year), int(month), int(day)
    if match["day"]:
        year = match["year"]
        return (
            int(year) if year else None,
            MONTH_NUMBERS[_plain(match["month"])],
            int(match["day"]),
        )
    if match["month_m"]:
        return _month_first(match, language)
    return _numeric(match, language)


def _plain(name: str) -> str:
    """A name in plain letters; "Aguſtus" and "JUNı" match too where case is overlooked."""
    return fold(name).replace("ı", "i")


def _month_first(match: re.Match[str], language: str) -> tuple[int | None, int, int | None] | None:
    name = match["month_m"]
    month = MONTH_NUMBERS[_plain(name)]
    year = match["year_only"] or match["year_m"]
    day = match["day_m"]
    before = match.string[max(match.start() - 8, 0) : match.start()]
    if name in ("may", "march", "mar") and not PREPOSITION.search(before):
        return None  # "it may 12 ..." and "the march 12 ..." are no dates
    if not year and language != "en" and name.lower() not in ENGLISH_MONTHS:
        return None
    return int(year) if year else None, month, int(day) if day else None


def _numeric(match: re.Match[str], language: str) -> tuple[int | None, int, int] | None:
    first, second, written = int(match["first"]), int(match["second"]), match["year_n"]
    weekday = match["weekday"]
    told = weekday or DATE_BEFORE.search(match.string[max(match.start() - 9, 0) : match.start()])
    if written is None or len(written) == 2:
        if not told or match["sep"] != "/":
            return None
        closed = match.string.startswith((")", ",", ";", " "), match.end())
        if match.string[match.start() - 1 : match.start()] == "(" and not closed:
            return None
    year = None if written is None else int(written) + 2000 * (len(written) == 2)
    if year is not None and not 1800 <= year <= 2099:
        return None
    if second > 12:
        return year, first, second
    if language != "en" or first > 12 or first == second:
        return year, second, first
    return _by_weekday(year, first, second, weekday)


def _by_weekday(
    year: int | None, first: int, second: int, weekday: str | None
) -> tuple[int, int, int] | None:
    """The reading of figures that falls on the stated weekday, if just one does."""
    if year is None or weekday is None:
        return None
    wanted = WEEKDAYS[_plain(weekday)]
    readings = [
        (year, month, day)
        for month, day in ((first, second), (second, first))
        if date(year, month, day).weekday() == wanted
    ]
    return readings[0] if len(readings) == 1 else None


def _exists(year: int | None, month: int, day: int | None) -> bool:
    if year is not None and not 1800 <= year <= 2099:
        return False
    try:
        date(2000 if year is None else year, month, 1 if day is None else day)
    except ValueError:
        return False
    return True
