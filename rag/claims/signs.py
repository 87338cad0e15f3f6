"""Which words of a text are negated, and which of them stand on one side of an opposition."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.words import Word, find_words, is_function_word
from rag.claims.polarity_words import (
    BREAKS,
    LIGHT,
    LONGEST,
    NEGATIONS,
    NO_NEGATIONS,
    Reach,
    sides,
)

STOP = re.compile(r"[,;:.!?()–—]")  # between two words, ends what a negation reaches
FAR = 9  # words
WHO = frozenset({"yang", "who", "that", "which"})
# Verbs, as far as Indonesian shows them.
VERB = re.compile(r"(me|di|ber|ter)\w{3,}|hadir|datang|pergi|mundur|pindah|pulang|ikut|bayar|lolos")
CONTRACTED = ("n't", "n’t")


@dataclass(frozen=True, slots=True)
class Signed:
    """A word with what surrounds it.

    Attributes:
        word: The word.
        sign: 1 as it stands, -1 negated, 0 if that is not sure.
        sides: ``(opposition, 1 or -1)`` pairs, before negation.
        behind: True behind a plain negation in its clause.
        turns: True for a word of a negation.
    """

    word: Word
    sign: int
    sides: tuple[tuple[int, int], ...]
    behind: bool
    turns: bool


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
    behind = [False] * len(words)
    turns = [False] * len(words)
    for first, last, reach in _negations(words):
        _turn(words, clauses, signs, (first, last), reach, language)
        turns[first:last] = [True] * (last - first)
        if reach in ("next", "none"):
            i = last
            while i < len(words) and clauses[i] == clauses[i - 1]:
                behind[i] = True
                i += 1
    found = _sides(words, language)
    return tuple(map(Signed, words, signs, found, behind, turns))


def _clauses(text: str, words: Sequence[Word]) -> list[int]:
    clause, found = 0, []
    for i, word in enumerate(words):
        marked = i > 0 and STOP.search(text, words[i - 1].end, word.start)
        if marked or (word.folded in BREAKS and i > 0):
            clause += 1
        found.append(clause)
    return found


def _negations(words: Sequence[Word]) -> Iterator[tuple[int, int, Reach]]:
    """First word, one past the last word, and kind of each negation, in order."""
    folded = tuple(word.folded for word in words)
    i = 0
    while i < len(folded):
        for length in range(min(LONGEST, len(folded) - i), 0, -1):
            phrase = folded[i : i + length]
            if phrase in NO_NEGATIONS:
                i += length - 1
                break
            if phrase in NEGATIONS:
                yield i, i + length, NEGATIONS[phrase]
                i += length - 1
                break
        else:
            if folded[i].endswith(CONTRACTED):
                yield i, i + 1, "next"
        i += 1


def _turn(
    words: Sequence[Word],
    clauses: Sequence[int],
    signs: list[int],
    negation: tuple[int, int],
    reach: Reach,
    language: str,
) -> None:
    """Gives the words around a negation their signs.

    What is far behind it or stands before it in the same clause may belong to it or not.
    """
    first, last = negation
    own = signs[first] if reach != "unsure" else 0
    for i in range(first - 1, -1, -1):
        if clauses[i] != clauses[first]:
            break
        if words[i].folded not in LIGHT or reach == "unsure":
            signs[i] = signs[i] if signs[i] < 0 and reach != "unsure" else 0
    passed = False  # the word that is negated
    heads = 2 if reach == "none" else 1
    for i in range(last, min(last + FAR, len(words))):
        folded = words[i].folded
        relative = reach == "none" and folded in WHO
        if clauses[i] != clauses[i - 1] and not relative:
            break
        light = folded in LIGHT or is_function_word(folded, language)
        if passed:
            signs[i] = 0
        elif reach == "verb" and not light and not _is_verb(words, i, language):
            signs[i], passed = 0, True
        else:
            signs[i] = -own
            heads -= not light
            passed = heads <= 0
    

def _is_verb(words: Sequence[Word], place: int, language: str) -> bool:
    folded = words[place].folded
    if language == "id":
        return VERB.fullmatch(folded) is not None
    return words[place - 1].folded == "to" or folded.endswith("ing")


def _sides(words: Sequence[Word], language: str) -> list[tuple[tuple[int, int], ...]]:
    folded = tuple(word.folded for word in words)
    found = [sides((word,), language) for word in folded]
    for length in range(2, LONGEST + 1):
        for i in range(len(folded) - length + 1):
            if phrase := sides(folded[i : i + length], language):
                found[i : i + length] = [phrase] * length
    return found
