"""The figures of the check of claims: shares with intervals, by kind, language and threshold."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from eval.claims.run import Outcome
from eval.metrics import Estimate, ratio
from eval.pairs.cases import ALTERED_KINDS, TRUE

THRESHOLDS = (0.3, 0.4, 0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95)
ALTERED = "altered"  # all kinds of alteration together
ROWS = (TRUE, ALTERED, *ALTERED_KINDS)
# Slices of the claims by their names in reports.
SLICES: dict[str, Callable[[Outcome], bool]] = {
    "all": lambda o: True,
    "dev": lambda o: o.half == "dev",
    "held_back": lambda o: o.half == "held back",
    "en_claims": lambda o: o.pair.claim_language == "en",
    "id_claims": lambda o: o.pair.claim_language == "id",
    "en_passages": lambda o: o.pair.passage_language == "en",
    "id_passages": lambda o: o.pair.passage_language == "id",
}


@dataclass(frozen=True, slots=True)
class SweepRow:
    """What another threshold would give.

    Attributes:
        threshold: The score from which a claim is shown as supported.
        true: Share of true claims supported.
        altered: Share of altered claims not supported.
    """

    threshold: float
    true: Estimate
    altered: Estimate


def share(outcomes: Iterable[Outcome], came: Callable[[Outcome], bool]) -> Estimate:
    """The share of claims of which something is true, resampled by group.

    The claims of a group are about the same passages and so are no independent draws: whole groups
    are drawn (a cluster bootstrap), as the quotient of two sums over the same groups.

    Returns:
        The share with its interval; ``n`` counts claims.
    """
    groups: defaultdict[str, list[bool]] = defaultdict(list)
    for outcome in outcomes:
        groups[outcome.pair.group].append(came(outcome))
    above = [sum(members) for members in groups.values()]
    below = [len(members) for members in groups.values()]
    return replace(ratio(above, below, paired=True), n=sum(below))


def right_share(outcomes: Sequence[Outcome], row: str) -> Estimate:
    """The share judged rightly of the true, of the altered, or of one kind of alteration."""
    return share(_of(outcomes, row), lambda o: o.right)


def table(outcomes: Sequence[Outcome]) -> dict[str, dict[str, Estimate]]:
    """The shares judged rightly by slice, then by row."""
    return {
        name: {row: right_share([o for o in outcomes if keep(o)], row) for row in ROWS}
        for name, keep in SLICES.items()
    }


def sweep(outcomes: Sequence[Outcome]) -> tuple[SweepRow, ...]:
    """What other thresholds would give on some claims."""
    true, altered = _of(outcomes, TRUE), _of(outcomes, ALTERED)

    def at(threshold: float) -> SweepRow:
        return SweepRow(
            threshold,
            share(true, lambda outcome: outcome.supported_at(threshold)),
            share(altered, lambda outcome: not outcome.supported_at(threshold)),
        )

    return tuple(at(threshold) for threshold in THRESHOLDS)


def stages(outcomes: Sequence[Outcome]) -> dict[str, Counter[str]]:
    """How many claims each stage decided, by ``"true"`` and the kind of alteration."""
    counts: dict[str, Counter[str]] = {kind: Counter() for kind in (TRUE, *ALTERED_KINDS)}
    for outcome in outcomes:
        counts[outcome.pair.kind][outcome.stage] += 1
    return counts


def worst(outcomes: Sequence[Outcome], most: int) -> tuple[Outcome, ...]:
    """The claims judged wrongly: altered ones that pass by falling score, then true ones kept back.

    Args:
        outcomes: Of all claims.
        most: How many at most.
    """
    wrong = [outcome for outcome in outcomes if not outcome.right]
    return tuple(sorted(wrong, key=lambda o: (o.pair.supported, -o.score))[:most])


def _of(outcomes: Iterable[Outcome], row: str) -> list[Outcome]:
    if row == ALTERED:
        return [outcome for outcome in outcomes if not outcome.pair.supported]
    return [outcome for outcome in outcomes if outcome.pair.kind == row]
