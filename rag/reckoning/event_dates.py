"""Finds in the collection when an event was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from index import Index
from index.dates import format_date
from index.filters import Filter
from rag.evidence import Weighed, weigh_evidence
from rag.fitted import MARGIN
from rag.occasions import Occasion, find_occasions
from rag.question import Question, understand
from rag.reckoning.deeds import Telling, sharpen
from rag.reckoning.events import DatedEvent
from rag.reckoning.stated import EventDate, own_date, with_year
from rag.refusal import answerable, confidence
from rag.shelf import ArticleView, Shelf

PASSAGES = 12  # read for one event
# Log-odds by which an event may fall short of what answers a whole question: its few words make it
# look less sure, and that its deed and its date were found says more than they do.
SLACK = 1.0
CANDIDATES = 2  # dates for one event
# An occasion is as good as another if it tells at least this share of what that tells of the deed.
AS_GOOD = 0.8


@dataclass(frozen=True, slots=True)
class Library:
    """Where events are looked for.

    Attributes:
        index: Is searched.
        shelf: Holds the articles.
        only: Looks only at the articles that this lets through.
    """

    index: Index
    shelf: Shelf
    only: Filter | None = None


@dataclass(frozen=True, slots=True)
class FoundDates:
    """The dates that may be those of an event.

    Attributes:
        candidates: That of the likeliest occasion, and that of the likeliest other sentence if
            there is one, which may tell of the same.
        occasions: The likeliest occasion and those as good as it, each on another date: the
            event happened more than once, or nothing tells which is meant.
    """

    candidates: tuple[EventDate, ...]
    occasions: tuple[EventDate, ...]


def find_event_dates(
    event: DatedEvent,
    language: str,
    library: Library,
    today: date,
    here: ArticleView | None = None,
) -> FoundDates | None:
    """Finds when an event was.

    Args:
        event: With the question for its date.
        language: Its language.
        library: Where to look.
        today: The day that words like "yesterday" count from.
        here: The article that tells of an event which this one has to do with, or None.

    Returns:
        The dates that may be its own; None where the articles do not say.
    """
    history = [event.context] if event.context else []
    asked = replace(understand(event.text, history, today), language=language)
    hits = library.index.search(asked.whole, PASSAGES, today=today, only=library.only)
    # By the words alone: with the reader, events that no article tells of got dates of others.
    weighed = weigh_evidence(asked, hits, library.index, library.shelf)
    if not answerable(confidence(asked, weighed) + SLACK, weighed.marks):
        return None
    here = here if event.context else None
    telling = sharpen(asked, weighed, here)
    occasions = _likeliest(asked, telling, weighed)
    if not occasions:
        return None
    found, likeliest = [occasions[0]], occasions
    while len(found) < CANDIDATES:
        telling = [told for told in telling if not _tells(told, likeliest[0])]
        likeliest = _likeliest(asked, telling, weighed)
        if not likeliest:
            break
        found.append(likeliest[0])
    # What tells of the deed in other words may be as good by the words of the whole question.
    others = [*occasions[1:], *_by_words(asked, weighed)]
    return FoundDates(tuple(found), _as_good(occasions[0], others, here))


def _likeliest(
    asked: Question, telling: Sequence[Telling], weighed: Weighed
) -> tuple[EventDate, ...]:
    """The dates of the likeliest occasions, best first; none if there is nothing to choose from."""
    if not telling:
        return ()
    least = telling[0].evidence.score - MARGIN
    near = [told.evidence for told in telling if told.evidence.score >= least]
    occasions = find_occasions(asked, near, weighed.alignment)
    dated = [_dated(asked, occasion, telling) for occasion in occasions]
    most = max((found.share for found in dated), default=0.0)
    return tuple(found for found in dated if found.share >= AS_GOOD * most)


def _by_words(asked: Question, weighed: Weighed) -> list[EventDate]:
    """The dates of the occasions that the words alone make likely."""
    telling = sharpen(asked, weighed, None)
    told = {(each.evidence.view.article.id, each.evidence.ordinal) for each in telling}
    least = weighed.evidence[0].score - MARGIN
    near = [
        item
        for item in weighed.evidence
        if item.score >= least and (item.view.article.id, item.ordinal) in told
    ]
    occasions = find_occasions(asked, near, weighed.alignment) if near else ()
    return [_dated(asked, occasion, telling) for occasion in occasions]


def _dated(asked: Question, occasion: Occasion, telling: Sequence[Telling]) -> EventDate:
    view, ordinals = occasion.view, occasion.ordinals
    stated = view.dates[occasion.dated]
    mention = next(m for m in stated if format_date(m, asked.language) == occasion.text)
    found = EventDate(mention, view, ordinals, occasion.dated, asked.about_reporting)
    share = max(each.share for each in telling if _tells(each, found))
    return with_year(own_date(replace(found, share=share)))


def _tells(told: Telling, found: EventDate) -> bool:
    """True if a sentence is one of those of an event."""
    return told.evidence.view is found.view and told.evidence.ordinal in found.ordinals


def _as_good(
    best: EventDate, others: Sequence[EventDate], here: ArticleView | None
) -> tuple[EventDate, ...]:
    """The best occasion and those as good as it, each date once.

    Where the best is in the article of the event that it has to do with, no other article has one
    as good.
    """
    kept = [best]
    for found in others:
        astray = best.view is here and found.view is not here
        if astray or found.share < AS_GOOD * best.share:
            continue
        if not any(found.mention.compatible(other.mention) for other in kept):
            kept.append(found)
    return tuple(kept)
