"""What a reckoned answer says, in both languages."""

from __future__ import annotations

from collections.abc import Sequence

from rag.reckoning.patterns import Unit

_UNITS = {
    "days": ("day", "days", "hari"),
    "weeks": ("week", "weeks", "minggu"),
    "months": ("month", "months", "bulan"),
    "years": ("year", "years", "tahun"),
}
_WORDS = {
    "en": {
        "bounds": "at least {} and at most {}",
        "or": "{}, or {}",
        "and": " and ",
        "ago": "{} ago ({}, counted from {})",
        "ahead": "in {} ({}, counted from {})",
        "this day": "today ({})",
        "this month": "this month ({}, counted from {})",
        "this year": "this year ({}, counted from {})",
        "from": "{} (from {} to {})",
        "turned": "{} before, not after (from {} to {})",
        "one day": "on the same day ({})",
        "one month": "in the same month ({} and {})",
        "one year": "in the same year ({} and {})",
        "first": "{}: {}, before {}: {}",
        "last": "{}: {}, after {}: {}",
        "before": "{}, before {}",
        "after": "{}, after {}",
    },
    "id": {
        "bounds": "minimal {} dan maksimal {}",
        "or": "{}, atau {}",
        "and": " dan ",
        "ago": "{} yang lalu ({}, dihitung dari {})",
        "ahead": "{} lagi ({}, dihitung dari {})",
        "this day": "hari ini ({})",
        "this month": "bulan ini ({}, dihitung dari {})",
        "this year": "tahun ini ({}, dihitung dari {})",
        "from": "{} (dari {} sampai {})",
        "turned": "{} sebelumnya, bukan sesudahnya (dari {} sampai {})",
        "one day": "pada hari yang sama ({})",
        "one month": "dalam bulan yang sama ({} dan {})",
        "one year": "dalam tahun yang sama ({} dan {})",
        "first": "{}: {}, sebelum {}: {}",
        "last": "{}: {}, sesudah {}: {}",
        "before": "{}, sebelum {}",
        "after": "{}, sesudah {}",
    },
}


def months_words(months: int, language: str) -> str:
    """Months as years and months."""
    return join([(months // 12, "years"), (months % 12, "months")], language)


def join(parts: Sequence[tuple[int, Unit]], language: str) -> str:
    """``1 year, 2 months and 3 days``; parts of nothing are left out."""
    said = [count(number, unit, language) for number, unit in parts if number]
    if len(said) < 2:
        return "".join(said)
    return ", ".join(said[:-1]) + _WORDS[language]["and"] + said[-1]


def count(number: int, unit: Unit, language: str) -> str:
    """A number of days, weeks, months or years."""
    one, many, indonesian = _UNITS[unit]
    if language == "id":
        return f"{number:,} {indonesian}".replace(",", ".")
    return f"{number:,} {one if number == 1 else many}"


def say(key: str, language: str, *parts: str) -> str:
    """A phrase of the answer with its parts filled in."""
    return _WORDS[language][key].format(*parts)
