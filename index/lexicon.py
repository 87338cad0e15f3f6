"""A bilingual lexicon made of the static model's word vectors.

Words that mean the same stand close together in it, within a language and across the two:
``unconditional`` near ``tanpa syarat``. Search uses it to carry English words over to Indonesian
ones, the writer to see which words of a source correspond to words of a question.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence

import numpy as np

from index.static_model import load_static_model, piece_vectors
from index.words import WORD


REMEMBERED = 50_000  # words and phrases: bounds the memory of a long chat to about 50 MB


class Lexicon:
    """Vectors of words and short phrases, normalised."""

    def __init__(self) -> None:
        self._model = load_static_model()
        self._vectors: dict[str, np.ndarray] = {}
        self._neighbours: dict[tuple[str, int], list[tuple[str, float]]] = {}

    def vectors(self, phrases: Sequence[str]) -> np.ndarray:
        """The unit vectors of words or phrases: (phrases, dimension), zero where unknown."""
        new = [p for p in dict.fromkeys(phrases) if p not in self._vectors]
        if len(self._vectors) + len(new) > REMEMBERED:
            self._vectors.clear()
            new = list(dict.fromkeys(phrases))
        if new:
            encoded = self._model.encode(new, use_multiprocessing=False)
            self._vectors.update(zip(new, encoded, strict=True))
        if not phrases:
            return np.zeros((0, self._model.dim), dtype=np.float32)
        return np.stack([self._vectors[p] for p in phrases])

    def similarity(self, left: Sequence[str], right: Sequence[str]) -> np.ndarray:
        """Cosines between words or phrases: (left, right)."""
        scores: np.ndarray = self.vectors(left) @ self.vectors(right).T
        return scores

    @functools.cached_property
    def _tokens(self) -> frozenset[str]:
        return frozenset(self._model.tokens)

    def knows(self, word: str) -> bool:
        """True if a folded word has a vector of its own, not one put together of pieces."""
        return word in self._tokens

    @functools.cached_property
    def _whole_words(self) -> tuple[list[str], np.ndarray]:
        rows = [i for i, piece in enumerate(self._model.tokens) if WORD.fullmatch(piece)]
        vectors = piece_vectors(self._model)[rows]
        vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
        return [self._model.tokens[i] for i in rows], vectors

    def nearest(self, words: Sequence[str], count: int) -> list[list[tuple[str, float]]]:
        """The known words nearest to each word, best first, itself left out.

        Args:
            words: Folded words.
            count: How many neighbours a word gets.

        Returns:
            For each word, ``(neighbour, cosine)`` pairs.
        """
        new = [w for w in dict.fromkeys(words) if (w, count) not in self._neighbours]
        if new:
            if len(self._neighbours) > REMEMBERED:
                self._neighbours.clear()
                new = list(dict.fromkeys(words))
            self._neighbours.update(
                ((word, count), found)
                for word, found in zip(new, self._find_nearest(new, count), strict=True)
            )
        return [self._neighbours[word, count] for word in words]

    def _find_nearest(self, words: Sequence[str], count: int) -> list[list[tuple[str, float]]]:
        known, vectors = self._whole_words
        scores = self.vectors(words) @ vectors.T
        count = min(count + 1, len(known))
        best = np.argpartition(-scores, count - 1, axis=1)[:, :count]
        neighbours = []
        for word, row, columns in zip(words, scores, best, strict=True):
            ordered = sorted(columns, key=lambda column: -row[column])
            neighbours.append([(known[c], float(row[c])) for c in ordered if known[c] != word])
        return neighbours
