"""The lines of a text and what can be seen of each without reading it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from index.furniture import closing_initials, is_caption, is_furniture, is_section, is_trail

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
# Footnote marks ("[6]") may follow the stop.
_TERMINAL = re.compile(r"[.!?…]+[\"'”’»)\]*,\s]*(?:\[\d+\]\s*)*$")
_ENDS_OPEN = (":", ",", ";", "：")
# A sentence that ends inside the line: a small letter, figure or closing mark, a stop, a capital.
_INNER_STOP = re.compile(
    r"(?:[a-z0-9%)]\s?[.!?](?:[\"”]|(?:\[\d+\])+)?|[.!?][\"”)])[,\s]+[\"“‘(]?[A-Z0-9]|[a-z]\.,,"
)
_LIST_MARK = re.compile(r"(?:[-–—•*·▪●◦o]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+(?=\S)")
_HEADING_MARK = re.compile(r"#{1,6}\s+(?=\S)")
_QUOTES = ('"', "“", "‘", "'", "«")
_WORD = re.compile(r"[^\W\d_][^\s]*")
# Words that headlines leave small.
_SMALL = frozenset(
    """
    di ke dari dan atau untuk pada dengan yang oleh demi bagi dalam sebagai soal usai saat tak bak
    the a an of to in on at by for from with as and or but nor vs per via is
    """.split()
)
LONG = 300


@dataclass(frozen=True)
class Line:
    """One line of a text, without the white space around it.

    Attributes:
        start: First code point.
        end: One past its last code point.
        text: The line itself.
    """

    start: int
    end: int
    text: str

    @cached_property
    def words(self) -> list[str]:
        """Words that begin with a letter."""
        return _WORD.findall(self.text)

    @cached_property
    def capitals(self) -> float:
        """Share of its words, small ones left out, that begin with a capital."""
        counted = [word for word in self.words if word.lower() not in _SMALL]
        return sum(word[0].isupper() for word in counted) / len(counted) if counted else 0.0

    @cached_property
    def terminal(self) -> bool:
        """Whether it ends as a sentence does."""
        end = closing_initials(self.text)
        return _TERMINAL.search(self.text, max(end - 12, 0), end) is not None

    @cached_property
    def inner_stop(self) -> bool:
        """Whether a sentence ends inside it."""
        return _INNER_STOP.search(self.text) is not None

    @cached_property
    def furniture(self) -> bool:
        """Whether it is part of the page and not of the article."""
        return (len(self.text) < LONG or not self.inner_stop) and is_furniture(self.text)

    @cached_property
    def section(self) -> bool:
        """Whether it heads a list of other articles or the comments."""
        return is_section(self.text)

    @cached_property
    def caption(self) -> bool:
        """Whether it describes a picture."""
        return is_caption(self.text)

    @cached_property
    def trail(self) -> bool:
        """Whether it is a trail of breadcrumbs."""
        return is_trail(self.text) and not self.inner_stop

    @cached_property
    def listed(self) -> bool:
        """Whether it is an item of a list."""
        return _LIST_MARK.match(self.text) is not None

    @cached_property
    def marked_heading(self) -> bool:
        """Whether Markdown marks it as a heading."""
        return _HEADING_MARK.match(self.text) is not None

    @cached_property
    def headline(self) -> bool:
        """Whether it reads as a headline: short, no full stop, mostly capitals."""
        if len(self.text) > LONG or self.listed or self.text.endswith(_ENDS_OPEN):
            return False
        if self.marked_heading:
            return True
        if self.terminal:
            asks = self.text.rstrip("\"'”’ ").endswith(("?", "!", "..."))
            return asks and len(self.words) >= 4 and self.capitals >= 0.8 and not self.inner_stop
        return not self.text.startswith(_QUOTES) or self.capitals >= 0.7

    @cached_property
    def prose(self) -> bool:
        """Whether it is surely a sentence, or several, of an article."""
        if self.furniture or self.trail or self.marked_heading:
            return False
        count = len(self.words)
        if self.inner_stop and count >= 5:
            return True
        if self.terminal:
            return count >= 4 and not self.headline and not self.listed
        if count >= 25:
            return self.capitals < 0.7
        if count >= 12:
            return self.capitals < 0.5
        return False

    @cached_property
    def opens_list(self) -> bool:
        """Whether what follows belongs to it."""
        return self.text.endswith(_ENDS_OPEN)


def read_lines(text: str) -> Iterator[Line]:
    """The lines of a text that hold more than white space."""
    for match in _LINE.finditer(text):
        whole = match.group()
        stripped = whole.strip("\ufeff\u200b \t\xa0\f\v")
        stripped = stripped.strip()
        if stripped:
            start = match.start() + whole.index(stripped)
            yield Line(start, start + len(stripped), stripped)
