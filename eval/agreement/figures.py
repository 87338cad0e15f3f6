"""Figures of agreement with people: pure functions over labels and scores, with intervals.

Labels are True for what people found faithful. Every figure is None where it is not defined:
over nothing, or where one of the two labels is missing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from eval.metrics import DRAWS, SEED, Estimate

STRATA = 5  # by length, within which the length-controlled AUROC compares

Figure = Callable[[np.ndarray, np.ndarray, np.ndarray], float | None]
"""Of labels (bool), values (scores, or verdicts as 1 and 0) and weights: (items,) each."""


def auroc(labels: np.ndarray, scores: np.ndarray, weights: np.ndarray) -> float | None:
    """How often a faithful item has a higher score than an unfaithful one; ties count half.

    The area under the ROC curve by Mann and Whitney's statistic.
    """
    won, pairs = _pairs_won(labels, scores, weights)
    return won / pairs if pairs else None


def length_controlled(lengths: Sequence[int]) -> Figure:
    """AUROC over pairs of items of like length alone.

    Items are put into five strata of equal size by length; pairs of one stratum count. A judge that
    does nothing but prefer short answers is left with little more than .5.

    Args:
        lengths: Of the claims, in any unit, in the order of the items.
    """
    values = np.asarray(lengths, dtype=float)
    cuts = np.quantile(values, np.arange(1, STRATA) / STRATA) if len(values) else []
    strata = np.searchsorted(cuts, values, side="right")

    def figure(labels: np.ndarray, scores: np.ndarray, weights: np.ndarray) -> float | None:
        won = pairs = 0.0
        for stratum in range(STRATA):
            inside = strata == stratum
            more, of = _pairs_won(labels[inside], scores[inside], weights[inside])
            won, pairs = won + more, pairs + of
        return won / pairs if pairs else None

    return figure


def _pairs_won(labels: np.ndarray, scores: np.ndarray, weights: np.ndarray) -> tuple[float, float]:
    """Pairs of a faithful and an unfaithful item, by weight: those in order, and all."""
    if not len(scores):
        return 0.0, 0.0
    _, place = np.unique(scores, return_inverse=True)
    faithful = np.bincount(place, weights * labels)
    others = np.bincount(place, weights * ~labels)
    below = np.cumsum(others) - others
    won = float((faithful * (below + others / 2)).sum())
    return won, float(faithful.sum() * others.sum())


def balanced_accuracy(
    labels: np.ndarray, verdicts: np.ndarray, weights: np.ndarray
) -> float | None:
    """Mean of the share of faithful items found faithful and of unfaithful ones found unfaithful."""
    counts = _confusion(labels, verdicts, weights)
    if not counts[1].sum() or not counts[0].sum():
        return None
    shares = counts[1, 1] / counts[1].sum() + counts[0, 0] / counts[0].sum()
    return float(shares) / 2


def f1_unfaithful(labels: np.ndarray, verdicts: np.ndarray, weights: np.ndarray) -> float | None:
    """F1 of finding what is not faithful."""
    counts = _confusion(labels, verdicts, weights)
    of = counts[0].sum() + counts[:, 0].sum()
    return float(2 * counts[0, 0] / of) if of and counts[0].sum() else None


def kappa(labels: np.ndarray, verdicts: np.ndarray, weights: np.ndarray) -> float | None:
    """Agreement beyond chance (Cohen, A Coefficient of Agreement for Nominal Scales, 1960)."""
    counts = _confusion(labels, verdicts, weights)
    total = counts.sum()
    if not total:
        return None
    expected = float((counts.sum(axis=1) * counts.sum(axis=0)).sum()) / total**2
    return (float(np.trace(counts)) / total - expected) / (1 - expected) if expected < 1 else None


def _confusion(labels: np.ndarray, verdicts: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Items by label, then by verdict: (2, 2)."""
    cells = labels.astype(np.intp) * 2 + verdicts.astype(np.intp)
    return np.bincount(cells, weights, minlength=4).reshape(2, 2)


def with_interval(
    figure: Figure, labels: Sequence[bool], values: Sequence[float], groups: Sequence[str]
) -> Estimate:
    """A figure with its 95 % bootstrap interval, by resampling groups.

    Items about one source are alike, so whole sources are drawn. Draws over which the figure is not
    defined are left out.

    Args:
        figure: The figure.
        labels: True where people found the item faithful.
        values: What the figure takes for each item.
        groups: The source of each item.
    """
    said, given = np.asarray(labels, dtype=bool), np.asarray(values, dtype=float)
    value = figure(said, given, np.ones(len(said)))
    if value is None:
        return Estimate(None, None, None, len(said))
    names, member = np.unique(np.asarray(groups), return_inverse=True)
    generator = np.random.default_rng(SEED)
    drawn = generator.multinomial(len(names), np.full(len(names), 1 / len(names)), size=DRAWS)
    found = (figure(said, given, draw[member].astype(float)) for draw in drawn)
    kept = [each for each in found if each is not None]
    low, high = np.percentile(kept, [2.5, 97.5]) if kept else (value, value)
    return Estimate(float(value), float(low), float(high), len(said))


def best_threshold(labels: Sequence[bool], scores: Sequence[float]) -> float:
    """The score from which an item counts as faithful, for the best balanced accuracy.

    Halfway between two neighbouring scores; of equally good ones the lowest. 0.5 where one of the
    labels is missing.
    """
    said, given = np.asarray(labels, dtype=bool), np.asarray(scores, dtype=float)
    if said.all() or not said.any():
        return 0.5
    levels = np.unique(given)
    faithful = np.array([said[given >= level].sum() for level in levels]) / said.sum()
    refuted = np.array([(~said)[given < level].sum() for level in levels]) / (~said).sum()
    best = int((faithful + refuted).argmax())
    below = levels[best - 1] if best else levels[best]
    return float((below + levels[best]) / 2)
