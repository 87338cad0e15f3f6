"""Means with intervals."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.metrics import Estimate, estimate, percentile

SHARES = st.lists(st.floats(0, 1), min_size=1, max_size=60)


def test_nothing_is_not_zero():
    assert estimate([]) == Estimate(None, None, None, 0)
    assert str(estimate([])) == "–"
    assert percentile([], 50) is None


@settings(max_examples=40, deadline=None)
@given(SHARES)
def test_the_mean_stands_in_its_interval_inside_the_scores(scores):
    found = estimate(scores)
    assert found.n == len(scores)
    assert found.value == pytest.approx(sum(scores) / len(scores))
    tiny = 1e-9
    assert min(scores) - tiny <= found.low <= found.value + tiny
    assert found.value - tiny <= found.high <= max(scores) + tiny


@settings(max_examples=20, deadline=None)
@given(SHARES)
def test_the_same_scores_give_the_same_interval(scores):
    assert estimate(scores) == estimate(list(scores))


def test_scores_that_agree_leave_no_doubt():
    assert estimate([True] * 7) == Estimate(1.0, 1.0, 1.0, 7)
    assert estimate([False] * 7) == Estimate(0.0, 0.0, 0.0, 7)


def test_more_scores_make_a_narrower_interval():
    few, many = estimate([0, 1] * 5), estimate([0, 1] * 500)
    assert few.value == many.value == 0.5
    assert many.high - many.low < (few.high - few.low) / 5
    assert (few.low, few.high) == pytest.approx((0.2, 0.8), abs=0.11)


def test_an_estimate_is_written_with_its_interval():
    assert str(Estimate(0.5, 0.25, 0.75, 12)) == "50% [25%, 75%] (n=12)"


def test_percentiles():
    assert percentile([3, 1, 2], 50) == 2.0
    assert percentile([7], 95) == 7.0
