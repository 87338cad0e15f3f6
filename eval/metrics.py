"""Metrics: pure functions over per-question scores, with intervals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

DRAWS = 2_000
SEED = 20261121


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


def estimate(scores: Sequence[float]) -> Estimate:
    """Mean and interval of scores, by resampling questions (Efron's percentile bootstrap)."""
    if not scores:
        return Estimate(None, None, None, 0)
    values = np.asarray(scores, dtype=float)
    draws = np.random.default_rng(SEED).integers(0, len(values), (DRAWS, len(values)))
    low, high = np.percentile(values[draws].mean(axis=1), [2.5, 97.5])
    return Estimate(float(values.mean()), float(low), float(high), len(values))


def percentile(values: Sequence[float], share: float) -> float | None:
    """A percentile of measurements, None over nothing."""
    return float(np.percentile(values, share)) if len(values) else None
