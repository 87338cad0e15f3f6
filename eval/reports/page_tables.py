"""The tables of the page."""

from __future__ import annotations

from collections.abc import Sequence

from eval.metrics import Estimate
from eval.reports import content
from eval.reports.content import SLICED, Row
from eval.reports.manifest import lines
from eval.reports.table_html import row_html, table_html
from eval.reports.untrusted import as_html
from eval.reports.wording import (
    NOTHING,
    difference,
    interval,
    milliseconds,
    tendency,
    value,
    with_interval,
)
from eval.scores.score import LESS_IS_BETTER
from eval.scores.summary import Run
from eval.scores.summary import latency as latency_of

_TILES = {
    "correct": "Correct",
    "faithfulness": "Faithfulness",
    "balanced_refusal": "Refusal, balanced",
    "crag": "CRAG, -1 to 1",
}
_LONGEST = 2_000  # characters of a value of the manifest


def tiles(run: Run, rows: Sequence[Row]) -> str:
    """The figures to see first."""
    by_name = {row.metric: row for row in rows}
    parts = [_tile(name, by_name[metric]) for metric, name in _TILES.items()]
    total = latency_of(run.timings, "total_ms")
    if total.p50 is not None:
        below = f"95th percentile {milliseconds(total.p95)}"
        parts.append(_plain_tile("Median of an answer", milliseconds(total.p50), below))
    return f'<div class="tiles">{"".join(parts)}</div>\n'


def _tile(name: str, row: Row) -> str:
    below = interval(row.metric, row.figure)
    said = (
        f'95 % interval <span class="whole">{below}</span>' if below else "no question of this kind"
    )
    change = ""
    if row.difference is not None:
        change = f'<p class="change">{_difference(row.metric, row.difference)} to the baseline</p>'
    return _plain_tile(name, value(row.metric, row.figure), said, change)


def _plain_tile(name: str, said: str, below: str, change: str = "") -> str:
    return (
        f'<div class="tile"><p class="name">{name}</p><p class="big">{said}</p>'
        f'<p class="below">{below}</p>{change}</div>'
    )


def scores(rows: Sequence[Row]) -> str:
    """Every metric, with its difference to the baseline where there is one."""
    compared = any(row.difference is not None for row in rows)
    head = ["Metric", "Value", "95 % interval", "n"]
    head += ["Difference to the baseline"] if compared else []
    body, group = "", ""
    for row in rows:
        if row.group != group:
            group = row.group
            body += (
                f'<tr><th colspan="{len(head)}" class="group" scope="rowgroup">{group}</th></tr>'
            )
        less = ' <span title="less is better">↓</span>' if row.metric in LESS_IS_BETTER else ""
        cells = [value(row.metric, row.figure), interval(row.metric, row.figure)]
        cells.append(f"{row.figure.n:,}")
        if row.difference is not None:
            cells.append(_difference(row.metric, row.difference))
        body += row_html(row.label + less, cells)
    below = "Differences of shares are in percentage points, paired by question. "
    return table_html("Scores", head, body) + (
        f'<p class="below">{below if compared else ""}↓ Less is better.</p>'
    )


def _difference(metric: str, figure: Estimate) -> str:
    word = tendency(metric, figure)
    mark = f' <span class="{word}">{word}</span>' if word else ""
    return f'<span class="whole">{difference(metric, figure)}</span>{mark}'


def latency(run: Run) -> str:
    """How long the steps took; nothing where nothing was timed."""
    rows = content.latency_rows(run)
    if not rows:
        return ""
    body = "".join(
        row_html(
            row.label,
            [
                *(
                    milliseconds(time)
                    for time in (row.latency.p50, row.latency.p95, row.latency.cold)
                ),
                f"{row.n:,}",
            ],
        )
        for row in rows
    )
    return table_html("Latency", ["Step", "p50", "p95", "First question, cold", "n"], body)


def slices(run: Run) -> str:
    """Questions by language and type; nothing where all are alike."""
    rows = content.slice_rows(run)
    if not rows:
        return ""
    body = "".join(
        row_html(
            f"<bdi>{as_html(row.name)}</bdi>",
            [f"{row.n:,}", *(with_interval(m, row.figures[m], 0) for m in SLICED)],
        )
        for row in rows
    )
    return table_html("Slices", ["Slice", "n", *SLICED.values()], body)


def agreement(run: Run) -> str:
    """The judge beside people, and beside what the length of a claim alone says."""
    sets = content.agreement(run)
    if not sets:
        return ""
    body = "".join(
        row_html(
            as_html(each.set),
            [
                with_interval("", each.balanced_accuracy),
                _number(each.auroc.value),
                _number(each.length_auroc),
                f"{each.auroc.n:,}",
            ],
        )
        for each in sets
    )
    head = ["Set", "Balanced accuracy", "AUROC", "AUROC of length only", "n"]
    return table_html("Agreement with people", head, body)


def _number(figure: float | None) -> str:
    return NOTHING if figure is None else f"{figure:.3f}"


def manifest(run: Run) -> str:
    """What makes two runs comparable."""
    body = "".join(
        row_html(f"<bdi>{as_html(name)}</bdi>", [f"<bdi>{as_html(said, _LONGEST)}</bdi>"])
        for name, said in lines(run.manifest)
    )
    return table_html("Manifest", ["Name", "Value"], body, "names") if body else ""
