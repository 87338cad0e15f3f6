"""Widens a marked stretch so that it cuts no word and no number apart.

Word pieces part "6,3" into three, and a network that marks the first of them says "6" where the
text says "6,3". What changes a number's value belongs to it too: its sign, currency and magnitude.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.reader.reading import Marked

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d]+(?=\d+[.,]\d)|\w+")  # "Rp12.500" is two
_BEFORE_NUMBER = re.compile(r"(?:\b(?:minus|Rp\.?|USD|IDR|US\$)|[$€£¥]|(?<![\w.,])[-−])\s?$", re.I)
_AFTER_NUMBER = re.compile(
    r"\s?(?:%|(?:persen|percent|ribu|juta|miliar|milyar|triliun|thousand|million|billion|trillion)\b)",
    re.IGNORECASE,
)
_REACH = 8  # characters before a number that are looked at


def widen(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch with its first and last word whole, and its numbers with what values them."""
    for token in _TOKEN.finditer(text, max(text.rfind(" ", 0, start), 0)):
        if token.start() >= end:
            break
        if token.start() < start < token.end():
            start = token.start()
        if token.start() < end < token.end():
            end = token.end()
    if text[start : start + 1].isdigit():
        first = max(start - _REACH, 0)
        if match := _BEFORE_NUMBER.search(text[first:start]):
            start = first + match.start()
    if text[end - 1 : end].isdigit() and (match := _AFTER_NUMBER.match(text, end)):
        end = match.end()
    return start, end


def whole_spans(text: str, spans: Sequence[Marked]) -> tuple[Marked, ...]:
    """Spans widened; one that then overlaps a better one is left out."""
    kept: list[Marked] = []
    for span in spans:
        start, end = widen(text, span.start, span.end)
        if all(end <= other.start or start >= other.end for other in kept):
            kept.append(Marked(start, end, span.probability))
    return tuple(kept)
