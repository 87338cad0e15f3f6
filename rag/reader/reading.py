"""What the reader is given and what it finds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Window:
    """A few neighbouring sentences to read.

    Attributes:
        text: The sentences; what is found is counted in it.
        context: Title and date of their article, or nothing. Nothing is found in it.
    """

    text: str
    context: str = ""


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch ``text[start:end]`` that may answer.

    Attributes:
        start: First code point.
        end: One past the last.
        probability: How likely it is the answer, if the text answers at all: 0 to 1.
    """

    start: int
    end: int
    probability: float


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found in one text.

    Attributes:
        answers: How likely the text answers: 0 to 1, calibrated on passages kept back from
            training.
        spans: Likeliest answers, best first; none overlaps a better one.
    """

    answers: float
    spans: tuple[Marked, ...]
