"""Two runs over the same questions, compared question by question."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.metrics import Estimate, difference
from eval.scores.score import LESS_IS_BETTER, METRICS
from index.errors import CaseError, UsageError


@dataclass(frozen=True, slots=True)
class Report:
    """A run as its JSON file keeps it.

    Attributes:
        file: Where it stands.
        plain: All of it.
        values: By metric and question; questions to which the metric does not apply are left out.
    """

    file: Path
    plain: Mapping[str, Any]
    values: Mapping[str, Mapping[str, float]]

    @property
    def name(self) -> str:
        """What was measured."""
        return f"{self.plain.get('suite')} · {self.plain.get('system')}"


@dataclass(frozen=True, slots=True)
class Compared:
    """A metric of a new run beside that of an old one.

    Attributes:
        metric: Its name.
        change: Mean of new minus old over the questions that it applies to in both.
        wins: Questions on which the new run is better.
        losses: Questions on which it is worse.
        p: McNemar's exact two-sided probability of so uneven wins and losses if the runs were
            equally good; None for a metric that is not 0 or 1, or without wins and losses.
    """

    metric: str
    change: Estimate
    wins: tuple[str, ...]
    losses: tuple[str, ...]
    p: float | None

    @property
    def worse(self) -> bool:
        """True if the whole interval of the change is for the worse."""
        low, high = self.change.low, self.change.high
        if low is None or high is None:
            return False
        return low > 0 if self.metric in LESS_IS_BETTER else high < 0


def load_report(file: Path) -> Report:
    """Reads what ``kutip eval SUITE --json FILE`` has written.

    Raises:
        CaseError: If the file is missing, or holds something else.
    """
    try:
        return as_report(file, json.loads(file.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise CaseError(
            f"{file} cannot be read as the report of a run: {error!r}. "
            f"Write one: kutip eval seeds --json {file}"
        ) from error


def as_report(file: Path, plain: Mapping[str, Any]) -> Report:
    """A report out of its plain values.

    Args:
        file: What errors call it.
        plain: As ``eval.reports.as_json.to_json`` gives them.
    """
    values: dict[str, dict[str, float]] = {metric: {} for metric in METRICS}
    for item in plain["items"]:
        for metric in METRICS:
            if (value := item["values"].get(metric)) is not None:
                if not math.isfinite(value):
                    raise ValueError(f"{metric} of {item['id']} is no number")
                values[metric][str(item["id"])] = float(value)
    return Report(file, plain, values)


def compare(old: Report, new: Report) -> tuple[Compared, ...]:
    """Compares two runs.

    Raises:
        UsageError: If they have no question in common.
    """
    found = [_compared(metric, old, new) for metric in METRICS]
    found = [each for each in found if each.change.n]
    if not found:
        raise UsageError(f"{old.file} and {new.file} have no question in common.")
    return tuple(found)


def _compared(metric: str, old: Report, new: Report) -> Compared:
    before, after = old.values[metric], new.values[metric]
    both = [name for name in before if name in after]
    sign = -1 if metric in LESS_IS_BETTER else 1
    wins = tuple(name for name in both if sign * (after[name] - before[name]) > 0)
    losses = tuple(name for name in both if sign * (after[name] - before[name]) < 0)
    binary = {before[n] for n in both} | {after[n] for n in both} <= {0.0, 1.0}
    return Compared(
        metric,
        difference([after[name] for name in both], [before[name] for name in both]),
        wins,
        losses,
        mcnemar(len(wins), len(losses)) if binary else None,
    )


def mcnemar(wins: int, losses: int) -> float | None:
    """McNemar's exact test: the probability of such wins and losses by the toss of a coin.

    Two-sided, over the questions on which two runs differ (McNemar, 1947); None if on none.
    """
    total = wins + losses
    if not total:
        return None
    tail = sum(math.comb(total, k) for k in range(min(wins, losses) + 1))
    return min(1.0, 2 * float(tail / 2**total))


def render(old: Report, new: Report, compared: tuple[Compared, ...]) -> str:
    """The comparison as a screen of text: changes, wins and losses, and which answers flipped."""
    lines = [f"old: {old.name} ({old.file})", f"new: {new.name} ({new.file})", ""]
    lines.append(f"{'new - old':<20}{'change [95 %]':>26}{'n':>6}{'wins':>6}{'losses':>8}{'p':>8}")
    for each in compared:
        mark = "  worse" if each.worse else ""
        p = "–" if each.p is None else f"{each.p:.3f}"
        lines.append(
            f"{each.metric:<20}{_change(each.change):>26}{each.change.n:>6}{len(each.wins):>6}"
            f"{len(each.losses):>8}{p:>8}{mark}"
        )
    correct = next((each for each in compared if each.metric == "correct"), None)
    if correct is not None:
        lines += ["", f"now right: {', '.join(correct.wins) or 'none'}"]
        lines += [f"now wrong: {', '.join(correct.losses) or 'none'}"]
    return "\n".join(lines)


def to_json(compared: tuple[Compared, ...]) -> dict[str, Any]:
    """The comparison as plain values."""
    return {
        each.metric: {
            "change": each.change.value,
            "change_ci": [each.change.low, each.change.high],
            "n": each.change.n,
            "wins": list(each.wins),
            "losses": list(each.losses),
            "p": each.p,
            "worse": each.worse,
        }
        for each in compared
    }


def _change(figure: Estimate) -> str:
    if figure.value is None or figure.low is None or figure.high is None:
        return "–"
    return f"{figure.value:+.3f} [{figure.low:+.3f}, {figure.high:+.3f}]"
