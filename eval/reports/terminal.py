"""The report as a screen of text."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from eval.reports import content
from eval.reports.beside import (
    OPINIONS,
    SYSTEMS,
    OpinionRow,
    SystemRow,
    opinion_rows,
    system_rows,
)
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
from eval.scores.summary import Evaluated, Run

WIDTH = 100
PASSAGE = 400  # characters of a passage, or of an answer
_NAME, _VALUE, _INTERVAL, _N = 32, 9, 17, 6
_SLICE, _CELL = 30, 18
_WHO, _SHARE, _TIME, _OPINION = 22, 17, 10, 10
_OPINIONS = ("faithful", "contrad.", "recall", "precision", "unscored", "alike", "kappa")


def render(evaluated: Evaluated) -> str:
    """The report: head, figures, what stands beside, slices, and what went worst."""
    run, baseline = evaluated.run, evaluated.baseline
    parts = [_head(run, baseline), _figures(content.rows(run, baseline), baseline)]
    parts += filter(None, [_systems(system_rows(evaluated)), _opinions(opinion_rows(evaluated))])
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


def _systems(rows: Sequence[SystemRow]) -> str:
    """The run and the earlier ones, a line each."""
    if not rows:
        return ""
    heads = "".join(f"{label.partition(',')[0]:<{_SHARE}}" for label in SYSTEMS.values())
    lines = [f"{'systems':<{_WHO}}{'n':>5}  {heads}{'p50':>{_TIME}}{'p95':>{_TIME}}"]
    for row in rows:
        cells = "".join(f"{with_interval(m, row.figures[m], 0):<{_SHARE}}" for m in SYSTEMS)
        times = f"{milliseconds(row.p50):>{_TIME}}{milliseconds(row.p95):>{_TIME}}"
        lines.append(f"{_short(f'{row.number} {row.system}', _WHO)}{row.n:>5}  {cells}{times}")
    return "\n".join(lines)


def _opinions(rows: Sequence[OpinionRow]) -> str:
    """What each judge says, and how far it agrees with the first."""
    if not rows:
        return ""
    lines = [f"{'judges':<{_WHO}}{''.join(f'{label:>{_OPINION}}' for label in _OPINIONS)}"]
    for row in rows:
        cells = [f"{value(m, row.figures[m], 0):>{_OPINION}}" for m in OPINIONS]
        cells.append(f"{value('alike', row.alike, 0) if row.alike else '':>{_OPINION}}")
        kappa = "" if row.kappa is None or row.kappa.value is None else f"{row.kappa.value:.2f}"
        lines.append(f"{_short(row.judge, _WHO)}{''.join(cells)}{kappa:>{_OPINION}}".rstrip())
    return "\n".join(lines)


def _short(name: str, width: int) -> str:
    """A name in a column, cut where it is longer."""
    name = f"  {one_line(name)}"
    return f"{name if len(name) < width else f'{name[: width - 2]}…':<{width}}"


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
        wide = [with_interval(m, row.figures[m], 0) for m in ("correct", "faithfulness")]
        short = [value(m, row.figures[m], 0) for m in ("over_refused", "falsely_answered")]
        cells = f"{wide[0]:<{_CELL}}{wide[1]:<{_CELL}}{short[0]:>12}{short[1]:>15}"
        lines.append(f"{_short(row.name, _SLICE)}{row.n:>5}  {cells}")
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
