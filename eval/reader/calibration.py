"""Whether confidence means what it says: the reader's in a passage, and the one shown to users."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from eval.metrics import Bin, calibration_error, reliability
from eval.reader.end_to_end import WITH, Asked
from eval.reader.fixed import SetScores

TOGETHER = "together"
SHOWN = "answers shown"

Point = tuple[float, float]
"""Confidence, 0 to 1, and what came of it, 0 or 1."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """Confidence against outcome.

    Attributes:
        n: How many predictions.
        confidence: The mean confidence.
        outcome: The share that came true.
        error: Expected calibration error.
        bins: What the error is made of.
    """

    n: int
    confidence: float
    outcome: float
    error: float
    bins: tuple[Bin, ...]


def calibrate(points: Mapping[str, Sequence[Point]]) -> dict[str, Calibration]:
    """The calibration of each group of predictions; none of a group without any."""
    found = {}
    for name, group in points.items():
        said, came = [c for c, _ in group], [o for _, o in group]
        bins = reliability(said, came)
        error = calibration_error(bins)
        if error is not None:
            found[name] = Calibration(len(group), fmean(said), fmean(came), error, bins)
    return found


def passage_points(scores: SetScores) -> dict[str, list[Point]]:
    """The reader's confidence that a passage answers, and whether it does.

    Args:
        scores: Of the reader; each case is in one set only.

    Returns:
        Points by set, and of all sets together if there are several.
    """
    points = {
        name: [
            (s.short.confidence, float(s.case.answerable))
            for s in found
            if s.short.confidence is not None
        ]
        for name, found in scores.items()
    }
    if len(points) > 1:
        points[TOGETHER] = [point for found in points.values() for point in found]
    return points


def shown_points(asked: Sequence[Asked]) -> list[Point]:
    """The confidence shown with an answer, and whether a right answer stands in its quotes.

    Refusals are left out: where a collection answers and Kutip refused, nothing was shown.

    Args:
        asked: Questions of collections that answer them and of ones that do not.
    """
    return [
        (o.confidence, float(o.in_quotes))
        for each in asked
        for o in each.outcomes[WITH]
        if o.confidence is not None and not o.refused
    ]
