"""The report as Markdown, to paste where a change is discussed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from eval.reports import content
from eval.reports.beside import OPINIONS, SYSTEMS, opinion_rows, system_rows
from eval.reports.content import SLICED
from eval.reports.known_agreement import in_words
from eval.reports.manifest import lines
from eval.reports.untrusted import as_markdown
from eval.reports.wording import NOTHING, difference, milliseconds, tendency, with_interval
from eval.reports.worst_items import WorstItem, worst_items
from eval.scores.score import LESS_IS_BETTER
from eval.scores.summary import Evaluated, Run

PASSAGE = 600  # characters of a passage, or of an answer


def render_markdown(evaluated: Evaluated) -> str:
    """The report: head, figures, what stands beside, slices, and what went worst."""
    run, baseline = evaluated.run, evaluated.baseline
    names = [as_markdown(content.named(run, what)) for what in ("suite", "system")]
    judge = as_markdown(content.named(run, "judge"))
    parts = [
        f"# Kutip: {names[0]} · {names[1]} · {len(run.scores)} questions",
        f"Judge: **{judge}** · {as_markdown(in_words(content.agreement(run)))}",
        *(f"Note: {as_markdown(note)}" for note in content.notes(run, baseline)),
        _figures(run, baseline),
        *_systems(evaluated),
        *_opinions(evaluated),
        *_latency(run),
        *_slices(run),
        *_worst(worst_items(run)),
        *_manifest(run),
    ]
    return "\n\n".join(parts) + "\n"


def _figures(run: Run, baseline: Run | None) -> str:
    head = ["Metric", "Value, 95 % interval", "n"]
    head += ["Difference to the baseline"] if baseline else []
    rows = []
    for row in content.rows(run, baseline):
        less = " ↓" if row.metric in LESS_IS_BETTER else ""
        cells = [f"{row.group}: {row.label}{less}", with_interval(row.metric, row.figure)]
        cells.append(str(row.figure.n))
        if row.difference is not None:
            text = difference(row.metric, row.difference)
            cells.append(f"{text} {tendency(row.metric, row.difference)}".rstrip())
        rows.append(cells)
    return f"{_table(head, rows)}\n\n↓ Less is better."


def _systems(evaluated: Evaluated) -> Iterator[str]:
    rows = system_rows(evaluated)
    if rows:
        yield "## Systems"
        yield _table(
            ["System", "n", *SYSTEMS.values(), "p50", "p95"],
            [
                [
                    f"{row.number} {as_markdown(row.system)}",
                    str(row.n),
                    *(with_interval(metric, row.figures[metric]) for metric in SYSTEMS),
                    milliseconds(row.p50),
                    milliseconds(row.p95),
                ]
                for row in rows
            ],
        )


def _opinions(evaluated: Evaluated) -> Iterator[str]:
    rows = opinion_rows(evaluated)
    if rows:
        yield "## Judges"
        yield _table(
            ["Judge", *OPINIONS.values(), "as the first", "kappa with it"],
            [
                [
                    as_markdown(row.judge),
                    *(with_interval(metric, row.figures[metric]) for metric in OPINIONS),
                    with_interval("alike", row.alike) if row.alike else NOTHING,
                    with_interval("kappa", row.kappa) if row.kappa else NOTHING,
                ]
                for row in rows
            ],
        )


def _latency(run: Run) -> Iterator[str]:
    rows = content.latency_rows(run)
    if rows:
        yield "## Latency"
        yield _table(
            ["Step", "p50", "p95", "First question, cold", "n"],
            [
                [
                    row.label,
                    milliseconds(row.latency.p50),
                    milliseconds(row.latency.p95),
                    milliseconds(row.latency.cold),
                    str(row.n),
                ]
                for row in rows
            ],
        )


def _slices(run: Run) -> Iterator[str]:
    rows = content.slice_rows(run)
    if rows:
        yield "## Slices"
        yield _table(
            ["Slice", "n", *SLICED.values()],
            [
                [
                    as_markdown(row.name),
                    str(row.n),
                    *(with_interval(metric, row.figures[metric]) for metric in SLICED),
                ]
                for row in rows
            ],
        )


def _worst(items: Sequence[WorstItem]) -> Iterator[str]:
    if items:
        yield "## Worst"
    for number, item in enumerate(items, start=1):
        case = item.score.case
        kind = " · ".join(filter(None, [case.id, case.language, case.type]))
        yield f"### {number}. {as_markdown(case.question, PASSAGE)}"
        yield f"Question {as_markdown(kind)}: **{as_markdown(item.fault, PASSAGE)}**"
        if item.said:
            rows = [
                [
                    as_markdown(said.claim, PASSAGE),
                    as_markdown(said.passage.premise, PASSAGE) if said.passage else NOTHING,
                    f"**{said.verdict}** {as_markdown(said.reasons, PASSAGE)}".rstrip(),
                ]
                for said in item.said
            ]
            yield _table(["Claim", "Passage it was judged by, the nearest", "Reason"], rows)
            continue
        yield f"> Answer: {as_markdown(item.score.outcome.text, PASSAGE) or NOTHING}"
        for said in item.expected:
            yield f"> Stands in {as_markdown(said.title)}: {as_markdown(said.text, PASSAGE)}"


def _manifest(run: Run) -> Iterator[str]:
    found = lines(run.manifest)
    if found:
        yield "## Manifest"
        rows = [[as_markdown(name), as_markdown(value, PASSAGE)] for name, value in found]
        yield _table(["", ""], rows)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    cells = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in cells)
