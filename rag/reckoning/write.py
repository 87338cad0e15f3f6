"""Writes the answer to a question about the time between dated events."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rag.question import Question
from rag.quoting import Draft, Lead, Quote
from rag.reckoning.elapsed import compute
from rag.reckoning.event_dates import FoundDates, Library, find_event_dates
from rag.reckoning.events import DatedEvent
from rag.reckoning.parse import Reckoning
from rag.reckoning.stated import EventDate, by_its_side, tie

OCCASIONS = 3  # of which it is told how long ago they were


def write_reckoning(question: Question, reckoning: Reckoning, library: Library) -> Draft | None:
    """Answers a question about the time between dated events, with what it is reckoned from.

    Args:
        question: As understood.
        reckoning: What is to be reckoned.
        library: Where to look for the events.

    Returns:
        A draft that leads with what was reckoned, once for each occasion of what it asks "how
        long ago" of, and quotes the date of each event; None where the articles do not state the
        dates, or where one of two events happened more than once. Its confidence is None: what
        makes a reckoned answer right was not fitted.
    """
    found = _find_all(reckoning, question.language, library)
    if not found:
        return None
    if reckoning.kind == "ago":
        return _each_ago(reckoning, found[0].occasions, question.language)
    if any(len(each.occasions) > 1 for each in found):
        return None
    told = _told_apart([each.candidates for each in found])
    if not told:
        return None
    mentions = iter(event.mention for event in told)
    dates = [event.date or next(mentions) for event in reckoning.events]
    answer = compute(reckoning, dates, question.language, tie(*told) if len(told) == 2 else None)
    if answer is None:
        return None
    statements = _statements(told)
    quotes = tuple(dict.fromkeys(_holding(statements, event) for event in told))
    return Draft((Lead(answer.text, answer.text, quotes),), statements)


def _each_ago(reckoning: Reckoning, occasions: Sequence[EventDate], language: str) -> Draft | None:
    """How long ago each occasion was; None if that of one is not known."""
    answers = [compute(reckoning, [found.mention], language) for found in occasions]
    said = [answer.text for answer in answers if answer is not None]
    if len(said) < len(occasions) or len(occasions) > OCCASIONS:
        return None
    statements = tuple(found.quotes for found in occasions)
    leads = tuple(
        Lead(text, text, (_holding([quotes], found),))
        for text, quotes, found in zip(said, statements, occasions, strict=True)
    )
    return Draft(leads, statements)


def _find_all(reckoning: Reckoning, language: str, library: Library) -> list[FoundDates]:
    """What may be the date of each event that the question does not date; none if one lacks."""
    found: dict[DatedEvent, FoundDates] = {}
    wanted = [event for event in reckoning.events if event.date is None]
    for event in sorted(wanted, key=lambda event: event.context is not None):
        here = next((other.candidates[0].view for other in found.values()), None)
        told = find_event_dates(event, language, library, reckoning.today, here)
        if told is None:
            return []
        found[event] = told
    return [found[event] for event in wanted]


def _told_apart(found: Sequence[Sequence[EventDate]]) -> tuple[EventDate, ...]:
    """The date of each event; two events do not share one that a single sentence states.

    One of the two may be the report of the other, or stand in another sentence too. Where
    nothing tells them apart the date is likely that of one of them only: then there is none.
    """
    if len(found) != 2 or not _same(found[0][0], found[1][0]):
        return tuple(candidates[0] for candidates in found)
    first, second = found[0][0], found[1][0]
    if first.about_reporting != second.about_reporting:
        sides = [by_its_side(event) for event in (first, second)]
        apart = [event for event in sides if event is not None]
        return tuple(apart) if len(apart) == 2 and not _same(*apart) else ()
    pairs = [(other, second) for other in found[0][1:]] + [(first, other) for other in found[1][1:]]
    pairs = [pair for pair in pairs if not _same(*pair) and pair[0].view is pair[1].view]
    return max(pairs, key=lambda pair: pair[0].share + pair[1].share, default=())


def _same(first: EventDate, second: EventDate) -> bool:
    """True if both have the same date from the same sentence."""
    places = [(found.view.article.id, found.dated) for found in (first, second)]
    return places[0] == places[1] and first.mention.iso() == second.mention.iso()


def _statements(told: Sequence[EventDate]) -> tuple[tuple[Quote, ...], ...]:
    """The quotes of each event; events that share a sentence share a statement."""
    if len(told) == 2 and _overlap(*told):
        first, second = told
        ordinals = tuple(sorted({*first.ordinals, *second.ordinals}))
        published = first.published or second.published
        return (replace(first, ordinals=ordinals, published=published).quotes,)
    return tuple(found.quotes for found in told)


def _overlap(first: EventDate, second: EventDate) -> bool:
    same = first.view.article.id == second.view.article.id
    return same and not set(first.ordinals).isdisjoint(second.ordinals)


def _holding(statements: Sequence[Sequence[Quote]], found: EventDate) -> Quote:
    start = found.view.sentences[found.dated].start
    return next(
        quote
        for quotes in statements
        for quote in quotes
        if quote.view is found.view and quote.span.start <= start < quote.span.end
    )
