"""Does the answer answer what was asked?"""

from __future__ import annotations

from eval.answering.outcome import Outcome
from eval.cases import Case
from eval.scores.faithfulness import JudgedClaim
from rag.reader.reader import Reader


def relevance(
    case: Case, outcome: Outcome, claims: tuple[JudgedClaim, ...], reader: Reader
) -> float | None:
    """How likely a reader finds what was asked for in those sentences that are borne out, 0 to 1.

    A sentence may be faithful and beside the point: only what stands on its sources is read, and
    read for the question (the reverse of RAGAS's answer relevancy, which makes up questions for the
    answer; Es et al., 2024). The reader is the one that Kutip answers with, so a score of Kutip's
    own answers is rather kind.

    Returns:
        None for a refusal, a failure, or an answer on which the judge gave no verdict; 0 where
        nothing is borne out.
    """
    if outcome.refused or outcome.error is not None or not claims:
        return None
    if all(claim.judged.label is None for claim in claims):
        return None
    borne_out = [c.claim.text for c in claims if c.judged.label == "supported"]
    return reader.read_text(case.question, " ".join(borne_out)).answers if borne_out else 0.0
