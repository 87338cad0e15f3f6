"""Names of a claim that its passages do not mention."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from index.lexicon import Lexicon
from index.names import find_known_names
from index.words import Word, find_words, is_function_word, stem
from rag.align import Alignment
from rag.typed import ROLES, find_names

BESIDE_NAMES = ROLES | {"kota", "city", "town"}
TRANSLATED = 0.9  # correspondence from which "Ministry" is "Kementerian"


def missing_name(claim: str, language: str, texts: Sequence[str], lexicon: Lexicon) -> str | None:
    """The first name of a claim that none of the texts mentions, as the claim writes it.

    A name is mentioned if each of its words stands in the texts, in itself, as another spelling
    of a known name, or as a word that means the same: "Health Ministry" is "Kementerian
    Kesehatan".

    Args:
        claim: The claim.
        language: Its language.
        texts: What its passages say, with title and outlet.
        lexicon: Knows which words mean the same.
    """
    known = {mention.name for text in texts for mention in find_known_names(text)}
    own = [m for m in find_known_names(claim) if m.name.kind != "title"]
    for mention in own:
        if mention.name not in known and not _all_stand(claim[mention.start : mention.end], texts):
            return claim[mention.start : mention.end]
    settled = [(m.start, m.end) for m in own]
    spans = [s for s in find_names(claim) if not _within(s.start, s.end, settled)]
    if not spans:
        return None
    words = {text: find_words(text) for text in texts}
    given = {word.folded for text in texts for word in words[text]}
    stems = {stem(word, code) for word in given for code in ("id", "en")}
    for span in spans:
        parts = [w for w in find_words(span.of(claim)) if not _says_little(w, language)]
        if span.start == 0 or not claim[: span.start].strip(' "“‘(-'):
            parts = parts[1:]  # what begins a sentence has a capital in any case
        strange = [
            w for w in parts if w.folded not in given and stem(w.folded, language) not in stems
        ]
        if strange and not _translated(strange, language, words, lexicon):
            return span.of(claim)
    return None


def _within(start: int, end: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(first <= start and end <= last for first, last in spans)


def _all_stand(name: str, texts: Sequence[str]) -> bool:
    given = {word.folded for text in texts for word in find_words(text)}
    return all(word.folded in given for word in find_words(name))


def _says_little(word: Word, language: str) -> bool:
    return word.folded in BESIDE_NAMES or is_function_word(word.folded, language)


def _translated(
    words: Sequence[Word], language: str, texts: dict[str, tuple[Word, ...]], lexicon: Lexicon
) -> bool:
    """True if each word corresponds to some word of the texts."""
    alignment = Alignment(words, language, texts, lexicon)
    best = np.max([alignment.best(text) for text in texts], axis=0)
    return bool((best >= TRANSLATED).all())
