"""The manifest of a run as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def plain(value: object) -> Any:
    """A value as JSON has it, in an order that does not hang on how it was made."""
    if isinstance(value, Mapping):
        return {str(key): plain(value[key]) for key in sorted(value, key=str)}
    if isinstance(value, set | frozenset):
        return sorted((plain(each) for each in value), key=str)
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    if value is None or isinstance(value, bool | int | float | str):
        return value
    return str(value)


def lines(manifest: Mapping[str, object], above: str = "") -> list[tuple[str, str]]:
    """Names and values, one a line; a name inside another stands behind it and a point."""
    found: list[tuple[str, str]] = []
    for name, value in plain(manifest).items():
        if isinstance(value, dict):
            found += lines(value, f"{above}{name}.")
        elif isinstance(value, list):
            found.append((above + name, ", ".join(map(str, value))))
        else:
            found.append((above + name, str(value)))
    return found
