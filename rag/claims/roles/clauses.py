"""Who does what to whom in a sentence, read off its verbs and the words around them."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from rag.claims.roles.marks import (
    BEFORE_TO,
    BETWEEN,
    BREAKS,
    ENDS,
    GIVE,
    NEW_SUBJECT,
    RELATIVE,
    TITLES,
    TWO_OBJECTS,
)
from rag.claims.roles.verbs import Verbs
from rag.claims.roles.words import Sense
from rag.typed import ROLES, find_names

REACH = 14  # words between a verb and the preposition of its other participant


@dataclass(frozen=True, slots=True)
class Deed:
    """A verb with its two participants, as words of a sentence.

    Attributes:
        verb: Place of the verb, and of the noun that says more than it: "received praise".
        kind: Which deed; empty where only the lexicon can tell.
        doer: Places of the words for x, who does it.
        other: Places of the words for y.
    """

    verb: tuple[int, ...]
    kind: str
    doer: tuple[int, ...]
    other: tuple[int, ...]


@functools.lru_cache(maxsize=4096)
def find_deeds(text: str, language: str) -> tuple[Deed, ...]:
    """The deeds of a sentence whose two participants are found in it."""
    return tuple(_Sentence(text, language).deeds())


class _Sentence(Verbs):
    def __init__(self, text: str, language: str) -> None:
        super().__init__(text, language)
        self._subjects: dict[int, tuple[int, ...]] = {}

    def deeds(self) -> Iterator[Deed]:
        """The deeds, in the order of their verbs."""
        for place, form in self._forms.items():
            passive = self._is_passive(place, form)
            subject = self._before(place)
            self._subjects[place] = subject
            if passive is None:
                continue
            senses = [sense for sense in form.senses if self._says(place, sense.phrase)]
            phrases = [sense for sense in senses if sense.phrase]
            for sense in phrases or senses:
                yield from self._deed(place, sense, passive, subject)

    def aliases(self) -> Iterator[tuple[frozenset[str], tuple[int, ...]]]:
        """The names, each with the places of its words and of those beside it."""
        spans = find_names(self._text)
        named = {
            i for i, w in enumerate(self._words) if any(s.start <= w.start < s.end for s in spans)
        }
        for span in spans:
            inside = [i for i, w in enumerate(self._words) if span.start <= w.start < span.end]
            beside, left = list(inside), inside[0] - 1
            while left >= 0 and len(beside) < len(inside) + 5 and left not in named:
                gap = self._gap(left + 1)
                stops = self._folded[left] in BREAKS | BETWEEN or left in self._forms
                if stops or gap.strip(" ,-") or ("," in gap and left + 1 != inside[0]):
                    break
                beside.append(left)
                left -= 1
            yield frozenset(self._folded[i] for i in inside) - ROLES, tuple(beside)

    def _says(self, place: int, phrase: Sequence[str]) -> bool:
        return tuple(self._folded[place + 1 : place + 1 + len(phrase)]) == tuple(phrase)

    def _deed(
        self, place: int, sense: Sense, passive: bool, subject: tuple[int, ...]
    ) -> Iterator[Deed]:
        following = place + 1 + len(sense.phrase)
        two_objects = sense.deed in TWO_OBJECTS and not sense.turned and self._language == "en"
        other = self._after_word(place, sense.before)
        verb = (place, *self._after(following)) if other and sense.deed == GIVE else (place,)
        if passive:
            agent = self._after_word(place, ("by",) if self._language == "en" else ("oleh",))
            if not agent and self._language == "id":
                agent = self._after(following)
            if not other and (not sense.before or two_objects):
                other = subject
        else:
            agent = subject
            if not other and (not sense.before or two_objects):
                other = self._after(following) or self._clitic(place)
        if agent and other and not set(agent) & set(other):
            yield Deed(verb, sense.deed, *((other, agent) if sense.turned else (agent, other)))

    def _clitic(self, place: int) -> tuple[int, ...]:
        """The verb itself, which says "him" with its ending."""
        return (place,) if self._folded[place].endswith("nya") else ()

    def _before(self, place: int) -> tuple[int, ...]:
        """The words of the subject, which stands before the verb."""
        left = self._before_time(place - 1)
        while left >= 0 and self._skipped(left) and "," not in self._gap(left + 1):
            if self._folded[left] == "to" and (
                left == 0 or self._folded[left - 1] not in BEFORE_TO
            ):
                return ()
            left -= 1
        if left >= 0 and self._folded[left] in RELATIVE:
            return self._walk(left - 1, False)
        if found := self._walk(left, "," in self._gap(left + 1)):
            return found
        return () if left >= 0 and self._folded[left] in NEW_SUBJECT else self._first()

    def _before_time(self, left: int) -> int:
        """The place left of "pada hari yang sama", which may stand between subject and verb."""
        opening, *_, being, same = self._folded[left - 3 : left + 1] if left >= 3 else [""] * 3
        return left - 4 if (opening, being, same) == ("pada", "yang", "sama") else left

    def _first(self) -> tuple[int, ...]:
        """The subject of the sentence's first verb."""
        if found := next((subject for subject in self._subjects.values() if subject), ()):
            return found
        opening = takewhile(
            lambda i: (
                self._folded[i] not in BREAKS and i not in self._forms and not self._skipped(i)
            ),
            range(len(self._words)),
        )
        return tuple(opening)

    def _walk(self, left: int, apposed: bool) -> tuple[int, ...]:
        """The words of a noun and what belongs to it, from its last word to the left."""
        found: list[int] = []
        closing = apposed
        while left >= 0:
            if left in self._forms:
                if closing or self._relative(left):
                    return self._subjects.get(left, ())
                break
            if self._folded[left] in BREAKS:
                break
            found.append(left)
            gap = self._gap(left)
            if gap.strip(" ,-–“”\"'’()/.") or ("." in gap and self._folded[left - 1] not in TITLES):
                break
            if "," in gap:
                if not apposed:
                    break
                apposed = False
            left -= 1
        return tuple(sorted(found))

    def _relative(self, place: int) -> bool:
        """Whether a verb stands in a relative clause."""
        left = place - 1
        while left >= 0 and self._skipped(left):
            left -= 1
        return left >= 0 and self._folded[left] in RELATIVE

    def _is_predicate(self, place: int, found: Sequence[int]) -> bool:
        """Whether an Indonesian word after a noun is no more of it: "polisi berjaga"."""
        word = self._words[place]
        if self._language != "id" or not found or word.capitalised:
            return False
        return (word.folded.startswith("ber") and len(word.folded) > 5) or word.folded in BETWEEN

    def _after_word(self, place: int, openers: Sequence[str]) -> tuple[int, ...]:
        """The words after one of the prepositions that belong to a verb."""
        for at in range(place + 1, min(place + REACH, len(self._words))):
            if self._gap(at).strip(" ,“”\"'"):
                break
            if self._folded[at] in openers:
                return self._after(at + 1)
            if at in self._forms or self._folded[at] in RELATIVE:
                break
        return ()

    def _after(self, place: int) -> tuple[int, ...]:
        found: list[int] = []
        apposed = False
        for at in range(place, len(self._words)):
            gap = self._gap(at)
            if found and gap.strip(" -–“”\"'’()/"):
                following = self._words[at]
                if gap.strip() != "," or apposed or not following.capitalised:
                    break
                apposed = True
            if self._folded[at] in ENDS or at in self._forms or self._is_predicate(at, found):
                break
            found.append(at)
        return tuple(found)


@functools.lru_cache(maxsize=4096)
def find_aliases(text: str, language: str) -> tuple[tuple[frozenset[str], tuple[int, ...]], ...]:
    """The names of a text, folded, each with the places of its words and of what is said beside it.

    "The youngest son, Rendra Wijaya" is a name and says who that is.
    """
    sentence = _Sentence(text, language)
    return tuple(sentence.aliases())
