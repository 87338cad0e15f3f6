"""The few words that answer, where the reader marked them."""

from __future__ import annotations

from collections.abc import Sequence

from index.words import find_words
from rag.evidence import Evidence, Weighed
from rag.fitted import LEADS, LEADS_A_LIST
from rag.leads import TypedAnswer
from rag.marks import Mark, Marks
from rag.question import Question
from rag.typed import find_numbers, names_in_question

LED = frozenset({"who", "where", "number", "duration", "what"})
MOST_WORDS = 12  # more is a sentence, and that is quoted anyway
FAINT = 0.05
MOST_OF_A_LIST = 6


def marked_leads(
    question: Question, chosen: Sequence[Evidence], weighed: Weighed
) -> tuple[TypedAnswer, ...]:
    """What the reader marked in the chosen sentences, likeliest first.

    Returns:
        One answer, several that say different things where a list is asked for; none where nothing
        is likely enough or the question wants a reason.
    """
    if question.kind not in LED:
        return ()
    places = {(e.view.article.id, e.ordinal): e for e in chosen}
    found: list[TypedAnswer] = []
    said: list[set[str]] = []
    for mark in weighed.marks.found:
        evidence = places.get((mark.view.article.id, mark.ordinal))
        words = {word.folded for word in find_words(mark.text)}
        if evidence is None or not _fits(question, mark, words):
            continue
        if any(words <= others or others <= words for others in said):
            continue
        if mark.probability >= (LEADS_A_LIST if question.many else LEADS):
            said.append(words)
            found.append(TypedAnswer(mark.text, evidence, mark.probability))
    return tuple(found[: MOST_OF_A_LIST if question.many else 1])


def agreed(leads: Sequence[TypedAnswer], marks: Marks) -> tuple[TypedAnswer, ...]:
    """Those leads, found without the reader, that it marked too, however faintly.

    Where nothing was read all of them are kept.
    """
    if not marks.windows:
        return tuple(leads)
    return tuple(lead for lead in leads if any(_names(mark, lead) for mark in marks.found))


def _names(mark: Mark, lead: TypedAnswer) -> bool:
    """True if a mark stands in the lead's sentence and shares words with it."""
    evidence = lead.evidence
    same = mark.view is evidence.view and mark.ordinal == evidence.ordinal
    words = [{word.folded for word in find_words(text)} for text in (mark.text, lead.text)]
    return same and mark.probability >= FAINT and not words[0].isdisjoint(words[1])


def _fits(question: Question, mark: Mark, words: set[str]) -> bool:
    """True if marked words are of the kind asked for and say more than the question does."""
    if not words or len(words) > MOST_WORDS or words <= names_in_question(question.whole):
        return False
    if question.kind in ("number", "duration"):
        return bool(find_numbers(mark.text, mark.view.article.language))
    return True
