"""Kutip itself as a system that answers questions."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from eval.answering.outcome import Cited, Claim, Evidence, Outcome
from eval.answering.system import Timing
from eval.answering.titles import title_line
from eval.answering.verbatim import stands_in_file
from eval.answering.watched import WatchedModel
from eval.cases import Case
from index.article import Article, Hit
from index.errors import EmbedderError, HomeError, KutipError, RerankerError
from index.filters import Filter
from rag import Answer, Chatbot, Citation, Finished, Found, Ready, Writing
from rag.citing import marks
from rag.wording import quoted

# The day that "yesterday" counts from, whenever the questions are asked: two runs are the same.
TODAY = date(2026, 11, 1)
DIGITS = 6  # of a probability; the last ones of a float depend on the machine


class KutipSystem:
    """Asks a chatbot.

    Attributes:
        name: ``kutip``, and who writes.

    Args:
        bot: Answers; it stays the caller's to close.
        today: The day that "yesterday" counts from.
        only: For questions, by id, that are asked of some articles alone: which. Their outlets
            were made up to tell them apart, so they are no evidence.
        model: The language model that writes in the chatbot, if one does.
    """

    def __init__(
        self,
        bot: Chatbot,
        today: date = TODAY,
        only: Mapping[str, Filter] | None = None,
        model: WatchedModel | None = None,
    ) -> None:
        self.name = f"kutip, {bot.writer_name}"
        self._bot = bot
        self._today = today
        self._only = only or {}
        self._model = model

    def answer(self, case: Case) -> tuple[Outcome, Timing | None]:
        """Answers one question; see ``System``.

        A question with which the language model fails is a failed one, although Kutip's quoting
        writer has answered it.

        Raises:
            WriterError: If the language model will fail with the next question too.
            EmbedderError: If the question cannot be embedded.
            RerankerError: If the reranker fails.
            HomeError: If the home cannot be read.
        """
        try:
            outcome, timing = self._ask(case)
        except (EmbedderError, HomeError, RerankerError):
            raise
        except KutipError as error:
            return Outcome(case.id, "", refused=False, error=str(error)), None
        fault = self._model.fault() if self._model is not None else None
        if fault is not None:
            return Outcome(case.id, "", refused=False, error=fault), None
        return outcome, timing

    def _ask(self, case: Case) -> tuple[Outcome, Timing]:
        only = self._only.get(case.id)
        hits: tuple[Hit, ...] = ()
        retrieve = first = None
        start = time.perf_counter()
        for event in self._bot.stream(case.question, case.history, self._today, only):
            elapsed = (time.perf_counter() - start) * 1000
            if isinstance(event, Found):
                hits, retrieve = event.hits, elapsed
            elif isinstance(event, Writing):
                first = None  # what was ready before is no part of the answer
            elif isinstance(event, Ready) and first is None:
                first = elapsed
            elif isinstance(event, Finished):
                timing = Timing(case.id, retrieve, first, elapsed)
                return make_outcome(case, event.answer, hits, only), timing
        raise AssertionError("a stream ends with Finished")


def make_outcome(
    case: Case, answer: Answer, hits: Sequence[Hit], only: Filter | None = None
) -> Outcome:
    """What came of a question, out of a chatbot's answer.

    Args:
        case: The question.
        answer: The answer.
        hits: What search found.
        only: Whose outlets were made up, if any were.
    """

    def title(article: Article) -> str:
        outlet = None if only and article.outlet in only.outlets else article.outlet
        return title_line(article.title, outlet, article.published, article.language)

    found = [Evidence(hit.passage.text, title(hit.passage.article)) for hit in hits]
    cited = [
        Cited(c.number, c.quote, title(c.article), stands_in_file(c), Path(c.article.path).name)
        for c in answer.citations
    ]
    for quote in cited:
        if not any(quote.title == e.title and (quote.text or "") in e.text for e in found):
            found.append(Evidence(quote.text or "", quote.title))
    confidence = None if answer.confidence is None else round(float(answer.confidence), DIGITS)
    return Outcome(
        case=case.id,
        text=answer.text,
        refused=answer.refused,
        claims=() if answer.refused else _claims(answer),
        citations=tuple(cited),
        evidence=tuple(found),
        withheld=len(answer.withheld),
        short=None if answer.refused else _short(answer),
        confidence=confidence,
    )


def _short(answer: Answer) -> str:
    """The short answer as an article has it; empty where an answer names none."""
    return answer.leads[0].verbatim if answer.leads else ""


def _claims(answer: Answer) -> tuple[Claim, ...]:
    leads = (Claim(lead.text, _numbers(lead.citations)) for lead in answer.leads)
    statements = (
        Claim(_unmarked(s.text, s.citations), _numbers(s.citations), s.support)
        for s in answer.statements
    )
    return (*leads, *statements)


def _numbers(citations: Sequence[Citation]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(citation.number for citation in citations))


def _unmarked(text: str, citations: Sequence[Citation]) -> str:
    """A statement without its marks; what looks like one within a quote is the article's."""
    for citation in citations:
        words = quoted(citation.quote)
        text = text.replace(f"{words} [{citation.number}]", words)
    return text.removesuffix(f" {marks(citations)}")
