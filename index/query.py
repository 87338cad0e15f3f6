"""A question as full-text search sees it: its terms, each in the forms it may have."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from index.archive import Archive
from index.lexicon import Lexicon
from index.names import Variant, compounds, variants
from index.typos import TypoFinder
from index.words import PIECE, Word, find_words, fold_words, is_function_word, stems

OWN = 1.0  # weight of a form that is the word itself
# Carrying a word over to the collection's language: its nearest words, by cosine.
NEIGHBOURS = 5
NEAR_ENOUGH = 0.45
CORRECTED = 0.7  # what a corrected word counts: many an unknown name is corrected to another
# Words of a question that are corrected: each is compared with every word of the collection.
MOST_CORRECTED = 12
# From this share of articles in another language on, words are carried over.
ANOTHER_LANGUAGE = 0.1
# Matches of the full-text index, about, that are enough to choose candidates from. Among 82,000
# passages 8,000 find as many right ones as all do, in less than half the time.
ENOUGH_MATCHES = 8_000


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the question and what stands for it in the collection.

    Attributes:
        word: Folded word of the question.
        forms: Stems, and phrases such as names of several words, with the weight of one
            occurrence: 1 for the word itself, less for one that is only near to it in meaning,
            and for all of a word that was not typed so.
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
    forms = {word: dict.fromkeys(_with_stems(word), OWN) for word in words}
    if foreign:
        unique = list(forms)
        for word, neighbours in zip(unique, lexicon.nearest(unique, NEIGHBOURS), strict=True):
            for near, cosine in neighbours:
                if cosine >= NEAR_ENOUGH:
                    for form in _with_stems(near):
                        forms[word].setdefault(form, cosine * cosine)
    return forms


def _with_stems(word: str) -> tuple[str, ...]:
    return word, *stems(word, "id"), *stems(word, "en")


def read_query(
    text: str,
    language: str,
    foreign: bool,
    archive: Archive,
    lexicon: Lexicon,
    typos: TypoFinder,
) -> Query:
    """A question's terms with the forms that the collection knows.

    Args:
        text: The question.
        language: Its language.
        foreign: Whether articles are of another language (see ``is_foreign``).
        archive: Knows which words stand in how many passages.
        lexicon: Knows which words mean the same.
        typos: Knows what a word that stands nowhere may be meant for.
    """
    words = find_words(text)
    forms = _forms(words, language, foreign, lexicon)
    frequencies = form_frequencies(forms.values(), archive)
    unknown = [
        word
        for word, found in forms.items()
        if not any(frequencies[form] for form, weight in found.items() if weight == OWN)
    ]
    # The lexicon's words are spelt well, so they do not use up the few that are corrected.
    doubtful = [word for word in unknown if not lexicon.knows(word)][:MOST_CORRECTED]
    meant = {word: fix[0].word for word in doubtful if (fix := typos.corrections(word, foreign))}
    guessed = set(meant.values()) - {word.folded for word in words}
    if meant:
        text = _mend(text, words, meant)
        words = find_words(text)
        forms = _forms(words, language, foreign, lexicon)
        for word in guessed & forms.keys():
            forms[word] = {form: CORRECTED * weight for form, weight in forms[word].items()}
        frequencies = form_frequencies(forms.values(), archive)
    terms = tuple(
        Term(word, known, sum(known[form] * frequencies[form] for form in known))
        for word, found in forms.items()
        if (known := {form: w for form, w in found.items() if frequencies[form]})
    )
    return Query(text, terms, _expression(terms, frequencies))


def _forms(
    words: Sequence[Word], language: str, foreign: bool, lexicon: Lexicon
) -> dict[str, dict[str, float]]:
    """The forms of a question's content words and of the parts of its numbers."""
    content = content_words(words, language)
    forms = word_forms((word.folded for word in content), foreign, lexicon)
    for variant in (*variants(words), *compounds(words), *_written_together(words)):
        spellings = [
            form
            for pieces in variant.forms
            for form in (_with_stems(*pieces) if len(pieces) == 1 else [" ".join(pieces)])
        ]
        for word in words[variant.first : variant.end]:
            if word.folded in forms:
                forms[word.folded] |= dict.fromkeys(spellings, OWN)
    for word in content:
        if word.folded[:1].isdigit():  # articles write 12/9 in other ways too
            for part in PIECE.findall(word.folded):
                forms.setdefault(part, {part: OWN})
    return forms


def _written_together(words: Sequence[Word]) -> Iterator[Variant]:
    """Letters and digits without a gap, such as G20: one word in the full-text index."""
    first = 0
    for place in range(1, len(words) + 1):
        if place == len(words) or words[place].start > words[place - 1].end:
            if place - first > 1:
                together = fold_words("".join(word.text for word in words[first:place]))
                yield Variant(first, place, (tuple(together),))
            first = place


def _mend(text: str, words: Iterable[Word], meant: Mapping[str, str]) -> str:
    """A question with the words that were meant in place of those that were typed."""
    mended: list[str] = []
    position = 0
    for word in words:
        if word.folded in meant:
            mended += text[position : word.start], meant[word.folded]
            position = word.end
    return "".join([*mended, text[position:]])


def form_frequencies(forms: Iterable[Iterable[str]], archive: Archive) -> dict[str, int]:
    """In how many passages each form may stand: "17.35" is in those that hold "17" and "35"."""
    pieces = {form: PIECE.findall(form) for known in forms for form in known}
    counts = archive.full_text.frequencies(sorted({p for parts in pieces.values() for p in parts}))
    return {
        form: min((counts.get(part, 0) for part in parts), default=0)
        for form, parts in pieces.items()
    }


def _expression(terms: Iterable[Term], frequencies: Mapping[str, int]) -> str:
    """An FTS5 expression that a form of any term fulfils, the rarest forms first.

    Each passage that fulfils it costs time, so common forms are left out once there are enough.
    They count all the same when the candidates are scored.
    """
    forms = dict.fromkeys(form for term in terms for form in term.forms)
    useful: list[str] = []
    matches = 0
    for form in sorted(forms, key=lambda form: frequencies[form]):
        matches += frequencies[form]
        if useful and matches > ENOUGH_MATCHES:
            break
        useful.append(form)
    single = [f'"{form}"' for form in useful if not is_phrase(form)]
    parts = [f"{{words title}} : {phrase(form)}" for form in useful if is_phrase(form)]
    if single:
        parts.append(f"{{stems title}} : ({' OR '.join(single)})")
    return " OR ".join(parts)


def is_phrase(form: str) -> bool:
    """True for a form of several words in the full-text index, or with a mark, such as 50%."""
    return PIECE.fullmatch(form) is None


def phrase(text: str) -> str:
    """An FTS5 phrase of a text's words."""
    return '"' + " ".join(fold_words(text)) + '"'


def phrases_expression(phrases: Collection[str]) -> str:
    """An FTS5 expression that passages fulfil which hold one of the phrases word for word."""
    return " OR ".join(f"words : {phrase(text)}" for text in phrases)
