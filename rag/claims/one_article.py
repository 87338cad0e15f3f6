"""The article that bears out a clause: no clause is put together from what several say.

"Kim wrote on 15 August that ..." is made up where one article has the day and another the letter,
however well both parts are quoted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from rag.align import Alignment
from rag.claims.clauses import clauses
from rag.claims.dates import missing_date, read_dates
from rag.claims.evidence import Backing, find_backing
from rag.claims.find_numbers import find_numbers
from rag.claims.lists import each_date, numbered
from rag.claims.passage import CitedPassage
from rag.claims.same_number import missing_number

# Of the most that one article covers of a clause: what covers less only shares some words with it.
NEARLY = 0.8
# A number or a date, and the words of the claim that give it.
WrongFact = tuple[Literal["number", "date"], str]


@dataclass(frozen=True, slots=True)
class OneArticle:
    """What an article says of a clause.

    Attributes:
        passages: Those of it that are cited.
        backing: The sentences that cover the clause's words.
        wrong: A number or date of the clause that it does not give.
    """

    passages: tuple[CitedPassage, ...]
    backing: Backing
    wrong: WrongFact | None


def article_clauses(claim: str, language: str, passages: Sequence[CitedPassage]) -> Iterator[str]:
    """What of a claim is to be borne out by one article each.

    Args:
        claim: Without marks.
        language: Its language.
        passages: What it cites.
    """
    several = len({passage.view.article.id for passage in passages}) > 1
    for item in numbered(claim) or (claim,):
        for clause in clauses(item, language):
            yield from each_date(clause, language) if several else (clause,)


def nearest_article(
    claim: str, language: str, passages: Sequence[CitedPassage], alignment: Alignment
) -> OneArticle | None:
    """The article that covers most of a clause, or nearly, and gives its numbers and dates if any.

    Args:
        claim: The clause.
        language: Its language.
        passages: What it cites.
        alignment: Of its words with theirs.
    """
    found = [
        (backing, cited)
        for cited in _by_article(passages)
        if (backing := find_backing(cited, alignment))
    ]
    found.sort(key=lambda one: -one[0].covered)
    nearest = [
        OneArticle(cited, backing, wrong_fact(claim, language, cited))
        for backing, cited in found
        if backing.covered >= NEARLY * found[0][0].covered
    ]
    return next((one for one in nearest if not one.wrong), next(iter(nearest), None))


def wrong_fact(claim: str, language: str, passages: Sequence[CitedPassage]) -> WrongFact | None:
    """A number or date of the claim that the passages do not give: nothing else need be asked."""
    given = [number for passage in passages for number in passage.numbers]
    if number := missing_number(find_numbers(claim, language), given):
        return "number", number.span.of(claim)
    dates = [passage.dates for passage in passages]
    if date := missing_date(claim, read_dates(claim, language), dates):
        return "date", date
    return None


def _by_article(passages: Iterable[CitedPassage]) -> list[tuple[CitedPassage, ...]]:
    cited: dict[str, tuple[CitedPassage, ...]] = {}
    for passage in passages:
        article = passage.view.article.id
        cited[article] = (*cited.get(article, ()), passage)
    return list(cited.values())
