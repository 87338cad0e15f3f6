"""The numbers of the judge, fitted by ``fit.py`` and committed as ``weights.json``."""

from __future__ import annotations

import functools
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

WEIGHTS = Path(__file__).with_name("weights.json")


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic model over named features.

    Attributes:
        bias: Log-odds where every feature is 0.
        of: Weight of each feature.
    """

    bias: float
    of: Mapping[str, float]

    def score(self, features: Mapping[str, float]) -> float:
        """How likely the claim is faithful, where as many are as are not: 0 to 1."""
        odds = self.bias + sum(weight * features[name] for name, weight in self.of.items())
        return 1 / (1 + math.exp(-max(min(odds, 50.0), -50.0)))


@functools.cache
def load_weights(file: Path = WEIGHTS) -> Mapping[str, Weights]:
    """The weights by kind of claim: ``answer``, ``text``, ``sentence``, ``short``."""
    plain = json.loads(file.read_text(encoding="utf-8"))
    return {kind: Weights(value["bias"], value["weights"]) for kind, value in plain.items()}
