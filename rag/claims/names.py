"""Names of a claim that its passages do not mention."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np

from index.article import Span
from index.names import find_known_names
from index.words import Word, find_words, is_function_word, stem
from rag.align import Alignment
from rag.claims.passage import CitedPassage
from rag.typed import ROLES, find_names

BESIDE_NAMES = ROLES | {"kota", "city", "town"}
TRANSLATED = 0.9  # correspondence from which "Ministry" is "Kementerian"


def missing_name(
    claim: str, language: str, passages: Sequence[CitedPassage], alignment: Alignment
) -> str | None:
    """The first name of a claim that no passage mentions, as the claim writes it.

    A name is mentioned if each of its words stands in the passages, in itself, as another spelling
    of a known name, or as a word that means the same: "Health Ministry" is "Kementerian
    Kesehatan".

    Args:
        claim: The claim.
        language: Its language.
        passages: Those that it cites.
        alignment: Of the claim's words with all texts of the passages.
    """
    forms = frozenset[str]().union(*(passage.forms for passage in passages))
    own = [m for m in find_known_names(claim) if m.name.kind != "title"]
    for mention in own:
        words = find_words(claim[mention.start : mention.end])
        stands = all(word.folded in forms for word in words)
        if not (stands or any(mention.name in passage.names for passage in passages)):
            return claim[mention.start : mention.end]
    settled = [(mention.start, mention.end) for mention in own]
    spans = [s for s in find_names(claim) if not _within(s, settled)]
    best = _best(alignment, passages) if spans else {}
    for span in spans:
        words = find_words(span.of(claim))
        parts = [word for word in words if not _says_little(word, language)]
        if not claim[: span.start].strip(' "“‘(-') and not _other_first_name(words, passages):
            parts = parts[1:]  # what begins a sentence has a capital in any case
        for word in parts:
            stands = word.folded in forms or stem(word.folded, language) in forms
            if not stands and best.get(word.folded, 0.0) < TRANSLATED:
                return span.of(claim)
    return None


def _within(span: Span, others: Iterable[tuple[int, int]]) -> bool:
    return any(first <= span.start and span.end <= last for first, last in others)


def _says_little(word: Word, language: str) -> bool:
    return word.folded in BESIDE_NAMES or is_function_word(word.folded, language)


def _other_first_name(words: Sequence[Word], passages: Sequence[CitedPassage]) -> bool:
    """True if the second word stands in the passages only after another name: Agus Santoso."""
    if len(words) < 2:
        return False
    second = words[1].folded
    before = [
        one
        for passage in passages
        for one, other in pairwise(passage.words)
        if other.folded == second and other.capitalised
    ]
    return bool(before) and all(
        one.capitalised and one.folded not in BESIDE_NAMES | {words[0].folded} for one in before
    )


def _best(alignment: Alignment, passages: Sequence[CitedPassage]) -> dict[str, float]:
    """How well each content word of the claim corresponds to some word of the passages."""
    texts = dict.fromkeys(text for passage in passages for text in passage.texts)
    best = np.max([alignment.best(text) for text in texts], axis=0)
    return {term.folded: float(value) for term, value in zip(alignment.terms, best, strict=True)}
