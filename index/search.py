"""Hybrid search: full-text and vectors, their scores fused."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np

from index.archive import Archive
from index.article import Hit
from index.embedder import Embedder
from index.language import detect_language
from index.lexicon import Lexicon
from index.query import expression, find_terms
from index.vectors import VectorStore

ARMS = ("lexical", "dense")
CANDIDATES = 100  # each arm's


@dataclass(frozen=True, slots=True)
class Weights:
    """What each arm's z-score counts."""

    lexical: float
    dense: float


# Figures of other weights on the dev questions stand in the embedder's model card.
WEIGHTS = Weights(lexical=1.0, dense=0.7)


def search(
    text: str,
    k: int,
    arms: Collection[str],
    archive: Archive,
    vectors: VectorStore,
    embedder: Embedder,
    lexicon: Lexicon,
) -> tuple[Hit, ...]:
    """The passages that best fit a question or a few words.

    Args:
        text: Question or search words, in Indonesian or English.
        k: How many passages at most.
        arms: Which of ``ARMS`` look for them.
        archive: Passages and full-text index.
        vectors: Vectors of the passages.
        embedder: Makes the question's vector.
        lexicon: Carries words over to the other language.

    Returns:
        Hits, best first.
    """
    language = detect_language(text)
    terms = find_terms(text, language, archive, lexicon)
    found_by: dict[str, list[tuple[int, float]]] = {}
    if "lexical" in arms:
        found_by["lexical"] = archive.match(expression(terms), CANDIDATES) if terms else []
    if "dense" in arms:
        found_by["dense"] = vectors.search(embedder.embed_queries([text])[0], CANDIDATES)
    fused = fuse(found_by, {"lexical": WEIGHTS.lexical, "dense": WEIGHTS.dense})[:k]
    passages = archive.passages([number for number, _ in fused])
    ranks = {
        arm: {number: rank for rank, (number, _) in enumerate(found, start=1)}
        for arm, found in found_by.items()
    }
    return tuple(
        Hit(
            passage=passages[number],
            score=score,
            ranks={arm: places[number] for arm, places in ranks.items() if number in places},
        )
        for number, score in fused
        if number in passages
    )


def fuse(
    arms: Mapping[str, list[tuple[int, float]]], weights: Mapping[str, float]
) -> list[tuple[int, float]]:
    """Weighted sum of z-scores over all candidates of all arms.

    A passage that holds none of the words has a BM25 of 0; one that is not among the nearest
    vectors is at best as near as the last of them.

    Args:
        arms: Scored passages by arm.
        weights: What each arm counts.

    Returns:
        Passages with fused scores, best first.
    """
    numbers = sorted({number for found in arms.values() for number, _ in found})
    total = np.zeros(len(numbers))
    for arm, found in arms.items():
        if not found:
            continue
        scores = dict(found)
        missed = 0.0 if arm == "lexical" else min(scores.values())
        values = np.array([scores.get(number, missed) for number in numbers])
        spread = values.std()
        if spread > 0:
            total += weights[arm] * (values - values.mean()) / spread
    order = np.argsort(-total, kind="stable")
    return [(numbers[i], float(total[i])) for i in order]
