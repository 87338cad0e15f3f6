"""Writes the answer to a question about the time between dated events."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rag.occasions import is_report_date
from rag.question import Question
from rag.quoting import Draft, Lead, Quote
from rag.reckoning.elapsed import compute
from rag.reckoning.event_dates import EventDate, Library, find_event_dates, with_year
from rag.reckoning.events import DatedEvent
from rag.reckoning.parse import Reckoning

NEAR = 2  # sentences around an event in which the date of its report is looked for


def write_reckoning(question: Question, reckoning: Reckoning, library: Library) -> Draft | None:
    """Answers a question about the time between dated events, with what it is reckoned from.

    Args:
        question: As understood.
        reckoning: What is to be reckoned.
        library: Where to look for the events.

    Returns:
        A draft that leads with what was reckoned and quotes the date of each event; None where
        the articles do not state the dates.
    """
    told = _told_apart(_find_all(reckoning, question.language, library))
    if not told:
        return None
    mentions = iter(found.mention for found in told)
    dates = [event.date or next(mentions) for event in reckoning.events]
    answer = compute(reckoning, dates, question.language)
    if answer is None:
        return None
    statements = _statements(told)
    quotes = tuple(dict.fromkeys(_holding(statements, found) for found in told))
    sure = min(found.confidence for found in told)
    return Draft((Lead(answer.text, answer.text, quotes),), statements, sure)


def _find_all(reckoning: Reckoning, language: str, library: Library) -> list[tuple[EventDate, ...]]:
    """What may be the date of each event that the question does not date; none if one lacks."""
    found: dict[DatedEvent, tuple[EventDate, ...]] = {}
    wanted = [event for event in reckoning.events if event.date is None]
    for event in sorted(wanted, key=lambda event: event.context is not None):
        here = next((other[0].view for other in found.values()), None)
        told = find_event_dates(event, language, library, reckoning.today, here)
        if not told:
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
        sides = [_by_its_side(event) for event in (first, second)]
        apart = [event for event in sides if event is not None]
        return tuple(apart) if len(apart) == 2 and not _same(*apart) else ()
    pairs = [(other, second) for other in found[0][1:]] + [(first, other) for other in found[1][1:]]
    pairs = [pair for pair in pairs if not _same(*pair) and pair[0].view is pair[1].view]
    return max(pairs, key=lambda pair: pair[0].share + pair[1].share, default=())


def _same(first: EventDate, second: EventDate) -> bool:
    """True if both have the same date from the same sentence."""
    places = [(found.view.article.id, found.dated) for found in (first, second)]
    return places[0] == places[1] and first.mention.iso() == second.mention.iso()


def _by_its_side(found: EventDate) -> EventDate | None:
    """An event with the nearest date of its side: of reporting, or of what was reported."""
    view = found.view
    near = sorted(
        range(found.dated - NEAR, found.dated + NEAR + 1), key=lambda o: abs(o - found.dated)
    )
    for ordinal in near:
        for mention in view.dates[ordinal] if 0 <= ordinal < len(view.dates) else ():
            if is_report_date(view, ordinal, mention) == found.about_reporting and mention.day:
                ordinals = tuple(sorted({*found.ordinals, ordinal}))
                moved = replace(found, mention=mention, ordinals=ordinals, dated=ordinal)
                return with_year(moved)
    return None


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
