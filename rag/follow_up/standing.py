"""Whether a question stands alone or follows up on an earlier one."""

from __future__ import annotations

import re

from index.article import Span
from index.dates import find_dates
from index.words import Word, find_words, fold, is_function_word
from rag.follow_up.clauses import told_verb
from rag.typed import find_names

LEADING = re.compile(
    r"^(?:(?:(?:and|but|so|then|also|ok(?:ay)?|dan|lalu|terus|trus|kemudian|tapi|nah)\b,?\s+)?"
    r"(?:what\s+about|how\s+about|(?:bagaimana|gimana)\s+(?:dengan|kalau)|kalau|kalo)|"
    r"and|but|so|then|also|ok(?:ay)?|dan|lalu|terus|trus|kemudian|tapi|nah)\b,?\s+",
    re.IGNORECASE,
)
# "there are", "this year", "what is inflation" and what points to nothing said before.
_NO_POINTER = re.compile(
    r"\b(?:is|are|was|were)\s+there\b|\bthere\s+(?:is|are|was|were)\b|"
    r"\bthis\s+(?:year|week|month|morning|time|century)\b|\bso\s+that\b|"
    r"\b(?:say|says|said|tell|told|claim|claimed|think|mean|deny|denied|announce|announced|"
    r"confirm|confirmed|report|reported|warn|warned|fear|feared)\s+that\b|"
    r"\b(?:apa(?:kah)?|siapa(?:kah)?)\s+itu\s+(?=\w)|"
    r"\b(?:hari|minggu|pekan|bulan|tahun|saat|kali|abad|dewasa|akhir-akhir|selama)\s+ini\b|"
    r"\b(?:ada|biasa|akhir|sebelum|sesudah|seharus|sebenar|sesungguh|khusus|misal|umum|rupa|arti|"
    r"persis|tepat|ha|ta|pu|harus|tentu|kira|kata|selanjut|seti?dak|nampak|tampak|paling|ke|"
    r"semesti|pada akhir|pertama|se[a-z]+-[a-z]+)nya\b",
    re.IGNORECASE,
)
POINTER = re.compile(
    r"\b(?:he|him|his|she|her|hers|it|its|they|them|their|that|this|these|those|there|then|"
    r"dia|ia|beliau|mereka|itu|ini|tersebut|begitu|di\s?sana|di\s?situ)\b|\b\w{3,}nya\b",
    re.IGNORECASE,
)
# Nouns and verbs that say something only of something else.
RELATIVE = frozenset(
    """
    tanggapan reaksi respons komentar alasan penyebab sebab akibat dampak hasil isi tujuan korban
    kronologi syarat sanksi hukuman keputusan kesimpulan penjelasan rincian detail bukti pelaku
    pemenang lawan skor jumlah total nama lokasi tempat waktu tanggal jadwal harga biaya nilai
    tewas luka hadir terjadi menang kalah ikut bilang kata dikatakan mengatakan berkata menjawab
    response reaction comment comments reason reasons cause causes result results outcome impact
    effect aim purpose victims details evidence winner score total name location place time date
    cost value dead killed injured wounded attended attend happened happen won win lost lose said
    say respond responded react reacted answer answered reply replied died die involved responsible
    exactly else next special important people person
    """.split()
)
_DEFINITE = re.compile(
    r"\bthe\s+(?!first\b|last\b|most\b|\w+est\b)[a-z]+(?!\s+of\b)", re.IGNORECASE
)
_TODAY = re.compile(
    r"\b(?:today|now|tomorrow|tonight|currently|this\s+(?:year|week|month)|"
    r"(?:hari|minggu|bulan|tahun|saat)\s+ini|sekarang|besok)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\b(?:what|which|who|whom|whose|when|where|why|how|apa(?:kah)?|siapa|kapan|mana|mengapa|kenapa|"
    r"bagaimana|gimana|berapa|brp|kpn)\b",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:was|were|did|had)\b", re.IGNORECASE)
FEW = 3  # a question with more content words and nothing that points back stands alone


def content(text: str, language: str) -> list[Word]:
    """The words of a question that say something, dates left out."""
    dates = find_dates(text, language)
    return [
        word
        for word in find_words(text)
        if not is_function_word(word.folded, language)
        and not any(date.start <= word.start < date.end for date in dates)
    ]


def pointers(text: str) -> list[re.Match[str]]:
    """The words of a question that point to something outside it, in order.

    A name earlier in the question may be what "its" or "-nya" stands for, so nothing counts that
    comes after one.
    """
    idle = [match.span() for match in _NO_POINTER.finditer(text)]
    names = find_names(text)
    first = names[0].start if names else len(text)
    return [
        match
        for match in POINTER.finditer(text)
        if not any(start < match.end() and match.start() < end for start, end in idle)
        and not (match.start() > first and _may_mean_it(match.group()))
    ]


def _may_mean_it(word: str) -> bool:
    return word.lower() in ("its", "their", "itu", "tersebut") or word.lower().endswith("nya")


def asks_as_before(text: str) -> bool:
    """True for "What about the budget for schools?": it asks for what the earlier one does."""
    led = LEADING.match(text)
    return led is not None and not _ASKS.search(text[led.end() :])


def follows_up(text: str, earlier: str, language: str) -> bool:
    """True if a question cannot be understood without an earlier one.

    Args:
        text: The question.
        earlier: The one before it, made whole.
        language: Of the question.
    """
    led = LEADING.match(text)
    begins = led.end() if led else 0
    bare, words = text[begins:], content(text[begins:], language)
    names = [Span(s.start - begins, s.end - begins) for s in find_names(text) if s.start >= begins]
    if len(words) == 1 and words[0].capitalised and words[0].text == bare.rstrip("?!. "):
        return True  # "Surabaya?", "What about Surabaya?"
    if pointers(bare):
        return len(names) < 2
    if asks_as_before(text):
        return True
    if _TODAY.search(bare) and words and not led:
        return False
    if not words or len(words) > FEW:
        return not words
    named = {fold(word.text) for name in names for word in find_words(name.of(bare))}
    plain = [word for word in words if word.folded not in named]
    if not plain:
        return True  # "And in Surabaya?"
    known = {word.folded for word in find_words(earlier)}
    if all(word.folded in RELATIVE or word.folded in known for word in plain):
        return any(word.folded in RELATIVE for word in plain) or not names or bool(led)
    if named:
        return False
    if len(plain) == 1 and (language == "en" or told_verb(plain[0].folded)):
        return True
    if language == "id":
        return any(told_verb(word.folded) for word in plain)
    return bool(_DEFINITE.search(bare) or _PAST.search(bare))
