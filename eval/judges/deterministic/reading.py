"""Which kind of claim a text is, and the features that are weighed for that kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from eval.judges.deterministic.by_sentence import Covered, by_sentence, cover
from eval.judges.deterministic.copied import copied
from eval.judges.deterministic.novelty import joined_names, novelty
from eval.judges.deterministic.short import LONGEST, ROOM
from eval.judges.deterministic.texts import Compared

# An answer to a question; another text of several sentences; one sentence; one sentence over
# premises that the entailment model reads whole.
Kind = Literal["answer", "text", "sentence", "short"]


@dataclass(frozen=True, slots=True)
class Read:
    """A longer claim, read.

    Attributes:
        features: By name.
        sentences: Its sentences beside the premises.
    """

    features: dict[str, float]
    sentences: tuple[Covered, ...]


def kind_of(compared: Compared, premises: Sequence[str]) -> Kind:
    """Which weights a claim is judged by."""
    claim = compared.claim
    several = len(claim.words) > 0 and int(claim.sentences.max()) > 0
    room = sum(map(len, premises)) <= ROOM and len(claim.text) <= LONGEST
    if room and not several:
        return "short"
    if compared.question.words:
        return "answer"
    return "text" if several else "sentence"


def is_among_passages(compared: Compared, premises: Sequence[str]) -> bool:
    """True for one sentence over several passages, each of which the model reads whole."""
    claim = compared.claim
    several = len(claim.words) > 0 and int(claim.sentences.max()) > 0
    short = max(map(len, premises)) <= ROOM and len(claim.text) <= LONGEST
    return len(premises) > 1 and short and not several


def read_long(compared: Compared) -> Read:
    """The features of a claim that is not short."""
    sentences = cover(compared)
    return Read(
        {
            **novelty(compared),
            "joined names": joined_names(compared),
            **copied(compared),
            **by_sentence(sentences),
        },
        sentences,
    )
