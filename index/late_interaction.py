"""Late interaction: each word piece of a question looks for its nearest in a passage."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from index.lexicon import Lexicon

WINDOW = 24  # pieces: about a sentence
IMPORTANCE = 1.5  # exponent of a vector's length


def late_interaction(
    question: str, passages: Sequence[np.ndarray], lexicon: Lexicon
) -> tuple[np.ndarray, np.ndarray]:
    """How well each piece of a question is matched, in all of a passage and in one place of it.

    The sum of maximal similarities of ColBERT (Khattab and Zaharia, 2020), on static vectors. A
    piece weighs as much as its vector is long: training makes those of telling words long and
    those of common ones short. Function words weigh nothing.

    Args:
        question: The question.
        passages: For each passage its word pieces in order, as the lexicon numbers them.
        lexicon: Knows the pieces' vectors.

    Returns:
        Weighted mean of the best cosines over the whole passage, and over the best stretch of
        WINDOW pieces; both 0 for a passage without pieces: (passages,) each.
    """
    whole, window = np.zeros(len(passages)), np.zeros(len(passages))
    asked, lengths = lexicon.content_pieces(question)
    weights = lengths**IMPORTANCE
    rows = [row for row, pieces in enumerate(passages) if len(pieces)]
    if not rows or not weights.sum() > 0:
        return whole, window
    pieces = np.concatenate([passages[row] for row in rows])
    unique, places = _number(pieces)
    similar = lexicon.piece_cosines(unique, asked)[places]  # (pieces, asked)
    weights /= weights.sum()
    sizes = [len(passages[row]) for row in rows]
    starts = np.cumsum([0, *sizes[:-1]])
    # Not "@": for sizes like these BLAS may raise a false alarm of invalid values.
    whole[rows] = np.einsum("pa,a->p", np.maximum.reduceat(similar, starts, axis=0), weights)
    window[rows] = _best_window(similar, sizes, weights)
    return whole, window


def _number(pieces: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The different pieces, and the place of each among them: np.unique without its sorting."""
    there = np.zeros(np.iinfo(pieces.dtype).max + 1, dtype=bool)
    there[pieces] = True
    return np.flatnonzero(there), (np.cumsum(there) - 1)[pieces]


def _best_window(similar: np.ndarray, sizes: Sequence[int], weights: np.ndarray) -> np.ndarray:
    """The best weighted mean of any WINDOW pieces of each passage, in steps of half of them."""
    half = WINDOW // 2
    lengths = np.array(sizes)
    halves = -(-lengths // half)
    first = np.cumsum(halves) - halves  # of each passage, among all halves
    step = np.arange(halves.sum()) - np.repeat(first, halves)
    best = np.maximum.reduceat(
        similar, np.repeat(np.cumsum(lengths) - lengths, halves) + step * half
    )
    follows = step[1:] > 0  # the half before is of the same passage
    pairs = best.copy()
    pairs[:-1][follows] = np.maximum(best[:-1][follows], best[1:][follows])
    windows: np.ndarray = np.maximum.reduceat(np.einsum("pa,a->p", pairs, weights), first)
    return windows
