"""Metrics: pure functions over per-question scores, with intervals."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

DRAWS = 2_000
SEED = 20261121
_AT_ONCE = 1_000_000  # scores drawn in one block: some 20 MB however many there are


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean with its 95 % percentile bootstrap interval.

    Attributes:
        value: The mean; None over nothing, which is not zero.
        low: Lower end.
        high: Upper end.
        n: How many scores.
    """

    value: float | None
    low: float | None
    high: float | None
    n: int

    def __str__(self) -> str:
        if self.value is None or self.low is None or self.high is None:
            return "–"
        return f"{self.value:.0%} [{self.low:.0%}, {self.high:.0%}] (n={self.n})"

    def to_plain(self) -> dict[str, float | int | None]:
        """The same for JSON."""
        return {"value": self.value, "low": self.low, "high": self.high, "n": self.n}


def estimate(scores: Sequence[float]) -> Estimate:
    """Mean and interval of scores, by resampling questions (Efron's percentile bootstrap).

    The draws come in blocks, one after the other out of the same generator, so their size changes
    no number.
    """
    if not scores:
        return Estimate(None, None, None, 0)
    values = np.asarray(scores, dtype=float)
    generator = np.random.default_rng(SEED)
    means, block = np.empty(DRAWS), max(_AT_ONCE // len(values), 1)
    for first in range(0, DRAWS, block):
        rows = means[first : first + block]
        draws = generator.integers(0, len(values), (len(rows), len(values)))
        rows[:] = values[draws].mean(axis=1)
    low, high = np.percentile(means, [2.5, 97.5])
    return Estimate(float(values.mean()), float(low), float(high), len(values))


def percentile(values: Sequence[float], share: float) -> float | None:
    """A percentile of measurements, None over nothing."""
    return float(np.percentile(values, share)) if len(values) else None


def difference(ours: Sequence[float], theirs: Sequence[float]) -> Estimate:
    """Mean of ``ours - theirs`` over the same questions in the same order, paired bootstrap."""
    return estimate([a - b for a, b in zip(ours, theirs, strict=True)])


def ratio(above: Sequence[float], below: Sequence[float], paired: bool) -> Estimate:
    """Quotient of two means, by resampling questions.

    Args:
        above: Scores whose mean is divided.
        below: Scores by whose mean it is divided.
        paired: True if both are about the same questions in the same order, which are then
            resampled together.

    Returns:
        The quotient; no value where there are no scores or ``below`` is all zero. ``n`` counts
        ``above``.
    """
    if paired and len(above) != len(below):
        raise ValueError(f"{len(above)} scores cannot be paired with {len(below)}")
    if not above or not any(below):
        return Estimate(None, None, None, len(above))
    over, under = np.asarray(above, dtype=float), np.asarray(below, dtype=float)
    generator = np.random.default_rng(SEED)
    first = generator.integers(0, len(over), (DRAWS, len(over)))
    second = first if paired else generator.integers(0, len(under), (DRAWS, len(under)))
    means = under[second].mean(axis=1)
    quotients = over[first].mean(axis=1)[means > 0] / means[means > 0]
    low, high = np.percentile(quotients, [2.5, 97.5])
    return Estimate(float(over.mean() / under.mean()), float(low), float(high), len(over))


def mean_of_two(first: Sequence[float], second: Sequence[float]) -> Estimate:
    """Mean of two means, each over questions of its own, which are resampled apart.

    Returns:
        No value unless there are both; ``n`` counts all.
    """
    one, two = estimate(first), estimate(second)
    if one.value is None or two.value is None:
        return Estimate(None, None, None, one.n + two.n)
    left, right = np.asarray(first, dtype=float), np.asarray(second, dtype=float)
    generator = np.random.default_rng(SEED)
    means = [
        generator.choice(values, (DRAWS, len(values))).mean(axis=1) for values in (left, right)
    ]
    low, high = np.percentile((means[0] + means[1]) / 2, [2.5, 97.5])
    return Estimate((one.value + two.value) / 2, float(low), float(high), one.n + two.n)


def hit(rank: int | None, k: int) -> float:
    """1 if the only relevant result is among the first k, else 0. ``rank`` counts from 1."""
    return float(rank is not None and rank <= k)


def reciprocal_rank(rank: int | None, k: int) -> float:
    """1 / rank of the only relevant result; 0 if it is not among the first k."""
    return 1 / rank if rank is not None and rank <= k else 0.0


def ndcg(rank: int | None, k: int) -> float:
    """Normalized discounted cumulative gain where one result is relevant: 1 / log2(1 + rank).

    With one relevant result the best order has a gain of 1 (Järvelin and Kekäläinen, 2002).
    """
    return 1 / math.log2(1 + rank) if rank is not None and rank <= k else 0.0


@dataclass(frozen=True, slots=True)
class Bin:
    """Predictions of like confidence.

    Attributes:
        n: How many.
        confidence: Their mean confidence, 0 to 1.
        outcome: The share that came true.
    """

    n: int
    confidence: float
    outcome: float


def reliability(
    confidences: Sequence[float], outcomes: Sequence[float], bins: int = 10
) -> tuple[Bin, ...]:
    """Predictions put together by confidence, as many in each bin, for a reliability diagram.

    Bins of equal mass (Nguyen and O'Connor, Posterior calibration and exploratory analysis for
    natural language processing models, 2015) leave none with a handful of predictions. Predictions
    of the same confidence share a bin, so that their order makes no difference.

    Args:
        confidences: How likely each was said to be, 0 to 1.
        outcomes: What came of each in the same order, 0 or 1.
        bins: At most how many.

    Returns:
        Bins by rising confidence; none over nothing.
    """
    said, came = np.asarray(confidences, dtype=float), np.asarray(outcomes, dtype=float)
    if said.shape != came.shape:
        raise ValueError(f"{len(said)} confidences cannot be paired with {len(came)} outcomes")
    if not len(said):
        return ()
    _, group, counts = np.unique(said, return_inverse=True, return_counts=True)
    middles = np.cumsum(counts) - counts / 2  # rank of the middle of those of one confidence
    places = (middles * bins / len(said)).astype(int)[group]
    return tuple(
        Bin(int(inside.sum()), float(said[inside].mean()), float(came[inside].mean()))
        for inside in (places == place for place in np.unique(places))
    )


def calibration_error(bins: Sequence[Bin]) -> float | None:
    """Expected calibration error: how far confidence lies from outcome, over all predictions.

    The mean over the bins, by their size, of ``|confidence - outcome|`` (Guo et al., On
    Calibration of Modern Neural Networks, 2017); None over nothing.
    """
    total = sum(each.n for each in bins)
    if not total:
        return None
    return sum(each.n * abs(each.confidence - each.outcome) for each in bins) / total
