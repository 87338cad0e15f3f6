"""One sentence over premises short enough to be read whole: entailment, facts and words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from eval.judges.deterministic.copied import copied
from eval.judges.deterministic.facts import LOOKED_FOR, Facts, check_facts
from eval.judges.deterministic.novelty import novelty
from eval.judges.deterministic.texts import Compared
from index.lexicon import Lexicon
from rag.entailment.entailment import Entailment, Verdict
from rag.reader.reading import Window

ROOM = 900  # characters of premises that the entailment model reads whole: some 200 pieces
LONGEST = 300  # characters of a claim that it reads whole: some 60 pieces
SMALLEST = 1e-4  # probability: what lies below tells nothing more

_NEGATION = re.compile(
    r"\b(?:tidak|tak|bukan|belum|tanpa|jangan|not|never|no|without|nor|neither)\b|n['’]t\b",
    re.IGNORECASE,
)
_OF_WORDS = ("new weight", "known share")
_OF_COPIES = ("runs of 2", "copied", "together")


@dataclass(frozen=True, slots=True)
class Weighed:
    """A short claim, weighed.

    Attributes:
        features: By name.
        facts: What the rules found.
        verdict: What the entailment model says.
    """

    features: dict[str, float]
    facts: Facts
    verdict: Verdict


def weigh(
    compared: Compared,
    premises: Sequence[str],
    question: str,
    lexicon: Lexicon,
    entailment: Entailment,
) -> Weighed:
    """Weighs a claim of one sentence.

    Args:
        compared: The claim beside its premises.
        premises: The same premises, apart.
        question: What it answers; may be empty.
        lexicon: Knows which words mean the same.
        entailment: Reads the premises, or where they are long the sentences nearest to the claim.
    """
    claim = compared.claim
    facts = check_facts(claim.text, claim.language, premises, question, lexicon)
    whole = "\n".join(premises)
    long = len(whole) > ROOM and facts.backing
    window = facts.backing.window() if long and facts.backing else Window(whole[:ROOM])
    [verdict] = entailment.judge(claim.text[:LONGEST], [window])
    nearest = facts.backing.sentences[0].text if facts.backing else ""
    negated = bool(_NEGATION.search(claim.text))
    novel, copies = novelty(compared), copied(compared)
    features = {
        "supported": _log(verdict.supported),
        "contradicted": _log(verdict.contradicted),
        "unsupported": _log(verdict.unsupported),
        **{name: novel[name] for name in _OF_WORDS},
        **{name: copies[name] for name in _OF_COPIES},
        "covered": facts.backing.covered if facts.backing else 0.0,
        "negated": float(negated),
        "negated otherwise": float(negated != bool(_NEGATION.search(nearest))),
        "two languages": float(claim.language != compared.premise.language),
        **{f"fault: {name}": float(name in facts.faults) for name in LOOKED_FOR},
    }
    return Weighed(features, facts, verdict)


def _log(probability: float) -> float:
    return float(np.log(max(probability, SMALLEST)))
