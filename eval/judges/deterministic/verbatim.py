"""Claims that are whole sentences of a premise, word for word: nothing need be weighed."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from index.article import Span
from index.language import detect_language
from index.split import split_sentences
from index.words import fold_words, is_function_word

FEWEST_WORDS = 4  # of a claim; fewer are a short answer, which only its question makes whole
_MARKS = "\"“”„«»‘’' "
# The first line of a premise is a title where the next one begins like a sentence.
_TITLE = re.compile(r"[^\n]{1,200}[^\s,;:-]\n(?=\s*[\"“‘(]?[A-Z0-9])")


def is_copied(claim: str, premises: Sequence[str]) -> bool:
    """True if a claim is one or more whole sentences of one premise, one after the other.

    A clause cut out of a sentence is not enough: "he resigns" does not follow from "it is not true
    that he resigns". Nor are questions, and what stands inside somebody's longer quotation. White
    space does not count, nor do a full stop and quotation marks around the claim.

    Args:
        claim: Without marks.
        premises: The texts that should bear it out.
    """
    wanted = _bare(claim)
    if len(wanted.split()) < FEWEST_WORDS:
        return False
    return any(
        wanted == _bare(run)
        for premise in premises
        if wanted in " ".join(premise.split())
        for run in _runs(premise, len(wanted))
    )


def _runs(premise: str, length: int) -> Iterator[str]:
    """Neighbouring sentences together, each as long as the claim or a little longer."""
    sentences = _sentences(premise)
    for first in range(len(sentences)):
        run = ""
        for sentence in sentences[first:]:
            if sentence is None or len(run) > length + len(_MARKS):
                break
            run = f"{run} {sentence}"
            yield run


@functools.lru_cache(maxsize=256)  # the claims of an answer are judged by the same premises
def _sentences(premise: str) -> tuple[str | None, ...]:
    """The sentences of a premise; None in place of a question and of one inside a quotation."""
    language = detect_language(premise)
    title = _TITLE.match(premise)
    if title and any(is_function_word(last, language) for last in fold_words(title[0])[-1:]):
        title = None  # a line broken inside a sentence: "It is not true that"
    begin = title.end() if title else 0
    spans = [Span(0, begin), Span(begin, len(premise))] if title else [Span(0, len(premise))]
    found = split_sentences(premise, spans, language)
    return tuple(
        None if _is_not_said(premise[: each.start], text) else text
        for each in found
        for text in [" ".join(premise[each.start : each.end].split())]
    )


def _is_not_said(before: str, sentence: str) -> bool:
    """Whether a sentence asks, is quoted as a whole, or stands in a quotation begun before it."""
    within = before.count("“") > before.count("”") or before.count('"') % 2 == 1
    quoted = sentence[0] in _MARKS and sentence[-1] in _MARKS
    return within or quoted or sentence.rstrip(_MARKS).endswith("?")


def _bare(text: str) -> str:
    return " ".join(text.split()).strip(_MARKS).rstrip(".").strip(_MARKS)
