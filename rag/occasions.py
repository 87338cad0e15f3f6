"""When something happened: the dates that belong to the evidence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.dates import DateMention, format_date
from index.words import find_words
from rag.align import Alignment
from rag.evidence import Evidence
from rag.fitted import OCCASION_MARGIN, OCCASION_MARGIN_OF_A_LIST
from rag.leads import nearness
from rag.question import Question
from rag.reference import points_back
from rag.shelf import ArticleView

# What a date costs by where it stands: the cheapest within MOST is the sentence's date.
SENTENCE_AWAY = 0.8
ANOTHER_PARAGRAPH = 0.5
WRONG_SIDE = 2.0  # a date of reporting where the event is asked for, and the other way round
COARSE = 0.6  # a date that lacks its day
AWAY = 2.0  # a date far from the question's words in its own sentence
MOST = 2.6
# The share of the best evidence's own coverage that another occasion needs.
COVERS = 0.8
COVERS_OF_A_LIST = 0.5
COST = 0.5  # what that costs in log-odds of the evidence
_REPORTING = re.compile(
    r"\b(?:dilaporkan|melaporkan|laporan|dirilis|merilis|dikutip|mengutip|diberitakan|"
    r"memberitakan|dilansir|melansir|diwartakan|mewartakan|reported|reports?|released|quoted|"
    r"cited|published)\b",
    re.IGNORECASE,
)


_LATER = re.compile(
    r"\b(?:keesokan|esok|sehari|\w+\s+(?:hari|minggu|pekan|bulan|tahun))\s*(?:harinya)?\s+"
    r"(?:kemudian|setelahnya|sebelumnya|berikutnya)\b|\bkeesokan\s+hari\w*"
    r"|\b(?:the\s+(?:next|following|previous)\s+(?:day|week|month|year))\b"
    r"|\b(?:days?|weeks?|months?|years?)\s+(?:later|earlier|before|after)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Occasion:
    """One thing that happened, and when.

    Attributes:
        view: The article that says so.
        text: The date, in the question's language.
        verbatim: The date as the article states it.
        ordinals: The sentences of the fact and of its date.
        dated: The sentence that states the date.
    """

    view: ArticleView
    text: str
    verbatim: str
    ordinals: tuple[int, ...]
    dated: int


@dataclass(frozen=True, slots=True)
class _Dated:
    mention: DateMention
    ordinal: int
    cost: float


def find_occasions(
    question: Question, evidence: Sequence[Evidence], alignment: Alignment
) -> tuple[Occasion, ...]:
    """The dates of the evidence, best first, each date of an article once.

    Args:
        question: What is asked.
        evidence: Sentences about it, best first.
        alignment: Which words of the sentences correspond to the question's.

    Returns:
        Occasions; none where no date near the best evidence is fine enough for the question.
    """
    covered = (COVERS_OF_A_LIST if question.many else COVERS) * evidence[0].feature("own coverage")
    pairs = [
        (item, found)
        for item in evidence
        if item.feature("own coverage") >= covered
        and (found := _date_of(question, item, alignment))
    ]
    pairs.sort(key=lambda pair: -_worth(*pair))
    margin = OCCASION_MARGIN_OF_A_LIST if question.many else OCCASION_MARGIN
    least = evidence[0].score - margin
    occasions: dict[tuple[str, str], Occasion] = {}
    articles: set[str] = set()
    for item, found in pairs:
        article = item.view.article.id
        # A second date of an article counts only if the sentence itself states it.
        second = article in articles and found.ordinal != item.ordinal
        if second or _worth(item, found) < least:
            continue
        articles.add(article)
        text = format_date(found.mention, question.language)
        ordinals = tuple(sorted({item.ordinal, found.ordinal}))
        verbatim = item.view.texts[found.ordinal][found.mention.start : found.mention.end]
        occasion = Occasion(item.view, text, verbatim, ordinals, found.ordinal)
        occasions.setdefault((article, text), occasion)
    return _distinct(list(occasions.values()))


def _worth(item: Evidence, found: _Dated) -> float:
    return item.score - COST * found.cost


def _distinct(occasions: Sequence[Occasion]) -> tuple[Occasion, ...]:
    """Occasions without those whose date another states more fully ("8 January")."""
    kept = []
    for occasion in occasions:
        fuller = any(
            occasion.text != other.text and _words(occasion.text) < _words(other.text)
            for other in occasions
        )
        if not fuller:
            kept.append(occasion)
    return tuple(kept)


def _words(text: str) -> set[str]:
    return {word.folded for word in find_words(text)}


def _date_of(question: Question, item: Evidence, alignment: Alignment) -> _Dated | None:
    """The date that belongs to a sentence, or None."""
    if not item.view.dates[item.ordinal] and _LATER.search(item.text):
        return None  # "the next day" is none of the dates that stand around it
    candidates = [
        _Dated(mention, ordinal, cost)
        for ordinal in range(item.ordinal - 2, item.ordinal + 3)
        if 0 <= ordinal < len(item.view.sentences)
        for mention in item.view.dates[ordinal]
        if _fine_enough(mention, question)
        and (cost := _cost(question, item, ordinal, mention, alignment)) <= MOST
    ]
    return min(candidates, key=lambda c: (c.cost, abs(c.ordinal - item.ordinal)), default=None)


def _fine_enough(mention: DateMention, question: Question) -> bool:
    match question.grain:
        case "time":
            return mention.hour is not None
        case "year":
            return mention.year is not None
        case "month":
            return mention.month is not None
        case "day":
            return mention.day is not None
        case _:
            return mention.year is not None or mention.month is not None


def _cost(
    question: Question, item: Evidence, ordinal: int, mention: DateMention, alignment: Alignment
) -> float:
    distance = abs(ordinal - item.ordinal)
    cost = SENTENCE_AWAY * distance
    here, there = item.sentence, item.view.sentences[ordinal]
    if here.paragraph != there.paragraph:
        cost += ANOTHER_PARAGRAPH
    if ordinal == item.ordinal + 1 and points_back(item.view.texts[ordinal]):
        cost -= 0.5
    if ordinal == item.ordinal - 1 and points_back(item.text):
        cost -= 0.5
    if is_report_date(item.view, ordinal, mention) != question.about_reporting:
        cost += WRONG_SIDE
    if question.grain != "year" and mention.day is None:
        cost += COARSE
    if mention.month is None and distance:
        cost += WRONG_SIDE  # a bare year says nothing about the next sentence
    if not distance and item.own.any():
        cost += AWAY * (1.0 - nearness(mention.start, mention.end, item, alignment))
    if any(mention.compatible(asked) and mention.iso() == asked.iso() for asked in question.dates):
        cost += WRONG_SIDE  # the date asked about is not what is asked for
    return cost


def is_report_date(view: ArticleView, ordinal: int, mention: DateMention) -> bool:
    """True if the words before a date say that something was reported then."""
    before = [other.end for other in view.dates[ordinal] if other.end <= mention.start]
    text = view.texts[ordinal][max(before, default=0) : mention.start]
    return bool(_REPORTING.search(text))
