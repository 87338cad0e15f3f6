"""The name, place or number that answers "who", "where" or "how many", where one is clear."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from index.article import Span
from index.words import find_words, fold, stem
from rag.align import Alignment
from rag.evidence import Evidence, Weighed
from rag.question import Question
from rag.refusal import lacks_a_name
from rag.typed import ROLES, find_names, find_numbers, find_places, names_in_question

TYPED = frozenset({"who", "where", "number", "duration"})
COUNTED = 0.5  # a correspondence this good names the same thing
FAR = 12  # words between a candidate and the question's words that make it worthless
ENOUGH = 0.3
LEAD_WORTH = 1.5  # what a sure candidate is worth in log-odds of its sentence


@dataclass(frozen=True, slots=True)
class TypedAnswer:
    """A few words that may answer.

    Attributes:
        text: The words.
        evidence: The sentence they stand in.
        worth: How likely they are to answer, from 0.
    """

    text: str
    evidence: Evidence
    worth: float


def find_leads(
    question: Question, chosen: Sequence[Evidence], weighed: Weighed
) -> tuple[TypedAnswer, ...]:
    """The best typed answer among the chosen sentences.

    Of the candidates in a sentence that one leads which stands nearest to words that correspond
    to the question's; the question's own names and numbers answer nothing.

    Returns:
        One answer, or none where nothing of the kind stands near.
    """
    if question.kind not in TYPED:
        return ()
    answers = [
        answer
        for evidence in chosen
        if not lacks_a_name(question, weighed.alignment, [evidence])
        and (answer := best_candidate(question, evidence, weighed))
    ]
    found = max(answers, key=lambda a: a.worth + a.evidence.score / LEAD_WORTH, default=None)
    return (found,) if found and found.worth >= ENOUGH else ()


def best_candidate(question: Question, evidence: Evidence, weighed: Weighed) -> TypedAnswer | None:
    """The likeliest typed answer in one sentence, None where there is no candidate."""
    answers = [
        TypedAnswer(
            span.of(evidence.text),
            evidence,
            nearness(span.start, span.end, evidence, weighed.alignment)
            * _plausibility(question, span, evidence, weighed.ubiquity),
        )
        for span in _candidates(question, evidence, weighed.alignment)
    ]
    return max(answers, key=lambda answer: answer.worth, default=None)


def _candidates(question: Question, evidence: Evidence, alignment: Alignment) -> list[Span]:
    text, view = evidence.text, evidence.view
    asked = names_in_question(question.whole)
    if question.kind in ("number", "duration"):
        found = find_numbers(text, view.article.language)
        found = tuple(s for s in found if _counts(question, s, text, alignment))
    else:
        found = find_names(text, view.common_words)
        if question.kind == "where":
            found = find_places(text, found)
        found = tuple(s for s in found if text[s.start - 1 : s.start] != "(")  # an alias
        return [s for s in found if asked.isdisjoint(w.folded for w in find_words(s.of(text)))]
    return [s for s in found if not {w.folded for w in find_words(s.of(text))} <= asked]


_COUNTED = re.compile(
    r"\b(?:berapa|brp|how\s+many|how\s+much)\s+(?:banyak\s+|jumlah\s+)?(\w+)", re.IGNORECASE
)
# "Berapa harga …" names no thing that is counted.
_MEASURES = frozenset(
    """
    harga biaya tarif nilai jumlah usia umur tinggi panjang luas lebar berat jarak kecepatan
    kedalaman suhu skor persen persentase besar banyak lama did does do is are was were has have the
    of money more less will would can
    """.split()
)


def _counts(question: Question, span: Span, text: str, alignment: Alignment) -> bool:
    """True if a number counts what the question wants counted: "berapa kapal", "12 kapal"."""
    match = _COUNTED.search(question.text)
    if match is None or match.group(1).lower() in _MEASURES:
        return True
    words = find_words(text)
    first = next(i for i, word in enumerate(words) if word.end > span.start)
    last = max(i for i, word in enumerate(words) if word.start < span.end)
    beside = range(max(first - 1, 0), min(last + 3, len(words)))
    if _stems(match.group(1)) & {form for i in beside for form in _stems(words[i].text)}:
        return True
    wanted = fold(match.group(1))
    rows = [i for i, term in enumerate(alignment.terms) if term.folded == wanted]
    scores = alignment.scores(text)
    return any(scores[row, place] >= COUNTED for row in rows for place in beside)


def _stems(text: str) -> set[str]:
    return {form for w in find_words(text) for form in (w.folded, stem(w.folded, "id"))}


def _plausibility(
    question: Question, span: Span, evidence: Evidence, ubiquity: Mapping[str, float]
) -> float:
    """How likely a name is to answer: one that stands everywhere is not, a titled one is."""
    if question.kind not in ("who", "where"):
        return 1.0
    text = evidence.text
    common = min(ubiquity.get(word.folded, 0.0) for word in find_words(span.of(text)))
    plausible = max(0.0, 1.0 - 2.0 * common)
    if question.kind == "who":
        if _has_title(text[: span.start]):
            plausible *= 1.5
        if find_places(text, [span]):
            plausible *= 0.3
    return plausible


def _has_title(before: str) -> bool:
    """True if a role stands right before a name: "Menteri Kesehatan Ghana, "."""
    for word in reversed(find_words(before[-60:])):
        if word.folded in ROLES:
            return True
        if not word.capitalised:
            return False
    return False


def nearness(start: int, end: int, evidence: Evidence, alignment: Alignment) -> float:
    """How near a stretch of a sentence stands to the question's words in it: 0 far, 1 beside."""
    words = find_words(evidence.text)
    scores = alignment.scores(evidence.text)
    inside = [i for i, word in enumerate(words) if start <= word.start < end]
    if not inside or not scores.any():
        return 0.0
    distances = np.array(
        [min(abs(i - j) for j in inside) if i not in inside else FAR for i in range(len(words))]
    )
    closeness = np.clip(1.0 - (distances - 1) / FAR, 0.0, 1.0)
    return float((scores * closeness).max(axis=1).mean() / scores.max(axis=1).mean())
