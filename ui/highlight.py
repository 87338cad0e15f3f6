"""Cuts a quote into the words that match the question and the rest."""

from __future__ import annotations

from collections.abc import Iterator

from rag.answer import Citation


def pieces(citation: Citation) -> Iterator[tuple[str, bool]]:
    """The quote in order, each piece with whether it matches the question.

    Spans that overlap are merged and what lies outside the quote is cut off, so the pieces
    always make the whole quote.
    """
    quote, done = citation.quote, 0
    for span in sorted(citation.matches, key=lambda span: (span.start, span.end)):
        start, end = max(span.start, done), min(span.end, len(quote))
        if start >= end:
            continue
        if start > done:
            yield quote[done:start], False
        yield quote[start:end], True
        done = end
    if done < len(quote):
        yield quote[done:], False
