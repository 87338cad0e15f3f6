"""How numbers begin in a text, and what beside them tells what they are."""

from __future__ import annotations

import re

from rag.phrases.number_words import POWERS

SIGN = re.compile(r"(?:Rp|IDR|USD|EUR|US\$|S\$|A\$|RM|[$€£])\.?\s?(?=\d)")
_FIGURES = rf"(?<![\w.,])(?={SIGN.pattern})|(?<![\w.,])(?=\d)"
_WORDS = {
    "id": r"(?:nol|(?:ke)?(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan)|kese\w+"
    r"|se(?:puluh|belas|ratus|ribu|juta|miliar|triliun|tengah|orang|buah|ekor|kali))\b",
    "en": r"(?:an?|half|twice|thrice|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven"
    r"|twelve|\w+teen"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|second|third|\w+th)\b",
}
STARTS = {
    language: re.compile(rf"{_FIGURES}|\b(?={words})", re.IGNORECASE)
    for language, words in _WORDS.items()
}
_POWERS = {language: "|".join(powers) for language, powers in POWERS.items()}
HALF = {
    "id": re.compile(
        rf"(?:(?P<whole>\d{{1,3}}|[a-z]+(?:\s(?:belas|puluh))?)\s)?setengah"
        rf"(?:\s(?P<power>{_POWERS['id']}))?\b",
        re.IGNORECASE,
    ),
    "en": re.compile(
        rf"(?:(?P<whole>\d{{1,3}}|[a-z]+)\sand\sa\shalf|half)"
        rf"(?:\s(?:a\s)?(?P<power>{_POWERS['en']}))?\b",
        re.IGNORECASE,
    ),
}
ABOUT = re.compile(
    r"\b(?:sekitar|kira-kira|kurang lebih|hampir|nyaris|lebih dari|lebih|kurang dari|sedikitnya|"
    r"setidaknya|mendekati|about|around|roughly|approximately|nearly|almost|more than|over|"
    r"less than|fewer than|under|at least|some|close to|just)\s*$",
    re.IGNORECASE,
)
ONE = re.compile(r"se(?:orang|buah|ekor|kali)\b", re.IGNORECASE)
TIMES = re.compile(r"(?P<two>twice)\b|thrice\b", re.IGNORECASE)
# "The two agreed": those who were spoken of. "The two injured ..." counts them.
KNOWN = re.compile(
    r"(?:(?<=\bthe\s)|(?<=\bthese\s)|(?<=\bthose\s))(?:two|three)\s"
    r"(?:are|were|have|had|will|would|can|could|did|do|then|also|later|met|"
    r"(?:agreed|signed|discussed|talked|decided|promised|planned)(?=\s(?:to|on|in|at|that|the|a)\b))\b",
    re.IGNORECASE,
)
_LISTED = re.compile(r"(?:^|(?<=\s))\(([1-9])\)\s")
FIGURE = re.compile(r"\d[\d.,]*(?<=\d)")
YEAR = re.compile(r"(?:1[89]|20)\d\d")
HYPHEN = re.compile(r"(?<=\w)-(?=[a-z])", re.IGNORECASE)  # "19-minute", "two-and-a-half"
# "1.500" in an English text may have been copied from an Indonesian one, where it is 1,500.
FOREIGN = re.compile(rf"(?:{SIGN.pattern})?[1-9]\d{{0,2}}\.\d{{3}}(?![.,]?\d)")
FRACTION = re.compile(
    r"\s(?:thirds|quarters|fourths|fifths|tenths|pertiga|perempat|perlima)\b", re.IGNORECASE
)
CLOCK_AFTER = re.compile(r"\s?(?:[ap]\.?m\b|WIB\b|WITA\b|WIT\b)")
CLOCK_BEFORE = re.compile(r"\b(?:pukul|pkl\.?|jam|at)\s$", re.IGNORECASE)
DAY_BEFORE = re.compile(r"\b(?:tanggal|tgl\.?)\s$", re.IGNORECASE)


def enumerators(text: str) -> frozenset[int]:
    """Where the figures of "(1) rice, (2) maize" stand, which count nothing."""
    listed = {int(found[1]): found.start(1) for found in _LISTED.finditer(text)}
    return frozenset(listed.values() if {1, 2} <= listed.keys() else ())
