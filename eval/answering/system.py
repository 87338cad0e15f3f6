"""What a system is that answers questions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from eval.answering.outcome import Outcome
from eval.cases import Case


@dataclass(frozen=True, slots=True)
class Timing:
    """How long a question took: kept apart from what came of it, which is the same on every run.

    Attributes:
        case: Id of the question.
        retrieve_ms: Until the evidence was there; None where the system does not say.
        first_ms: Until the first statement was there; None if there was none.
        total_ms: Until the answer was whole.
    """

    case: str
    retrieve_ms: float | None
    first_ms: float | None
    total_ms: float


class System(Protocol):
    """Answers the questions of a suite.

    Attributes:
        name: What it is, with its writer: ``kutip, quote``.
    """

    @property
    def name(self) -> str:
        """What it is, with its writer."""

    def answer(self, case: Case) -> tuple[Outcome, Timing | None]:
        """Answers one question; no timing where the answer was there already.

        What goes wrong with one question becomes its outcome's ``error``.

        Raises:
            KutipError: If the system failed for good.
        """
