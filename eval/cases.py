"""Golden questions: what an answer must and must not contain, and where it stands."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.errors import CaseError

GOLDEN = Path(__file__).with_name("seeds_questions.jsonl")


@dataclass(frozen=True, slots=True)
class Case:
    """One golden question.

    Attributes:
        id: Its name.
        language: ``"id"`` or ``"en"``.
        type: Kind of question, for slices.
        question: As asked.
        history: Earlier questions of the conversation.
        answerable: True if the articles say.
        must_contain: Groups of alternatives; the answer must hold one of each.
        must_not_contain: What the answer must not hold.
        sources: File names of the articles that say.
        evidence: Verbatim passages that say, as (file name, quote).
    """

    id: str
    language: str
    type: str
    question: str
    history: tuple[str, ...]
    answerable: bool
    must_contain: tuple[tuple[str, ...], ...]
    must_not_contain: tuple[str, ...]
    sources: tuple[str, ...]
    evidence: tuple[tuple[str, str], ...]


def load_cases(path: Path = GOLDEN) -> tuple[Case, ...]:
    """Reads golden questions from a JSON Lines file.

    Raises:
        CaseError: If the file or one of its lines cannot be read; the line is named.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise CaseError(f"The cases in {path} cannot be read: {error}") from error
    cases = []
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                cases.append(_case(json.loads(line)))
            except (ValueError, KeyError, TypeError) as error:
                raise CaseError(f"{path}, line {number}: not a case: {error!r}") from error
    if not cases:
        raise CaseError(f"{path} holds no cases.")
    return tuple(cases)


def _case(row: dict[str, Any]) -> Case:
    return Case(
        id=row["id"],
        language=row["lang"],
        type=row["type"],
        question=row["question"],
        history=tuple(row.get("history", ())),
        answerable=bool(row["answerable"]),
        must_contain=tuple(tuple(group) for group in row["must_contain"]),
        must_not_contain=tuple(row["must_not_contain"]),
        sources=tuple(row["sources"]),
        evidence=tuple((e["file"], e["quote"]) for e in row["evidence"]),
    )
