"""The options of ``kutip ask`` that say which articles it may look at."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Collection, Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from index.filters import Filter

Outlet = Annotated[
    list[str] | None,
    typer.Option(help="Only articles of this outlet; may be given more than once."),
]
Since = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="Only articles published on this day or later."),
]
Until = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="Only those of this day (month, year) or earlier."),
]

_DATE = re.compile(r"(\d{4})(?:-(\d\d?)(?:-(\d\d?))?)?", re.ASCII)
_LISTED = 10  # outlets named where one is unknown


def read_range(since: str | None, until: str | None) -> Filter:
    """The range of days from the values of ``--since`` and ``--until``.

    Raises:
        UsageError: If one is no date, or the range ends before it begins.
    """
    from index.filters import Filter

    return Filter(
        since=None if since is None else _day("--since", since, last=False),
        until=None if until is None else _day("--until", until, last=True),
    )


def with_outlets(
    only: Filter, names: Sequence[str], known: Callable[[], Collection[str]]
) -> Filter:
    """A filter that lets only the outlets of ``--outlet`` through.

    Args:
        only: The filter without outlets.
        names: As the user writes them.
        known: Gives the collection's outlets, the commonest first; asked only if need be.

    Raises:
        UsageError: If no outlet has such a name.
    """
    from dataclasses import replace

    from index.errors import UsageError
    from index.outlets import matching_outlets

    found: list[str] = []
    for name in names:
        matching = matching_outlets(name, known())
        if not matching:
            listed = list(known())
            more = f" and {len(listed) - _LISTED} more" if len(listed) > _LISTED else ""
            raise UsageError(
                f"No article is of the outlet {name!r}. There are: "
                f"{', '.join(listed[:_LISTED]) or 'none'}{more}. See: kutip status"
            )
        found += matching
    return replace(only, outlets=tuple(dict.fromkeys(found)))


def _day(option: str, value: str, last: bool) -> date:
    """A day, or the first or last one of a month or year."""
    from index.errors import UsageError

    match = _DATE.fullmatch(value.strip())
    try:
        if match is None:
            raise ValueError(value)
        year = int(match[1])
        month = int(match[2] or (12 if last else 1))
        ends = calendar.monthrange(year, month)[1] if last else 1
        return date(year, month, int(match[3] or ends))
    except ValueError as error:
        raise UsageError(
            f"{option} is {value!r}; give a day as 2025-07-12, a month as 2025-07 or a year as "
            "2025."
        ) from error
