"""Decades, centuries and years of an era in short phrases: "1990-an", "abad ke-5 SM"."""

from __future__ import annotations

import re
from decimal import Decimal

from rag.phrases.number_words import ordinal
from rag.phrases.pieces import Phrase, Piece, Value, whole_piece
from rag.phrases.units import read_unit

_DECADE = {
    "id": re.compile(r"(?:tahun\s|dekade\s)?(1\d\d0|20\d0)(?:\s?-\s?)?an\b", re.IGNORECASE),
    "en": re.compile(r"(?:the\s)?(1\d\d0|20\d0)s\b", re.IGNORECASE),
}
_CENTURY = {
    "id": re.compile(
        r"abad\s(?:ke\s?-?\s?)?(\d\d?)(?:\s(SM|Sebelum Masehi|M|Masehi)\b)?", re.IGNORECASE
    ),
    "en": re.compile(r"(?:the\s)?(\d\d?)(?:st|nd|rd|th)\scentury(?:\s(BC|AD)\b)?", re.IGNORECASE),
}
_ERA = {
    "id": re.compile(r"(?:tahun\s)?([1-9]\d{0,3})\s(SM|Sebelum Masehi|Masehi)\b"),
    "en": re.compile(r"([1-9]\d{0,3})\s(BC|AD)\b"),
}
_ERAS = {"sm": "BC", "sebelum masehi": "BC", "masehi": "AD", "m": "AD", "bc": "SM", "ad": "Masehi"}
# A year before those that ``find_dates`` knows: a bare one may be any number, "tahun 98" is 1998.
_EARLY_YEAR = {
    "id": re.compile(r"tahun\s([1-9]\d{2,3})(?![\w-]|[.,]\d)", re.IGNORECASE),
    "en": re.compile(r"the\syear\s([1-9]\d{2,3})(?![\w-]|[.,]\d)", re.IGNORECASE),
}


def read_age(phrase: Phrase, start: int) -> Piece | None:
    """A decade, a century or a year with its era: "1990-an", "abad ke-5", "6 SM", "tahun 476"."""
    text, language = phrase.text, phrase.language
    if match := _DECADE[language].match(text, start):
        written = f"the {match[1]}s" if phrase.other == "en" else f"{match[1]}-an"
        return Piece(match.end(), written, Value("decade", Decimal(match[1])), "period")
    if match := _CENTURY[language].match(text, start):
        return _century(phrase, match)
    if match := _ERA[language].match(text, start):
        era = _ERAS[match[2].lower()]
        before = "BC" in (era, match[2])
        value = Value("era", Decimal(-int(match[1]) if before else int(match[1])))
        return Piece(match.end(), f"{match[1]} {era}", value, "period")
    if match := _EARLY_YEAR[language].match(text, start):
        prefix = "the year" if phrase.other == "en" else "tahun"
        value = Value("era", Decimal(match[1]))
        return whole_piece(phrase, match.end(), f"{prefix} {match[1]}", value, "period")
    return None


def _century(phrase: Phrase, match: re.Match[str]) -> Piece | None:
    unit = read_unit("abad", 0, "id")
    number = int(match[1])
    if unit is None or number == 0:
        return None
    rank = ordinal(number, phrase.other, figures=True)
    written = f"{rank} century" if phrase.other == "en" else f"abad {rank}"
    era = _ERAS[match[2].lower()] if match[2] else ""
    before = match[2] is not None and "BC" in (era, match[2].upper())
    value = Value("ordinal", Decimal(number), unit[0], told=("BC",) if before else ())
    return whole_piece(phrase, match.end(), f"{written} {era}".rstrip(), value, "period")
