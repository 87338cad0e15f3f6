"""Metrics of a ranking, and intervals of differences and quotients."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.metrics import difference, hit, ndcg, ratio, reciprocal_rank

RANKS = st.none() | st.integers(min_value=1, max_value=50)
SCORES = st.lists(st.floats(min_value=0, max_value=1), min_size=1, max_size=8)


def test_by_hand():
    ranks = [1, 2, 3, 10, 11, None]
    assert [hit(r, 1) for r in ranks] == [1, 0, 0, 0, 0, 0]
    assert [hit(r, 10) for r in ranks] == [1, 1, 1, 1, 0, 0]
    assert [reciprocal_rank(r, 10) for r in ranks] == [1, 1 / 2, 1 / 3, 1 / 10, 0, 0]
    assert [ndcg(r, 10) for r in ranks] == pytest.approx(
        [1, 1 / math.log2(3), 1 / 2, 1 / math.log2(11), 0, 0]
    )


@given(RANKS, st.integers(min_value=1, max_value=20))
def test_bounds_and_order(rank, k):
    assert 0 <= reciprocal_rank(rank, k) <= ndcg(rank, k) <= hit(rank, k) <= 1
    assert hit(rank, k) <= hit(rank, k + 1)


def test_difference_is_paired():
    assert difference([1.0, 0.5, 0.0], [0.5, 0.0, -0.5]).value == pytest.approx(0.5)
    same = difference([0.9, 0.1, 0.4], [0.8, 0.0, 0.3])
    # Each question differs by as much, so resampling changes nothing.
    assert (same.low, same.high) == pytest.approx((0.1, 0.1))
    with pytest.raises(ValueError, match="shorter"):
        difference([1.0, 0.0], [1.0])


def test_ratio_by_hand():
    assert ratio([0.5, 0.25], [1.0, 0.5], paired=False).value == pytest.approx(0.5)
    paired = ratio([0.5, 0.25], [1.0, 0.5], paired=True)
    assert (paired.value, paired.low, paired.high) == pytest.approx((0.5, 0.5, 0.5))
    loose = ratio([0.5, 0.25], [1.0, 0.5], paired=False)
    assert loose.low < 0.5 < loose.high


def test_ratio_of_nothing_is_no_figure():
    assert ratio([], [1.0], paired=False).value is None
    assert ratio([1.0], [0.0], paired=True).value is None
    with pytest.raises(ValueError, match="paired"):
        ratio([1.0], [1.0, 0.5], paired=True)


@given(SCORES, SCORES, st.randoms())
def test_means_do_not_depend_on_the_order(ours, theirs, random):
    n = min(len(ours), len(theirs))
    pairs = list(zip(ours[:n], theirs[:n], strict=True))
    before = difference([a for a, _ in pairs], [b for _, b in pairs])
    random.shuffle(pairs)
    after = difference([a for a, _ in pairs], [b for _, b in pairs])
    assert after.value == pytest.approx(before.value, abs=1e-9)
    assert after.low - 1e-9 <= after.value <= after.high + 1e-9
