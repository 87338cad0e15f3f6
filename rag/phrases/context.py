"""What the question and the words before a phrase tell: Jepang the country or the language.

A few words alone often say several things: "12/9" is a day or a share, "82 bulan" months or moons,
"Jordan" a country or a man. Where nothing beside them settles it they are left as they are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.date_patterns import WEEKDAYS
from index.names import NameMention
from index.words import find_words, is_function_word
from rag.question import Kind

# Fractions, the attacks of 11 September and "all day, every day".
_NO_DATES = frozenset([(1, 2), (1, 3), (2, 3), (1, 4), (3, 4), (9, 11), (24, 7)])
_WEEKDAY = rf"\b(?:{'|'.join(sorted(map(re.escape, WEEKDAYS), key=len, reverse=True))})\b\.?"
_AFTER_WEEKDAY = re.compile(rf"{_WEEKDAY}(?:\s\w+)?,?[\s(]*$", re.IGNORECASE)
_BEFORE_WEEKDAY = re.compile(rf"\s?\(\s?{_WEEKDAY}", re.IGNORECASE)
_ON = re.compile(r"\b(?:pada|on|tanggal|tgl\.?)[\s(]*$", re.IGNORECASE)
_DATED = re.compile(
    r"\b(?:pada|bulan|hari|setiap|tiap|sejak|hingga|sampai|dari|awal|akhir|pertengahan|"
    r"on|in|since|until|from|every|last|next|early|late|mid)[\s-]$|\d\s?\($",
    re.IGNORECASE,
)
_LASTING = re.compile(
    r"\b(?:selama|dalam|usia|umur|berusia|berumur|setelah|sekitar|hampir)\s$", re.IGNORECASE
)
_GOING_ON = re.compile(r"\s(?:yang\s)?(?:lalu|silam|lagi|kemudian)\b", re.IGNORECASE)

# A country's or region's name after one of these is a language, a people, a team or a person.
_NO_PLACE = re.compile(
    r"\b(?:(?:ber)?bahasa(?:nya)?|(?:ber)?suku|orang|tim|timnas|klub|skuad|kesebelasan|etnis|etnik|ras|"
    r"(?:ber)?(?:ke)?bangsa(?:an)?|keturunan|kewarganegaraan|warga|aksara|huruf|dialek|sastra|"
    r"languages?|teams?|clubs?|squad|tribes?|ethnic|people|nationality|mr|mrs|ms|dr|sir|bapak|ibu)\b",
    re.IGNORECASE,
)
_PLACED = re.compile(
    r"\b(?:di|ke|asal|dari|from|negara|negeri|kota|ibu ?kota|provinsi|pulau|kerajaan|"
    r"republik|wilayah|country|countries|city|capital|island|in|at|near)\s(?:the\s)?$",
    re.IGNORECASE,
)
_IS = re.compile(r"\b(?:adalah|ialah|yaitu|yakni|is|was|are|were)\s$", re.IGNORECASE)
_AND = re.compile(r"[,;()]|\b(?:dan|serta|atau|and|or)\b", re.IGNORECASE)
_VERB = re.compile(r"(?:me|di)\w{4,}")
# Names of persons, gods, clubs, animals and programming languages too.
_SOMETHING_ELSE = frozenset(
    "athena chad chile chili china cuba england france georgia holland india ireland israel java "
    "jawa jordan kuba madinah mali medina paris prancis roma rome solo swiss turkey turki vienna "
    "wina".split()
)


def tells_date(day: int, month: int, before: str, text: str, after: str, kind: Kind | None) -> bool:
    """Whether day and month in figures, "12/9", are a date and no share, score or saying.

    Args:
        day: The figures.
        month: The figures.
        before: What stands before them.
        text: Themselves, with a weekday where it belongs to them.
        after: What stands after them.
        kind: What the question asks for, None where there is no question.
    """
    if kind in ("number", "duration"):
        return False
    if _AFTER_WEEKDAY.search(before + re.split(r"\d", text)[0]) or _BEFORE_WEEKDAY.match(after):
        return True
    return (day, month) not in _NO_DATES and (kind == "when" or bool(_ON.search(before)))


def tells_time(before: str, kind: Kind | None) -> bool:
    """Whether "May" or "Friday" is a month or a day, and no name."""
    return kind in (None, "when") or bool(_DATED.search(before))


def tells_months(before: str, after: str, kind: Kind | None) -> bool:
    """Whether "bulan" after a number are months, and no moons."""
    if kind in ("when", "duration") or _LASTING.search(before):
        return True
    return bool(_GOING_ON.match(after))


def tells_places(
    text: str, language: str, before: str, kind: Kind, names: Sequence[NameMention]
) -> bool:
    """Whether the countries and towns in a short answer are meant as such.

    Args:
        text: The answer.
        language: Its language.
        before: The words before it; a space or bracket at the end where one stands.
        kind: What the question asks for.
        names: The known names in it.
    """
    places = [name for name in names if name.name.kind == "place"]
    if kind not in ("where", "who", "what") or not places:
        return kind == "where"
    if kind == "where":
        return not _NO_PLACE.search(" ".join(before.split()[-1:]))
    near = before if _IS.search(before) else " ".join(before.split()[-2:])
    if _NO_PLACE.search(near) or _NO_PLACE.search(text):
        return False
    if _PLACED.search(before):
        return True
    alone = {part.strip(' ."“”').casefold() for part in _AND.split(text)} & _SOMETHING_ELSE
    if all(text[place.start : place.end].casefold() in alone for place in places):
        return False
    first = places[0]
    qualifies = len(places) == 1 and not text[: first.start].strip(' (".,')
    if not qualifies or " " in text[first.start : first.end]:
        return True
    return _stands_alone(before, language)


def _stands_alone(before: str, language: str) -> bool:
    """True if a name is no part of a longer one and, in Indonesian, qualifies no noun."""
    words = find_words(before)
    if not words or not before.rstrip().endswith(words[-1].text):
        return True  # after a mark
    last = words[-1]
    if last.capitalised and len(words) > 1:
        return False
    if language == "en" or is_function_word(last.folded, language):
        return True
    return bool(_VERB.fullmatch(last.folded))
