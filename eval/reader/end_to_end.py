"""Questions asked of a whole collection, with and without the reader."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.metrics import Estimate, estimate
from eval.reader.cases import ReadCase
from eval.reader.fixed import OFTEN
from eval.reader.matching import holds_answer
from index.sync import Listener, Progress
from rag import Answer, Chatbot, Settings

WITH, WITHOUT = "with_reader", "without_reader"
ARMS = (WITHOUT, WITH)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one question.

    Attributes:
        case: The question.
        refused: True if it was not answered.
        in_quotes: True if one quote holds a right answer's words in a row.
        confidence: The one shown, 0 to 1; None where there is none.
        text: The answer.
        milliseconds: How long it took.
    """

    case: ReadCase
    refused: bool
    in_quotes: bool
    confidence: float | None
    text: str
    milliseconds: float


@dataclass(frozen=True, slots=True)
class Asked:
    """The same questions asked of the same articles, with the reader and without.

    Attributes:
        articles: How many articles.
        outcomes: By ``with_reader`` and ``without_reader``, one for each question.
        home: The folder that holds the articles; None if it was made for measuring.
    """

    articles: int
    outcomes: Mapping[str, tuple[Outcome, ...]]
    home: Path | None = None

    def figures(self, arm: str) -> dict[str, Estimate]:
        """Every figure by its name in JSON: shares of questions, and milliseconds a question.

        Right answers can stand in quotes only, and answers be false only, where questions have
        right answers or have none.
        """
        found = self.outcomes[arm]
        return {
            "in_quotes": estimate([o.in_quotes for o in found if o.case.answerable]),
            "false_answers": estimate([not o.refused for o in found if not o.case.answerable]),
            "refused": estimate([o.refused for o in found]),
            "ms_per_question": estimate([o.milliseconds for o in found]),
        }


def ask_all(
    settings: Settings,
    cases: Sequence[ReadCase],
    name: str,
    progress: Listener,
    arms: Sequence[str] = ARMS,
) -> Asked:
    """Asks the quoting writer, with the reader of the settings and without one.

    Args:
        settings: Which home and reader.
        cases: The questions.
        name: Of the collection, for the progress.
        progress: Told how far it is.
        arms: ``with_reader``, ``without_reader`` or both.

    Raises:
        NothingIndexed: If the home holds no articles.
        HomeError: If the home cannot be used.
        ReaderError: If the reader cannot be loaded.
    """
    outcomes, articles = {}, 0
    for arm in arms:
        told = f"{name}, {arm.replace('_', ' ')}"
        changed = {"llm": "quote"} if arm == WITH else {"llm": "quote", "reader": "none"}
        with Chatbot.open(settings.model_copy(update=changed)) as bot:
            articles = len(bot.articles())
            bot.ask(cases[0].question)  # libraries and caches warm up
            found = []
            for done, case in enumerate(cases, start=1):
                found.append(_outcome(case, bot.ask(case.question)))
                if done % OFTEN == 0:
                    progress(Progress(done, len(cases), told))
            outcomes[arm] = tuple(found)
    return Asked(articles, outcomes)


def _outcome(case: ReadCase, answer: Answer) -> Outcome:
    quotes = [citation.quote for citation in answer.citations]
    return Outcome(
        case=case,
        refused=answer.refused,
        in_quotes=any(holds_answer(quote, case.answers) for quote in quotes),
        confidence=answer.confidence,
        text=answer.text,
        milliseconds=answer.timings_ms["total"],
    )
