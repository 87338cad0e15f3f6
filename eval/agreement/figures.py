"""Figures of agreement with people: pure functions over labels and scores, with intervals.

Labels are True for what people found faithful. A figure is not defined over nothing, or where one
of the two labels is missing; its estimate then has no value.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from eval.metrics import DRAWS, SEED, Estimate

STRATA = 5  # by length, within which the length-controlled AUROC compares
_AT_ONCE = 400  # draws whose weights are held together: some 10 MB for 2,000 items

Figure = Callable[[np.ndarray, np.ndarray, np.ndarray], np.ndarray]
"""Of labels (bool, (items,)), values (scores, or verdicts as 1 and 0: (items,)) and the weights of
the items in some draws: (draws, items). Gives the figure of each draw, NaN where it is not defined:
(draws,)."""


def auroc(labels: np.ndarray, scores: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """How often a faithful item has a higher score than an unfaithful one; ties count half.

    The area under the ROC curve by Mann and Whitney's statistic.
    """
    return _share(*_pairs_won(labels, scores, weights))


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

    def figure(labels: np.ndarray, scores: np.ndarray, weights: np.ndarray) -> np.ndarray:
        won, pairs = np.zeros(len(weights)), np.zeros(len(weights))
        for stratum in range(STRATA):
            inside = strata == stratum
            more, of = _pairs_won(labels[inside], scores[inside], weights[:, inside])
            won, pairs = won + more, pairs + of
        return _share(won, pairs)

    return figure


def _pairs_won(
    labels: np.ndarray, scores: np.ndarray, weights: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Pairs of a faithful and an unfaithful item, by weight: those in order, and all: (draws,)."""
    if not len(scores):
        return np.zeros(len(weights)), np.zeros(len(weights))
    order = np.argsort(scores, kind="stable")
    ranked, faithful = scores[order], labels[order]
    levels = np.flatnonzero(np.r_[True, ranked[1:] != ranked[:-1]])
    right = np.add.reduceat(weights[:, order] * faithful, levels, axis=1)
    others = np.add.reduceat(weights[:, order] * ~faithful, levels, axis=1)
    below = np.cumsum(others, axis=1) - others
    won = (right * (below + others / 2)).sum(axis=1)
    return won, right.sum(axis=1) * others.sum(axis=1)


def balanced_accuracy(labels: np.ndarray, verdicts: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Mean of the shares of faithful and of unfaithful items that are found to be so."""
    counts = _confusion(labels, verdicts, weights)
    refuted = _share(counts[:, 0, 0], counts[:, 0].sum(axis=1))
    found = _share(counts[:, 1, 1], counts[:, 1].sum(axis=1))
    mean: np.ndarray = (found + refuted) / 2
    return mean


def f1_unfaithful(labels: np.ndarray, verdicts: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """F1 of finding what is not faithful; not defined where nothing is unfaithful."""
    counts = _confusion(labels, verdicts, weights)
    unfaithful = counts[:, 0].sum(axis=1)
    found = _share(2 * counts[:, 0, 0], unfaithful + counts[:, :, 0].sum(axis=1))
    return np.where(unfaithful > 0, found, np.nan)


def kappa(labels: np.ndarray, verdicts: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Agreement beyond chance (Cohen, A Coefficient of Agreement for Nominal Scales, 1960)."""
    counts = _confusion(labels, verdicts, weights)
    total = counts.sum(axis=(1, 2))
    expected = _share((counts.sum(axis=2) * counts.sum(axis=1)).sum(axis=1), total**2)
    agreed = _share(counts[:, 0, 0] + counts[:, 1, 1], total)
    return _share(agreed - expected, 1 - expected)


def _confusion(labels: np.ndarray, verdicts: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Items by label, then by verdict: (draws, 2, 2)."""
    cells = np.eye(4)[labels.astype(np.intp) * 2 + verdicts.astype(np.intp)]
    return (weights @ cells).reshape(len(weights), 2, 2)


def _share(part: np.ndarray, whole: np.ndarray) -> np.ndarray:
    """A quotient, NaN over nothing."""
    found: np.ndarray = np.divide(part, whole, out=np.full(len(part), np.nan), where=whole > 0)
    return found


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
    value = float(figure(said, given, np.ones((1, len(said))))[0])
    if np.isnan(value):
        return Estimate(None, None, None, len(said))
    names, member = np.unique(np.asarray(groups), return_inverse=True)
    generator = np.random.default_rng(SEED)
    drawn = generator.multinomial(len(names), np.full(len(names), 1 / len(names)), size=DRAWS)
    blocks = (drawn[first : first + _AT_ONCE, member] for first in range(0, DRAWS, _AT_ONCE))
    found = np.concatenate([figure(said, given, block.astype(float)) for block in blocks])
    low, high = np.nanpercentile(found, [2.5, 97.5])
    return Estimate(value, float(low), float(high), len(said))


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
