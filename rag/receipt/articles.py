"""Finds the articles of a receipt again: among files, or in an index."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from index import Index
from index.article import Article, RawArticle, Rejection
from index.clean import clean
from index.describe import describe
from index.errors import UnknownArticle
from index.home import expanded
from index.read import read_articles
from rag.receipt.receipt import Receipt, ReceiptArticle, text_digest


@dataclass(frozen=True, slots=True)
class Found:
    """An article as it is now.

    Attributes:
        text: Original text.
        title: Headline, or None.
        outlet: Who published it, or None.
        published: ISO 8601, or None.
        path: Where it was read from.
    """

    text: str
    title: str | None
    outlet: str | None
    published: str | None
    path: str


@dataclass(frozen=True, slots=True)
class _Candidate:
    """An article that may be one of a receipt's."""

    id: str
    url: str | None
    path: str
    text: str
    found: Callable[[], Found]


def from_files(
    roots: Sequence[Path], receipt: Receipt
) -> tuple[dict[str, Found], tuple[Rejection, ...]]:
    """Looks for a receipt's articles in files and folders, read as ``kutip index`` reads them.

    An article is the one with the same text; else, of those with the same id, web address or file
    name, the one that holds most of its quotes. So a folder may have moved, and a file may have
    been renamed unless its text changed too.

    Returns:
        The articles found, by their ids in the receipt; the inputs that could not be read.

    Raises:
        PathError: If a root is missing.
    """
    choices = _Choices(receipt)
    rejected: dict[Rejection, None] = {}
    for root in roots:
        for item in read_articles(expanded(root)):
            if isinstance(item, Rejection):
                rejected[item] = None
            else:
                choices.offer(_from_raw(item))
    return choices.made(), tuple(rejected)


def from_index(index: Index, receipt: Receipt) -> dict[str, Found]:
    """Looks for a receipt's articles in an index, by id, web address and file name."""
    choices = _Choices(receipt)
    for article in index.articles():
        if choices.may_be(article.id, article.url, article.path):
            try:
                text = index.article_text(article.id)
            except UnknownArticle:  # removed meanwhile
                continue
            choices.offer(_from_article(article, text))
    return choices.made()


class _Choices:
    """For each article of a receipt the best candidate so far."""

    def __init__(self, receipt: Receipt) -> None:
        self._articles = receipt.articles
        self._quotes = {
            article.id: [q.quote for q in receipt.quotes if q.article == article.id]
            for article in receipt.articles
        }
        self._best: dict[str, tuple[tuple[int, ...], _Candidate]] = {}

    def may_be(self, name: str, url: str | None, path: str) -> bool:
        """True if an article has something in common with one of the receipt's."""
        return any(any(_same_place(each, name, url, path)) for each in self._articles)

    def offer(self, candidate: _Candidate) -> None:
        """Takes a candidate for the articles that it fits better than those before."""
        digest = text_digest(candidate.text)
        for article in self._articles:
            place = _same_place(article, candidate.id, candidate.url, candidate.path)
            same = digest == article.sha256
            if same or any(place):
                held = sum(quote in candidate.text for quote in self._quotes[article.id])
                fit = (int(same), held, *map(int, place))
                if article.id not in self._best or fit > self._best[article.id][0]:
                    self._best[article.id] = (fit, candidate)

    def made(self) -> dict[str, Found]:
        """The best of each."""
        return {name: candidate.found() for name, (_, candidate) in self._best.items()}


def _same_place(
    article: ReceiptArticle, name: str, url: str | None, path: str
) -> tuple[bool, bool, bool]:
    """Whether id, web address and file name are those of a receipt's article."""
    return (
        article.id == name,
        url is not None and article.url == url,
        file_name(article.path) == file_name(path),
    )


def file_name(path: str) -> str:
    """The file's own name, also of a path from another platform."""
    return path.replace("\\", "/").rsplit("/", 1)[-1]


def _from_raw(raw: RawArticle) -> _Candidate:
    def found() -> Found:
        known = describe(raw, clean(raw.text, raw.given.get("title")))
        return Found(raw.text, known.title, known.outlet, known.published, raw.path)

    # The id that a first `kutip index` of this root gives.
    name = hashlib.sha256(raw.place.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return _Candidate(name, raw.given.get("url"), raw.path, raw.text, found)


def _from_article(article: Article, text: str) -> _Candidate:
    found = Found(text, article.title, article.outlet, article.published, article.path)
    return _Candidate(article.id, article.url, article.path, text, lambda: found)
