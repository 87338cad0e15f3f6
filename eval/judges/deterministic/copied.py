"""How a claim is put together of stretches of its premises."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from eval.judges.deterministic.texts import Compared

PLACES = 30  # at which a word of the premises is tried as the beginning of a stretch
LONGEST = 60  # words of a stretch
RUN = 3  # words from which a stretch is more than a turn of phrase
NEAR = 5  # content words within which two of them count as said together


def copied(compared: Compared) -> dict[str, float]:
    """Shares of runs copied, and the density of copied stretches.

    The density is that of Grusky et al., Newsroom (2018): the mean square of their lengths.
    """
    own, theirs = compared.claim.stems, compared.premise.stems
    stretches = _stretches(own, theirs)
    lengths = np.array([length for length, _ in stretches] or [0])
    count = max(len(own), 1)
    runs = [place for length, place in stretches if length >= RUN]
    content, source = _content(compared)
    pairs = list(pairwise(content))
    together, known = neighbours(source), frozenset(source)
    settled = [pair for pair in pairs if known.issuperset(pair)]
    return {
        "runs of 2": _share(own, theirs, 2),
        "runs of 3": _share(own, theirs, 3),
        "runs of 4": _share(own, theirs, 4),
        "content runs": _share(content, source, 2),
        "density": float(np.log1p((lengths**2).sum() / count)),
        "copied": float(lengths.sum() / count),
        "stretches": float(np.log1p((lengths > 1).sum())),
        "longest gap": float(np.log1p(_longest_gap(lengths.tolist()))),
        "outside runs": float(np.log1p(len(own) - lengths[lengths >= RUN].sum())),
        "where": float(np.mean(runs)) / max(len(theirs), 1) if runs else 0.5,
        "in order": _mean([one < other for one, other in pairwise(runs)]),
        "together": _mean([pair in together for pair in pairs]),
        "known together": _mean([pair in together for pair in settled]),
        "known apart": float(np.log1p(sum(pair not in together for pair in settled))),
    }


def neighbours(source: Sequence[str]) -> frozenset[tuple[str, str]]:
    """Pairs of content words that the premises say close to each other, in either order."""
    pairs = {
        pair
        for distance in range(1, NEAR + 1)
        for pair in zip(source, source[distance:], strict=False)
    }
    return frozenset(pairs | {(other, one) for one, other in pairs})


def _content(compared: Compared) -> tuple[list[str], list[str]]:
    texts = (compared.claim, compared.premise)
    own, theirs = ([text.stems[i] for i in np.flatnonzero(text.content)] for text in texts)
    return own, theirs


def _share(own: Sequence[str], theirs: Sequence[str], length: int) -> float:
    """Share of the runs of neighbouring words that the premises have."""
    known = set(zip(*(theirs[i:] for i in range(length)), strict=False))
    runs = zip(*(own[i:] for i in range(length)), strict=False)
    return _mean([run in known for run in runs])


def _mean(hits: Sequence[bool]) -> float:
    return float(np.mean(hits)) if hits else 1.0


def _stretches(own: Sequence[str], theirs: Sequence[str]) -> list[tuple[int, int]]:
    """The longest copied stretches from left to right: length, 0 for a word not copied; place."""
    places: dict[str, list[int]] = defaultdict(list)
    for place, word in enumerate(theirs):
        places[word].append(place)
    found = []
    at = 0
    while at < len(own):
        tried = places.get(own[at], [])[:PLACES]
        lengths = [(_length(own, at, theirs, place), -place) for place in tried]
        length, place = max(lengths, default=(0, 0))
        found.append((length, -place))
        at += max(length, 1)
    return found


def _length(own: Sequence[str], at: int, theirs: Sequence[str], place: int) -> int:
    most = min(LONGEST, len(own) - at, len(theirs) - place)
    length = 1  # the first word is the same
    while length < most and own[at + length] == theirs[place + length]:
        length += 1
    return length


def _longest_gap(stretches: Sequence[int]) -> int:
    """Most words in a row that no stretch of two or more covers."""
    longest = gap = 0
    for length in stretches:
        gap = gap + 1 if length < 2 else 0
        longest = max(longest, gap)
    return longest
