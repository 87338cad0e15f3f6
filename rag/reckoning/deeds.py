"""Which sentences tell of what was done, and not only of who did it.

An article names its people and places in most sentences; of its dates that one belongs to an event
which stands beside the event's own words: "opened" and "burned down" tell two dates of one museum
apart, "the museum" does not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from index.words import Word
from rag.align import Alignment
from rag.evidence import Evidence, Weighed
from rag.question import Question
from rag.reckoning.events import is_verb
from rag.refusal import lacks_a_name
from rag.shelf import ArticleView

SAME = 0.5  # a correspondence this good is of the same thing
WORTH = 3.0  # log-odds that the sentence with most of the deed gains
TOLD = 0.25  # the share of the deed that a sentence must tell
HEAD = 4.0  # what the word counts that names the deed
# Where no sentence tells of the deed the headline may, in other words than the first sentences.
LEAD_SENTENCES = 2
TITLE = 0.3
HERE = 1.5  # log-odds that the sentences of the article gain which tells of the other event

_BOUNDARY = re.compile(
    r"\b(?:at|of|in|on|between|by|to|with|for|from|against|into|over|under|about|the|an?|its|his|"
    r"her|their)\b",
    re.IGNORECASE,
)
# Words that say no more than that something happened, was done or was sent: their object or
# subject says what ("took up her post", "sent his letter"), or that a report came out.
_HAPPENING = frozenset(
    "happen happened occur occurred place held hold take took taken make made give gave given send "
    "sent get got terjadi terjadinya berlangsung digelar diadakan dilakukan".split()
)
_APPEARING = frozenset(
    "publish published publication release released issue issued terbit terbitnya diterbitkan "
    "penerbitan rilis dirilis keluar keluarnya muncul munculnya".split()
)
_REPORT = re.compile(r"\b(?:reports?|news|laporan(?:nya)?|berita(?:nya)?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Telling:
    """A sentence that tells of the deed.

    Attributes:
        evidence: The sentence, with a score that counts the deed.
        share: How much of the deed it tells, 0 to 1.
    """

    evidence: Evidence
    share: float


def sharpen(question: Question, weighed: Weighed, here: ArticleView | None) -> list[Telling]:
    """The evidence that tells of the deed, in that order.

    Args:
        question: Asks when something was done.
        weighed: The evidence for it.
        here: The article that tells of an event which this one has to do with, or None.

    Returns:
        The sentences that tell of the deed and near which all the names stand, with other
        scores. A question of nothing but names has no deed; all sentences tell of it.
    """
    told = _deeds(question, weighed)
    most = max(max(told, default=0.0), TOLD)
    telling = [
        Telling(
            replace(item, score=item.score + WORTH * share / most + HERE * (item.view is here)),
            share,
        )
        for item, share in zip(weighed.evidence, told, strict=True)
        if share >= TOLD and not lacks_a_name(question, weighed.alignment, [item])
    ]
    return sorted(
        telling,
        key=lambda t: (-t.evidence.score, t.evidence.view.article.id, t.evidence.ordinal),
    )


def _deeds(question: Question, weighed: Weighed) -> list[float]:
    """What share of the deed each sentence tells, the words that are rare in its article first."""
    alignment = weighed.alignment
    views = {item.view.article.id: item.view for item in weighed.evidence}
    rows = _deed_rows(question, alignment, list(views.values()))
    if not rows:
        return [1.0] * len(weighed.evidence)
    heads = _heads(question, [alignment.terms[row] for row in rows])
    weights = {name: heads * _rarity(view, alignment, rows) for name, view in views.items()}
    found = [item.own[rows] for item in weighed.evidence]
    totals = [weights[item.view.article.id] for item in weighed.evidence]
    told = [float(w @ own) / float(w.sum()) for w, own in zip(totals, found, strict=True)]
    if max(told, default=0.0) >= TOLD:
        return told
    titles = [alignment.best(item.view.article.title or "")[rows] for item in weighed.evidence]
    return [
        TITLE * float(w @ title) / float(w.sum()) if item.ordinal < LEAD_SENTENCES else 0.0
        for item, w, title in zip(weighed.evidence, totals, titles, strict=True)
    ]


def _rarity(view: ArticleView, alignment: Alignment, rows: Sequence[int]) -> np.ndarray:
    """How rare each word of the deed is in one article: (rows,)."""
    best: np.ndarray = np.array([alignment.best(text)[rows] for text in view.texts])
    weights: np.ndarray = np.log((len(best) + 1.0) / (best.sum(axis=0) + 0.5))
    clipped: np.ndarray = np.maximum(weights, 0.1)
    return clipped


def _heads(question: Question, terms: Sequence[Word]) -> np.ndarray:
    """What each word of the deed counts for where it stands: (terms,).

    In English it is the last one before a preposition or an object ("the fire at …", "was he
    released from …", "did she sell the …"), in Indonesian a verb, a last word that follows a name
    ("kapal Teratai karam"), or else the first one ("kebakaran museum …").
    """
    counts = np.ones(len(terms))
    finds = _english_head if question.language == "en" else _head
    counts[finds(question, terms)] = HEAD
    return counts


def _english_head(question: Question, terms: Sequence[Word]) -> int:
    ends = [m.start() for m in _BOUNDARY.finditer(question.text) if m.start() > terms[0].start]
    end = min(ends, default=len(question.text))
    return max(place for place, term in enumerate(terms) if term.start < end)


def _head(question: Question, terms: Sequence[Word]) -> int:
    verbs = [place for place, term in enumerate(terms) if is_verb(term.folded)]
    if verbs:
        return verbs[-1]
    last = terms[-1]
    before = question.text[: last.start].split()
    ends = not question.text[last.end :].strip(" ?")
    if not ends or len(before) < 2:
        return 0
    named = before[-1][0].isupper() or before[-1] in ("itu", "tersebut", "ini")
    return len(terms) - 1 if named else 0


def _deed_rows(question: Question, alignment: Alignment, views: Sequence[ArticleView]) -> list[int]:
    """The terms that are no names, neither in the question nor in the articles."""
    idle = _HAPPENING | _APPEARING if _REPORT.search(question.text) else _HAPPENING
    own = [
        row
        for row, term in enumerate(alignment.terms)
        if term.start < len(question.text)
        and not (term.capitalised or term.folded in idle or term.folded[0].isdigit())
    ]
    capitals = np.zeros(len(alignment.terms))
    for view in views:
        for text, words in zip(view.texts, view.words, strict=True):
            # The first word of a sentence has a capital anyway.
            signs = [1.0 if word.capitalised else -1.0 for word in words[1:]]
            capitals += (alignment.scores(text)[:, 1:] >= SAME) @ np.array(signs)
    return [row for row in own if capitals[row] <= 0]
