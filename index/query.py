"""A question as full-text search sees it: its terms, each in the forms it may have."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from index.archive import Archive
from index.lexicon import Lexicon
from index.names import compounds, variants
from index.typos import TypoFinder
from index.words import PIECE, Word, find_words, is_function_word, stems

# Carrying a word over to the collection's language: its nearest words, by cosine.
NEIGHBOURS = 5
NEAR_ENOUGH = 0.45
# From this share of articles in another language on, words are carried over.
ANOTHER_LANGUAGE = 0.1
# A form in more than this share of the passages finds too many of them to pay for its time.
TOO_COMMON = 0.10
SMALL_COLLECTION = 2_000  # passages; in so few every form is cheap


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the question and what stands for it in the collection.

    Attributes:
        word: Folded word of the question.
        forms: Stems, and names of several words, with the weight of one occurrence: 1 for the
            word itself, less for one that is only near to it in meaning.
        passages: About how many passages hold a form, weighted.
    """

    word: str
    forms: Mapping[str, float]
    passages: float


@dataclass(frozen=True, slots=True)
class Query:
    """What search looks for.

    Attributes:
        text: The question, typing errors mended.
        terms: Those of its terms that stand in the collection.
        expression: What the full-text index is asked; empty if it holds nothing of it.
    """

    text: str
    terms: tuple[Term, ...]
    expression: str


def content_words(words: Sequence[Word], language: str) -> list[Word]:
    """The words of a question that say what it is about; all of them if none does."""
    content = [word for word in words if not is_function_word(word.folded, language)]
    return content or list(words)


def is_foreign(language: str, languages: Mapping[str, int]) -> bool:
    """True if a good part of the articles is of another language than the question.

    Args:
        language: Of the question.
        languages: Articles by language.
    """
    same = languages.get(language, 0) + languages.get("und", 0)
    total = sum(languages.values())
    return language != "und" and total - same > ANOTHER_LANGUAGE * total


def word_forms(
    words: Iterable[str], foreign: bool, lexicon: Lexicon
) -> dict[str, dict[str, float]]:
    """The forms in which each folded word may stand in the collection, with their weights.

    They are the word and its stems; for a question in another language than articles are, also
    the words nearest to it in meaning. One of those weighs the square of its cosine.
    """
    forms = {w: dict.fromkeys((w, *stems(w, "id"), *stems(w, "en")), 1.0) for w in words}
    if foreign:
        unique = list(forms)
        for word, neighbours in zip(unique, lexicon.nearest(unique, NEIGHBOURS), strict=True):
            for near, cosine in neighbours:
                if cosine >= NEAR_ENOUGH:
                    for form in (near, *stems(near, "id")):
                        forms[word].setdefault(form, cosine * cosine)
    return forms


def read_query(
    text: str,
    language: str,
    foreign: bool,
    passages: int,
    archive: Archive,
    lexicon: Lexicon,
    typos: TypoFinder,
) -> Query:
    """A question's terms with the forms that the collection knows.

    Args:
        text: The question.
        language: Its language.
        foreign: Whether articles are of another language (see ``is_foreign``).
        passages: How many the collection holds.
        archive: Knows which words stand in how many of them.
        lexicon: Knows which words mean the same.
        typos: Knows what a word that stands nowhere may be meant for.
    """
    words = find_words(text)
    content = content_words(words, language)
    forms = word_forms((w.folded for w in content), foreign, lexicon)
    _add_names(words, forms)
    frequencies = form_frequencies(forms.values(), archive)
    unknown = [word for word, known in forms.items() if not _stands(known, frequencies)]
    for word in unknown:
        for correction in typos.corrections(word)[:1]:
            forms[word] |= dict.fromkeys((correction.word, *stems(correction.word, "id")), 1.0)
            text = re.sub(rf"\b{re.escape(word)}\b", correction.word, text, flags=re.IGNORECASE)
    if unknown:
        frequencies = form_frequencies(forms.values(), archive)
    terms = tuple(
        Term(word, known, sum(known[form] * frequencies[form] for form in known))
        for word, found in forms.items()
        if (known := {form: w for form, w in found.items() if frequencies.get(form)})
    )
    return Query(text, terms, _expression(terms, frequencies, passages))


def _add_names(words: Sequence[Word], forms: dict[str, dict[str, float]]) -> None:
    """Gives each word of a name the name's other spellings as forms."""
    for variant in (*variants(words), *compounds(words)):
        spellings = [" ".join(form) for form in variant.forms]
        for word in words[variant.first : variant.end]:
            if word.folded in forms:
                forms[word.folded] |= dict.fromkeys(spellings, 1.0)


def _stands(forms: Iterable[str], frequencies: Mapping[str, int]) -> bool:
    return any(frequencies.get(form) for form in forms)


def form_frequencies(forms: Iterable[Iterable[str]], archive: Archive) -> dict[str, int]:
    """In how many passages each form may stand: "17.35" is in those that hold "17" and "35"."""
    pieces = {form: PIECE.findall(form) for known in forms for form in known}
    counts = archive.full_text.frequencies(sorted({p for parts in pieces.values() for p in parts}))
    return {
        form: min((counts.get(part, 0) for part in parts), default=0)
        for form, parts in pieces.items()
    }


def _expression(terms: Iterable[Term], frequencies: Mapping[str, int], passages: int) -> str:
    """An FTS5 expression that any form of any term fulfils, common ones left out."""
    limit = passages if passages <= SMALL_COLLECTION else passages * TOO_COMMON
    forms = dict.fromkeys(form for term in terms for form in term.forms)
    useful = [form for form in forms if frequencies[form] <= limit] or list(forms)
    single = [f'"{form}"' for form in useful if PIECE.fullmatch(form)]
    parts = [f"words : {phrase(form)}" for form in useful if not PIECE.fullmatch(form)]
    if single:
        parts.append(f"{{stems title}} : ({' OR '.join(single)})")
    return " OR ".join(parts)


def phrase(text: str) -> str:
    """An FTS5 phrase of a text's pieces."""
    return '"' + " ".join(PIECE.findall(text)) + '"'


def phrases_expression(phrases: Collection[str]) -> str:
    """An FTS5 expression that passages fulfil which hold one of the phrases word for word."""
    return " OR ".join(f"words : {phrase(text)}" for text in phrases)
