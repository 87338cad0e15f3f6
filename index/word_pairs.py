"""Words and phrases of two languages that translate each other, mined from parallel sentences."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from index.training_pairs import Pair
from index.words import FUNCTION_WORDS, fold

MINED_DICE = 0.3
ITERATIONS = 5
LIKELY = 0.15  # probability of a translation, given the English word
TWICE = 2  # sentences in which both words stand: one alone proves nothing
TRANSLATIONS = 3  # of one word
WORD = re.compile(r"\w+")


def mined_pairs(pairs: Sequence[Pair]) -> list[Pair]:
    """Words and two-word phrases that translate each other, found in parallel sentences.

    Two phrases belong together if their Dice coefficient over the sentence pairs is high and each
    is among the best two of the other (the association measure of Smadja et al., 1996,
    "Translating Collocations for Bilingual Lexicons").
    """
    english, english_counts = phrase_matrix([pair[0] for pair in pairs], "en")
    indonesian, indonesian_counts = phrase_matrix([pair[1] for pair in pairs], "id")
    joint = (english_counts.T @ indonesian_counts).tocoo()
    often = joint.data >= 3
    rows, columns, counts = joint.row[often], joint.col[often], joint.data[often]
    totals = (
        np.asarray(english_counts.sum(axis=0)).ravel()[rows]
        + np.asarray(indonesian_counts.sum(axis=0)).ravel()[columns]
    )
    dice = 2 * counts / totals
    kept = dice >= MINED_DICE
    rows, columns, dice = rows[kept], columns[kept], dice[kept]
    mutual = best_two(rows, dice) & best_two(columns, dice)
    return [(english[r], indonesian[c]) for r, c in zip(rows[mutual], columns[mutual], strict=True)]


def phrase_matrix(texts: Sequence[str], language: str) -> tuple[list[str], Any]:
    """Content words and pairs of them by text: the phrases, and a (texts, phrases) 0/1 matrix."""
    from scipy.sparse import csr_matrix

    function_words = FUNCTION_WORDS[language]
    documents, frequency = [], Counter[str]()
    for text in texts:
        words = [w for w in WORD.findall(fold(text)) if not w[0].isdigit()]
        content = [w not in function_words for w in words]
        phrases = {w for w, kept in zip(words, content, strict=True) if kept}
        both = pairwise(content)
        neighbours = pairwise(words)
        phrases |= {f"{a} {b}" for (a, b), kept in zip(neighbours, both, strict=True) if all(kept)}
        documents.append(phrases)
        frequency.update(phrases)
    known = {p: i for i, p in enumerate(p for p, n in frequency.items() if 3 <= n <= 4000)}
    places = [(row, known[p]) for row, ps in enumerate(documents) for p in ps if p in known]
    row_numbers, column_numbers = zip(*places, strict=True)
    ones = np.ones(len(places), dtype=np.float32)
    shape = (len(texts), len(known))
    return list(known), csr_matrix((ones, (row_numbers, column_numbers)), shape=shape)


def best_two(groups: np.ndarray, scores: np.ndarray) -> np.ndarray:
    """True where a score is among the best two of its group."""
    order = np.lexsort((-scores, groups))
    ordered = groups[order]
    firsts = np.r_[0, np.flatnonzero(np.diff(ordered)) + 1]
    rank = np.arange(len(ordered)) - np.repeat(firsts, np.diff(np.r_[firsts, len(ordered)]))
    best = np.empty(len(groups), dtype=bool)
    best[order] = rank < 2
    return best


def translation_pairs(pairs: Sequence[Pair]) -> list[Pair]:
    """Single words that translate each other, rare ones included.

    IBM Model 1 without the empty word (Brown et al., 1993, "The Mathematics of Statistical
    Machine Translation"), trained by expectation maximisation. Words that are the same in both
    languages are left out: they have one vector anyway.
    """
    english, indonesian = Vocabulary("en"), Vocabulary("id")
    sentences = [(english.rows(first), indonesian.rows(second)) for first, second in pairs]
    sentences = [(e, i) for e, i in sentences if len(e) and len(i)]
    firsts = np.concatenate([np.repeat(e, len(i)) for e, i in sentences])
    seconds = np.concatenate([np.tile(i, len(e)) for e, i in sentences])
    keys, links = np.unique(firsts * len(indonesian) + seconds, return_inverse=True)
    one, other = np.divmod(keys, len(indonesian))
    # Which Indonesian word of which sentence each link explains.
    at = np.cumsum([0, *(len(i) for _, i in sentences[:-1])])
    explained = np.concatenate(
        [
            np.tile(np.arange(len(i)) + first, len(e))
            for (e, i), first in zip(sentences, at, strict=True)
        ]
    )
    probability = expectation_maximisation(links, explained, one)
    often = np.bincount(links) >= TWICE
    found: list[Pair] = []
    best: Counter[int] = Counter()
    for link in np.argsort(-probability, kind="stable"):
        if probability[link] < LIKELY:
            break
        pair = english.words[one[link]], indonesian.words[other[link]]
        if often[link] and pair[0] != pair[1] and best[int(one[link])] < TRANSLATIONS:
            best[int(one[link])] += 1
            found.append(pair)
    return found


class Vocabulary:
    """Numbers the content words of one language's sentences; ``words`` by number."""

    def __init__(self, language: str) -> None:
        self._function_words = FUNCTION_WORDS[language]
        self._rows: dict[str, int] = {}
        self.words: list[str] = []

    def __len__(self) -> int:
        return len(self.words)

    def rows(self, text: str) -> np.ndarray:
        """The numbers of a text's different content words."""
        words = dict.fromkeys(w for w in WORD.findall(fold(text)) if not w[0].isdigit())
        kept = [w for w in words if w not in self._function_words]
        for word in kept:
            if word not in self._rows:
                self._rows[word] = len(self.words)
                self.words.append(word)
        return np.array([self._rows[word] for word in kept], dtype=np.int64)


def expectation_maximisation(
    links: np.ndarray, explained: np.ndarray, given: np.ndarray
) -> np.ndarray:
    """Translation probabilities of pairs of words.

    Args:
        links: Which pair each possible link of two words of a sentence is: (links,).
        explained: Which word of which sentence it would explain: (links,).
        given: The word that each pair translates: (pairs,).

    Returns:
        The probability of each pair's translation, given the word: (pairs,).
    """
    probability = np.ones(len(given))
    for _ in range(ITERATIONS):
        weight = probability[links]
        share = weight / np.bincount(explained, weights=weight)[explained]
        counts = np.bincount(links, weights=share, minlength=len(given))
        probability = counts / np.bincount(given, weights=counts)[given]
    return probability
