"""Fits ``weights.json`` on one half of the sources, and prints cross-validated figures.

    python -m eval.judges.deterministic.fit --data ../shared/data

A logistic model for each kind of claim. The items of the test half, which ``kutip eval judges``
measures on, are never read. Needs the extra ``train``; run it again after the entailment model has
been trained anew.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from eval.agreement.figures import auroc, length_controlled
from eval.agreement.labelled import Labelled
from eval.judges.deterministic.fit_items import items
from eval.judges.deterministic.reading import Kind, kind_of, read_long
from eval.judges.deterministic.short import weigh
from eval.judges.deterministic.texts import compare_texts
from eval.judges.deterministic.weights import WEIGHTS
from index.lexicon import Lexicon
from rag.entailment.entailment import Entailment

FOLDS = 5
REPEATS = 5  # of cross-validation, each with other folds
SEED = 20261121
LEAST = 10  # items of each label, from which a set's figures say anything
# Chosen by cross-validation; a kind that is not named has all features.
FEATURES: Mapping[Kind, tuple[str, ...]] = {
    "answer": (
        "words",
        "new weight",
        "known share",
        "unlike",
        "like, mean",
        "like, second worst",
        "together, mean",
        "together, worst",
        "together, last",
        "together",
        "copied",
        "longest gap",
        "best sentence, mean",
        "best sentence, second worst",
        "best place, last",
        "outside best place",
        "runs of 2",
        "density",
        "known apart",
        "new numbers",
        "new names",
        "joined names",
    ),
    "text": (
        "best place, last",
        "together, last",
        "best sentence, second worst",
        "longest gap",
        "outside best place",
        "unlike",
    ),
}
# Strength of the logistic models' fit, the inverse of the penalty; chosen by cross-validation.
STRENGTH: Mapping[Kind, float] = {"answer": 0.03, "text": 0.002, "sentence": 0.01, "short": 0.03}


@dataclass(frozen=True, slots=True)
class Sample:
    """An item with what is weighed of it.

    Attributes:
        set: Where it comes from.
        kind: Which weights it is for.
        item: The item.
        features: By name.
    """

    set: str
    kind: Kind
    item: Labelled
    features: Mapping[str, float]


def sample(name: str, item: Labelled, lexicon: Lexicon, entailment: Entailment) -> Sample:
    """Reads an item as the judge does."""
    premises = [item.premise]
    compared = compare_texts(item.claim, premises, item.question, lexicon)
    kind = kind_of(compared, premises)
    if kind == "short":
        weighed = weigh(compared, premises, item.question, lexicon, entailment)
        return Sample(name, kind, item, weighed.features)
    features = read_long(compared).features
    names = FEATURES.get(kind, tuple(features))
    return Sample(name, kind, item, {feature: features[feature] for feature in names})


def model(strength: float) -> Any:
    """A logistic model in which both labels weigh the same."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    logistic = LogisticRegression(C=strength, max_iter=1000, class_weight="balanced")
    return make_pipeline(StandardScaler(), logistic)


def matrix(samples: Sequence[Sample]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Features, labels and sources."""
    names = list(samples[0].features)
    features = np.array([[one.features[name] for name in names] for one in samples])
    labels = np.array([one.item.faithful for one in samples])
    groups = np.unique([one.item.group for one in samples], return_inverse=True)[1]
    return features, labels, groups


def cross_validated(samples: Sequence[Sample], strength: float) -> np.ndarray:
    """Log-odds for each item by models that saw none of its source: (repeats, items)."""
    features, labels, groups = matrix(samples)
    generator = np.random.default_rng(SEED)
    odds = np.zeros((REPEATS, len(samples)))
    for repeat in range(REPEATS):
        fold = (generator.permutation(groups.max() + 1) % FOLDS)[groups]
        for number in range(FOLDS):
            out = fold == number
            fitted = model(strength).fit(features[~out], labels[~out])
            odds[repeat, out] = fitted.decision_function(features[out])
    return odds


def report(samples: Sequence[Sample], odds: np.ndarray) -> None:
    """Prints the figures of each set, means over the repeats."""
    for name in dict.fromkeys(one.set for one in samples):
        kept = np.array([one.set == name for one in samples])
        inside = [one.item for one, keep in zip(samples, kept, strict=True) if keep]
        labels = np.array([item.faithful for item in inside])
        if min(labels.sum(), (~labels).sum()) < LEAST:
            continue
        figures = [auroc, length_controlled([item.words for item in inside])]
        ones = np.ones((1, len(inside)))
        values = [np.mean([f(labels, o[kept], ones) for o in odds]) for f in figures]
        print(f"  {name}: {len(inside)} items, AUROC {values[0]:.3f}, same length {values[1]:.3f}")


def weights(samples: Sequence[Sample], strength: float) -> dict[str, Any]:
    """The model over all samples, in the features' own units."""
    features, labels, _ = matrix(samples)
    scaler, logistic = (step for _, step in model(strength).fit(features, labels).steps)
    of = logistic.coef_[0] / scaler.scale_
    bias = logistic.intercept_[0] - (of * scaler.mean_).sum()
    names = list(samples[0].features)
    return {
        "bias": round(float(bias), 4),
        "weights": {name: round(float(w), 4) for name, w in zip(names, of, strict=True)},
    }


def main() -> None:
    """Fits, measures, prints and writes."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of the labelled sets")
    parser.add_argument("--out", type=Path, default=WEIGHTS, help="file to write")
    arguments = parser.parse_args()
    lexicon, entailment = Lexicon(), Entailment.load()
    samples = [
        sample(name, item, lexicon, entailment)
        for name, of in items(arguments.data).items()
        for item in of
    ]
    fitted = {}
    for kind, strength in STRENGTH.items():
        own = [one for one in samples if one.kind == kind]
        print(f"{kind}: {len(own)} items, cross-validated by source")
        report(own, cross_validated(own, strength))
        fitted[kind] = weights(own, strength)
    arguments.out.write_text(json.dumps(fitted, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
