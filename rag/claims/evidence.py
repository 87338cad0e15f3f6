"""The sentences of the passages that say most of what a claim says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from index.lexicon import Lexicon
from rag.align import Alignment, question_terms
from rag.claims.passage import CitedPassage
from rag.reader.reading import Window
from rag.reference import points_back

# Characters of what is read together: with 450 the minimal pairs are told no better (area .858
# against .855), and it takes longer.
ROOM = 300
GAIN = 0.15  # of the claim's words, from which another sentence is evidence too
MOST = 3  # sentences


@dataclass(frozen=True, slots=True)
class Found:
    """A sentence of a passage.

    Attributes:
        passage: Where it stands.
        ordinal: Which sentence of the article.
    """

    passage: CitedPassage
    ordinal: int

    @property
    def text(self) -> str:
        """The sentence, verbatim."""
        return self.passage.view.texts[self.ordinal]


@dataclass(frozen=True, slots=True)
class Backing:
    """What stands for a claim.

    Attributes:
        sentences: Those that cover its words, best first.
        covered: How much of its words they cover together, 0 to 1.
    """

    sentences: tuple[Found, ...]
    covered: float

    @property
    def quoted(self) -> tuple[Found, ...]:
        """The sentences, and those without which they say nothing."""
        return (*self.sentences, *filter(None, map(_pointed_at, self.sentences)))

    def window(self) -> Window:
        """The sentences in their order, with what stands around the best, for the model to read."""
        best = self.sentences[0]
        around = [Found(best.passage, ordinal) for ordinal in _around(best)]
        parts = [*around, *filter(None, map(_pointed_at, around)), *self.quoted]
        # Passages may overlap, and what stands in two of them is read once.
        unlike = {(found.passage.view.article.id, found.ordinal): found for found in parts}
        ordered = sorted(unlike.values(), key=lambda found: (found.passage.number, found.ordinal))
        return Window(" ".join(found.text for found in ordered), best.passage.heading)


def _pointed_at(found: Found) -> Found | None:
    """The sentence before one that says nothing without it: "That date is known as ..."."""
    before = found.ordinal - 1
    cited = before in found.passage.ordinals
    return Found(found.passage, before) if cited and points_back(found.text) else None


def _around(found: Found) -> list[int]:
    """A sentence and its neighbours in the passage, while there is room."""
    ordinals, texts = found.passage.ordinals, found.passage.view.texts
    first = last = ordinals.index(found.ordinal)
    length = len(found.text)
    grown = True
    while grown:
        grown = False
        for place in (first - 1, last + 1):
            if 0 <= place < len(ordinals) and length + len(texts[ordinals[place]]) <= ROOM:
                length += len(texts[ordinals[place]]) + 1
                first, last, grown = min(first, place), max(last, place), True
    return list(ordinals[first : last + 1])


def align(
    claim: str, language: str, passages: Sequence[CitedPassage], lexicon: Lexicon
) -> Alignment:
    """Which words of the passages correspond to the claim's content words.

    Args:
        claim: Without marks.
        language: The claim's.
        passages: Those that it cites.
        lexicon: Knows which words mean the same.
    """
    texts = {text: words for passage in passages for text, words in passage.texts.items()}
    return Alignment(question_terms(claim, language), language, texts, lexicon)


def find_backing(passages: Sequence[CitedPassage], alignment: Alignment) -> Backing | None:
    """The sentences that cover most words of a claim; None where the passages have none.

    The best one first, then those that cover what it does not.

    Args:
        passages: Those that the claim cites.
        alignment: Of its words with theirs.
    """
    found = [Found(passage, ordinal) for passage in passages for ordinal in passage.ordinals]
    if not found:
        return None
    count = len(alignment.terms)
    covers = np.array([alignment.best(one.text) for one in found]).reshape(len(found), count)
    covered = np.zeros(count)
    chosen: list[int] = []
    while len(chosen) < min(MOST, len(found)):
        gains = np.maximum(covers - covered, 0.0).sum(axis=1) / max(count, 1)
        best = int(gains.argmax())
        if chosen and (gains[best] < GAIN or best in chosen):
            break
        chosen.append(best)
        covered = np.maximum(covered, covers[best])
    return Backing(tuple(found[i] for i in chosen), float(covered.mean()) if count else 0.0)
