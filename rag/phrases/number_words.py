"""Numbers and ordinals in words, in Indonesian and English: "dua belas", "twelve", "kedua"."""

from __future__ import annotations

import re

MAGNITUDES = {3: ("ribu", "thousand"), 6: ("juta", "million"), 9: ("miliar", "billion")}
MAGNITUDES[12] = ("triliun", "trillion")
_MORE_MAGNITUDES = {"milyar": 9, "milliar": 9, "trilyun": 12, "rb": 3, "jt": 6}
POWERS = {
    "id": {words[0]: power for power, words in MAGNITUDES.items()} | _MORE_MAGNITUDES,
    "en": {words[1]: power for power, words in MAGNITUDES.items()},
}
_UNITS = {
    "id": "nol satu dua tiga empat lima enam tujuh delapan sembilan".split(),
    "en": "zero one two three four five six seven eight nine".split(),
}
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_UNIT = {language: "|".join(units[1:]) for language, units in _UNITS.items()}
_BELOW_100 = {
    "id": rf"(?:(?:{_UNIT['id']})\s(?:puluh(?:\s(?:{_UNIT['id']}))?|belas)"
    rf"|sepuluh|sebelas|{_UNIT['id']})",
    "en": rf"(?:(?:{'|'.join(_TENS)})(?:[\s-](?:{_UNIT['en']}))?|{'|'.join(_TEENS)}|{_UNIT['en']})",
}
_BELOW_1000 = {
    "id": rf"(?:(?:seratus|(?:{_UNIT['id']})\sratus)(?:\s{_BELOW_100['id']})?|{_BELOW_100['id']})",
    "en": rf"(?:(?:a|{_UNIT['en']})\shundred(?:\s(?:and\s)?{_BELOW_100['en']})?"
    rf"|{_BELOW_100['en']})",
}
_WORDS = {
    "id": re.compile(
        rf"(?:nol|(?:(?:{_BELOW_1000['id']}\striliun|setriliun)\s?)?"
        rf"(?:(?:{_BELOW_1000['id']}\smil[iy]ar|semiliar)\s?)?"
        rf"(?:(?:{_BELOW_1000['id']}\sjuta|sejuta)\s?)?"
        rf"(?:(?:{_BELOW_1000['id']}\sribu|seribu)\s?)?{_BELOW_1000['id']}?)(?![\w-])",
        re.IGNORECASE,
    ),
    "en": re.compile(
        rf"(?:zero|(?:(?:a|{_BELOW_1000['en']})\strillion\s?)?"
        rf"(?:(?:a|{_BELOW_1000['en']})\sbillion\s?)?(?:(?:a|{_BELOW_1000['en']})\smillion\s?)?"
        rf"(?:(?:a|{_BELOW_1000['en']})\sthousand\s?)?(?:and\s)?{_BELOW_1000['en']}?)(?![\w-])",
        re.IGNORECASE,
    ),
}


def read_words(text: str, start: int, language: str) -> tuple[int, int] | None:
    """The number written in words at a place of a text, and where it ends."""
    match = _WORDS[language].match(text, start)
    words = match.group().lower().strip() if match else ""
    if not words or words in ("and", "a"):
        return None
    return _amount(words, language), start + len(words)


def _amount(words: str, language: str) -> int:
    """What number words amount to: groups below a thousand, each with its magnitude."""
    total = group = 0
    spelt = re.sub(r"\bse(?=puluh|belas|ratus|ribu|juta|miliar|triliun)", "satu ", words)
    for word in re.split(r"[\s-]+", spelt):
        if word in _UNITS[language]:
            group += _UNITS[language].index(word)
        elif word == "a":
            group += 1
        elif word in _TEENS:
            group += 10 + _TEENS.index(word)
        elif word in _TENS:
            group += 20 + 10 * _TENS.index(word)
        elif word == "belas":
            group += 10
        elif word == "puluh":
            group += 9 * (group % 10)
        elif word in ("ratus", "hundred"):
            group *= 100
        elif word != "and":
            total += group * int(10 ** POWERS[language][word])
            group = 0
    return total + group


def spell(number: int, language: str) -> str:
    """A whole number from 0 to 999 trillion in words."""
    if number == 0:
        return _UNITS[language][0]
    parts = []
    for power in (12, 9, 6, 3):
        count, number = divmod(number, 10**power)
        if count:
            name = MAGNITUDES[power][language == "en"]
            alone = language == "id" and power == 3 and count == 1
            parts.append("seribu" if alone else f"{_below_1000(count, language)} {name}")
    if number:
        joined = "and " if language == "en" and parts and number < 100 else ""
        parts.append(joined + _below_1000(number, language))
    return " ".join(parts)


def _below_1000(number: int, language: str) -> str:
    units = _UNITS[language]
    hundreds, rest = divmod(number, 100)
    tens, unit = divmod(rest, 10)
    if language == "en":
        head = f"{units[hundreds]} hundred" if hundreds else ""
        tail = _TEENS[unit] if tens == 1 else units[unit] if unit else ""
        if tens > 1:
            tail = _TENS[tens - 2] + (f"-{tail}" if tail else "")
        return " and ".join(part for part in (head, tail) if part)
    head = "" if not hundreds else "seratus" if hundreds == 1 else f"{units[hundreds]} ratus"
    if tens == 1 and unit:
        tail = "sebelas" if unit == 1 else f"{units[unit]} belas"
    else:
        ten = "" if not tens else "sepuluh" if tens == 1 else f"{units[tens]} puluh"
        tail = " ".join(part for part in (ten, units[unit] if unit else "") if part)
    return " ".join(part for part in (head, tail) if part)


_ORDINAL_ENDS = {"one": "first", "two": "second", "three": "third", "five": "fifth"}
_ORDINAL_ENDS |= {"eight": "eighth", "nine": "ninth", "twelve": "twelfth"}


def ordinal(number: int, language: str, figures: bool) -> str:
    """An ordinal from 1: ``ketiga`` or ``ke-3``, ``third`` or ``3rd``."""
    if language == "id":
        if figures:
            return f"ke-{number}"
        return "pertama" if number == 1 else f"ke{spell(number, 'id')}"
    if figures:
        end = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
        return f"{number}{'th' if number % 100 in (11, 12, 13) else end}"
    words = spell(number, "en")
    last = re.split(r"[\s-]", words)[-1]
    changed = _ORDINAL_ENDS.get(last) or (last[:-1] + "ieth" if last[-1] == "y" else last + "th")
    return words[: len(words) - len(last)] + changed


_ORDINALS = {
    language: {ordinal(number, language, figures=False): number for number in range(1, 101)}
    for language in ("id", "en")
}
_ORDINALS["id"]["kesatu"] = 1
_ORDINAL = {
    language: re.compile(
        rf"(?:{figures}|({'|'.join(sorted(_ORDINALS[language], key=len, reverse=True))}))(?![\w-])",
        re.IGNORECASE,
    )
    for language, figures in (
        ("id", r"ke\s?-\s?([1-9]\d{0,3})"),
        ("en", r"([1-9]\d{0,3})(?:st|nd|rd|th)"),
    )
}


def read_ordinal(text: str, start: int, language: str) -> tuple[int, bool, int] | None:
    """The ordinal at a place of a text: its number, whether in figures, and where it ends."""
    match = _ORDINAL[language].match(text, start)
    if match is None:
        return None
    if match[1]:
        return int(match[1]), True, match.end()
    return _ORDINALS[language][match[2].lower()], False, match.end()
