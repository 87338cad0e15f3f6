"""The questions that a language model is asked, with what is known of their answers."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from pathlib import Path

from eval.cases import GOLDEN, Case, load_cases
from eval.reader.cases import load_sets
from index.errors import CaseError

SEEDS, FACQA = "seeds", "facqa"
SEED = 20261121


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its gold answer.

    Attributes:
        set: ``"seeds"`` or ``"facqa"``.
        id: Its name in its set.
        question: As asked.
        history: Earlier questions of the conversation.
        answerable: True if the articles say.
        gold: Right answers: whole sentences for the seeds, a few words for FacQA.
        facts: What a right answer holds one of, word for word.
        forbidden: What no right answer holds.
        evidence: What says so, as (file name, quote); the file is empty where the quote is a
            passage of a pool.
    """

    set: str
    id: str
    question: str
    history: tuple[str, ...]
    answerable: bool
    gold: tuple[str, ...]
    facts: tuple[str, ...]
    forbidden: tuple[str, ...]
    evidence: tuple[tuple[str, str], ...]


def load_seeds(file: Path = GOLDEN) -> tuple[Asked, ...]:
    """The golden questions about the seed articles.

    Raises:
        CaseError: If the file cannot be used.
    """
    answers = _answers(file)
    return tuple(_seed(case, answers.get(case.id, "")) for case in load_cases(file))


def load_facqa(data: Path, most: int) -> tuple[Asked, ...]:
    """The first FacQA development questions in a fixed random order: 20 of them are among 200.

    Raises:
        CaseError: If a file is missing or cannot be used.
    """
    cases = list(load_sets(data)["facqa"])
    random.Random(SEED).shuffle(cases)
    return tuple(
        Asked(FACQA, c.id, c.question, (), True, c.answers, c.answers, (), (("", c.passage),))
        for c in cases[:most]
    )


def _seed(case: Case, answer: str) -> Asked:
    return Asked(
        set=SEEDS,
        id=case.id,
        question=case.question,
        history=case.history,
        answerable=case.answerable,
        gold=(answer,) if answer else (),
        facts=tuple(fact for group in case.must_contain for fact in group),
        forbidden=case.must_not_contain,
        evidence=case.evidence,
    )


def _answers(file: Path) -> dict[str, str]:
    """The gold answers in full, which the scores of ``kutip eval seeds`` do not need."""
    try:
        rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line]
        return {row["id"]: str(row.get("answer", "")).strip() for row in rows}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise CaseError(f"The cases in {file} cannot be read: {error!r}") from error
