"""Which articles a search may look at: of which outlets, published between which days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from index.errors import UsageError

EARLIEST = date(1000, 1, 1)  # keeps days, months and years apart by their number of digits
AFTER_ANY_TIME = "~"  # "2022-08-15~" sorts after "2022-08-15T23:59"


@dataclass(frozen=True, slots=True)
class Filter:
    """Restricts a search to some articles; an empty one restricts nothing and is false.

    An article passes a range of days if all of what it states as its publication lies inside:
    ``2022-08`` passes August 2022, not its first half. One without a date, or without the year,
    passes no range.

    Attributes:
        outlets: Names of outlets as the collection writes them; none means any.
        since: First day of publication, or None.
        until: Last day of publication, or None.

    Raises:
        UsageError: If ``since`` is after ``until``.
    """

    outlets: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None

    def __post_init__(self) -> None:
        if self.since and self.until and self.since > self.until:
            raise UsageError(
                f"The range of days begins on {self.since} and ends before that, on {self.until}. "
                "Swap them."
            )

    def __bool__(self) -> bool:
        return bool(self.outlets or self.since or self.until)

    def where(self) -> dict[str, Any] | None:
        """The condition on the vectors' metadata in Chroma's terms, None if there is none.

        Metadata: ``outlet``, and ``published`` as a number of as many digits as are stated:
        20220815, 202208 or 2022.
        """
        parts: list[dict[str, Any]] = []
        if self.outlets:
            parts.append({"outlet": {"$in": list(self.outlets)}})
        if periods := self._periods():
            numbers = [(_digits(low), _digits(high)) for low, high in periods]
            ranges = [
                {"$and": [{"published": {"$gte": low}}, {"published": {"$lte": high}}]}
                for low, high in numbers
            ]
            parts.append(ranges[0] if len(ranges) == 1 else {"$or": ranges})
        if not parts:
            return None
        return parts[0] if len(parts) == 1 else {"$and": parts}

    def sql(self) -> tuple[str, list[str]]:
        """A condition on the table ``articles AS a`` and its parameters; ``1`` if there is none."""
        conditions: list[str] = []
        parameters: list[str] = []
        if self.outlets:
            conditions.append(f"a.outlet IN ({', '.join('?' * len(self.outlets))})")
            parameters += self.outlets
        if periods := self._periods():
            ranges = []
            for low, high in periods:
                days = len(low) == len("2022-08-15")  # which a time may follow
                stated = "length(a.published) " + (">= 10" if days else f"= {len(low)}")
                ranges.append(f"(a.published BETWEEN ? AND ? AND {stated})")
                parameters += [low, high + AFTER_ANY_TIME if days else high]
            conditions.append(f"({' OR '.join(ranges)})")
        return " AND ".join(conditions) or "1", parameters

    def _periods(self) -> list[tuple[str, str]]:
        """First and last day, month and year inside the range, in ISO; none without a range."""
        if not (self.since or self.until):
            return []
        first, last = max(self.since or EARLIEST, EARLIEST), self.until or date.max
        month = first.year * 12 + first.month - 1 + (first.day > 1)
        last_month = last.year * 12 + last.month - 1 - (not _ends_month(last))
        year, last_year = -(-month // 12), (last_month + 1) // 12 - 1
        found = [(first.isoformat(), last.isoformat())]
        if month <= last_month:
            found.append((_month(month), _month(last_month)))
        if year <= last_year:
            found.append((f"{year:04}", f"{last_year:04}"))
        return found


def _ends_month(day: date) -> bool:
    return day == date.max or (day + timedelta(days=1)).day == 1


def _month(count: int) -> str:
    """Months since the year 0 as ``2022-08``."""
    return f"{count // 12:04}-{count % 12 + 1:02}"


def _digits(iso: str) -> int:
    return int(iso.replace("-", ""))
