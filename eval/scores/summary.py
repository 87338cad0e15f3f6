"""Figures over the questions of a run: means with intervals, and slices."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from eval.answering.system import Timing
from eval.metrics import Estimate, estimate, mean_of_two, percentile, ratio
from eval.scores.score import LESS_IS_BETTER, METRICS, CaseScore

WORST = 10


@dataclass(frozen=True, slots=True)
class Run:
    """A suite answered by a system and scored by a judge.

    Attributes:
        manifest: Suite, system, judge, settings, versions, seed: what makes two runs comparable.
        scores: One for each question, in the suite's order.
        timings: How long they took; none where the answers were there already.
    """

    manifest: Mapping[str, object]
    scores: tuple[CaseScore, ...]
    timings: tuple[Timing, ...] = ()


@dataclass(frozen=True, slots=True)
class Evaluated:
    """A run, and what it is reported with.

    Attributes:
        run: What was measured.
        opinions: The same answers, scored by other judges.
        baselines: Earlier runs over the same questions, scored by the same judge; the run is
            compared with the first.
    """

    run: Run
    opinions: tuple[Run, ...] = ()
    baselines: tuple[Run, ...] = ()

    @property
    def baseline(self) -> Run | None:
        """The earlier run to compare with."""
        return self.baselines[0] if self.baselines else None


@dataclass(frozen=True, slots=True)
class Latency:
    """Percentiles of one step, in milliseconds.

    Attributes:
        p50: Median.
        p95: 95th percentile.
        cold: The first question, when nothing was loaded yet; left out of the others.
    """

    p50: float | None
    p95: float | None
    cold: float | None


def figure(scores: Sequence[CaseScore], metric: str) -> Estimate:
    """Mean of a metric over the questions that it applies to, with its interval."""
    return estimate([v for s in scores if (v := s.values[metric]) is not None])


def figures(scores: Sequence[CaseScore]) -> dict[str, Estimate]:
    """Every metric by name, those over questions and those over claims."""
    found = {metric: figure(scores, metric) for metric in METRICS}
    found["faithfulness_micro"] = micro_faithfulness(scores)
    found["balanced_refusal"] = balanced_refusal(scores)
    found["failed"] = estimate([float(s.failed) for s in scores])
    return found


def micro_faithfulness(scores: Sequence[CaseScore]) -> Estimate:
    """Supported sentences over sentences with a verdict, all answers together."""
    labels = ([c.judged.label for c in s.claims if c.judged.label is not None] for s in scores)
    verdicts = [found for found in labels if found]
    supported = [float(found.count("supported")) for found in verdicts]
    return ratio(supported, [float(len(found)) for found in verdicts], paired=True)


def balanced_refusal(scores: Sequence[CaseScore]) -> Estimate:
    """Mean of the share of answerable questions answered and of unanswerable ones refused.

    The interval resamples the two kinds apart; no value unless there are both.
    """
    answered = [1 - v for s in scores if (v := s.values["over_refused"]) is not None]
    refused = [1 - v for s in scores if (v := s.values["falsely_answered"]) is not None]
    return mean_of_two(answered, refused)


def slices(scores: Sequence[CaseScore]) -> dict[str, tuple[CaseScore, ...]]:
    """The questions by language and by type, the most frequent first."""
    found: dict[str, tuple[CaseScore, ...]] = {}
    for name, value_of in _SLICED.items():
        counts = Counter(value_of(s) for s in scores if value_of(s))
        for value, _ in counts.most_common() if len(counts) > 1 else ():
            found[f"{name} {value}"] = tuple(s for s in scores if value_of(s) == value)
    return found


_SLICED: Mapping[str, Callable[[CaseScore], str]] = {
    "language": lambda s: s.case.language,
    "type": lambda s: s.case.type,
}


def worst(scores: Sequence[CaseScore], count: int = WORST) -> tuple[CaseScore, ...]:
    """The questions that went worst: wrong answers first, then unfaithful ones, then refusals."""
    wrong = [s for s in scores if s.failed or _badness(s) > 0]
    return tuple(sorted(wrong, key=_badness, reverse=True)[:count])


def _badness(score: CaseScore) -> float:
    """0 for a right and faithful answer."""
    if score.failed:
        return 4.0
    crag, faithful = score.values["crag"] or 0.0, score.values["faithfulness"]
    unfaithful = 0.0 if faithful is None else 1 - faithful
    missed = score.case.answerable and score.outcome.refused
    return (2.0 if crag < 0 else 0.5 if missed else 0.0) + unfaithful


def latency(timings: Sequence[Timing], step: str) -> Latency:
    """Percentiles of a step: ``retrieve_ms``, ``first_ms`` or ``total_ms``."""
    values = [getattr(timing, step) for timing in timings]
    warm = [value for value in values[1:] if value is not None]
    return Latency(percentile(warm, 50), percentile(warm, 95), values[0] if values else None)


def better(metric: str, difference: float) -> bool:
    """True if a difference in a metric is for the better."""
    return difference < 0 if metric in LESS_IS_BETTER else difference > 0
