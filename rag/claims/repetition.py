"""Claims that say the same words over again: a language model that has lost its thread."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import dropwhile

from index.dates import find_dates
from index.words import Word, find_words

# Words that come twice in a row; "masing masing" is one word said so.
SHORTEST, LONGEST = 2, 7
PARTED = 3  # from so many on one word may part them: "was addressed to and was addressed to"
# So many come twice in no sentence that compares: "the price of rice in Solo rose, the price of
# rice in Medan fell".
ANYWHERE = 8
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_IS = frozenset("is was adalah ialah yaitu yakni".split())
_BEFORE_DATES = frozenset("in on pada tahun bulan tanggal".split())


def repeated_words(claim: str) -> str | None:
    """The first words that a claim says twice, in a row or of themselves; None without any."""
    words = find_words(claim)
    folded = [word.folded for word in words]
    # A name or an amount may well come twice: "from Rp 5.000 per kg to Rp 5.000 per kg".
    plain = [w.folded.isalpha() and not (w.capitalised and w.start) for w in words]
    seen: set[tuple[str, ...]] = set()
    for start in range(len(words)):
        for size in range(SHORTEST, ANYWHERE + 1):
            run, end = folded[start : start + size], start + size
            if len(run) < size or not all(plain[start:end]):
                break
            after = range(end, end + 1 + (size >= PARTED))
            in_a_row = size <= LONGEST and any(folded[a : a + size] == run for a in after)
            if in_a_row or tuple(run) in seen:
                return claim[words[start].start : words[end - 1].end]
            if size == ANYWHERE:
                seen.add(tuple(run))
    return _date_said_of_itself(claim, words)


def _date_said_of_itself(claim: str, words: Sequence[Word]) -> str | None:
    """The date that a claim ends with, if it stands before the verb too: "in May was in May"."""
    folded = [word.folded for word in words]
    place = next((n for n in range(len(words) - 1, 0, -1) if folded[n] in _IS), len(words))
    said = list(dropwhile(lambda word: word.folded in _BEFORE_DATES, words[place + 1 :]))
    if not said or folded[place - len(said) : place] != [word.folded for word in said]:
        return None
    text = claim[said[0].start : said[-1].end]
    dates = find_dates(text, "id") or find_dates(text, "en")
    whole = any((date.start, date.end) == (0, len(text)) for date in dates)
    return text if whole or _YEAR.fullmatch(text) else None
