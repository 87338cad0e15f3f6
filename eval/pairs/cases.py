"""Minimal pairs, read from a JSON Lines file: what a check of claims must let through and stop."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from eval.retrieval.data_files import Row, read_rows
from index.errors import CaseError

PAIRS = Path(__file__).with_name("pairs.jsonl")

TRUE = "true"
ALTERED_KINDS = (
    "number",
    "date",
    "name",
    "negation",
    "roles",
    "citation",
    "unit",
    "injection",
    "cause",
    "addition",
)
KINDS = (TRUE, *ALTERED_KINDS)
LANGUAGES = ("en", "id")
SUPPORTED, ALTERED = "supported", "altered"
_MARK = re.compile(r"\[(\d+(?:\s*,\s*\d+)*)\]")


@dataclass(frozen=True, slots=True)
class PairPassage:
    """A passage as the writer of the claim was given it.

    Attributes:
        number: What the claim's marks call it; the first is 1.
        title: Of its article.
        outlet: That published the article.
        published: ISO 8601 date or time of publication; None if it is not known.
        text: The passage.
    """

    number: int
    title: str
    outlet: str
    published: str | None
    text: str


@dataclass(frozen=True, slots=True)
class PairClaim:
    """A claim, and whether the passages that it cites bear it out.

    Attributes:
        id: Its name.
        group: What it shares with the claims that it is to be told from; the passages and the
            question are the same for all of them.
        kind: ``"true"``, or what was altered, one of ``ALTERED_KINDS``.
        claim_language: ``"en"`` or ``"id"``; the question has the same.
        passage_language: ``"en"`` or ``"id"``.
        passages: Numbered from 1.
        question: What the claim answers.
        claim: A sentence with its marks, such as ``[1]``, ``[1][2]`` or ``[1, 2]``.
        label: ``"supported"`` if it follows from the passages it cites (their title, outlet and
            date included), else ``"altered"``.
    """

    id: str
    group: str
    kind: str
    claim_language: str
    passage_language: str
    passages: tuple[PairPassage, ...]
    question: str
    claim: str
    label: str

    @property
    def supported(self) -> bool:
        """True if the cited passages bear the claim out."""
        return self.label == SUPPORTED

    @property
    def may_be_looked_at(self) -> bool:
        """True for the half of the groups that weights and limits are fitted on."""
        return hashlib.sha256(self.group.encode()).digest()[0] % 2 == 0

    @property
    def cited(self) -> tuple[int, ...]:
        """Numbers in its marks, each once, in order."""
        return _cited(self.claim)


def load_pairs(file: Path = PAIRS) -> tuple[PairClaim, ...]:
    """Reads minimal pairs, one claim a line; blank lines do not count.

    The fields are those of ``PairClaim`` and ``PairPassage``; others do not count.

    Raises:
        CaseError: If the file or a line cannot be used, an id or a claim comes twice, or a group
            has no true or no altered claim, or not one set of passages; the line and the field
            are named.
    """
    rows = [(row, _claim(row)) for row in list(read_rows(file))]
    if not rows:
        raise CaseError(f"{file} holds no pairs.")
    ids: set[str] = set()
    groups: dict[str, list[tuple[Row, PairClaim]]] = {}
    for row, claim in rows:
        if claim.id in ids:
            raise row.wrong("id", "one that no line above has")
        ids.add(claim.id)
        groups.setdefault(claim.group, []).append((row, claim))
    for members in groups.values():
        _check_group(members)
    return tuple(claim for _, claim in rows)


def _check_group(members: Iterable[tuple[Row, PairClaim]]) -> None:
    (first_row, first), *_ = members = list(members)
    claims: set[str] = set()
    for row, claim in members:
        for field in ("passages", "question", "claim_language", "passage_language"):
            if getattr(claim, field) != getattr(first, field):
                raise row.wrong(field, f'that of the group "{claim.group}" above')
        if claim.claim in claims:
            raise row.wrong("claim", "one that no line of its group above has")
        claims.add(claim.claim)
    for label in (SUPPORTED, ALTERED):
        if all(claim.label != label for _, claim in members):
            raise first_row.wrong("group", f'one that has a claim with the label "{label}"')


def _claim(row: Row) -> PairClaim:
    kind = _one_of(row, "kind", KINDS)
    label = _one_of(row, "label", (SUPPORTED, ALTERED))
    if (kind == TRUE) != (label == SUPPORTED):
        raise row.wrong("label", f'what fits the kind "{kind}"')
    passages = _passages(row)
    claim = row.text("claim")
    cited = _cited(claim)
    if not cited or not set(cited) <= {passage.number for passage in passages}:
        raise row.wrong("claim", "a sentence whose marks name its passages")
    return PairClaim(
        id=row.text("id"),
        group=row.text("group"),
        kind=kind,
        claim_language=_one_of(row, "claim_language", LANGUAGES),
        passage_language=_one_of(row, "passage_language", LANGUAGES),
        passages=passages,
        question=row.text("question"),
        claim=claim,
        label=label,
    )


def _passages(row: Row) -> tuple[PairPassage, ...]:
    values = row.values.get("passages")
    if not isinstance(values, list) or not values:
        raise row.wrong("passages", "a list of passages")
    return tuple(_passage(row, number, value) for number, value in enumerate(values, start=1))


def _passage(row: Row, number: int, value: Any) -> PairPassage:
    if not isinstance(value, dict):
        raise row.wrong("passages", "a list of passages")
    inner = Row(value, f"{row.place}, passage {number}")
    given = value.get("number")
    if isinstance(given, bool) or given != number:
        raise inner.wrong("number", str(number))
    published = inner.optional("published")
    if published is not None:
        try:
            datetime.fromisoformat(published)
        except ValueError:
            raise inner.wrong("published", "an ISO 8601 date or null") from None
    return PairPassage(
        number, inner.text("title"), inner.text("outlet"), published, inner.text("text")
    )


def _cited(claim: str) -> tuple[int, ...]:
    numbers = (int(n) for mark in _MARK.findall(claim) for n in mark.split(","))
    return tuple(dict.fromkeys(numbers))


def _one_of(row: Row, field: str, allowed: tuple[str, ...]) -> str:
    value = row.values.get(field)
    if not isinstance(value, str) or value not in allowed:
        raise row.wrong(field, f"one of {', '.join(allowed)}")
    return value
