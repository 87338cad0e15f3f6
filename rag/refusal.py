"""Whether the evidence answers at all: what of the question no article speaks of."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from index.words import find_words
from rag.align import Alignment
from rag.evidence import Evidence, Weighed
from rag.fitted import ANSWERING, READ_ANSWERING
from rag.marks import Marks, log_odds
from rag.policy import BUILTIN, Thresholds
from rag.question import Question
from rag.typed import KIN, REVERSING, find_names

# What "the middle sentence found" means where only few are found.
USUAL_SIMILARITY = 0.2
FEW = 10
LEAST_WINDOW = 0.001
MANY = 1_000  # passages; more make no difference
FOUND = 0.5  # a correspondence this good means that a word was found


def confidence(question: Question, weighed: Weighed) -> float:
    """Log-odds that the best evidence answers the question, by what the reader marked if it read.

    Minus infinity where there is none, or where a name in the question stands nowhere near it:
    of 2,400 train questions that is so for 0.7 % of the answerable and 6 % of the others.
    """
    if not weighed.evidence or misses_a_name(question, weighed):
        return float("-inf")
    sure = float(answering_features(question, weighed) @ ANSWERING.weights + ANSWERING.bias)
    if not weighed.marks.windows:
        return sure
    features = read_features(question, sure, weighed)
    return float(features @ READ_ANSWERING.weights + READ_ANSWERING.bias)


def probability(sure: float) -> float:
    """Log-odds as a probability, 0 to 1."""
    return 1.0 / (1.0 + math.exp(-sure)) if sure > -700 else 0.0


def answerable(sure: float, marks: Marks, thresholds: Thresholds = BUILTIN) -> bool:
    """True if the articles answer, as far as these log-odds of ``confidence`` say."""
    return sure >= (thresholds.read_answerable if marks.windows else thresholds.answerable)


def read_features(question: Question, sure: float, weighed: Weighed) -> np.ndarray:
    """What READ_ANSWERING weighs, in its order: (features,)."""
    window = log_odds(weighed.marks.best_window, LEAST_WINDOW)
    # Among many passages some are near to any question; a few about one subject are all alike.
    few = max(0.0, 1.0 - math.log10(max(weighed.among, 1)) / math.log10(MANY))
    return np.array([sure, window, float(question.language == "en"), few])


def answering_features(question: Question, weighed: Weighed) -> np.ndarray:
    """What ANSWERING weighs, in its order: (features,)."""
    best = weighed.evidence[0]
    similarities = [evidence.feature("similarity") for evidence in weighed.evidence]
    return np.array(
        [
            best.feature("coverage"),
            float(question.language == "en"),
            1.0 / max(len(weighed.alignment.terms), 1),
            max(similarities) - _middle(similarities),
        ]
    )


def _middle(similarities: Sequence[float]) -> float:
    """The similarity of the middle sentence, drawn to the usual one where few were found.

    In a collection of three sentences about one event none stands out from the others.
    """
    found = len(similarities)
    middle = float(np.median(similarities))
    return (found * middle + FEW * USUAL_SIMILARITY) / (found + FEW)


def misses_a_name(question: Question, weighed: Weighed) -> bool:
    """True if some person or thing named in the question stands nowhere near any evidence."""
    return lacks_a_name(question, weighed.alignment, weighed.evidence)


def lacks_a_name(question: Question, alignment: Alignment, evidence: Sequence[Evidence]) -> bool:
    """True if some name in the question stands near none of these sentences.

    Articles that never mention Zelensky cannot say what he commented on, and what Kim promised
    is neither what his sister promised nor what he refused. A name counts as found with any of
    its words.
    """
    named = [
        {word.folded for word in find_words(span.of(question.whole))}
        for span in find_names(question.whole)
    ]
    terms = [term.folded for term in alignment.terms]
    named += [{term} for term in terms if term in KIN or term in REVERSING]
    for words in named:
        rows = [i for i, term in enumerate(terms) if term in words]
        if rows and all(e.context[rows].max() < FOUND for e in evidence):
            return True
    return False
