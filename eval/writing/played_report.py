"""The report of the gold answers played: what was kept, and what was withheld and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from eval.metrics import percentile
from eval.writing.played import Given, PlayedReport

_GIVEN: dict[Given, str] = {
    "all": "all of the evidence given",
    "some": "some of it given",
    "none": "none of it given, so without marks",
    "not asked": "no model asked",
}
_NAME = 40  # width


def render(report: PlayedReport) -> str:
    """The report as a screen of text."""
    return "\n".join(_lines(report))


def _lines(report: PlayedReport) -> Iterator[str]:
    yield f"gold answers played · {len(report.lines)} sentences · value, 95 % interval"
    yield ""
    yield f"  {'kept as supported':<{_NAME}}{report.kept('all', 'some')}"
    for given in ("all", "some"):
        yield f"    {_GIVEN[given]:<{_NAME - 2}}{report.kept(given)}"
    yield f"    {'but for those taken for refusals':<{_NAME - 2}}{report.kept_of_statements()}"
    yield "  counted apart"
    yield f"    {_GIVEN['none']:<{_NAME - 2}}{report.kept('none')}"
    apart = Counter(line.why for line in report.lines if line.given == "not asked")
    told = ", ".join(f"{count} {why}" for why, count in apart.most_common())
    yield f"    {_GIVEN['not asked']:<{_NAME - 2}}{told or 0}"
    times = [line.milliseconds for line in report.lines if line.milliseconds is not None]
    if times:
        middle, late = percentile(times, 50), percentile(times, 95)
        yield f"  {'milliseconds a check, p50 / p95':<{_NAME}}{middle:.1f} / {late:.1f}"
    lost = [line for line in report.lines if not line.kept and line.given != "not asked"]
    yield ""
    yield f"not kept: {len(lost)}"
    for line in lost:
        yield f"  {line.case.id} ({_GIVEN[line.given]}): {line.verdict}, {line.why}"
        yield f"    {line.text}"


def to_json(report: PlayedReport) -> dict[str, Any]:
    """The report as plain values."""
    kept = report.kept("all", "some")
    return {
        "suite": "writing, gold answers played",
        "kept": asdict(kept),
        "kept_of_statements": asdict(report.kept_of_statements()),
        "kept_by_given": {given: asdict(report.kept(given)) for given in _GIVEN},
        "items": [
            {
                "id": line.case.id,
                "question": line.case.question,
                "text": line.text,
                "given": line.given,
                "verdict": line.verdict,
                "why": line.why,
                "milliseconds": line.milliseconds,
            }
            for line in report.lines
        ],
    }
