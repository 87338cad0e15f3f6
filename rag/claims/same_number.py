"""Numbers of a claim that its passages do not give."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import groupby

from rag.claims.find_numbers import DATED, Number

_NEAR = Fraction(1, 10)  # by which a number called "about" may differ
_DOLLARS = frozenset(["dollars", "USD", "SGD", "AUD"])


def missing_number(claimed: Sequence[Number], given: Sequence[Number]) -> Number | None:
    """The first number of a claim that the passages do not give; None where all are given.

    Args:
        claimed: The claim's numbers, in order.
        given: Those of its passages.
    """
    for _, readings in groupby(claimed, key=lambda number: number.span):
        either = tuple(readings)
        if either[0].sure and not any(same_number(own, other) for other in given for own in either):
            return either[0]
    return None


def same_number(claimed: Number, given: Number) -> bool:
    """True if a number of a claim is one that a passage gives."""
    if DATED in (claimed.unit, given.unit):
        plain = claimed.unit == DATED and given.unit in (DATED, "")
        return plain and claimed.written == given.written
    known = bool(claimed.unit and given.unit)
    if known and not _alike(claimed, given):
        return False
    if claimed.value == given.value:
        return True
    if not known:  # "from five to two kilometres"
        return claimed.written == given.written
    if claimed.unit != given.unit or not (claimed.about or given.about):
        return False
    return abs(claimed.value - given.value) <= _NEAR * max(claimed.value, given.value)


def _alike(one: Number, other: Number) -> bool:
    """False if two units differ whatever is counted: metres, rupiah, percent."""
    units = {one.unit, other.unit}
    if len(units) == 1 or units <= _DOLLARS:
        return len(units) == 1 or "dollars" in units
    return "people" in units and not (one.measured or other.measured)
