"""Dates and times of day in short phrases, read and written in the other language."""

from __future__ import annotations

import re
from calendar import monthrange

from index.date_patterns import MONTH_NUMBERS, MONTHS, WEEKDAYS
from index.dates import DateMention, find_dates, format_date
from rag.phrases.context import tells_date, tells_time
from rag.phrases.pieces import Phrase, Piece, Value
from rag.question import Kind

_WEEKDAY_NAMES = {
    "id": "Senin Selasa Rabu Kamis Jumat Sabtu Minggu".split(),
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
}
_DAYPARTS = {
    "id": {
        "dini hari": "early morning",
        "pagi": "morning",
        "siang": "midday",
        "sore": "afternoon",
        "petang": "evening",
        "malam": "night",
    },
    "en": {"morning": "pagi", "afternoon": "sore", "evening": "malam", "night": "malam"},
}
_DAY = {
    language: rf"(?P<weekday>{'|'.join(sorted(WEEKDAYS, key=len, reverse=True))})\b\.?"
    rf"(?:\s(?P<part>{'|'.join(parts)})\b)?"
    for language, parts in _DAYPARTS.items()
}
_LEADING_DAY = {language: re.compile(day, re.IGNORECASE) for language, day in _DAY.items()}
_BEFORE_DATE = {
    "id": re.compile(r"(?:hari|tanggal|tgl\.?|bulan|tahun)\s", re.IGNORECASE),
    "en": re.compile(r"the\syear\s", re.IGNORECASE),
}
_ZONE = re.compile(r"\s?(WIB|WITA|WIT|GMT|UTC)$", re.IGNORECASE)
_SECONDS = re.compile(r"\d[.:]\d\d[.:]\d\d")
_FIGURES = re.compile(r"([0-3]?\d)/\s?([0-3]?\d)(?![\d/]|\s?/)")
_IN_FIGURES = re.compile(r"\d[/-]\s?\d|\d\.\d\d?\.\d")
_EARLY = re.compile(
    rf"(?:(?P<day>[1-9]|[12]\d|3[01])\s)?(?P<month>{'|'.join(MONTH_NUMBERS)})"
    r"(?:\s(?P<after>[1-9]|[12]\d|3[01]),)?\s(?P<year>1[0-7]\d\d)(?![\w-]|[.,]\d)",
    re.IGNORECASE,
)
_TIME = r"([01]?\d|2[0-3])[{marks}]([0-5]\d)(?![\d:]|[.,]\d)"
_HALF = r"(?:\s?([ap])\.?m\b\.?)?"
_CLOCK = {
    "id": re.compile(
        rf"(?:pukul|pkl\.?|jam)\s{_TIME.format(marks='.:')}"
        rf"(?:(\s?[-–]\s?|\s(?:hingga|sampai)\s(?:pukul\s)?){_TIME.format(marks='.:')})?"
        r"(\s(?:WIB|WITA|WIT|GMT|UTC)\b)?",
        re.IGNORECASE,
    ),
    "en": re.compile(
        rf"(?:at\s)?{_TIME.format(marks=':')}{_HALF}()()()(\s(?:WIB|WITA|WIT|GMT|UTC)\b)?",
        re.IGNORECASE,
    ),
}


def read_date(phrase: Phrase, start: int) -> Piece | None:
    """A date, a weekday, a month or a time of day."""
    before = _BEFORE_DATE[phrase.language].match(phrase.text, start)
    place = before.end() if before else start
    mention = phrase.dates.get(place)
    return (
        _early(phrase, place)
        or (_mentioned(phrase, mention) if mention else None)
        or _in_figures(phrase, place)
        or _clock(phrase, start)
        or _named(phrase, place)
    )


def written_date(text: str, mention: DateMention, language: str, target: str) -> str | None:
    """A date's words in a language, None where something in them would be lost.

    Args:
        text: Exactly the words of the mention.
        mention: What they say.
        language: The language they are in.
        target: The language to write in.
    """
    if _SECONDS.search(text):
        return None
    if text.isdigit():
        return text  # a year, or the first day of "5-8 July"
    day = _LEADING_DAY[language].match(text)
    zone = _ZONE.search(text)
    written = format_date(mention, target) + (f" {zone[1]}" if zone else "")
    if day is None:
        return written
    weekday = _weekday(day["weekday"], day["part"], language, target)
    return None if weekday is None else f"{weekday}, {written}"


def dates_in_words(text: str, language: str, kind: Kind | None, before: str) -> str:
    """A text with its dates in figures put into words of the same language.

    Args:
        text: A few words.
        language: Theirs.
        kind: What the question asks for.
        before: What stands before them.
    """
    alone = _date_in_figures(text, 0, language)
    if alone and alone[1] == len(text) and _sure(alone[0], before, text, "", kind):
        return format_date(alone[0], language)
    written, done = "", 0
    for mention in find_dates(text, language):
        words = text[mention.start : mention.end]
        if mention.month is None or not _IN_FIGURES.search(words):
            continue
        around = before + text[: mention.start], words, text[mention.end :]
        if not _sure(mention, *around, kind):
            continue
        put = written_date(words, mention, language, language)
        if put is not None:
            written, done = written + text[done : mention.start] + put, mention.end
    return written + text[done:]


def _sure(mention: DateMention, before: str, words: str, after: str, kind: Kind | None) -> bool:
    """Whether figures that may be a date are one; with a year or a month's name they are."""
    if mention.year is not None or mention.day is None or mention.month is None:
        return True
    if not _IN_FIGURES.search(words):
        return True
    return tells_date(mention.day, mention.month, before, words, after, kind)


def _weekday(name: str, part: str | None, language: str, target: str) -> str | None:
    written = _WEEKDAY_NAMES[target][WEEKDAYS[name.lower()]]
    if not part:
        return written
    return f"{written} {part if language == target else _DAYPARTS[language][part.lower()]}"


def _mentioned(phrase: Phrase, mention: DateMention) -> Piece | None:
    text = phrase.text[mention.start : mention.end]
    written = written_date(text, mention, phrase.language, phrase.other)
    following = phrase.text[mention.end : mention.end + 1]
    if written is None or following.isalnum():
        return None
    around = phrase.until(mention.start), text, phrase.text[mention.end :]
    if not _sure(mention, *around, phrase.kind):
        return None
    day = _LEADING_DAY[phrase.language].match(text)
    weekday = WEEKDAYS[day["weekday"].lower()] if day else None
    role = "period" if mention.day is None else "day"
    told = (day["part"].lower(),) if day and day["part"] else ()
    return Piece(
        mention.end, written, Value("date", date=mention, weekday=weekday, told=told), role
    )


def _in_figures(phrase: Phrase, start: int) -> Piece | None:
    found = _date_in_figures(phrase.text, start, phrase.language)
    if found is None:
        return None
    mention, end = found
    around = phrase.until(start), phrase.text[start:end], phrase.text[end:]
    if not _sure(mention, *around, phrase.kind):
        return None
    return Piece(end, format_date(mention, phrase.other), Value("date", date=mention), "day")


def _date_in_figures(text: str, start: int, language: str) -> tuple[DateMention, int] | None:
    """Day and month without a year, "12/9", and where they end."""
    match = _FIGURES.match(text, start)
    if match is None:
        return None
    found = find_dates(f"({match[1]}/{match[2]})", language)
    if len(found) != 1 or text[match.end() : match.end() + 1].isalnum():
        return None
    return found[0], match.end()


def _clock(phrase: Phrase, start: int) -> Piece | None:
    match = _CLOCK[phrase.language].match(phrase.text, start)
    if match is None or phrase.text[match.end() : match.end() + 1].isalnum():
        return None
    if phrase.language == "en":
        return _english_clock(phrase, match)
    hour, minute, between, until, past, zone = match.groups()
    mention = DateMention(match.start(), match.end(), hour=int(hour), minute=int(minute))
    written = f"{hour}:{minute}"
    if until:
        written += f"{between if between.strip() in ('-', '–') else ' to '}{until}:{past}"
    told = (f"to {int(until):02}:{past}",) if until else ()
    value = Value("date", date=mention, told=(*told, *_zone(zone)))
    return Piece(match.end(), written + (zone or ""), value, "clock")


def _english_clock(phrase: Phrase, match: re.Match[str]) -> Piece | None:
    hour, minute, half, *_, zone = match.groups()
    figure = hour
    at = re.search(r"\bat\s$", phrase.until(match.start(1)), re.IGNORECASE)
    if not half and not zone and not at:
        return None  # a time run, or chapter and verse
    if half:
        if not 1 <= int(hour) <= 12:
            return None
        figure = f"{int(hour) % 12 + 12 * (half.lower() == 'p'):02}"
    mention = DateMention(match.start(), match.end(), hour=int(figure), minute=int(minute))
    value = Value("date", date=mention, told=_zone(zone))
    return Piece(match.end(), f"pukul {figure}.{minute}{zone or ''}", value, "clock")


def _early(phrase: Phrase, start: int) -> Piece | None:
    """A date of a year before those that ``find_dates`` knows: "29 Agustus 1593"."""
    match = _EARLY.match(phrase.text, start)
    if match is None or (match["after"] and (match["day"] or phrase.language == "id")):
        return None
    day = match["day"] or match["after"]
    month, year = MONTH_NUMBERS[match["month"].lower()], int(match["year"])
    number = int(day) if day else None
    if number is not None and number > monthrange(2000, month)[1]:
        return None
    mention = DateMention(match.start(), match.end(), year, month, number)
    role = "day" if day else "period"
    return Piece(match.end(), format_date(mention, phrase.other), Value("date", date=mention), role)


def _zone(zone: str | None) -> tuple[str, ...]:
    return (zone.strip().upper(),) if zone else ()


def _named(phrase: Phrase, start: int) -> Piece | None:
    """A weekday or a month alone, with its capital: Minggu is Sunday, minggu a week."""
    match = re.compile(r"[A-Z]\w+").match(phrase.text, start)
    if match is None:
        return None
    word, english = match.group(), phrase.language == "en"
    day = _LEADING_DAY[phrase.language].match(phrase.text, start)
    parted = day is not None and day["part"]
    if not parted and not tells_time(phrase.until(start), phrase.kind):
        return None
    for number, names in MONTHS.items():
        if names[english] == word:
            mention = DateMention(start, match.end(), month=number)
            value = Value("date", date=mention)
            return Piece(match.end(), format_date(mention, phrase.other), value, "period")
    if word not in _WEEKDAY_NAMES[phrase.language] or day is None:
        return None
    written = _weekday(word, day["part"], phrase.language, phrase.other)
    told = (day["part"].lower(),) if day["part"] else ()
    value = Value("date", weekday=WEEKDAYS[word.lower()], told=told)
    return Piece(day.end(), written or "", value, "day")
