"""The chatbot: a question in, a cited answer out."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from datetime import date
from types import TracebackType
from typing import Self

from index import Article, Hit, Index
from index.errors import NothingIndexed
from rag.answer import (
    Answer,
    Citation,
    Event,
    Finished,
    Found,
    Ready,
    Reason,
    Statement,
    Withheld,
    Writing,
)
from rag.citing import Citations, marks
from rag.evidence import Weighed, weigh_evidence
from rag.question import Question, understand
from rag.quoting import Draft, Quote, write
from rag.settings import Settings
from rag.shelf import Shelf
from rag.verify import verify
from rag.wording import quoted, refusal

PASSAGES = 12  # read for one question
CLOSEST = 3  # shown with a refusal


class Chatbot:
    """Answers questions about an indexed collection.

    Example:
        >>> with Chatbot.open() as bot:
        ...     answer = bot.ask("when did Kim pledge unconditional support?")
        ...     print(answer.text)
    """

    def __init__(self, index: Index) -> None:
        self._index = index
        self._shelf = Shelf(index)

    @classmethod
    def open(cls, settings: Settings | None = None) -> Chatbot:
        """Opens the collection of the settings' home.

        Raises:
            NothingIndexed: If it holds no articles.
            HomeError: If the home cannot be used.
            EmbedderError: If the embedder cannot be loaded.
        """
        settings = settings or Settings()
        home = settings.home_path()
        message = f"No articles are indexed in {home}. Run: kutip index seeds/"
        if not Index.exists(home):
            raise NothingIndexed(message)
        index = Index.open(home, settings.embedder)
        if index.count_articles() == 0:
            index.close()
            raise NothingIndexed(message)
        return cls(index)

    def close(self) -> None:
        """Closes the collection."""
        self._index.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def writer_name(self) -> str:
        """Who writes the answers."""
        return "quote"

    def articles(self) -> tuple[Article, ...]:
        """All articles of the collection."""
        return self._index.articles()

    def search(self, text: str, k: int = 10) -> tuple[Hit, ...]:
        """The k passages that best fit a question or a few words, best first."""
        return self._index.search(text, k)

    def ask(
        self, question: str, history: Sequence[str] = (), today: date | None = None
    ) -> Answer:
        """Answers a question.

        Args:
            question: In Indonesian or English.
            history: Earlier questions of the conversation, oldest first.
            today: The day that words like "yesterday" count from; None is the real one.

        Raises:
            QuestionError: If the question is empty or too long.
        """
        for event in self.stream(question, history, today):
            if isinstance(event, Finished):
                return event.answer
        raise AssertionError("a stream ends with Finished")

    def stream(
        self, question: str, history: Sequence[str] = (), today: date | None = None
    ) -> Iterator[Event]:
        """Answers a question step by step; the last event carries the whole answer.

        Args and errors as in ``ask``.
        """
        watch = _Stopwatch()
        asked = understand(question, history)
        hits = self._index.search(asked.whole, PASSAGES)
        watch.lap("search")
        yield Found(hits)
        yield Writing(self.writer_name)
        weighed = weigh_evidence(asked, hits, self._index, self._shelf)
        draft = write(asked, weighed)
        watch.lap("write")
        citations = Citations(weighed.alignment)
        lead = _lead(draft, citations)
        checked = []
        for quotes in draft.statements:
            statement = verify(_statement(quotes, citations), self._index.article_text)
            checked.append(statement)
            yield Ready(statement) if statement.support == "supported" else Withheld(statement)
        watch.lap("verify")
        shown = tuple(s for s in checked if s.support == "supported")
        used = {c.number for s in shown for c in s.citations}
        reason = None if shown else _reason(asked, hits, weighed)
        text = "\n".join([*([lead] if lead else []), *(s.text for s in shown)])
        yield Finished(
            Answer(
                question=question,
                resolved=asked.resolved,
                language=asked.language,
                text=refusal(asked.language, reason) if reason else text,
                refused=reason is not None,
                reason=reason,
                statements=shown,
                withheld=tuple(s for s in checked if s.support != "supported"),
                citations=tuple(c for c in citations.all() if c.number in used),
                closest=tuple(hits[:CLOSEST]) if reason else (),
                conflicts=(),
                writer=self.writer_name,
                timings_ms=watch.finish(),
            )
        )


class _Stopwatch:
    """Milliseconds by step."""

    def __init__(self) -> None:
        self._began = self._last = time.perf_counter()
        self._laps: dict[str, float] = {}

    def lap(self, name: str) -> None:
        now = time.perf_counter()
        self._laps[name] = round((now - self._last) * 1000, 2)
        self._last = now

    def finish(self) -> dict[str, float]:
        total = (time.perf_counter() - self._began) * 1000
        return {**self._laps, "total": round(total, 2)}


def _lead(draft: Draft, citations: Citations) -> str:
    return "; ".join(f"{lead.text} [{citations.cite(lead.quote).number}]" for lead in draft.leads)


def _statement(quotes: Sequence[Quote], citations: Citations) -> Statement:
    made: list[Citation] = [citations.cite(quote) for quote in quotes]
    text = " ".join(f"{quoted(citation.quote)} {marks([citation])}" for citation in made)
    return Statement(text, "unsupported", "not verified yet", tuple(made))


def _reason(question: Question, hits: Sequence[Hit], weighed: Weighed) -> Reason:
    if not hits or not weighed.evidence:
        return "nothing_found"
    if question.dates and all(e.feature("dates") == 0 for e in weighed.evidence):
        return "outside_dates"
    return "not_supported"
