"""An article as it was read becomes one that can be indexed: cleaned, described and split."""

from __future__ import annotations

from dataclasses import dataclass

from index.article import RawArticle, Rejection, Sentence
from index.clean import CLEANER_VERSION, clean
from index.describe import Described, describe
from index.language import detect_language
from index.near_duplicates import NEAR_DUPLICATES_VERSION
from index.read import READER_VERSION
from index.split import SPLITTER_VERSION, group_passages, split_sentences
from index.words import WORDS_VERSION

PREPARER_VERSION = (
    f"{READER_VERSION}.{CLEANER_VERSION}.{SPLITTER_VERSION}.{WORDS_VERSION}"
    f".{NEAR_DUPLICATES_VERSION}"
)


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article with its description, sentences and passages.

    Attributes:
        raw: The article as it was read.
        described: What is known about it.
        sentences: Its sentences that may be evidence.
        passages: Groups of them, as (first, last) ordinals.
    """

    raw: RawArticle
    described: Described
    sentences: tuple[Sentence, ...]
    passages: tuple[tuple[int, int], ...]


def prepare(raw: RawArticle) -> Prepared | Rejection:
    """The article ready for the index, or why there is nothing to index."""
    cleaned = clean(raw.text, raw.given.get("title"))
    described = describe(raw, cleaned)
    sentences = split_sentences(raw.text, cleaned.prose, described.language)
    if not sentences:
        _, _, inside = raw.place.partition("#")
        return Rejection(raw.path, f"{inside and inside + ': '}no article text found in it")
    return Prepared(raw, described, sentences, group_passages(sentences, raw.text))


def prepare_whole(raw: RawArticle) -> Prepared | Rejection:
    """A text that is a passage already: neither cleaned nor split, and only what is given is known.

    For test collections, whose questions are about passages as they stand.
    """
    end = len(raw.text.rstrip())
    start = end - len(raw.text[:end].lstrip())
    if start == end:
        return Rejection(raw.path, f"{raw.place}: no text")
    described = Described(
        title=raw.given.get("title"),
        outlet=raw.given.get("outlet"),
        author=raw.given.get("author"),
        language=detect_language(raw.text),
        published=raw.given.get("published"),
        stated={},
    )
    return Prepared(raw, described, (Sentence(0, 0, start, end),), ((0, 0),))
