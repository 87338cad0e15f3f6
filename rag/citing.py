"""Numbers quotes and makes them citations, with their surroundings and the words that match."""

from __future__ import annotations

from collections.abc import Sequence

from index.article import Span
from rag.align import Alignment
from rag.answer import Citation
from rag.quoting import Quote

SURROUNDINGS = 240  # characters of the article shown before and after a quote


class Citations:
    """Gives each quote its number, in the order in which they are asked for."""

    def __init__(self, alignment: Alignment | None) -> None:
        self._alignment = alignment
        self._made: dict[tuple[str, Span], Citation] = {}

    def cite(self, quote: Quote) -> Citation:
        """The citation of a quote; the same quote keeps its number."""
        key = (quote.view.article.id, quote.span)
        if key not in self._made:
            self._made[key] = self._make(quote, len(self._made) + 1)
        return self._made[key]

    def _make(self, quote: Quote, number: int) -> Citation:
        text, span = quote.view.text, quote.span
        first, last = _article_around(quote)
        return Citation(
            number=number,
            quote=span.of(text),
            start=span.start,
            end=span.end,
            article=quote.view.article,
            matches=self._matches(quote),
            before=_whole_words(text[max(first, span.start - SURROUNDINGS) : span.start], "left"),
            after=_whole_words(text[span.end : min(last, span.end + SURROUNDINGS)], "right"),
        )

    def _matches(self, quote: Quote) -> tuple[Span, ...]:
        """The words of a quote that correspond to the question's, as offsets within the quote."""
        if self._alignment is None:
            return ()
        found: list[Span] = []
        for sentence, text in zip(quote.view.sentences, quote.view.texts, strict=True):
            if quote.span.start <= sentence.start and sentence.end <= quote.span.end:
                shift = sentence.start - quote.span.start
                spans = self._alignment.matches(text)
                found += [Span(s.start + shift, s.end + shift) for s in spans]
        return tuple(found)


def _article_around(quote: Quote) -> tuple[int, int]:
    """From where to where the article's own sentences stand around a quote, without page parts."""
    text, start, end = quote.view.text, quote.span.start, quote.span.end
    for sentence in reversed(quote.view.sentences):
        if sentence.end <= start and not text[sentence.end : start].strip():
            start = sentence.start
    for sentence in quote.view.sentences:
        if sentence.start >= end and not text[end : sentence.start].strip():
            end = sentence.end
    return start, end


def _whole_words(text: str, cut: str) -> str:
    """Surroundings without the word that the cut may have halved."""
    if len(text) < SURROUNDINGS:
        return text
    return text.partition(" ")[2] if cut == "left" else text.rpartition(" ")[0]


def marks(citations: Sequence[Citation]) -> str:
    """The marks of citations, like ``[1][2]``."""
    return "".join(f"[{citation.number}]" for citation in citations)
