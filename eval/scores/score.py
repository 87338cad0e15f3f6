"""Everything that one outcome is worth."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from eval.answering.outcome import Outcome
from eval.cases import Case
from eval.judges.judge import Judge
from eval.scores import correctness, faithfulness, sources
from eval.scores.faithfulness import JudgedClaim, judge_claims
from eval.scores.relevance import relevance
from rag.reader.reader import Reader


@dataclass(frozen=True, slots=True)
class CaseScore:
    """What one outcome is worth.

    Attributes:
        case: The question.
        outcome: What came of it.
        claims: Its sentences, judged.
        values: By metric, 0 to 1 (``crag`` -1 to 1); None where the metric does not apply or could
            not be had, which is not zero.
    """

    case: Case
    outcome: Outcome
    claims: tuple[JudgedClaim, ...]
    values: Mapping[str, float | None]

    @property
    def failed(self) -> bool:
        """True if the system failed, and nothing can be scored."""
        return self.outcome.error is not None


def score(case: Case, outcome: Outcome, judge: Judge, reader: Reader | None) -> CaseScore:
    """Scores an outcome.

    Args:
        case: The question.
        outcome: What came of it.
        judge: Judges its sentences.
        reader: Reads its sentences for the question; None leaves relevance out.

    Raises:
        JudgeError: If the judge failed for good.
    """
    if outcome.error is not None:
        return CaseScore(case, outcome, (), dict.fromkeys(METRICS))
    claims = judge_claims(case, outcome, judge)
    cited = [c.verbatim for c in outcome.citations if c.verbatim is not None]
    values: dict[str, float | None] = {
        "correct": correctness.correct(case, outcome),
        "key_facts": correctness.key_facts(case, outcome) if case.answerable else None,
        "exact_match": correctness.short_exact_match(case, outcome),
        "f1": correctness.short_f1(case, outcome),
        "crag": correctness.crag(case, outcome),
        "over_refused": float(outcome.refused) if case.answerable else None,
        "falsely_answered": None if case.answerable else float(not outcome.refused),
        "faithfulness": faithfulness.faithfulness(claims),
        "any_unsupported": faithfulness.any_unsupported(claims),
        "contradicted": faithfulness.contradicted(claims),
        "citation_recall": faithfulness.citation_recall(claims),
        "citation_precision": faithfulness.citation_precision(claims),
        "quotes_verbatim": sum(cited) / len(cited) if cited else None,
        "sources_right": sources.sources_right(case, outcome),
        "evidence_cited": sources.evidence_cited(case, outcome),
        "relevance": relevance(case, outcome, claims, reader) if reader else None,
        "unscored": faithfulness.unscored(claims),
    }
    return CaseScore(case, outcome, claims, values)


# In the order of a report. Less is better for those in LESS_IS_BETTER, of which "failed" is a
# figure over questions that have no values.
METRICS = (
    "correct",
    "key_facts",
    "exact_match",
    "f1",
    "crag",
    "over_refused",
    "falsely_answered",
    "faithfulness",
    "any_unsupported",
    "contradicted",
    "citation_recall",
    "citation_precision",
    "quotes_verbatim",
    "sources_right",
    "evidence_cited",
    "relevance",
    "unscored",
)
LESS_IS_BETTER = frozenset(
    ["over_refused", "falsely_answered", "any_unsupported", "contradicted", "unscored", "failed"]
)
