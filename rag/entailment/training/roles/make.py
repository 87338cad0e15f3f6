"""Makes passages in which one does something to another, and claims of who did it to whom.

A network that is only told whether a claim is right does not learn this: whether two sentences
give the same roles depends on the voices of both and on the order of both, so that no single one of
these says anything. Told of each name whether it stands for who acts or who is acted upon, it
learns it in minutes; so examples say that too.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass

from rag.entailment.training.examples import (
    CONTRADICTED,
    SUPPORTED,
    UNSUPPORTED,
    Example,
    Label,
)
from rag.entailment.training.roles.beings import Being, unlike
from rag.entailment.training.roles.relations import Relation, all_relations

ACTS, IS_ACTED_UPON = 1, 2
OTHER_LANGUAGE, THIRD, DENIED = 0.45, 0.5, 0.12
TRUE, EXCHANGED, DENYING = 0.5, 0.32, 0.1  # shares of the claims; the rest name somebody else
BRIEF = 0.5  # claims that call them by less than their full name
ASIDES = (0, 0, 1, 1, 2)  # other sentences in a passage
TRANSFERS = 0.35  # how often one of them is taken beside other relations: there are more
# Stand around a name while sentences are put together.
_OPEN, _CLOSE = {ACTS: "\ue001", IS_ACTED_UPON: "\ue002"}, "\ue000"
_MARKED = re.compile(r"([\ue001\ue002])([^\ue000]*)\ue000")
_FIRST_LETTER = re.compile(r"^([\ue001\ue002]?)(\w)")
_COMMAS = re.compile(r",(\ue000?)([.,])")
_ASIDES = {
    "en": (
        "{x} declined to comment.",
        "{x} said nothing about it.",
        "{x} is to speak on Thursday.",
    ),
    "id": ("{x} menolak berkomentar.", "{x} diam saja.", "{x} akan bicara pada Kamis."),
}

Role = tuple[int, int, int]  # first character, one past the last, and the part played


@dataclass(frozen=True, slots=True)
class Told:
    """An example that says of names which part they play.

    Attributes:
        example: The claim and its passage.
        in_claim: Who acts and who is acted upon in the claim.
        in_passage: The same in the passage.
    """

    example: Example
    in_claim: tuple[Role, ...]
    in_passage: tuple[Role, ...]


class RoleMaker:
    """Makes examples.

    Args:
        others: Sentences of other things, by language.
        rng: Decides.
    """

    def __init__(self, others: dict[str, Sequence[str]], rng: random.Random) -> None:
        self._others, self._rng, self._hard = others, rng, 1.0
        self._relations = all_relations()
        self._weights = [TRANSFERS if "thing en" in r.words else 1.0 for r in self._relations]

    def make(self, hard: float = 1.0) -> Told:
        """One example.

        Args:
            hard: 0 for the same names in one sentence of the claim's language, 1 for all that
                there is. Learned from 1 alone, it stays at chance for long.
        """
        rng, self._hard = self._rng, hard
        language = rng.choice(("en", "id"))
        other = "id" if language == "en" else "en"
        of_claim = other if rng.random() < OTHER_LANGUAGE * hard else language
        [relation] = rng.choices(self._relations, self._weights)
        a, b, c = self._three(relation)
        denied = bool(relation.denied) and rng.random() < DENIED * hard
        sentences = [self._say(relation, language, (a, b), denied)]
        third = rng.random() < THIRD * hard
        if third:
            besides = rng.choice([r for r in self._relations if r.beings == relation.beings])
            if besides.sense != relation.sense:
                pair = rng.choice([(c, a), (b, c), (a, c), (c, b)])
                sentences.insert(rng.randrange(2), self._say(besides, language, pair, False))
        for _ in range(rng.choice(ASIDES) if rng.random() < hard else 0):
            sentences.insert(rng.randrange(1, len(sentences) + 1), self._aside(language, (a, b)))
        passage, in_passage = _unmarked(" ".join(map(_capital, sentences)))
        claim, in_claim, label = self._claim(relation, of_claim, (a, b, c), denied)
        return Told(Example(claim, passage, label), in_claim, in_passage)

    def _claim(
        self, relation: Relation, language: str, beings: tuple[Being, Being, Being], denied: bool
    ) -> tuple[str, tuple[Role, ...], Label]:
        """A claim, who plays which part in it, and whether the passage bears it out."""
        rng = self._rng
        said = rng.choice(self._alike(relation))
        pair, deny, label = self._claimed(beings, denied, bool(relation.denied))
        brief = rng.random() < BRIEF * self._hard
        names = [
            _marked(rng.choice(being.short[language]) if brief else being.full[language], role)
            for being, role in zip(pair, (ACTS, IS_ACTED_UPON), strict=True)
        ]
        text = said.say(language, names[0], names[1], rng, wide=False, denied=deny)
        claim, roles = _unmarked(_capital(text))
        return claim, roles, label

    def _claimed(
        self, beings: tuple[Being, Being, Being], denied: bool, deniable: bool
    ) -> tuple[tuple[Being, Being], bool, Label]:
        """Who is claimed to do it to whom, whether that is denied, and whether it is so.

        Args:
            beings: Who does it in the passage, to whom, and somebody else.
            denied: Whether the passage denies it.
            deniable: Whether it can be denied.
        """
        (a, b, c), chance = beings, self._rng.random()
        if chance < TRUE:
            return (a, b), denied, SUPPORTED
        if denied:  # that it is the other way round is not said: only the denial can be denied
            return (a, b), False, CONTRADICTED
        if chance < 1 - (1 - TRUE - EXCHANGED) * self._hard:
            return (b, a), False, CONTRADICTED
        if chance < 1 - DENYING * self._hard:
            return self._rng.choice([(a, c), (c, b), (b, c), (c, a)]), False, UNSUPPORTED
        return ((a, b), True, CONTRADICTED) if deniable else ((b, a), False, CONTRADICTED)

    def _alike(self, relation: Relation) -> list[Relation]:
        """The relations that say the same."""
        if "thing en" in relation.words:
            return [relation]
        same = (relation.sense, relation.frames)
        return [other for other in self._relations if (other.sense, other.frames) == same]

    def _say(
        self, relation: Relation, language: str, pair: tuple[Being, Being], denied: bool
    ) -> str:
        a, b = (
            _marked(being.full[language], role)
            for being, role in zip(pair, (ACTS, IS_ACTED_UPON), strict=True)
        )
        return relation.say(language, a, b, self._rng, wide=True, denied=denied)

    def _aside(self, language: str, beings: Sequence[Being]) -> str:
        if self._rng.random() < 0.5:
            return self._rng.choice(self._others[language])
        x = self._rng.choice(self._rng.choice(beings).short[language])
        return self._rng.choice(_ASIDES[language]).format(x=x)

    def _three(self, relation: Relation) -> tuple[Being, Being, Being]:
        while True:
            a, b, c = (self._rng.choice(relation.beings)(self._rng) for _ in range(3))
            if unlike((a, b, c)):
                return a, b, c


def _marked(name: str, role: int) -> str:
    return f"{_OPEN[role]}{name}{_CLOSE}"


def _capital(sentence: str) -> str:
    return _FIRST_LETTER.sub(lambda found: found[1] + found[2].upper(), sentence)


def _unmarked(text: str) -> tuple[str, tuple[Role, ...]]:
    """The text without marks, and where the marked names stand."""
    # "the mayor, Anna Keller," needs its last comma only where the sentence goes on.
    text = _COMMAS.sub(r"\1\2", text)
    made, roles, at = "", [], 0
    for found in _MARKED.finditer(text):
        made += text[at : found.start()]
        role = next(role for role, mark in _OPEN.items() if mark == found[1])
        roles.append((len(made), len(made) + len(found[2]), role))
        made += found[2]
        at = found.end()
    return made + text[at:], tuple(roles)
