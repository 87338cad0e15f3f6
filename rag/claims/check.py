"""Checks a claim against the passages it cites: facts first, then what the passages say of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from index.lexicon import Lexicon
from rag.align import Alignment
from rag.answer import Support
from rag.claims.additions import added_words
from rag.claims.causes.other import other_cause
from rag.claims.evidence import Backing, Found, align
from rag.claims.first_person import first_person
from rag.claims.lists import listed
from rag.claims.names import missing_name
from rag.claims.one_article import article_clauses, nearest_article, wrong_fact
from rag.claims.passage import CitedPassage, Part
from rag.claims.polarity.opposed import opposed_words
from rag.claims.repetition import repeated_words
from rag.claims.roles.exchanged import exchanged_roles
from rag.claims.same_figures import with_same_figures
from rag.claims.short_answers import Asked, answers_otherwise, confirming_quote
from rag.claims.spelling.made_up import made_up_word
from rag.claims.weigh import borne_out, features
from rag.entailment.entailment import Entailment, Verdict
from rag.policy import BUILTIN, Thresholds
from rag.quoting import Quote, merge
from rag.reader.reading import Window

# Why a claim is not supported; ``rag/claims/reasons.py`` says it in words.
Fault = Literal[
    "no_passage",
    "repeated",
    "first_person",
    "made_up",
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
# Each finds the words of a claim that the passages do not give, or give otherwise.
RULES: Mapping[Fault, _Rule] = {
    "name": missing_name,
    "opposite": opposed_words,
    "roles": exchanged_roles,
    "cause": other_cause,
    "added": added_words,
}


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
        thresholds: From which probability on a claim is shown.
    """

    def __init__(
        self, entailment: Entailment, lexicon: Lexicon, thresholds: Thresholds = BUILTIN
    ) -> None:
        self._entailment = entailment
        self._lexicon = lexicon
        self._thresholds = thresholds

    def check(
        self,
        claim: str,
        language: str,
        passages: Sequence[CitedPassage],
        asked: Asked | None = None,
        parts: Sequence[Part] = (),
    ) -> Checked:
        """Checks a claim against the passages it cites.

        Args:
            claim: Without marks.
            language: ``"id"`` or ``"en"``.
            passages: Those that it cites; all that there are where it cites none.
            asked: The question, for a claim of a few words that says nothing without it, or that
                lists answers to it.
            parts: Its parts, each with the passages that it cites, where it cites them so.

        Returns:
            The verdict on the clause that is least borne out, with the quotes of all.
        """
        quote = confirming_quote(claim, language, asked, passages) if asked else None
        if quote is not None and not wrong_fact(claim, language, passages):
            return Checked("supported", (quote,), score=1.0)
        if words := repeated_words(claim):
            return Checked("unsupported", fault="repeated", detail=words)
        if word := first_person(claim, language):
            return Checked("unsupported", fault="first_person", detail=word)
        if word := made_up_word(claim, language, passages, self._lexicon):
            return Checked("unsupported", fault="made_up", detail=word)
        if asked:
            items = listed(claim) or (claim,)
            checked = [
                self._check_clause(item, f"{asked.question} {item}", language, passages)
                for item in items
            ]
        else:
            checked = [
                self._check_clause(clause, clause, language, cited)
                for text, cited in parts or [(claim, passages)]
                for clause in article_clauses(text, language, cited)
            ]
        found = dict.fromkeys(each for _, sentences in checked for each in sentences)
        weakest = min((one for one, _ in checked), key=lambda one: one.score)
        stands = weakest.support != "unsupported"
        if asked and stands and answers_otherwise(claim, language, asked):
            weakest = replace(weakest, support="unsupported", fault="unsupported")
        return replace(weakest, quotes=_quotes(tuple(found)))

    def _check_clause(
        self, claim: str, said: str, language: str, passages: Sequence[CitedPassage]
    ) -> tuple[Checked, tuple[Found, ...]]:
        """The verdict on one clause, and the sentences that come nearest to bearing it out.

        Args:
            claim: The clause.
            said: The same with what it needs to be understood.
            language: Of both.
            passages: What it cites.
        """
        alignment = align(said, language, passages, self._lexicon)
        article = nearest_article(claim, language, passages, alignment)
        if article is None:
            return Checked("unsupported", fault="no_passage"), ()
        backing = article.backing
        if article.wrong:
            fault, detail = article.wrong
            return Checked("unsupported", fault=fault, detail=detail), backing.quoted
        faults = find_faults(claim, language, article.passages, alignment)
        verdict = model_verdict(self._entailment, said, language, backing)
        score = borne_out(features(verdict, backing, alignment, language, faults))
        return _judged(score, verdict, faults, self._thresholds), backing.quoted


def model_verdict(entailment: Entailment, claim: str, language: str, backing: Backing) -> Verdict:
    """What the entailment model says of a claim whose facts are given.

    Args:
        entailment: The model.
        claim: Without marks.
        language: The claim's.
        backing: The sentences that cover its words.
    """
    claim, window = as_read(claim, language, backing)
    [verdict] = entailment.judge(claim, [window])
    return verdict


def as_read(claim: str, language: str, backing: Backing) -> tuple[str, Window]:
    """A claim and what stands for it, as the entailment model reads the two."""
    window = backing.window()
    spoken = {found.passage.view.article.language for found in backing.sentences}
    if len(spoken) == 1:  # "8/1" is another day in another language
        claim = with_same_figures(claim, language, window.text, *spoken)
    return claim, window


def find_faults(
    claim: str, language: str, passages: Sequence[CitedPassage], alignment: Alignment
) -> dict[Fault, str]:
    """What the other rules find: words that the passages do not give, or give otherwise.

    They err now and then, so that they are weighed with all else.
    """
    found = {fault: rule(claim, language, passages, alignment) for fault, rule in RULES.items()}
    return {fault: words for fault, words in found.items() if words}


def _judged(
    score: float, verdict: Verdict, faults: Mapping[Fault, str], thresholds: Thresholds
) -> Checked:
    if score >= thresholds.borne_out:
        return Checked("supported", score=score)
    for fault, words in faults.items():
        return Checked("unsupported", fault=fault, detail=words, score=score)
    if score >= thresholds.partly_borne_out:
        return Checked("partial", fault="partial", score=score)
    says_otherwise = verdict.contradicted > verdict.unsupported
    fault = "contradicted" if says_otherwise else "unsupported"
    return Checked("unsupported", fault=fault, score=score)


def _quotes(found: Sequence[Found]) -> tuple[Quote, ...]:
    """The sentences as quotes, neighbours as one, the best passage first."""
    views = dict.fromkeys(each.passage.view.article.id for each in found)
    quotes: list[Quote] = []
    for article in views:
        same = [each for each in found if each.passage.view.article.id == article]
        quotes += merge(same[0].passage.view, sorted({each.ordinal for each in same}))
    return tuple(quotes)
