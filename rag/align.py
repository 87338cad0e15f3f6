"""Which words of a source correspond to which words of a question, across languages."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

import numpy as np

from index.article import Span
from index.lexicon import Lexicon
from index.words import Word, find_words, is_function_word, stem, stems

# Cosines of unrelated words reach about .3, those of translations begin at about .6 (read off the
# lexicon's neighbours of common news words in both languages).
UNRELATED = 0.30
SAME = 0.62
# The vector of two words is near to each of the two; as a phrase they count only where they say
# more than the better one does.
WHOLE_BEATS_PARTS = 0.1
MARKED = 0.5  # a correspondence this good is shown to the reader


def question_terms(text: str, language: str) -> list[Word]:
    """The content words of a question, each once; question words and function words left out."""
    unique: dict[str, Word] = {}
    for word in find_words(text):
        if not is_function_word(word.folded, language):
            unique.setdefault(word.folded, word)
    return list(unique.values())


class Alignment:
    """How well each question term corresponds to each word of some texts.

    Args:
        terms: The question's content words.
        language: The question's language.
        texts: The texts with their words.
        lexicon: Knows which words mean the same.

    Words and two-word phrases are compared on both sides, so that "unconditional" finds
    "tanpa syarat" and "North Korea" finds "Korut".
    """

    def __init__(
        self,
        terms: Sequence[Word],
        language: str,
        texts: Mapping[str, tuple[Word, ...]],
        lexicon: Lexicon,
    ) -> None:
        self.terms = tuple(terms)
        self._words = texts
        self._found: dict[str, np.ndarray] = {}
        left = [term.folded for term in terms]
        left_pairs = [
            f"{a.folded} {b.folded}" for a, b in pairwise(terms)
        ]
        phrases = {p: None for words in self._words.values() for p in _phrases(words)}
        self._columns = {phrase: i for i, phrase in enumerate(phrases)}
        cosines = lexicon.similarity(left + left_pairs, list(phrases))
        bare = [stem(word, language) for word in left]  # "letters" is rarer than "letter"
        known = [i for i, form in enumerate(bare) if lexicon.knows(form)]
        if known:
            others = lexicon.similarity([bare[i] for i in known], list(phrases))
            cosines[known] = np.maximum(cosines[known], others)
        scores = np.clip((cosines - UNRELATED) / (SAME - UNRELATED), 0.0, 1.0)
        count = len(left)
        single = scores[:count].copy()
        for i in range(len(left_pairs)):
            pair = scores[count + i]
            better = pair > np.maximum(single[i], single[i + 1]) + WHOLE_BEATS_PARTS
            for term in (i, i + 1):
                scores[term, better] = np.maximum(scores[term, better], pair[better])
        self._scores = scores[:count]
        self._mark_equal(left)

    def _mark_equal(self, left: Sequence[str]) -> None:
        """Words of one form, or of one stem, correspond whatever their vectors say."""
        families = [_family(word) for word in left]
        for phrase, column in self._columns.items():
            if " " in phrase:
                continue
            family = _family(phrase)
            for row, known in enumerate(families):
                if not known.isdisjoint(family):
                    self._scores[row, column] = 1.0

    def scores(self, text: str) -> np.ndarray:
        """Correspondence of each term with each word of a text: (terms, words), 0 to 1."""
        if text not in self._found:
            self._found[text] = self._compare(self._words[text])
        return self._found[text]

    def _compare(self, words: Sequence[Word]) -> np.ndarray:
        if not words or not self.terms:
            return np.zeros((len(self.terms), len(words)))
        found = self._scores[:, [self._columns[word.folded] for word in words]]
        pairs = pairwise(word.folded for word in words)
        phrases = self._scores[:, [self._columns[f"{a} {b}"] for a, b in pairs]]
        parts = np.maximum(found[:, :-1], found[:, 1:])
        whole = np.where(phrases > parts + WHOLE_BEATS_PARTS, phrases, 0.0)
        found = found.copy()
        found[:, :-1] = np.maximum(found[:, :-1], whole)
        found[:, 1:] = np.maximum(found[:, 1:], whole)
        return found

    def best(self, text: str) -> np.ndarray:
        """The best correspondence each term has in a text: (terms,)."""
        scores = self.scores(text)
        return scores.max(axis=1) if scores.size else np.zeros(len(self.terms))

    def matches(self, text: str) -> tuple[Span, ...]:
        """The stretches of a text that correspond to words of the question."""
        words = self._words[text]
        scores = self.scores(text)
        if not scores.size:
            return ()
        marked = [i for i, score in enumerate(scores.max(axis=0)) if score >= MARKED]
        spans: list[Span] = []
        for i in marked:
            word = words[i]
            if spans and text[spans[-1].end : word.start].isspace() and i - 1 in marked:
                spans[-1] = Span(spans[-1].start, word.end)
            else:
                spans.append(Span(word.start, word.end))
        return tuple(spans)


@functools.lru_cache(maxsize=50_000)
def _family(word: str) -> frozenset[str]:
    """A word and its stems in both languages."""
    return frozenset({word, *stems(word, "id"), *stems(word, "en")})


def _phrases(words: Sequence[Word]) -> Iterable[str]:
    for word in words:
        yield word.folded
    for a, b in pairwise(words):
        yield f"{a.folded} {b.folded}"


def weigh(terms: Sequence[Word], share: Mapping[str, float]) -> np.ndarray:
    """The weights of terms by how rare they are.

    Args:
        terms: The question's terms.
        share: For each folded term the share of the collection's passages that hold it.

    Returns:
        Weights that sum to 1: (terms,).
    """
    rarity = np.array([np.log(1.0 + 1.0 / max(share[t.folded], 0.01)) for t in terms])
    total = rarity.sum()
    return rarity / total if total else rarity
