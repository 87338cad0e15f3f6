"""Items that people have labelled: a claim, its premises, and whether they bear it out."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.judges.judge import Label
from eval.retrieval.data_files import Row, read_rows
from index.errors import CaseError

LABELS: dict[Any, Label] = {
    1: "supported",
    "supported": "supported",
    "contradicted": "contradicted",
    "unsupported": "unsupported",
    0: "unsupported",  # which of the two it is, the file does not say
}
_SURROGATE = re.compile("[\ud800-\udfff]")
_OF_NLI = {"n": "neutral", "c": "contradicted"}


@dataclass(frozen=True, slots=True)
class Labelled:
    """A claim with people's verdict.

    Attributes:
        id: Its name in its file.
        group: What it shares with others about the same source.
        language: Of the claim, ``"en"`` or ``"id"``; empty if the file does not say.
        premise: What should bear it out.
        question: What it answers; may be empty.
        claim: A sentence, or a whole answer.
        label: People's verdict.
        errors: Kinds of error that they found, as the file calls them.
    """

    id: str
    group: str
    language: str
    premise: str
    question: str
    claim: str
    label: Label
    errors: tuple[str, ...] = ()

    @property
    def faithful(self) -> bool:
        """True if the premise bears it out."""
        return self.label == "supported"

    @property
    def words(self) -> int:
        """Length of the claim."""
        return len(self.claim.split())

    @property
    def in_test_half(self) -> bool:
        """Limits and weights are fitted on one half of the sources, and tested on the other."""
        return hashlib.sha256(self.group.encode()).digest()[0] % 2 == 1


def load_labelled(file: Path) -> tuple[Labelled, ...]:
    """Reads a JSON Lines file, one item a line; blank lines do not count.

    - ``context`` or ``premise``: text, may be empty.
    - ``answer`` or ``claim``: text, not blank.
    - ``label``: 1 or 0, or supported, contradicted or unsupported.
    - ``id``, ``group``: text or whole numbers; without them, the line, and the id.
    - ``lang``, ``question``: text, may be missing.
    - ``nli`` (``n``, ``c``) and ``spans`` (lists whose third item is a kind of error) name errors.

    Other fields do not count.

    Raises:
        CaseError: If the file or a line cannot be used; the line and the field are named.
    """
    items = tuple(_item(row) for row in list(read_rows(file)))
    if not items:
        raise CaseError(f"{file} holds no labelled items.")
    return items


def _item(row: Row) -> Labelled:
    name = _name(row, "id") or row.place.rpartition(" ")[2]
    premise = _either(row, "context", "premise")
    if not isinstance(premise, str):
        raise row.wrong("context", "text (or a field premise)")
    claim = _either(row, "answer", "claim")
    if not isinstance(claim, str) or not claim.strip():
        raise row.wrong("claim", "text (or a field answer)")
    for field, text in (("context", premise), ("claim", claim)):
        if _SURROGATE.search(text):
            raise row.wrong(field, "whole characters (it holds a lone surrogate)")
    return Labelled(
        id=name,
        group=_name(row, "group") or name,
        language=row.optional("lang") or "",
        premise=premise,
        question=row.optional("question") or "",
        claim=claim,
        label=_label(row),
        errors=_errors(row),
    )


def _label(row: Row) -> Label:
    value = row.values.get("label")
    if isinstance(value, bool) or not isinstance(value, str | int) or value not in LABELS:
        raise row.wrong("label", "1, 0, supported, contradicted or unsupported")
    if value == 0 and row.values.get("nli") == "c":
        return "contradicted"
    return LABELS[value]


def _errors(row: Row) -> tuple[str, ...]:
    kinds = [_OF_NLI[value] for value in [row.values.get("nli")] if value in ("n", "c")]
    spans = row.values.get("spans")
    for span in spans if isinstance(spans, list) else ():
        if isinstance(span, list) and len(span) > 2 and isinstance(span[2], str):
            kinds.append(span[2].lower())
    return tuple(dict.fromkeys(kinds))


def _either(row: Row, first: str, second: str) -> object:
    return row.values[first] if first in row.values else row.values.get(second)


def _name(row: Row, field: str) -> str:
    value = row.values.get(field)
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise row.wrong(field, "text or a whole number")
    return str(value)
