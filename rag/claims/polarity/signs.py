"""Which words of a text are negated, and which of them stand on one side of an opposition."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.words import Word, find_words, is_function_word
from rag.claims.polarity.words import (
    BREAKS,
    FORWARD,
    LIGHT,
    LONGEST,
    NEGATIONS,
    NO_NEGATIONS,
    Reach,
    sides,
)
from rag.typed import ROLES

STOP = re.compile(r"[,;:.!?()–—]")  # between two words, ends what a negation reaches
FAR = 9  # words
THAT = frozenset({"that", "bahwa"})
AUXILIARIES = frozenset(
    """
    is are was were be been being has have had will would shall should can could may might must
    did do does telah sudah akan sedang masih pernah
    """.split()
)
NO_PREDICATES = AUXILIARIES | LIGHT | ROLES
TO_THAT = 6  # words from "denied" to the "that" of what is denied
# What stands between the two: after other words "that" begins what is said of these.
DENIED = re.compile(
    r"the|a|an|all|any|on|ever|having|said|strongly|flatly|repeatedly|again|yesterday|today|claims?|"
    r"reports?|rumou?rs?|allegations?|suggestions?|accusations?|charges?|news|talk|speculation|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d+|january|february|march|april|may|june|july|"
    r"august|september|october|november|december"
)
WHO = frozenset({"yang", "who", "that", "which"})
# Verbs, as far as Indonesian shows them.
VERB = re.compile(r"(me|di|ber|ter)\w{3,}|hadir|datang|pergi|mundur|pindah|pulang|ikut|bayar|lolos")
PLAIN = frozenset(phrase for phrase, reach in NEGATIONS.items() if reach in ("next", "none"))
CONTRACTED = ("n't", "n’t")


@dataclass(frozen=True, slots=True)
class Signed:
    """A word with what surrounds it.

    Attributes:
        word: The word.
        sign: 1 as it stands, -1 negated, 0 if that is not sure.
        sides: ``(opposition, 1 or -1)`` pairs, before negation.
        turns: True for a word of a negation.
    """

    word: Word
    sign: int
    sides: tuple[tuple[int, int], ...]
    turns: bool


@dataclass(frozen=True, slots=True)
class _Negation:
    first: int
    last: int  # one past
    reach: Reach
    forward: bool


@functools.lru_cache(maxsize=4_000)
def read_signs(text: str, language: str) -> tuple[Signed, ...]:
    """The words of a text, each with its sign.

    Args:
        text: A sentence.
        language: Its language.
    """
    words = find_words(text)
    clauses = _clauses(text, words)
    signs = [1] * len(words)
    turns = [False] * len(words)
    for negation in _negations(words):
        sign = signs[negation.first]
        _unsettle(words, clauses, signs, negation)
        _turn(words, clauses, signs, negation, language)
        signs[negation.first] = sign
        turns[negation.first : negation.last] = [True] * (negation.last - negation.first)
    return tuple(map(Signed, words, signs, _sides(words, language), turns))


def _clauses(text: str, words: Sequence[Word]) -> list[int]:
    """For each word the number of the stretch between marks and conjunctions it stands in."""
    clause, found = 0, []
    for i, word in enumerate(words):
        marked = i > 0 and STOP.search(text, words[i - 1].end, word.start)
        if marked or (word.folded in BREAKS and i > 0):
            clause += 1
        found.append(clause)
    return found


def _negations(words: Sequence[Word]) -> Iterator[_Negation]:
    """The negations in order, the longest of those that begin with a word."""
    folded = tuple(word.folded for word in words)
    i = 0
    while i < len(folded):
        phrases = [folded[i : i + n] for n in range(min(LONGEST, len(folded) - i), 0, -1)]
        phrase = next(
            (p for p in phrases if p in NO_NEGATIONS or p in NEGATIONS), folded[i : i + 1]
        )
        last = i + len(phrase)
        if phrase in NEGATIONS:
            yield _Negation(i, last, NEGATIONS[phrase], phrase in FORWARD)
        elif folded[i].endswith(CONTRACTED):
            yield _Negation(i, last, "next", forward=False)
        i = last


def _unsettle(
    words: Sequence[Word], clauses: Sequence[int], signs: list[int], negation: _Negation
) -> None:
    """Words before a negation in the same clause may belong to it: "the opening did not happen"."""
    if negation.forward:
        return
    unsure = negation.reach in ("said", "unsure")
    for i in range(negation.first - 1, -1, -1):
        if clauses[i] != clauses[negation.first]:
            break
        if (words[i].folded,) in PLAIN:
            continue
        if unsure or (signs[i] > 0 and words[i].folded not in LIGHT):
            signs[i] = 0


def _turn(
    words: Sequence[Word],
    clauses: Sequence[int],
    signs: list[int],
    negation: _Negation,
    language: str,
) -> None:
    """Turns the predicate behind a negation round; what follows in the clause may belong to it."""
    if negation.reach == "said" and (denied := _denied(words, clauses, negation, language)):
        for i in range(negation.last, denied.stop):
            signs[i] = 0
        if (verb := _predicate(words, denied, language)) is not None:
            signs[verb] = -signs[negation.first]
        return
    own = signs[negation.first] if negation.reach not in ("said", "unsure") else 0
    heads = 2 if negation.reach == "none" else 1
    for i in range(negation.last, min(negation.last + FAR, len(words))):
        folded = words[i].folded
        relative = negation.reach == "none" and folded in WHO
        if clauses[i] != clauses[i - 1] and not relative:
            break
        light = folded in LIGHT or is_function_word(folded, language)
        verb = negation.reach != "verb" or light or _is_verb(words, i, language)
        signs[i] = -own if heads > 0 and verb else 0
        heads -= not light


def _denied(
    words: Sequence[Word], clauses: Sequence[int], negation: _Negation, language: str
) -> range:
    """The words of what is denied: "denied on Friday that she had resigned"."""
    for that in range(negation.last, min(negation.last + TO_THAT, len(words))):
        if words[that].folded in THAT:
            last = that + 1
            while last < len(words) and clauses[last] == clauses[that]:
                last += 1
            return range(that + 1, last)
        if clauses[that] != clauses[negation.first]:
            break
        if language == "en" and not DENIED.fullmatch(words[that].folded):
            break
    return range(0)


def _predicate(words: Sequence[Word], clause: range, language: str) -> int | None:
    """What a clause says of its subject: a verb, as far as its form or the word before it shows."""
    plain = [i for i in clause if words[i].folded not in NO_PREDICATES and not words[i].capitalised]
    for i in plain:
        if words[i - 1].folded in AUXILIARIES:
            return i
    return next((i for i in plain if language == "id" and VERB.fullmatch(words[i].folded)), None)


def _is_verb(words: Sequence[Word], place: int, language: str) -> bool:
    folded = words[place].folded
    if language == "id":
        return VERB.fullmatch(folded) is not None
    return words[place - 1].folded == "to" or folded.endswith("ing")


def _sides(words: Sequence[Word], language: str) -> list[tuple[tuple[int, int], ...]]:
    """The sides of each word, or of the phrase that it belongs to."""
    folded = tuple(word.folded for word in words)
    found = [sides((word,), language) for word in folded]
    for length in range(2, LONGEST + 1):
        for i in range(len(folded) - length + 1):
            if phrase := sides(folded[i : i + length], language):
                found[i : i + length] = [phrase] * length
    return found
