"""The gate: does a new run hold what a baseline reached?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from eval.answering.opening import KUTIP
from eval.compare import Compared, Report, as_report, compare
from eval.evaluate import Wanted, evaluate
from eval.judges.choose import DEFAULT
from eval.metrics import estimate
from eval.reports.as_json import to_json
from eval.scores.score import LESS_IS_BETTER
from eval.suites import SUITES
from index.errors import CaseError, UsageError
from index.sync import Listener
from rag import Settings

FLOORS = "floors"  # key of a baseline file: by metric, the value that must be held
NOISE = 1e-4  # of a mean: another processor reckons the models' scores a little differently


@dataclass(frozen=True, slots=True)
class Breach:
    """A reason not to let a run through.

    Attributes:
        metric: Which one.
        what: What is wrong with it, in words and numbers.
    """

    metric: str
    what: str

    def __str__(self) -> str:
        return f"{self.metric}: {self.what}"


def run_like(
    baseline: Report, settings: Settings, data: Path | None, progress: Listener | None = None
) -> Report:
    """Runs the suite of a baseline, with its judge, over its questions.

    Args:
        baseline: What is to be held.
        settings: Which home and writer.
        data: The data folder; the suites but ``seeds`` need it.
        progress: Told how far it is.

    Raises:
        UsageError: If it is of a file of questions, or of a judge that needs a model.
        KutipError: As ``evaluate``.
    """
    suite, judge, system = (str(baseline.plain.get(f)) for f in ("suite", "judge", "system"))
    here = (judge.partition(" ")[0], system.partition(",")[0])
    if suite not in SUITES or here != (DEFAULT[0], KUTIP):
        raise UsageError(
            f"{baseline.file} is of the suite {suite!r}, the judge {judge!r} and the system "
            f"{system!r}, which are not run here. Run it and name the report: "
            "kutip eval gate REPORT --baseline FILE"
        )
    passage = baseline.plain.get("asked_of") == "passage"
    wanted = Wanted(suite, data, passage, limit=len(baseline.plain["items"]))
    plain = to_json(evaluate(settings, wanted, progress))
    return as_report(Path(f"the run of {suite}"), plain)


def breaches(baseline: Report, run: Report) -> tuple[Breach, ...]:
    """What stands against a run; nothing where it may pass.

    A metric is named if the paired interval of its change lies wholly on the worse side, if a floor
    of the baseline is broken, or if the share of unscored sentences rises; so is a question of the
    baseline that the run did not answer.

    Raises:
        CaseError: If the baseline's floors cannot be read.
        UsageError: If the two are of other suites or judges, or have no question in common.
    """
    for field in ("suite", "judge"):
        before, after = baseline.plain.get(field), run.plain.get(field)
        if before != after:
            raise UsageError(
                f"{baseline.file} has {field} {before!r} and {run.file} {after!r}: there is "
                "nothing to hold. Name a report of the same."
            )
    found = [
        _left_out(baseline, run),
        _unanswered(baseline, run),
        *map(_worse, compare(baseline, run)),
        _unscored(baseline, run),
    ]
    floors = [_floor(name, least, run) for name, least in _floors(baseline).items()]
    return tuple(breach for breach in (*found, *floors) if breach)


def _left_out(baseline: Report, run: Report) -> Breach | None:
    there = {str(item["id"]) for item in run.plain["items"]}
    gone = [str(item["id"]) for item in baseline.plain["items"] if str(item["id"]) not in there]
    if not gone:
        return None
    return Breach("questions", f"{len(gone)} of the baseline are not in the run, such as {gone[0]}")


def _unanswered(baseline: Report, run: Report) -> Breach | None:
    """Questions on which the system failed now and did not before: nothing else counts them."""
    there = {str(item["id"]) for item in run.plain["items"]}
    after = run.values["correct"]
    failed = [name for name in baseline.values["correct"] if name in there and name not in after]
    return Breach("failed", f"{len(failed)} questions, such as {failed[0]}") if failed else None


def _worse(compared: Compared) -> Breach | None:
    change = compared.change
    if not compared.worse or compared.metric == "unscored" or abs(change.value or 0.0) < NOISE:
        return None
    return Breach(
        compared.metric,
        f"changed by {change.value:+.3f} [{change.low:+.3f}, {change.high:+.3f}] over {change.n} "
        f"questions; now worse: {', '.join(compared.losses[:8])}",
    )


def _unscored(baseline: Report, run: Report) -> Breach | None:
    before, after = (estimate(list(r.values["unscored"].values())).value for r in (baseline, run))
    if after is None or after <= (before or 0.0):
        return None
    return Breach("unscored", f"rose from {before or 0.0:.1%} to {after:.1%}")


def _floor(metric: str, least: float, run: Report) -> Breach | None:
    value = estimate(list(run.values[metric].values())).value
    if value is None:
        return Breach(metric, f"has no value, but a floor of {least:g}")
    if metric in LESS_IS_BETTER:
        return Breach(metric, f"{value:.3f} is above {least:g}") if value > least else None
    return Breach(metric, f"{value:.3f} is below {least:g}") if value < least else None


def _floors(baseline: Report) -> Mapping[str, float]:
    floors = baseline.plain.get(FLOORS, {})
    if not isinstance(floors, dict):
        raise CaseError(
            f'{baseline.file}: field "{FLOORS}" is {floors!r}, not metrics with values.'
        )
    for metric, least in floors.items():
        known = metric in baseline.values
        if not known or isinstance(least, bool) or not isinstance(least, int | float):
            raise CaseError(
                f'{baseline.file}: field "{FLOORS}" has {metric!r}: {least!r}, not a metric of '
                "the report with a number."
            )
    return floors
