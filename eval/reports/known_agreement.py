"""How well a judge agrees with people, out of the committed figures of ``kutip eval judges``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.agreement.sets import OPPOSED
from eval.judges.length import LengthJudge
from eval.metrics import Bin, Estimate

# Written by: kutip eval judges --data DIR --json eval/judges/agreement.json
FILE = Path(__file__).parents[1] / "judges" / "agreement.json"
NOT_MEASURED = "agreement with people not measured: kutip eval judges --data DIR"


@dataclass(frozen=True, slots=True)
class SetAgreement:
    """A judge over one set of items that people labelled.

    Attributes:
        set: Its name.
        balanced_accuracy: Of its verdicts, by its own limit.
        auroc: Of its scores.
        length_auroc: Of the length of the claims alone, which a judge must beat; None where that
            was not measured.
        bins: How often people agreed, by the judge's score; none where that was not measured.
    """

    set: str
    balanced_accuracy: Estimate
    auroc: Estimate
    length_auroc: float | None
    bins: tuple[Bin, ...] = ()


def known_agreement(judge: str | None, file: Path = FILE) -> tuple[SetAgreement, ...]:
    """What was measured of a judge, by set; nothing where it was not measured."""
    if judge is None or not file.is_file():
        return ()
    judges: Mapping[str, Any] = json.loads(file.read_text(encoding="utf-8"))["judges"]
    lengths = judges.get(LengthJudge.name, {})
    return tuple(
        SetAgreement(
            set=name,
            balanced_accuracy=_figure(plain, "balanced_accuracy_own"),
            auroc=_figure(plain, "auroc"),
            length_auroc=lengths.get(name, {}).get("auroc"),
            bins=tuple(Bin(b["n"], b["confidence"], b["outcome"]) for b in _bins(plain)),
        )
        for name, plain in judges.get(judge, {}).items()
        if not name.endswith(OPPOSED)  # items of another set once more
    )


def in_words(sets: tuple[SetAgreement, ...]) -> str:
    """One line for beside a judge's name."""
    if not sets:
        return NOT_MEASURED
    shown = [f"{s.set} {_accuracy(s.balanced_accuracy)}" for s in sets]
    return f"agreement with people (balanced accuracy): {', '.join(shown)}"


def _accuracy(figure: Estimate) -> str:
    if figure.value is None or figure.low is None or figure.high is None:
        return "–"
    return f"{figure.value:.0%} [{figure.low * 100:.0f}, {figure.high * 100:.0f}]"


def _figure(plain: Mapping[str, Any], name: str) -> Estimate:
    low, high = plain[f"{name}_ci"] or (None, None)
    return Estimate(plain[name], low, high, plain["n"])


def _bins(plain: Mapping[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = plain.get("reliability", [])
    return found
