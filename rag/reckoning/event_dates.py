"""Finds in the collection when an event was."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from index import Index
from index.article import Span
from index.date_patterns import WEEKDAYS
from index.dates import DateMention, find_dates, format_date
from index.filters import Filter
from rag.evidence import Weighed, weigh_evidence
from rag.fitted import MARGIN
from rag.occasions import find_occasions, is_report_date
from rag.question import Question, understand
from rag.quoting import Quote, merge
from rag.reader.reader import Reader
from rag.reading import read, weigh_anew
from rag.reckoning.deeds import Telling, sharpen
from rag.reckoning.events import DatedEvent
from rag.refusal import answerable, confidence, probability
from rag.shelf import ArticleView, Shelf

PASSAGES = 12  # read for one event
# Log-odds by which an event may fall short of what answers a whole question: its few words make it
# look less sure, and that its deed and its date were found says more than they do.
SLACK = 1.0
CANDIDATES = 2  # dates for one event
# How far from the dates around it a date may lie whose year is told by them.
SAME_NEWS = timedelta(days=31)
_WEEKDAY = re.compile(r"[^\W\d_]+['’]?[^\W\d_]*")


@dataclass(frozen=True, slots=True)
class Library:
    """Where events are looked for.

    Attributes:
        index: Is searched.
        shelf: Holds the articles.
        only: Looks only at the articles that this lets through.
        reader: Reads what is found, if given.
    """

    index: Index
    shelf: Shelf
    only: Filter | None = None
    reader: Reader | None = None


@dataclass(frozen=True, slots=True)
class EventDate:
    """When an event was, and where an article says so.

    Attributes:
        mention: The date.
        view: The article.
        ordinals: The sentences of the event and of its date.
        dated: The sentence that states the date.
        about_reporting: True if it is the event of reporting, not what was reported.
        published: Where the article states when it was published, if the year comes from there.
        share: How much of the deed the sentences tell, 0 to 1.
        confidence: How likely the articles state it, 0 to 1.
    """

    mention: DateMention
    view: ArticleView
    ordinals: tuple[int, ...]
    dated: int
    about_reporting: bool
    published: Span | None = None
    share: float = 0.0
    confidence: float = 0.0

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """What to quote for it."""
        return self._with_publication(merge(self.view, self.ordinals))

    def _with_publication(self, quotes: tuple[Quote, ...]) -> tuple[Quote, ...]:
        stated = self.published
        if stated is None or any(q.span.start <= stated.start < q.span.end for q in quotes):
            return quotes
        return *quotes, Quote(self.view, stated)


def find_event_dates(
    event: DatedEvent,
    language: str,
    library: Library,
    today: date,
    here: ArticleView | None = None,
) -> tuple[EventDate, ...]:
    """Finds when an event was.

    Args:
        event: With the question for its date.
        language: Its language.
        library: Where to look.
        today: The day that words like "yesterday" count from.
        here: The article that tells of an event which this one has to do with, or None.

    Returns:
        The date of the likeliest occasion, and that of the likeliest other sentence if there is
        one; none where the articles do not say.
    """
    history = [event.context] if event.context else []
    asked = replace(understand(event.text, history, today), language=language)
    hits = library.index.search(asked.whole, PASSAGES, today=today, only=library.only)
    weighed = weigh_evidence(asked, hits, library.index, library.shelf)
    if library.reader is not None and weighed.evidence:
        weighed = weigh_anew(weighed, read(asked, weighed, library.reader))
    sure = confidence(asked, weighed)
    if not answerable(sure + SLACK, weighed.marks):
        return ()
    telling = sharpen(asked, weighed, here if event.context else None)
    found: list[EventDate] = []
    while telling and len(found) < CANDIDATES:
        best = _best(asked, telling, weighed)
        if best is None:
            break
        found.append(replace(best, confidence=probability(sure)))
        telling = [
            told
            for told in telling
            if told.evidence.view is not best.view or told.evidence.ordinal not in best.ordinals
        ]
    return tuple(found)


def _best(asked: Question, telling: Sequence[Telling], weighed: Weighed) -> EventDate | None:
    """The date of the likeliest occasion."""
    least = telling[0].evidence.score - MARGIN
    near = [told.evidence for told in telling if told.evidence.score >= least]
    occasions = find_occasions(asked, near, weighed.alignment, weighed.marks)
    if not occasions:
        return None
    best = occasions[0]
    stated = best.view.dates[best.dated]
    mention = next(m for m in stated if format_date(m, asked.language) == best.text)
    share = max(
        told.share
        for told in telling
        if told.evidence.view is best.view and told.evidence.ordinal in best.ordinals
    )
    found = EventDate(
        mention, best.view, best.ordinals, best.dated, asked.about_reporting, share=share
    )
    return with_year(_own_date(found))


def _own_date(found: EventDate) -> EventDate:
    """An event by the one date of its own sentence rather than by that of the next one."""
    view, side = found.view, found.about_reporting
    for ordinal in found.ordinals:
        own = [m for m in view.dates[ordinal] if m.day and is_report_date(view, ordinal, m) == side]
        if ordinal != found.dated and len(own) == 1:
            return replace(found, mention=own[0], dated=ordinal, ordinals=(ordinal,))
    return found


def with_year(found: EventDate) -> EventDate:
    """An event whose date lacks its year with the year that its article makes sure of.

    A whole date beside it in the sentence does, if it is about a month away at most; so does the
    day of publication, if the date has a weekday and falls on it.
    """
    mention, view = found.mention, found.view
    if mention.year is not None or mention.day is None:
        return found
    for other in view.dates[found.dated]:
        if (day := _whole(other)) and (year := _year_near(mention, day)):
            return replace(found, mention=replace(mention, year=year))
    stated = view.article.stated.get("published")
    published = find_dates(view.article.published or "")
    weekday = _weekday(view.texts[found.dated][mention.start : mention.end])
    if published and weekday is not None and (day := _whole(published[0])):
        year = _year_near(mention, day)
        if year and date(year, mention.month or 1, mention.day).weekday() == weekday:
            return replace(found, mention=replace(mention, year=year), published=stated)
    return found


def _whole(mention: DateMention) -> date | None:
    if mention.year is None or mention.month is None or mention.day is None:
        return None
    return date(mention.year, mention.month, mention.day)


def _year_near(mention: DateMention, near: date) -> int | None:
    """The year in which a day and month lie near a date."""
    for year in (near.year - 1, near.year, near.year + 1):
        try:
            day = date(year, mention.month or 1, mention.day or 1)
        except ValueError:
            continue
        if abs(day - near) <= SAME_NEWS:
            return year
    return None


def _weekday(text: str) -> int | None:
    """The weekday that a date begins with, Monday 0."""
    match = _WEEKDAY.match(text)
    return WEEKDAYS.get(match.group().lower()) if match else None
