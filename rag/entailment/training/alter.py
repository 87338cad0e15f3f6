"""Claims with one thing changed, so that what bore them out no longer does.

Each alteration takes a claim and gives another, or None where it finds nothing to change.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence

from rag.typed import find_names

Alteration = Callable[[str, random.Random], str | None]

NUMBER = re.compile(r"(?<![\w.,])\d+(?:[.,]\d+)*(?![\w]|[.,]\d)")
NUMBER_WORDS = (
    "one two three four five six seven eight nine ten".split(),
    "satu dua tiga empat lima enam tujuh delapan sembilan sepuluh".split(),
)
MONTHS = (
    (
        "January February March April May June July August September October November December"
    ).split(),
    (
        "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember"
    ).split(),
)
DAYS = (
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
    "Senin Selasa Rabu Kamis Jumat Sabtu Minggu".split(),
)
UNITS = (
    ("thousand", "million", "billion", "trillion"),
    ("ribu", "juta", "miliar", "triliun"),
    ("percent", "percentage points"),
    ("minutes", "hours", "days", "weeks", "months", "years"),
    ("menit", "jam", "hari", "minggu", "bulan", "tahun"),
    ("kilometres", "metres", "centimetres"),
    ("kilometers", "meters", "centimeters"),
    ("kilometer", "meter", "sentimeter"),
    ("km", "cm", "mm"),
    ("kilograms", "grams", "tons"),
    ("kilogram", "gram", "ton"),
    ("dollars", "rupiah", "euros", "pounds"),
)
OPPOSITES = (
    "increase/decrease increased/decreased rise/fall rose/fell rising/falling higher/lower "
    "more/fewer more/less before/after won/lost win/lose wins/loses success/failure "
    "successful/unsuccessful accepted/rejected accept/reject approved/rejected allowed/banned "
    "allow/ban first/last largest/smallest oldest/youngest highest/lowest best/worst "
    "supported/opposed support/oppose supports/opposes arrived/left open/closed opened/closed "
    "started/ended began/ended start/end male/female man/woman men/women son/daughter "
    "father/mother brother/sister husband/wife north/south east/west northern/southern "
    "eastern/western inside/outside above/below all/none always/never many/few most/least "
    "confirmed/denied agreed/refused import/export imports/exports buy/sell bought/sold "
    "guilty/innocent alive/dead good/bad strong/weak early/late true/false",
    "naik/turun meningkat/menurun bertambah/berkurang lebih/kurang sebelum/sesudah "
    "sebelum/setelah menang/kalah berhasil/gagal menerima/menolak diterima/ditolak "
    "disetujui/ditolak mendukung/menentang pertama/terakhir terbesar/terkecil tertua/termuda "
    "tertinggi/terendah terbaik/terburuk terbanyak/tersedikit tiba/pergi buka/tutup "
    "dibuka/ditutup dimulai/diakhiri mulai/selesai pria/wanita laki-laki/perempuan ayah/ibu "
    "suami/istri putra/putri utara/selatan timur/barat atas/bawah "
    "semua/sebagian selalu/jarang banyak/sedikit membenarkan/membantah mengakui/membantah "
    "sepakat/menolak impor/ekspor membeli/menjual dibeli/dijual "
    "hidup/mati baik/buruk kuat/lemah awal/akhir benar/salah mengizinkan/melarang "
    "diizinkan/dilarang boleh/dilarang besar/kecil tinggi/rendah tua/muda panjang/pendek",
)
NOT_AFTER = re.compile(
    r"\b(is|are|was|were|has|have|had|will|would|can|could|should|must|may|might)\b(?!\s+not\b)",
    re.IGNORECASE,
)
NEGATED = re.compile(r"\s+not\b|\b(?:tidak|bukan|belum|tak)\s+", re.IGNORECASE)
INDONESIAN_VERB = re.compile(
    r"(?<=\s)(?=(?:me(?:m|n|ng|ny)?[a-z]{4,}|di[a-z]{4,}|ber[a-z]{4,}|ter[a-z]{4,}|akan|telah|sudah"
    r"|dapat|bisa|ada|adalah|merupakan|harus)\b)"
)
BETWEEN_EQUALS = re.compile(
    r"^[\s,]*(and|or|dan|atau|serta|with|dengan|bersama|vs|versus|&|,)?[\s,]*$", re.IGNORECASE
)


def number(claim: str, rng: random.Random) -> str | None:
    """Another number, in figures or in words."""
    found = list(NUMBER.finditer(claim))
    if found and rng.random() < 0.8:
        chosen = rng.choice(found)
        return _replaced(claim, chosen.span(), _other_number(chosen[0], rng))
    for words in NUMBER_WORDS:
        if changed := _other_of(claim, words, rng):
            return changed
    return None


def _other_number(text: str, rng: random.Random) -> str:
    """A number written like this one, of about its size, but another."""
    digits = [place for place, character in enumerate(text) if character.isdigit()]
    while True:
        changed = list(text)
        for place in rng.sample(digits, min(rng.choice((1, 1, 2)), len(digits))):
            changed[place] = rng.choice("123456789")
        other = "".join(changed)
        if other != text:
            return other


def day(claim: str, rng: random.Random) -> str | None:
    """Another month or day of the week."""
    for words in (*MONTHS, *DAYS):
        if changed := _other_of(claim, words, rng):
            return changed
    return None


def unit(claim: str, rng: random.Random) -> str | None:
    """Another unit or order of magnitude."""
    for words in rng.sample(UNITS, len(UNITS)):
        if changed := _other_of(claim, words, rng):
            return changed
    return None


def opposite(claim: str, rng: random.Random) -> str | None:
    """The opposite of one word."""
    pairs = [pair.split("/") for words in OPPOSITES for pair in words.split()]
    rng.shuffle(pairs)
    for one, other in pairs:
        for from_, to in ((one, other), (other, one)):
            if found := re.search(rf"\b{from_}\b", claim):
                return _replaced(claim, found.span(), to)
    return None


def negation(claim: str, rng: random.Random) -> str | None:
    """With a "not" more, or one less."""
    if found := NEGATED.search(claim):
        without = claim[: found.start()] + (" " if found[0].startswith(" ") else "")
        return " ".join((without + claim[found.end() :]).split())
    if found := NOT_AFTER.search(claim):
        return claim[: found.end()] + " not" + claim[found.end() :]
    if found := INDONESIAN_VERB.search(claim):
        word = rng.choice(("tidak", "tidak", "belum", "tak"))
        return claim[: found.start()] + word + " " + claim[found.start() :]
    return None


def roles(claim: str, rng: random.Random) -> str | None:
    """Two names in each other's place; not those that stand side by side as equals."""
    names = [span for span in find_names(claim) if span.end - span.start > 2]
    pairs = [
        (a, b)
        for i, a in enumerate(names)
        for b in names[i + 1 :]
        if not BETWEEN_EQUALS.match(claim[a.end : b.start]) and a.of(claim) != b.of(claim)
    ]
    if not pairs:
        return None
    a, b = rng.choice(pairs)
    between = claim[a.end : b.start]
    return claim[: a.start] + b.of(claim) + between + a.of(claim) + claim[b.end :]


def name(others: Sequence[str]) -> Alteration:
    """Gives the alteration that puts one of some other names into a claim."""

    def alter(claim: str, rng: random.Random) -> str | None:
        names = find_names(claim)
        if not names or not others:
            return None
        span = rng.choice(names)
        other = rng.choice(others)
        return None if other in claim else _replaced(claim, (span.start, span.end), other)

    return alter


def _other_of(claim: str, words: Sequence[str], rng: random.Random) -> str | None:
    """One of the words that the claim holds, put as another of them."""
    found = list(re.finditer(rf"\b(?:{'|'.join(map(re.escape, words))})\b", claim, re.IGNORECASE))
    # "may" and "minggu" are other words too.
    found = [f for f in found if words not in MONTHS + DAYS or f[0][0].isupper()]
    if not found:
        return None
    chosen = rng.choice(found)
    other = rng.choice([word for word in words if word.lower() != chosen[0].lower()])
    return _replaced(claim, chosen.span(), other)


def _replaced(text: str, span: tuple[int, int], by: str) -> str:
    return text[: span[0]] + by + text[span[1] :]
