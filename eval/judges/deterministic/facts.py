"""What the rules of ``rag.claims`` find in a claim: numbers, dates, names, negation, roles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from index.lexicon import Lexicon
from rag.claims.check import RULES, Fault, find_faults
from rag.claims.evidence import Backing, align, find_backing
from rag.claims.one_article import wrong_fact
from rag.claims.passage import as_passage

# What is looked for, by the name of its fault.
LOOKED_FOR: tuple[Fault, ...] = ("number", "date", *RULES)


@dataclass(frozen=True, slots=True)
class Facts:
    """What the rules say of a claim.

    Attributes:
        faults: The words at fault by the rule that found them.
        backing: The sentences that come nearest to bearing the claim out; None if there are none.
    """

    faults: Mapping[Fault, str]
    backing: Backing | None


def nearest_premises(
    claim: str, language: str, premises: Sequence[str], lexicon: Lexicon
) -> list[str]:
    """The premises whose sentences cover most of a claim, in their order; all if none does."""
    passages = [as_passage(text, number) for number, text in enumerate(premises)]
    backing = find_backing(passages, align(claim, language, passages, lexicon))
    if backing is None:
        return list(premises)
    numbers = sorted({found.passage.number for found in backing.sentences})
    return [premises[number] for number in numbers]


def check_facts(
    claim: str, language: str, premises: Sequence[str], question: str, lexicon: Lexicon
) -> Facts:
    """Puts a claim to every rule.

    Args:
        claim: One or a few sentences.
        language: ``"id"`` or ``"en"``.
        premises: Texts of a few hundred words.
        question: What the claim answers; may be empty.
        lexicon: Knows which words mean the same.
    """
    passages = [as_passage(text, number) for number, text in enumerate(premises, start=1)]
    alignment = align(f"{question} {claim}".strip(), language, passages, lexicon)
    backing = find_backing(passages, alignment)
    if backing is None:
        return Facts({}, None)
    found = find_faults(claim, language, passages, alignment)
    if wrong := wrong_fact(claim, language, passages):
        found = {wrong[0]: wrong[1], **found}
    return Facts(found, backing)
