"""Near-duplicate articles: copies of one story under another headline, by-line or ending.

MinHash signatures of word pairs, cut into bands, find the articles worth comparing (Broder, "On
the resemblance and containment of documents", 1997; the bands: Leskovec, Rajaraman and Ullman,
"Mining of Massive Datasets", chapter 3). What decides is the longest common subsequence of the
words themselves. All of it depends on two texts only, so that groups of such articles do not
depend on the order in which they came.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

import numpy as np
from rapidfuzz.distance import Indel
from rensa import RMinHash

NEAR_DUPLICATES_VERSION = "1"  # of signatures and of the decision; both are stored

BANDS = 40
ROWS = 2  # values in a band: of two texts that share 27 % of their pairs, 95 % share a band
SHORTEST = 80  # words; shorter texts may be alike by their form, so only equal ones count
LIKELY = 0.15  # share of equal values from which comparing the words is worth its time
SAME_WORDS = 0.62  # of both texts, in the same order
MANY_NUMBERS = 6  # reports of markets or weather are alike each day but for their numbers,
SAME_NUMBERS = 0.6  # so of texts with many, so large a share must be in both

_WORD = re.compile(r"[^\W_]+(?:[.,:]\d+)*")
_DIGIT = re.compile(r"\d")
_BAND_NUMBERS = np.arange(1, BANDS + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)


def story_words(text: str) -> list[str]:
    """The words and numbers of a text as they are compared: in small letters, without signs."""
    return _WORD.findall(text.lower())


def numbers_in(words: Sequence[str]) -> frozenset[str]:
    """Those words that hold digits."""
    return frozenset(word for word in words if _DIGIT.search(word))


def signature(words: Sequence[str]) -> np.ndarray:
    """MinHash values of a text's word pairs, uint32: (BANDS * ROWS,).

    The share of values that two texts have in common estimates the share of pairs they have in
    common. A text of a few words counts as one piece.
    """
    pairs = [" ".join(words)]
    if len(words) >= SHORTEST:
        pairs = [f"{first} {second}" for first, second in itertools.pairwise(words)]
    sketch = RMinHash(num_perm=BANDS * ROWS, seed=1)
    sketch.update(pairs)
    return np.array(sketch.digest(), dtype="<u4")


def band_hashes(values: np.ndarray) -> list[int]:
    """The bands of a signature as signed 64-bit numbers; texts that share one are candidates."""
    bands = values.astype(np.uint64).reshape(BANDS, ROWS)
    hashes = (bands[:, 0] << np.uint64(32) | bands[:, 1]) ^ _BAND_NUMBERS
    found: list[int] = hashes.view(np.int64).tolist()
    return found


def likely(values: np.ndarray, others: np.ndarray) -> np.ndarray:
    """Which signatures are near enough for their texts to be compared.

    Args:
        values: Signature of one text: (values,), or one a row of ``others``.
        others: Signatures of others: (texts, values).

    Returns:
        True for those that share a band and enough values: (texts,).
    """
    equal = others == values
    bands = equal.reshape(len(others), BANDS, ROWS).all(axis=2).any(axis=1)
    near: np.ndarray = bands & (equal.mean(axis=1) >= LIKELY)
    return near


def same_story(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two texts tell the same story in mostly the same words.

    Args:
        one: Words of the one, as ``story_words`` gives them.
        other: Words of the other.
    """
    if min(len(one), len(other)) < SHORTEST:
        return list(one) == list(other)
    mine, theirs = numbers_in(one), numbers_in(other)
    fewer = min(len(mine), len(theirs))
    if fewer >= MANY_NUMBERS and len(mine & theirs) < SAME_NUMBERS * fewer:
        return False
    return float(Indel.normalized_similarity(one, other, score_cutoff=SAME_WORDS)) >= SAME_WORDS
