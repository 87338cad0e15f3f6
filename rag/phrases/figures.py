"""Numbers as Indonesian and English write them: "1,5 juta" and "1.5 million", "dua belas", "12th".

Figures stay figures and words stay words, with as many digits as were written: only separators and
words are put over.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from rag.phrases.number_words import MAGNITUDES, POWERS, read_words, spell

# After a sign of money a letter is a magnitude: "Rp1,5 M" is miliar, "$5m" is million. Indonesian
# writes them after Rp only: "USD 2 M" may be either.
_LETTERS = {"id": {"M": 9, "T": 12}, "en": {"k": 3, "m": 6, "mn": 6, "bn": 9, "b": 9, "tn": 12}}
_VAGUE = {
    "id": {"puluhan": 1, "ratusan": 2, "ribuan": 3, "jutaan": 6, "miliaran": 9, "triliunan": 12},
    "en": {"dozens": 1, "tens": 1, "hundreds": 2, "thousands": 3, "millions": 6, "billions": 9},
}
_VAGUE["en"]["trillions"] = 12

_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_NAMED = {
    language: re.compile(rf"\s?({'|'.join(powers)})\b", re.IGNORECASE)
    for language, powers in POWERS.items()
}
_EITHER = re.compile(r"[1-9]\d{0,2},\d{3}")
_SHARE = re.compile(r"\s?(?:%|persen\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Number:
    """A number and how it is written.

    Attributes:
        value: What it amounts to; of a vague one ("puluhan", dozens) the power of ten.
        end: One past its last code point in the text.
        figure: Its figures with English separators; empty where it is written in words.
        powers: The magnitudes after the figures, as powers of ten.
        vague: True for dozens, hundreds and thousands of something.
    """

    value: Decimal
    end: int
    figure: str = ""
    powers: tuple[int, ...] = ()
    vague: bool = False

    def written(self, language: str) -> str:
        """The number in a language."""
        if self.vague:
            return _vaguely(self.powers, language)
        if not self.figure:
            return spell(int(self.value), language)
        marks = str.maketrans(",.", ",." if language == "en" else ".,")
        names = (MAGNITUDES[power][language == "en"] for power in self.powers)
        return " ".join([self.figure.translate(marks), *names])


def read_number(text: str, start: int, language: str, money: str = "") -> Number | None:
    """The number at a place of a text, None where there is none or its value is not clear.

    Args:
        text: Any text.
        start: Where the number begins.
        language: ``"id"`` or ``"en"``, which tells 1.500 from 1,500.
        money: The currency whose sign stands before it: letters after it are magnitudes.
    """
    match = _FIGURE.match(text, start)
    if match is None:
        words = read_words(text, start, language)
        return _vague(text, start, language) or (words and Number(Decimal(words[0]), words[1]))
    figure = _english_marks(match.group(), language)
    if figure is None:
        return None
    letters = _LETTERS[language] if money and (language == "en" or money == "IDR") else {}
    end, powers = _read_powers(text, match.end(), language, letters)
    either = language == "id" and not powers and _EITHER.fullmatch(match.group())
    if either and not _SHARE.match(text, end):
        return None  # many an Indonesian text writes 384,400 km as English does
    value = Decimal(f"{figure.replace(',', '')}E{sum(powers)}")
    return Number(value, end, figure, powers)


def _english_marks(figure: str, language: str) -> str | None:
    """Figures with English separators, read as the language writes them or else the other one."""
    own = ".," if language == "id" else ",."
    for place, marks in enumerate((own, own[::-1])):
        group, point = marks[0], marks[1]
        shape = rf"(?:0|[1-9]\d*|[1-9]\d{{0,2}}(?:[{group}]\d{{3}})+)(?:[{point}]\d+)?"
        foreign = place and re.fullmatch(rf"[1-9]\d{{3,}}[{point}]\d{{3}}", figure)
        if re.fullmatch(shape, figure) and not foreign:
            return figure.translate(str.maketrans(group + point, ",."))
    return None


def _read_powers(
    text: str, end: int, language: str, letters: dict[str, int]
) -> tuple[int, tuple[int, ...]]:
    powers: list[int] = []
    while match := _NAMED[language].match(text, end):
        powers.append(POWERS[language][match[1].lower()])
        end = match.end()
    if letters and not powers:
        letter = re.compile(rf"\s?({'|'.join(letters)})\b").match(text, end)
        if letter:
            return letter.end(), (letters[letter[1]],)
    return end, tuple(powers)


def _vague(text: str, start: int, language: str) -> Number | None:
    match = re.compile(rf"({'|'.join(_VAGUE[language])})\b", re.IGNORECASE).match(text, start)
    if match is None:
        return None
    powers, end = [_VAGUE[language][match[1].lower()]], match.end()
    named = re.compile(
        rf"\sof\s({'|'.join(list(_VAGUE['en'])[2:])})\b"
        if language == "en"
        else rf"\s({'|'.join(POWERS['id'])})\b",
        re.IGNORECASE,
    ).match(text, end)
    if named:
        word = named[1].lower()
        powers.append((POWERS["id"] if language == "id" else _VAGUE["en"])[word])
        end = named.end()
    elif match[1].lower() == "tens":
        return None
    return Number(Decimal(10 ** sum(powers)), end, "", tuple(powers), vague=True)


def _vaguely(powers: tuple[int, ...], language: str) -> str:
    if language == "id":
        first = {power: word for word, power in _VAGUE["id"].items()}[powers[0]]
        return " ".join([first, *(MAGNITUDES[power][0] for power in powers[1:])])
    names = {power: word for word, power in _VAGUE["en"].items()} | {1: "dozens"}
    first = "tens" if powers[0] == 1 and powers[1:] else names[powers[0]]
    return " of ".join([first, *(names[power] for power in powers[1:])])
