"""The date of an event as an article states it: its year, its clock, and what to quote for it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from index.article import Span
from index.date_patterns import WEEKDAYS
from index.dates import DateMention, find_dates
from rag.occasions import is_report_date
from rag.quoting import Quote, merge
from rag.reckoning.day_counts import whole_day
from rag.reckoning.elapsed import Ties
from rag.shelf import ArticleView

NEAR = 2  # sentences around an event in which the date of its report is looked for
# How far from the dates around it a date may lie whose year is told by them.
SAME_NEWS = timedelta(days=31)
_WEEKDAY = re.compile(r"[^\W\d_]+['’]?[^\W\d_]*")
_ZONE = re.compile(
    r"\b(wib|wita|wit|utc|gmt|cet|cest|bst|jst|kst|sgt|msk|e[sd]t|p[sd]t|c[sd]t|m[sd]t)\b"
    r"(\s?[+-]\s?\d{1,2})?",
    re.IGNORECASE,
)
_OTHER_ZONE = re.compile(
    r"[\s(]*(?:waktu\b|local\b|[^\W\d_]+\s+(?:local\s+)?time\b)", re.IGNORECASE
)


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
    """

    mention: DateMention
    view: ArticleView
    ordinals: tuple[int, ...]
    dated: int
    about_reporting: bool
    published: Span | None = None
    share: float = 0.0

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """What to quote for it."""
        return self._with_publication(merge(self.view, self.ordinals))

    def _with_publication(self, quotes: tuple[Quote, ...]) -> tuple[Quote, ...]:
        stated = self.published
        if stated is None or any(q.span.start <= stated.start < q.span.end for q in quotes):
            return quotes
        return *quotes, Quote(self.view, stated)


def tie(first: EventDate, second: EventDate) -> Ties:
    """What the dates of two events are known to have in common.

    Dates without a year are of the same one within an article, and where both articles were
    published in the same year and neither date is later than its article. Times of day are of
    the same clock where both state the same zone, or where one article states neither's.
    """
    one = first.view.article.id == second.view.article.id
    years = {_published_year(first), _published_year(second)}
    zones = {_zone(first), _zone(second)}
    clock = len(zones) == 1 and "?" not in zones and (one or "" not in zones)
    return Ties(year=one or (len(years) == 1 and None not in years), clock=clock)


def _published_year(found: EventDate) -> int | None:
    """The year of an article, if the event's day and month had come when it was published."""
    published = find_dates(found.view.article.published or "")
    day = whole_day(published[0]) if published else None
    mention = found.mention
    if day is None or mention.month is None or mention.day is None:
        return None
    return day.year if (mention.month, mention.day) <= (day.month, day.day) else None


def _zone(found: EventDate) -> str:
    """The time zone of a time of day, "" without any, "?" for one that is not known."""
    text, end = found.view.texts[found.dated], found.mention.end
    match = _ZONE.search(text, found.mention.start)  # a date may include it
    if match and not text[end : match.start()].strip(" ("):
        return re.sub(r"\s", "", "".join(group or "" for group in match.groups())).lower()
    return "?" if _OTHER_ZONE.match(text, end) else ""


def own_date(found: EventDate) -> EventDate:
    """An event by the one date of its own sentence rather than by that of the next one."""
    view, side = found.view, found.about_reporting
    for ordinal in found.ordinals:
        own = [m for m in view.dates[ordinal] if m.day and is_report_date(view, ordinal, m) == side]
        if ordinal != found.dated and len(own) == 1:
            return replace(found, mention=own[0], dated=ordinal, ordinals=(ordinal,))
    return found


def by_its_side(found: EventDate) -> EventDate | None:
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


def with_year(found: EventDate) -> EventDate:
    """An event whose date lacks its year with the year that its article makes sure of.

    A whole date beside it in the sentence does, if it is about a month away at most; so does the
    day of publication, if the date has a weekday and falls on it.
    """
    mention, view = found.mention, found.view
    if mention.year is not None or mention.day is None:
        return found
    for other in view.dates[found.dated]:
        if (day := whole_day(other)) and (year := _year_near(mention, day)):
            return replace(found, mention=replace(mention, year=year))
    stated = view.article.stated.get("published")
    published = find_dates(view.article.published or "")
    weekday = _weekday(view.texts[found.dated][mention.start : mention.end])
    if published and weekday is not None and (day := whole_day(published[0])):
        year = _year_near(mention, day)
        if year and date(year, mention.month or 1, mention.day).weekday() == weekday:
            return replace(found, mention=replace(mention, year=year), published=stated)
    return found


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
