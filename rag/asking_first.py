"""A question with the words that ask at its beginning, as those that the reader learned from.

Spoken Indonesian asks at the end as well ("Konsernya di mana?"). Put that way, the reader answers
as many of 260 questions of IDK-MRC (dev) that their passage answers, but more of those that it does
not: with "di mana" at the end 11 of 13, with it before 1.
"""

from __future__ import annotations

import re

_BEFORE = r"(?:pada|sejak|hingga|sampai)"
_TIMES = r"(?:tanggal|tgl|hari|bulan|tahun|thn|jam|pukul)\s+(?:berapa|brp|apa)(?:kah)?"
_PLACES = r"(?:(?:kota|negara|daerah|provinsi|pulau|tempat)\s+)?mana(?:kah)?"
_ASKING = (
    rf"(?:{_BEFORE}\s+)?(?:{_TIMES}|kapan(?:kah)?)|(?:di|ke|dari)\s*{_PLACES}"
    r"|(?:oleh|kepada|untuk|dengan)\s+siapa(?:kah)?"
)
_AT_THE_END = re.compile(
    rf"^(?P<rest>\S.*?)\s+(?P<asking>{_ASKING})(?:\s+(?:ya|sih|dong|tuh|nih))?\s*\?*$",
    re.IGNORECASE,
)
# What is left then says nothing by itself, or asks something else too.
_UNDONE = re.compile(
    r"\b(?:apa|siapa|kapan|mana|berapa|brp|mengapa|kenapa|bagaimana|gimana)(?:kah)?\b"
    r"|[.!?]\s|(?:\b(?:dan|atau|dari|sampai|hingga|ke|di|pada|oleh|untuk|dengan|kepada|mulai|sejak|"
    r"sebelum|setelah|sesudah|sekitar|antara|menjelang|per|lambat|cepat|menjadi|tidak|bukan|belum|"
    r"sudah|berjudul)|,|^sejak)$",
    re.IGNORECASE,
)
_OF_A_DAY = re.compile(r"tanggal|tgl|hari|bulan|tahun|thn|kapan", re.IGNORECASE)
# Of a day, "jatuh pada tanggal berapa" asks no more than "tanggal berapa"; a plane falls.
_FALLS = re.compile(
    r"^(?P<day>(?:hari|lebaran|idul\w*|natal|paskah|nyepi|waisak|imlek|ramadan|puasa|libur|hut|"
    r"peringatan|perayaan|ulang)(?:\s+(?!itu\b|ini\b)\S+){0,4}?|hari (?:itu|ini))"
    r"\s+jatuh(?:nya)?$",
    re.IGNORECASE,
)


def asking_first(question: str, language: str) -> str:
    """An Indonesian question that asks at its end, turned round; any other as it is.

    Args:
        question: On one line.
        language: ``"id"`` or ``"en"``.
    """
    found = _AT_THE_END.match(question) if language == "id" else None
    if found is None or _UNDONE.search(found["rest"]):
        return question
    asking, rest = found["asking"], found["rest"]
    if (falls := _FALLS.match(rest)) and _OF_A_DAY.search(asking):
        rest = falls["day"]
    return f"{asking[0].upper()}{asking[1:]} {rest}?"
