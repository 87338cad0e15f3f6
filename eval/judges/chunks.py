"""Cuts texts into sentences, and sentences into chunks that a model's window holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from index.article import Span
from index.language import detect_language
from index.split import split_sentences

_LINE = re.compile(r"[^\n]+")


def cut_sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text; the whole of one without words, such as ``?``; none of nothing.

    Args:
        text: Indonesian or English; each line is a paragraph.
    """
    lines = [Span(*line.span()) for line in _LINE.finditer(text)]
    found = split_sentences(text, lines, detect_language(text))
    whole = text.strip()
    return tuple(text[each.start : each.end] for each in found) or ((whole,) if whole else ())


def pack(
    sentences: Sequence[str], room: int, count_tokens: Callable[[str], int]
) -> tuple[str, ...]:
    """Chunks of neighbouring sentences, each as many as fit.

    Args:
        sentences: In order; one that is too long by itself is cut between words.
        room: Tokens that a chunk may have.
        count_tokens: Of the model.
    """
    chunks: list[list[str]] = []
    left = 0
    for part in (part for each in sentences for part in _fitting(each, room, count_tokens)):
        size = count_tokens(part)
        if not chunks or size > left:
            chunks.append([])
            left = room
        chunks[-1].append(part)
        left -= size
    return tuple(" ".join(chunk) for chunk in chunks)


def _fitting(text: str, room: int, count_tokens: Callable[[str], int]) -> Iterator[str]:
    """The text whole, or halved between words until each part fits or is one word."""
    words = text.split()
    if len(words) < 2 or count_tokens(text) <= room:
        yield text
        return
    half = len(words) // 2
    for part in (words[:half], words[half:]):
        yield from _fitting(" ".join(part), room, count_tokens)
