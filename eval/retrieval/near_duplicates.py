"""Which passages say what a gold passage says, so that finding them is finding it.

The same text stands in a collection more than once: revised, under another title, or inside a
longer passage. A shingle is three words in a row; two passages are compared by the sets of their
shingles (Broder, On the resemblance and containment of documents, 1997), exactly, through an
inverted index of the gold passages' shingles.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

SHINGLE = 3  # words
# Chosen by reading all pairs of the development data: from these values on, every pair is one
# text in two versions. Below them begin pairs that differ in what is asked for: two banknotes
# (resemblance .56, containment .73), two districts (.45, .61).
RESEMBLANCE = 0.6
CONTAINMENT = 0.8
_WORD = re.compile(r"\w+")

Groups = Mapping[int, frozenset[int]]
"""For a passage, the gold passages that it stands for; passages that stand for none are left out.
A gold passage stands for itself."""


def shingles(text: str) -> frozenset[tuple[str, ...]]:
    """All runs of three words of a text; all its words as one run if it has fewer."""
    words = _WORD.findall(text.lower())
    last = max(1, len(words) - SHINGLE + 1)
    return frozenset(tuple(words[i : i + SHINGLE]) for i in range(last))


def find_groups(passages: Sequence[str], gold: Iterable[int]) -> dict[int, frozenset[int]]:
    """Which passages stand for which gold passages.

    A passage stands for a gold one if they share at least ``RESEMBLANCE`` of all their shingles
    (Jaccard), or if it holds at least ``CONTAINMENT`` of the gold one's.

    Args:
        passages: Texts.
        gold: Places of the gold ones among them.

    Returns:
        Places of gold passages by place of passage (see ``Groups``).
    """
    sizes: dict[int, int] = {}
    holders: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for place in set(gold):
        parts = shingles(passages[place])
        sizes[place] = len(parts)
        for part in parts:
            holders[part].append(place)
    groups = {}
    for place, text in enumerate(passages):
        parts = shingles(text)
        shared = Counter(near for part in parts for near in holders.get(part, ()))
        same = frozenset(
            near
            for near, count in shared.items()
            if count >= RESEMBLANCE * (sizes[near] + len(parts) - count)
            or count >= CONTAINMENT * sizes[near]
        )
        if same:
            groups[place] = same
    return groups


def rank_in_groups(found: Iterable[int], gold: int, groups: Groups) -> tuple[int | None, int]:
    """The rank of a gold passage where near-duplicates count as one.

    Args:
        found: Passages, best first.
        gold: The passage to be found.
        groups: Which passages stand for which.

    Returns:
        The rank, from 1, of the first passage that stands for the gold one, or None; and how many
        different passages were counted. A passage that stands for a gold one that another has
        already stood for takes no rank.
    """
    seen: set[int] = set()
    rank = 0
    for place in found:
        same = groups.get(place, frozenset())
        if gold in same:
            return rank + 1, rank + 1
        if not same & seen:
            rank += 1
        seen |= same
    return None, rank
