"""BM25 over terms that may stand in several forms."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from index.full_text import TITLE, PassageWords
from index.query import Term, is_phrase
from index.words import fold_words

K1, B = 1.2, 0.75


def score_passages(
    terms: Sequence[Term],
    passages: Sequence[PassageWords],
    collection_size: int,
    mean_length: float,
) -> np.ndarray:
    """BM25 with the forms of a term counted as one word.

    Okapi BM25 (Robertson et al., 1995) on structured queries: the frequencies of a term's forms
    are added up, weighted (Pirkola, 1998; Darwish and Oard, 2003), so that a word with many
    translations does not outweigh one with few, and a rare wrong one does not win by its rarity.

    Args:
        terms: The question's terms.
        passages: The passages to score.
        collection_size: How many passages the collection holds.
        mean_length: Mean number of stems of a passage.

    Returns:
        One score a passage, 0 if it holds none of the terms: (passages,).
    """
    if not terms or not passages:
        return np.zeros(len(passages))
    held = np.minimum([term.passages for term in terms], collection_size)
    weights = np.log1p((collection_size - held + 0.5) / (held + 0.5))
    counts, lengths = _count(terms, passages)
    saturation = K1 * (1 - B + B * lengths / max(mean_length, 1.0))
    scores: np.ndarray = (counts * (K1 + 1) / (counts + saturation[:, None])) @ weights
    return scores


def _count(
    terms: Sequence[Term], passages: Sequence[PassageWords]
) -> tuple[np.ndarray, np.ndarray]:
    """Weighted occurrences, (passages, terms), and numbers of stems, (passages,)."""
    single: dict[str, list[tuple[int, float]]] = {}
    phrases: list[tuple[str, int, float]] = []
    for column, term in enumerate(terms):
        for form, weight in term.forms.items():
            if is_phrase(form):
                phrases.append((_spaced(fold_words(form)), column, weight))
            else:
                single.setdefault(form, []).append((column, weight))
    counts = np.zeros((len(passages), len(terms)))
    lengths = np.zeros(len(passages))
    for row, passage in enumerate(passages):
        stems = passage.stems.split()
        lengths[row] = len(stems)
        for stem in [stem for stem in stems if stem in single]:
            for column, weight in single[stem]:
                counts[row, column] += weight
        title = passage.title.split()
        in_title = np.zeros(len(terms))  # words and stems stand there: each term counts once
        for word in [word for word in title if word in single]:
            for column, weight in single[word]:
                in_title[column] = max(in_title[column], TITLE * weight)
        if phrases:
            spaced, spaced_title = _spaced(passage.words.split()), _spaced(title)
            for phrase, column, weight in phrases:
                counts[row, column] += weight * spaced.count(phrase)
                if phrase in spaced_title:
                    in_title[column] = max(in_title[column], TITLE * weight)
        counts[row] += in_title
    return counts, lengths


def _spaced(words: Sequence[str]) -> str:
    """Words with a blank on both sides of each, so that those side by side share none."""
    return "".join([f" {word} " for word in words])
