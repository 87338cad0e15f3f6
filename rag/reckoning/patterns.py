"""The forms of questions about the time between dated events, in Indonesian and English.

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


def _form(kind: Kind, pattern: str) -> Form:
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
_UNIT_EN = r"(?P<unit>day|week|month|year)s?"
_AMOUNT_EN = rf"how\s+(?:many\s+{_UNIT_EN}|long|much\s+time)"
_LEAD_EN = (
    r"^(?:(?:and|so|then|but|about|roughly|approximately|exactly|please|(?:can|could)\s+you\s+tell"
    r"\s+me|tell\s+me|do\s+you\s+know|by)\s+)*"
)
_PASSING_EN = (
    r"(?:\s+(?:passed|elapsed|went|go|gone|by|was|is|were|are|it|lay|lies|lie|there|did|take|taken|"
    r"time|in|have|has|had|would|been|the|gap|interval|delay|apart|wait|pass|elapse))*"
)
_ORDER_EN = r"(?:after|following|before|prior\s+to)"
_FIRST_EN = r"(?P<word>first|earlier|earliest|sooner)"
_LAST_EN = r"(?P<word>last|later|latest|more\s+recent(?:ly)?|most\s+recent(?:ly)?)"
_HAPPEN_EN = (
    r"(?:(?:events?|one|of\s+(?:the|these)\s+(?:two|events)|came|come|comes|happened|happen|"
    r"occurred|occur|took\s+place|take\s+place|was|is|were)\s+)*"
)


def _which_en(kind: Kind, word: str) -> tuple[Form, ...]:
    return (
        _form(
            kind, rf"^(?:which|what|who)\s+{_HAPPEN_EN}{word}\s*[,:;–—-]*\s+(?P<pair>.+\bor\b.+)$"
        ),
        _form(
            kind,
            rf"^(?:who|(?:which|what)\s+\w+)\s+(?P<deed>(?:\S+\s+){{1,8}}?){word}\s*[,:;–—]\s*"
            r"(?P<pair>.+\bor\b.+)$",
        ),
        _form(
            kind,
            rf"^(?P<pair>.+\bor\b.+?)\s*[,:;.?–—-]+\s*(?:which|what|who)\b[^,]{{0,40}}\b{word}"
            r"(?:\s+(?:happened|occurred|took\s+place))?$",
        ),
        _form(
            kind,
            rf"^(?:did|was|were|is)\s+(?P<pair>.+\bor\b.+?)\s+"
            rf"(?:(?:happen|come|occur|take\s+place)\s+)?{word}$",
        ),
    )


ENGLISH = (
    _form("ago", rf"{_LEAD_EN}{_AMOUNT_EN}\s+(?:ago|back)\s+(?P<clause>{AUXILIARY}\s.+)$"),
    _form("ago", rf"^(?P<clause>.+?),?\s+{_AMOUNT_EN}\s+(?:ago|back)$"),
    _form(
        "between",
        rf"{_LEAD_EN}{_AMOUNT_EN}(?:\s+(?:has|have|had|would|passed|elapsed|it|been|gone|by))*\s+"
        r"since\s+(?P<first>.+?)\s+(?:when|until|till|before|by\s+the\s+time)\s+(?P<second>.+)$",
    ),
    _form(
        "ago",
        rf"{_LEAD_EN}{_AMOUNT_EN}(?:\s+(?:has|have|is|was|would|will|it|there|be|been|passed|"
        r"elapsed|gone|by))*\s+since\s+(?P<clause>.+?)(?:\s+(?:until|till|to)\s+(?:now|today|date))?$",
    ),
    _form(
        "between",
        r"^(?:after\s+)?(?P<first>.+?)\s*[,;.:–—]\s+(?:and\s+)?how\s+"
        rf"(?:many\s+{_UNIT_EN}|long)\s+(?:(?:later|afterwards?)\s+(?={AUXILIARY}\s)|did\s+it\s+take\s+"
        r"(?:until|before|till|for)\s+|(?:passed|was\s+it)\s+(?:until|before|till)\s+)(?P<second>.+)$",
    ),
    _form(
        "between",
        rf"{_LEAD_EN}{_AMOUNT_EN}\s+(?:later|afterwards?|after\s+(?:that|this))\s+"
        rf"(?P<second>{AUXILIARY}\s.+)$",
    ),
    _form(
        "between",
        rf"{_LEAD_EN}how\s+(?:many\s+{_UNIT_EN}|long|much\s+time|soon)(?:\s+(?:passed|elapsed))?\s+"
        rf"(?P<order>{_ORDER_EN})\s+(?P<rest>.+)$",
    ),
    _form(
        "between",
        rf"{_LEAD_EN}{_AMOUNT_EN}{_PASSING_EN}\s+between\s+(?P<pair>.+)$",
    ),
    _form(
        "between",
        rf"{_LEAD_EN}{_AMOUNT_EN}{_PASSING_EN}\s+from\s+(?P<stretch>.+)$",
    ),
    _form(
        "between",
        rf"{_LEAD_EN}{_AMOUNT_EN}\s+(?:did\s+it\s+take|was\s+it|went\s+by|passed|elapsed)\s+"
        r"(?:after|from)\s+(?P<first>.+?)\s+(?:until|before|till|for)\s+(?P<second>.+)$",
    ),
    _form(
        "between",
        r"^what\s+(?:is|was)\s+the\s+(?:(?:time|interval|delay)(?:\s+\w+)?|"
        rf"(?:number|amount)\s+of\s+(?:time|{_UNIT_EN})|(?:gap|difference)\s+in\s+"
        r"(?:time|days|weeks|months|years))(?:\s+(?:that\s+)?(?:passed|elapsed))?\s+between\s+"
        r"(?P<pair>.+)$",
    ),
    _form(
        "between",
        rf"{_LEAD_EN}how\s+many\s+{_UNIT_EN}\s+apart\s+(?:were|are|was|is)\s+(?P<pair>.+)$",
    ),
    _form(
        "between",
        rf"^(?P<second>\w+\s+.+?)\s+{_AMOUNT_EN}\s+(?P<order>after|before)\s+(?P<first>.+)$",
    ),
    *_which_en("first", _FIRST_EN),
    *_which_en("last", _LAST_EN),
    _form(
        "first",
        r"^(?P<asked>(?:did|was|were|is|had|has|have)\s+(?P<first>.+?)(?:\s+(?:happen|come|occur|take\s+place))?)\s+"
        r"(?P<order>before\s+or\s+after|after\s+or\s+before|before|after|(?:earlier|later)\s+than|"
        r"prior\s+to)\s+(?P<second>.+)$",
    ),
)

_UNIT_ID = r"(?P<unit>hari|minggu|pekan|bulan|tahun)"
_AMOUNT_ID = rf"berapa(?:kah)?\s+(?:{_UNIT_ID}|lama)(?:kah|nya)?"
_LEAD_ID = (
    r"^(?:(?:lalu|terus|dan|jadi|kira-kira|sekitar|tepatnya|persisnya|tolong|coba|sudah|telah|ada|"
    r"butuh|perlu|dalam)\s+)*"
)
_GAP_ID = (
    r"(?:selang|selisih|jarak|jeda|rentang|tenggang|beda|perbedaan|waktu|hari|minggu|pekan|bulan|"
    r"tahun|lama|jumlah|sudah|telah|yang|ada|berlalu|lewat|terpaut|sih|nya|selangnya|selisihnya|"
    r"jaraknya|jedanya|bedanya|waktunya|harinya|lamanya|itu)"
)
_TIME_ID = r"(?:hari|minggu|pekan|bulan|tahun|lama|waktu|selang\w*|jeda\w*|tenggang)"
_AMOUNT_AFTER_ID = (
    r"(?:itu\s+)?(?:ada\s+|selama\s+|berselang\s+)?"
    r"berapa\s+(?P<unit_after>hari|minggu|pekan|bulan|tahun|lama)"
)
_AFTER_ID = r"(?:setelah|sesudah|sehabis|usai|selepas|pasca|sejak)"
_BEFORE_ID = r"(?:sebelum|menjelang)"
_FIRST_ID = (
    r"(?P<word>(?:lebih|paling)\s+(?:dulu|dahulu|awal|duluan)|terlebih\s+d(?:ah)?ulu|"
    r"duluan|dulu|pertama(?:\s+kali)?)"
)
_LAST_ID = r"(?P<word>(?:lebih|paling)\s+(?:akhir|belakangan|baru)|terakhir|belakangan)"
_HAPPEN_ID = (
    r"(?:(?:terjadi|berlangsung|digelar|diadakan|datang|muncul|peristiwa|kejadian|dari\s+keduanya|"
    r"di\s+antara\s+keduanya|nya)\s+)*"
)
_HAPPENED_ID = r"(?:\s+(?:terjadi(?:nya)?|berlangsung|digelar|diadakan|muncul|itu))?"


def _which_id(kind: Kind, word: str) -> tuple[Form, ...]:
    which = r"(?:apa|mana|yang\s+mana|siapa)(?:kah)?"
    return (
        _form(
            kind,
            rf"^(?:(?:peristiwa|kejadian)\s+)?{which}\s+(?:yang\s+)?{_HAPPEN_ID}{word}{_HAPPENED_ID}"
            r"\s*[,:;–—-]*\s+(?P<pair>.+\batau(?:kah)?\b.+)$",
        ),
        _form(
            kind,
            rf"^{which}\s+(?:yang\s+)?{word}\s+(?P<deed>[^,:;]+?)\s*[,:;–—]\s*"
            r"(?P<pair>.+\batau(?:kah)?\b.+)$",
        ),
        _form(
            kind,
            rf"^{word}\s+(?:{which}\s*)?{_HAPPEN_ID}[,:;]?\s*(?P<pair>.+\batau(?:kah)?\b.+)$",
        ),
        _form(
            kind,
            rf"^(?P<pair>.+\batau(?:kah)?\b.+?)\s*,?\s+(?:{which}\s+)?(?:yang\s+)?{_HAPPEN_ID}{word}"
            rf"{_HAPPENED_ID}$",
        ),
    )


INDONESIAN = (
    _form("ago", rf"{_LEAD_ID}{_AMOUNT_ID}\s+(?:yang\s+)?(?:lalu|silam)(?:kah)?\s+(?P<clause>.+)$"),
    _form(
        "ago",
        rf"^(?P<clause>.+?),?\s+(?:(?:sudah|telah|kira-kira|sekitar)\s+)*{_AMOUNT_ID}\s+"
        r"(?:yang\s+)?(?:lalu|silam)$",
    ),
    _form(
        "between",
        rf"{_LEAD_ID}(?=(?:(?!antara).)*\b{_TIME_ID}\b)(?:{_AMOUNT_ID}|berapa|{_GAP_ID})"
        rf"(?:\s+(?:berapa|{_GAP_ID}))*\s+antara\s+(?P<pair>.+?)(?:\s*,?\s+{_AMOUNT_AFTER_ID})?$",
    ),
    _form(
        "between",
        rf"{_LEAD_ID}{_GAP_ID}(?:\s+{_GAP_ID})*\s+antara\s+(?P<pair>.+?)\s*,?\s+{_AMOUNT_AFTER_ID}$",
    ),
    _form(
        "between",
        rf"{_LEAD_ID}{_AMOUNT_ID}(?:\s+{_GAP_ID})*\s+(?:dari|sejak|mulai(?:\s+dari)?)\s+"
        r"(?P<first>.+?)\s+(?:sampai(?:\s+(?:ke|dengan))?|hingga)\s+(?P<second>.+)$",
    ),
    _form(
        "between",
        rf"^(?:{_AFTER_ID}\s+)?(?P<first>.+?)\s*[,;.:–—]\s+(?:(?:dan|lalu|butuh|perlu)\s+)?{_AMOUNT_ID}\s+"
        r"(?:waktu\s+)?(?:kemudian|setelahnya|sesudahnya|setelah\s+itu|berselang|hingga|sampai|"
        r"sebelum|baru)\s+(?P<second>.+)$",
    ),
    _form(
        "between",
        rf"{_LEAD_ID}{_AMOUNT_ID}\s+(?:kemudian|setelahnya|sesudahnya|setelah\s+itu)\s+"
        r"(?P<second>.+)$",
    ),
    _form(
        "between",
        rf"{_LEAD_ID}{_AMOUNT_ID}(?:\s+(?:waktu|selang|jeda|berselang))*\s+"
        rf"(?P<order>{_AFTER_ID}|{_BEFORE_ID})\s+(?P<rest>.+)$",
    ),
    _form(
        "ago",
        rf"{_LEAD_ID}{_AMOUNT_ID}(?:\s+(?:waktu|sudah|telah|yang|berlalu|lewat))*\s+"
        rf"(?:sejak|semenjak|(?<=berlalu\s)setelah)\s+(?P<clause>[^,]+?)(?:\s+(?:berlalu|lewat))?$",
    ),
    _form("ago", rf"^(?:sudah|telah)\s+{_AMOUNT_ID}\s+(?P<clause>[^,]+?)\s+(?:berlalu|lewat)$"),
    _form(
        "between",
        rf"^(?P<second>\w+\s+.+?)\s+(?:(?:terjadi|berselang|baru)\s+)?{_AMOUNT_ID}\s+"
        rf"(?P<order>setelah|sesudah|usai|selepas|{_BEFORE_ID})\s+(?P<first>.+)$",
    ),
    *_which_id("first", _FIRST_ID),
    *_which_id("last", _LAST_ID),
    _form(
        "first",
        r"^(?:apakah|benarkah|betulkah|apa\s+(?:benar|betul))\s+(?P<first>.+?)(?:\s+(?:terjadi|"
        r"berlangsung|digelar|diadakan))?\s+(?P<order>sebelum\s+atau\s+(?:sesudah|setelah)|"
        r"(?:setelah|sesudah)\s+atau\s+sebelum|sebelum|setelah|sesudah|(?:terjadi\s+)?lebih\s+"
        r"(?:dulu|dahulu|awal)\s+(?:dari(?:pada)?|ketimbang)|lebih\s+(?:akhir|belakangan)\s+"
        r"(?:dari(?:pada)?|ketimbang))\s+(?P<second>.+)$",
    ),
    _form(
        "first",
        r"^(?P<first>.+?)(?:\s+(?:itu\s+)?(?:terjadi|berlangsung|digelar|diadakan))?\s+"
        r"(?P<order>sebelum\s+atau\s+(?:sesudah|setelah)|(?:setelah|sesudah)\s+atau\s+sebelum)\s+"
        r"(?P<second>.+)$",
    ),
)
FORMS = {"en": ENGLISH, "id": INDONESIAN}
