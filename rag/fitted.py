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
    names=("coverage", "own coverage", "similarity", "worst missing", "dates", "type", "best own"),
    weights=np.array([4.0, 2.0, 2.0, -2.0, 2.0, 1.0, 0.0]),
    bias=-6.0,
)
# Evidence below these log-odds does not answer; evidence this much below the best is left out.
ANSWERABLE = 0.0
MARGIN = 1.5
