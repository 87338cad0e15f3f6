"""The headline of an article: found above its body, or glued to its first sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.article import Span
from index.dateline import find_inner_dateline
from index.layout import Line

_NOT_LETTERS = re.compile(r"[\W_]+")
_STAMP = re.compile(
    r"\b\d{1,2}[/. -](?:\d{1,2}|[A-Za-z]{3,9})[/. ,-]+(?:19|20)\d\d\b|\b(?:19|20)\d\d-\d\d-\d\d\b"
    r"|\b[A-Z][a-z]{2,8}\.? \d{1,2}, (?:19|20)\d\d\b|\b\d{1,2}[.:]\d\d WI"
)
_BYLINE = re.compile(r"(?:oleh|by|penulis|reporter|editor|laporan)\b\s*:?\s*[A-Z]", re.IGNORECASE)
_FEWEST, _MOST = 4, 30
_MOST_REPEATS = 20
_GLUE = re.compile(r"\s+[\"“‘(]?[A-Z0-9]")
_UNIT_BEFORE = re.compile(r"(?:^|[\r\n\"“‘]|[.!?][\"”’)]?\s)\s*$")
_UNIT_AFTER = re.compile(r"\s*[\"”’]?\s*(?:[\r\n]|$)")


def same_words(one: str, other: str) -> bool:
    """Whether two texts have the same words, whatever their spaces, quotes and dashes."""
    if abs(len(one) - len(other)) > 24:
        return False
    return _NOT_LETTERS.sub("", one).lower() == _NOT_LETTERS.sub("", other).lower() != ""


def is_stamped(line: str) -> bool:
    """Whether a line is a by-line or a date of publication rather than a headline."""
    return bool(_BYLINE.match(line) or (_STAMP.search(line) and len(line.split()) <= 16))


def find_title(text: str, header: Sequence[Line], given: str | None) -> Span | None:
    """The headline among the lines above the body.

    Args:
        text: Original text.
        header: Lines above the body.
        given: The title, where it is known from beside the text.
    """
    best: tuple[int, Line] | None = None
    for line in header:
        if given is not None and same_words(line.text, given):
            return Span(line.start, line.end)
        asks = line.text.endswith(("?", "!"))
        if not (line.headline or asks) or line.furniture or is_stamped(line.text):
            continue
        count = len(line.words)
        if not 2 <= count <= _MOST:
            continue
        mark = (
            2 * (count >= _FEWEST) + (count >= _FEWEST and text.count(line.text) > 1) + (count > 2)
        )
        if best is None or mark > best[0]:
            best = mark, line
    if best is None or given is not None or best[0] == 0:
        return None
    line = best[1]
    start = line.start + len(line.text) - len(line.text.lstrip("# "))
    return Span(start, line.end)


def glued_title(text: str, line: Line, found: Span | None, given: str | None) -> Span | None:
    """The headline at the beginning of the first paragraph, before its first sentence."""
    for title in (given, found.of(text) if found else None):
        if title and len(title.split()) >= _FEWEST:
            end = _prefix_end(line.text, title)
            if end and _GLUE.match(line.text, end):
                return Span(line.start, line.start + end)
    return _recurring_prefix(text, line) or _before_dateline(text, line)


def _prefix_end(line: str, title: str) -> int:
    """Where the title ends that a line begins with, spaces aside; 0 if it does not."""
    at = 0
    for word in title.split():
        while at < len(line) and line[at].isspace():
            at += 1
        if not line.startswith(word, at):
            return 0
        at += len(word)
    return at


def _recurring_prefix(text: str, line: Line) -> Span | None:
    """The longest beginning of a line that stands elsewhere as a line or sentence of its own."""
    words = line.text.split(None, _FEWEST)
    if len(words) <= _FEWEST:
        return None
    anchor = line.text[: line.text.rfind(words[_FEWEST])].rstrip()
    at = line.start
    for _ in range(_MOST_REPEATS):
        at = text.find(anchor, at + 1)
        if at == -1:
            break
        length = len(anchor)
        limit = min(250, line.end - line.start, len(text) - at)
        while length < limit and text[at + length] == line.text[length]:
            length += 1
        length = len(line.text[:length].rstrip())
        if (
            _UNIT_AFTER.match(text, at + length)
            and _UNIT_BEFORE.search(text[max(at - 4, 0) : at])
            and _GLUE.match(line.text, length)
            and not line.text[:length].endswith((".", "!", "?"))
        ):
            return Span(line.start, line.start + length)
    return None


def _before_dateline(text: str, line: Line) -> Span | None:
    """A headline that a dateline marks off: ``Judul Panjang JAKARTA, KOMPAS.com - Presiden``."""
    at = find_inner_dateline(text, line.start, line.end)
    if at is None:
        return None
    head = text[line.start : at].rstrip()
    words = head.split()
    letters = [word for word in words if word[0].isalpha()]
    capitals = sum(word[0].isupper() for word in letters)
    if not _FEWEST <= len(words) <= _MOST or capitals < 0.6 * len(letters):
        return None
    if re.search(r"[.!?]\s", head) or words[-1].endswith((",", ";", "-", "–")):
        return None
    return Span(line.start, line.start + len(head))
