"""Claims that say who did what to whom the wrong way round."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from index.words import Word, find_words
from rag.align import Alignment
from rag.claims.passage import CitedPassage
from rag.claims.roles.clauses import Deed, find_aliases, find_deeds
from rag.claims.roles.marks import GIVE
from rag.typed import ROLES

SAME_DEED = 0.7  # correspondence of two verbs from which they may name one deed
FOUND = 0.5  # of a participant's words, from which it is that participant
PART = 0.4  # of them, from which it may be
FAR = 0.2  # of them, up to which it is another one
SURE = 0.6  # of them, where only one of the two participants is found
APART = 0.3  # by which a participant must be more that one than the other
SAME, PARTLY, UNLIKE, HALF, EXCHANGED = range(5)  # how two deeds stand to each other
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
        verb = [rows[folded] for i in deed.verb if (folded := words[i].folded) in rows]
        found = {_compare(doer, other, one) for one in given if _same_deed(deed, verb, one)}
        half = HALF in found and PARTLY not in found
        if SAME not in found and (EXCHANGED in found or half):
            return claim[words[min(deed.doer)].start : words[max(deed.doer)].end]
    return None


def _given(passage: CitedPassage, alignment: Alignment) -> Iterator[_Given]:
    """The deeds of a passage, pronouns replaced by whom the sentence before is about."""
    language = passage.view.article.language
    texts = [passage.view.texts[ordinal] for ordinal in passage.ordinals]
    aliases = [
        (names, alignment.scores(text)[:, list(places)].max(axis=1))
        for text in texts
        for names, places in find_aliases(text, language)
    ]
    before = np.zeros(len(alignment.terms))
    for text in texts:
        scores, words = alignment.scores(text), passage.texts[text]
        first: np.ndarray | None = None
        for deed in find_deeds(text, language):
            doer, other = (
                _found(places, deed, words, scores, aliases, before)
                for places in (deed.doer, deed.other)
            )
            first = doer if first is None else first
            yield _Given(deed.kind, scores[:, list(deed.verb)].max(axis=1), doer, other)
        before = np.zeros(len(alignment.terms)) if first is None else first


def _found(
    places: Sequence[int],
    deed: Deed,
    words: Sequence[Word],
    scores: np.ndarray,
    aliases: Sequence[tuple[frozenset[str], np.ndarray]],
    before: np.ndarray,
) -> np.ndarray:
    """How far each term of the claim is in a participant, or beside its name elsewhere."""
    if all(words[i].folded in PRONOUNS or i in deed.verb for i in places):
        return before
    names = {words[i].folded for i in places if words[i].capitalised}
    same = [found for known, found in aliases if known <= names or (names and names <= known)]
    best: np.ndarray = np.max([scores[:, list(places)].max(axis=1), *same], axis=0)
    return best


def _same_deed(own: Deed, verb: Sequence[int], given: _Given) -> bool:
    if own.kind == given.kind and own.kind:
        return True
    if own.kind and given.kind and GIVE not in (own.kind, given.kind):
        return False
    return bool(verb) and bool(given.verb[verb].max() >= SAME_DEED)


def _compare(doer: np.ndarray, other: np.ndarray, given: _Given) -> int:
    """How the participants of a claim's deed stand to those of a passage's."""
    doer_doer, doer_other = float(doer @ given.doer), float(doer @ given.other)
    other_doer, other_other = float(other @ given.doer), float(other @ given.other)
    straight, crossed = (doer_doer, other_other), (doer_other, other_doer)
    if min(doer_other - doer_doer, other_doer - other_other) >= APART and min(crossed) >= FOUND:
        return EXCHANGED
    if max(straight) >= PART and sum(straight) > sum(crossed):
        return SAME if min(straight) >= PART else PARTLY
    return HALF if given.kind and max(crossed) >= SURE and max(straight) <= FAR else UNLIKE


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
