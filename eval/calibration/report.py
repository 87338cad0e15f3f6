"""The report of ``kutip eval calibrate``: what was proven, what was measured, what to do next."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from eval.calibration.part import LANGUAGES, Part
from eval.calibration.risk import fewest
from eval.calibration.run import VERIFICATION, Calibrated
from eval.calibration.save import part_values, policy_values
from eval.metrics import DRAWS, SEED

_NAME, _CELL = 34, 26  # widths
_WORDS = {
    VERIFICATION: ("statements shown", "unsupported", "true statements shown"),
    "refusal": ("answers shown", "wrong", "answerable questions answered"),
}


def render(calibrated: Calibrated) -> str:
    """The report as a screen of text."""
    return "\n\n".join(_part(part) for part in calibrated.parts)


def _part(part: Part) -> str:
    shown, bad, wanted = _WORDS[part.name]
    step, risk = part.choice.step, part.risk
    sources = len({item.source for item in part.items})
    head = (
        f"{part.name} · {len(part.items)} items of {sources} sources, "
        f"{sum(item.bad for item in part.items) / len(part.items):.0%} {bad}"
    )
    tested = (
        f"{step.bad} of {step.drawn} drawn are {bad}: at most {step.bound:.1%} of {shown} are, "
        f"with confidence {part.confidence:g}"
    )
    if part.choice.holds:
        lines = [f"{' and '.join(part.limits)} = {step.threshold:g}", tested]
    else:
        least = fewest(risk, part.confidence, part.grid)
        lines = [
            f"No threshold is proven to keep the risk at {risk:.1%}; the lowest bound is at "
            f"{step.threshold:g}:",
            tested,
            f"Were nothing {bad}, {least} drawn would prove it. Give more labelled data or allow "
            f"more risk; until then {' and '.join(part.limits)} stay as they are built in.",
        ]
    rows: list[tuple[str, ...]] = [("", *LANGUAGES)]
    for name, threshold in (("", step.threshold), ("builtin ", part.builtin)):
        found = part.measure(threshold)
        at = f"{name}{threshold:g}"
        rows.append((f"{bad}, from {at} on", *(str(found[of].risk) for of in LANGUAGES)))
        rows.append((wanted, *(str(found[of].coverage) for of in LANGUAGES)))
    cells = [f"  {name:<{_NAME}}" + "".join(f"{c:<{_CELL}}" for c in row) for name, *row in rows]
    return "\n".join([head, *lines, "on the other half", *(cell.rstrip() for cell in cells)])


def render_written(file: Path, before: Path | None) -> str:
    """Where the policy was written, how to use it and how to go back."""
    back = f"mv {before} {file}" if before else f"rm {file}"
    return (
        f"Written to {file}. Used with KUTIP_THRESHOLDS=calibrated (or the file's path). "
        f"To go back: {back}"
    )


def to_json(calibrated: Calibrated) -> dict[str, Any]:
    """The report as plain values."""
    return {
        "suite": "calibrate",
        "manifest": {
            "models": dict(calibrated.models),
            "data": dict(calibrated.data),
            "bootstrap": {"draws": DRAWS, "seed": SEED, "interval": 0.95, "by": "source"},
        },
        "parts": {part.name: part_values(part) for part in calibrated.parts},
        "policy": policy_values(calibrated),
    }
