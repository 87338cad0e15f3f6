"""What every form of the report shows: its head, rows of figures, slices and times."""

from __future__ import annotations

from dataclasses import dataclass

from eval.metrics import Estimate
from eval.reports.comparison import differences, incomparable, pairs
from eval.reports.known_agreement import SetAgreement, known_agreement
from eval.reports.wording import GROUPS, STEPS
from eval.scores.score import CaseScore
from eval.scores.summary import Latency, Run, figure, figures, latency, slices


@dataclass(frozen=True, slots=True)
class Row:
    """One metric.

    Attributes:
        group: What it is about.
        metric: Its name in JSON.
        label: Its name in a report.
        figure: Its value.
        difference: To the baseline; None without one.
    """

    group: str
    metric: str
    label: str
    figure: Estimate
    difference: Estimate | None


@dataclass(frozen=True, slots=True)
class SliceRow:
    """Some of the questions.

    Attributes:
        name: Which, with what they have in common: ``language id``.
        n: How many.
        figures: By metric, those of ``SLICED``.
    """

    name: str
    n: int
    figures: dict[str, Estimate]


@dataclass(frozen=True, slots=True)
class LatencyRow:
    """One step.

    Attributes:
        label: Its name.
        n: How many questions it was timed in.
        latency: Its percentiles.
    """

    label: str
    n: int
    latency: Latency


SLICED = {
    "correct": "correct",
    "faithfulness": "faithfulness",
    "over_refused": "over-refusal",
    "falsely_answered": "false answers",
}
"""The metrics of a slice; a type of question is mostly answerable or not as a whole."""


def named(run: Run, what: str) -> str:
    """What the manifest says of the run's ``suite``, ``system`` or ``judge``."""
    return str(run.manifest.get(what) or "unnamed")


def agreement(run: Run) -> tuple[SetAgreement, ...]:
    """What is known of the run's judge."""
    judge = run.manifest.get("judge")
    return known_agreement(None if judge is None else str(judge))


def notes(run: Run, baseline: Run | None) -> tuple[str, ...]:
    """What to know before reading the figures."""
    found = []
    if shared := run.manifest.get("judge_shares"):
        found.append(
            "This judge shares parts with the check that filters answers when they are made, "
            f"so its figures are rather kind to them: {shared}"
        )
    if failed := sum(score.failed for score in run.scores):
        found.append(f"Failed questions, which count for no other figure: {failed}")
    if baseline is not None:
        both = len(pairs(run, baseline))
        found.append(f"Baseline: {named(baseline, 'system')}, {both} questions in common")
        if differs := incomparable(run, baseline):
            found.append(
                f"Not comparable with the baseline: another {' and another '.join(differs)}"
            )
    return tuple(found)


def rows(run: Run, baseline: Run | None) -> tuple[Row, ...]:
    """Every metric, in the order of a report."""
    ours = figures(run.scores)
    against = differences(run, baseline) if baseline is not None else {}
    return tuple(
        Row(group, metric, label, ours[metric], against.get(metric))
        for group, labels in GROUPS.items()
        for metric, label in labels.items()
    )


def slice_rows(run: Run) -> tuple[SliceRow, ...]:
    """Questions by language and by type."""
    return tuple(slice_row(name, scores) for name, scores in slices(run.scores).items())


def slice_row(name: str, scores: tuple[CaseScore, ...]) -> SliceRow:
    """Some of the questions."""
    return SliceRow(name, len(scores), {metric: figure(scores, metric) for metric in SLICED})


def latency_rows(run: Run) -> tuple[LatencyRow, ...]:
    """Every step; none where nothing was timed."""
    if not run.timings:
        return ()
    return tuple(
        LatencyRow(
            label,
            sum(getattr(timing, step) is not None for timing in run.timings),
            latency(run.timings, step),
        )
        for step, label in STEPS.items()
    )
