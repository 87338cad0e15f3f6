"""Example questions to click, chosen for the collection that is open."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.article import Article
from ui.texts import words
from ui.untrusted import one_line

EXAMPLES = (
    "When did Kim pledge unconditional support?",
    "Kapan Kim berjanji mendukung tanpa syarat?",
    "Where was the 2019 meeting that Kim mentioned in his reply to Putin?",
    "Mengapa tanggal surat Kim memicu spekulasi?",
)
MOST = 4
_NAME = re.compile(r"\b[A-Z]\w+")


def examples(articles: Sequence[Article]) -> list[str]:
    """Questions that suit the articles.

    One of ``EXAMPLES`` suits if the headlines hold every name in it (capitalised words but the
    first; a month is no name of the collection's). Where none does, the headlines themselves
    make the questions, each in its article's language.
    """
    headlines = " ".join(article.title or "" for article in articles)
    known = set(re.findall(r"\w+", headlines))
    fitting = [example for example in EXAMPLES if _names(example) <= known]
    if fitting:
        return fitting
    titled = [article for article in articles if article.title][:MOST]
    return [
        words(article.language).about_article.format(title=one_line(article.title or ""))
        for article in titled
    ]


def _names(question: str) -> set[str]:
    """Capitalised words of a question, without its first word and months."""
    months = {*words("en").months, *words("id").months}
    return set(_NAME.findall(question.split(" ", 1)[1])) - months
