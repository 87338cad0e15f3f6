"""The likeliest stretches, against a search through all of them."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.reader.reading import Marked
from rag.reader.spans import KEPT, LONGEST, best_spans

SCORES = st.integers(-8, 8)


def softmax(scores):
    shares = np.exp(np.array(scores, dtype=float) - max(scores))
    return shares / shares.sum()


def all_searched(starts, ends, offsets):
    """What best_spans promises, by looking at every stretch."""
    first, last = softmax(starts), softmax(ends)
    stretches = [
        (i, j) for i in range(len(offsets)) for j in range(i, min(i + LONGEST, len(offsets)))
    ]
    stretches.sort(key=lambda place: -(starts[place[0]] + ends[place[1]]))
    kept = []
    for i, j in stretches:
        if len(kept) < KEPT and all(j < a or i > b for a, b in kept):
            kept.append((i, j))
    return [(offsets[i][0], offsets[j][1], first[i] * last[j]) for i, j in kept]


@given(st.lists(st.tuples(SCORES, SCORES), max_size=14))
def test_they_are_the_best_of_all(scores):
    starts, ends = np.array(scores, dtype=float).reshape(-1, 2).T
    offsets = [(3 * place, 3 * place + 2) for place in range(len(scores))]
    found = best_spans(starts, ends, offsets)
    expected = all_searched(list(starts), list(ends), offsets) if offsets else []
    assert [(m.start, m.end) for m in found] == [(start, end) for start, end, _ in expected]
    assert [m.probability for m in found] == pytest.approx([p for _, _, p in expected])


@given(st.lists(st.tuples(SCORES, SCORES), min_size=1, max_size=60))
def test_they_are_short_apart_and_no_more_than_sure(scores):
    starts, ends = np.array(scores, dtype=np.float32).T
    found = best_spans(starts, ends, [(place, place + 1) for place in range(len(scores))])
    assert 1 <= len(found) <= KEPT
    assert all(0 <= m.start < m.end <= len(scores) and m.end - m.start <= LONGEST for m in found)
    ordered = sorted(found, key=lambda m: m.start)
    assert all(a.end <= b.start for a, b in pairwise(ordered))
    probabilities = [m.probability for m in found]
    assert probabilities == sorted(probabilities, reverse=True)
    assert 0.0 <= sum(probabilities) <= 1.0 + 1e-6


def test_nothing_to_mark():
    assert best_spans(np.zeros(0), np.zeros(0), []) == ()


def test_one_piece_is_certain():
    assert best_spans(np.array([-7.0]), np.array([3.0]), [(4, 9)]) == (Marked(4, 9, 1.0),)


def test_an_answer_is_no_longer_than_allowed():
    starts, ends = np.zeros(LONGEST + 1), np.zeros(LONGEST + 1)
    starts[0] = ends[-1] = 30.0
    offsets = [(place, place + 1) for place in range(LONGEST + 1)]
    found = best_spans(starts, ends, offsets)
    assert all(m.end - m.start <= LONGEST for m in found)
    best = best_spans(starts[1:], ends[1:], offsets[1:])[0]
    assert (best.start, best.end) == (1, LONGEST + 1)


def test_scores_of_any_size_make_probabilities():
    starts, ends = np.array([9e3, -9e3, 0.0]), np.array([9e3, -9e3, 0.0])
    found = best_spans(starts, ends, [(0, 1), (1, 2), (2, 3)])
    assert [(m.start, m.probability) for m in found] == [(0, 1.0), (2, 0.0), (1, 0.0)]
