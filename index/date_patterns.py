"""The vocabulary and patterns of dates and times in Indonesian and English text."""

from __future__ import annotations

import re
from collections.abc import Iterable

# number: (Indonesian name, English name, other spellings)
MONTHS = {
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
MONTH_NUMBERS = {
    name.lower(): number
    for number, (indonesian, english, others) in MONTHS.items()
    for name in (indonesian, english, *others.split())
}
# "July 12" without a year is a date whatever the text's language; "April 12" is not: Indonesian
# writes "bulan April 12 orang", and never puts the month before the day.
ENGLISH_MONTHS = {english.lower() for indonesian, english, _ in MONTHS.values()} - {
    indonesian.lower() for indonesian, _, _ in MONTHS.values()
}
WEEKDAYS = {
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
_MONTH = rf"(?:{_any_of(MONTH_NUMBERS)})(?![^\W\d])"
_HALF = r"(?:dini hari|pagi|siang|sore|petang|malam|morning|afternoon|evening|night)"
_ZONE = rf"(?:{_GAP}?(?P<half>[ap]\.?m\b\.?)|{_GAP}(?:WIB|WITA|WIT|GMT|UTC)\b)?"
_NO_AMOUNT = r"(?![\d%]|[.,]\d|\s(?:persen|ribu|juta|miliar|triliun|percent|million|billion)\b)"
_SECONDS = r"(?::[0-5]\d(?:\.\d+)?)?"
_WEEKDAY = rf"(?P<weekday>{_any_of(WEEKDAYS)})\b\.?(?:{_GAP}{_HALF})?,?(?:{_GAP})?\(?"
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
CANDIDATE = re.compile(
    rf"(?<![\w.,:/])(?<![\d–-][–-])(?:(?:{_WEEKDAY})?(?:{_ISO}|{_TEXTUAL}|{_NUMERIC}){_CLOCK}"
    rf"|(?:{_WEEKDAY.replace('weekday', 'weekday_m')})?{_MONTH_FIRST}"
    rf"{_CLOCK.replace('hour', 'hour_m').replace('minute', 'minute_m').replace('half', 'half_m')}"
    rf"|{_YEARS}|{_ALONE})",
    re.IGNORECASE,
)
# Every mention holds a digit, so only the neighbourhood of digits is searched.
DIGITS = re.compile(r"\d(?:\D{0,90}\d)*")
BEFORE, AFTER = 40, 40
# A four-digit number with one of these before or after it counts something.
AMOUNT_BEFORE = re.compile(
    r"(?:\b(?:Rp|IDR|USD|US|RM|EUR|No|Nomor|number|sebanyak|sejumlah|more than|lebih dari|"
    r"kurang dari|less than|at least|setidaknya|total)\b[.:]?)\s*$",
    re.IGNORECASE,
)
AMOUNT_AFTER = re.compile(
    r"\s?(?:%|persen|percent|orang|jiwa|warga|unit|buah|butir|ekor|lembar|kasus|korban|pasien|"
    r"siswa|mahasiswa|peserta|pekerja|kendaraan|rumah|desa|titik|kali|km|kilometer|meter|cm|mm|kg|"
    r"gram|ton|liter|hektare?|ha|watt|cc|rupiah|dolar|ribu|juta|miliar|triliun|tahun|bulan|minggu|"
    r"hari|jam|menit|people|persons|units|cases|deaths|victims|patients|students|workers|soldiers|"
    r"troops|homes|houses|cars|miles|feet|tons|tonnes|litres|dollars|votes|seats|times|years|"
    r"months|weeks|days|hours|minutes)\b",
    re.IGNORECASE,
)
# A day and month as figures only are a date where something says so: "(15/8)", "tanggal 15/8".
DATE_BEFORE = re.compile(r"(?:\(|\b(?:tanggal|tgl\.?)\s)$", re.IGNORECASE)
PREPOSITION = re.compile(r"\b(?:on|in|since|until|till|by|from|of|before|after|last)\s$")
