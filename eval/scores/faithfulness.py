"""Do the texts that were found bear out what was said?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from eval.answering.outcome import Claim, Outcome
from eval.cases import Case
from eval.judges.judge import UNSCORED, Judge, Judged


@dataclass(frozen=True, slots=True)
class JudgedClaim:
    """A sentence of an answer with the judge's word on it.

    Attributes:
        claim: The sentence.
        judged: By all that was found.
        cited: By what it cites, taken together; None where it cites nothing.
        alone: By each of its citations alone, in their order; where it cites one, that one's is
            the same as ``cited``. Empty where it cites nothing.
        without: By what it cites without each one in turn, in their order; empty unless it cites
            several.
    """

    claim: Claim
    judged: Judged
    cited: Judged | None = None
    alone: tuple[Judged, ...] = ()
    without: tuple[Judged, ...] = ()


def judge_claims(case: Case, outcome: Outcome, judge: Judge) -> tuple[JudgedClaim, ...]:
    """Has a judge judge every sentence of an answer, by all that was found and by its citations.

    Raises:
        JudgeError: If the judge failed for good.
    """
    if outcome.refused or outcome.error is not None:
        return ()
    found = [evidence.premise for evidence in outcome.evidence]
    texts = {cited.number: cited.premise for cited in outcome.citations if cited.text is not None}

    def ask(claim: Claim, premises: Sequence[str]) -> Judged:
        return judge.judge(claim.text, premises, case.question) if premises else _NOTHING

    judged = []
    for claim in outcome.claims:
        # What was found but not said to be found is no premise: without it nothing can be said.
        whole = ask(claim, found) if found else UNSCORED
        if not claim.numbers:
            judged.append(JudgedClaim(claim, whole))
            continue
        premises = [texts.get(number) for number in claim.numbers]
        alone = tuple(ask(claim, [p] if p is not None else []) for p in premises)
        valid = [p for p in premises if p is not None]
        if len(valid) < len(premises):  # a mark that points at nothing spoils the sentence's
            cited = _NOTHING
        else:
            cited = alone[0] if len(alone) == 1 else ask(claim, valid)
        without = (
            tuple(ask(claim, _leave_out(premises, i)) for i in range(len(premises)))
            if len(premises) > 1
            else ()
        )
        judged.append(JudgedClaim(claim, whole, cited, alone, without))
    return tuple(judged)


_NOTHING = Judged("unsupported", 0.0, ("there is nothing that it could follow from",))


def _leave_out(premises: Sequence[str | None], place: int) -> list[str]:
    return [p for i, p in enumerate(premises) if i != place and p is not None]


def faithfulness(claims: Sequence[JudgedClaim]) -> float | None:
    """Share of the sentences borne out by what was found, of those with a verdict.

    None without one: no claim is not applicable, and neither 0 nor 1.
    """
    scored = [c.judged.label == "supported" for c in claims if c.judged.label is not None]
    return sum(scored) / len(scored) if scored else None


def any_unsupported(claims: Sequence[JudgedClaim]) -> float | None:
    """1 if some sentence is not borne out, else 0; None without a sentence with a verdict."""
    share = faithfulness(claims)
    return None if share is None else float(share < 1)


def contradicted(claims: Sequence[JudgedClaim]) -> float | None:
    """Share of the sentences that what was found contradicts; None as in ``faithfulness``."""
    scored = [c.judged.label == "contradicted" for c in claims if c.judged.label is not None]
    return sum(scored) / len(scored) if scored else None


def unscored(claims: Sequence[JudgedClaim]) -> float | None:
    """Share of the sentences on which the judge gave no verdict; None without a sentence."""
    found = [c.judged.label is None for c in claims]
    return sum(found) / len(found) if found else None


def citation_recall(claims: Sequence[JudgedClaim]) -> float | None:
    """Share of the sentences whose citations, taken together, bear them out.

    A sentence without citations, or with a mark that points at nothing, counts 0 (Gao et al.,
    Enabling Large Language Models to Generate Text with Citations, 2023). None without a sentence
    that could be judged.
    """
    scored = [
        c.cited is not None and c.cited.label == "supported"
        for c in claims
        if c.cited is None or c.cited.label is not None
    ]
    return sum(scored) / len(scored) if scored else None


def citation_precision(claims: Sequence[JudgedClaim]) -> float | None:
    """Share of the citations that are precise.

    A citation is not precise if the sentence's citations together do not bear it out, or if it
    alone does not while the others do without it (Gao et al., 2023); a mark that points at nothing
    never is. None without a citation that could be judged.
    """
    scored: list[bool] = []
    for claim in claims:
        if claim.cited is None or claim.cited.label is None:
            continue
        for place, alone in enumerate(claim.alone):
            rest = claim.without[place].label if claim.without else "unsupported"
            if alone.label is None or rest is None:
                continue
            needless = alone.label != "supported" and rest == "supported"
            nothing = alone is _NOTHING
            scored.append(claim.cited.label == "supported" and not needless and not nothing)
    return sum(scored) / len(scored) if scored else None
