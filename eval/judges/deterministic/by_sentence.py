"""How well each sentence of a claim is covered by a place in its premises."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from eval.judges.deterministic.copied import neighbours
from eval.judges.deterministic.texts import Compared, Text

TELLING = 3  # content words from which a sentence is weighed; "Sure!" says nothing


@dataclass(frozen=True, slots=True)
class Covered:
    """A sentence of a claim beside the premises.

    Attributes:
        text: The sentence.
        stems: Its different content words.
        best: Share of them in the one sentence of the premises that has most.
        around: The same with the neighbours of that sentence.
        like: How well its words correspond to words anywhere.
        together: Share of neighbouring content words that the premises say together.
        outside: Content words that stand outside the best place.
        new: Its words that correspond to nothing there.
    """

    text: str
    stems: frozenset[str]
    best: float
    around: float
    like: float
    together: float
    outside: float
    new: tuple[str, ...]


def cover(compared: Compared) -> tuple[Covered, ...]:
    """The sentences of a claim that say something, in order."""
    claim = compared.claim
    single = _sentence_words(compared.premise)
    wide = [frozenset[str]().union(*single[max(i - 1, 0) : i + 2]) for i in range(len(single))]
    source = [compared.premise.stems[i] for i in np.flatnonzero(compared.premise.content)]
    together = neighbours(source)
    found = []
    for number in range(int(claim.sentences.max()) + 1 if len(claim.words) else 0):
        places = np.flatnonzero(claim.sentences == number)
        content = [int(place) for place in places if claim.content[place]]
        if content:
            stems = [claim.stems[place] for place in content]
            like = compared.like[content]
            words = frozenset(stems)
            around = _best(words, wide)
            pairs = list(pairwise(stems))
            found.append(
                Covered(
                    text=claim.text[claim.words[places[0]].start : claim.words[places[-1]].end],
                    stems=words,
                    best=_best(words, single),
                    around=around,
                    like=float(like.mean()),
                    together=float(np.mean([p in together for p in pairs])) if pairs else 0.5,
                    outside=len(content) * (1 - around),
                    new=tuple(
                        claim.words[place].text
                        for place, value in zip(content, like, strict=True)
                        if value < 0.5
                    ),
                )
            )
    return tuple(found)


def by_sentence(sentences: tuple[Covered, ...]) -> dict[str, float]:
    """Mean, worst and last sentence: what is made up is added at the end as often as not."""
    telling = [one for one in sentences if len(one.stems) >= TELLING] or list(sentences)
    if not telling:
        return dict.fromkeys(_NAMES, 0.0)
    like = sorted(one.like for one in telling)
    best = sorted(one.best for one in telling)
    values = (
        np.mean(like),
        like[min(1, len(like) - 1)],
        np.mean([one.together for one in telling]),
        min(one.together for one in telling),
        telling[-1].together,
        np.mean(best),
        best[min(1, len(best) - 1)],
        telling[-1].around,
        np.log1p(sum(one.outside for one in telling)),
    )
    return {name: float(value) for name, value in zip(_NAMES, values, strict=True)}


_NAMES = (
    "like, mean",
    "like, second worst",
    "together, mean",
    "together, worst",
    "together, last",
    "best sentence, mean",
    "best sentence, second worst",
    "best place, last",
    "outside best place",
)


def _sentence_words(text: Text) -> list[frozenset[str]]:
    """The content words of each sentence of a text."""
    found: list[set[str]] = [
        set() for _ in range(int(text.sentences.max()) + 1 if len(text.words) else 0)
    ]
    for place in np.flatnonzero(text.content):
        found[text.sentences[place]].add(text.stems[place])
    return [frozenset(words) for words in found]


def _best(words: frozenset[str], places: list[frozenset[str]]) -> float:
    return max((len(words & place) for place in places), default=0) / len(words)
