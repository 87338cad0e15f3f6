"""Claims that list: "Twice: on 12 July, and on 8 January", "Kim wrote on 12 July and 8 January".

What is listed may stand in an article each, so each item is checked by itself.
"""

from __future__ import annotations

import re
from itertools import pairwise

from index.dates import find_dates
from index.words import fold, fold_words
from rag.phrases.number_words import spell

LONGEST_HEAD = 60  # characters before the colon
_HEAD = re.compile(rf"(?P<head>[^:;]{{1,{LONGEST_HEAD}}}):\s+(?P<items>\S.*)", re.DOTALL)
_COUNTS = {"twice": 2, "both": 2, "thrice": 3} | {
    said: count
    for count in range(2, 10)
    for said in (str(count), spell(count, "en"), spell(count, "id"))
}
_AND = r",?\s(?:and|dan|serta)\s"
# How items may be parted, the plainest way first; in the last two they hold no commas.
_BETWEEN = tuple(
    re.compile(pattern)
    for pattern in (
        rf";(?:\s(?:and|dan|serta))?\s|{_AND}(?=\([2-9]\)\s)",
        rf"{_AND}(?=(?:on|in|at|pada|di)\s)",
        _AND,
        rf"{_AND}|,\s",
    )
)
# All that may stand beside the count: another word would be claimed, and checked by nobody.
_FILLERS = frozenset(
    """
    there are were is was the of them times according to articles article sources passages
    ada kali menurut artikel itu tersebut yaitu yakni adalah
    """.split()
)
_AND_ON = re.compile(r"(?:,? (?:and|dan|serta)|,) (?:(?:on|in|pada|tanggal) )?")
_ENDS = re.compile(r"(?: (?:lalu|silam|ini))?[.!]?")
# "Between" two dates is on neither.
_SPAN = re.compile(
    r"\b(?:between|from|since|until|till|antara|dari|sejak|mulai|hingga|sampai)\s(?:\w+\s)?\Z",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\([1-9]\)\s")
# Before a numbered list: its numbers say something, or what is said is denied of it.
_NOT_OF_EACH = re.compile(
    r"\b(?:rank\w*|order|sequence|results?|standings|first|winners?|largest|biggest|top|steps|"
    r"peringkat|urutan|hasil|klasemen|juara|pemenang|kronologi|langkah\w*|pertama|terbesar|"
    r"not|no|never|nor|none|neither|denied|denies|tidak|bukan|belum|tak|tanpa|membantah)\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\([^()]*\)")


def listed(claim: str) -> tuple[str, ...]:
    """The items of a counted list, without a word beside the count; nothing of another claim.

    Each is an answer, to be checked with the question; their count is that of the list.

    Args:
        claim: Without marks.
    """
    match = _HEAD.fullmatch(claim.strip())
    said = [w for w in fold_words(match["head"]) if w not in _FILLERS] if match else []
    if match is None or len(said) != 1:
        return ()
    return _items(match["items"], _COUNTS.get(said[0], 0))


def numbered(claim: str) -> tuple[str, ...]:
    """The items of a numbered list, each after what stands before the list; else nothing.

    Args:
        claim: "Kim's letters: (1) a reply on 15 August; (2) one of 8 January".
    """
    match = _HEAD.fullmatch(claim.strip())
    if match is None or not match["items"].startswith("(1)") or _NOT_OF_EACH.search(match["head"]):
        return ()
    items = _items(match["items"], len(_NUMBER.findall(match["items"])))
    counts = {said for said, count in _COUNTS.items() if count == len(items) and said.isalpha()}
    head = " ".join(word for word in match["head"].split() if fold(word) not in counts)
    return tuple(f"{head}: {item}" for item in items) if len(items) > 1 else ()


def each_date(clause: str, language: str) -> tuple[str, ...]:
    """The clause said of each of the dates it lists; itself if it lists none.

    Args:
        clause: "Kim wrote on 12 July and 8 January".
        language: ``"id"`` or ``"en"``.
    """
    dates = find_dates(clause, language)
    if len(dates) < 2 or not _ENDS.fullmatch(clause[dates[-1].end :]):
        return (clause,)
    gaps = (clause[one.end : other.start] for one, other in pairwise(dates))
    before = clause[: dates[0].start]
    if not all(_AND_ON.fullmatch(gap) for gap in gaps) or _SPAN.search(before):
        return (clause,)
    after = clause[dates[-1].end :]
    return tuple(f"{before}{clause[date.start : date.end]}{after}" for date in dates)


def _items(listing: str, count: int) -> tuple[str, ...]:
    """A list's items if there are so many, else nothing."""
    # What stands in parentheses parts nothing; letters keep the places.
    plain = _ASIDE.sub(lambda aside: "x" * len(aside[0]), listing)
    if listing.startswith("(1)"):
        plain = listing
    for way, between in enumerate(_BETWEEN):
        ends = [(found.start(), found.end()) for found in between.finditer(plain)]
        starts, stops = [0, *(b for _, b in ends)], [*(a for a, _ in ends), len(plain)]
        places = list(zip(starts, stops, strict=True))
        commas = way >= 2 and any("," in plain[a:b] for a, b in places)
        if len(places) == count and not commas:
            return tuple(_NUMBER.sub("", listing[a:b], count=1).rstrip(" .") for a, b in places)
    return ()
