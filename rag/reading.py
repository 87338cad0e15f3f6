"""Reads the evidence with the reader, and weighs it anew by what was marked."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from index.article import Hit, Span
from rag.asking_first import asking_first
from rag.evidence import Evidence, Weighed
from rag.fitted import READ_RANKING
from rag.marks import NOTHING_MARKED, Mark, Marks, log_odds
from rag.question import Question
from rag.reader.reader import Reader
from rag.reader.reading import Reading
from rag.windows import Stretch, choose_stretches

# A few words seldom answer why and how, and few of the questions that the reader learned from ask
# so.
UNREAD = ("why", "how")
# Of dates it marks any that stands near; which occasion is meant the question's own words tell
# better.
UNMARKED = ("when",)


def read(question: Question, weighed: Weighed, reader: Reader) -> Marks:
    """Reads the best evidence in its surroundings.

    Not for the kinds of UNREAD; for those of UNMARKED only whether it answers is told, and nothing
    marked.
    """
    if question.kind in UNREAD:
        return NOTHING_MARKED
    stretches = choose_stretches(weighed)
    asked = asking_first(question.whole, question.language)
    readings = reader.read(asked, [stretch.window for stretch in stretches])
    found: dict[tuple[str, Span], Mark] = {}
    windows: defaultdict[tuple[str, int], float] = defaultdict(float)
    sentences: defaultdict[tuple[str, int], float] = defaultdict(float)
    for stretch, reading in zip(stretches, readings, strict=True):
        for ordinal in range(stretch.first, stretch.last + 1):
            key = stretch.view.article.id, ordinal
            windows[key] = max(windows[key], reading.answers)
        if question.kind in UNMARKED:
            continue
        here: defaultdict[int, float] = defaultdict(float)
        for mark in _marks(stretch, reading):
            here[mark.ordinal] += mark.probability
            place = mark.view.article.id, mark.span
            if place not in found or found[place].probability < mark.probability:
                found[place] = mark
        for ordinal, probability in here.items():
            key = stretch.view.article.id, ordinal
            sentences[key] = max(sentences[key], probability)
    ordered = sorted(found.values(), key=lambda mark: -mark.probability)
    return Marks(tuple(ordered), dict(windows), dict(sentences))


def _marks(stretch: Stretch, reading: Reading) -> list[Mark]:
    """The spans of a reading, each within the sentence that it begins in."""
    marks = []
    shift = stretch.span.start
    for marked in reading.spans:
        start, end = marked.start + shift, marked.end + shift
        for ordinal in range(stretch.first, stretch.last + 1):
            sentence = stretch.view.sentences[ordinal]
            if sentence.start <= start < sentence.end:
                span = Span(start, min(end, sentence.end))
                probability = reading.answers * marked.probability
                marks.append(Mark(stretch.view, span, ordinal, probability))
    return marks


def weigh_anew(weighed: Weighed, marks: Marks) -> Weighed:
    """The evidence with the marks, and in the order that they give it if there are any."""
    if not marks.sentences:
        return replace(weighed, marks=marks)
    evidence = [
        replace(
            item,
            score=float(reading_features(item, marks) @ READ_RANKING.weights + READ_RANKING.bias),
        )
        for item in weighed.evidence
    ]
    evidence.sort(key=lambda e: (-e.score, e.view.article.id, e.ordinal))
    return replace(weighed, evidence=tuple(evidence), marks=marks)


def rank_hits(hits: Sequence[Hit], weighed: Weighed) -> tuple[Hit, ...]:
    """The hits in the order of the best sentence of each, as the reader sees it."""
    scores = {(e.view.article.id, e.ordinal): e.score for e in weighed.evidence}

    def best(hit: Hit) -> float:
        passage = hit.passage
        ordinals = range(passage.first, passage.last + 1)
        return max(scores.get((passage.article.id, o), -math.inf) for o in ordinals)

    return tuple(sorted(hits, key=best, reverse=True))


def reading_features(item: Evidence, marks: Marks) -> np.ndarray:
    """What READ_RANKING weighs, in its order: (features,)."""
    key = item.view.article.id, item.ordinal
    return np.array(
        [
            item.score,
            log_odds(marks.windows.get(key, 0.0)),
            marks.sentences.get(key, 0.0),
        ]
    )
