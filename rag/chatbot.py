"""The chatbot: a question in, a cited answer out."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from types import TracebackType
from typing import Self

from index import Article, Hit, Index
from index.errors import HomeBusy, HomeError, KutipError, NothingIndexed, UnknownArticle, UsageError
from index.filters import Filter
from rag.answer import Answer, Event, Finished, Found, Ready, Withheld, Writing
from rag.assembly import assemble, cite_leads, state
from rag.citing import Citations
from rag.evidence import weigh_evidence
from rag.question import Question, earlier_questions, understand
from rag.quoting import Draft, write
from rag.reader.reader import Reader
from rag.reading import rank_hits, read, weigh_anew
from rag.reckoning.event_dates import Library
from rag.reckoning.parse import parse
from rag.reckoning.write import write_reckoning
from rag.settings import Settings
from rag.shelf import Shelf
from rag.stopwatch import Stopwatch
from rag.verify import verify

PASSAGES = 12  # read for one question


class Chatbot:
    """Answers questions about an indexed collection.

    Example:
        >>> with Chatbot.open() as bot:
        ...     answer = bot.ask("when did Kim pledge unconditional support?")
        ...     print(answer.text)
    """

    def __init__(self, index: Index, reader: Reader | None = None) -> None:
        self._index = index
        self._reader = reader
        self._shelf = Shelf(index)

    @classmethod
    def open(cls, settings: Settings | None = None) -> Chatbot:
        """Opens the collection of the settings' home.

        Raises:
            NothingIndexed: If it holds no articles.
            HomeError: If the home cannot be used.
            EmbedderError: If the embedder cannot be loaded, or has not embedded the articles yet.
            RerankerError: If the reranker cannot be loaded.
            ReaderError: If the reader cannot be loaded.
        """
        settings = settings or Settings()
        home = settings.home_path()
        message = f"No articles are indexed in {home}. Run: kutip index seeds/"
        if home.exists() and not home.is_dir():
            raise HomeError(f"The home {home} is a file, not a folder. Name another: --home FOLDER")
        if not Index.exists(home):
            raise NothingIndexed(message)
        index = settings.open_index(searching=True)
        try:
            if index.count_articles() == 0:
                raise NothingIndexed(message)
            index.check_vectors()
            return cls(index, settings.open_reader())
        except KutipError:
            index.close()
            raise

    def refresh(self) -> None:
        """Brings what is derived from the archive up to it, unless somebody is writing now."""
        with contextlib.suppress(HomeBusy):
            self._index.refresh()

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

    def outlets(self) -> tuple[str, ...]:
        """The outlets of the collection, that of most articles first."""
        return tuple(self._index.status().outlets)

    def search(self, text: str, k: int = 10, only: Filter | None = None) -> tuple[Hit, ...]:
        """The k passages that best fit a question or a few words, best first.

        Args:
            text: Question or search words.
            k: How many at most.
            only: Looks only at the articles that this lets through.

        Raises:
            UsageError: If k is less than 1.
        """
        if k < 1:
            raise UsageError(f"k is {k}; ask for at least one passage.")
        return self._index.search(text, k, only=only)

    def ask(
        self,
        question: str,
        history: Sequence[str] = (),
        today: date | None = None,
        only: Filter | None = None,
    ) -> Answer:
        """Answers a question.

        Args:
            question: In Indonesian or English.
            history: Earlier questions of the conversation, oldest first.
            today: The day that words like "yesterday" count from; None is the real one.
            only: Looks only at the articles that this lets through.

        Raises:
            QuestionError: If the question is empty or too long.
        """
        for event in self.stream(question, history, today, only):
            if isinstance(event, Finished):
                return event.answer
        raise AssertionError("a stream ends with Finished")

    def stream(
        self,
        question: str,
        history: Sequence[str] = (),
        today: date | None = None,
        only: Filter | None = None,
    ) -> Iterator[Event]:
        """Answers a question step by step; the last event carries the whole answer.

        Args and errors as in ``ask``.
        """
        watch = Stopwatch()
        history = earlier_questions(history)
        asked = understand(question, history, today)
        hits = self._index.search(asked.whole, PASSAGES, today=today, only=only)
        watch.lap("search")
        yield Found(hits)
        yield Writing(self.writer_name)
        reckoned = self._reckon(asked, history, today, only)
        watch.lap("reckon")
        weighed = weigh_evidence(asked, hits, self._index, self._shelf)
        watch.lap("weigh")
        if self._reader is not None and weighed.evidence and reckoned is None:
            weighed = weigh_anew(weighed, read(asked, weighed, self._reader))
            hits = rank_hits(hits, weighed)
            watch.lap("read")
        draft = reckoned or write(asked, weighed)
        watch.lap("write")
        # What was reckoned may quote other articles than those weighed for the whole question.
        citations = Citations(None if reckoned else weighed.alignment)
        leads = cite_leads(draft, citations)  # they stand first, so they are numbered first
        statements = []
        for quotes in draft.statements:
            statement = verify(state(quotes, citations), self._text_of)
            statements.append(statement)
            yield Ready(statement) if statement.support == "supported" else Withheld(statement)
        watch.lap("verify")
        answer = assemble(asked, hits, weighed, leads, statements)
        yield Finished(
            replace(
                answer,
                question=question,
                writer=self.writer_name,
                confidence=draft.confidence,
                timings_ms=watch.finish(),
            )
        )

    def _reckon(
        self, asked: Question, history: Sequence[str], today: date | None, only: Filter | None
    ) -> Draft | None:
        """The answer where it is to be computed from dates that the articles state."""
        reckoning = parse(asked, today or date.today(), history)
        if reckoning is None:
            return None
        library = Library(self._index, self._shelf, only)
        return write_reckoning(asked, reckoning, library)

    def _text_of(self, article: str) -> str:
        """An article's text as it is now; none if it was removed meanwhile."""
        try:
            return self._index.article_text(article)
        except UnknownArticle:
            return ""
