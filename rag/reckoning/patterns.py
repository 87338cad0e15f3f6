"""What the forms of questions about the time between dated events are made of.

Groups of a form: ``unit`` says what to count in; ``clause``, ``first`` and ``second`` are events;
``pair`` is two events joined by "and" or "or", ``stretch`` two joined by "to", ``rest`` two with
nothing but grammar between them; ``deed`` is what each of a pair did, ``asked`` an event as a
question of its own; ``order`` says whether one comes before or after the other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Kind = Literal["ago", "between", "first", "last"]
Unit = Literal["days", "weeks", "months", "years", "any"]


@dataclass(frozen=True, slots=True)
class Form:
    """One way to ask: which kind of question a pattern tells."""

    kind: Kind
    pattern: re.Pattern[str]


def form(kind: Kind, pattern: str) -> Form:
    """A form whose pattern looks at no case."""
    return Form(kind, re.compile(pattern, re.IGNORECASE))


UNITS: dict[str, Unit] = {
    "day": "days",
    "hari": "days",
    "week": "weeks",
    "minggu": "weeks",
    "pekan": "weeks",
    "month": "months",
    "bulan": "months",
    "year": "years",
    "tahun": "years",
}
# Spellings of chat, so that the forms need to know one only.
SHORT = {
    "brp": "berapa",
    "brapa": "berapa",
    "hr": "hari",
    "mgg": "minggu",
    "bln": "bulan",
    "thn": "tahun",
    "taun": "tahun",
    "yg": "yang",
    "stlh": "setelah",
    "abis": "setelah",
    "habis": "setelah",
    "sblm": "sebelum",
    "sdh": "sudah",
    "udh": "sudah",
    "udah": "sudah",
    "dgn": "dengan",
    "klo": "kalau",
    "kalo": "kalau",
    "skrg": "sekarang",
    "sampe": "sampai",
    "yrs": "years",
}

# "If today were …", before the date; and what stands for today as one end of a stretch.
TODAY_STATED = re.compile(
    r"(?:(?:\b(?:if|suppose|supposing|assume|assuming|say|given|imagine|kalau|jika|bila|apabila|"
    r"andai(?:kan|kata)?|seandainya|misal(?:kan|nya)?|anggap(?:lah)?|umpama(?:kan)?)\s+"
    r"(?:that\s+|saja\s+|aja\s+)*(?:today(?:['’]s\s+date)?|it|now|the\s+date|hari\s+ini|"
    r"sekarang)|\b(?:today|hari\s+ini))\s+(?:(?:is|was|were|be|adalah|itu|jatuh|pada|tanggal|tgl\.?|"
    r"on|now|today)\s+)*"
    r"|\b(?:as\s+of|count(?:ing|ed)\s+from|(?:di|ter)hitung\s+(?:dari|sejak|mulai)|per)\s+"
    r"(?:tanggal\s+)?)$",
    re.IGNORECASE,
)
TODAY = re.compile(
    r"(?:until\s+|to\s+)?(?:today|now|this\s+day|the\s+present(?:\s+day)?|hari\s+ini|sekarang|"
    r"saat\s+ini|kini)$",
    re.IGNORECASE,
)

AUXILIARY = r"(?:did|does|do|was|were|is|are|has|have|had|would|will|could|might|may|must)"
