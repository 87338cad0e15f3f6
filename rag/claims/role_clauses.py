"""Who does what to whom in a sentence, read off its verbs and the words around them."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from index.words import Word, find_words
from rag.typed import find_names
from rag.claims.role_words import Form, Sense, irregular_pasts, verb_forms

REACH = 14  # words between a verb and the preposition of its other participant

_BE = frozenset("is are was were be been being am get gets got getting stands stood".split())
_BETWEEN = frozenset(
    """
    has have had having will would shall should can could may might must do does did not never also
    then later finally already ever once still now again just only soon eventually twice reportedly
    allegedly publicly formally officially narrowly successfully previously recently since first
    not himself herself itself themselves to jointly unanimously instead even
    telah sudah akan sedang tidak belum pernah juga kemudian akhirnya kembali langsung resmi bisa
    dapat harus masih sempat lalu ikut turut hanya justru malah tak bakal berhasil mampu berencana
    mengaku diduga mulai mencoba berusaha berjanji dikabarkan disebut dinilai
    ingin mau hendak segera kini sekarang bahkan sendiri bersama resmi pun
    """.split()
)
_BEFORE_TO = frozenset(
    """
    is are was were be been has have had plans plan planned wants want wanted intends intended agreed
    decided managed able set due going hopes hoped promised vowed ready failed refused willing used
    """.split()
)
_RELATIVE = frozenset(["who", "which", "that", "yang", "whom"])
_INSIDE = frozenset("of the a an in at from di dari pada his her their its s si sang para".split())
_BREAKS = frozenset(
    """
    and but or because after before when while until if although though since as whether than so
    where whose who which that whom said says told for with without during despite by against to
    into on about over under amid following through
    dan tetapi tapi namun atau karena sebab lantaran akibat setelah sesudah usai sebelum ketika saat
    sementara sedangkan hingga sampai jika bila meski meskipun walau agar supaya sehingga bahwa
    yang kata ujar menurut untuk dengan tanpa selama oleh kepada terhadap sejak seusai adalah lewat
    melalui atas ke serta maka sebagai tentang
    """.split()
)
_ENDS = _BREAKS | frozenset(
    "in at from near outside inside last again di dari pada dalam dekat lagi saat karena".split()
)
_ENGLISH_PAST = re.compile(r"[a-z]{2,}[^aeiou\W]ed|[a-z]{3,}[iua]ed")
_NO_PAST = frozenset(
    "hundred indeed exceed proceed succeed speed united alleged unnamed armed wanted".split()
)
_ACTIVE = re.compile(r"me(?:m[bpf]|m[aeiou]|n[cdjt]|n[aeiou]|ng[a-z]|ny[aeiou]|[lrwy])[a-z]{3,}")
_PASSIVE = re.compile(r"di[a-z]{5,}|diper[a-z]{3,}")
_NO_VERB = frozenset(
    """
    menurut mengenai menjadi memang mereka menteri medali mengapa mengaku mengatakan menyebut
    menyatakan menegaskan menjelaskan mengungkapkan menambahkan menilai menuju melalui menyusul
    meninggal merupakan meski melawan menjelang menyusul memiliki mempunyai mendapat
    direktur dinas dirinya diduga direksi distrik divisi diskon dialog digital diplomat disebut
    dibanding dibandingkan dikatakan dinyatakan diketahui dimana disiplin diskusi distribusi mertua meriam mendiang mendadak mewah merek merdeka melainkan melati
    menang mencapai menjabat merasa
    """.split()
)

_TITLES = frozenset("prof dr ir drs h hj st mr mrs ms no pt cv".split())
_TWO_OBJECTS = frozenset(["give", "lend", "sell"])  # "gave her a prize"
_DETERMINERS = frozenset(
    "the a an his her their its this that these those another every no him them it me us".split()
)
_PREPOSITIONS = frozenset("to from over against with for into on under by of".split())
_BEFORE_BASE = frozenset(
    "to will would shall should can could may might must did does do not never they we you".split()
)


@dataclass(frozen=True, slots=True)
class Deed:
    """A verb with its two participants, as words of a sentence.

    Attributes:
        verb: Place of the verb.
        kind: Which deed; empty where only the lexicon can tell.
        doer: Places of the words for x, who does it.
        other: Places of the words for y.
    """

    verb: int
    kind: str
    doer: tuple[int, ...]
    other: tuple[int, ...]


@functools.lru_cache(maxsize=4096)
def find_deeds(text: str, language: str) -> tuple[Deed, ...]:
    """The deeds of a sentence whose two participants are found in it."""
    return tuple(_Sentence(text, language).deeds())


class _Sentence:
    def __init__(self, text: str, language: str) -> None:
        self._text = text
        self._language = language
        self._words = find_words(text)
        self._folded = [word.folded for word in self._words]
        self._forms = {i: form for i in range(len(self._words)) if (form := self._form(i))}
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

    def _says(self, place: int, phrase: Sequence[str]) -> bool:
        return tuple(self._folded[place + 1 : place + 1 + len(phrase)]) == tuple(phrase)

    def _deed(
        self, place: int, sense: Sense, passive: bool, subject: tuple[int, ...]
    ) -> Iterator[Deed]:
        following = place + 1 + len(sense.phrase)
        if not passive:
            agent = subject
            other = self._after_word(place, sense.before)
            if not other and (not sense.before or sense.deed in _TWO_OBJECTS):
                other = self._after(following) or self._clitic(place)
        else:
            agent = self._after_word(place, ("by",) if self._language == "en" else ("oleh",))
            if not agent and self._language == "id":
                agent = self._after(following)
            other = self._after_word(place, sense.before) or subject
        if agent and other and not set(agent) & set(other):
            yield Deed(place, sense.deed, *((other, agent) if sense.turned else (agent, other)))

    def _clitic(self, place: int) -> tuple[int, ...]:
        """The verb itself, which says "him" with its ending."""
        return (place,) if self._folded[place].endswith("nya") else ()

    def _form(self, place: int) -> Form | None:
        word, known = self._words[place], verb_forms(self._language)
        folded = word.folded
        if self._language == "id" and folded.endswith("nya"):
            folded = folded[:-3]
        if word.capitalised and place or folded in _NO_VERB or folded in _NO_PAST:
            return None
        if folded in known:
            return known[folded] if self._language == "id" or self._is_verb(place) else None
        if self._language == "en":
            return Form("either", (Sense(""),)) if _ENGLISH_PAST.fullmatch(folded) else None
        if _ACTIVE.fullmatch(folded):
            return Form("active", (Sense(""),))
        return Form("passive", (Sense(""),)) if _PASSIVE.fullmatch(folded) else None

    def _is_verb(self, place: int) -> bool:
        """Whether an English form that may be a noun is a verb here."""
        folded = self._folded[place]
        if folded.endswith(("ed", "ing")) or folded in irregular_pasts():
            return True
        left = self._folded[place - 1] if place else ""
        if left in _BEFORE_BASE:
            return True
        if place + 1 >= len(self._words) or left in _DETERMINERS:
            return False
        following = self._words[place + 1]
        opens = following.capitalised or following.folded in _DETERMINERS | _PREPOSITIONS
        return opens and (folded.endswith("s") != left.endswith("s") or not folded.endswith("s"))

    def _gap(self, place: int) -> str:
        """What stands before a word."""
        return self._text[self._words[place - 1].end : self._words[place].start] if place else "."

    def _is_passive(self, place: int, form: Form) -> bool | None:
        """Whether the verb is passive; None where it cannot be told."""
        if form.voice != "either":
            return form.voice == "passive"
        if self._language == "id":
            return None
        left = place - 1
        while left >= 0 and self._skipped(left) and self._folded[left] not in _BE:
            left -= 1
        if left >= 0 and self._folded[left] in _BE:
            return True
        following = self._folded[place + 1 : place + 3]
        if "by" in following:
            return True
        return None if following[:1] and following[0] in ("in", "on", "at") else False

    def _skipped(self, place: int) -> bool:
        folded = self._folded[place]
        return folded in _BETWEEN or folded in _BE or (
            self._language == "en" and folded.endswith("ly") and not self._words[place].capitalised
        )

    def _before(self, place: int) -> tuple[int, ...]:
        """The words of the subject, which stands before the verb."""
        left = place - 1
        while left >= 0 and self._skipped(left) and "," not in self._gap(left + 1):
            if self._folded[left] == "to" and (left == 0 or self._folded[left - 1] not in _BEFORE_TO):
                return ()
            left -= 1
        if left >= 0 and self._folded[left] in _RELATIVE:
            return self._walk(left - 1, False)
        return self._walk(left, "," in self._gap(left + 1)) or self._first()

    def _first(self) -> tuple[int, ...]:
        """The subject of the sentence's first verb."""
        if found := next((subject for subject in self._subjects.values() if subject), ()):
            return found
        opening = takewhile(
            lambda i: self._folded[i] not in _BREAKS and i not in self._forms and not self._skipped(i),
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
            if self._folded[left] in _BREAKS:
                break
            found.append(left)
            gap = self._gap(left)
            if gap.strip(" ,-–“”\"'’()/.") or "." in gap and self._folded[left - 1] not in _TITLES:
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
        return left >= 0 and self._folded[left] in _RELATIVE

    def _after_word(self, place: int, openers: Sequence[str]) -> tuple[int, ...]:
        """The words after one of the prepositions that belong to a verb."""
        for at in range(place + 1, min(place + REACH, len(self._words))):
            if self._gap(at).strip(" ,“”\"'"):
                break
            if self._folded[at] in openers:
                return self._after(at + 1)
            if at in self._forms or self._folded[at] in _RELATIVE:
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
            if self._folded[at] in _ENDS or at in self._forms:
                break
            found.append(at)
        return tuple(found)


@functools.lru_cache(maxsize=4096)
def find_aliases(text: str) -> tuple[tuple[frozenset[str], tuple[int, ...]], ...]:
    """The names of a text, folded, each with the places of its words and of what is said beside it.

    "The youngest son, Rendra Wijaya" is a name and says who that is.
    """
    words = find_words(text)
    found = []
    for span in find_names(text):
        inside = [i for i, word in enumerate(words) if span.start <= word.start < span.end]
        beside, left = list(inside), inside[0] - 1
        while left >= 0 and len(beside) < len(inside) + 5:
            gap = text[words[left].end : words[left + 1].start]
            if gap.strip(" ,-") or words[left].folded in _BREAKS | _BETWEEN:
                break
            if "," in gap and left + 1 != inside[0]:
                break
            beside.append(left)
            left -= 1
        found.append((frozenset(words[i].folded for i in inside), tuple(beside)))
    return tuple(found)
