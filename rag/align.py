"""Which words of a source correspond to which words of a question, across languages."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, pairwise

import numpy as np

from index.article import Span
from index.lexicon import Lexicon, unit
from index.words import Word, find_words, is_function_word, stems

# Cosines of unrelated words reach about .3, those of translations begin at about .6 (read off the
# lexicon's neighbours of common news words in both languages).
UNRELATED = 0.30
SAME = 0.62
# The vector of two words is near to each of the two; as a phrase they count only where they say
# more than the better one does.
WHOLE_BEATS_PARTS = 0.03
RELATIVE = 0.95  # what the vector of "meeting" says about "meet"
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

    Words and two-word phrases are compared on both sides, so that "birthday" finds
    "ulang tahun".
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
        folded = [[word.folded for word in words] for words in texts.values()]
        self._places = {w: i for i, w in enumerate(dict.fromkeys(chain.from_iterable(folded)))}
        pairs = dict.fromkeys(chain.from_iterable(pairwise(words) for words in folded))
        self._pairs = {pair: len(self._places) + i for i, pair in enumerate(pairs)}
        left = [term.folded for term in terms]
        self._sums = lexicon.sums(list(self._places))
        self._scores = self._compare_vectors(left, language, lexicon) if left else np.zeros((0, 0))
        self._mark_equal(left)

    def _compare_vectors(self, left: Sequence[str], language: str, lexicon: Lexicon) -> np.ndarray:
        """Cosines of the terms, alone or in pairs: (terms, words and pairs of words)."""
        right = _Columns(self._sums, self._places, self._pairs)
        own = lexicon.sums(left)
        cosines = right.cosines(unit(own))
        for row, word in enumerate(left):
            if relatives := lexicon.relatives(word, language):
                others = right.cosines(unit(lexicon.sums(relatives))).max(axis=0)
                cosines[row] = np.maximum(cosines[row], RELATIVE * others)
        pairs = right.cosines(unit(own[:-1] + own[1:]))
        return _spread(cosines, pairs)

    def _mark_equal(self, left: Sequence[str]) -> None:
        """Words of one form, or of one stem, correspond whatever their vectors say."""
        rows: dict[str, set[int]] = {}
        for row, word in enumerate(left):
            for form in _family(word):
                rows.setdefault(form, set()).add(row)
        for word, column in self._places.items():
            for form in _family(word):
                for row in rows.get(form, ()):
                    self._scores[row, column] = 1.0

    def vectors(self, texts: Sequence[str]) -> np.ndarray:
        """The unit vectors of texts by their words: (texts, dimension)."""
        sums = np.zeros((len(texts), self._sums.shape[1]), dtype=np.float32)
        for row, text in enumerate(texts):
            sums[row] = self._sums[[self._places[word.folded] for word in self._words[text]]].sum(0)
        return unit(sums)

    def scores(self, text: str) -> np.ndarray:
        """Correspondence of each term with each word of a text: (terms, words), 0 to 1."""
        if text not in self._found:
            self._found[text] = self._compare(self._words[text])
        return self._found[text]

    def _compare(self, words: Sequence[Word]) -> np.ndarray:
        if not words or not self.terms:
            return np.zeros((len(self.terms), len(words)))
        folded = [word.folded for word in words]
        found = self._scores[:, [self._places[word] for word in folded]]
        phrases = self._scores[:, [self._pairs[pair] for pair in pairwise(folded)]]
        return ramp(_spread(found.T, phrases.T).T)

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


class _Columns:
    """Words and pairs of neighbouring words, to be compared with the question's."""

    def __init__(
        self,
        sums: np.ndarray,
        places: Mapping[str, int],
        pairs: Iterable[tuple[str, str]],
    ) -> None:
        self._sums = sums
        self._first = np.array([places[a] for a, _ in pairs], dtype=np.intp)
        self._second = np.array([places[b] for _, b in pairs], dtype=np.intp)
        squares = np.einsum("ij,ij->i", sums, sums)
        inner = np.einsum("ij,ij->i", sums[self._first], sums[self._second])
        lengths = np.r_[squares, squares[self._first] + squares[self._second] + 2 * inner]
        self._lengths = np.sqrt(np.maximum(lengths, 1e-18))

    def cosines(self, left: np.ndarray) -> np.ndarray:
        """Cosines of unit vectors with each word, then each pair: (left, words + pairs)."""
        words = left @ self._sums.T
        pairs = words[:, self._first] + words[:, self._second]
        cosines: np.ndarray = np.concatenate([words, pairs], axis=1) / self._lengths
        return cosines


def _spread(single: np.ndarray, pairs: np.ndarray) -> np.ndarray:
    """Gives two neighbours the cosine of their pair where that says more than either of them.

    Args:
        single: One row a word: (words, others).
        pairs: One row a pair of neighbouring words: (words - 1, others).

    Returns:
        New rows for the words: (words, others).
    """
    better = pairs > np.maximum(single[:-1], single[1:]) + WHOLE_BEATS_PARTS
    whole = np.where(better, pairs, -1.0)
    spread = single.copy()
    spread[:-1] = np.maximum(spread[:-1], whole)
    spread[1:] = np.maximum(spread[1:], whole)
    return spread


def ramp(cosines: np.ndarray) -> np.ndarray:
    """Correspondence from cosines: 0 for unrelated words, 1 for translations."""
    scores: np.ndarray = np.clip((cosines - UNRELATED) / (SAME - UNRELATED), 0.0, 1.0)
    return scores


@functools.lru_cache(maxsize=50_000)
def _family(word: str) -> frozenset[str]:
    """A word and its stems in both languages."""
    return frozenset({word, *stems(word, "id"), *stems(word, "en")})


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
