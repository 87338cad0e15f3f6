"""Claims that say who did what to whom the wrong way round."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from index.words import Word, find_words
from rag.align import Alignment
from rag.claims.passage import CitedPassage
from rag.claims.role_clauses import Deed, find_aliases, find_deeds
from rag.typed import ROLES

SAME_DEED = 0.7  # correspondence of two verbs from which they may name one deed
FOUND = 0.5  # of a participant's words, from which it is that participant
APART = 0.3  # by which it must be more that one than the other
PRONOUNS = frozenset(
    "he she it they him her them his its their ia dia mereka beliau dirinya itu this that".split()
)


@dataclass(frozen=True, slots=True)
class _Given:
    """A deed of a passage: how far each term of the claim is its verb and its participants."""

    kind: str
    verb: np.ndarray
    doer: np.ndarray
    other: np.ndarray
    named: bool


def exchanged_roles(
    claim: str, language: str, passages: Sequence[CitedPassage], alignment: Alignment
) -> str | None:
    """The words of a claim that give a deed to the one whom it was done to.

    Args:
        claim: The claim.
        language: Its language.
        passages: Those that it cites.
        alignment: Of the claim's words with all texts of the passages.
    """
    own = find_deeds(claim, language)
    if not own:
        return None
    words = find_words(claim)
    rows = {term.folded: row for row, term in enumerate(alignment.terms)}
    given = [deed for passage in passages for deed in _given(passage, alignment)]
    for deed in own:
        doer, other = (_weights(places, words, rows) for places in (deed.doer, deed.other))
        row = rows.get(words[deed.verb].folded)
        found = {_compare(doer, other, one) for one in given if _same_deed(deed, row, one)}
        if -1 in found and 1 not in found:
            return claim[words[min(deed.doer)].start : words[max(deed.doer)].end]
    return None


def _given(passage: CitedPassage, alignment: Alignment) -> Iterator[_Given]:
    """The deeds of a passage, pronouns replaced by whom the sentence before is about."""
    language = passage.view.article.language
    texts = [passage.view.texts[ordinal] for ordinal in passage.ordinals]
    aliases = [
        (names, alignment.scores(text)[:, list(places)].max(axis=1))
        for text in texts
        for names, places in find_aliases(text)
    ]
    none = np.zeros(len(alignment.terms))
    before = none
    for text in texts:
        scores, words, first = alignment.scores(text), passage.texts[text], none

        def whole(places: Sequence[int], verb: int, instead: np.ndarray) -> np.ndarray:
            if all(words[i].folded in PRONOUNS or i == verb for i in places):
                return instead
            names = {words[i].folded for i in places if words[i].capitalised}
            same = [scores for others, scores in aliases if names & others]
            return np.max([scores[:, list(places)].max(axis=1), *same], axis=0)

        for deed in find_deeds(text, language):
            doer = whole(deed.doer, deed.verb, before)
            other = whole(deed.other, deed.verb, before if doer is first else before)
            if first is none:
                first = doer
            yield _Given(deed.kind, scores[:, deed.verb], doer, other, any(words[i].capitalised and words[i].folded not in ROLES for i in deed.doer[0 if deed.doer[0] else 1:]))
        before = first


def _same_deed(own: Deed, row: int | None, given: _Given) -> bool:
    if own.kind and given.kind:
        return own.kind == given.kind
    return row is not None and bool(given.verb[row] >= SAME_DEED)


def _compare(doer: np.ndarray, other: np.ndarray, given: _Given) -> int:
    """1 if both deeds have the same participants in the same places, -1 if exchanged, else 0."""
    doer_doer, doer_other = float(doer @ given.doer), float(doer @ given.other)
    other_doer, other_other = float(other @ given.doer), float(other @ given.other)
    if min(doer_doer, other_other) >= FOUND and doer_doer + other_other > doer_other + other_doer:
        return 1
    if min(doer_other, other_doer) < FOUND:
        return 0
    return -1 if min(doer_other - doer_doer, other_doer - other_other) >= APART else 0


def _weights(places: Sequence[int], words: Sequence[Word], rows: dict[str, int]) -> np.ndarray:
    """How much each term of the claim says who a participant is; sums to 1, or 0."""
    weights = np.zeros(len(rows))
    for place in places:
        word = words[place]
        if (row := rows.get(word.folded)) is not None:
            named = word.capitalised and place > 0
            weights[row] = 0.5 if word.folded in ROLES else 3.0 if named else 1.0
    total = weights.sum()
    return weights / total if total else weights
