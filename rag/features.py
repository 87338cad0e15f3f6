"""What speaks for a sentence besides its words: its dates, and whether it holds what is asked."""

from __future__ import annotations

from collections.abc import Mapping

from index.dates import DateMention, find_dates
from index.words import find_words
from rag.question import Question
from rag.shelf import ArticleView
from rag.typed import find_names, find_numbers, find_places, names_in_question

# A date that the question states, by where a compatible one is found.
DATE_NEAR = 0.9
DATE_IN_ARTICLE = 0.75
DATE_REACH = 2  # sentences


def date_agreement(question: Question, view: ArticleView, ordinal: int) -> float:
    """How well the dates around a sentence agree with those the question states; 1 if none."""
    if not question.dates:
        return 1.0
    return sum(_date_found(d, view, ordinal) for d in question.dates) / len(question.dates)


def _date_found(date: DateMention, view: ArticleView, ordinal: int) -> float:
    if any(date.compatible(other) and _as_fine(other, date) for other in view.dates[ordinal]):
        return 1.0
    for place, others in enumerate(view.dates):
        if any(date.compatible(other) and _as_fine(other, date) for other in others):
            return DATE_NEAR if abs(place - ordinal) <= 2 else DATE_IN_ARTICLE
    published = view.article.published
    if published and any(
        date.compatible(d) and _as_fine(d, date) for d in find_dates(published, "id")
    ):
        return DATE_NEAR
    return 0.0


def _as_fine(found: DateMention, asked: DateMention) -> bool:
    """True if a date states all that the question's date states: "2026" is not "January 2026"."""
    parts = ((found.year, asked.year), (found.month, asked.month), (found.day, asked.day))
    return all(have is not None for have, want in parts if want is not None)


def type_found(
    question: Question, view: ArticleView, ordinal: int, ubiquity: Mapping[str, float]
) -> float:
    """How surely the sentence holds something of the kind that is asked for, 0 to 1."""
    text = view.texts[ordinal]
    if question.kind == "when":  # which date belongs to which sentence is weighed later
        return float(any(view.dates[max(0, ordinal - DATE_REACH) : ordinal + DATE_REACH + 1]))
    if question.kind == "number":
        return float(bool(find_numbers(text, view.article.language)))
    if question.kind not in ("who", "where"):
        return 1.0
    asked = names_in_question(question.whole)
    names = find_names(text, view.common_words)
    if question.kind == "where":
        names = find_places(text, names)
    worth = 0.0
    for span in names:
        words = {word.folded for word in find_words(span.of(text))}
        if words.isdisjoint(asked):  # a name that stands everywhere is seldom the answer
            worth = max(worth, 1.0 - 2.0 * min(ubiquity.get(w, 0.0) for w in words))
    return max(worth, 0.0)
