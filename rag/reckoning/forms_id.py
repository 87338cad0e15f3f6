"""The forms of Indonesian questions about the time between dated events."""

from __future__ import annotations

from rag.reckoning.patterns import Form, Kind, form

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
        form(
            kind,
            rf"^(?:(?:peristiwa|kejadian)\s+)?{which}\s+(?:yang\s+)?{_HAPPEN_ID}{word}{_HAPPENED_ID}"
            r"\s*[,:;–—-]*\s+(?P<pair>.+\batau(?:kah)?\b.+)$",
        ),
        form(
            kind,
            rf"^{which}\s+(?:yang\s+)?{word}\s+(?P<deed>[^,:;]+?)\s*[,:;–—]\s*"
            r"(?P<pair>.+\batau(?:kah)?\b.+)$",
        ),
        form(
            kind,
            rf"^{word}\s+(?:{which}\s*)?{_HAPPEN_ID}[,:;]?\s*(?P<pair>.+\batau(?:kah)?\b.+)$",
        ),
        form(
            kind,
            rf"^(?P<pair>.+\batau(?:kah)?\b.+?)\s*,?\s+(?:{which}\s+)?(?:yang\s+)?{_HAPPEN_ID}{word}"
            rf"{_HAPPENED_ID}$",
        ),
    )


INDONESIAN = (
    form("ago", rf"{_LEAD_ID}{_AMOUNT_ID}\s+(?:yang\s+)?(?:lalu|silam)(?:kah)?\s+(?P<clause>.+)$"),
    form(
        "ago",
        rf"^(?P<clause>.+?),?\s+(?:(?:sudah|telah|kira-kira|sekitar)\s+)*{_AMOUNT_ID}\s+"
        r"(?:yang\s+)?(?:lalu|silam)$",
    ),
    form(
        "between",
        rf"{_LEAD_ID}(?=(?:(?!antara).)*\b{_TIME_ID}\b)(?:{_AMOUNT_ID}|berapa|{_GAP_ID})"
        rf"(?:\s+(?:berapa|{_GAP_ID}))*\s+antara\s+(?P<pair>.+?)(?:\s*,?\s+{_AMOUNT_AFTER_ID})?$",
    ),
    form(
        "between",
        rf"{_LEAD_ID}{_GAP_ID}(?:\s+{_GAP_ID})*\s+antara\s+(?P<pair>.+?)\s*,?\s+{_AMOUNT_AFTER_ID}$",
    ),
    form(
        "between",
        rf"{_LEAD_ID}{_AMOUNT_ID}(?:\s+{_GAP_ID})*\s+(?:dari|sejak|mulai(?:\s+dari)?)\s+"
        r"(?P<first>.+?)\s+(?:sampai(?:\s+(?:ke|dengan))?|hingga)\s+(?P<second>.+)$",
    ),
    form(
        "between",
        rf"^(?:{_AFTER_ID}\s+)?(?P<first>.+?)\s*[,;.:–—]\s+(?:(?:dan|lalu|butuh|perlu)\s+)?{_AMOUNT_ID}\s+"
        r"(?:waktu\s+)?(?:kemudian|setelahnya|sesudahnya|setelah\s+itu|berselang|hingga|sampai|"
        r"sebelum|baru)\s+(?P<second>.+)$",
    ),
    form(
        "between",
        rf"{_LEAD_ID}{_AMOUNT_ID}\s+(?:kemudian|setelahnya|sesudahnya|setelah\s+itu)\s+"
        r"(?P<second>.+)$",
    ),
    form(
        "between",
        rf"{_LEAD_ID}{_AMOUNT_ID}(?:\s+(?:waktu|selang|jeda|berselang))*\s+"
        rf"(?P<order>{_AFTER_ID}|{_BEFORE_ID})\s+(?P<rest>.+)$",
    ),
    form(
        "ago",
        rf"{_LEAD_ID}{_AMOUNT_ID}(?:\s+(?:waktu|sudah|telah|yang|berlalu|lewat))*\s+"
        rf"(?:sejak|semenjak|(?<=berlalu\s)setelah)\s+(?P<clause>[^,]+?)(?:\s+(?:berlalu|lewat))?$",
    ),
    form("ago", rf"^(?:sudah|telah)\s+{_AMOUNT_ID}\s+(?P<clause>[^,]+?)\s+(?:berlalu|lewat)$"),
    form(
        "between",
        rf"^(?P<second>\w+\s+.+?)\s+(?:(?:terjadi|berselang|baru)\s+)?{_AMOUNT_ID}\s+"
        rf"(?P<order>setelah|sesudah|usai|selepas|{_BEFORE_ID})\s+(?P<first>.+)$",
    ),
    *_which_id("first", _FIRST_ID),
    *_which_id("last", _LAST_ID),
    form(
        "first",
        r"^(?:apakah|benarkah|betulkah|apa\s+(?:benar|betul))\s+(?P<first>.+?)(?:\s+(?:terjadi|"
        r"berlangsung|digelar|diadakan))?\s+(?P<order>sebelum\s+atau\s+(?:sesudah|setelah)|"
        r"(?:setelah|sesudah)\s+atau\s+sebelum|sebelum|setelah|sesudah|(?:terjadi\s+)?lebih\s+"
        r"(?:dulu|dahulu|awal)\s+(?:dari(?:pada)?|ketimbang)|lebih\s+(?:akhir|belakangan)\s+"
        r"(?:dari(?:pada)?|ketimbang))\s+(?P<second>.+)$",
    ),
    form(
        "first",
        r"^(?P<first>.+?)(?:\s+(?:itu\s+)?(?:terjadi|berlangsung|digelar|diadakan))?\s+"
        r"(?P<order>sebelum\s+atau\s+(?:sesudah|setelah)|(?:setelah|sesudah)\s+atau\s+sebelum)\s+"
        r"(?P<second>.+)$",
    ),
)
