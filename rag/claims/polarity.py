"""Claims that say the opposite of what their passages say."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from rag.align import Alignment
from rag.claims.passage import CitedPassage
from rag.claims.polarity_words import COMPARING, LIGHT
from rag.claims.signs import Signed, read_signs

SAME = 0.8  # correspondence from which a word is the same word, or its translation
OTHER = 0.5  # below which it is another one
AROUND = 4  # content words of the claim on either side that tell what is spoken of
ABOUT_SIDES=.4
RATIO=.8
ABOUT_POS=.3
ABOUT_NEG=.7
WHICH='SPN'
DEBUG=[]

def opposed_words(
    claim: str, language: str, passages: Sequence[CitedPassage], alignment: Alignment
) -> str | None:
    told = [
        _Told(passage.view.texts[ordinal], passage.view.article.language, alignment)
        for passage in passages
        for ordinal in passage.ordinals
    ]
    if not told:
        return None
    own = _Claim(read_signs(claim, language), alignment)
    found = (('S' in WHICH and _other_side(own, told)) or ('P' in WHICH and _only_negated(own, told)) or ('N' in WHICH and _only_affirmed(own, told)))
    if found: 
        DEBUG.append(found)
        return found.word.text
    return None


class _Told:
    """A sentence of a passage with the claim's words in it."""

    def __init__(self, text: str, language: str, alignment: Alignment) -> None:
        self.words = read_signs(text, language)
        self.scores = alignment.scores(text)
        count = len(alignment.terms)
        self.best = self.scores.max(axis=1) if self.scores.size else np.zeros(count)
        negated = np.array([word.behind for word in self.words], dtype=bool)
        light = np.array([word.word.folded in LIGHT for word in self.words], dtype=bool)
        if self.scores.size:
            self.negated = np.where(negated & ~light, self.scores, 0.0).max(axis=1)
            self.affirmed = np.where(negated, 0.0, self.scores).max(axis=1)
        else:
            self.negated = self.affirmed = np.zeros(count)


class _Claim:
    def __init__(self, words: Sequence[Signed], alignment: Alignment) -> None:
        self.words = words
        self.rows = {term.folded: row for row, term in enumerate(alignment.terms)}
        self.places = [i for i, word in enumerate(words) if word.word.folded in self.rows]
        self.plain = all(word.sign == 1 and not word.turns for word in words)
        self.plainish = all(word.sign >= 0 for word in words)
        self.minus = any(side < 0 for word in words for _, side in word.sides)

    def near(self, place: int) -> list[int]:
        """The rows of the content words next to one of its words."""
        before = [i for i in self.places if i < place][-AROUND:]
        after = [i for i in self.places if i > place][:AROUND]
        return [self.rows[self.words[i].word.folded] for i in before + after]

    def telling(self, place: int) -> bool:
        word = self.words[place].word
        return not word.capitalised and word.folded.isalpha() and word.folded not in LIGHT


def _about(one: _Told, near: list[int]) -> float:
    return float(one.best[near].mean()) if near else 0.0


def _other_side(claim: _Claim, told: Sequence[_Told]) -> Signed | None:
    """A word of which the passages have an opposite only."""
    both = [d for w in claim.words for d, _ in w.sides]
    compares = any(w.word.folded in COMPARING for w in claim.words)
    for place, own in enumerate(claim.words):
        sides = dict(own.sides)
        if not own.sign or not sides or compares: continue
        if any(dict(w.sides).get(d, v) != v for w in claim.words for d, v in sides.items()): continue
        near = claim.near(place)
        opposed = agreeing = 0.0
        row = claim.rows.get(own.word.folded)
        for one in told:
            about = _about(one, near)
            for column, other in enumerate(one.words):
                there = dict(other.sides)
                common = sides.keys() & there.keys()
                if common:
                    d = min(common)
                    v = own.sign * other.sign * sides[d] * there[d]
                elif row is not None and one.scores[row, column] >= SAME:
                    v = own.sign * other.sign
                else:
                    continue
                if v < 0 and common:
                    opposed = max(opposed, about)
                elif v >= 0:
                    agreeing = max(agreeing, about)
        if opposed >= ABOUT_SIDES and agreeing < RATIO * opposed:
            return own
    return None


def _only_negated(claim: _Claim, told: Sequence[_Told]) -> Signed | None:
    """A word of an affirmative claim that the passages have behind a negation only."""
    if (PLAIN and (not claim.plain or claim.minus)) or not claim.plainish:
        return None
    for place in claim.places:
        row = claim.rows[claim.words[place].word.folded]
        if not claim.telling(place):
            continue
        near = claim.near(place)
        negated = affirmed = 0.0
        for one in told:
            about = _about(one, near) + .01
            if one.negated[row] >= SAME: negated = max(negated, about)
            if one.affirmed[row] >= OTHER: affirmed = max(affirmed, about)
        if negated >= ABOUT_POS and affirmed < RATIO_P * negated:
            return claim.words[place]
    return None


RATIO_P=.01
PLAIN=True
def _only_affirmed(claim: _Claim, told: Sequence[_Told]) -> Signed | None:
    """A word that the claim negates and the passages have without negation only."""
    for place in claim.places:
        own = claim.words[place]
        row = claim.rows[own.word.folded]
        if own.sign >= 0 or own.sides or not claim.telling(place):
            continue
        found = False
        for one in told:
            about = _about(one, claim.near(place))
            for column, other in enumerate(one.words):
                if one.scores[row, column] < OTHER: continue
                if other.sign <= 0 or any(w.turns or w.word.folded in ('akan','will','baru','to') or any(v<0 for _,v in w.sides) for w in one.words):
                    found = False; break
                if one.scores[row, column] >= SAME and about >= ABOUT_NEG:
                    found = True
            else: continue
            break
        if found: return own
    return None
