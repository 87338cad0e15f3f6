"""What stands beside a run: what other judges say of its answers, and other systems' runs."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass

from eval.agreement.figures import kappa, with_interval
from eval.metrics import Estimate, ratio
from eval.reports.content import named
from eval.scores.faithfulness import JudgedClaim
from eval.scores.summary import Evaluated, Run, figures, latency

OPINIONS = {
    "faithfulness_micro": "faithfulness, micro",
    "contradicted": "contradicted",
    "citation_recall": "citation recall",
    "citation_precision": "citation precision",
    "unscored": "unscored",
}
"""The metrics that depend on who judges."""
SYSTEMS = {
    "correct": "correct",
    "faithfulness_micro": "faithfulness, micro",
    "balanced_refusal": "refusal, balanced",
}
"""The metrics that tell systems apart at a glance."""


@dataclass(frozen=True, slots=True)
class OpinionRow:
    """What one judge says of a run.

    Attributes:
        judge: Its name.
        figures: By metric, those of ``OPINIONS``.
        alike: Share of the sentences that it takes for borne out, or not, as the first judge does;
            None for the first.
        kappa: The same beyond chance (Cohen's).
    """

    judge: str
    figures: dict[str, Estimate]
    alike: Estimate | None
    kappa: Estimate | None


@dataclass(frozen=True, slots=True)
class SystemRow:
    """One run among others, over the questions that all of them were asked.

    Attributes:
        number: Its place, in the plot of quality against latency too; from 1.
        system: Its name.
        n: How many questions.
        figures: By metric, those of ``SYSTEMS``.
        p50: Median milliseconds of an answer; None where nothing was timed.
        p95: 95th percentile.
    """

    number: int
    system: str
    n: int
    figures: dict[str, Estimate]
    p50: float | None
    p95: float | None


def opinion_rows(evaluated: Evaluated) -> tuple[OpinionRow, ...]:
    """Every judge, that of the scores first; nothing where it is alone."""
    if not evaluated.opinions:
        return ()
    first = OpinionRow(*_opinion(evaluated.run), None, None)
    return (first, *(_compared(evaluated.run, run) for run in evaluated.opinions))


def system_rows(evaluated: Evaluated) -> tuple[SystemRow, ...]:
    """The run and the earlier ones; nothing where it is alone."""
    if not evaluated.baselines:
        return ()
    runs = (evaluated.run, *evaluated.baselines)
    shared = set.intersection(*({score.case.id for score in run.scores} for run in runs))
    return tuple(_system(number, run, shared) for number, run in enumerate(runs, start=1))


def _opinion(run: Run) -> tuple[str, dict[str, Estimate]]:
    found = figures(run.scores)
    return named(run, "judge"), {metric: found[metric] for metric in OPINIONS}


def _compared(run: Run, other: Run) -> OpinionRow:
    """Judges of the same answers, compared over the sentences on which both gave a verdict."""
    found = [
        (score.case.id, *verdicts)
        for score, theirs in zip(run.scores, other.scores, strict=True)
        for verdicts in _verdicts(score.claims, theirs.claims)
    ]
    cases = [case for case, _, _ in found]
    mine, its = [own for _, own, _ in found], [float(own) for _, _, own in found]
    same = {case: [0.0, 0.0] for case in cases}
    for case, one, two in found:
        same[case][0] += one == two
        same[case][1] += 1
    alike = ratio([s for s, _ in same.values()], [n for _, n in same.values()], paired=True)
    beyond = with_interval(kappa, mine, its, cases) if found else None
    return OpinionRow(*_opinion(other), alike, beyond)


def _verdicts(
    ours: Sequence[JudgedClaim], theirs: Sequence[JudgedClaim]
) -> list[tuple[bool, bool]]:
    pairs = [(o.judged.label, t.judged.label) for o, t in zip(ours, theirs, strict=True)]
    return [
        (one == "supported", two == "supported")
        for one, two in pairs
        if one is not None and two is not None
    ]


def _system(number: int, run: Run, shared: Set[str]) -> SystemRow:
    scores = [score for score in run.scores if score.case.id in shared]
    times = latency([t for t in run.timings if t.case in shared], "total_ms")
    found = figures(scores)
    shown = {metric: found[metric] for metric in SYSTEMS}
    return SystemRow(number, named(run, "system"), len(scores), shown, times.p50, times.p95)
