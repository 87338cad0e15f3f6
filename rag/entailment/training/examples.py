"""What the entailment model learns from: claims with a passage, and whether it bears them out."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from index.training_pairs import read_rows
from index.words import fold
from rag.reader.training.examples import WORD, dated
from rag.reader.training.translations import Translations

Label = Literal["supported", "contradicted", "unsupported"]
SUPPORTED: Label = "supported"
CONTRADICTED: Label = "contradicted"
UNSUPPORTED: Label = "unsupported"
LABELS: tuple[Label, ...] = (SUPPORTED, CONTRADICTED, UNSUPPORTED)
_OF_INDONLI: Mapping[str, Label] = {"e": "supported", "c": "contradicted", "n": "unsupported"}
WORDS_OF_HEADLINE = (3, 8)


@dataclass(frozen=True, slots=True)
class Example:
    """A claim about a passage.

    Attributes:
        claim: In Indonesian or English.
        passage: What may bear it out.
        label: Whether it does, says otherwise, or does not say.
        context: What stands before the passage: title and date, or nothing.
    """

    claim: str
    passage: str
    label: Label
    context: str = ""


def indonli_examples(data: Path) -> list[Example]:
    """IndoNLI, without the premises of ``indonli_test_lay``, which is measured on."""
    folder = data / "faithfulness"
    measured = {row["context"] for row in read_rows(folder / "indonli_test_lay.jsonl.gz")}
    rows = [
        (row["premise"], row["hypothesis"], row["label"])
        for row in read_rows(folder / "indonli_train.jsonl.gz")
    ]
    rows += [
        (row["context"], row["claim"], row["nli"])
        for row in read_rows(folder / "indonli_val.jsonl.gz")
    ]
    return [
        Example(_one_line(claim), _one_line(premise), _OF_INDONLI[label])
        for premise, claim, label in rows
        if premise not in measured
    ]


def switch_codes(
    example: Example, translations: Translations, share: float, rng: random.Random
) -> Example:
    """The example with words of its claim put into English (Qin et al., 2020, "CoSDA-ML")."""
    pieces = []
    for piece in WORD.findall(example.claim):
        meant = translations.to_english.get(fold(piece), ())
        if meant and rng.random() < share:
            words, weights = zip(*meant, strict=True)
            piece = rng.choices(words, weights)[0]
        pieces.append(piece)
    return replace(example, claim="".join(pieces))


def among_others(example: Example, others: Sequence[str], rng: random.Random) -> Example:
    """The example with its passage among some sentences that speak of other things."""
    around = rng.sample(others, min(rng.randint(1, 3), len(others)))
    place = rng.randrange(len(around) + 1)
    passage = " ".join([*around[:place], example.passage, *around[place:]])
    return replace(example, passage=passage)


def give_context(example: Example, rng: random.Random) -> Example:
    """The example with something like a headline, and now and then a date, before its passage."""
    words = re.findall(r"\w{3,}", example.passage)
    count = min(rng.randint(*WORDS_OF_HEADLINE), len(words))
    places = sorted(rng.sample(range(len(words)), count))
    return replace(example, context=dated(" ".join(words[p] for p in places), rng))


def _one_line(text: str) -> str:
    return " ".join(text.split())
