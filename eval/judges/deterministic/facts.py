"""What the rules of ``rag.claims`` find in a claim: numbers, dates, names, negation, roles."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from index.article import Article, Span
from index.language import detect_language
from index.lexicon import Lexicon
from index.split import split_sentences
from rag.align import Alignment
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
from rag.shelf import ArticleView

_Rule = Callable[[str, str, Sequence[CitedPassage], Alignment], str | None]


@dataclass(frozen=True, slots=True)
class Facts:
    """What the rules say of a claim.

    Attributes:
        faults: The words at fault by the rule that found them.
        backing: The sentences that come nearest to bearing the claim out; None if there are none.
    """

    faults: Mapping[str, str]
    backing: Backing | None


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
    passages = [_passage(number, text) for number, text in enumerate(premises, start=1)]
    alignment = align(f"{question} {claim}".strip(), language, passages, lexicon)
    backing = find_backing(passages, alignment)
    if backing is None:
        return Facts({}, None)
    found = {name: rule(claim, language, passages, alignment) for name, rule in RULES.items()}
    return Facts({name: words for name, words in found.items() if words}, backing)


def _passage(number: int, text: str) -> CitedPassage:
    language = detect_language(text)
    article = Article(str(number), None, None, None, language, None, path="")
    sentences = split_sentences(text, [Span(0, len(text))], language)
    return CitedPassage(number, ArticleView(article, text, sentences), 0, len(sentences) - 1)


def _number(
    claim: str, language: str, passages: Sequence[CitedPassage], _: Alignment
) -> str | None:
    given = [number for passage in passages for number in passage.numbers]
    missing = missing_number(find_numbers(claim, language), given)
    return missing.span.of(claim) if missing else None


def _date(claim: str, language: str, passages: Sequence[CitedPassage], _: Alignment) -> str | None:
    dates = [passage.dates for passage in passages]
    return missing_date(claim, read_dates(claim, language), dates)


RULES: Mapping[str, _Rule] = {
    "number": _number,
    "date": _date,
    "name": missing_name,
    "opposite": opposed_words,
    "roles": exchanged_roles,
    "cause": other_cause,
    "added": added_words,
}
