"""Whether two phrases that are fully understood say the same."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from rag.phrases.pieces import Value


def same_values(first: Sequence[Value | str], second: Sequence[Value | str]) -> bool | None:
    """Compares two phrases piece by piece.

    Returns:
        True where every piece is the same; False where one differs; None where the phrases are
        built differently, or one says less than the other.
    """
    if len(first) != len(second):
        return None
    pairs = list(zip(first, second, strict=True))
    if any(one != other for one, other in pairs if isinstance(one, str) or isinstance(other, str)):
        return None  # "5 and 7" beside "5 or 7"
    verdicts = [_same(one, other) for one, other in pairs if not isinstance(one, str)]
    if all(verdicts):
        return True
    if "to" not in first and _are_names(first) and _are_names(second):
        return _same_in_any_order(first, second)
    return False if False in verdicts else None


def _are_names(values: Sequence[Value | str]) -> bool:
    return all(isinstance(value, str) or value.kind == "name" for value in values)


def _same_in_any_order(first: Sequence[Value | str], second: Sequence[Value | str]) -> bool | None:
    """Lists of names are the same in any order."""
    verdicts = [
        [_same(one, other) for other in second if not isinstance(other, str)]
        for one in first
        if not isinstance(one, str)
    ]
    found = [True if True in row else None if None in row else False for row in verdicts]
    back = [True in column for column in zip(*verdicts, strict=True)]
    return False if False in found else True if all(found) and all(back) else None


def _same(first: Value, second: Value | str) -> bool | None:
    if isinstance(second, str):
        return None
    if first.kind != second.kind:
        return _across_kinds(first, second)
    verdict: bool | None
    if first.kind == "date":
        verdict = _same_date(first, second)
    elif first.kind == "amount":
        verdict = _same_amount(first, second)
    elif first.kind == "name":
        verdict = _same_name(first, second)
    else:
        verdict = first.number == second.number
        if verdict and first.unit != second.unit:
            verdict = None if None in (first.unit, second.unit) else False
    # Daypart, zone and "about" are no part of the value, but where they differ it is not the same.
    return verdict if verdict is not True or first.told == second.told else None


def _across_kinds(first: Value, second: Value) -> bool | None:
    """Values of two kinds are different, unless a bare number may be a year or the like."""
    kinds = {first.kind, second.kind}
    return False if "name" in kinds and len(kinds) == 2 else None


def _same_date(first: Value, second: Value) -> bool | None:
    one, other = first.date, second.date
    days = (first.weekday, second.weekday)
    if None not in days and days[0] != days[1]:
        return False
    if one is None or other is None:
        return True if one is None and other is None else None
    if not one.compatible(other):
        return False
    return True if one.iso() == other.iso() else None


def _same_name(first: Value, second: Value) -> bool | None:
    if first.name is not second.name:
        return False
    if first.loose != second.loose:
        return None  # Inggris is England or Britain
    if first.parts and second.parts and first.parts != second.parts:
        return False
    if first.number and second.number and first.number != second.number:
        return False
    return True if (first.parts, first.number) == (second.parts, second.number) else None


def _same_amount(first: Value, second: Value) -> bool | None:
    one, other = first.unit, second.unit
    if first.vague != second.vague:
        return None
    if one is None or other is None:
        same = first.number == second.number
        measured = any(unit is not None and unit.dimension for unit in (one, other))
        if one is other:
            return same
        return None if same or measured else False
    if one.dimension != other.dimension:
        dollars = "dollars" in (one.dimension, other.dimension)
        times = {one.dimension, other.dimension} == {"seconds", "months"}
        money = one.dimension.isupper() and other.dimension.isupper()
        return None if dollars or times or money else False
    if not one.dimension and one != other:
        return None if first.number == second.number else False
    return Fraction(first.number) * one.factor == Fraction(second.number) * other.factor
