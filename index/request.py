"""What a question says besides its words: quoted phrases, a named outlet, a range of days."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from index.filters import Filter
from index.language import detect_language
from index.outlets import find_outlets
from index.periods import cue_start, find_periods, hull
from index.relative import relative_dates, relative_weeks
from index.words import find_words

# An event stands in the news of its day and of the next few: a night's or a weekend's event, one
# on the other side of the date line, the report of a state agency a day late.
REPORTED_WITHIN = timedelta(days=3)

# Only the beginning of a text is read for outlets, days and phrases, up to the last whole word:
# nobody states them further on, and a pasted article or a hostile text must not cost seconds.
LONGEST = 2_000
_BEGINNING = re.compile(rf"(?:.{{0,{LONGEST}}}(?!\w))?", re.DOTALL)
# Each phrase is one more condition for the full-text index.
MOST_PHRASES = 10

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
            articles do not repeat. Dates stay, for the articles state them too, and so does
            "in Kompas", which may be a place.
        phrases: What stands in quotation marks, to be found word for word; it names no outlet
            and no days.
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
    beginning = _BEGINNING.match(text)
    length = beginning.end() if beginning else 0
    read = _without_quotations(text[:length])
    named = find_outlets(read, outlets)
    first, last = hull(find_periods(read, detect_language(text[:length]), today))
    cuts = [(outlet.start, outlet.end) for outlet in named if outlet.certain]
    cuts += [(cue_start(read, day.start), day.end) for day in relative_dates(read, today)]
    cuts += [(cue_start(read, week.start), week.end) for week in relative_weeks(read, today)]
    left = _without(text, cuts)
    return Request(
        text=left if find_words(left) else text,
        phrases=find_phrases(text[:length]),
        named=Filter(
            outlets=tuple(dict.fromkeys(name for outlet in named for name in outlet.outlets)),
            since=first,
            until=None if last is None else last + min(REPORTED_WITHIN, date.max - last),
        ),
    )


def find_phrases(text: str) -> tuple[str, ...]:
    """What stands in quotation marks in a text, in order, each once, the first ten of them."""
    phrases = (" ".join(phrase.split()) for _, _, phrase in _quotations(text))
    unique = dict.fromkeys(phrase for phrase in phrases if find_words(phrase))
    return tuple(unique)[:MOST_PHRASES]


def _quotations(text: str) -> list[tuple[int, int, str]]:
    """Where quotations begin and end, marks and all, and what stands between the marks."""
    found = []
    for match in _DOUBLE.finditer(text):
        found.append((*match.span(), next(part for part in match.groups() if part is not None)))
    double = [(start, end) for start, end, _ in found]
    for match in _SINGLE.finditer(text):
        inside = any(start <= match.start() < end for start, end in double)
        if not inside and sum(map(str.isalnum, match[1])) >= _SHORTEST:
            found.append((*match.span(), match[1]))
    return sorted(found)


def _without_quotations(text: str) -> str:
    """A text with nothing but marks where it quotes, so that all else keeps its place."""
    for start, end, _ in _quotations(text):
        text = text[:start] + '"' * (end - start) + text[end:]
    return text


def _without(text: str, cuts: Iterable[tuple[int, int]]) -> str:
    """A text without some stretches, which may overlap; its blanks made single."""
    kept, position = [], 0
    for start, end in sorted(cuts):
        kept.append(text[position : max(start, position)])
        position = max(end, position)
    left = " ".join(" ".join([*kept, text[position:]]).split())
    return left.lstrip(" ,;:")
