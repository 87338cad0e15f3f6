"""Examples in numbers, and in batches."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import torch

from rag.entailment.training.examples import LABELS, Example
from rag.entailment.training.roles.make import Role, Told
from rag.reader.pieces import LONGEST_QUESTION, encode
from rag.reader.training.batches import group_by_length, padded
from rag.reader.training.learning import BUDGET, Batch

LONGEST = 224  # pieces
PAIRED = "paired"  # a batch's entry if it holds true claims, each with a false one after it
NOT_TOLD = -100  # of a piece whose part is not told: cross entropy leaves it out


@dataclass(frozen=True, slots=True)
class Encoded:
    """An example in numbers.

    Attributes:
        pieces: Numbers of the word pieces.
        passage_from: Where the passage's begin.
        label: Number of the label.
        parts: Of each piece, which part its name plays, 0 for none, or NOT_TOLD.
    """

    pieces: list[int]
    passage_from: int
    label: int
    parts: list[int]


def encode_all(examples: Sequence[Example | Told], tokenizer: Any) -> list[Encoded]:
    """The examples in numbers; those too long are left out."""
    made = (_encoded(example, tokenizer) for example in examples)
    return [one for one in made if one is not None]


def encode_pairs(
    pairs: Iterable[tuple[Example, Example]], tokenizer: Any
) -> list[tuple[Encoded, Encoded]]:
    """Pairs in numbers; those of which one is too long are left out."""
    made = ((_encoded(true, tokenizer), _encoded(false, tokenizer)) for true, false in pairs)
    return [(true, false) for true, false in made if true and false]


def _encoded(given: Example | Told, tokenizer: Any) -> Encoded | None:
    example = given.example if isinstance(given, Told) else given
    row = encode(tokenizer, example.claim, example.context, example.passage)
    count = len(row.pieces)
    if count > LONGEST:
        return None
    parts = [NOT_TOLD] * count
    if isinstance(given, Told):
        offsets = tokenizer.encode(example.claim, add_special_tokens=False).offsets
        in_claim = _parts(offsets[:LONGEST_QUESTION], given.in_claim)
        in_passage = _parts(row.offsets, given.in_passage)
        between = [0] * (count - 1 - len(in_claim) - len(in_passage))
        parts = [0, *in_claim, *between, *in_passage]
    return Encoded(row.pieces, row.passage_from, LABELS.index(example.label), parts)


def _parts(offsets: Sequence[tuple[int, int]], roles: Sequence[Role]) -> list[int]:
    """Which part each piece plays."""
    return [
        next((role for first, last, role in roles if start < last and end > first), 0)
        for start, end in offsets
    ]


def batches(
    encoded: Sequence[Encoded], rng: random.Random, pad: Any, budget: int = BUDGET
) -> list[Batch]:
    """Batches of about so many pieces."""
    lengths = [len(row.pieces) for row in encoded]
    groups = group_by_length(lengths, budget, rng)
    return [_batch([encoded[number] for number in group], pad) for group in groups]


def pair_batches(
    pairs: Sequence[tuple[Encoded, Encoded]], rng: random.Random, pad: Any, budget: int = BUDGET
) -> list[Batch]:
    """Batches of about so many pieces, in which each false claim comes after its true one."""
    lengths = [max(len(true.pieces), len(false.pieces)) for true, false in pairs]
    groups = group_by_length(lengths, budget // 2, rng)
    return [
        {**_batch([row for number in group for row in pairs[number]], pad), PAIRED: torch.ones(1)}
        for group in groups
    ]


def _batch(rows: Sequence[Encoded], pad: Any) -> dict[str, torch.Tensor]:
    tensors = padded([row.pieces for row in rows], [row.passage_from for row in rows], pad)
    parts = torch.full(tensors["pieces"].shape, NOT_TOLD)
    for i, row in enumerate(rows):
        parts[i, : len(row.parts)] = torch.tensor(row.parts)
    return {**tensors, "labels": torch.tensor([row.label for row in rows]), "parts": parts}
