"""A claim with its amounts and dates written as the passage writes them.

Rules have found them to be the same, and the entailment model, which reads pieces of words, does
not know that "2.4 trillion rupiah" is "Rp2,4 triliun", or that "16 September" is "(16/9)".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index.article import Span
from index.dates import DateMention, find_dates
from rag.claims.find_numbers import DATED, Number, find_numbers
from rag.claims.same_number import same_number


def with_same_figures(claim: str, language: str, passage: str, passage_language: str) -> str:
    """The claim, read as saying the same.

    Args:
        claim: Its numbers and dates are known to be given.
        language: The claim's.
        passage: What the model reads.
        passage_language: The passage's.
    """
    days = [date for date in find_dates(claim, language) if date.day is not None]
    amounts = [number for number in find_numbers(claim, language) if _is_amount(number)]
    found: list[tuple[Span, Span]] = []
    if days:  # looking through the passage takes a millisecond
        found += _dates(days, find_dates(passage, passage_language))
    if amounts:
        found += _amounts(amounts, find_numbers(passage, passage_language))
    made, done = "", 0
    for own, its in sorted(found, key=lambda pair: pair[0].start):
        if own.start >= done:
            made += claim[done : own.start] + its.of(passage)
            done = own.end
    return made + claim[done:]


def _dates(
    claimed: Sequence[DateMention], given: Sequence[DateMention]
) -> Iterator[tuple[Span, Span]]:
    """Days of the claim with the same days of the passage, the year of one of them left out."""
    for own in claimed:
        same = [its for its in given if _same_day(own, its)]
        if same:
            best = min(same, key=lambda its: (its.year != own.year, its.start))
            yield Span(own.start, own.end), Span(best.start, best.end)


def _same_day(one: DateMention, other: DateMention) -> bool:
    same = (one.day, one.month) == (other.day, other.month)
    return same and (one.year == other.year or None in (one.year, other.year))


def _amounts(claimed: Sequence[Number], given: Sequence[Number]) -> Iterator[tuple[Span, Span]]:
    """Amounts with the same ones of the passage; what is counted keeps its noun, so is left."""
    stated = [its for its in given if _is_amount(its)]
    for own in claimed:
        for its in stated:
            if own.measured == its.measured and same_number(own, its):
                yield own.span, its.span
                break


def _is_amount(number: Number) -> bool:
    return number.sure and number.unit != DATED and (number.measured or not number.unit)
