"""Made claims of which of two what is said of: who lives where, who said what."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Mapping, Sequence

from rag.entailment.training.examples import CONTRADICTED, SUPPORTED, UNSUPPORTED, Example
from rag.entailment.training.roles.beings import Being, person, rows, unlike

OTHER_LANGUAGE, BRIEF, TRUE = 0.45, 0.5, 0.5
JOINED = {
    "en": (" while ", " and ", "; ", ", whereas "),
    "id": (" sementara ", " dan ", "; ", ", sedangkan "),
}
# Who has one of these has no other: votes got, a year of birth.
EXCLUDING = frozenset(["votes", "year", "day", "place"])
_LAST = {"en": 1, "id": 2}  # column of a language in the tables


class AttributeMaker:
    """Makes examples of two people of whom the same kind of thing is said.

    Args:
        others: Sentences of other things, by language.
        rng: Decides.
    """

    def __init__(self, others: Mapping[str, Sequence[str]], rng: random.Random) -> None:
        self._others, self._rng = others, rng
        self._frames: defaultdict[str, list[list[str]]] = defaultdict(list)
        self._values: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        for frame in rows("attributes.tsv"):
            self._frames[frame[0]].append(frame)
        for kind, english, indonesian in rows("values.tsv"):
            self._values[kind].append((english, indonesian))

    def make(self) -> Example:
        """One example."""
        rng = self._rng
        language = rng.choice(("en", "id"))
        other = "id" if language == "en" else "en"
        of_claim = other if rng.random() < OTHER_LANGUAGE else language
        kind = rng.choice(sorted(self._frames))
        frame = rng.choice(self._frames[kind])
        people = self._two()
        values = self._two_values(kind)
        said = [
            self._say(frame, language, being.full[language], value)
            for being, value in zip(people, values, strict=True)
        ]
        if rng.random() < 0.5:
            passage = said[0].rstrip(".") + rng.choice(JOINED[language]) + _inside(said[1])
        else:
            passage = " ".join(_capital(one) for one in said)
        passage = _capital(passage)
        if rng.random() < 0.5:
            around = [passage, rng.choice(self._others[language])]
            rng.shuffle(around)
            passage = " ".join(around)
        which, true = rng.randrange(2), rng.random() < TRUE
        value = values[which if true else 1 - which]
        being = people[which]
        names = being.short[of_claim] if rng.random() < BRIEF else [being.full[of_claim]]
        claim = self._say(frame, of_claim, rng.choice(names), value)
        otherwise = CONTRADICTED if kind in EXCLUDING else UNSUPPORTED
        return Example(_capital(claim), passage, SUPPORTED if true else otherwise)

    def _say(self, frame: Sequence[str], language: str, x: str, value: tuple[str, str]) -> str:
        place = _LAST[language]
        said = frame[place].format(x=x, v=value[place - 1])
        return said.replace(",.", ".").replace(",,", ",")

    def _two(self) -> tuple[Being, Being]:
        while True:
            first, second = person(self._rng), person(self._rng)
            if unlike((first, second)):
                return first, second

    def _two_values(self, kind: str) -> Sequence[tuple[str, str]]:
        rng = self._rng
        if kind == "votes":
            return [(f"{n:,}", f"{n:,}".replace(",", ".")) for n in rng.sample(range(101, 9999), 2)]
        if kind == "money":
            return [(f"{n} million rupiah", f"Rp{n} juta") for n in rng.sample(range(2, 900), 2)]
        if kind == "year":
            return [(str(n), str(n)) for n in rng.sample(range(1950, 2026), 2)]
        return rng.sample(self._values[kind], 2)


def _inside(text: str) -> str:
    """A sentence as it goes on after another: "and according to Ana"."""
    first, _, rest = text.partition(" ")
    return f"{first.lower()} {rest}" if first in ("According", "It", "Menurut") else text


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]
