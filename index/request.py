"""What a question says besides its words: quoted phrases, a named outlet, a range of days."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from index.filters import Filter
from index.language import detect_language
from index.outlets import find_outlets
from index.periods import find_periods, hull
from index.relative import relative_dates, relative_weeks
from index.words import find_words

# An event stands in the news of its day and of the next few: a night's or a weekend's event, one
# on the other side of the date line, the report of a state agency a day late.
REPORTED_WITHIN = timedelta(days=3)

_DOUBLE = re.compile(r'"(?=\S)([^"“”„«»]+)"|[“„]([^"“”„«»]+)["”“]|«([^«»]+)»|»([^«»]+)«')
# A single mark is an apostrophe too: it quotes where it stands outside a word on both sides.
_SINGLE = re.compile(
    r"(?<![^\s(\[{,;:—–-])[‘'](?=[^\W_])([^‘’'\n]*(?:(?<=\w)[’'](?=\w)[^‘’'\n]*)*)(?<=[\w.!?,])[’'](?!\w)"
)
_SHORTEST = 3  # letters and digits of a phrase in single marks: rock 'n' roll quotes nothing


@dataclass(frozen=True, slots=True)
class Request:
    """A question as search takes it.

    Attributes:
        text: What is left to search by: without "menurut Kompas" and "last year", which the
            articles do not repeat. Dates stay, for the articles state them too.
        phrases: What stands in quotation marks, to be found word for word.
        named: The outlets named, and the days on which what is asked about may have been
            published. It says when something happened, so it prefers articles and must not
            exclude any.
    """

    text: str
    phrases: tuple[str, ...]
    named: Filter


def read_request(text: str, today: date | None, outlets: Collection[str]) -> Request:
    """Reads what a question says besides its words.

    Args:
        text: A question in Indonesian or English.
        today: The day that "last year" counts from; None is the real one.
        outlets: The collection's outlets; no others are recognised.
    """
    today = today or date.today()
    named = find_outlets(text, outlets)
    periods = find_periods(text, detect_language(text), today)
    first, last = hull(periods)
    cuts = [(outlet.start, outlet.end) for outlet in named if outlet.cued]
    cuts += [(mention.start, mention.end) for mention in relative_dates(text, today)]
    cuts += [(week.start, week.end) for week in relative_weeks(text, today)]
    left = _without(text, cuts)
    return Request(
        text=left if find_words(left) else text,
        phrases=find_phrases(text),
        named=Filter(
            outlets=tuple(dict.fromkeys(name for outlet in named for name in outlet.outlets)),
            since=first,
            until=None if last is None else last + min(REPORTED_WITHIN, date.max - last),
        ),
    )


def find_phrases(text: str) -> tuple[str, ...]:
    """What stands in quotation marks in a text, in order, each once."""
    found = []
    for match in _DOUBLE.finditer(text):
        found.append((match.start(), next(part for part in match.groups() if part is not None)))
    quoted = [match.span() for match in _DOUBLE.finditer(text)]
    for match in _SINGLE.finditer(text):
        inside = any(start <= match.start() < end for start, end in quoted)
        if not inside and sum(map(str.isalnum, match[1])) >= _SHORTEST:
            found.append((match.start(), match[1]))
    phrases = (" ".join(phrase.split()) for _, phrase in sorted(found))
    return tuple(dict.fromkeys(phrase for phrase in phrases if find_words(phrase)))


def _without(text: str, cuts: Iterable[tuple[int, int]]) -> str:
    """A text without some stretches, which may overlap; its blanks made single."""
    kept, position = [], 0
    for start, end in sorted(cuts):
        kept.append(text[position : max(start, position)])
        position = max(end, position)
    left = " ".join(" ".join([*kept, text[position:]]).split())
    return left.lstrip(" ,;:")
