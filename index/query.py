"""A question as search sees it: its vector's text and the full-text expression of its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from index.archive import Archive
from index.lexicon import Lexicon
from index.words import Word, find_words, is_function_word, stems

# Carrying a word over to the collection's language: its nearest words, by cosine.
NEIGHBOURS = 5
NEAR_ENOUGH = 0.45
# A word in more than this share of the passages tells them apart too little to pay for its time.
TOO_COMMON = 0.10
_PIECE = re.compile(r"[^\W_]+")  # what the full-text index holds of a form
SMALL_COLLECTION = 2_000  # below this every word is cheap


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the question and the forms it is looked for in.

    Attributes:
        word: Folded word of the question.
        forms: Words of the index that stand for it.
    """

    word: str
    forms: tuple[str, ...]


def content_words(text: str, language: str) -> list[Word]:
    """The words of a question that say what it is about; all of them if none does."""
    words = find_words(text)
    content = [word for word in words if not is_function_word(word.folded, language)]
    return content or list(words)


def is_foreign(language: str, archive: Archive) -> bool:
    """True if most articles are of another language than the question."""
    languages = archive.counts_by("language")
    same = languages.get(language, 0) + languages.get("und", 0)
    return language != "und" and same * 2 < sum(languages.values())


def word_forms(words: Sequence[str], foreign: bool, lexicon: Lexicon) -> dict[str, list[str]]:
    """The forms in which each folded word may stand in the collection.

    They are the word and its stems; for a question in another language than the articles, also
    the words nearest to it in meaning.
    """
    forms = {w: [w, *stems(w, "id"), *stems(w, "en")] for w in dict.fromkeys(words)}
    if foreign:
        unique = list(forms)
        for word, neighbours in zip(unique, lexicon.nearest(unique, NEIGHBOURS), strict=True):
            forms[word] += [near for near, cosine in neighbours if cosine >= NEAR_ENOUGH]
    return forms


def find_terms(text: str, language: str, archive: Archive, lexicon: Lexicon) -> list[Term]:
    """The question's terms with the forms the collection knows.

    Args:
        text: The question.
        language: Its language.
        archive: Knows which words stand in how many passages.
        lexicon: Knows which words mean the same.

    Returns:
        Terms of which at least one form stands in the collection.
    """
    words = [word.folded for word in content_words(text, language)]
    forms = word_forms(words, is_foreign(language, archive), lexicon)
    frequencies = form_frequencies(forms.values(), archive)
    passages = archive.count("passages")
    limit = passages if passages <= SMALL_COLLECTION else passages * TOO_COMMON
    terms = []
    for word, known in forms.items():
        useful = tuple(f for f in dict.fromkeys(known) if 0 < frequencies.get(f, 0) <= limit)
        if useful:
            terms.append(Term(word, useful))
    return terms


def form_frequencies(forms: Iterable[Iterable[str]], archive: Archive) -> dict[str, int]:
    """In how many passages each form may stand: "17.35" is in those that hold "17" and "35"."""
    pieces = {form: _PIECE.findall(form) for known in forms for form in known}
    counts = archive.document_frequencies(sorted({p for parts in pieces.values() for p in parts}))
    return {
        form: min((counts.get(part, 0) for part in parts), default=0)
        for form, parts in pieces.items()
    }


def expression(terms: Sequence[Term]) -> str:
    """An FTS5 expression that any form of any term fulfils."""
    forms = dict.fromkeys(form for term in terms for form in term.forms)
    return " OR ".join('"' + form.replace('"', '""') + '"' for form in forms)
