"""Sentences weighed as evidence: how much of the question each one, in its surroundings, covers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from index import Index
from index.article import Hit, Sentence, Span
from index.dates import DateMention
from index.lexicon import Lexicon, unit
from index.words import Word
from rag.align import Alignment, question_terms, weigh
from rag.features import date_agreement, type_found
from rag.fitted import RANKING
from rag.marks import NOTHING_MARKED, Marks
from rag.question import Question
from rag.shelf import ArticleView, Shelf

# What a word of the question is worth that stands not in the sentence but near it: news spreads
# an event over neighbouring sentences, and names its people once and then says "he".
NEXT_SENTENCE = 0.9
NEXT_PARAGRAPH = 0.8
TWO_AWAY = 0.6
TITLE = 0.7
# What a word of the earlier question is worth that a follow-up is read with.
FOLLOWED_UP = 0.5


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence weighed against a question.

    Attributes:
        view: The article it stands in.
        ordinal: Which sentence.
        own: How well each term of the question is found in the sentence itself: (terms,).
        context: The same with its surroundings: (terms,).
        features: What RANKING weighs: (features,).
        score: Its log-odds of being what answers.
    """

    view: ArticleView
    ordinal: int
    own: np.ndarray
    context: np.ndarray
    features: np.ndarray
    score: float

    @property
    def text(self) -> str:
        """The sentence, verbatim."""
        return self.view.texts[self.ordinal]

    def feature(self, name: str) -> float:
        """One of the features, by its name in RANKING."""
        return float(self.features[RANKING.names.index(name)])

    @property
    def sentence(self) -> Sentence:
        """Where it stands."""
        return self.view.sentences[self.ordinal]


@dataclass(frozen=True, slots=True)
class Weighed:
    """All evidence for a question.

    Attributes:
        evidence: Sentences, best first.
        views: Their articles, in the order in which search found them.
        alignment: Which words of the sentences correspond to the question's.
        ubiquity: In what share of the sentences each folded word stands.
        among: How many passages were searched.
        marks: What the reader marked, if one has read.
    """

    evidence: tuple[Evidence, ...]
    views: tuple[ArticleView, ...]
    alignment: Alignment
    ubiquity: Mapping[str, float]
    among: int = 0
    marks: Marks = NOTHING_MARKED


def weigh_evidence(question: Question, hits: Sequence[Hit], index: Index, shelf: Shelf) -> Weighed:
    """Weighs the sentences of the hits and their neighbours.

    Args:
        question: What is asked.
        hits: What search found.
        index: Knows how rare words are.
        shelf: Holds the articles.

    Returns:
        Evidence, best first; none if there are no hits or the question has no content words.
    """
    articles = {hit.passage.article.id: hit.passage.article for hit in hits}
    views = shelf.views(articles.values())
    terms = content_terms(question)
    share = index.word_shares([term.folded for term in terms], question.language)
    weighed = weigh_views(question, terms, share, views, chosen_ordinals(hits), index.lexicon)
    return replace(weighed, among=index.count_passages())


def chosen_ordinals(hits: Sequence[Hit]) -> dict[str, set[int]]:
    """Which sentences of which articles are weighed: those of the hits and one on either side."""
    ordinals: dict[str, set[int]] = {}
    for hit in hits:
        near = range(hit.passage.first - 1, hit.passage.last + 2)
        ordinals.setdefault(hit.passage.article.id, set()).update(near)
    return ordinals


def content_terms(question: Question) -> list[Word]:
    """The question's content words, without those that only ask ("tanggal berapa").

    Those of its dates are compared as dates instead.
    """
    taken: list[DateMention | Span] = [*question.dates, *question.asking]
    return [
        word
        for word in question_terms(question.whole, question.language)
        if not any(span.start <= word.start < span.end for span in taken)
    ]


def weigh_views(
    question: Question,
    terms: Sequence[Word],
    share: Mapping[str, float],
    views: Sequence[ArticleView],
    chosen: Mapping[str, set[int]],
    lexicon: Lexicon,
) -> Weighed:
    """Weighs chosen sentences of articles; see ``weigh_evidence``."""
    texts = {text: words for view in views for text, words in view.texts_with_words.items()}
    alignment = Alignment(terms, question.language, texts, lexicon)
    if not terms:
        return Weighed((), tuple(views), alignment, {})
    weights = _halve_history(question, terms, weigh(terms, share))
    ubiquity = _ubiquity(views)
    found: list[Evidence] = []
    asked = lexicon.vectors([question.whole])[0]
    rare = _weighted_vector(terms, weights, lexicon)
    for view in views:
        best = np.array([alignment.best(text) for text in view.texts]).reshape(-1, len(terms))
        title = alignment.best(view.article.title or "")
        near = alignment.vectors(view.texts) @ np.stack([asked, rare]).T
        for ordinal in sorted(chosen[view.article.id]):
            if not 0 <= ordinal < len(view.texts):
                continue
            context = _context(view, best, title, ordinal)
            features = _features(
                question, view, ordinal, best[ordinal], context, weights, near[ordinal], ubiquity
            )
            score = float(features @ RANKING.weights + RANKING.bias)
            found.append(Evidence(view, ordinal, best[ordinal], context, features, score))
    found.sort(key=lambda e: (-e.score, e.view.article.id, e.ordinal))
    return Weighed(tuple(found), tuple(views), alignment, ubiquity)


def _halve_history(question: Question, terms: Sequence[Word], weights: np.ndarray) -> np.ndarray:
    whole = question.whole
    earlier = whole.rfind("? (") if whole.endswith(")") else -1
    own = np.array([earlier < 0 or t.start < earlier for t in terms], dtype=bool)
    halved = np.where(own, weights, FOLLOWED_UP * weights)
    return halved / halved.sum() if halved.size else halved


def _weighted_vector(terms: Sequence[Word], weights: np.ndarray, lexicon: Lexicon) -> np.ndarray:
    """The question's direction with its rare words foremost: (dimension,).

    In a collection about one subject every sentence is near to a question that names the
    subject; the words that tell its sentences apart are the rare ones.
    """
    total = weights @ unit(lexicon.sums([term.folded for term in terms]))
    vector: np.ndarray = total / max(float(np.linalg.norm(total)), 1e-9)
    return vector


def _context(view: ArticleView, best: np.ndarray, title: np.ndarray, ordinal: int) -> np.ndarray:
    """Each term's best correspondence in the sentence, near it, or in the title: (terms,)."""
    sentence = view.sentences[ordinal]
    context = np.maximum(best[ordinal], TITLE * title)
    for offset in (-2, -1, 1, 2):
        place = ordinal + offset
        if not 0 <= place < len(view.sentences):
            continue
        together = view.sentences[place].paragraph == sentence.paragraph
        worth = TWO_AWAY if abs(offset) == 2 else NEXT_SENTENCE if together else NEXT_PARAGRAPH
        context = np.maximum(context, worth * best[place])
    result: np.ndarray = context
    return result


def _features(
    question: Question,
    view: ArticleView,
    ordinal: int,
    own: np.ndarray,
    context: np.ndarray,
    weights: np.ndarray,
    near: np.ndarray,
    ubiquity: Mapping[str, float],
) -> np.ndarray:
    """What a sentence is ranked by; RANKING names them in this order."""
    agreement, asked = date_agreement(question, view, ordinal), len(question.dates)
    count = max(len(weights) + asked, 1)  # a date of the question counts like a word of it
    return np.array(
        [
            (float(weights @ context) * len(weights) + agreement * asked) / count,
            (float(weights @ own) * len(weights) + (agreement == 1.0) * asked) / count,
            float(near[0]),
            float(near[1]),
            agreement,
            type_found(question, view, ordinal, ubiquity),
        ]
    )


def _ubiquity(views: Sequence[ArticleView]) -> dict[str, float]:
    """In what share of all the articles' sentences each folded word stands."""
    counts: Counter[str] = Counter()
    sentences = 0
    for view in views:
        counts.update(view.word_counts)
        sentences += len(view.sentences)
    return {word: count / max(sentences, 1) for word, count in counts.items()}
