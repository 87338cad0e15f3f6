"""Claims written by hand for this model: true ones in other words, and false ones beside them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rag.entailment.training.examples import CONTRADICTED, SUPPORTED, UNSUPPORTED, Example, Label

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


@dataclass(frozen=True, slots=True)
class Pair:
    """A true claim and the false one beside it.

    Attributes:
        passages: What both are about, the same in Indonesian and in English.
        language: Of both claims.
        kind: What was changed in the false one.
        true: The claim that the passages bear out.
        false: The claim that they do not bear out.
    """

    passages: tuple[str, str]
    language: str
    kind: str
    true: str
    false: str

    @property
    def group(self) -> str:
        """What it shares with the other pairs about the same passages: the Indonesian one."""
        return self.passages[0]

    @property
    def otherwise(self) -> Label:
        """What the passages say of the false claim."""
        return UNSUPPORTED if self.kind in _NOT_DENIED else CONTRADICTED


def written_pairs(folder: Path = WRITTEN) -> Iterator[Pair]:
    """Every pair of claims.

    Args:
        folder: Of ``*.jsonl`` files whose lines hold ``passage_id``, ``passage_en`` (the same in
            two languages) and ``pairs``: lists of the claims' language, what was changed, a true
            claim, and a false one.
    """
    for file in sorted(folder.glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            group = json.loads(line)
            passages = (group["passage_id"], group["passage_en"])
            for language, kind, true, false in group["pairs"]:
                yield Pair(passages, language, kind, true, false)


def written_examples(folder: Path = WRITTEN) -> Iterator[tuple[str, str, Example]]:
    """Every claim over its passage in both languages.

    Args:
        folder: See ``written_pairs``.

    Yields:
        The group, what was changed, and the example.
    """
    for pair in written_pairs(folder):
        for passage in pair.passages:
            yield pair.group, pair.kind, Example(pair.true, passage, SUPPORTED)
            yield pair.group, pair.kind, Example(pair.false, passage, pair.otherwise)
