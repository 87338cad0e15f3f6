"""Questions about the articles themselves: when one was published."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from index.article import Span
from index.dates import find_dates, format_date
from index.words import find_words, is_function_word, stem
from rag.question import Question
from rag.shelf import ArticleView


@dataclass(frozen=True, slots=True)
class Publication:
    """When an article was published, and where its text says so."""

    view: ArticleView
    span: Span
    text: str


def find_publications(question: Question, views: Sequence[ArticleView]) -> tuple[Publication, ...]:
    """The publication date of the article that a question means.

    Args:
        question: For example "When was the URnews article published?".
        views: Articles that search found, best first.

    Returns:
        One publication, or none where the article meant does not state its date, or not as
        finely as asked.
    """
    meant = _meant(question, views)
    if meant is None or (span := meant.article.stated.get("published")) is None:
        return ()
    mentions = find_dates(span.of(meant.text), meant.article.language)
    if not mentions or (question.grain == "time" and mentions[0].hour is None):
        return ()
    return (Publication(meant, span, format_date(mentions[0], question.language)),)


def _meant(question: Question, views: Sequence[ArticleView]) -> ArticleView | None:
    """The article whose outlet is named, else the one that search puts first."""
    asked = {word.folded for word in find_words(question.whole)}
    for view in views:
        outlet = {word.folded for word in find_words(view.article.outlet or "")}
        if outlet and outlet <= asked:
            return view
    return max(views, key=lambda view: _title_match(question, view), default=None)


def _title_match(question: Question, view: ArticleView) -> float:
    def stems(text: str) -> set[str]:
        return {
            stem(word.folded, "id")
            for word in find_words(text)
            if not is_function_word(word.folded, "und")
        }

    title = stems(view.article.title or "")
    return len(title & stems(question.whole)) / max(len(title), 1)
