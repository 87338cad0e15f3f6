"""Claims that list: "Twice: on 12 July, and on 8 January", "Kim wrote on 12 July and 8 January".

What is listed may stand in an article each, so each item is checked by itself.
"""

from __future__ import annotations

import re

from index.dates import find_dates
from index.words import fold_words, stem
from rag.claims.find_numbers import find_numbers

LONGEST_HEAD = 60  # characters before the colon
MOST = 9
_HEAD = re.compile(rf"(?P<head>[^:;]{{1,{LONGEST_HEAD}}}):\s+(?P<items>\S.*)", re.DOTALL)
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
# What may stand beside the count and says nothing that the question does not say.
_FILLERS = frozenset(
    """
    there are were is was the of in all them times according to articles article sources passages
    ada kali semuanya menurut artikel itu tersebut yaitu yakni adalah
    """.split()
)
_AND_ON = re.compile(r"(?:,? (?:and|dan|serta)|,) (?:(?:on|in|pada|tanggal) )?")
_NUMBERED = re.compile(r"\A\([1-9]\)\s")
_ASIDE = re.compile(r"\([^()]*\)")


def listed(claim: str, language: str, question: str) -> tuple[str, ...]:
    """The items of a counted list that answers a question; nothing of another claim.

    Each is an answer, to be checked with the question; their count is that of the list.

    Args:
        claim: Without marks.
        language: ``"id"`` or ``"en"``.
        question: What it answers: before the list stands nothing but a count and words of it.
    """
    match = _HEAD.fullmatch(claim.strip())
    numbers = find_numbers(match["head"], language) if match else ()
    if match is None or len({number.value for number in numbers}) != 1:
        return ()
    count, counted = numbers[0].value, numbers[0].span.of(match["head"])
    said = {stem(word, language) for word in fold_words(match["head"])}
    known = {stem(word, language) for word in (*fold_words(f"{question} {counted}"), *_FILLERS)}
    return _items(match["items"], int(count)) if said <= known and 2 <= count <= MOST else ()


def each_date(clause: str, language: str) -> tuple[str, ...]:
    """The clause said of each of the dates it lists; itself if it lists none.

    Args:
        clause: "Kim wrote on 12 July and 8 January".
        language: ``"id"`` or ``"en"``.
    """
    dates = find_dates(clause, language)
    for place in range(1, len(dates)):
        one, other = dates[place - 1 : place + 1]
        if _AND_ON.fullmatch(clause[one.end : other.start]):
            first, last = clause[one.start : one.end], clause[other.start : other.end]
            return tuple(clause[: one.start] + date + clause[other.end :] for date in (first, last))
    return (clause,)


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
            return tuple(_NUMBERED.sub("", listing[a:b]).rstrip(" .") for a, b in places)
    return ()
