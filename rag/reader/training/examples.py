"""What the reader learns from: questions with a passage and the places of the answer in it."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from index.training_pairs import read_rows
from index.words import fold
from rag.question import join_follow_up
from rag.reader.training.translations import Translations

WORD = re.compile(r"\w+|\W+")
MONTHS = (
    "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember"
).split()


@dataclass(frozen=True, slots=True)
class Example:
    """A question about a passage.

    Attributes:
        question: In either language.
        passage: What may answer it.
        answers: Where the answer stands in the passage, each time; none if it does not.
        context: What stands before the passage: title and date, or nothing.
    """

    question: str
    passage: str
    answers: tuple[tuple[int, int], ...]
    context: str = ""


def find_answer(passage: str, answer: str) -> tuple[tuple[int, int], ...]:
    """Each place where an answer stands as whole words; case is overlooked if it must be."""
    if not answer.strip():
        return ()
    # Nor is "6" an answer within "6,3".
    pattern = rf"(?<!\w)(?<!\d[.,]){re.escape(answer.strip())}(?!\w|[.,]\d)"
    for flags in (re.NOFLAG, re.IGNORECASE):
        found = tuple((m.start(), m.end()) for m in re.finditer(pattern, passage, flags))
        if found:
            return found
    return ()


def indonesian_examples(data: Path) -> list[Example]:
    """Those of FacQA and IDK-MRC; the few whose answer is not verbatim are left out."""
    made = [
        _example(row["question"], row["passage"], [row["answer"]], True)
        for row in read_rows(data / "qa/facqa_train.jsonl.gz")
    ]
    made += [
        _example(row["question"], row["passage"], row["answers"], row["answerable"])
        for row in read_rows(data / "qa/idk_mrc_train.jsonl.gz")
    ]
    return [example for example in made if example is not None]


def english_examples(data: Path) -> list[Example]:
    """English questions over Indonesian passages."""
    made = [
        _example(row["question_en"], row["passage"], [row["answer"] or ""], row["answerable"])
        for row in read_rows(data / "qa/english_questions_train.jsonl.gz")
    ]
    return [example for example in made if example is not None]


def _example(
    question: str, passage: str, answers: Sequence[str], answerable: bool
) -> Example | None:
    places = tuple(place for a in answers if a for place in find_answer(passage, a))
    if answerable and not places:
        return None
    return Example(" ".join(question.split()), passage, places if answerable else ())


def switch_codes(
    example: Example, translations: Translations, share: float, rng: random.Random
) -> Example:
    """The example with some of its question's words put into English.

    What is learned of a question is so learned of one in the other language too (Qin et al.,
    2020, "CoSDA-ML: Multi-Lingual Code-Switching Data Augmentation").
    """
    pieces = []
    for piece in WORD.findall(example.question):
        meant = translations.to_english.get(fold(piece), ())
        if meant and rng.random() < share:
            words, weights = zip(*meant, strict=True)
            piece = rng.choices(words, weights)[0]
        pieces.append(piece)
    return replace(example, question="".join(pieces))


def give_context(example: Example, rng: random.Random) -> Example:
    """The example with something like a headline, and now and then a date, before its passage.

    The headline is made of words of the passage without the answer's, since neither file of
    questions has headlines: what stands before a passage is to be read and never marked.
    """
    taken = {i for start, end in example.answers for i in range(start, end)}
    words = [m for m in re.finditer(r"\w{3,}", example.passage) if m.start() not in taken]
    chosen = sorted(rng.sample(words, min(rng.randint(3, 8), len(words))), key=lambda m: m.start())
    headline = " ".join(m[0] for m in chosen)
    return replace(example, context=dated(headline, rng))


def dated(headline: str, rng: random.Random) -> str:
    """A headline with some date behind it, now and then."""
    day = f"{rng.randint(1, 28)} {rng.choice(MONTHS)} {rng.randint(1995, 2026)}"
    return f"{headline}. {day}" if rng.random() < 0.6 else headline


def follow_up(example: Example, earlier: str) -> Example:
    """The example as a question that follows up on an earlier one is put to the reader."""
    return replace(example, question=join_follow_up(example.question, earlier))


def spoken(example: Example, rng: random.Random) -> Example:
    """The example with its question as people type it: no question mark, no capitals needed."""
    question = example.question.rstrip(" ?.")
    return replace(example, question=question if rng.random() < 0.5 else question + "?")
