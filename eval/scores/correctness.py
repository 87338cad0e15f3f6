"""Is the answer right? Key facts, forbidden facts, and short answers against gold."""

from __future__ import annotations

import re

from eval.answering.outcome import Outcome
from eval.cases import Case
from eval.reader.matching import exact_match, holds_answer, token_f1

RIGHT, REFUSED, WRONG = 1.0, 0.0, -1.0  # CRAG's values of an answer


def correct(case: Case, outcome: Outcome) -> float:
    """1 if the answer is right, else 0.

    That of an answerable question holds every key fact and nothing forbidden; an unanswerable one
    is refused, with nothing forbidden said.
    """
    clean = not any(contains(outcome.text, fact) for fact in case.must_not_contain)
    facts = not outcome.refused and key_facts(case, outcome) == 1.0
    return float(clean and (facts if case.answerable else outcome.refused))


def key_facts(case: Case, outcome: Outcome) -> float | None:
    """Share of the key facts in the answer, 0 if it was refused; None where there are none."""
    if not case.must_contain:
        return None
    if outcome.refused:
        return 0.0
    if case.answers:  # as whole words: "5" does not stand in "50", nor "Ani" in "bertani"
        return float(holds_answer(outcome.text, case.answers))
    found = [any(contains(outcome.text, fact) for fact in group) for group in case.must_contain]
    return sum(found) / len(found)


def crag(case: Case, outcome: Outcome) -> float:
    """1 for a right answer, 0 for a refusal, -1 for a wrong answer.

    The mean over questions is (2 * correct + refused) / n - 1 (Yang et al., CRAG, 2024), a right
    refusal being no more than a refusal.
    """
    if outcome.refused:
        return REFUSED
    return RIGHT if correct(case, outcome) else WRONG


def short_exact_match(case: Case, outcome: Outcome) -> float | None:
    """Exact match of the short answer, as SQuAD 2.0 counts; None without gold short answers."""
    return exact_match(_short(outcome), case.answers) if _comparable(case, outcome) else None


def short_f1(case: Case, outcome: Outcome) -> float | None:
    """Token F1 of the short answer; None without gold short answers."""
    return token_f1(_short(outcome), case.answers) if _comparable(case, outcome) else None


def _comparable(case: Case, outcome: Outcome) -> bool:
    """True if there is something to compare: a system that names no short answer has none.

    Of an unanswerable question no answer is the right one, where a passage is given.
    """
    golden = bool(case.answers) or (not case.answerable and case.passage is not None)
    return golden and (outcome.refused or outcome.short is not None)


def _short(outcome: Outcome) -> str | None:
    return None if outcome.refused else outcome.short


def contains(text: str, fact: str) -> bool:
    """True if a text holds a fact, whatever the case; "2 July" is not in "12 July"."""
    boundary = r"(?<!\d)" if fact[:1].isdigit() else ""
    return re.search(boundary + re.escape(fact), text, re.IGNORECASE) is not None
