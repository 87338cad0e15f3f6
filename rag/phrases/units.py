"""What news counts and measures, in both languages: orang and people, km², rupiah."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

UNITS = Path(__file__).with_name("units.txt")


@dataclass(frozen=True, slots=True)
class Unit:
    """Something that is counted or measured.

    Attributes:
        indonesian: Its usual word in Indonesian.
        singular: Its usual word in English, of one.
        plural: The same, of several.
        dimension: What it measures; empty for things that are counted.
        factor: How much of the dimension's base it is.
    """

    indonesian: str
    singular: str
    plural: str
    dimension: str = ""
    factor: Fraction = Fraction(1)

    def written(self, language: str, one: bool) -> str:
        """Its word, of one or of several."""
        if language == "id":
            return self.indonesian
        return self.singular if one else self.plural


@functools.cache
def _units() -> dict[str, dict[str, Unit]]:
    """Units by each of their words in lower case, for each language."""
    found: dict[str, dict[str, Unit]] = {"id": {}, "en": {}}
    for line in UNITS.read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        indonesian, english, *measure = (part.strip() for part in line.split(">"))
        words = [word.strip() for word in indonesian.split("|")]
        pairs = [_singular_and_plural(pair) for pair in english.split("|")]
        dimension, factor = measure[0].split() if measure else ("", "1")
        unit = Unit(words[0], *pairs[0], dimension, Fraction(factor))
        for word in words:
            found["id"].setdefault(word.lower(), unit)
        for pair in pairs:
            for word in pair:
                found["en"].setdefault(word.lower(), unit)
    return found


def _singular_and_plural(words: str) -> tuple[str, str]:
    singular, _, plural = words.partition(",")
    return singular.strip(), plural.strip() or singular.strip()


@functools.cache
def _pattern(language: str) -> re.Pattern[str]:
    words = sorted(_units()[language], key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, words))})(?![\w/])", re.IGNORECASE)


def read_unit(text: str, start: int, language: str) -> tuple[Unit, int] | None:
    """The unit whose word stands at a place of a text, and where the word ends."""
    match = _pattern(language).match(text, start)
    return None if match is None else (_units()[language][match.group().lower()], match.end())
