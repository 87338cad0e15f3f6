"""Whether confidence means what it says."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.metrics import Bin, calibration_error, reliability
from eval.reader.calibration import calibrate

POINTS = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 1)), min_size=1, max_size=80)


def test_bins_hold_as_many_each():
    said = [0.1, 0.9, 0.2, 0.8]
    assert reliability(said, [0, 1, 1, 1], bins=2) == (
        Bin(2, pytest.approx(0.15), 0.5),
        Bin(2, pytest.approx(0.85), 1.0),
    )
    many = [n / 1000 for n in range(1000)]
    assert [each.n for each in reliability(many, [0] * 1000)] == [100] * 10


def test_the_error_by_hand():
    bins = reliability([0.1, 0.9, 0.2, 0.8], [0, 1, 1, 1], bins=2)
    assert calibration_error(bins) == pytest.approx((0.35 + 0.15) / 2)
    assert calibration_error([Bin(3, 0.5, 0.5), Bin(1, 1.0, 0.0)]) == pytest.approx(0.25)


def test_order_among_equals_makes_no_difference():
    # Half of them came true, in whatever order: perfectly calibrated.
    for came in ([0] * 50 + [1] * 50, [0, 1] * 50):
        bins = reliability([0.5] * 100, came)
        assert bins == (Bin(100, 0.5, 0.5),)
        assert calibration_error(bins) == 0.0


def test_nothing_is_not_zero():
    assert reliability([], []) == ()
    assert calibration_error(()) is None
    assert calibrate({"none": []}) == {}
    with pytest.raises(ValueError, match="2 confidences"):
        reliability([0.1, 0.2], [1])


@settings(max_examples=60, deadline=None)
@given(POINTS)
def test_for_any_predictions(points):
    found = calibrate({"any": points})["any"]
    assert found.n == sum(each.n for each in found.bins) == len(points)
    assert 1 <= len(found.bins) <= 10
    said = [each.confidence for each in found.bins]
    assert said == sorted(said)
    # No coarser than what is over all, no worse than the worst.
    overall = abs(found.confidence - found.outcome)
    assert overall - 1e-9 <= found.error <= 1 + 1e-9
