"""Which words of two languages translate each other, learned from parallel sentences.

IBM Model 1 without the empty word (Brown et al., 1993, "The Mathematics of Statistical Machine
Translation"), trained by expectation maximisation, once in each direction.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from index.words import fold

ITERATIONS = 6
LIKELY = 0.08  # strength from which a translation is kept
MOST = 5  # translations of one word
WORD = re.compile(r"\w+")

Sentences = Sequence[tuple[str, str]]  # English first


@dataclass(frozen=True)
class Translations:
    """Translations of single folded words with their strengths from 0 to 1, strongest first."""

    to_english: dict[str, tuple[tuple[str, float], ...]]
    to_indonesian: dict[str, tuple[tuple[str, float], ...]]


def learn_translations(sentences: Sentences) -> Translations:
    """Learns them in both directions.

    A word explains its translation, and the translation it: the two probabilities are multiplied,
    or every word would mean "the" in part.
    """
    english, indonesian = _Numbers(), _Numbers()
    rows = [(english.of(first), indonesian.of(second)) for first, second in sentences]
    rows = [(a, b) for a, b in rows if len(a) and len(b)]
    firsts = np.concatenate([np.repeat(a, len(b)) for a, b in rows])
    seconds = np.concatenate([np.tile(b, len(a)) for a, b in rows])
    pairs, links = np.unique(firsts * len(indonesian.words) + seconds, return_inverse=True)
    one, other = np.divmod(pairs, len(indonesian.words))
    in_second = _expectation_maximisation(links, _words_explained(rows), one)
    # The same links, each now explaining the English word of its sentence.
    at = np.cumsum([0, *(len(a) for a, _ in rows[:-1])])
    explained = np.concatenate(
        [np.repeat(np.arange(len(a)) + n, len(b)) for (a, b), n in zip(rows, at, strict=True)]
    )
    in_first = _expectation_maximisation(links, explained, other)
    strength = np.sqrt(in_first * in_second)
    return Translations(
        to_english=_likeliest(other, indonesian.words, one, english.words, strength),
        to_indonesian=_likeliest(one, english.words, other, indonesian.words, strength),
    )


def _likeliest(
    given: np.ndarray,
    words: Sequence[str],
    translation: np.ndarray,
    meanings: Sequence[str],
    strength: np.ndarray,
) -> dict[str, tuple[tuple[str, float], ...]]:
    found: defaultdict[str, list[tuple[str, float]]] = defaultdict(list)
    kept = np.flatnonzero(strength >= LIKELY)
    for pair in kept[np.argsort(-strength[kept], kind="stable")]:
        word = words[given[pair]]
        if len(found[word]) < MOST:
            found[word].append((meanings[translation[pair]], float(strength[pair])))
    return {word: tuple(translations) for word, translations in found.items()}


def _words_explained(rows: Sequence[tuple[np.ndarray, np.ndarray]]) -> np.ndarray:
    """For each possible link of two words, which word of which sentence it would explain."""
    firsts = np.cumsum([0, *(len(b) for _, b in rows[:-1])])
    return np.concatenate(
        [
            np.tile(np.arange(len(b)) + first, len(a))
            for (a, b), first in zip(rows, firsts, strict=True)
        ]
    )


def _expectation_maximisation(
    links: np.ndarray, explained: np.ndarray, given: np.ndarray
) -> np.ndarray:
    probability = np.ones(len(given))
    for _ in range(ITERATIONS):
        weight = probability[links]
        share = weight / np.bincount(explained, weights=weight)[explained]
        counts = np.bincount(links, weights=share, minlength=len(given))
        probability = counts / np.bincount(given, weights=counts)[given]
    return probability


class _Numbers:
    """Numbers the words of one language."""

    def __init__(self) -> None:
        self._rows: dict[str, int] = {}
        self.words: list[str] = []

    def of(self, text: str) -> np.ndarray:
        """The numbers of a text's different words."""
        words = dict.fromkeys(WORD.findall(fold(text)))
        for word in words:
            if word not in self._rows:
                self._rows[word] = len(self.words)
                self.words.append(word)
        return np.array([self._rows[word] for word in words], dtype=np.int64)
