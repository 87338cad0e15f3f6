"""Claims written by hand for this model: true ones in other words, and false ones beside them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from rag.entailment.training.examples import CONTRADICTED, SUPPORTED, UNSUPPORTED, Example

WRITTEN = Path(__file__).with_name("by_hand")
# One group in so many is not trained on: what weighs the verdicts is fitted on half of these.
ONE_IN = 10
# What is merely added, or put together out of the passage's words, is not denied by it.
_NOT_DENIED = frozenset(["addition", "garbled"])


def is_held_back(passage: str) -> bool:
    """True for the groups that are not trained on, by their Indonesian passage."""
    return sum(passage.encode()) % ONE_IN == 0


def is_for_proof(passage: str) -> bool:
    """True for half of the groups held back: bounds are proven on them, so nothing is fitted."""
    return is_held_back(passage) and sum(passage.encode()) // ONE_IN % 2 == 1


def written_examples(folder: Path = WRITTEN) -> Iterator[tuple[str, str, Example]]:
    """Every claim over its passage in both languages.

    Args:
        folder: Of ``*.jsonl`` files whose lines hold ``passage_id``, ``passage_en`` (the same in
            two languages) and ``pairs``: lists of the claim's language, what was changed, a true
            claim, and a false one.

    Yields:
        The Indonesian passage, what was changed, and the example.
    """
    for group in _groups(folder):
        for _, kind, true, false in group["pairs"]:
            otherwise = UNSUPPORTED if kind in _NOT_DENIED else CONTRADICTED
            for passage in (group["passage_id"], group["passage_en"]):
                yield group["passage_id"], kind, Example(true, passage, SUPPORTED)
                yield group["passage_id"], kind, Example(false, passage, otherwise)


def _groups(folder: Path) -> Iterable[dict[str, Any]]:
    for file in sorted(folder.glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)
