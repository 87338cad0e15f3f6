"""A bilingual lexicon made of the static model's word vectors.

Words that mean the same stand close together in it, within a language and across the two:
``birthday`` near ``ulang tahun``. Search uses it to carry English words over to Indonesian
ones, the writer to see which words of a source correspond to words of a question.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence

import numpy as np

from index.static_model import load_static_model, model_digest, piece_vectors
from index.words import FUNCTION_WORDS, WORD, stem, stem_all

FAR = 0.4  # cosine: few words are nearer to another
REMEMBERED = 50_000  # words: bounds the memory of a long chat to about 50 MB


def unit(vectors: np.ndarray) -> np.ndarray:
    """Rows scaled to length 1; zero rows stay zero."""
    scaled: np.ndarray = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    return scaled


class Lexicon:
    """Vectors of words and of longer texts; those of words are kept."""

    def __init__(self) -> None:
        self._model = load_static_model()
        self.name = model_digest()  # word pieces of another model are numbered otherwise
        self._sums: dict[str, np.ndarray] = {}
        self._neighbours: dict[tuple[str, int], list[tuple[str, float]]] = {}

    def sums(self, words: Sequence[str]) -> np.ndarray:
        """The sums of the words' piece vectors: (words, dimension), zero where unknown.

        The direction of a sum is the direction of the mean, and the sum of two words' sums is
        that of the two words as a phrase.
        """
        if not words:
            return np.zeros((0, self._model.dim), dtype=np.float32)
        known = self._sums  # another thread may begin a new one meanwhile
        new = [word for word in dict.fromkeys(words) if word not in known]
        if len(known) + len(new) > REMEMBERED:
            known = self._sums = {}
            new = list(dict.fromkeys(words))
        known.update(zip(new, self._add_pieces(new), strict=True))
        return np.stack([known[word] for word in words])

    def _add_pieces(self, words: Sequence[str]) -> np.ndarray:
        if not words:
            return np.zeros((0, self._model.dim), dtype=np.float32)
        pieces = self._model.tokenize(words)
        known = [row for row, ids in enumerate(pieces) if ids]
        sums = np.zeros((len(words), self._model.dim), dtype=np.float32)
        if known:
            starts = np.cumsum([0, *(len(pieces[row]) for row in known[:-1])])
            flat = self._pieces[[piece for row in known for piece in pieces[row]]]
            sums[known] = np.add.reduceat(flat, starts, axis=0)
        return sums

    @functools.cached_property
    def _pieces(self) -> np.ndarray:
        return piece_vectors(self._model)

    def tokenize(self, texts: Sequence[str]) -> list[np.ndarray]:
        """The numbers of each text's word pieces, in order: uint16, (pieces,) each."""
        return [np.array(ids, dtype=np.uint16) for ids in self._model.tokenize(list(texts))]

    def content_pieces(self, text: str) -> tuple[np.ndarray, np.ndarray]:
        """A question's different word pieces without those of function words and marks.

        Returns:
            Their numbers and the lengths of their vectors: (pieces,) each.
        """
        pieces = np.array(list(dict.fromkeys(self.tokenize([text])[0].tolist())), dtype=np.int64)
        pieces = pieces[self._telling[pieces]]
        return pieces, self._piece_lengths[pieces]

    def piece_cosines(self, pieces: np.ndarray, others: np.ndarray) -> np.ndarray:
        """The cosines of word pieces, given by number: (pieces, others)."""
        cosines: np.ndarray = self._pieces[pieces] @ unit(self._pieces[others]).T
        cosines /= self._piece_lengths[pieces, None]
        return cosines

    @functools.cached_property
    def _piece_lengths(self) -> np.ndarray:
        lengths: np.ndarray = np.maximum(np.linalg.norm(self._pieces, axis=1), 1e-9)
        return lengths

    @functools.cached_property
    def _telling(self) -> np.ndarray:
        """Which pieces are more than function words and marks: (all pieces,)."""
        common = frozenset[str]().union(*FUNCTION_WORDS.values())
        return np.array(
            [piece not in common and any(map(str.isalnum, piece)) for piece in self._model.tokens]
        )

    def vectors(self, texts: Sequence[str]) -> np.ndarray:
        """The unit vectors of words or longer texts: (texts, dimension), zero where unknown."""
        return unit(self._add_pieces(texts))

    @functools.cached_property
    def _tokens(self) -> frozenset[str]:
        return frozenset(self._model.tokens)

    def knows(self, word: str) -> bool:
        """True if a folded word has a vector of its own, not one put together of pieces."""
        return word in self._tokens

    def relatives(self, word: str, language: str) -> tuple[str, ...]:
        """Other known words of one stem with a folded word: "meeting" for "meet"."""
        families = self._english if language == "en" else self._indonesian
        own = stem(word, language)
        return tuple(other for other in families.get(own, ()) if other != word)

    @functools.cached_property
    def _english(self) -> dict[str, list[str]]:
        return self._families("en")

    @functools.cached_property
    def _indonesian(self) -> dict[str, list[str]]:
        return self._families("id")

    def _families(self, language: str) -> dict[str, list[str]]:
        words, _ = self._whole_words
        families: dict[str, list[str]] = {}
        for word, own in zip(words, stem_all(words, language), strict=True):
            families.setdefault(own, []).append(word)
        return families

    def words(self) -> list[str]:
        """All words that have a vector of their own."""
        return list(self._whole_words[0])

    @functools.cached_property
    def _whole_words(self) -> tuple[list[str], np.ndarray]:
        rows = [i for i, piece in enumerate(self._model.tokens) if WORD.fullmatch(piece)]
        return [self._model.tokens[i] for i in rows], unit(self._pieces[rows])

    def nearest(self, words: Sequence[str], count: int) -> list[list[tuple[str, float]]]:
        """The known words nearest to each word, best first, itself left out.

        Args:
            words: Folded words.
            count: How many neighbours a word gets.

        Returns:
            For each word, ``(neighbour, cosine)`` pairs.
        """
        known = self._neighbours  # another thread may begin a new one meanwhile
        new = [w for w in dict.fromkeys(words) if (w, count) not in known]
        if len(known) + len(new) > REMEMBERED:
            known = self._neighbours = {}
            new = list(dict.fromkeys(words))
        found = self._find_nearest(new, count) if new else []
        known.update(((w, count), near) for w, near in zip(new, found, strict=True))
        return [known[word, count] for word in words]

    def _find_nearest(self, words: Sequence[str], count: int) -> list[list[tuple[str, float]]]:
        known, vectors = self._whole_words
        # The long matrix first: a third faster than the other way round.
        scores = np.ascontiguousarray((vectors @ self.vectors(words).T).T)
        count = min(count + 1, len(known))
        neighbours = []
        for word, row in zip(words, scores, strict=True):
            best = np.flatnonzero(row >= FAR)  # few, which is faster than ordering all
            if len(best) < count:
                best = np.argpartition(-row, count - 1)[:count]
            ordered = sorted(best, key=lambda column: -row[column])[:count]
            near = [(known[c], float(row[c])) for c in ordered if known[c] != word]
            neighbours.append(near[: count - 1])
        return neighbours
