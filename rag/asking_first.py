"""A question with the words that ask at its beginning, as those that the reader learned from.

Spoken Indonesian asks at the end as well ("Konsernya di mana?"). Put that way, the reader answers
as many of 260 questions of IDK-MRC (dev) that their passage answers, but more of those that it does
not: with "di mana" at the end 11 of 13, with it before 1.
"""

from __future__ import annotations

import re

_BEFORE = r"(?:(?:pada|di|ke|dari|sejak|hingga|sampai|oleh|kepada|untuk|dengan|bagi|terhadap)\s+)?"
_TIMES = r"(?:tanggal|tgl|hari|bulan|tahun|thn|jam|pukul)\s+(?:berapa|brp|apa)(?:kah)?"
_PLACES = r"(?:(?:kota|negara|daerah|provinsi|pulau|tempat)\s+)?mana(?:kah)?"
_ASKING = rf"{_BEFORE}(?:{_TIMES}|kapan(?:kah)?|siapa(?:kah)?|berapa(?:kah)?(?:\s+lama)?)|" + (
    rf"(?:di|ke|dari)\s*{_PLACES}"
)
# "Jatuh pada tanggal berapa" asks no more than "tanggal berapa".
_AT_THE_END = re.compile(
    rf"^(?P<rest>\S.*?)\s+(?:jatuh(?:nya)?\s+)?(?P<asking>{_ASKING})\s*\?*$", re.IGNORECASE
)
_AT_THE_FRONT = re.compile(rf"^(?:{_ASKING})\b", re.IGNORECASE)


def asking_first(question: str, language: str) -> str:
    """An Indonesian question that asks at its end, turned round; any other as it is.

    Args:
        question: On one line.
        language: ``"id"`` or ``"en"``.
    """
    found = _AT_THE_END.match(question) if language == "id" else None
    if found is None or _AT_THE_FRONT.match(question):
        return question
    asking = found["asking"]
    return f"{asking[0].upper()}{asking[1:]} {found['rest']}?"
