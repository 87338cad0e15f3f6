"""Figures made of what the systems found: by set and language, and between languages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from eval.metrics import Estimate, difference, estimate, hit, ndcg, ratio, reciprocal_rank
from eval.retrieval.plan import Plan, Question
from eval.retrieval.worker import DEPTH, Found, Measured

METRICS: Mapping[str, Callable[[int | None], float]] = {
    "hit@1": lambda rank: hit(rank, 1),
    "hit@5": lambda rank: hit(rank, 5),
    "hit@10": lambda rank: hit(rank, 10),
    "MRR@10": lambda rank: reciprocal_rank(rank, DEPTH),
    "nDCG@10": lambda rank: ndcg(rank, DEPTH),
}
MAIN = "MRR@10"


@dataclass(frozen=True, slots=True)
class Slice:
    """Questions that are reported together."""

    set: str
    language: str

    def __str__(self) -> str:
        language = {"id": "Indonesian", "en": "English"}.get(self.language, self.language)
        return f"{self.set}, {language}"


@dataclass(frozen=True, slots=True)
class Across:
    """MRR@10 of English questions divided by that of Indonesian ones.

    Attributes:
        all: Of all questions of either language.
        same: Of those asked in both.
    """

    all: Estimate
    same: Estimate


@dataclass(frozen=True, slots=True)
class Figures:
    """What one system found of one plan's questions."""

    plan: Plan
    measured: Measured

    def asked(self) -> list[tuple[Question, Found]]:
        """Every question with what came of it."""
        questions = [question for stage in self.plan.stages for question in stage.questions]
        return list(zip(questions, self.measured.found, strict=True))

    def scores(self, metric: str, keep: Callable[[Question], bool]) -> list[float]:
        """A metric's scores of the questions kept, in their order."""
        return [METRICS[metric](f.rank) for question, f in self.asked() if keep(question)]

    def of(self, slice_: Slice) -> dict[str, Estimate]:
        """All metrics of a slice."""
        return {metric: estimate(self.scores(metric, member(slice_))) for metric in METRICS}

    def pooled(self, metric: str, language: str) -> Estimate:
        """A metric over all questions of the first stage in one language."""
        sets = {question.set for question in self.plan.stages[0].questions}
        return estimate(self.scores(metric, lambda q: q.language == language and q.set in sets))

    def across(self, set_: str) -> Across:
        """How English questions of a set fare beside Indonesian ones."""
        score = METRICS[MAIN]
        ranks: dict[str, dict[str, float]] = {"en": {}, "id": {}}
        for question, found in self.asked():
            if question.set == set_ and question.language in ranks:
                ranks[question.language][question.id] = score(found.rank)
        english, indonesian = ranks["en"], ranks["id"]
        both = [id_ for id_ in english if id_ in indonesian]
        return Across(
            ratio(list(english.values()), list(indonesian.values()), paired=False),
            ratio([english[i] for i in both], [indonesian[i] for i in both], paired=True),
        )


def slices(plan: Plan) -> list[Slice]:
    """The slices of a plan: Indonesian ones first, otherwise as their questions come."""
    asked = [question for stage in plan.stages for question in stage.questions]
    found = dict.fromkeys(Slice(question.set, question.language) for question in asked)
    return sorted(found, key=lambda slice_: slice_.language != "id")


def both_languages(plan: Plan) -> list[str]:
    """The sets that are asked in Indonesian and in English."""
    found = slices(plan)
    english = {slice_.set for slice_ in found if slice_.language == "en"}
    return [slice_.set for slice_ in found if slice_.language == "id" and slice_.set in english]


def member(slice_: Slice) -> Callable[[Question], bool]:
    """Whether a question belongs to a slice."""
    return lambda question: Slice(question.set, question.language) == slice_


def lead(first: Figures, other: Figures, slice_: Slice) -> Estimate:
    """By how much one system's MRR@10 exceeds another's over the same questions of a slice."""
    keep = member(slice_)
    return difference(first.scores(MAIN, keep), other.scores(MAIN, keep))
