"""The words of the evidence that the reader marked as answers."""

from __future__ import annotations

import math
from dataclasses import dataclass

from index.article import Span
from rag.shelf import ArticleView

# What was not read counts as read with this probability. More extreme ones would outweigh all that
# the question's own words say.
LEAST = 0.075


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of an article that may answer.

    Attributes:
        view: The article.
        span: The words, in the article's text; within one sentence.
        ordinal: That sentence.
        probability: That they answer, 0 to 1.
    """

    view: ArticleView
    span: Span
    ordinal: int
    probability: float

    @property
    def text(self) -> str:
        """The words, verbatim."""
        return self.span.of(self.view.text)


@dataclass(frozen=True, slots=True)
class Marks:
    """All that the reader found for a question.

    Attributes:
        found: Marked words, likeliest first.
        windows: How likely the window around each sentence read answers, by article id and
            ordinal.
        sentences: How likely each sentence holds the answer, likewise.
    """

    found: tuple[Mark, ...]
    windows: dict[tuple[str, int], float]
    sentences: dict[tuple[str, int], float]

    @property
    def best_window(self) -> float:
        """How likely the likeliest window answers."""
        return max(self.windows.values(), default=0.0)


NOTHING_MARKED = Marks((), {}, {})


def log_odds(probability: float, least: float = LEAST) -> float:
    """Log-odds of a probability, kept away from the infinite."""
    kept = min(max(probability, least), 1.0 - least)
    return math.log(kept / (1.0 - kept))
