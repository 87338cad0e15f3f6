"""A claim with its amounts and dates written as the passage writes them.

Rules have found them to be the same, and the entailment model, which reads pieces of words, does
not know that "2.4 trillion rupiah" is "Rp2,4 triliun", or that "16 September" is "(16/9)".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index.article import Span
from index.date_patterns import WEEKDAYS
from index.dates import DateMention, find_dates
from index.words import fold_words
from rag.claims.find_numbers import Number, find_numbers
from rag.claims.same_number import same_number


def with_same_figures(claim: str, language: str, passage: str, passage_language: str) -> str:
    """The claim, read as saying the same.

    Args:
        claim: Its numbers and dates are known to be given.
        language: The claim's.
        passage: What the model reads.
        passage_language: The passage's.
    """
    found = [
        *_dates(claim, find_dates(claim, language), passage, passage_language),
        *_amounts(find_numbers(claim, language), passage, passage_language),
    ]
    made, done = "", 0
    for own, its in sorted(found, key=lambda pair: pair[0].start):
        if own.start >= done:
            made += claim[done : own.start] + its.of(passage)
            done = own.end
    return made + claim[done:]


def _dates(
    claim: str, claimed: Sequence[DateMention], passage: str, language: str
) -> Iterator[tuple[Span, Span]]:
    """Days of the claim with the same days of the passage, the year of one of them left out."""
    days = [date for date in claimed if date.day is not None]
    given = find_dates(passage, language) if days else ()  # which takes a millisecond
    for own in days:
        span = Span(own.start, own.end)
        same = [
            its
            for its in given
            if _same_day(own, its)
            # The wrong day of the week must not be put right.
            and _weekdays(span.of(claim)) <= _weekdays(passage[its.start : its.end])
        ]
        if same:
            best = min(same, key=lambda its: (its.year != own.year, its.start))
            yield span, Span(best.start, best.end)


def _same_day(one: DateMention, other: DateMention) -> bool:
    same = (one.day, one.month) == (other.day, other.month)
    time = (one.hour, one.minute) == (other.hour, other.minute)
    return same and time and (one.year == other.year or None in (one.year, other.year))


def _weekdays(text: str) -> set[int]:
    return {WEEKDAYS[word] for word in fold_words(text) if word in WEEKDAYS}


def _amounts(claimed: Sequence[Number], passage: str, language: str) -> Iterator[tuple[Span, Span]]:
    """Amounts of money or measure with the same ones of the passage.

    What is counted keeps its noun, and ranks ("fifth") are words, so both are left.
    """
    amounts = [number for number in claimed if number.measured]
    given = find_numbers(passage, language) if amounts else ()
    for own in amounts:
        same = [its for its in given if its.value == own.value and same_number(own, its)]
        if same:
            yield own.span, same[0].span
