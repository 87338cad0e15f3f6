"""The plots of a run with their captions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eval.metrics import Bin, calibration_error, reliability
from eval.reports import content
from eval.reports.content import Row
from eval.reports.known_agreement import NOT_MEASURED
from eval.reports.plots import Dot, Speed, dots, reliability_plot, speed_plot
from eval.reports.untrusted import as_html
from eval.reports.wording import milliseconds, value
from eval.scores.score import LESS_IS_BETTER
from eval.scores.summary import Evaluated, Run, figure, latency, slices

_NOT_SHARES = frozenset(["crag"])  # from -1 to 1


def figures_html(evaluated: Evaluated, rows: Sequence[Row]) -> str:
    """All plots, one card each.

    Args:
        evaluated: The run reported, and what it is compared with.
        rows: The metrics of the run.
    """
    run, baseline = evaluated.run, evaluated.baseline
    runs = [run, *evaluated.baselines]
    cards = [_scores(rows, baseline), *_by(run, baseline), _confidence(run)]
    cards += [*_judge(run), _speed(runs)]
    return f'<div class="plots">{"".join(cards)}</div>'


def _card(head: str, plot: str, caption: str = "") -> str:
    """A plot with its head and caption, both trusted HTML."""
    below = f"<figcaption>{caption}</figcaption>" if caption else ""
    return f'<figure class="card"><h3>{head}</h3>{plot}{below}</figure>'


def _scores(rows: Sequence[Row], baseline: Run | None) -> str:
    theirs = content.rows(baseline, None) if baseline is not None else ()
    found = {row.metric: row.figure for row in theirs}
    shares = [row for row in rows if row.metric not in _NOT_SHARES]
    shown = [Dot(_label(row), row.figure, found.get(row.metric)) for row in shares]
    rings = "; rings: the baseline" if baseline is not None else ""
    caption = f"Dots with 95 % intervals{rings}. ↓ Less is better."
    return _card("Scores", dots("Every share with its interval", shown), caption)


def _label(row: Row) -> str:
    label = "refusal, balanced" if row.metric == "balanced_refusal" else row.label
    return f"{label} ↓" if row.metric in LESS_IS_BETTER else label


def _by(run: Run, baseline: Run | None) -> Iterator[str]:
    """Right answers by type and by language; nothing where all questions are of one."""
    ours = slices(run.scores)
    theirs = slices(baseline.scores) if baseline is not None else {}
    for kind in ("type", "language"):
        shown = [
            Dot(
                f"{name.removeprefix(f'{kind} ')} ({len(scores)})",
                figure(scores, "correct"),
                figure(theirs[name], "correct") if name in theirs else None,
            )
            for name, scores in ours.items()
            if name.startswith(f"{kind} ")
        ]
        if shown:
            yield _card(f"Correct by {kind}", dots(f"Share of right answers by {kind}", shown))


def _confidence(run: Run) -> str:
    head = "Reliability of the answer's confidence"
    pairs = [
        (s.outcome.confidence, right)
        for s in run.scores
        if not s.outcome.refused
        and s.outcome.confidence is not None
        and (right := s.values["correct"]) is not None
    ]
    if not pairs:
        return _card(head, '<p class="none">No answer came with a confidence.</p>')
    bins = reliability([said for said, _ in pairs], [right for _, right in pairs])
    caption = f"Questions answered: confidence against correct. {_error(bins)}"
    return _card(head, reliability_plot("Answers: confidence against correct", bins), caption)


def _judge(run: Run) -> Iterator[str]:
    head = "Reliability of the judge"
    sets = content.agreement(run)
    measured = [each for each in sets if each.bins]
    if not measured:
        why = "not in the committed figures of this judge" if sets else as_html(NOT_MEASURED)
        yield _card(head, f'<p class="none">Left out: {why}.</p>')
    for each in measured:
        name = as_html(each.set)
        caption = f"The judge's score against people's label. {_error(each.bins)}"
        plot = reliability_plot(f"{each.set}: score against people's label", each.bins)
        yield _card(f"{head}: {name}", plot, caption)


def _error(bins: Sequence[Bin]) -> str:
    error = calibration_error(bins)
    count = sum(each.n for each in bins)
    return f"Expected calibration error {error:.3f}, n={count}." if error is not None else ""


def _speed(runs: Sequence[Run]) -> str:
    head = "Quality against latency"
    shown = []
    for run in runs:
        total, right = latency(run.timings, "total_ms"), figure(run.scores, "correct")
        if total.p50 is not None and total.p95 is not None and right.value is not None:
            shown.append(Speed(content.named(run, "system"), right, total.p50, total.p95))
    if not shown:
        return _card(head, '<p class="none">Left out: nothing was timed.</p>')
    names = "".join(
        f"<li><bdi>{as_html(each.name)}</bdi>: {value('correct', each.correct)}, "
        f"{milliseconds(each.p50)}</li>"
        for each in shown
    )
    plot = speed_plot("Share of right answers against the time of one", shown)
    return _card(head, plot, f"<ol>{names}</ol>")
