"""Typing errors: for a word that nobody knows, the closest words of collection and lexicon."""

from __future__ import annotations

import contextlib
import functools
import os
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from index.archive import Archive
from index.lexicon import Lexicon
from index.words import stems

SHORTEST, LONGEST = 4, 24
TWO_ERRORS_FROM = 7  # letters; shorter words have too many neighbours at two errors
MOST = 3
# What a candidate costs: its errors, more if the first letter differs, less by its frequency.
FIRST_LETTER = 0.7
FREQUENCY = 0.25  # for each tenfold number of passages
WORST = 0.8  # a candidate this much worse than the best is none
# Where little of the word is left to tell it by, a rare candidate is rather another name: it must
# stand in several passages, unless the collection is small.
SHORT = 5
RARE, PASSAGES_A_STEP = 5, 2_000
FORMAT = "1"


@dataclass(frozen=True, slots=True)
class Correction:
    """A word that may be meant.

    Attributes:
        word: As passages or the lexicon write it, folded.
        errors: How many letters are missing, added, wrong or swapped with their neighbour.
        passages: How many passages hold it; of a word of the lexicon, a guess.
    """

    word: str
    errors: int
    passages: int


class Vocabulary:
    """The words of a collection's passages by length, with the number of their passages."""

    def __init__(self, counts: Iterable[tuple[str, int]]) -> None:
        found: dict[int, tuple[list[str], list[int]]] = {}
        largest = 0
        for word, count in counts:
            words, numbers = found.setdefault(len(word), ([], []))
            words.append(word)
            numbers.append(count)
            largest = max(largest, count)
        self._enough = min(RARE, 1 + largest // PASSAGES_A_STEP)
        self._by_length = {
            length: (words, np.array(numbers, dtype=np.int64))
            for length, (words, numbers) in found.items()
        }

    def corrections(self, word: str) -> tuple[Correction, ...]:
        """The likeliest corrections of a folded word, best first, at most three.

        Errors are counted by optimal string alignment: a swap of neighbours is one.
        """
        if not (SHORTEST <= len(word) <= LONGEST and word.isalpha()):
            return ()
        most = 1 if len(word) < TWO_ERRORS_FROM else 2
        found: list[tuple[float, Correction]] = []
        for length in range(len(word) - most, len(word) + most + 1):
            words, passages = self._by_length.get(length, ([], None))
            if passages is None:
                continue
            errors = process.cdist(
                [word], words, scorer=OSA.distance, score_cutoff=most, dtype=np.uint8
            )[0]
            for place in np.flatnonzero((errors > 0) & (errors <= most)):
                other = words[place]
                fix = Correction(other, int(errors[place]), int(passages[place]))
                if self._telling(word, fix):
                    found.append((_cost(word, fix), fix))
        found.sort(key=lambda scored: (scored[0], scored[1].word))
        return tuple(fix for cost, fix in found[:MOST] if cost <= found[0][0] + WORST)

    def _telling(self, word: str, fix: Correction) -> bool:
        if fix.errors == 1 and len(word) > SHORT:
            return True
        return fix.passages >= self._enough and (fix.errors == 1 or word[0] == fix.word[0])


def _cost(word: str, fix: Correction) -> float:
    first = FIRST_LETTER * (word[0] != fix.word[0])
    return fix.errors + first - FREQUENCY * float(np.log10(fix.passages))


class TypoFinder:
    """Corrects words of questions by a collection's vocabulary, read when it is first needed.

    Reading it out of the full-text index takes long, so it is kept in a file of the home, which
    may be missing, of an earlier state of the archive, or impossible to write.

    Args:
        archive: Holds the words.
        file: Where to keep them.
        lexicon: Knows the words of both languages.
    """

    def __init__(self, archive: Archive, file: Path, lexicon: Lexicon) -> None:
        self._archive = archive
        self._file = file
        self._lexicon = lexicon
        self._kept: tuple[str, Vocabulary] | None = None

    def corrections(self, folded: str, foreign: bool = False) -> tuple[Correction, ...]:
        """What a folded word of a question that stands in no passage may be meant for.

        Args:
            folded: A word of which neither itself nor a stem stands in the collection.
            foreign: Whether articles are of another language than the question. Few words of its
                language stand in them then, so those of the lexicon may be meant too: where one
                is nearer than any of the collection.

        Returns:
            Up to three words of collection or lexicon, best first; none for a short word, one
            with digits, and one that either language knows: it is spelt well, and merely absent.
        """
        if not (SHORTEST <= len(folded) <= LONGEST and folded.isalpha()) or self._is_word(folded):
            return ()
        found = self._vocabulary().corrections(folded)
        others = self._language.corrections(folded) if foreign else ()
        nearer = others and (not found or others[0].errors < found[0].errors)
        return others if nearer else found

    def _is_word(self, folded: str) -> bool:
        forms = {folded, *stems(folded, "id"), *stems(folded, "en")}
        return any(len(form) >= SHORTEST and self._lexicon.knows(form) for form in forms)

    @functools.cached_property
    def _language(self) -> Vocabulary:
        """The lexicon's words; by their rank in it, they stand in passages as Zipf's law says."""
        words = self._lexicon.words()
        return Vocabulary(_usable((w, 1 + len(words) // r) for r, w in enumerate(words, 1)))

    def prepare(self) -> None:
        """Writes the file if it is not of the archive's present state: after indexing."""
        state = self._state()
        if _read_state(self._file) != state:
            _write(self._file, state, _usable(self._archive.full_text.word_counts()))

    def _state(self) -> str:
        return f"{FORMAT} {self._archive.identity} {self._archive.generation}"

    def _vocabulary(self) -> Vocabulary:
        state = self._state()
        if self._kept is None or self._kept[0] != state:
            counts = _read(self._file, state)
            if counts is None:
                counts = _usable(self._archive.full_text.word_counts())
                _write(self._file, state, counts)
            self._kept = (state, Vocabulary(counts))
        return self._kept[1]


def _usable(counts: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    shortest = SHORTEST - 1  # of a word that was typed with one letter too many
    return [(w, n) for w, n in counts if shortest <= len(w) <= LONGEST and w.isalpha()]


def _read_state(file: Path) -> str:
    try:
        with file.open(encoding="utf-8") as lines:
            return lines.readline().rstrip("\n")
    except (OSError, UnicodeDecodeError):
        return ""


def _read(file: Path, state: str) -> list[tuple[str, int]] | None:
    """The words kept in a file; None if it cannot be used."""
    try:
        found, words, numbers = file.read_text(encoding="utf-8").split("\n")
        if found == state:
            return list(zip(words.split(), map(int, numbers.split()), strict=True))
    except (OSError, ValueError):  # missing, or not of our making
        pass
    return None


def _write(file: Path, state: str, counts: Iterable[tuple[str, int]]) -> None:
    """Keeps words in a file, whole or not at all; a home that cannot be written does without."""
    counts = list(counts)
    words = " ".join(word for word, _ in counts)
    numbers = " ".join(str(number) for _, number in counts)
    with contextlib.suppress(OSError):
        handle, name = tempfile.mkstemp(dir=file.parent, prefix=file.name)
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as out:
                out.write(f"{state}\n{words}\n{numbers}")
            Path(name).replace(file)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise
