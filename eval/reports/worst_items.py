"""What there is to show of the questions that went worst."""

from __future__ import annotations

import re
from dataclasses import dataclass

from eval.answering.outcome import Evidence
from eval.scores.correctness import contains
from eval.scores.faithfulness import JudgedClaim
from eval.scores.score import CaseScore
from eval.scores.summary import Run, worst

CLAIMS = 3  # at most so many of one answer
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of an answer beside what it was judged by.

    Attributes:
        claim: The sentence.
        verdict: The judge's, with its score if it gave one.
        label: The judge's, or ``unscored``.
        passage: Of the texts that it was judged by, the one that shares most words with it and
            what it cites; None where there were none.
        others: How many more it was judged by.
        reasons: Of the judge; may be empty if it bears the sentence out.
    """

    claim: str
    verdict: str
    label: str
    passage: Evidence | None
    others: int
    reasons: str


@dataclass(frozen=True, slots=True)
class WorstItem:
    """A question that went wrong.

    Attributes:
        score: The question, what came of it and what it is worth.
        fault: What was wrong, in plain words.
        said: Sentences that are not borne out; where all are, the first.
        expected: Passages that say, where nothing was said: file and quote.
    """

    score: CaseScore
    fault: str
    said: tuple[Said, ...]
    expected: tuple[Evidence, ...]


def worst_items(run: Run) -> tuple[WorstItem, ...]:
    """The questions that went worst, the worst first."""
    return tuple(_item(score) for score in worst(run.scores))


def _item(score: CaseScore) -> WorstItem:
    wrong = sorted((c for c in score.claims if c.judged.label != "supported"), key=_gravity)
    shown = wrong[:CLAIMS] or score.claims[:1]
    expected = () if shown else tuple(Evidence(q, f) for f, q in score.case.evidence[:CLAIMS])
    said = tuple(_said(claim, score) for claim in shown)
    return WorstItem(score, fault(score), said, expected)


def fault(score: CaseScore) -> str:
    """What was wrong with an answer, in plain words; empty if nothing was."""
    case, outcome = score.case, score.outcome
    if outcome.error is not None:
        return f"failed: {outcome.error}"
    faults = []
    if case.answerable and outcome.refused:
        faults.append("refused, though the articles say")
    elif not case.answerable and not outcome.refused:
        faults.append("answered, though the articles do not say")
    if case.answerable and not outcome.refused:
        missing = [g[0] for g in case.must_contain if not any(contains(outcome.text, f) for f in g)]
        faults += [f"does not say {fact!r}" for fact in missing]
    forbidden = [fact for fact in case.must_not_contain if contains(outcome.text, fact)]
    faults += [f"says {fact!r}, which is wrong" for fact in forbidden]
    labels = [claim.judged.label for claim in score.claims]
    for label in ("contradicted", "unsupported"):
        if count := labels.count(label):
            faults.append(f"{count} of {len(labels)} sentences {label}")
    return "; ".join(faults)


def _gravity(claim: JudgedClaim) -> tuple[int, float]:
    order = {"contradicted": 0, "unsupported": 1}
    return order.get(claim.judged.label or "", 2), claim.judged.score or 0.0


def _said(claim: JudgedClaim, score: CaseScore) -> Said:
    judged, found = claim.judged, score.outcome.evidence
    label = judged.label or "unscored"
    numbers = claim.claim.numbers
    cited = [c.text or "" for c in score.outcome.citations if c.number in numbers]
    return Said(
        claim=claim.claim.text,
        verdict=label if judged.score is None else f"{label} ({judged.score:.2f})",
        label=label,
        passage=_nearest(" ".join([claim.claim.text, *cited]), found),
        others=max(len(found) - 1, 0),
        reasons="; ".join(judged.reasons) or ("" if label == "supported" else "no reason given"),
    )


def _nearest(text: str, found: tuple[Evidence, ...]) -> Evidence | None:
    words = set(_WORD.findall(text.lower()))
    shared = [len(words.intersection(_WORD.findall(e.premise.lower()))) for e in found]
    return found[shared.index(max(shared))] if found else None
