"""Passages that search finds for a question and that do not answer it."""

from __future__ import annotations

import json
import random
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from index import Index
from rag.reader.training.examples import Example, find_answer

FOUND = 8  # passages, of which one is taken


def find_negatives(examples: Sequence[Example], count: int, rng: random.Random) -> list[Example]:
    """Answerable questions over passages found for them in which the answer does not stand."""
    passages = list(dict.fromkeys(example.passage for example in examples))
    asked = rng.sample([e for e in examples if e.answers], count)
    made = []
    with tempfile.TemporaryDirectory() as folder, _collection(passages, Path(folder)) as index:
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


def _collection(passages: Sequence[str], folder: Path) -> Index:
    file = folder / "passages.jsonl"
    with file.open("w", encoding="utf-8") as out:
        for passage in passages:
            out.write(json.dumps({"body": passage}, ensure_ascii=False) + "\n")
    index = Index.open(folder / "home")
    index.sync([file])
    return index
