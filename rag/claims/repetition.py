"""Claims that say the same words over again: a language model that has lost its thread."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import dropwhile

from index.words import find_words

SHORTEST, LONGEST = 2, 8  # words that come twice in a row; "masing masing" is one word said so
# From so many on one word may part them: "was addressed to and was addressed to".
PARTED = 3
_IS = frozenset("is was are were be adalah ialah yaitu yakni merupakan".split())
_NO_MORE = frozenset("a an the in on at of pada di itu".split())


def repeated_words(claim: str) -> str | None:
    """The first words that a claim says twice in a row, or of themselves; None without any."""
    words = find_words(claim)
    folded = [word.folded for word in words]
    for start in range(len(words)):
        for size in range(SHORTEST, LONGEST + 1):
            run = folded[start : start + size]
            # A name or an amount may well come twice: "from Rp 5.000 per kg to Rp 5.000 per kg".
            plain = all(
                word.folded.isalpha() and not (word.capitalised and word.start)
                for word in words[start : start + size]
            )
            for again in (start + size, start + size + 1)[: 1 + (size >= PARTED)]:
                if len(run) == size and folded[again : again + size] == run and plain:
                    return claim[words[start].start : words[start + size - 1].end]
    said = _said_of_itself(folded)
    return claim[words[-said].start : words[-1].end] if said else None


def _said_of_itself(words: Sequence[str]) -> int:
    """How many words at the end only say over what they are said of: "Its day in May was May"."""
    place = next((n for n in range(len(words) - 1, 0, -1) if words[n] in _IS), None)
    if place is None:
        return 0
    said = list(dropwhile(_NO_MORE.__contains__, words[place + 1 :]))
    before = range(place - len(said) + 1) if said else ()
    return len(said) * any(words[n : n + len(said)] == said for n in before)
