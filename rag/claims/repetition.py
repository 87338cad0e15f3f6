"""Claims that say the same words over again: a language model that has lost its thread."""

from __future__ import annotations

from index.words import find_words

SHORTEST, LONGEST = 2, 8  # words that come twice in a row; "masing masing" is one word said so
# From so many on one word may part them: "was addressed to and was addressed to".
PARTED = 3


def repeated_words(claim: str) -> str | None:
    """The first words that a claim says twice in a row; None where there are none."""
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
    return None
