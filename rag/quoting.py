"""The quoting writer: answers made of the articles' own sentences, no language model involved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.article import Span
from rag.evidence import Evidence, Weighed
from rag.fitted import (
    MARGIN,
    MARGIN_OF_A_LIST,
    READ_SURE_WITHOUT_NUMBER,
    SURE_WITHOUT_NUMBER,
)
from rag.leads import LEAD_WORTH, TYPED, TypedAnswer, best_candidate, find_leads
from rag.marked_leads import agreed, marked_leads
from rag.normalise import normalise
from rag.occasions import Occasion, find_occasions
from rag.policy import BUILTIN, Thresholds
from rag.publication import find_publications
from rag.question import Question
from rag.reference import points_back
from rag.refusal import answerable, confidence, probability
from rag.shelf import ArticleView

MOST_SENTENCES = 3
BEFORE = 40  # characters before a lead, by which its meaning is told
FEWEST_WORDS = 3  # "Semarang." says nothing by itself
MOST_SENTENCES_OF_A_LIST = 5


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch of an article that is to be quoted.

    Attributes:
        view: The article.
        span: Where.
    """

    view: ArticleView
    span: Span


@dataclass(frozen=True, slots=True)
class Lead:
    """What was asked for, in a few words, and the quote that says it.

    Attributes:
        text: The words, in the question's language.
        verbatim: As the article has them.
        quotes: What says it; more than one where it was computed.
    """

    text: str
    verbatim: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """What a writer made of the evidence; nothing in it means that the articles do not say.

    Attributes:
        leads: Dates, names, places or numbers that answer.
        statements: The quotes of each statement.
        confidence: How likely the articles answer, 0 to 1; None where that was not weighed.
    """

    leads: tuple[Lead, ...] = ()
    statements: tuple[tuple[Quote, ...], ...] = ()
    confidence: float | None = None


def write(question: Question, weighed: Weighed, thresholds: Thresholds = BUILTIN) -> Draft:
    """Answers a question with quotes.

    Args:
        question: What is asked.
        weighed: Evidence, best first.
        thresholds: From where on it is sure enough.

    Returns:
        At most three sentences, five where a list is asked for or several occasions answer; an
        empty draft where the evidence is not sure enough.
    """
    if question.about_publication:
        return _publications(question, weighed.views)
    sure = confidence(question, weighed)
    if not answerable(sure, weighed.marks, thresholds):
        return Draft(confidence=probability(sure))
    wide = question.many or question.kind in TYPED
    least = weighed.evidence[0].score - (MARGIN_OF_A_LIST if wide else MARGIN)
    near = [evidence for evidence in weighed.evidence if evidence.score >= least]
    writes = _when if question.kind == "when" else _statements
    draft = writes(question, near, weighed)
    enough = READ_SURE_WITHOUT_NUMBER if weighed.marks.windows else SURE_WITHOUT_NUMBER
    if question.kind == "number" and not draft.leads and sure < enough:
        draft = Draft()  # articles that give no such number hardly say how many
    # Refused for want of a date or a number, it cannot be called likely.
    return replace(draft, confidence=probability(sure) if draft.statements else None)


def _publications(question: Question, views: Sequence[ArticleView]) -> Draft:
    found = find_publications(question, views)
    quotes = [(Quote(item.view, item.span), item.text) for item in found]
    return Draft(
        leads=tuple(Lead(text, quote.span.of(quote.view.text), (quote,)) for quote, text in quotes),
        statements=tuple((quote,) for quote, _ in quotes),
    )


def _when(question: Question, near: Sequence[Evidence], weighed: Weighed) -> Draft:
    """Dates first; each occasion is a statement of its fact and its date."""
    occasions = find_occasions(question, near, weighed.alignment)
    if not occasions:
        return Draft()
    listed = question.many or len(occasions) > 1
    room = MOST_SENTENCES_OF_A_LIST if listed else MOST_SENTENCES
    leads, statements = [], []
    for occasion in occasions:
        ordinals = occasion.ordinals
        if len(ordinals) > room:
            ordinals = (occasion.dated,)
        if len(ordinals) > room:
            break
        room -= len(ordinals)
        quotes = merge(occasion.view, ordinals)
        leads.append(Lead(occasion.text, occasion.verbatim, (_holding(quotes, occasion),)))
        statements.append(quotes)
    return Draft(tuple(leads), tuple(statements))


def _holding(quotes: Sequence[Quote], occasion: Occasion) -> Quote:
    start = occasion.view.sentences[occasion.dated].start
    return next(q for q in quotes if q.span.start <= start < q.span.end)


def _statements(question: Question, near: Sequence[Evidence], weighed: Weighed) -> Draft:
    most = MOST_SENTENCES_OF_A_LIST if question.many else MOST_SENTENCES
    if question.kind in TYPED and not weighed.marks.found:
        # A sentence with what is asked for goes before one without; the reader knows better.
        near = sorted(near, key=lambda e: -_typed_worth(question, e, weighed))
    chosen = _diverse(near, most)
    leads = marked_leads(question, chosen, weighed) or agreed(
        find_leads(question, chosen, weighed), weighed.marks
    )
    if leads and not question.many:  # what other articles count and name is another matter
        own = {lead.evidence.view.article.id for lead in leads}
        least = max(evidence.score for evidence in chosen) - MARGIN
        chosen = [e for e in chosen if e.view.article.id in own or e.score >= least]
    statements: list[tuple[Quote, ...]] = []
    used: set[tuple[str, int]] = set()
    for evidence in chosen:
        told = question.kind in ("why", "how", "what") and evidence is chosen[0]
        wanted = _with_continuation(evidence) if told else [evidence.ordinal]
        ordinals = [o for o in wanted if _key(evidence, o) not in used][: most - len(used)]
        if evidence.ordinal in ordinals:
            used.update(_key(evidence, ordinal) for ordinal in ordinals)
            statements.append(merge(evidence.view, ordinals))
    quotes = [quote for statement in statements for quote in statement]
    made = (_lead(question, lead, quotes) for lead in leads)
    return Draft(tuple(lead for lead in made if lead is not None), tuple(statements))


def _lead(question: Question, found: TypedAnswer, quotes: Sequence[Quote]) -> Lead | None:
    """A lead with the quote that says it; None if there was no room for that."""
    quote = _around(quotes, found.evidence)
    if quote is None:
        return None
    evidence = found.evidence
    place = max(evidence.text.find(found.text), 0)
    before = evidence.text[max(place - BEFORE, 0) : place]
    source = evidence.view.article.language
    text = normalise(found.text, source, question.language, question.kind, before)
    return Lead(text, found.text, (quote,))


def _typed_worth(question: Question, evidence: Evidence, weighed: Weighed) -> float:
    answer = best_candidate(question, evidence, weighed)
    return evidence.score + (LEAD_WORTH * answer.worth if answer else 0.0)


def _key(evidence: Evidence, ordinal: int) -> tuple[str, int]:
    return evidence.view.article.id, ordinal


def _with_continuation(evidence: Evidence) -> list[int]:
    """A sentence, and the next one if that points back to it: there stands the reason or more."""
    following = evidence.ordinal + 1
    if following < len(evidence.view.texts) and points_back(evidence.view.texts[following]):
        return [evidence.ordinal, following]
    return [evidence.ordinal]


def _around(quotes: Sequence[Quote], evidence: Evidence) -> Quote | None:
    """The quote that holds a sentence."""
    start = evidence.sentence.start
    holding = (
        quote
        for quote in quotes
        if quote.view is evidence.view and quote.span.start <= start < quote.span.end
    )
    return next(holding, None)


def _diverse(near: Sequence[Evidence], most: int) -> list[Evidence]:
    """The best sentences, repetitions and scraps left out."""
    chosen: list[Evidence] = []
    seen: set[str] = set()
    for evidence in near:
        if len(evidence.view.words[evidence.ordinal]) < FEWEST_WORDS:
            continue
        key = "".join(c for c in evidence.text.casefold() if c.isalnum())
        if key not in seen:
            seen.add(key)
            chosen.append(evidence)
        if len(chosen) == most:
            break
    return chosen


def merge(view: ArticleView, ordinals: Sequence[int]) -> tuple[Quote, ...]:
    """Quotes of sentences; those with nothing but space on one line between them become one."""
    quotes: list[Quote] = []
    for ordinal in sorted(ordinals):
        sentence = view.sentences[ordinal]
        if quotes:
            last = quotes[-1].span
            between = view.text[last.end : sentence.start]
            if not between.strip() and "\n" not in between:
                quotes[-1] = Quote(view, Span(last.start, sentence.end))
                continue
        quotes.append(Quote(view, Span(sentence.start, sentence.end)))
    return tuple(quotes)
