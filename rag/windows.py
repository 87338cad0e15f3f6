"""Which stretches of the articles found the reader reads."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import shorten

from index.article import Span
from index.dates import find_dates, format_date
from rag.evidence import Weighed
from rag.reader.reading import Window
from rag.shelf import ArticleView

LONGEST_TITLE = 80  # characters, so that there is room for the date
MOST = 8  # windows for one question
ROOM = 400  # characters of a window, about 75 word pieces of Indonesian


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbouring sentences of one article, read as one window.

    Attributes:
        view: The article.
        first: Ordinal of the first sentence.
        last: Ordinal of the last.
    """

    view: ArticleView
    first: int
    last: int

    @property
    def span(self) -> Span:
        """Where they stand in the article's text."""
        return Span(self.view.sentences[self.first].start, self.view.sentences[self.last].end)

    @property
    def window(self) -> Window:
        """What the reader is given."""
        return Window(self.span.of(self.view.text), heading(self.view))


def choose_stretches(weighed: Weighed) -> tuple[Stretch, ...]:
    """The best evidence with its neighbours, best first; no sentence is anchored twice."""
    stretches: list[Stretch] = []
    read: set[tuple[str, int]] = set()
    for evidence in weighed.evidence:
        key = evidence.view.article.id
        if (key, evidence.ordinal) in read:
            continue
        stretch = _around(evidence.view, evidence.ordinal)
        read.update((key, ordinal) for ordinal in range(stretch.first, stretch.last + 1))
        stretches.append(stretch)
        if len(stretches) == MOST:
            break
    return tuple(stretches)


def _around(view: ArticleView, ordinal: int) -> Stretch:
    """A sentence with its neighbours, the one before first, while there is room."""
    first = last = ordinal
    sentences = view.sentences
    grown = True
    while grown:
        grown = False
        if first > 0 and sentences[last].end - sentences[first - 1].start <= ROOM:
            first, grown = first - 1, True
        if last + 1 < len(sentences) and sentences[last + 1].end - sentences[first].start <= ROOM:
            last, grown = last + 1, True
    return Stretch(view, first, last)


def heading(view: ArticleView) -> str:
    """Title and publication date of an article, as far as they are known."""
    title = shorten(view.article.title or "", LONGEST_TITLE, placeholder="…")
    dates = find_dates(view.article.published or "", "id")[:1]  # ISO, so of no language
    language = "en" if view.article.language == "en" else "id"
    return ". ".join(filter(None, [title, *(format_date(date, language) for date in dates)]))
