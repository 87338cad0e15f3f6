"""Checks a claim against the passages it cites: facts first, then what the passages say of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from index.lexicon import Lexicon
from rag.align import Alignment
from rag.answer import Support
from rag.claims.additions import added_words
from rag.claims.causes.other import other_cause
from rag.claims.dates import missing_date, read_dates
from rag.claims.evidence import Backing, align, find_backing
from rag.claims.find_numbers import find_numbers
from rag.claims.names import missing_name
from rag.claims.passage import CitedPassage
from rag.claims.polarity.opposed import opposed_words
from rag.claims.roles.exchanged import exchanged_roles
from rag.claims.same_number import missing_number
from rag.entailment.entailment import Entailment, Verdict
from rag.fitted import BORNE_OUT, PARTLY_BORNE_OUT
from rag.quoting import Quote, merge

# Why a claim is not supported; ``rag/claims/reasons.py`` says it in words.
Fault = Literal[
    "no_passage",
    "number",
    "date",
    "name",
    "opposite",
    "roles",
    "cause",
    "added",
    "contradicted",
    "unsupported",
    "partial",
]

_Rule = Callable[[str, str, Sequence[CitedPassage], Alignment], str | None]
_RULES: tuple[tuple[Fault, _Rule], ...] = (
    ("name", missing_name),
    ("opposite", opposed_words),
    ("roles", exchanged_roles),
    ("cause", other_cause),
    ("added", added_words),
)


@dataclass(frozen=True, slots=True)
class Checked:
    """The verdict on a claim.

    Attributes:
        support: ``"supported"``, ``"partial"`` or ``"unsupported"``.
        quotes: The sentences that come nearest to bearing it out.
        fault: Why it is not supported; None if it is.
        detail: The words of the claim that are at fault, where a rule found them.
        score: How likely the passages bear it out, 0 to 1.
    """

    support: Support
    quotes: tuple[Quote, ...] = ()
    fault: Fault | None = None
    detail: str = ""
    score: float = 0.0


class ClaimChecker:
    """Checks claims.

    Args:
        entailment: Says whether a passage bears out a claim.
        lexicon: Knows which words mean the same.
    """

    def __init__(self, entailment: Entailment, lexicon: Lexicon) -> None:
        self._entailment = entailment
        self._lexicon = lexicon

    def check(
        self, claim: str, language: str, passages: Sequence[CitedPassage], asked: str = ""
    ) -> Checked:
        """Checks a claim against the passages it cites.

        Args:
            claim: Without marks.
            language: ``"id"`` or ``"en"``.
            passages: Those that it cites; all that there are where it cites none.
            asked: The question, for a claim of a few words that says nothing without it.
        """
        said = f"{asked} {claim}".strip()
        alignment = align(said, language, passages, self._lexicon)
        backing = find_backing(passages, alignment)
        if backing is None:
            return Checked("unsupported", fault="no_passage")
        quotes = _quotes(backing)
        if wrong := _wrong(claim, language, passages, alignment):
            return Checked("unsupported", quotes, *wrong)
        [verdict] = self._entailment.judge(said, [backing.window()])
        return _judged(verdict, quotes)


def _wrong(
    claim: str, language: str, passages: Sequence[CitedPassage], alignment: Alignment
) -> tuple[Fault, str] | None:
    """What the rules find: which words of the claim the passages do not give, or give otherwise."""
    given = [number for passage in passages for number in passage.numbers]
    if number := missing_number(find_numbers(claim, language), given):
        return "number", number.span.of(claim)
    dates = [passage.dates for passage in passages]
    if date := missing_date(claim, read_dates(claim, language), dates):
        return "date", date
    for fault, rule in _RULES:
        if words := rule(claim, language, passages, alignment):
            return fault, words
    return None


def _judged(verdict: Verdict, quotes: tuple[Quote, ...]) -> Checked:
    score = verdict.supported
    if score >= BORNE_OUT:
        return Checked("supported", quotes, score=score)
    if score >= PARTLY_BORNE_OUT:
        return Checked("partial", quotes, "partial", score=score)
    says_otherwise = verdict.contradicted > verdict.unsupported
    fault: Fault = "contradicted" if says_otherwise else "unsupported"
    return Checked("unsupported", quotes, fault, score=score)


def _quotes(backing: Backing) -> tuple[Quote, ...]:
    """The sentences as quotes, neighbours as one, the best passage first."""
    views = dict.fromkeys(found.passage.view.article.id for found in backing.sentences)
    quotes: list[Quote] = []
    for article in views:
        same = [f for f in backing.sentences if f.passage.view.article.id == article]
        quotes += merge(same[0].passage.view, sorted({f.ordinal for f in same}))
    return tuple(quotes)
