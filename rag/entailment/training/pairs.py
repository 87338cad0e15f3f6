"""Claims made of translations and headlines: true ones, and the same with one thing changed."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

from index.embedder import Embedder
from rag.entailment.training import alter
from rag.entailment.training.examples import Example
from rag.entailment.training.voice import Voices
from rag.typed import find_names

ALIKE = 0.62  # cosine from which two sentences are taken for translations of each other
SAME = 0.4  # share of claims left as they are
AWAY = 0.15  # share of claims whose sentence is taken out of the passage
ADDED = 0.08  # share of claims that say something more, which the passage does not
IN_ENGLISH = 0.65
PASSAGE = 600  # characters of an article's beginning
ALTERATIONS: tuple[tuple[alter.Alteration, float], ...] = (
    (alter.number, 3.0),
    (alter.day, 3.0),
    (alter.unit, 2.0),
    (alter.opposite, 2.0),
    (alter.negation, 2.0),
    (alter.roles, 4.0),
)
NAME_WEIGHT = 2.0
DIGITS = re.compile(r"\d+")


def translations(pairs: Sequence[tuple[str, str]], embedder: Embedder) -> list[tuple[str, str]]:
    """The pairs that are translations of each other, as far as vectors and numbers tell."""
    import numpy as np

    english = embedder.embed_passages([a for a, _ in pairs])
    indonesian = embedder.embed_passages([b for _, b in pairs])
    cosines = np.einsum("ij,ij->i", english, indonesian)
    return [
        pair
        for pair, cosine in zip(pairs, cosines, strict=True)
        if cosine >= ALIKE and _same_numbers(*pair)
    ]


def _same_numbers(one: str, other: str) -> bool:
    return sorted(DIGITS.findall(one)) == sorted(DIGITS.findall(other))


class ClaimMaker:
    """Makes claims of sentences and headlines.

    Args:
        voices: Turns active sentences.
        rng: Decides what is changed.
    """

    def __init__(self, voices: Voices, rng: random.Random) -> None:
        self._voices = voices
        self._rng = rng

    def of_translations(
        self, pairs: Sequence[tuple[str, str]], count: int, over: int = 1
    ) -> list[Example]:
        """Claims in either language over a sentence among its neighbours.

        Args:
            pairs: Translations of each other, English first.
            count: How many examples.
            over: Which of the two is the passage: 1 is the Indonesian one.
        """
        made: list[Example] = []
        rng = self._rng
        while len(made) < count:
            row = rng.randrange(len(pairs))
            says = pairs[row][over]
            near = [r for r in range(max(row - 3, 0), min(row + 4, len(pairs))) if r != row]
            others = [pairs[r][over] for r in rng.sample(near, min(rng.randint(0, 3), len(near)))]
            side = 0 if rng.random() < IN_ENGLISH else 1
            claim = self._shortened(says) if side == over else pairs[row][side]
            more = self._shortened(rng.choice(pairs)[side])
            made.extend(self._of(claim, says, others, more))
        return made

    def of_headlines(self, articles: Sequence[tuple[str, str]], count: int) -> list[Example]:
        """Headlines over the beginning of their article, or of another."""
        made: list[Example] = []
        while len(made) < count:
            title, text = self._rng.choice(articles)
            passage = " ".join(text[:PASSAGE].rpartition(". ")[0].split())
            if len(passage) > 100:
                made.extend(self._of(title, passage + ".", [], self._rng.choice(articles)[0]))
        return made

    def _of(self, claim: str, says: str, others: list[str], more: str) -> list[Example]:
        """One example of a claim; two where it can be turned, so that only the roles tell."""
        rng = self._rng
        place = rng.randrange(len(others) + 1)
        passage = " ".join([*others[:place], says, *others[place:]])
        turned = self._voices.turned(claim)
        if turned is not None and rng.random() < 0.7:
            same, reverse = turned
            return [
                Example(same, passage, "supported"),
                Example(reverse, passage, "contradicted"),
            ]
        kind = rng.random()
        if kind < SAME:
            return [Example(claim, passage, "supported")]
        if kind < SAME + AWAY:
            return [Example(claim, " ".join(others), "unsupported")] if others else []
        if kind < SAME + AWAY + ADDED:
            return [Example(f"{claim.rstrip(' .')}, {more}", passage, "unsupported")]
        altered = self._altered(claim, passage)
        return [Example(altered, passage, "contradicted")] if altered else []

    def _altered(self, claim: str, passage: str) -> str | None:
        names = [span.of(passage) for span in find_names(passage)]
        ways = [*ALTERATIONS, (alter.name(names), NAME_WEIGHT)]
        for _ in range(3):
            way = self._rng.choices([w for w, _ in ways], [weight for _, weight in ways])[0]
            changed = way(claim, self._rng)
            if changed is not None and changed != claim:
                return changed
        return None

    def _shortened(self, sentence: str) -> str:
        """A sentence, or one of its parts between commas that is long enough to say something."""
        if self._rng.random() < 0.5:
            return sentence
        first = sentence.split(", ")[0]
        return first + "." if len(first.split()) >= 5 else sentence
