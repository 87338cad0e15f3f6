"""Checks a claim against the passages it cites: facts first, then what the passages say of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from index.lexicon import Lexicon
from rag.answer import Support
from rag.claims.dates import missing_date, read_dates
from rag.claims.evidence import Backing, find_backing
from rag.claims.names import missing_name
from rag.claims.numbers import find_numbers, missing_number
from rag.claims.passage import CitedPassage
from rag.entailment.entailment import Entailment, Verdict
from rag.fitted import BORNE_OUT, PARTLY_BORNE_OUT
from rag.quoting import Quote, merge

# Why a claim is not supported; ``rag/claims/reasons.py`` says it in words.
Fault = Literal["no_passage", "number", "date", "name", "contradicted", "unsupported", "partial"]


@dataclass(frozen=True, slots=True)
class Checked:
    """The verdict on a claim.

    Attributes:
        support: ``"supported"``, ``"partial"`` or ``"unsupported"``.
        quotes: The sentences that come nearest to bearing it out.
        fault: Why it is not supported; None if it is.
        detail: The number, date or name that the passages do not give.
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

    def check(self, claim: str, language: str, passages: Sequence[CitedPassage]) -> Checked:
        """Checks a claim against the passages it cites.

        Args:
            claim: Without marks.
            language: ``"id"`` or ``"en"``.
            passages: Those that it cites; all that there are where it cites none.
        """
        backing = find_backing(claim, language, passages, self._lexicon)
        if backing is None:
            return Checked("unsupported", fault="no_passage")
        quotes = _quotes(backing)
        if missing := self._missing(claim, language, passages):
            return Checked("unsupported", quotes, *missing)
        [verdict] = self._entailment.judge(claim, [backing.window()])
        return _judged(verdict, quotes)

    def _missing(
        self, claim: str, language: str, passages: Sequence[CitedPassage]
    ) -> tuple[Fault, str] | None:
        """A number, date or name of the claim that none of the passages gives."""
        texts = [_text(passage) for passage in passages]
        languages = [passage.view.article.language for passage in passages]
        given = [n for t, code in zip(texts, languages, strict=True) for n in find_numbers(t, code)]
        if number := missing_number(find_numbers(claim, language), given):
            return "number", number[0].span.of(claim)
        dates = [
            read_dates(text, passage.view.article.language, passage.view.article.published)
            for text, passage in zip(texts, passages, strict=True)
        ]
        if date := missing_date(claim, read_dates(claim, language), dates):
            return "date", date
        if name := missing_name(claim, language, texts, self._lexicon):
            return "name", name
        return None


def _text(passage: CitedPassage) -> str:
    """All that a passage says, with title and outlet."""
    texts = [passage.view.texts[ordinal] for ordinal in passage.ordinals]
    return " ".join([*texts, f"{passage.about}."])


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
