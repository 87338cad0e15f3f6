"""Scores one answer against its golden question."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from pathlib import Path

from eval.cases import Case
from index.article import RawArticle, Rejection
from index.read import read_articles
from rag import Answer, Citation


@dataclass(frozen=True, slots=True)
class Score:
    """What is right and wrong about one answer.

    Attributes:
        case: The question.
        refused: True if it was not answered.
        correct: For an answerable question, all key facts are there and no forbidden one; for an
            unanswerable one, it was refused and nothing forbidden is said.
        verbatim: For each citation, True if its quote stands in its file at its place.
        in_source: For each citation, True if it quotes an article that says; None for an
            unanswerable question.
        on_evidence: True if some citation overlaps the golden evidence; None if there is none.
        text: The answer.
        milliseconds: How long it took.
    """

    case: Case
    refused: bool
    correct: bool
    verbatim: tuple[bool, ...]
    in_source: tuple[bool, ...]
    on_evidence: bool | None
    text: str
    milliseconds: float


def score(case: Case, answer: Answer) -> Score:
    """Scores an answer."""
    clean = not any(contains(answer.text, fact) for fact in case.must_not_contain)
    facts = all(any(contains(answer.text, f) for f in group) for group in case.must_contain)
    right = not answer.refused and facts if case.answerable else answer.refused
    return Score(
        case=case,
        refused=answer.refused,
        correct=right and clean,
        verbatim=tuple(stands_in_file(citation) for citation in answer.citations),
        in_source=tuple(Path(c.article.path).name in case.sources for c in answer.citations),
        on_evidence=_on_evidence(case, answer) if case.evidence else None,
        text=answer.text,
        milliseconds=answer.timings_ms["total"],
    )


def contains(text: str, fact: str) -> bool:
    """True if a text holds a fact, whatever the case; "2 July" is not in "12 July"."""
    boundary = r"(?<!\d)" if fact[:1].isdigit() else ""
    return re.search(boundary + re.escape(fact), text, re.IGNORECASE) is not None


def stands_in_file(citation: Citation) -> bool:
    """True if a quote is what its file holds at its place; the file is read anew."""
    articles = [item for item in _read(citation.article.path) if isinstance(item, RawArticle)]
    return any(a.text[citation.start : citation.end] == citation.quote for a in articles)


@functools.lru_cache(maxsize=64)
def _read(path: str) -> tuple[RawArticle | Rejection, ...]:
    return tuple(read_articles(Path(path)))


def _on_evidence(case: Case, answer: Answer) -> bool:
    return any(
        Path(c.article.path).name == file and (quote in c.quote or c.quote in quote)
        for c in answer.citations
        for file, quote in case.evidence
    )
