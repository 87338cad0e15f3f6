"""The chatbot: a question in, a cited answer out."""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Generator, Sequence
from dataclasses import replace
from datetime import date
from types import TracebackType
from typing import TYPE_CHECKING, Self

from index import Article, Hit, Index
from index.errors import HomeBusy, HomeError, KutipError, NothingIndexed, UnknownArticle, UsageError
from index.filters import Filter
from rag.answer import Answer, Drafting, Event, Finished, Found, Ready, Withheld, Writing
from rag.citing import Citations
from rag.conflicts.find import with_conflicts
from rag.drafting.writer import ModelWriter
from rag.drafting.written import Unwritten, may_answer, written_answer
from rag.findings import Findings, gather
from rag.follow_up.by_answer import the_person
from rag.policy import BUILTIN, Thresholds
from rag.question import Question, earlier_questions, understand
from rag.quoted import QUOTING, quoted_answer
from rag.quoting import Draft, write
from rag.reader.reader import Reader
from rag.reckoning.event_dates import Library
from rag.reckoning.parse import parse
from rag.reckoning.write import write_reckoning
from rag.refusal import confidence
from rag.settings import Settings
from rag.shelf import Shelf
from rag.stopwatch import Stopwatch
from rag.wording import instead

if TYPE_CHECKING:
    from llama_index.core.llms import LLM

PASSAGES = 12  # read for one question


class Chatbot:
    """Answers questions about an indexed collection.

    Example:
        >>> with Chatbot.open() as bot:
        ...     answer = bot.ask("when did Kim pledge unconditional support?")
        ...     print(answer.text)
    """

    def __init__(
        self,
        index: Index,
        reader: Reader | None = None,
        writer: ModelWriter | None = None,
        thresholds: Thresholds = BUILTIN,
    ) -> None:
        self._index = index
        self._reader = reader
        self._writer = writer
        self._thresholds = thresholds
        self._shelf = Shelf(index)

    @classmethod
    def open(cls, settings: Settings | None = None, llm: LLM | None = None) -> Chatbot:
        """Opens the collection of the settings' home.

        Args:
            settings: None for those of the environment.
            llm: A language model of LlamaIndex that is to write, whatever the settings say.

        Raises:
            NothingIndexed: If it holds no articles.
            HomeError: If the home cannot be used.
            EmbedderError: If the embedder cannot be loaded, or has not embedded the articles yet.
            RerankerError: If the reranker cannot be loaded.
            ReaderError: If the reader cannot be loaded.
            EntailmentError: If the model that checks what a language model writes cannot be loaded.
            WriterError: If the language model of the settings cannot be opened.
            SettingError: If the settings name thresholds that cannot be used.
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
            thresholds = settings.open_thresholds(index)
            writer = settings.open_writer(index.lexicon, llm, thresholds)
            return cls(index, settings.open_reader(), writer, thresholds)
        except KutipError:
            index.close()
            raise

    def warm_up(self) -> None:
        """Loads the language model if there is one, so that the first answer need not wait."""
        if self._writer is not None:
            self._writer.model.warm_up()

    def refresh(self) -> None:
        """Brings what is derived from the archive up to it, unless somebody is writing now."""
        with contextlib.suppress(HomeBusy):
            self._index.refresh()

    def close(self) -> None:
        """Closes the collection, and the language model if there is one."""
        if self._writer is not None:
            self._writer.model.close()
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
        """Who writes the answers: ``quote``, or the language model."""
        return QUOTING if self._writer is None else self._writer.name

    @property
    def embedder(self) -> str:
        """The embedder of the collection, with its digest."""
        return self._index.status().embedder

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
    ) -> Generator[Event, None, None]:
        """Answers a question step by step; the last event carries the whole answer.

        Args and errors as in ``ask``.
        """
        watch = Stopwatch()
        history = earlier_questions(history)
        rewrite = None if self._writer is None else self._writer.rewrite
        name_of = functools.partial(self._name_of, today=today, only=only)
        asked = understand(question, history, today, rewrite, name_of)
        if asked.resolved:
            watch.lap("understand")
        hits = self._index.search(asked.whole, PASSAGES, today=today, only=only)
        watch.lap("search")
        yield Found(hits)
        yield Writing(self.writer_name)
        reckoned = self._reckon(asked, history, today, only)
        watch.lap("reckon")
        # What is reckoned is reckoned from dates, whoever reads.
        reader = self._reader if reckoned is None else None
        findings = gather(asked, hits, self._index, self._shelf, reader, watch)
        # What was reckoned may quote other articles than those weighed for the whole question.
        citations = Citations(None if reckoned else findings.weighed.alignment)
        answer = yield from self._answer(findings, reckoned, citations, today, watch)
        yield Finished(replace(answer, question=question, timings_ms=watch.finish()))

    def _answer(
        self,
        findings: Findings,
        reckoned: Draft | None,
        citations: Citations,
        today: date | None,
        watch: Stopwatch,
    ) -> Generator[Writing | Drafting | Ready | Withheld, None, Answer]:
        """The language model's answer if there is one and it stands, else the quoting writer's."""
        unwritten = Unwritten(None)
        sure = confidence(findings.question, findings.weighed)
        may = reckoned is None and may_answer(sure, findings, self._thresholds)
        if self._writer is not None and may:
            day = today or date.today()
            leads = functools.cache(lambda: self._quoting(findings).leads)
            made = yield from written_answer(
                findings, sure, self._writer, citations, day, self.article_text, leads
            )
            watch.lap("model")
            if isinstance(made, Answer):
                return self._with_conflicts(made, findings, citations, watch)
            # What it cited is not shown, so that numbering begins anew.
            unwritten, citations = made, Citations(findings.weighed.alignment)
        if self._writer is not None:  # it failed, or was not asked
            yield Writing(QUOTING)
        draft = reckoned or self._quoting(findings)
        watch.lap("write")
        answer = yield from quoted_answer(findings, draft, citations, self.article_text, watch)
        withheld = (*unwritten.withheld, *answer.withheld)
        notice = unwritten.notice
        if notice is not None and not answer.refused:
            notice = instead(answer.language, notice)
        answer = replace(answer, notice=notice, withheld=withheld)
        # What was reckoned says itself which dates it was reckoned from.
        return answer if reckoned else self._with_conflicts(answer, findings, citations, watch)

    def _name_of(
        self, questions: Sequence[str], today: date | None, only: Filter | None
    ) -> str | None:
        """Whom the last of some questions asks after, if the articles name one person."""
        asked = understand(questions[-1], questions[:-1], today)
        if asked.kind != "who":
            return None
        hits = self._index.search(asked.whole, PASSAGES, today=today, only=only)
        findings = gather(asked, hits, self._index, self._shelf, self._reader, Stopwatch())
        named = {the_person(lead.text) for lead in self._quoting(findings).leads}
        return named.pop() if len(named) == 1 else None

    def _quoting(self, findings: Findings) -> Draft:
        return write(findings.question, findings.weighed, self._thresholds)

    def _with_conflicts(
        self, answer: Answer, findings: Findings, citations: Citations, watch: Stopwatch
    ) -> Answer:
        lexicon = self._index.lexicon
        answer = with_conflicts(
            answer, findings.question, findings.weighed, lexicon, citations, self.article_text
        )
        watch.lap("compare")
        return answer

    def _reckon(
        self, asked: Question, history: Sequence[str], today: date | None, only: Filter | None
    ) -> Draft | None:
        """The answer where it is to be computed from dates that the articles state."""
        reckoning = parse(asked, today or date.today(), history)
        if reckoning is None:
            return None
        library = Library(self._index, self._shelf, only)
        return write_reckoning(asked, reckoning, library)

    def article_text(self, article: str) -> str:
        """An article's original text as it is now; empty if it is not there any more."""
        try:
            return self._index.article_text(article)
        except UnknownArticle:
            return ""
