"""The kinds of thing a question may ask for, found in a sentence: names, places and numbers."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from index.article import Span
from index.dates import find_dates
from index.words import Word, find_words, fold, is_function_word

# Words that say what somebody is, not who: "Wali Kota Semarang Agus Santoso".
ROLES = frozenset(
    """
    mantan bekas calon
    presiden menteri perdana wakil ketua kepala pemimpin gubernur bupati wali walikota direktur
    jenderal jendral sekretaris juru bicara jubir duta besar dubes komandan panglima kapolri kapolda
    kapolres kompol ipda iptu akp hakim jaksa profesor prof dr ir drs hj haji bapak ibu pak bu tuan
    nyonya raja ratu pangeran putri sultan paus uskup pendeta ustaz kiai kyai pelatih kapten manajer
    pendiri ceo luar negeri dalam pertahanan keuangan kesehatan pendidikan perdagangan menlu menkeu
    menhan menko utama umum agung
    former ex acting
    president minister prime vice deputy chairman chairwoman chair head leader governor mayor
    director general secretary spokesman spokeswoman spokesperson ambassador commander chief judge
    professor mr mrs ms sir king queen prince princess pope bishop coach captain manager founder
    foreign defense defence finance health education trade affairs of the
    """.split()
)
# Words that name a person by kinship: "Kim's sister" is somebody else than Kim.
KIN = frozenset(
    """
    adik kakak abang saudara saudari istri suami anak putra putri ayah bapak ibu orangtua paman bibi
    tante sepupu keponakan kakek nenek cucu mertua menantu
    sister sisters brother brothers sibling siblings wife husband son sons daughter daughters child
    children father mother parents uncle aunt cousin nephew niece grandfather grandmother grandson
    granddaughter
    """.split()
)
# Words that turn a question round: who pledged is not who refused.
REVERSING = frozenset(
    """
    menolak ditolak menyangkal membantah dibantah membatalkan dibatalkan mencabut dicabut gagal
    refuse refused refuses reject rejected deny denied decline declined cancel cancelled canceled
    withdraw withdrew revoke revoked fail failed oppose opposed
    """.split()
)
_PARTICLES = frozenset(
    ["bin", "binti", "al", "el", "de", "da", "del", "van", "von", "der", "la", "of", "the"]
)
_WEEKDAYS_AND_MONTHS = frozenset(
    """
    senin selasa rabu kamis jumat sabtu minggu januari februari maret april mei juni juli agustus
    september oktober november desember monday tuesday wednesday thursday friday saturday sunday
    january february march may june july august october december
    """.split()
)
_PLACE_BEFORE = re.compile(
    r"\b(?:di|ke|menuju|wilayah|kota|kabupaten|provinsi|pulau|negara|bandara|kawasan|in|at|to|"
    r"near|city of)\s+$",
    re.IGNORECASE,
)
_UNITS = (
    r"(?:\s?%|\s?(?:persen|percent|ribu|juta|miliar|milyar|triliun|thousand|million|billion|trillion"
    r"|orang|people|ton|tons|kg|km|meter|metres|hektare?|unit|dolar|dollars?|rupiah|kali|times"
    r"|poin|points|kursi|seats|derajat|degrees|tahun|years|hari|days|bulan|months|jam|hours"
    r"|menit|minutes|minggu|weeks)\b)"
)
_NUMBER_WORDS = (
    r"(?:se(?:puluh|belas|ratus|ribu|juta)|(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan)"
    r"(?:\s(?:puluh|belas|ratus|ribu|juta))*|one|two|three|four|five|six|seven|eight|nine|ten|"
    r"eleven|twelve|dozens?|hundreds?|thousands?|puluhan|ratusan|ribuan|jutaan)"
)
_NUMBER = re.compile(
    rf"(?<![\w.,/-])(?:(?:Rp|US\$|\$|€|£)\s?)?(?:\d+(?:[.,]\d+)*(?![\w/]|[.,]\d)|"
    rf"{_NUMBER_WORDS}\b){_UNITS}*",
    re.IGNORECASE,
)


def find_names(text: str, common: Collection[str] = ()) -> tuple[Span, ...]:
    """Names in a sentence: runs of capitalised words.

    Args:
        text: The sentence.
        common: Folded words known to be no names, such as those that also stand in lower case
            nearby; the sentence's first word counts as a name only if it is none of them.

    Returns:
        Spans without roles in front ("Menteri Kesehatan Ghana, Kofi Mensah" gives "Ghana"
        and "Kofi Mensah").
    """
    words = find_words(text)
    names: list[Span] = []
    run: list[Word] = []

    def finish() -> None:
        while run and (run[-1].folded in _PARTICLES or run[-1].folded in ROLES):
            run.pop()
        while run and (run[0].folded in ROLES or run[0].folded in _PARTICLES):
            run.pop(0)
        if run and not (len(run) == 1 and len(run[0].text) == 1):
            names.append(Span(run[0].start, run[-1].end))
        run.clear()

    for i, word in enumerate(words):
        gap = text[words[i - 1].end : word.start] if i else ""
        if run and not (gap.isspace() or gap in {"-", "–"}):
            finish()
        if (run and gap == "-") or _is_name(word, i, text, words, common):
            run.append(word)
        elif not (run and word.folded in _PARTICLES and len(word.text) < 4):
            finish()
        else:
            run.append(word)
    finish()
    return tuple(names)


def _is_name(
    word: Word, place: int, text: str, words: Sequence[Word], common: Collection[str]
) -> bool:
    if not word.capitalised or word.folded in _WEEKDAYS_AND_MONTHS:
        return False
    starts = place == 0 or text[words[place - 1].end : word.start].strip(" ,–-()") != ""
    if not starts:
        return True
    if is_function_word(word.folded, "und") or word.folded in common:
        return False
    following = words[place + 1] if place + 1 < len(words) else None
    return word.text.isupper() or bool(following and following.capitalised) or place > 0


def find_places(text: str, names: Sequence[Span]) -> tuple[Span, ...]:
    """Those names that a word of place stands before: "di Bandung"."""
    return tuple(span for span in names if _PLACE_BEFORE.search(text[: span.start]))


def find_numbers(text: str, language: str) -> tuple[Span, ...]:
    """Numbers with their units, dates and times left out."""
    dates = find_dates(text, language)
    return tuple(
        Span(match.start(), match.end())
        for match in _NUMBER.finditer(text)
        if not any(d.start < match.end() and match.start() < d.end for d in dates)
    )


def names_in_question(question: str) -> frozenset[str]:
    """Folded words of the question: a name with one of these answers nothing."""
    return frozenset(fold(word.text) for word in find_words(question))
