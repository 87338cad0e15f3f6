"""Whether confidence means what it says: the reader's in a passage, and the one shown to users."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from eval.metrics import Bin, calibration_error, reliability
from eval.reader.end_to_end import WITH, Asked
from eval.reader.fixed import Scored, SetScores

TOGETHER = "together"
ANSWERED, REFUSED = "answered in a passage", "refused in a passage"
SHOWN, REFUSALS = "answers shown", "refusals shown"

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
        Points by set, of all sets together if there are several, and of all again: where the reader
        answered, and where it refused.
    """
    points = {name: _points(found) for name, found in scores.items()}
    every = [s for found in scores.values() for s in found]
    if len(points) > 1:
        points[TOGETHER] = _points(every)
    points[ANSWERED] = _points(s for s in every if s.short and s.short.text is not None)
    points[REFUSED] = _points(s for s in every if s.short and s.short.text is None)
    return points


def _points(scores: Iterable[Scored]) -> list[Point]:
    return [
        (s.short.confidence, float(s.case.answerable))
        for s in scores
        if s.short is not None and s.short.confidence is not None
    ]


def shown_points(asked: Sequence[Asked]) -> dict[str, list[Point]]:
    """The confidence shown to users, and what came of it.

    Args:
        asked: Questions of collections that answer them and of ones that do not.

    Returns:
        With answers: whether a right one stands in the quotes. With refusals: whether the
        collection answers after all.
    """
    points: dict[str, list[Point]] = {SHOWN: [], REFUSALS: []}
    for outcome in (o for each in asked for o in each.outcomes[WITH]):
        if outcome.confidence is None:
            continue
        if outcome.refused:
            points[REFUSALS].append((outcome.confidence, float(outcome.case.answerable)))
        else:
            points[SHOWN].append((outcome.confidence, float(outcome.in_quotes)))
    return points
