"""Amounts and ordinals in short phrases: "Rp1,5 miliar", "lima orang", "hari ketiga"."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from rag.phrases.context import tells_months
from rag.phrases.figures import Number, read_number
from rag.phrases.number_words import ordinal, read_ordinal
from rag.phrases.pieces import Phrase, Piece, Value, whole_piece
from rag.phrases.units import Unit, read_unit

_SIGNS = {"Rp": "IDR", "IDR": "IDR", "US$": "USD", "USD": "USD", "$": "dollars", "€": "EUR"}
_SIGNS |= {"£": "GBP", "S$": "SGD", "A$": "AUD", "RM": "MYR", "EUR": "EUR"}
_MONEY = re.compile(
    rf"({'|'.join(map(re.escape, sorted(_SIGNS, key=len, reverse=True)))})\.?\s?(?=\d)"
)
_DASH = re.compile(r",-{1,2}(?![\w-])")  # "Rp5.000,-" has no cents
CLASSIFIERS = frozenset(["orang", "buah", "ekor", "unit", "butir", "lembar", "batang"])
# What goes before an age, "usia 7 tahun", and after it in English.
_AGE = re.compile(r"(?:usia|umur|berusia|berumur)\s", re.IGNORECASE)
_STATES = {
    "id": {
        "tewas": "dead",
        "meninggal dunia": "dead",
        "meninggal": "dead",
        "terluka": "injured",
        "luka-luka": "injured",
        "luka": "injured",
        "hilang": "missing",
        "yang lalu": "ago",
        "lalu": "ago",
        "silam": "ago",
    },
    "en": {
        "dead": "tewas",
        "killed": "tewas",
        "injured": "terluka",
        "wounded": "terluka",
        "missing": "hilang",
        "ago": "lalu",
        "old": "",
    },
}
_STATE = {
    language: re.compile(rf"\s({'|'.join(words)})(?!\w)", re.IGNORECASE)
    for language, words in _STATES.items()
}
_OF_AGE = ("tahun", "bulan", "minggu", "hari")
_TIME = ("seconds", "months")


def read_amount(phrase: Phrase, start: int) -> Piece | None:
    """A number with its unit or sign of money: "Rp1,5 miliar", "lima orang", "dozens of homes"."""
    age = _AGE.match(phrase.text, start) if phrase.language == "id" else None
    if age is None:
        return _amount(phrase, start)
    piece = _amount(phrase, age.end())
    if piece is None or piece.value.unit is None or piece.value.told:
        return None
    if piece.value.unit.indonesian not in _OF_AGE:
        return None
    return replace(piece, written=f"{piece.written} old", role="amount")


def _amount(phrase: Phrase, start: int) -> Piece | None:
    sign = _MONEY.match(phrase.text, start)
    place = sign.end() if sign else start
    number = read_number(phrase.text, place, phrase.language, _SIGNS[sign[1]] if sign else "")
    if number is None:
        return None
    end, written = number.end, number.written(phrase.other)
    if sign:
        dash = _DASH.match(phrase.text, end)
        currency = _SIGNS[sign[1]]
        unit = Unit(currency, currency, currency, currency)
        value = Value("amount", number.value, unit, number.vague)
        return whole_piece(
            phrase, dash.end() if dash else end, sign.group() + written, value, "amount"
        )
    read = _read_counted(phrase, end, number)
    value = Value("amount", number.value, vague=number.vague)
    if read is None:
        if _names_something(phrase, start, number):
            return None
        return whole_piece(phrase, end, written, value, "amount")
    counted, gap, end = read
    around = phrase.until(start), phrase.text[end:]
    if counted.lasting and phrase.language == "id" and not tells_months(*around, phrase.kind):
        return None
    if not counted.dimension and len(number.figure.partition(".")[2]) == 3:
        return None  # 1,500 people: written as in another language than the text's
    if number.vague and phrase.other == "en":
        gap = " of "
    written += gap + counted.written(phrase.other, one=number.value == 1 and not number.vague)
    role = "duration" if counted.dimension in _TIME else "amount"
    value = replace(value, unit=counted)
    if phrase.text.startswith(" per ", end) and (
        base := read_unit(phrase.text, end + 5, phrase.language)
    ):
        written += f" per {base[0].written(phrase.other, one=True)}"
        value = replace(value, told=(f"per {base[0].singular}",))
        return whole_piece(phrase, base[1], written, value, "amount")
    return _with_state(phrase, Piece(end, written, value, role))


def _names_something(phrase: Phrase, start: int, number: Number) -> bool:
    """Whether a number without a unit may be a title ("Seven") or a version ("4.0")."""
    if phrase.kind in (None, "number", "duration", "when"):
        return False
    if not number.figure:
        return phrase.text[start].isupper()
    return phrase.language == "en" and not number.powers and "." in number.figure


def _read_counted(phrase: Phrase, end: int, number: Number) -> tuple[Unit, str, int] | None:
    """The unit after a number, the gap before it, and where it ends."""
    if number.vague and phrase.language == "en" and phrase.text.startswith(" of ", end):
        end += 3
    gap = " " if phrase.text.startswith(" ", end) else ""
    read = read_unit(phrase.text, end + len(gap), phrase.language, number.value)
    if phrase.language == "id":
        word = re.compile(r"\w+").match(phrase.text, end + len(gap))
        if word and word.group() in CLASSIFIERS and phrase.text.startswith(" ", word.end()):
            thing = read_unit(phrase.text, word.end() + 1, "id", number.value)
            if thing and not thing[0].dimension:
                read = thing
    return None if read is None else (read[0], gap, read[1])


def _with_state(phrase: Phrase, piece: Piece) -> Piece | None:
    """An amount with what is said right after it: "dead" of people, "ago" of times."""
    unit, match = piece.value.unit, _STATE[phrase.language].match(phrase.text, piece.end)
    if unit is None or match is None:
        return whole_piece(phrase, piece.end, piece.written, piece.value, piece.role)
    word = match[1].lower()
    other = _STATES[phrase.language][word]
    english = (
        other
        if phrase.language == "id"
        else {"killed": "dead", "wounded": "injured"}.get(word, word)
    )
    if (english in ("ago", "old")) != (piece.role == "duration") or (
        english == "old" and unit.indonesian not in _OF_AGE
    ):
        return None
    told = () if english == "old" else (english,)
    written = f"{piece.written} {other}".rstrip()
    value = replace(piece.value, told=told)
    return whole_piece(
        phrase, match.end(), written, value, "ago" if english == "ago" else piece.role
    )


def read_rank(phrase: Phrase, start: int) -> Piece | None:
    """An ordinal, with its noun where one stands beside it: "hari ketiga", "19th century"."""
    noun, place = None, start
    if phrase.language == "id" and (read := read_unit(phrase.text, start, "id")):
        noun, place = read[0], read[1] + 1
        if noun.lasting or not phrase.text.startswith(" ", read[1]):
            return None
    found = read_ordinal(phrase.text, place, phrase.language)
    if found is None:
        return None
    number, figures, end = found
    if noun is None and phrase.text.startswith(" ", end):
        after = read_unit(phrase.text, end + 1, phrase.language)
        if after and (phrase.language == "en" or after[0].indonesian == "kali"):
            noun, end = after
    if noun and noun.dimension and noun.dimension not in _TIME:
        return None
    words = [ordinal(number, phrase.other, figures)]
    if noun:
        at = 1 if phrase.other == "en" else 0
        words.insert(at, noun.written(phrase.other, one=True))
    century = noun is not None and noun.singular == "century"
    value = Value("ordinal", Decimal(number), noun)
    return whole_piece(phrase, end, " ".join(words), value, "period" if century else "ordinal")
