"""How far a run is ahead of a baseline, over the questions that both were asked."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from eval.metrics import DRAWS, SEED, Estimate, difference, mean_of_two
from eval.scores.score import METRICS, CaseScore
from eval.scores.summary import Run

_Pairs = Sequence[tuple[CaseScore, CaseScore]]


def pairs(run: Run, baseline: Run) -> tuple[tuple[CaseScore, CaseScore], ...]:
    """The scores of both for each question that both were asked, in the order of the run."""
    theirs = {score.case.id: score for score in baseline.scores}
    return tuple((s, theirs[s.case.id]) for s in run.scores if s.case.id in theirs)


def differences(run: Run, baseline: Run) -> dict[str, Estimate]:
    """Run less baseline, by metric, with paired intervals.

    A question counts for a metric where it applies to both.
    """
    both = pairs(run, baseline)
    found = {metric: difference(*_values(both, metric)) for metric in METRICS}
    found["balanced_refusal"] = _balanced_refusal(both)
    found["faithfulness_micro"] = _micro_faithfulness(both)
    found["failed"] = difference(
        [float(s.failed) for s, _ in both], [float(t.failed) for _, t in both]
    )
    return found


def incomparable(run: Run, baseline: Run) -> tuple[str, ...]:
    """What differs so that the difference is no longer one between systems."""
    kinds = ("suite", "judge")
    return tuple(k for k in kinds if run.manifest.get(k) != baseline.manifest.get(k))


def _values(both: _Pairs, metric: str) -> tuple[list[float], list[float]]:
    ours, theirs = [], []
    for one, other in both:
        mine, its = one.values[metric], other.values[metric]
        if mine is not None and its is not None:
            ours.append(mine)
            theirs.append(its)
    return ours, theirs


def _balanced_refusal(both: _Pairs) -> Estimate:
    """Each kind of question gives half of it, so its difference is half of each kind's."""
    over, their_over = _values(both, "over_refused")
    false, their_false = _values(both, "falsely_answered")
    return mean_of_two(
        [b - a for a, b in zip(over, their_over, strict=True)],
        [b - a for a, b in zip(false, their_false, strict=True)],
    )


def _micro_faithfulness(both: _Pairs) -> Estimate:
    """A difference of two quotients of sums, over the same drawn questions."""
    counts = np.array([[*_counts(s), *_counts(t)] for s, t in both], dtype=float).reshape(-1, 4)
    if not counts[:, 1].any() or not counts[:, 3].any():
        return Estimate(None, None, None, len(both))
    generator = np.random.default_rng(SEED)
    share = np.full(len(both), 1 / len(both))
    drawn = generator.multinomial(len(both), share, size=DRAWS) @ counts
    kept = drawn[(drawn[:, 1] > 0) & (drawn[:, 3] > 0)]
    low, high = np.percentile(kept[:, 0] / kept[:, 1] - kept[:, 2] / kept[:, 3], [2.5, 97.5])
    ours, of, theirs, their_of = counts.sum(axis=0)
    return Estimate(float(ours / of - theirs / their_of), float(low), float(high), len(both))


def _counts(score: CaseScore) -> tuple[int, int]:
    """Supported sentences, and sentences with a verdict."""
    labels = [c.judged.label for c in score.claims if c.judged.label is not None]
    return labels.count("supported"), len(labels)
