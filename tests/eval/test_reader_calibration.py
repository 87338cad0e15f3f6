"""Whether confidence means what it says."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval import metrics
from eval.metrics import Bin, calibration_error, estimate, reliability
from eval.reader.calibration import Calibration, calibrate, passage_points, shown_points
from eval.reader.cases import ReadCase
from eval.reader.end_to_end import WITH, WITHOUT, Asked, Outcome
from eval.reader.fixed import Scored
from eval.reader.systems import Short

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


@pytest.mark.parametrize("at_once", [1, 333, 10_000])
def test_blocks_of_draws_change_no_number(at_once, monkeypatch):
    scores = [n % 7 / 6 for n in range(101)]
    draws = np.random.default_rng(metrics.SEED).integers(0, 101, (metrics.DRAWS, 101))
    ends = np.percentile(np.asarray(scores)[draws].mean(axis=1), [2.5, 97.5])  # all at once
    monkeypatch.setattr(metrics, "_AT_ONCE", at_once)
    found = estimate(scores)
    assert (found.low, found.high) == tuple(ends)


def test_nothing_is_not_zero():
    assert reliability([], []) == ()
    assert calibration_error(()) is None
    assert calibrate({"none": []}) == {}
    with pytest.raises(ValueError, match="2 confidences"):
        reliability([0.1, 0.2], [1])


ANSWERABLE = ReadCase("a", "Siapa?", "Budi datang.", ("Budi",))
OFF_TOPIC = ReadCase("o", "Who?", "", ())


def outcome(case, confidence, refused=False, in_quotes=False):
    return Outcome(case, refused, in_quotes, confidence, "", 1.0)


def test_what_is_shown_with_answers_and_with_refusals():
    beside = (outcome(ANSWERABLE, 0.3, in_quotes=True),)  # without the reader: does not count
    pool = (
        outcome(ANSWERABLE, 0.9, in_quotes=True),
        outcome(ANSWERABLE, 0.7),
        outcome(ANSWERABLE, 0.4, refused=True),
        outcome(ANSWERABLE, None, refused=True),
    )
    news = (
        outcome(OFF_TOPIC, 0.5),
        outcome(OFF_TOPIC, 0.2, refused=True),
        outcome(OFF_TOPIC, None),
    )
    asked = [Asked(8, {WITHOUT: beside, WITH: pool}), Asked(5, {WITH: news})]
    points = shown_points(asked)
    assert points == {
        "answers shown": [(0.9, 1.0), (0.7, 0.0), (0.5, 0.0)],
        "refusals shown": [(0.4, 1.0), (0.2, 0.0)],
    }
    found = calibrate(points)
    assert found["answers shown"].error == pytest.approx((0.1 + 0.7 + 0.5) / 3)
    assert found["refusals shown"] == Calibration(
        2, pytest.approx(0.3), 0.5, pytest.approx((0.6 + 0.2) / 2),
        (Bin(1, 0.2, 0.0), Bin(1, 0.4, 1.0)),
    )  # fmt: skip


def test_passages_answered_and_refused_are_told_apart():
    def scored(case, text, confidence):
        return Scored(case, Short(text, confidence, 1.0), 0.0, 0.0)

    facqa = (scored(ANSWERABLE, "Budi", 0.9), scored(ANSWERABLE, None, 0.3))
    idk = (
        scored(OFF_TOPIC, "Budi", 0.6),
        scored(ANSWERABLE, None, None),  # not asked
        Scored(ANSWERABLE, None, None, None),  # not scored
    )
    assert passage_points({"facqa": facqa, "idk": idk}) == {
        "facqa": [(0.9, 1.0), (0.3, 1.0)],
        "idk": [(0.6, 0.0)],
        "together": [(0.9, 1.0), (0.3, 1.0), (0.6, 0.0)],
        "answered in a passage": [(0.9, 1.0), (0.6, 0.0)],
        "refused in a passage": [(0.3, 1.0)],
    }
    assert "together" not in passage_points({"facqa": facqa})


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
