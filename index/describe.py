"""What is known about an article: title, outlet, author, language and date of publication.

What was given beside the text wins over what the text states. Nothing is guessed: an event's date
in the body says nothing about the day of publication.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from index.article import RawArticle, Span
from index.clean import Cleaned
from index.dateline import outlet_in
from index.dates import DateMention, find_dates
from index.headline import same_words
from index.language import detect_language

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}\S*)?")
_YEAR_OR_MONTH = re.compile(r"(?:18|19|20)\d\d(?:-(?:0[1-9]|1[0-2]))?")
_UPDATED = re.compile(r"\b(?:updated|diperbarui|dimutakhirkan|update)\b", re.IGNORECASE)
# What may stand beside a date of publication; anything else is a headline or an event.
_STAMP_WORDS = re.compile(
    r"\b(?:published|posted|diterbitkan|dipublikasikan|tayang|terbit|publikasi|rilis|date|tanggal|"
    r"pada|on|at|pukul|jam|wib|wita|wit|gmt|waktu|baca|reading|read|time|min|mins|minutes?|menit|"
    r"oleh|by|penulis|reporter|editor|author|updated|diperbarui|last)\b|\d+",
    re.IGNORECASE,
)
_MOST_BESIDE = 8
_NAME = r"[A-Z][\w.'’-]*(?:[ \xa0](?:[A-Z][\w.'’-]*|bin|binti|van|de)){0,4}"
_BYLINE = re.compile(
    rf"^(?i:oleh|by|penulis|reporter|author|written by|laporan)(?:\s*[:|]\s*|\s+)(?P<name>{_NAME})"
    r"(?=\s*(?:[|,;/•·–—(]|-\s|\d|$|(?i:editor|dan|and)\b))",
    re.MULTILINE,
)
_LEADING_NAME = re.compile(rf"(?P<name>{_NAME})\s*(?:[,|•·–—-]\s*)+$")
_SEPARATORS = re.compile(r"[>»›|•·]")


@dataclass(frozen=True, slots=True)
class Described:
    """What is known about an article, and where its text states it.

    Attributes:
        title: Headline, or None.
        outlet: Who published it, or None.
        author: By-line name, or None.
        language: ``"id"``, ``"en"`` or ``"und"``.
        published: ISO 8601, as precise as stated, or None.
        stated: Spans of those of ``title``, ``outlet``, ``author`` and ``published`` that stand in
            the text.
    """

    title: str | None
    outlet: str | None
    author: str | None
    language: str
    published: str | None
    stated: Mapping[str, Span] = field(default_factory=dict)


def describe(raw: RawArticle, cleaned: Cleaned) -> Described:
    """What is known about an article."""
    text, given = raw.text, raw.given
    language = detect_language(_sample(text, cleaned, given.get("title")))
    stated: dict[str, Span] = {}
    values: dict[str, str | None] = {}
    header = [span for span in cleaned.header if not _is_title(text, span, cleaned)]
    mention = _published(text, header, language)
    found = {
        "title": cleaned.title,
        "outlet": _outlet(text, header, cleaned.dateline),
        "author": _author(text, header, cleaned, mention),
    }
    for name, span in found.items():
        told = " ".join(given.get(name, "").split())
        values[name] = told or (" ".join(span.of(text).split()) if span else None)
        if span is not None and (not told or same_words(told, span.of(text))):
            stated[name] = span
    if given.get("published"):
        published = _normal_date(given["published"], language)
    else:
        published = None if mention is None else mention.iso()
    if mention is not None and published == mention.iso():
        stated["published"] = Span(mention.start, mention.end)
    return Described(
        values["title"], values["outlet"], values["author"], language, published, stated
    )


def _sample(text: str, cleaned: Cleaned, title: str | None) -> str:
    """Enough of an article to tell its language by."""
    if cleaned.prose:
        return " ".join(span.of(text)[:300] for span in cleaned.prose[:3])
    return title or text


def _is_title(text: str, span: Span, cleaned: Cleaned) -> bool:
    return cleaned.title is not None and same_words(span.of(text), cleaned.title.of(text))


def _dated_lines(
    text: str, header: list[Span], language: str
) -> Iterator[tuple[bool, DateMention]]:
    """The full dates on header lines that say little else, and whether of an update."""
    for span in header:
        line = span.of(text)
        for mention in find_dates(line, language):
            if mention.year is None or mention.day is None:
                continue
            beside = line[: mention.start] + " " + line[mention.end :]
            words = re.findall(r"[^\W\d_]+", _STAMP_WORDS.sub(" ", beside))
            if len(words) <= _MOST_BESIDE:
                yield (
                    _UPDATED.search(line, 0, mention.start) is not None,
                    _moved(mention, span.start),
                )


def _moved(mention: DateMention, offset: int) -> DateMention:
    return DateMention(
        mention.start + offset, mention.end + offset,
        mention.year, mention.month, mention.day, mention.hour, mention.minute,
    )  # fmt: skip


def _published(text: str, header: list[Span], language: str) -> DateMention | None:
    """The date of publication on a header line; that of an update only where it stands alone."""
    dated = sorted(_dated_lines(text, header, language), key=lambda line: line[0])
    return dated[0][1] if dated else None


def _outlet(text: str, header: list[Span], dateline: Span | None) -> Span | None:
    """The outlet in the dateline, or on a short header line of its own."""
    for span in [dateline, *header]:
        if span is None:
            continue
        words = span.of(text)
        if span is not dateline and (len(words.split()) > 4 or _SEPARATORS.search(words)):
            continue
        name = outlet_in(words)
        if name is not None:
            start = text.index(name, span.start)
            return Span(start, start + len(name))
    return None


def _author(
    text: str, header: list[Span], cleaned: Cleaned, mention: DateMention | None
) -> Span | None:
    """The name on a by-line: labelled, or before the date on its line."""
    for span in header:
        if match := _BYLINE.match(span.of(text)):
            return _shifted(match, span.start)
        if mention is None or not span.start < mention.start < span.end:
            continue
        match = _LEADING_NAME.fullmatch(text[span.start : mention.start])
        if match and len(match["name"].split()) >= 2 and outlet_in(match["name"]) is None:
            return _shifted(match, span.start)
    if cleaned.prose:
        below = cleaned.prose[-1].end
        if match := _BYLINE.search(text[below : below + 2000]):
            return _shifted(match, below)
    return None


def _shifted(match: re.Match[str], offset: int) -> Span:
    return Span(match.start("name") + offset, match.end("name") + offset)


def _normal_date(value: str, language: str) -> str | None:
    """A given date in ISO 8601, or None where it is none."""
    value = value.strip()
    if _YEAR_OR_MONTH.fullmatch(value):
        return value
    if _ISO.fullmatch(value):
        try:
            datetime.fromisoformat(value)
        except ValueError:
            return None
        return value.replace(" ", "T")
    dates = [mention for mention in find_dates(value, language) if mention.year is not None]
    return dates[0].iso() if len(dates) == 1 else None
