"""Example questions to click."""

from __future__ import annotations

from collections.abc import Sequence

from index.article import Article
from ui.untrusted import one_line
from ui.words import words

MOST = 4


def examples(articles: Sequence[Article], given: Sequence[str] = ()) -> list[str]:
    """The questions that were given for the collection, else some about its headlines.

    Args:
        articles: The collection.
        given: What whoever opened the page chose (``kutip chat --example``).

    Returns:
        At most four questions; those about headlines are in their article's language.
    """
    if given:
        return list(given)[:MOST]
    titled = [article for article in articles if article.title][:MOST]
    return [
        words(article.language).about_article.format(title=one_line(article.title or ""))
        for article in titled
    ]
