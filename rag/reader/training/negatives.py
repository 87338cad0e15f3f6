"""Passages that search finds for a question and that do not answer it."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from index import Index
from rag.fit import build
from rag.reader.training.examples import Example, find_answer

FOUND = 8  # passages, of which one is taken
NEAREST = 3  # of those that do not answer, mostly one of these
TITLED = 0.5  # share of the articles' passages that keep their title


def find_negatives(examples: Sequence[Example], count: int, rng: random.Random) -> list[Example]:
    """Answerable questions over passages found for them in which the answer does not stand."""
    passages = list(dict.fromkeys(example.passage for example in examples))
    asked = rng.sample([e for e in examples if e.answers], count)
    with tempfile.TemporaryDirectory() as folder, build(passages, Path(folder)) as index:
        return _over(index, asked, rng)


def find_elsewhere(
    asked: Sequence[Example], articles: Sequence[tuple[str, str]], rng: random.Random
) -> list[Example]:
    """Questions over passages found for them in articles that were not written about them.

    Args:
        asked: The questions; where an answer of theirs stands in a passage, another is taken.
        articles: Titles and texts.
        rng: Decides which of the passages found.
    """
    titles, texts = zip(*articles, strict=True)
    with tempfile.TemporaryDirectory() as folder, build(texts, Path(folder), titles) as index:
        return _over(index, asked, rng)


def _over(index: Index, asked: Sequence[Example], rng: random.Random) -> list[Example]:
    made = []
    for example in asked:
        said = {example.passage[start:end] for start, end in example.answers}
        found = [
            hit
            for hit in index.search(example.question, FOUND)
            if not any(find_answer(hit.passage.text, answer) for answer in said)
        ]
        if not found:
            continue
        hit = rng.choice(found[:NEAREST] if rng.random() < 0.7 else found)
        title = (hit.passage.article.title or "") if rng.random() < TITLED else ""
        made.append(replace(example, passage=hit.passage.text, answers=(), context=title))
    return made
