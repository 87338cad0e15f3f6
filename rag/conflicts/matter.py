"""Whether two sentences speak of the same matter: the same names, and mostly the same words."""

from __future__ import annotations

import functools
from dataclasses import dataclass

import numpy as np

from index.article import Span
from index.lexicon import Lexicon
from index.names import find_known_names
from index.words import Word, find_words, fold, is_function_word
from rag.align import Alignment
from rag.conflicts.values import find_amounts, find_days
from rag.follow_up.referents import THINGS
from rag.typed import find_names

LIKE = 0.7  # correspondence from which a word counts as shared
FEWEST = 2  # content words besides names and values that they share
_SIGNS = frozenset("rp us usd idr sebanyak sejumlah".split())


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of an article.

    Attributes:
        text: The sentence.
        language: ``"id"`` or ``"en"``.
        title: The article's headline, which may name what the sentence speaks of.
        published: The article's date, ISO 8601, or None.
    """

    text: str
    language: str
    title: str = ""
    published: str | None = None


@functools.lru_cache(maxsize=512)  # each cited sentence is set beside a dozen others
def names(said: Said) -> frozenset[str]:
    """The names of a sentence, as words of the language-free name where one is known."""
    text, found = said.text, set[str]()
    known = find_known_names(text)
    for mention in known:
        found.update(fold(mention.name.indonesian[0]).split())
    for span in find_names(text):
        if not any(m.start < span.end and span.start < m.end for m in known):
            found.update(word.folded for word in find_words(span.of(text)))
    return frozenset(found - THINGS - _SIGNS)


def names_agree(one: Said, other: Said) -> bool:
    """True if both name the same, in the sentence or the headline, and nothing else apart."""
    mine, theirs = names(one), names(other)
    mine, theirs = mine | (_first(one) & theirs), theirs | (_first(other) & mine)
    if not mine and not theirs:
        return False
    titles = [names(Said(said.title, said.language)) for said in (one, other)]
    known = (mine | titles[0], theirs | titles[1])
    if not known[0] & known[1]:
        return False
    only_mine, only_theirs = mine - known[1], theirs - known[0]
    return not (only_mine and only_theirs) and len(only_mine | only_theirs) <= 3


def _first(said: Said) -> frozenset[str]:
    """The first word of a sentence, which may be a name."""
    return frozenset(word.folded for word in find_words(said.text)[:1])


def content(said: Said, spans: list[Span]) -> list[Word]:
    """The words of a sentence besides names, values and function words."""
    named = find_names(said.text)
    return [
        word
        for word in find_words(said.text)
        if not is_function_word(word.folded, said.language)
        and not any(span.start <= word.start < span.end for span in spans)
        and (word.folded in THINGS or not any(s.start <= word.start < s.end for s in named))
        and not word.text[0].isdigit()
    ]


def _values(said: Said) -> list[Span]:
    days = [Span(d.start, d.end) for d in find_days(said.text, said.language)]
    return [*days, *(a.span for a in find_amounts(said.text, said.language))]


def overlap(one: Said, other: Said, lexicon: Lexicon) -> tuple[float, float, int] | None:
    """The lesser and the greater share of content words in common, and how many those are."""
    words = content(one, _values(one)), content(other, _values(other))
    if min(map(len, words)) == 0:
        return None
    shares = []
    for said, mine, theirs, text in (
        (one, words[0], words[1], other.text),
        (other, words[1], words[0], one.text),
    ):
        alignment = Alignment(mine, said.language, {text: tuple(theirs)}, lexicon)
        shares.append(alignment.best(text) >= LIKE)
    parts = [float(np.mean(shares[0])), float(np.mean(shares[1]))]
    return min(parts), max(parts), int(min(shares[0].sum(), shares[1].sum()))
