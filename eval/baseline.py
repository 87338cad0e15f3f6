"""The baseline that the gate holds a run to: a report reduced to what is compared."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from eval.compare import Report, load_report
from eval.gate import FLOORS

COMMITTED = Path(__file__).with_name("baseline.json")
DIGITS = 6  # the last ones of a float depend on the machine
_KEPT = ("suite", "asked_of", "system", "judge")


def baseline_text(report: Report, floors: dict[str, Any]) -> str:
    """A baseline file: one line a question, so that a change of it can be read.

    Args:
        report: The run to hold from now on.
        floors: By metric, the value below which no run may fall (above, where less is better).
    """
    head = {name: report.plain.get(name) for name in _KEPT} | {FLOORS: floors}
    lines = [f"  {json.dumps(name)}: {json.dumps(value)}," for name, value in head.items()]
    items = [f"    {json.dumps(_reduced(item))}" for item in report.plain["items"]]
    joined = ",\n".join(items)
    return "\n".join(["{", *lines, '  "items": [', joined, "  ]", "}"]) + "\n"


def write_baseline(report: Report, file: Path) -> None:
    """Makes a report the baseline; the floors of the baseline that was there stay.

    Raises:
        CaseError: If the file holds something else than a baseline.
    """
    floors = load_report(file).plain.get(FLOORS, {}) if file.exists() else {}
    file.write_text(baseline_text(report, floors), encoding="utf-8")


def _reduced(item: dict[str, Any]) -> dict[str, Any]:
    values = {k: round(v, DIGITS) for k, v in item["values"].items() if v is not None}
    return {"id": item["id"], "values": values}
