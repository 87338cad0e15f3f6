"""Claims that say the opposite of what their passages say."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from rag.align import Alignment
from rag.claims.passage import CitedPassage
from rag.claims.polarity.signs import Signed, read_signs
from rag.claims.polarity.words import LIGHT, OTHERWISE, THAN, TIMES

SAME = 0.8  # correspondence from which a word is the same word, or its translation
OTHER = 0.5  # below which it is another one
AROUND = 4  # content words of the claim on either side that tell what is spoken of
# How much of these a sentence must hold to speak of the same,
OPPOSITE = 0.2  # if it has an opposite of a word
NEGATED = 0.25  # if it has the word negated
# and how much another that agrees with the claim may hold, as a share of that.
OPPOSITE_RATIO = 0.8
NEGATED_RATIO = 0.5


def opposed_words(
    claim: str, language: str, passages: Sequence[CitedPassage], alignment: Alignment
) -> str | None:
    """The first word of a claim of which its passages say the opposite.

    Negations and opposites cancel out: "did not survive" is "died". Nothing is found where the
    passages also have the word with the claim's sign in as near a context.

    Args:
        claim: The claim.
        language: Its language.
        passages: Those that it cites.
        alignment: Of the claim's words with all texts of the passages.
    """
    texts = {
        passage.view.texts[ordinal]: passage.view.article.language
        for passage in passages
        for ordinal in passage.ordinals
    }
    if not texts or not alignment.terms:
        return None
    own = _Claim(read_signs(claim, language), alignment)
    told = [_Told(text, code, alignment) for text, code in texts.items()]
    found = _on_other_side(own, told)
    if found is None and own.affirms:
        found = _only_negated(own, told)
    return found.word.text if found else None


class _Told:
    """A sentence of a passage with the claim's words in it.

    ``best`` is each term's best correspondence, ``negated`` that with negated words, ``affirmed``
    that with the others: (terms,) each.
    """

    def __init__(self, text: str, language: str, alignment: Alignment) -> None:
        self.words = read_signs(text, language)
        self.scores = alignment.scores(text)
        turned = np.array([word.sign == -1 for word in self.words], dtype=bool)
        heavy = np.array([word.word.folded not in LIGHT for word in self.words], dtype=bool)
        self.sided = [word for word in self.words if word.sides]
        self.best = self.scores.max(axis=1, initial=0.0)
        self.negated = np.where(turned & heavy, self.scores, 0.0).max(axis=1, initial=0.0)
        self.affirmed = np.where(turned, 0.0, self.scores).max(axis=1, initial=0.0)

    def says(self, row: int, sign: int) -> bool:
        """True if it has a word with this sign, or one that is not sure."""
        places = np.flatnonzero(self.scores[row] >= SAME)
        return any(self.words[place].sign * sign >= 0 for place in places)


class _Claim:
    """A claim's words with the rows that they have in the alignment."""

    def __init__(self, words: Sequence[Signed], alignment: Alignment) -> None:
        rows = {term.folded: row for row, term in enumerate(alignment.terms)}
        self.words = words
        self.folded = [word.word.folded for word in words]
        self.rows = {i: rows[word] for i, word in enumerate(self.folded) if word in rows}
        self.affirms = all(
            word.sign == 1 and not word.turns and all(side > 0 for _, side in word.sides)
            for word in words
        )

    def near(self, place: int) -> list[int]:
        """The rows of the content words next to one of its words."""
        before = [row for i, row in self.rows.items() if i < place][-AROUND:]
        after = [row for i, row in self.rows.items() if i > place][:AROUND]
        return before + after

    def compares(self, place: int) -> bool:
        """True if a word tells of another time or thing than the passage may tell of."""
        if OTHERWISE.intersection(self.folded[:place]):
            return True
        rest = self.folded[place + 1 :]
        return bool(THAN.intersection(rest)) and not TIMES.intersection(rest)

    def takes_both_sides(self, place: int) -> bool:
        """True if the claim itself has an opposite of a word."""
        own = self.words[place].sides
        return any(
            dict(word.sides).get(opposition, side) != side
            for word in self.words
            for opposition, side in own
        )


def _about(sentence: _Told, near: Sequence[int]) -> float:
    """How much of what stands next to a word of the claim a sentence holds."""
    return float(sentence.best[near].mean()) if near else 0.0


def _on_other_side(claim: _Claim, told: Sequence[_Told]) -> Signed | None:
    """A word of which the passages have an opposite: "rose" where the passage has "turun"."""
    for place, own in enumerate(claim.words):
        if not own.sides or not own.sign:
            continue
        if claim.compares(place) or claim.takes_both_sides(place):
            continue
        near, row = claim.near(place), claim.rows.get(place)
        opposite = agreeing = 0.0
        for sentence in told:
            about = _about(sentence, near)
            relations = [_relation(own, other) for other in sentence.sided]
            if -1 in relations:
                opposite = max(opposite, about)
            if 1 in relations or (row is not None and sentence.says(row, own.sign)):
                agreeing = max(agreeing, about)
        if opposite >= OPPOSITE and agreeing < OPPOSITE_RATIO * opposite:
            return own
    return None


def _relation(own: Signed, other: Signed) -> int:
    """-1 for words on opposite sides, 1 on the same or where it is not sure, 0 for others."""
    there = dict(other.sides)
    for opposition, side in own.sides:
        if opposition in there:
            return 1 if side * there[opposition] * own.sign * other.sign >= 0 else -1
    return 0


def _only_negated(claim: _Claim, told: Sequence[_Told]) -> Signed | None:
    """A word of an affirmative claim that the passages have negated only."""
    for place, row in claim.rows.items():
        own = claim.words[place]
        # Names and numbers stand in a negated clause and elsewhere alike.
        if own.word.capitalised or not own.word.folded.isalpha() or own.word.folded in LIGHT:
            continue
        near = claim.near(place)
        negated = [_about(one, near) for one in told if one.negated[row] >= SAME]
        affirmed = [_about(one, near) for one in told if one.affirmed[row] >= OTHER]
        nearest = max(negated, default=0.0)
        if nearest >= NEGATED and max(affirmed, default=-1.0) < NEGATED_RATIO * nearest:
            return own
    return None
