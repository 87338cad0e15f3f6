"""One threshold calibrated on half of the sources and measured on the other half."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from eval.calibration.item import Item
from eval.calibration.risk import Choice, Grid, choose
from eval.metrics import Estimate, ratio

LANGUAGES = ("all", "en", "id")


@dataclass(frozen=True, slots=True)
class Measured:
    """What a threshold gives.

    Attributes:
        risk: Share of what is shown that is bad.
        coverage: Share of what is wanted that is shown: of true claims, or of questions with an
            answer.
    """

    risk: Estimate
    coverage: Estimate


@dataclass(frozen=True)
class Part:
    """A threshold and what it was chosen on.

    Attributes:
        name: ``"verification"`` or ``"refusal"``.
        limits: Names of the limits that it sets.
        builtin: The threshold without calibration.
        grid: Thresholds tested.
        items: Of both halves.
        risk: The level.
        confidence: Of the proof.
    """

    name: str
    limits: tuple[str, ...]
    builtin: float
    grid: Grid
    items: tuple[Item, ...]
    risk: float
    confidence: float

    @cached_property
    def fitted_on(self) -> tuple[Item, ...]:
        """The half that the threshold is chosen on."""
        return tuple(item for item in self.items if not item.in_test_half)

    @cached_property
    def choice(self) -> Choice:
        """What became of the tests."""
        points = [item.point for item in self.fitted_on]
        return choose(points, self.grid, self.risk, self.confidence)

    def measure(self, threshold: float) -> dict[str, Measured]:
        """Risk and coverage on the other half, by language; all items of a source count."""
        test = [item for item in self.items if item.in_test_half]
        return {
            language: _measured([i for i in test if language in ("all", i.language)], threshold)
            for language in LANGUAGES
        }


def _measured(items: Iterable[Item], threshold: float) -> Measured:
    items = list(items)
    shown = [item for item in items if item.score >= threshold]
    wanted = [item for item in items if item.wanted]
    return Measured(
        risk=_share(shown, lambda item: item.bad),
        coverage=_share(wanted, lambda item: item.score >= threshold),
    )


def _share(items: Iterable[Item], came: Callable[[Item], bool]) -> Estimate:
    """A share of items, whole sources drawn for its interval; ``n`` counts items."""
    sources: defaultdict[str, list[bool]] = defaultdict(list)
    for item in items:
        sources[item.source].append(came(item))
    above = [sum(members) for members in sources.values()]
    below = [len(members) for members in sources.values()]
    return replace(ratio(above, below, paired=True), n=sum(below))
