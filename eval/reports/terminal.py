"""The report as a screen of text."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from eval.reports import content
from eval.reports.content import SLICED, Row
from eval.reports.known_agreement import in_words
from eval.reports.untrusted import one_line
from eval.reports.wording import (
    NOTHING,
    difference,
    interval,
    milliseconds,
    tendency,
    value,
    with_interval,
)
from eval.reports.worst_items import WorstItem, worst_items
from eval.scores.summary import Run

WIDTH = 100
PASSAGE = 400  # characters of a passage, or of an answer
_NAME, _VALUE, _INTERVAL, _N = 32, 9, 17, 6
_SLICE, _CELL = 30, 18


def render(run: Run, baseline: Run | None = None) -> str:
    """The report: head, figures, slices, and the questions that went worst.

    Args:
        run: What to report.
        baseline: What to compare with, over the questions that both were asked.
    """
    parts = [_head(run, baseline), _figures(content.rows(run, baseline), baseline)]
    parts += filter(None, [_latency(run), _slices(run), _worst(worst_items(run))])
    return "\n\n".join(parts)


def _head(run: Run, baseline: Run | None) -> str:
    name = f"{content.named(run, 'suite')} · {content.named(run, 'system')}"
    judge = f"judge {content.named(run, 'judge')} · {in_words(content.agreement(run))}"
    lines = [f"{name} · {len(run.scores)} questions", judge, *content.notes(run, baseline)]
    return "\n".join(line for text in lines for line in _wrapped(text, "", "  "))


def _figures(rows: Iterable[Row], baseline: Run | None) -> str:
    against = "" if baseline is None else "difference to the baseline"
    lines = [_line("", "value", "95 % interval", "n", against)]
    group = ""
    for row in rows:
        if row.group != group:
            group = row.group
            lines.append(group)
        lines.append(
            _line(
                f"  {row.label}",
                value(row.metric, row.figure),
                interval(row.metric, row.figure),
                str(row.figure.n),
                _difference(row),
            )
        )
    return "\n".join(lines)


def _difference(row: Row) -> str:
    if row.difference is None:
        return ""
    text = difference(row.metric, row.difference)
    return f"{text} {tendency(row.metric, row.difference)}".rstrip()


def _line(name: str, value: str, interval: str, n: str, against: str) -> str:
    cells = f"{name:<{_NAME}}{value:>{_VALUE}}  {interval:<{_INTERVAL}}{n:>{_N}}   {against}"
    return cells.rstrip()


def _latency(run: Run) -> str:
    rows = content.latency_rows(run)
    if not rows:
        return ""
    lines = [f"{'latency':<{_NAME}}{'p50':>12}{'p95':>12}{'first question, cold':>24}{'n':>8}"]
    for row in rows:
        times = [milliseconds(t) for t in (row.latency.p50, row.latency.p95, row.latency.cold)]
        name = f"  {row.label}"
        lines.append(f"{name:<{_NAME}}{times[0]:>12}{times[1]:>12}{times[2]:>24}{row.n:>8}")
    return "\n".join(lines)


def _slices(run: Run) -> str:
    rows = content.slice_rows(run)
    if not rows:
        return ""
    heads = list(SLICED.values())
    lines = [f"{'slices':<{_SLICE}}{'n':>5}  {heads[0]:<{_CELL}}{heads[1]:<{_CELL}}"]
    lines[0] += f"{heads[2]:>12}{heads[3]:>15}"
    for row in rows:
        name = f"  {one_line(row.name)}"
        if len(name) >= _SLICE:
            name = f"{name[: _SLICE - 2]}…"
        wide = [with_interval(m, row.figures[m], 0) for m in ("correct", "faithfulness")]
        short = [value(m, row.figures[m], 0) for m in ("over_refused", "falsely_answered")]
        cells = f"{wide[0]:<{_CELL}}{wide[1]:<{_CELL}}{short[0]:>12}{short[1]:>15}"
        lines.append(f"{name:<{_SLICE}}{row.n:>5}  {cells}")
    return "\n".join(lines)


def _worst(items: Iterable[WorstItem]) -> str:
    lines = [line for number, item in enumerate(items, start=1) for line in _item(number, item)]
    return "\n".join(["worst", *lines]) if lines else ""


def _item(number: int, item: WorstItem) -> Iterator[str]:
    case, outcome = item.score.case, item.score.outcome
    kind = " ".join(filter(None, [case.id, case.language, case.type]))
    yield from _wrapped(f"{kind}: {case.question}", f"{number:>3}. ", "     ")
    yield from _field("wrong", item.fault)
    if not item.said:
        yield from _field("answer", outcome.text)
        for expected in item.expected:
            yield from _field("says", f"{expected.title}: {expected.text}")
    for said in item.said[:1]:  # one screen: the others stand in the other forms
        yield from _field("claim", said.claim)
        passage = said.passage.premise if said.passage else NOTHING
        yield from _field("passage", passage)
        if said.others:
            yield f"{'':<14}nearest of {said.others + 1} that it was judged by"
        yield from _field(
            "reason", f"{said.verdict}: {said.reasons}" if said.reasons else said.verdict
        )


def _field(name: str, text: str) -> list[str]:
    return _wrapped(text or NOTHING, f"     {name:<9}", " " * 14)


def _wrapped(text: str, first: str, later: str) -> list[str]:
    """Lines of untrusted text of at most ``WIDTH`` columns."""
    return textwrap.wrap(
        one_line(text, PASSAGE),
        WIDTH,
        initial_indent=first,
        subsequent_indent=later,
        break_on_hyphens=False,
    )
