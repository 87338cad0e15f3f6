"""Examples as tensors: cut into word pieces, grouped by length, padded."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import torch

from rag.reader.pieces import encode
from rag.reader.training.examples import Example

LONGEST = 224  # pieces of question and passage together
SPARE = 0.95  # a cut may hold more pieces than others of its length


@dataclass(frozen=True, slots=True)
class Encoded:
    """An example in numbers; ``starts`` and ``ends`` are places among the pieces."""

    pieces: list[int]
    passage_from: int
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def encode_example(example: Example, tokenizer: Any, rng: random.Random) -> Encoded | None:
    """Numbers of an example; a long passage is cut to a stretch that still holds the answer.

    Returns:
        None where question and answer do not fit together.
    """
    question, passage, shift = example.question, example.passage, 0
    encoded = encode(tokenizer, question, example.context, passage)
    if len(encoded.pieces) > LONGEST:
        room = int(
            SPARE
            * len(passage)
            * (LONGEST - encoded.passage_from)
            / (len(encoded.pieces) - encoded.passage_from)
        )
        if example.answers:
            start, end = rng.choice(example.answers)
            low, high = max(0, end - room), min(start, len(passage) - room)
            shift = rng.randint(min(low, high), max(low, high)) if low != high else low
        else:
            shift = rng.randrange(max(len(passage) - room, 1))
        shift = max(shift, 0)
        passage = passage[shift : shift + room]
        encoded = encode(tokenizer, question, example.context, passage)
    pieces = encoded.pieces[:LONGEST]
    places: list[tuple[int, int]] = []
    for start, end in example.answers:
        inside = [
            encoded.passage_from + i
            for i, (a, b) in enumerate(encoded.offsets)
            if a < end - shift and b > start - shift
        ]
        whole = shift <= start and end <= shift + len(passage)
        if whole and inside and inside[-1] < len(pieces):
            places.append((inside[0], inside[-1]))
    if example.answers and not places:
        return None
    starts, ends = zip(*places, strict=True) if places else ((), ())
    return Encoded(pieces, encoded.passage_from, starts, ends)


def batches(
    encoded: Sequence[Encoded], budget: int, rng: random.Random, pad: int
) -> Iterator[dict[str, torch.Tensor]]:
    """Yields batches of about ``budget`` pieces, of examples of about the same length."""
    for group in group_by_length([len(row.pieces) for row in encoded], budget, rng):
        rows = [encoded[number] for number in group]
        made = padded([row.pieces for row in rows], [row.passage_from for row in rows], pad)
        starts, ends = torch.zeros(made["pieces"].shape), torch.zeros(made["pieces"].shape)
        for i, row in enumerate(rows):
            starts[i, list(row.starts)] = 1
            ends[i, list(row.ends)] = 1
        yield {**made, "starts": starts, "ends": ends}


def group_by_length(lengths: Sequence[int], budget: int, rng: random.Random) -> list[list[int]]:
    """Groups of the numbers of rows of about the same length, in random order.

    A group times its longest row is at most ``budget``.
    """
    order = sorted(range(len(lengths)), key=lambda i: lengths[i] + rng.random() * 12)
    groups: list[list[int]] = [[]]
    for number in order:
        longest = max([lengths[number], *(lengths[i] for i in groups[-1])])
        if groups[-1] and longest * (len(groups[-1]) + 1) > budget:
            groups.append([])
        groups[-1].append(number)
    rng.shuffle(groups)
    return groups


def padded(
    rows: Sequence[Sequence[int]], passages_from: Sequence[int], pad: int
) -> dict[str, torch.Tensor]:
    """Pieces, attention and passage as tensors of one length: (rows, length) each."""
    shape = (len(rows), max(map(len, rows)))
    pieces = torch.full(shape, pad)
    attention, passage = torch.zeros(shape, dtype=torch.long), torch.zeros(shape, dtype=torch.long)
    for i, (row, first) in enumerate(zip(rows, passages_from, strict=True)):
        pieces[i, : len(row)] = torch.tensor(row)
        attention[i, : len(row)] = 1
        passage[i, first : len(row)] = 1
    return {"pieces": pieces, "attention": attention, "passage": passage}
