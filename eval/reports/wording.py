"""How a report calls the metrics and writes their values."""

from __future__ import annotations

from collections.abc import Mapping

from eval.metrics import Estimate
from eval.scores.summary import better

NOTHING = "–"

GROUPS: Mapping[str, Mapping[str, str]] = {
    "Correctness": {
        "correct": "correct",
        "key_facts": "key facts said",
        "exact_match": "exact match",
        "f1": "token F1",
        "crag": "CRAG (-1 to 1)",
    },
    "Refusal": {
        "balanced_refusal": "balanced accuracy",
        "over_refused": "over-refusal",
        "falsely_answered": "false answers",
    },
    "Faithfulness": {
        "faithfulness_micro": "faithfulness, micro",
        "faithfulness": "faithfulness, macro",
        "any_unsupported": "≥1 unsupported sentence",
        "contradicted": "contradicted sentences",
        "citation_recall": "citation recall",
        "citation_precision": "citation precision",
        "quotes_verbatim": "quotes verbatim",
        "sources_right": "citations of a right article",
        "evidence_cited": "answers citing the evidence",
        "relevance": "relevance",
    },
    "Left out": {
        "failed": "failed questions",
        "unscored": "unscored sentences",
    },
}
"""Names of the metrics, by what they are about, in the order of a report."""

STEPS: Mapping[str, str] = {
    "retrieve_ms": "retrieve",
    "first_ms": "first statement",
    "total_ms": "total",
}
"""Names of the steps that are timed."""

_AS_NUMBER = frozenset(["crag", "kappa"])  # not a share


def value(metric: str, figure: Estimate, digits: int = 1) -> str:
    """``83.2%``, or a dash over nothing."""
    if figure.value is None:
        return NOTHING
    return f"{figure.value:.2f}" if metric in _AS_NUMBER else f"{figure.value:.{digits}%}"


def interval(metric: str, figure: Estimate, digits: int = 1) -> str:
    """``[75.0, 90.1]``, in per cent where the value is; empty over nothing."""
    if figure.low is None or figure.high is None:
        return ""
    if metric in _AS_NUMBER:
        return f"[{figure.low:.2f}, {figure.high:.2f}]"
    return f"[{figure.low * 100:.{digits}f}, {figure.high * 100:.{digits}f}]"


def with_interval(metric: str, figure: Estimate, digits: int = 1) -> str:
    """``83.2% [75.0, 90.1]``, or a dash over nothing."""
    return f"{value(metric, figure, digits)} {interval(metric, figure, digits)}".rstrip()


def difference(metric: str, figure: Estimate) -> str:
    """``+3.1 [-0.8, +7.0]``, in percentage points where the metric is a share."""
    if figure.value is None or figure.low is None or figure.high is None:
        return NOTHING
    if metric in _AS_NUMBER:
        return f"{figure.value:+.2f} [{figure.low:+.2f}, {figure.high:+.2f}]"
    points = [each * 100 + 0.0 for each in (figure.value, figure.low, figure.high)]
    return f"{points[0]:+.1f} [{points[1]:+.1f}, {points[2]:+.1f}]"


def tendency(metric: str, figure: Estimate) -> str:
    """``better`` or ``worse`` where the interval of a difference leaves out zero, else nothing."""
    if figure.low is None or figure.high is None or figure.low <= 0 <= figure.high:
        return ""
    return "better" if better(metric, figure.low) else "worse"


def milliseconds(time: float | None) -> str:
    """``1,240 ms``; tenths where there are fewer than ten."""
    if time is None:
        return NOTHING
    return f"{time:.1f} ms" if time < 10 else f"{time:,.0f} ms"
