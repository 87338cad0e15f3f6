"""Numbers fitted on train data, all in one place; ``rag/fit.py`` prints them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Linear:
    """A logistic model: log-odds = features @ weights + bias."""

    names: tuple[str, ...]
    weights: np.ndarray
    bias: float


RANKING = Linear(
    names=("coverage", "own coverage", "similarity", "rare similarity", "worst missing", "dates", "type", "best own"),
    weights=np.array([1.9, -1.7, 11.4, 0.0, -2.0, 0.2, 1.25, 0.2]),
    bias=-9.3,
)
# Evidence below these log-odds does not answer; evidence this much below the best is left out.
ANSWERABLE = -1.3
MARGIN = 1.5
