"""Passages that search finds for a question and that do not answer it."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from rag.fit import build
from rag.reader.training.examples import Example, find_answer

FOUND = 8  # passages, of which one is taken


def find_negatives(examples: Sequence[Example], count: int, rng: random.Random) -> list[Example]:
    """Answerable questions over passages found for them in which the answer does not stand."""
    passages = list(dict.fromkeys(example.passage for example in examples))
    asked = rng.sample([e for e in examples if e.answers], count)
    made = []
    with tempfile.TemporaryDirectory() as folder, build(passages, Path(folder)) as index:
        for example in asked:
            said = {example.passage[start:end] for start, end in example.answers}
            found = [
                hit.passage.text
                for hit in index.search(example.question, FOUND)
                if not any(find_answer(hit.passage.text, answer) for answer in said)
            ]
            if found:
                made.append(replace(example, passage=rng.choice(found), answers=()))
    return made
