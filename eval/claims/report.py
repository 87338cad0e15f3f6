"""The report of the suite ``claims``: a screen of figures, and everything as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from eval.claims.figures import ROWS, SLICES, stages, sweep, table, worst
from eval.claims.run import ClaimsReport, Outcome
from eval.metrics import DRAWS, SEED, percentile
from eval.pairs.cases import ALTERED_KINDS, TRUE
from rag.fitted import BORNE_OUT, PARTLY_BORNE_OUT

_ROWS = {TRUE: "true, supported", "altered": "altered, not supported"}
_HEADS = {
    "by half of the groups": ("all", "dev", "held_back"),
    "by language of the claim": ("en_claims", "id_claims"),
    "by language of the passages": ("en_passages", "id_passages"),
}
_NAME, _CELL = 28, 26  # widths


def render(report: ClaimsReport, most: int = 0) -> str:
    """The report as a screen of text.

    Args:
        report: What was measured.
        most: How many of the claims judged wrongly are listed.
    """
    outcomes = report.outcomes
    groups = len({outcome.pair.group for outcome in outcomes})
    parts = [
        f"claims · {len(outcomes)} of {groups} groups · supported from {BORNE_OUT:g} on · "
        "value, 95 % interval by group",
        *_shares(outcomes),
        _stages(outcomes),
        _sweep("dev half: thresholds may be chosen here", _half(outcomes, "dev")),
        _sweep("half held back: not to be looked at for that", _half(outcomes, "held back")),
        _times(outcomes),
    ]
    if most:
        parts.append(_worst(outcomes, most))
    return "\n\n".join(parts)


def _shares(outcomes: Sequence[Outcome]) -> Iterable[str]:
    found = table(outcomes)
    for head, slices in _HEADS.items():
        rows = [
            (_ROWS.get(row, f"  {row}"), [str(found[name][row]) for name in slices])
            for row in ROWS
            if any(found[name][row].n for name in slices)
        ]
        yield _table(head, [name.replace("_", " ") for name in slices], rows, _CELL)


def _stages(outcomes: Sequence[Outcome]) -> str:
    counts = stages(outcomes)
    names = list(dict.fromkeys(n for c in counts.values() for n in c))
    rows = [
        (kind, [str(counts[kind][name] or "") for name in names])
        for kind in (TRUE, *ALTERED_KINDS)
        if counts[kind]
    ]
    return _table("what decided, in claims", names, rows, max(map(len, names)) + 2)


def _sweep(head: str, outcomes: Sequence[Outcome]) -> str:
    rows = [
        (f"from {row.threshold:g} on", [str(row.true), str(row.altered)]) for row in sweep(outcomes)
    ]
    return _table(head, list(_ROWS.values()), rows, _CELL)


def _half(outcomes: Sequence[Outcome], half: str) -> list[Outcome]:
    return [outcome for outcome in outcomes if outcome.half == half]


def _times(outcomes: Sequence[Outcome]) -> str:
    times = [outcome.milliseconds for outcome in outcomes]
    middle, late = percentile(times, 50), percentile(times, 95)
    return f"milliseconds a claim: median {middle:.1f}, 95th percentile {late:.1f} (n={len(times)})"


def _worst(outcomes: Sequence[Outcome], most: int) -> str:
    lines = [f"judged wrongly: {sum(not o.right for o in outcomes)}"]
    for outcome in worst(outcomes, most):
        pair, checked = outcome.pair, outcome.checked
        detail = f" {checked.detail!r}" if checked and checked.detail else ""
        lines.append(
            f"  {pair.id} ({outcome.half}): {outcome.stage}{detail}, score {outcome.score:.2f}"
        )
        lines.append(f"    {pair.claim}")
        lines += [f"    > {quote}" for quote in _quotes(outcome)]
    return "\n".join(lines)


def _quotes(outcome: Outcome) -> list[str]:
    quotes = outcome.checked.quotes if outcome.checked else ()
    return [" ".join(quote.span.of(quote.view.text).split()) for quote in quotes]


def _table(
    head: str, columns: Sequence[str], rows: Iterable[tuple[str, list[str]]], width: int
) -> str:
    lines = [head, f"{'':<{_NAME}}" + "".join(f"{column:<{width}}" for column in columns)]
    for name, cells in rows:
        lines.append(f"  {name:<{_NAME - 2}}" + "".join(f"{cell:<{width}}" for cell in cells))
    return "\n".join(line.rstrip() for line in lines)


def to_json(report: ClaimsReport) -> dict[str, Any]:
    """The report as plain values."""
    outcomes = report.outcomes
    times = [outcome.milliseconds for outcome in outcomes]
    found = table(outcomes)
    return {
        "suite": "claims",
        "manifest": {
            "claims": len(outcomes),
            "groups": len({outcome.pair.group for outcome in outcomes}),
            "borne_out": BORNE_OUT,
            "partly_borne_out": PARTLY_BORNE_OUT,
            "bootstrap": {"draws": DRAWS, "seed": SEED, "interval": 0.95, "by": "group"},
        },
        "right": {
            name: {row: figure.to_plain() for row, figure in found[name].items()} for name in SLICES
        },
        "stages": {kind: dict(counts) for kind, counts in stages(outcomes).items()},
        "sweep": {
            half: [
                {
                    "threshold": r.threshold,
                    "true": r.true.to_plain(),
                    "altered": r.altered.to_plain(),
                }
                for r in sweep(_half(outcomes, half))
            ]
            for half in ("dev", "held back")
        },
        "latency": {
            "n": len(times),
            "ms_p50": percentile(times, 50),
            "ms_p95": percentile(times, 95),
        },
        "items": [_item(outcome) for outcome in outcomes],
    }


def _item(outcome: Outcome) -> dict[str, Any]:
    pair, checked = outcome.pair, outcome.checked
    return {
        "id": pair.id,
        "group": pair.group,
        "half": outcome.half,
        "kind": pair.kind,
        "claim_language": pair.claim_language,
        "passage_language": pair.passage_language,
        "claim": pair.claim,
        "support": checked.support if checked else None,
        "stage": outcome.stage,
        "detail": checked.detail if checked else "",
        "score": outcome.score,
        "right": outcome.right,
        "quotes": _quotes(outcome),
        "milliseconds": outcome.milliseconds,
    }
