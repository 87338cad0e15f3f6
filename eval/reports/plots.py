"""The plots of the page, as inline SVG that can be read at a phone's width."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass

from eval.metrics import Bin, Estimate
from eval.reports.svg import dot, drawing, line, text, titled
from eval.reports.untrusted import one_line
from eval.reports.wording import milliseconds, with_interval

WIDTH = 380  # of every drawing
_LONGEST = 25  # characters of a label
_LEFT, _RIGHT, _ROW, _FOOT = 178, 50, 23, 22
_FRAME_LEFT, _FRAME_TOP, _FRAME_RIGHT, _FRAME_BOTTOM = 44, 14, 22, 40
_FRAME_HEIGHT = 290
_QUARTERS = (0.0, 0.25, 0.5, 0.75, 1.0)


@dataclass(frozen=True, slots=True)
class Dot:
    """One row of a plot of shares.

    Attributes:
        label: What of.
        figure: A share with its interval.
        baseline: The same of the baseline; None without one.
    """

    label: str
    figure: Estimate
    baseline: Estimate | None = None


@dataclass(frozen=True, slots=True)
class Speed:
    """One run in the plot of quality against latency.

    Attributes:
        name: Of the system.
        correct: Its share of right answers.
        p50: Median of a whole answer, in milliseconds.
        p95: 95th percentile.
    """

    name: str
    correct: Estimate
    p50: float
    p95: float


def dots(title: str, rows: Sequence[Dot]) -> str:
    """Shares as dots, their intervals as whiskers, the baseline's as rings."""
    bottom = len(rows) * _ROW + 4
    span = WIDTH - _LEFT - _RIGHT
    parts = [line(_LEFT + q * span, 0, _LEFT + q * span, bottom, "grid") for q in _QUARTERS]
    parts += [
        text(_LEFT + q * span, bottom + 15, f"{q:.0%}", "middle", "tick") for q in _QUARTERS[::2]
    ]
    for number, row in enumerate(rows):
        y = (number + 0.5) * _ROW + 2
        label = one_line(row.label)
        short = label if len(label) <= _LONGEST else f"{label[: _LONGEST - 1]}…"
        marks = text(_LEFT - 10, y + 4, short, "end")
        if row.baseline is not None and row.baseline.value is not None:
            marks += dot(_LEFT + row.baseline.value * span, y, 4.5, "ring")
        marks += _whisker(row.figure, span, y)
        said = with_interval("", row.figure)
        parts.append(titled(f"{label}: {said}, n={row.figure.n}", marks))
    return drawing(title, WIDTH, bottom + _FOOT, parts)


def _whisker(figure: Estimate, span: float, y: float) -> str:
    if figure.value is None or figure.low is None or figure.high is None:
        return text(_LEFT + 8, y + 4, "–", class_="value")
    return (
        line(_LEFT + figure.low * span, y, _LEFT + figure.high * span, y, "whisker")
        + dot(_LEFT + figure.value * span, y, 4, "dot")
        + text(WIDTH, y + 4, f"{figure.value:.0%}", "end", "value")
    )


def reliability_plot(title: str, bins: Sequence[Bin]) -> str:
    """How often came true what was said to be so likely; dots by how many predictions they hold."""
    total = max(sum(each.n for each in bins), 1)
    parts = [
        *_frame("confidence", "share that came true"),
        line(*_at(0, 0), *_at(1, 1), "diagonal"),
    ]
    places = [_at(each.confidence, each.outcome) for each in bins]
    parts += [line(*one, *other, "curve") for one, other in itertools.pairwise(places)]
    for each, place in zip(bins, places, strict=True):
        said = f"said {each.confidence:.0%}, came true {each.outcome:.0%}, n={each.n}"
        parts.append(titled(said, dot(*place, 3 + 9 * math.sqrt(each.n / total), "bin")))
    ticks = [text(_at(q, 0)[0], _at(0, 0)[1] + 15, f"{q:.0%}", "middle", "tick") for q in _QUARTERS]
    return drawing(title, WIDTH, _FRAME_HEIGHT, [*parts, *ticks])


def speed_plot(title: str, runs: Sequence[Speed]) -> str:
    """Right answers against the time that one takes, which grows by factors of ten.

    The first run is the one reported; the others are rings. Their names stand in the text beside.
    """
    times = [t for run in runs for t in (run.p50, run.p95)]
    low, high = math.log10(max(min(times), 0.1) / 2), math.log10(max(max(times), 0.1) * 2)

    def place(time: float) -> float:
        return (math.log10(max(time, 0.1)) - low) / (high - low)

    parts = _frame("milliseconds an answer, median to 95th percentile", "correct")
    for tick in _round_times(low, high):
        x = _at(place(tick), 0)[0]
        parts.append(line(x, _at(0, 0)[1], x, _at(0, 1)[1], "grid"))
        parts.append(text(x, _at(0, 0)[1] + 15, f"{tick:,g}", "middle", "tick"))
    for number, run in enumerate(runs):
        parts.append(_speed(number, run, place(run.p50), place(run.p95)))
    return drawing(title, WIDTH, _FRAME_HEIGHT, parts)


def _speed(number: int, run: Speed, p50: float, p95: float) -> str:
    figure = run.correct
    value = figure.value or 0.0
    x, y = _at(p50, value)
    marks = line(x, y, _at(p95, value)[0], y, "whisker" if not number else "faint")
    if figure.low is not None and figure.high is not None:
        marks += line(
            x,
            _at(0, figure.low)[1],
            x,
            _at(0, figure.high)[1],
            "whisker" if not number else "faint",
        )
    marks += dot(x, y, 8, "dot" if not number else "ring")
    marks += text(x, y + 3.5, str(number + 1), "middle", "on-dot" if not number else "on-ring")
    times = f"{milliseconds(run.p50)}, 95th percentile {milliseconds(run.p95)}"
    return titled(f"{run.name}: {with_interval('correct', figure)} correct, {times}", marks)


def _round_times(low: float, high: float) -> list[float]:
    """Times to label between two powers of ten: 1, 2 and 5, or 1 alone where there are many."""
    steps = (1, 2, 5) if high - low < 2 else (1,)
    found = [s * 10.0**p for p in range(math.floor(low), math.ceil(high) + 1) for s in steps]
    return [time for time in found if low <= math.log10(time) <= high]


def _frame(across: str, up: str) -> list[str]:
    parts = [line(*_at(0, q), *_at(1, q), "grid") for q in _QUARTERS]
    parts += [text(_FRAME_LEFT - 6, _at(0, q)[1] + 4, f"{q:.0%}", "end", "tick") for q in _QUARTERS]
    parts.append(text(_at(0.5, 0)[0], _FRAME_HEIGHT - 6, across, "middle", "axis"))
    parts.append(text(_FRAME_LEFT + 6, _FRAME_TOP + 14, up, "start", "axis"))
    return parts


def _at(across: float, up: float) -> tuple[float, float]:
    """A place in the frame, whose sides go from 0 to 1."""
    width = WIDTH - _FRAME_LEFT - _FRAME_RIGHT
    height = _FRAME_HEIGHT - _FRAME_TOP - _FRAME_BOTTOM
    return _FRAME_LEFT + across * width, _FRAME_TOP + (1 - up) * height
