"""A claim, its question and its premises as the features read them: words, stems, sentences."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from index.language import detect_language
from index.lexicon import Lexicon, unit
from index.words import Word, find_words, is_function_word, stem
from rag.align import ramp

# Characters that are read, which bounds the time: some 6,000 words of premises, 1,200 of a claim.
LONGEST = 40_000
LONGEST_CLAIM = 8_000

# A sentence ends before a capital, a bracket or a new line; an item of a list is one of its own.
_END = re.compile(r"(?<=[.!?])[\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9])|\s*\n\s*")

# Words about the answer, not its matter: "based on the passages provided", "in summary", "two
# steps". They are said by whoever answers, so they are neither borne out nor made up.
SCAFFOLDING = frozenset(
    """
    based given provided provide provides passage passages above following additionally overall
    summary conclusion include includes including mentioned article text information important note
    essential ensure crucial example examples specific specifically various different several such
    well here step steps answer question help helps finally lastly furthermore moreover therefore
    thus first second third two three states stated suggests suggest discusses highlights describes
    explains e g bagian artikel teks informasi pertanyaan jawaban berdasarkan pertama kedua ketiga
    terakhir selain contoh langkah berikut penting kesimpulannya singkatnya
    """.split()
)


@dataclass(frozen=True)
class Text:
    """A text, read.

    Attributes:
        text: As far as it is read.
        language: ``"id"`` or ``"en"``.
        words: Its words.
        stems: The stem of each.
        sentences: For each word the number of the sentence it stands in.
    """

    text: str
    language: str
    words: tuple[Word, ...]
    stems: tuple[str, ...]
    sentences: np.ndarray

    @functools.cached_property
    def content(self) -> np.ndarray:
        """Which words say something about the matter: (words,)."""
        return np.array(
            [self._tells(w, s) for w, s in zip(self.words, self.stems, strict=True)], bool
        )

    def _tells(self, word: Word, own: str) -> bool:
        if is_function_word(word.folded, self.language):
            return False
        return word.folded not in SCAFFOLDING and own not in SCAFFOLDING

    @functools.cached_property
    def known(self) -> frozenset[str]:
        """Its words and their stems."""
        return frozenset(self.stems) | {word.folded for word in self.words}


def read(text: str, longest: int = LONGEST) -> Text:
    """Reads the beginning of a text."""
    text = text[:longest]
    language = "id" if detect_language(text) == "id" else "en"
    words = find_words(text)
    stops = [match.start() for match in _END.finditer(text)]
    raw = np.searchsorted(stops, [word.start for word in words], side="right")
    numbers = np.unique(raw, return_inverse=True)[1] if len(words) else np.zeros(0, dtype=int)
    return Text(text, language, words, tuple(stem(w.folded, language) for w in words), numbers)


@dataclass(frozen=True)
class Compared:
    """A claim beside what it should follow from.

    Attributes:
        claim: The claim.
        premise: All premises as one text.
        question: What the claim answers; without words if there is none.
        stands: Which words of the claim stand in premise or question in the same form: (words,).
        like: How well each content word corresponds to one there, 0 to 1; 1 for other words.
        weight: How telling the lexicon takes each word to be: the length of its vector.
    """

    claim: Text
    premise: Text
    question: Text
    stands: np.ndarray
    like: np.ndarray
    weight: np.ndarray


def compare(claim: Text, premise: Text, question: Text, lexicon: Lexicon) -> Compared:
    """Looks the words of a claim up in its premises and its question."""
    known = premise.known | question.known
    pairs = list(zip(claim.words, claim.stems, strict=True))
    stands = np.array([s in known or w.folded in known for w, s in pairs], dtype=bool)
    like = np.where(stands, 1.0, 0.0)
    weight = np.zeros(len(pairs))
    places = np.flatnonzero(claim.content)
    if len(places):
        sums = lexicon.sums([claim.words[place].folded for place in places])
        weight[places] = np.linalg.norm(sums, axis=1)
        there = [
            w.folded
            for text in (premise, question)
            for w, c in zip(text.words, text.content, strict=True)
            if c
        ]
        new = places[~stands[places]]
        if there and len(new):
            own = unit(sums[~stands[places]])
            others = unit(lexicon.sums(list(dict.fromkeys(there))))
            like[new] = ramp((own @ others.T).max(axis=1))
    like[~claim.content] = 1.0
    return Compared(claim, premise, question, stands, like, weight)


def compare_texts(claim: str, premises: Sequence[str], question: str, lexicon: Lexicon) -> Compared:
    """Reads and compares."""
    own = read(claim, LONGEST_CLAIM)
    return compare(own, read("\n".join(premises)), read(question, LONGEST_CLAIM), lexicon)
