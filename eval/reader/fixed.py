"""The passage is given: short answers scored by exact match, F1 and refusals."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from eval.metrics import Estimate, estimate
from eval.reader.cases import ENGLISH_SETS, ReadCase
from eval.reader.matching import exact_match, token_f1
from eval.reader.systems import PassageSystem, Short
from index.sync import Listener, Progress

OFTEN = 10  # questions between two reports of progress


@dataclass(frozen=True, slots=True)
class Scored:
    """A short answer and what it is worth.

    Attributes:
        case: The question.
        short: What was answered; None, as both scores, if the system could not be given the
            passage. That is not zero: the question counts for none of the system's figures.
        em: Exact match, 0 or 1.
        f1: Token F1, 0 to 1.
    """

    case: ReadCase
    short: Short | None
    em: float | None
    f1: float | None


SetScores = Mapping[str, tuple[Scored, ...]]
"""Scores by the name of their set."""

_NOT_ASKED = Short(None, None, None)


def answer_sets(
    system: PassageSystem, sets: Mapping[str, Sequence[ReadCase]], name: str, progress: Listener
) -> SetScores:
    """Asks a system all questions of some sets.

    A question that cannot be asked counts as unanswered.

    Args:
        system: Who answers. Its first question is asked twice, and timed the second time.
        sets: Cases by the name of their set.
        name: Of the system, for the progress.
        progress: Told how far it is.
    """
    total = sum(len(cases) for cases in sets.values())
    first = next((case for cases in sets.values() for case in cases if case.askable), None)
    if first is not None:
        system.answer(first.question, first.passage)  # libraries warm up
    done = 0
    scores: dict[str, tuple[Scored, ...]] = {}
    for set_, cases in sets.items():
        found = []
        for case in cases:
            found.append(_score(system, case))
            done += 1
            if done % OFTEN == 0:
                progress(Progress(done, total, f"{name}, {set_}"))
        scores[set_] = tuple(found)
    return scores


def _score(system: PassageSystem, case: ReadCase) -> Scored:
    short = system.answer(case.question, case.passage) if case.askable else _NOT_ASKED
    if short is None:
        return Scored(case, None, None, None)
    em, f1 = exact_match(short.text, case.answers), token_f1(short.text, case.answers)
    return Scored(case, short, em, f1)


def with_all_english(scores: SetScores) -> SetScores:
    """The sets, and after them all English ones together."""
    english = [s for name, found in scores.items() if name.startswith(ENGLISH_SETS) for s in found]
    return {**scores, "english": tuple(english)} if english else scores


@dataclass(frozen=True, slots=True)
class FixedFigures:
    """The figures of one system over one set.

    Attributes:
        scores: One for each question.
    """

    scores: tuple[Scored, ...]

    @property
    def n(self) -> int:
        """How many questions count for the figures."""
        return len(self.scores) - self.unscored

    @property
    def unscored(self) -> int:
        """How many do not, as the system could not be given their passage."""
        return sum(s.short is None for s in self.scores)

    @property
    def not_asked(self) -> int:
        """How many could not be asked, and count as unanswered."""
        return sum(not s.case.askable for s in self.scores)

    def estimates(self) -> dict[str, Estimate]:
        """Every figure by its name in JSON; no value where no question counts for it."""
        return {
            "em": self._over(lambda s: s.em),
            "f1": self._over(lambda s: s.f1),
            "em_answerable": self._over(lambda s: s.em, answerable=True),
            "f1_answerable": self._over(lambda s: s.f1, answerable=True),
            "unanswerable_accuracy": self._over(lambda s: s.em, answerable=False),
            "ms_per_passage": self._over(lambda s: s.short.milliseconds if s.short else None),
        }

    def _over(
        self, score: Callable[[Scored], float | None], answerable: bool | None = None
    ) -> Estimate:
        of = (score(s) for s in self.scores if answerable in (None, s.case.answerable))
        return estimate([value for value in of if value is not None])
