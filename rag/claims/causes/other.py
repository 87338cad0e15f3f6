"""Causes and reasons of a claim that are not those of the passages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from index.article import Span
from index.words import Word, find_words, is_function_word
from rag.align import Alignment
from rag.claims.causes.parts import Cause, find_causes, ruled_out
from rag.claims.causes.words import NEGATED, TOLD_AS_UNTRUE
from rag.claims.passage import CitedPassage

EFFECT = 0.33  # of the claim's effect, from which a cause of the passage is that of the same
MAYBE_EFFECT = 0.6  # the same where the passage may only say when
ALSO = 0.6  # of the best one's, from which another cause of the passage is meant as well
OTHER = 0.2  # of the claim's cause, up to which it is another than the passage's
OTHER_WORD = 0.5  # no word of it may correspond better
KNOWN = 0.6  # a word of it that stands elsewhere in the passage
DENIED = 0.5  # of the claim's cause, from which a stretch ruled out says it
EXCHANGED = 0.3  # by so much cause and effect fit better the other way round
FEW = 1  # content word: "the decision" is explained by the sentence before


@dataclass(frozen=True, slots=True)
class _Mine:
    """What the claim says: rows of the alignment."""

    cause: list[int]
    effect: list[int]


@dataclass(frozen=True, slots=True)
class _Given:
    """A cause of the passage, as the claim's terms correspond to its two parts: (terms,) each."""

    sure: bool
    cause: np.ndarray
    effect: np.ndarray


def other_cause(
    claim: str, language: str, passages: Sequence[CitedPassage], alignment: Alignment
) -> str | None:
    """The cause that a claim gives, if the passages give another one, or rule this one out.

    A passage gives another one if it states a cause for the same effect, to which no word of the
    claim's cause corresponds though one stands elsewhere in it.

    Args:
        claim: The claim.
        language: Its language.
        passages: Those that it cites.
        alignment: Of the claim's words with all texts of the passages.
    """
    causes = [cause for cause in find_causes(claim) if cause.sure]
    if len(causes) != 1 or causes[0].denied or TOLD_AS_UNTRUE.search(claim) or not passages:
        return None
    [cause] = causes
    words = find_words(claim)
    mine = _mine(cause, words, alignment)
    terms = [alignment.terms[row] for row in mine.cause]
    if not mine.effect or all(_is_name(term, passages) for term in terms):
        return None
    given = [one for passage in passages for one in _given(passage, alignment)]
    wrong = (
        _another(mine, given, alignment, passages)
        or _exchanged(mine, given)
        or (not NEGATED.search(claim) and _denied(mine, passages, alignment))
    )
    return _few_words(claim, cause.cause, words, language) if wrong else None


def _mine(cause: Cause, words: Sequence[Word], alignment: Alignment) -> _Mine:
    rows = {term.folded: row for row, term in enumerate(alignment.terms)}
    effect = _rows(rows, words, cause.effect)
    return _Mine([row for row in _rows(rows, words, cause.cause) if row not in effect], effect)


def _is_name(term: Word, passages: Sequence[CitedPassage]) -> bool:
    """True for a word with a capital; for the claim's first, if the passages write it so too."""
    if not term.capitalised or term.start > 0:
        return term.capitalised
    texts = [words for passage in passages for words in passage.texts.values()]
    return any(w.capitalised and w.folded == term.folded for words in texts for w in words[1:])


def _rows(rows: Mapping[str, int], words: Sequence[Word], span: Span) -> list[int]:
    found = (rows.get(words[place].folded) for place in _within(words, span))
    return list(dict.fromkeys(row for row in found if row is not None))


def _within(words: Sequence[Word], span: Span) -> list[int]:
    return [i for i, word in enumerate(words) if span.start <= word.start and word.end <= span.end]


def _best(scores: np.ndarray, columns: Sequence[int]) -> np.ndarray:
    best: np.ndarray = scores[:, columns].max(axis=1) if columns else np.zeros(len(scores))
    return best


def _given(passage: CitedPassage, alignment: Alignment) -> Iterator[_Given]:
    """The causes that a passage states and does not rule out."""
    before = np.zeros(len(alignment.terms))
    for text, words in passage.texts.items():
        scores = alignment.scores(text)
        denied = ruled_out(text)
        for cause in find_causes(text):
            own, effect = _within(words, cause.cause), _within(words, cause.effect)
            telling = _telling(words, own, passage.view.article.language)
            if cause.denied or not telling or any(_overlap(cause.cause, span) for span in denied):
                continue
            says, follows = _best(scores, own), _best(scores, effect)
            if telling <= FEW:
                says = np.maximum(says, before)
            if _telling(words, effect, passage.view.article.language) <= FEW:
                follows = np.maximum(follows, before)
            yield _Given(cause.sure, says, follows)
        before = alignment.best(text)


def _telling(words: Sequence[Word], places: Sequence[int], language: str) -> int:
    return sum(not is_function_word(words[place].folded, language) for place in places)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _another(
    mine: _Mine,
    given: Sequence[_Given],
    alignment: Alignment,
    passages: Sequence[CitedPassage],
) -> bool:
    """True if the passages state another cause for the effect."""
    fits = [float(one.effect[mine.effect].mean()) for one in given]
    meant = [
        (fit, one)
        for fit, one in zip(fits, given, strict=True)
        if fit >= (EFFECT if one.sure else MAYBE_EFFECT)
    ]
    if not meant:
        return False
    least = ALSO * max(fit for fit, _ in meant)
    for fit, one in zip(fits, given, strict=True):
        says = one.cause[mine.cause]
        if fit >= least and (says.mean() > OTHER or says.max() > OTHER_WORD):
            return False
    return _stands_elsewhere(mine, max(fits), alignment, passages)


def _stands_elsewhere(
    mine: _Mine, fit: float, alignment: Alignment, passages: Sequence[CitedPassage]
) -> bool:
    """True if the passages speak of the claim's cause where they speak less of its effect."""
    texts = dict.fromkeys(text for passage in passages for text in passage.texts)
    best = np.array([alignment.best(text) for text in texts])
    nearest = int(best[:, mine.cause].mean(axis=1).argmax())
    told = float(best[nearest, mine.effect].mean())
    return bool(best[:, mine.cause].max() > KNOWN and told < fit)


def _exchanged(mine: _Mine, given: Sequence[_Given]) -> bool:
    """True if the claim's cause is an effect in the passage, and its effect the cause."""
    for one in given:
        straight = one.cause[mine.cause].mean() + one.effect[mine.effect].mean()
        crossed = one.effect[mine.cause].mean(), one.cause[mine.effect].mean()
        if one.sure and min(crossed) > EXCHANGED and sum(crossed) > straight + EXCHANGED:
            return True
    return False


def _denied(mine: _Mine, passages: Sequence[CitedPassage], alignment: Alignment) -> bool:
    """True if the passages name the claim's cause only where they rule it out."""
    inside = outside = np.zeros(len(alignment.terms))
    for passage in passages:
        for text, words in passage.texts.items():
            spans = ruled_out(text)
            places = {place for span in spans for place in _within(words, span)}
            scores = alignment.scores(text)
            inside = np.maximum(inside, _best(scores, sorted(places)))
            others = [place for place in range(len(words)) if place not in places]
            outside = np.maximum(outside, _best(scores, others))
    ruled, told = inside[mine.cause].mean(), outside[mine.cause].mean()
    return bool(ruled >= DENIED and told <= EXCHANGED)


def _few_words(claim: str, span: Span, words: Sequence[Word], language: str) -> str:
    """The cause without the function words around it."""
    inside = [words[place] for place in _within(words, span)]
    telling = [word for word in inside if not is_function_word(word.folded, language)]
    return claim[telling[0].start : telling[-1].end]
