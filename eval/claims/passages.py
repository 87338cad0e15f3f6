"""Texts as passages that claims are checked against."""

from __future__ import annotations

import functools
import hashlib

from eval.pairs.cases import PairClaim, PairPassage
from index.article import Article, RawArticle, Rejection
from index.prepare import prepare
from rag.claims.passage import CitedPassage
from rag.shelf import ArticleView


def cited_passages(pair: PairClaim) -> tuple[CitedPassage, ...]:
    """The passages that the writer of a claim was given, under their numbers.

    Each is an article of its own, cleaned, described and split as an article of a JSON file is
    whose title, outlet and date of publication are given. One in which no article text is found is
    left out, as it would never be given to a writer.
    """
    views = ((passage.number, _view(passage)) for passage in pair.passages)
    return tuple(
        CitedPassage(number, view, 0, len(view.sentences) - 1) for number, view in views if view
    )


@functools.lru_cache(maxsize=4096)
def _view(passage: PairPassage) -> ArticleView | None:
    """A passage as the checker reads it; the claims of a group share it."""
    fields = {
        "title": passage.title,
        "outlet": passage.outlet,
        "published": passage.published or "",
    }
    given = {name: value for name, value in fields.items() if value}
    prepared = prepare(RawArticle("passage", "passage", passage.text, given))
    if isinstance(prepared, Rejection):
        return None
    known = prepared.described
    article = Article(
        id=hashlib.sha256(repr(passage).encode()).hexdigest()[:16],
        title=known.title,
        outlet=known.outlet,
        author=known.author,
        language=known.language,
        published=known.published,
        path="",
        stated=known.stated,
    )
    return ArticleView(article, passage.text, prepared.sentences)
