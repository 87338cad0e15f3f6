"""From the scores of a text's word pieces to its likeliest answers."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from rag.reader.reading import Marked

LONGEST = 40  # pieces of an answer
KEPT = 4  # answers of one text


def best_spans(
    starts: np.ndarray, ends: np.ndarray, offsets: Sequence[tuple[int, int]]
) -> tuple[Marked, ...]:
    """The likeliest stretches, best first, none overlapping a better one.

    Args:
        starts: Score of each piece as the first one: (pieces,).
        ends: Score of each as the last one: (pieces,).
        offsets: Where each piece stands in the text.
    """
    if not offsets:
        return ()
    length = len(offsets)
    scores = starts[:, None] + ends[None, :]
    rows, columns = np.indices((length, length))
    scores = np.where((columns >= rows) & (columns < rows + LONGEST), scores, -np.inf)
    total = _log_sum(starts) + _log_sum(ends)
    found: list[Marked] = []
    while len(found) < KEPT and np.isfinite(scores).any():
        first, last = divmod(int(scores.argmax()), length)
        probability = float(np.exp(scores[first, last] - total))
        found.append(Marked(offsets[first][0], offsets[last][1], probability))
        taken = (rows <= last) & (columns >= first)
        scores[taken] = -np.inf
    return tuple(found)


def _log_sum(scores: np.ndarray) -> float:
    highest = float(scores.max())
    return highest + float(np.log(np.exp(scores - highest).sum()))
