"""Prepared articles become the archive's entries: words folded and stemmed, passages embedded."""

from __future__ import annotations

import hashlib
import itertools
import json
from collections.abc import Callable, Iterable, Sequence

import numpy as np

from index.archive import Archive, Entry
from index.article import Article, RawArticle, Rejection
from index.embedder import Embedder
from index.lexicon import Lexicon
from index.prepare import PREPARER_VERSION, Prepared, prepare_whole
from index.words import fold_words, stems

BATCH = 1024  # articles embedded and stored at once: one transaction of two or three seconds


def store(
    archive: Archive, embedder: Embedder, lexicon: Lexicon, batch: Sequence[tuple[str, Prepared]]
) -> None:
    """Embeds and stores prepared articles, all or none of them.

    Args:
        archive: Where they go.
        embedder: Makes the passages' vectors.
        lexicon: Knows the word pieces.
        batch: Articles by id.
    """
    texts = [text for _, prepared in batch for text in _passage_texts(prepared)]
    vectors, pieces = embedder.embed_passages(texts), lexicon.tokenize(texts)
    entries, start = [], 0
    for article, prepared in batch:
        own = slice(start, start + len(prepared.passages))
        entries.append(_entry(article, prepared, vectors[own], pieces[own]))
        start = own.stop
    with archive.transaction():
        archive.put(entries, embedder.name, lexicon.name)


def store_passages(
    archive: Archive,
    embedder: Embedder,
    lexicon: Lexicon,
    passages: Iterable[RawArticle],
    listener: Callable[[int], None],
) -> int:
    """Stores texts that are passages already, each as an article of one passage.

    Args:
        archive: Where they go.
        embedder: Makes their vectors.
        lexicon: Knows the word pieces.
        passages: Texts, known by their places.
        listener: Told how many are stored.

    Returns:
        How many were stored; texts without a word are left out.
    """
    waiting, done = iter(passages), 0
    while batch := list(itertools.islice(waiting, BATCH)):
        ready = [(raw.place, prepare_whole(raw)) for raw in batch]
        whole = [(place, p) for place, p in ready if not isinstance(p, Rejection)]
        store(archive, embedder, lexicon, whole)
        done += len(whole)
        listener(done)
    return done


def digest(raw: RawArticle) -> str:
    """SHA-256 of what an article is made of."""
    content = json.dumps([raw.text, sorted(raw.given.items())], ensure_ascii=False)
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()


def _passage_texts(prepared: Prepared) -> list[str]:
    """What is embedded: each passage under its article's title."""
    title = f"{prepared.described.title}. " if prepared.described.title else ""
    text, sentences = prepared.raw.text, prepared.sentences
    return [
        title + text[sentences[first].start : sentences[last].end]
        for first, last in prepared.passages
    ]


def passage_words(text: str, language: str) -> tuple[str, str]:
    """The folded words of a passage and their stems, as the full-text index stores them."""
    folded = fold_words(text)
    return " ".join(folded), " ".join(form for word in folded for form in stems(word, language))


def _entry(
    article: str, prepared: Prepared, vectors: np.ndarray, pieces: Sequence[np.ndarray]
) -> Entry:
    described, raw = prepared.described, prepared.raw
    title = " ".join(passage_words(described.title or "", described.language))
    words = []
    for first, last in prepared.passages:
        passage = raw.text[prepared.sentences[first].start : prepared.sentences[last].end]
        words.append((*passage_words(passage, described.language), title))
    return Entry(
        article=Article(
            id=article,
            title=described.title,
            outlet=described.outlet,
            author=described.author,
            language=described.language,
            published=described.published,
            path=raw.path,
            url=raw.given.get("url"),
            stated=described.stated,
        ),
        place=raw.place,
        text=raw.text,
        digest=digest(raw),
        prepared=PREPARER_VERSION,
        sentences=prepared.sentences,
        passages=prepared.passages,
        words=tuple(words),
        pieces=tuple(pieces),
        vectors=vectors,
    )
