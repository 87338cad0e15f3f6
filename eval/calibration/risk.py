"""The laxest threshold at which a bound on the risk holds: Learn then Test.

The risk is the share of bad ones among what is shown: among unsupported and supported statements
shown, those unsupported. It is a ratio that may rise and fall with the threshold, so conformal
risk control (Angelopoulos et al., ICLR 2024) does not fit: that wants a loss that falls for every
single item as the threshold rises, and bounds its mean over draws of the calibration data, not
this share with a confidence. So the thresholds are tested, as in Learn then Test (Angelopoulos et
al., 2021):

- For each threshold of a fixed grid, the hypothesis "the risk is above the level" is tested by the
  exact binomial tail, whose inversion is the bound of Clopper and Pearson.
- The grid is walked from strict to lax from several starts, each with an equal part of the error
  allowed, up to the first test that fails. Several starts, as at the strictest thresholds too
  little is shown to tell anything; they are fixed beforehand, not chosen by the data.
- Items about one source are no independent draws. For each threshold one of those shown is drawn
  from each source (the lowest lot), so that the draws are, as far as sources are.

What that guarantees: with the confidence asked for, over draws of the calibration sources, the risk
at the threshold is at most the level, for sources drawn as these were: one of those of which
something is shown, and of it one thing shown, both at random. Nothing follows for other kinds of
text, nor where bad ones are rarer or more frequent: the share of bad ones in the data is part of
what is drawn. A threshold of None means that the data prove none, not that each is too risky.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

_HALVINGS = 50  # of the bound's interval; beyond the precision of a float's half


@dataclass(frozen=True, slots=True)
class Point:
    """Something that may be shown.

    Attributes:
        score: It is shown if this reaches the threshold.
        bad: It should not be.
        source: Points of one source count as one draw.
        lot: Which of those shown is drawn: that with the lowest. It must not depend on the rest.
    """

    score: float
    bad: bool
    source: str
    lot: float = 0.0


@dataclass(frozen=True, slots=True)
class Grid:
    """Thresholds to be tested.

    Attributes:
        thresholds: From strict to lax.
        starts: Places in them from which they are walked.
    """

    thresholds: tuple[float, ...]
    starts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A threshold of the grid.

    Attributes:
        threshold: The score from which on something is shown.
        drawn: Sources of which something is shown, of each of which one thing is drawn.
        bad: How many of these are bad.
        bound: The upper bound of the risk at the error that one start is allowed; 1 without draws.
    """

    threshold: float
    drawn: int
    bad: int
    bound: float


@dataclass(frozen=True, slots=True)
class Choice:
    """What became of the tests.

    Attributes:
        step: The laxest threshold whose bound holds; if none does, that of the lowest bound.
        holds: True if its bound is at most the level.
    """

    step: Step
    holds: bool

    @property
    def threshold(self) -> float | None:
        """The laxest threshold whose bound holds; None if none does."""
        return self.step.threshold if self.holds else None


def choose(points: Sequence[Point], grid: Grid, risk: float, confidence: float) -> Choice:
    """The laxest threshold whose risk is proven to be at most a level.

    Args:
        points: What may be shown, bad or not.
        grid: Fixed before the points are seen.
        risk: The level, between 0 and 1.
        confidence: Of the proof, between 0 and 1.
    """
    error = (1 - confidence) / len(grid.starts)
    counts = _counts(points, grid.thresholds)

    def step(place: int) -> Step:
        drawn, bad = counts[place]
        return Step(grid.thresholds[place], drawn, bad, upper_bound(bad, drawn, 1 - error))

    passed = [binomial_tail(bad, drawn, risk) <= error for drawn, bad in counts]
    laxest = max(_walk(passed, start) for start in grid.starts)
    if laxest >= 0:
        return Choice(step(laxest), True)
    return Choice(min(map(step, range(len(counts))), key=lambda each: each.bound), False)


def _walk(passed: Sequence[bool], start: int) -> int:
    """The last place reached from a start; -1 if the first test fails."""
    place = start
    while place < len(passed) and passed[place]:
        place += 1
    return place - 1 if place > start else -1


def _counts(points: Iterable[Point], thresholds: Sequence[float]) -> list[tuple[int, int]]:
    """How many sources are drawn from at each threshold, and how many draws are bad."""
    falling = sorted(points, key=lambda point: -point.score)
    drawn: dict[str, Point] = {}
    bad, place, counts = 0, 0, []
    for threshold in thresholds:
        while place < len(falling) and falling[place].score >= threshold:
            point = falling[place]
            before = drawn.get(point.source)
            if before is None or point.lot < before.lot:
                bad += point.bad - (before is not None and before.bad)
                drawn[point.source] = point
            place += 1
        counts.append((len(drawn), bad))
    return counts


def binomial_tail(bad: int, drawn: int, risk: float) -> float:
    """How likely at most so many bad ones are if each is bad with the probability ``risk``."""
    if bad >= drawn or risk <= 0:
        return 1.0
    if risk >= 1:
        return 0.0
    first = np.arange(1, bad + 1)
    ways = np.concatenate([[0.0], np.cumsum(np.log(drawn + 1 - first) - np.log(first))])
    times = np.arange(bad + 1)
    logs = ways + times * math.log(risk) + (drawn - times) * math.log1p(-risk)
    return min(1.0, float(np.exp(logs).sum()))


def upper_bound(bad: int, drawn: int, confidence: float) -> float:
    """Clopper and Pearson's upper bound of a share; 1 where nothing was drawn, or all is bad."""
    if bad >= drawn:
        return 1.0
    low, high = bad / drawn, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if binomial_tail(bad, drawn, middle) > 1 - confidence:
            low = middle
        else:
            high = middle
    return high


def fewest(risk: float, confidence: float, grid: Grid) -> int:
    """Sources that something must be shown of to prove anything, were nothing of it bad."""
    return math.ceil(math.log((1 - confidence) / len(grid.starts)) / math.log1p(-risk))
