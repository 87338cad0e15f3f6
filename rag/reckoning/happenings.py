"""Whether words tell of something that happened, and not only of who or where."""

from __future__ import annotations

import re

from index.words import find_words, is_function_word
from rag.reckoning.events import is_verb
from rag.reckoning.patterns import AUXILIARY
from rag.typed import KIN, ROLES

# Words for things that happen, also where they stand in a name: "Perang Korea", "Bali Bombing".
_EVENTS = frozenset(
    """
    perang gempa tsunami banjir longsor letusan erupsi bencana badai topan kebakaran ledakan bom
    serangan kudeta revolusi reformasi proklamasi pemilu pilpres pilkada pemilihan pelantikan
    konferensi kongres muktamar sidang olimpiade piala kejuaraan turnamen pertandingan laga final
    konser festival pameran upacara peringatan rapat pertemuan kunjungan pidato surat laporan
    perjanjian kesepakatan deklarasi gencatan insiden tragedi peristiwa kecelakaan kerusuhan demo
    unjuk aksi mogok pemogokan wabah pandemi krisis kemerdekaan sumpah putusan vonis kematian
    war battle siege invasion quake earthquake tsunami flood landslide eruption hurricane typhoon
    storm cyclone fire blaze explosion blast bombing attack massacre coup revolution revolt uprising
    riot protest strike election vote referendum inauguration coronation conference congress summit
    meeting talks visit speech letter report statement treaty agreement accord declaration ceasefire
    truce olympics cup championship tournament match game final concert festival exhibition
    ceremony anniversary incident tragedy accident crash disaster outbreak pandemic epidemic crisis
    independence verdict ruling trial death birth wedding funeral launch landing opening closing
    arrest release resignation merger collapse
    """.split()
)
# Words that name a kind of person, place or time, or say only that something was: nothing happens
# in "President Obama" or "the time in Tokyo".
_NAMING = frozenset(
    """
    kota negara provinsi kabupaten desa pulau benua kerajaan partai klub tim orang tokoh waktu jam
    zona city town country nation state province village island kingdom party club team person man
    woman time clock zone happen happened occur occurred take took place come came terjadi
    terjadinya berlangsung digelar diadakan
    """.split()
)
_NO_DEED = ROLES | KIN | _NAMING
_NOUN_ID = re.compile(r"(?:ke|pe|per|pem|pen|peng)[a-z]{3,}an(?:nya)?$|[a-z]{4,}nya$")
# "tiba" is a function word elsewhere ("tiba-tiba").
_VERBS_ID = frozenset("tiba kembali buka tutup roboh runtuh karam kandas tenggelam mati".split())
_DEED_EN = re.compile(r"[a-z]{2,}(?:ed|ing|tion|sion|ment|ings|tions|sions|ments)$")
_KNOWN_EN = re.compile(r"\b(?:the|his|her|its|their|our)\b", re.IGNORECASE)
_ASKS = re.compile(rf"{AUXILIARY}\s", re.IGNORECASE)
_POINTS = re.compile(r"\b(?:that|this|it|those|these|itu|ini|tersebut)\b", re.IGNORECASE)
FEW = 3  # words without a capital that say something even where none is known for an event


def happens(label: str, language: str, earlier: str | None = None) -> bool:
    """True if the words of a question tell of something that happened.

    Args:
        label: What the question takes for an event.
        language: ``"id"`` or ``"en"``.
        earlier: The question that this one follows up on.

    Returns:
        False for names alone ("Jakarta", "President Obama"), and for one or two words without
        any capital that may be a name ("obama"). Words that only point to what was asked before
        ("was that") tell what that tells.
    """
    words = [word for word in find_words(label) if _counts(word.folded)]
    if any(w.folded in _EVENTS or w.folded.removesuffix("s") in _EVENTS for w in words):
        return True
    if any(word.capitalised for word in words):
        return any(not word.capitalised for word in words)
    if not words:
        return bool(earlier and _POINTS.search(label)) and happens(earlier or "", language)
    if len(words) >= FEW:
        return True
    if language == "id":
        return any(
            is_verb(w.folded) or w.folded in _VERBS_ID or _NOUN_ID.match(w.folded) for w in words
        )
    if any(_DEED_EN.match(word.folded) for word in words):
        return True
    clause = bool(_ASKS.match(label)) and not label.lower().startswith(("was ", "were ", "is "))
    return clause or len(words) > 1 or bool(_KNOWN_EN.search(label))


def _counts(folded: str) -> bool:
    """True for a word that says more than who, where or that something was."""
    if folded in _VERBS_ID:
        return True
    return folded.isalpha() and folded not in _NO_DEED and not is_function_word(folded, "und")
