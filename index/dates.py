"""Dates and times that a text states, in Indonesian and English.

Nothing is filled in: a date without a year stays without one, and a date that can be read in two
ways is not returned.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

# number: (Indonesian name, English name, other spellings)
_MONTHS = {
    1: ("Januari", "January", "Jan"),
    2: ("Februari", "February", "Pebruari Feb Peb"),
    3: ("Maret", "March", "Mar Mrt"),
    4: ("April", "April", "Apr"),
    5: ("Mei", "May", ""),
    6: ("Juni", "June", "Jun"),
    7: ("Juli", "July", "Jul"),
    8: ("Agustus", "August", "Agu Agt Ags Agst Aug"),
    9: ("September", "September", "Sep Sept"),
    10: ("Oktober", "October", "Okt Oct"),
    11: ("November", "November", "Nopember Nov Nop"),
    12: ("Desember", "December", "Des Dec"),
}
_MONTH_NUMBERS = {
    name.lower(): number
    for number, (indonesian, english, others) in _MONTHS.items()
    for name in (indonesian, english, *others.split())
}
# "July 12" without a year is a date whatever the text's language; "April 12" is not: Indonesian
# writes "bulan April 12 orang", and never puts the month before the day.
_ENGLISH_MONTHS = {english.lower() for indonesian, english, _ in _MONTHS.values()} - {
    indonesian.lower() for indonesian, _, _ in _MONTHS.values()
}
_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "senin monday mon",
            "selasa tuesday tues tue",
            "rabu wednesday wed",
            "kamis thursday thurs thur thu",
            "jumat jum'at jum’at friday fri",
            "sabtu saturday sat",
            "minggu ahad sunday sun",
        )
    )
    for name in names.split()
}


def _any_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_GAP = r"[^\S\r\n]{1,3}"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?!\d)"
_YEAR = r"(?:1[89]|20)\d\d(?!\d)"
_MONTH = rf"(?:{_any_of(_MONTH_NUMBERS)})(?![^\W\d])"
_HALF = r"(?:dini hari|pagi|siang|sore|petang|malam|morning|afternoon|evening|night)"
_ZONE = rf"(?:{_GAP}?(?P<half>[ap]\.?m\b\.?)|{_GAP}(?:WIB|WITA|WIT|GMT|UTC)\b)?"
_NO_AMOUNT = r"(?![\d%]|[.,]\d|\s(?:persen|ribu|juta|miliar|triliun|percent|million|billion)\b)"
_SECONDS = r"(?::[0-5]\d(?:\.\d+)?)?"
_WEEKDAY = rf"(?P<weekday>{_any_of(_WEEKDAYS)})\b\.?(?:{_GAP}{_HALF})?,?(?:{_GAP})?\(?"
_ISO = r"(?P<iso>(?:1[89]|20)\d\d[-/][01]\d[-/][0-3]\d)(?!\d)"
_TEXTUAL = (
    rf"(?:(?P<from>{_DAY})\s?[-–]\s?)?(?P<day>{_DAY})(?:st|nd|rd|th)?{_GAP}(?:of{_GAP})?"
    rf"(?P<month>{_MONTH})\.?(?:,?{_GAP}(?P<year>{_YEAR}))?"
)
_MONTH_FIRST = (
    rf"(?P<month_m>{_MONTH})\.?{_GAP}(?:(?P<day_m>{_DAY})(?:st|nd|rd|th)?"
    rf"(?:,?{_GAP}(?P<year_m>{_YEAR})|(?![.,]?\d|{_GAP}?%))|(?P<year_only>{_YEAR}))"
)
_NUMERIC = (
    rf"(?:(?P<from_n>{_DAY})\s?[-–]\s?)?(?P<first>\d\d?)(?P<sep>[/.-])(?P<second>\d\d?)"
    rf"(?:(?P=sep)(?P<year_n>\d{{4}}|\d\d))?(?![\d/]|[.,-]\d)"
)
_CLOCK = (
    rf"(?:(?:,?{_GAP}|{_GAP}?[|–—-]{_GAP}|T)(?:(?:pukul|pkl\.?|jam|at){_GAP})?"
    rf"(?P<hour>[01]\d(?=[.:])|2[0-3]|\d(?=:))[.:](?P<minute>[0-5]\d){_SECONDS}{_NO_AMOUNT}{_ZONE})?"
)
_ALONE = (
    rf"(?:pukul|pkl\.?|jam|at){_GAP}(?P<clock>(?P<hour_c>[01]?\d|2[0-3])[.:](?P<minute_c>[0-5]\d)"
    rf"{_SECONDS}{_NO_AMOUNT}{_ZONE.replace('half', 'half_c')})"
)
_YEARS = (
    rf"(?<![$€£¥+–-])(?P<since>{_YEAR})(?:\s?[-–—/]\s?(?P<until>{_YEAR}))?"
    r"(?![\w%]|[.,:/]\d|-an\b)"
)
_CANDIDATE = re.compile(
    rf"(?<![\w.,:/])(?<![\d–-][–-])(?:(?:{_WEEKDAY})?(?:{_ISO}|{_TEXTUAL}|{_NUMERIC}){_CLOCK}"
    rf"|(?:{_WEEKDAY.replace('weekday', 'weekday_m')})?{_MONTH_FIRST}"
    rf"{_CLOCK.replace('hour', 'hour_m').replace('minute', 'minute_m').replace('half', 'half_m')}"
    rf"|{_YEARS}|{_ALONE})",
    re.IGNORECASE,
)
# Every mention holds a digit, so only the neighbourhood of digits is searched.
_DIGITS = re.compile(r"\d(?:\D{0,90}\d)*")
_BEFORE, _AFTER = 40, 40
# A four-digit number with one of these before or after it counts something.
_AMOUNT_BEFORE = re.compile(
    r"(?:\b(?:Rp|IDR|USD|US|RM|EUR|No|Nomor|number|sebanyak|sejumlah|more than|lebih dari|"
    r"kurang dari|less than|at least|setidaknya|total)\b[.:]?)\s*$",
    re.IGNORECASE,
)
_AMOUNT_AFTER = re.compile(
    r"\s?(?:%|persen|percent|orang|jiwa|warga|unit|buah|butir|ekor|lembar|kasus|korban|pasien|"
    r"siswa|mahasiswa|peserta|pekerja|kendaraan|rumah|desa|titik|kali|km|kilometer|meter|cm|mm|kg|"
    r"gram|ton|liter|hektare?|ha|watt|cc|rupiah|dolar|ribu|juta|miliar|triliun|tahun|bulan|minggu|"
    r"hari|jam|menit|people|persons|units|cases|deaths|victims|patients|students|workers|soldiers|"
    r"troops|homes|houses|cars|miles|feet|tons|tonnes|litres|dollars|votes|seats|times|years|"
    r"months|weeks|days|hours|minutes)\b",
    re.IGNORECASE,
)
# A day and month as figures only are a date where something says so: "(15/8)", "tanggal 15/8".
_DATE_BEFORE = re.compile(r"(?:\(|\b(?:tanggal|tgl\.?)\s)$", re.IGNORECASE)
_PREPOSITION = re.compile(r"\b(?:on|in|since|until|till|by|from|of|before|after|last)\s$")


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
        parts.append(_MONTHS[mention.month][language == "en"])
    if mention.year is not None:
        parts.append(str(mention.year))
    clock = ""
    if mention.hour is not None:
        clock = f"{mention.hour:02}{':' if language == 'en' else '.'}{mention.minute or 0:02}"
    return ", ".join(part for part in (" ".join(parts), clock) if part)


def _candidates(text: str) -> Iterator[re.Match[str]]:
    for digits in _DIGITS.finditer(text):
        start = max(digits.start() - _BEFORE, 0)
        yield from _CANDIDATE.finditer(text, start, digits.end() + _AFTER)


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
    if _AMOUNT_AFTER.match(text, end) or _AMOUNT_BEFORE.search(text[max(start - 14, 0) : start]):
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
        return int(year) if year else None, _MONTH_NUMBERS[match["month"].lower()], int(match["day"])
    if match["month_m"]:
        return _month_first(match, language)
    return _numeric(match, language)


def _month_first(match: re.Match[str], language: str) -> tuple[int | None, int, int | None] | None:
    name = match["month_m"]
    month = _MONTH_NUMBERS[name.lower()]
    year = match["year_only"] or match["year_m"]
    day = match["day_m"]
    before = match.string[max(match.start() - 8, 0) : match.start()]
    if name in ("may", "march", "mar") and not _PREPOSITION.search(before):
        return None  # "it may 12 ..." and "the march 12 ..." are no dates
    if not year and language != "en" and name.lower() not in _ENGLISH_MONTHS:
        return None
    return int(year) if year else None, month, int(day) if day else None


def _numeric(match: re.Match[str], language: str) -> tuple[int | None, int, int] | None:
    first, second, written = int(match["first"]), int(match["second"]), match["year_n"]
    weekday = match["weekday"]
    told = weekday or _DATE_BEFORE.search(match.string[max(match.start() - 9, 0) : match.start()])
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
    wanted = _WEEKDAYS[weekday.lower()]
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
