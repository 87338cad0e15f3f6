"""How well judges agree with people: a screen of figures, and everything as JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from eval.agreement.labelled import Labelled
from eval.agreement.run import Agreement, JudgesReport
from eval.agreement.sets import OPPOSED
from eval.metrics import DRAWS, SEED, Estimate, reliability

_COLUMNS = {
    "auroc": "AUROC",
    "auroc_length_controlled": "same length",
    "balanced_accuracy": "balanced acc.",
    "f1_unfaithful": "F1 unfaithful",
    "kappa": "kappa",
}
_NAME, _CELL = 32, 21  # widths


def render(report: JudgesReport) -> str:
    """The report as a screen of text: a table a set with a row a judge, then AUROC by slices."""
    rows = list(report.agreements.values())
    parts = ["judges · agreement with people · value, 95 % interval by source"]
    for number, first in enumerate(rows[0]):
        lines = [_head(first), _line("", [*_COLUMNS.values(), "ms/item"])]
        lines += [
            _line(f"  {name}", [*_cells(agreements[number]), _milliseconds(agreements[number])])
            for name, agreements in report.agreements.items()
        ]
        slices = _slices(first)
        lines += [f"  AUROC of {next(iter(report.agreements))} by slice:"] if slices else []
        lines += [_line(f"    {name}", [_brief(figure)]) for name, figure in slices.items()]
        parts.append("\n".join(lines))
    return "\n\n".join(parts)


def to_json(report: JudgesReport) -> dict[str, Any]:
    """The report as plain values: by judge, then by set."""
    return {
        "suite": "judges",
        "draws": DRAWS,
        "seed": SEED,
        "judges": {
            name: {agreement.set: agreement_json(agreement) for agreement in agreements}
            for name, agreements in report.agreements.items()
        },
    }


def file_json(report: JudgesReport) -> dict[str, Any]:
    """The report over one file: the first judge's figures, and those of all by name."""
    names = list(report.agreements)
    plain = {name: agreement_json(report.agreements[name][0]) for name in names}
    return {"judge": names[0], **plain[names[0]], "judges": plain}


def agreement_json(agreement: Agreement) -> dict[str, Any]:
    """One judge over one set: ``n``, and each figure with its interval as ``…_ci``."""
    plain: dict[str, Any] = {
        "set": agreement.set,
        "n": len(agreement.scored),
        "unscored": agreement.unscored,
        "threshold": agreement.threshold,
    }
    for name, figure in agreement.figures.items():
        plain[name] = figure.value
        plain[f"{name}_ci"] = None if figure.low is None else [figure.low, figure.high]
    plain["ms_per_item"] = agreement.milliseconds
    plain["reliability"] = [
        {"confidence": each.confidence, "outcome": each.outcome, "n": each.n}
        for each in reliability(agreement.scores, [v.item.faithful for v in agreement.scored])
    ]
    plain["slices"] = {
        name: {"auroc": figure.value, "auroc_ci": [figure.low, figure.high], "n": figure.n}
        for name, figure in _slices(agreement).items()
    }
    return plain


def _slices(agreement: Agreement) -> dict[str, Estimate]:
    """AUROC by language, and of the faithful items against each kind of error."""
    if agreement.set.endswith(OPPOSED):
        return {}
    items = [v.item for v in agreement.scored]
    found = {}
    languages = sorted({i.language for i in items if i.language})
    for language in languages if len(languages) > 1 else ():
        found[f"language {language}"] = agreement.within(_of_language(language))
    for kind in sorted({kind for i in items for kind in i.errors}):
        found[f"against {kind}"] = agreement.within(_faithful_or(kind))
    return found


def _of_language(language: str) -> Callable[[Labelled], bool]:
    return lambda item: item.language == language


def _faithful_or(kind: str) -> Callable[[Labelled], bool]:
    return lambda item: item.faithful or kind in item.errors


def _head(agreement: Agreement) -> str:
    faithful = sum(v.item.faithful for v in agreement.verdicts)
    half = "" if agreement.threshold is None else ", test half of the sources"
    return f"{agreement.set}: {len(agreement.verdicts)} items, {faithful} faithful{half}"


def _cells(agreement: Agreement) -> Iterable[str]:
    yield from (_brief(agreement.figures[name]) for name in _COLUMNS)


def _brief(figure: Estimate) -> str:
    if figure.value is None or figure.low is None or figure.high is None:
        return "–"
    return f"{figure.value:.3f} [{figure.low:.2f}, {figure.high:.2f}]"


def _milliseconds(agreement: Agreement) -> str:
    unscored = f" ({agreement.unscored} unscored)" if agreement.unscored else ""
    return "–" if agreement.milliseconds is None else f"{agreement.milliseconds:.1f}{unscored}"


def _line(name: str, cells: Iterable[str]) -> str:
    return (f"{name:<{_NAME}}" + "".join(f"{cell:>{_CELL}}" for cell in cells)).rstrip()
