"""Does the answer cite the articles that say, and the passages in them?"""

from __future__ import annotations

from eval.answering.outcome import Cited, Outcome
from eval.cases import Case


def from_sources(case: Case, outcome: Outcome) -> tuple[bool, ...]:
    """For each citation whose file is known, True if it is an article that says.

    Nothing for an unanswerable question, or where the case names no article.
    """
    if not (case.answerable and case.sources):
        return ()
    return tuple(cited.file in case.sources for cited in outcome.citations if cited.file)


def sources_right(case: Case, outcome: Outcome) -> float | None:
    """Share of the citations that are of an article that says; None without one to be told of."""
    right = from_sources(case, outcome)
    return sum(right) / len(right) if right else None


def evidence_cited(case: Case, outcome: Outcome) -> float | None:
    """1 if some citation is of a passage that says, or of a part of one, else 0.

    None for a refusal, or where the case names no passage.
    """
    if outcome.refused or not case.evidence:
        return None
    return float(
        any(_overlaps(cited, *passage) for cited in outcome.citations for passage in case.evidence)
    )


def _overlaps(cited: Cited, file: str, quote: str) -> bool:
    """True if one text holds the other; where the file is not known, the texts alone tell."""
    return bool(
        cited.text and cited.file in ("", file) and (quote in cited.text or cited.text in quote)
    )
