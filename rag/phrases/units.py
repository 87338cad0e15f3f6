"""What news counts and measures, in both languages: orang and people, km², rupiah."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

UNITS = Path(__file__).with_name("units.txt")
OTHER_SIDE = {"id": "en", "en": "id"}


@dataclass(frozen=True, slots=True)
class Unit:
    """Something that is counted or measured.

    Attributes:
        indonesian: Its usual word in Indonesian.
        singular: Its usual word in English, of one.
        plural: The same, of several.
        dimension: What it measures; empty for things that are counted.
        factor: How much of the dimension's base it is.
        least: The smallest number before which the Indonesian word means this.
        lasting: True if the Indonesian word means this only where a time is told: bulan.
    """

    indonesian: str
    singular: str
    plural: str
    dimension: str = ""
    factor: Fraction = Fraction(1)
    least: int = 0
    lasting: bool = False

    def written(self, language: str, one: bool) -> str:
        """Its word, of one or of several."""
        if language == "id":
            return self.indonesian
        return self.singular if one else self.plural


@functools.cache
def _units() -> dict[str, dict[str, Unit]]:
    """Units by each of their words, those of any letters in lower case, for each language."""
    found: dict[str, dict[str, Unit]] = {"id": {}, "en": {}}
    for line in UNITS.read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        indonesian, english, measured, sure, *_ = [p.strip() for p in line.split(">")] + [""] * 2
        words = [word.strip() for word in indonesian.split("|")]
        pairs = [_singular_and_plural(pair) for pair in english.split("|")]
        dimension, factor = measured.split() if measured else ("", "1")
        least = int(sure) if sure.isdigit() else 0
        usual, one, several = (word.lstrip("=") for word in (words[0], *pairs[0]))
        measure = dimension, Fraction(factor)
        unit = Unit(usual, one, several, *measure, least, sure == "lasting")
        sides = {"id": words, "en": [word for pair in pairs for word in pair]}
        for language, side in sides.items():
            if sure not in OTHER_SIDE or OTHER_SIDE[sure] != language:
                for word in side:
                    key = word[1:] if word.startswith("=") else word.lower()
                    found[language].setdefault(key, unit)
    return found


def _singular_and_plural(words: str) -> tuple[str, str]:
    singular, _, plural = words.partition(",")
    return singular.strip(), plural.strip() or singular.strip()


@functools.cache
def _pattern(language: str) -> re.Pattern[str]:
    exact = _exact()
    words = sorted(_units()[language], key=len, reverse=True)
    patterns = (re.escape(w) if w in exact else f"(?i:{re.escape(w)})" for w in words)
    return re.compile(rf"(?:{'|'.join(patterns)})(?![\w/])")


@functools.cache
def _exact() -> frozenset[str]:
    """Symbols, which mean this only as they are written: m is a metre, M may be a million."""
    return frozenset(re.findall(r"(?<==)[^|>,\n]*[^|>,\s]", UNITS.read_text(encoding="utf-8")))


def read_unit(
    text: str, start: int, language: str, number: Decimal | None = None
) -> tuple[Unit, int] | None:
    """The unit whose word stands at a place of a text, and where the word ends.

    Args:
        text: Any text.
        start: Where the word begins.
        language: ``"id"`` or ``"en"``.
        number: How many of them; None where that is not told.
    """
    match = _pattern(language).match(text, start)
    if match is None:
        return None
    units = _units()[language]
    unit = units.get(match.group()) or units[match.group().lower()]
    if language == "id" and unit.least and (number is None or number < unit.least):
        return None
    return unit, match.end()
