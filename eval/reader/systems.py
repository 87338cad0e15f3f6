"""Who answers from one passage: the reader, and the quoting writer without a reader."""

from __future__ import annotations

import time
from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from eval.reader.collection import build
from index.sync import Listener
from rag import Settings
from rag.evidence import content_terms, weigh_views
from rag.fitted import READER_ANSWERS
from rag.question import understand
from rag.quoting import write
from rag.reader.reader import Reader
from rag.shelf import Shelf

READER, QUOTING = "reader", "quoting writer"


@dataclass(frozen=True, slots=True)
class Short:
    """A short answer.

    Attributes:
        text: Words of the passage; None if it does not answer.
        confidence: How likely the passage answers, 0 to 1; None where nobody says.
        milliseconds: How long it took; None if nobody was asked.
    """

    text: str | None
    confidence: float | None
    milliseconds: float | None


class PassageSystem(Protocol):
    """Answers a question from one passage."""

    def answer(self, question: str, passage: str) -> Short | None:
        """The short answer; None if the passage cannot be put before the system as it is."""


class ReaderSystem:
    """The reader alone: its best span, where it says that the passage answers."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def answer(self, question: str, passage: str) -> Short:
        """The short answer."""
        start = time.perf_counter()
        reading = self._reader.read_text(question, passage)
        milliseconds = (time.perf_counter() - start) * 1000
        answers = reading.answers >= READER_ANSWERS and bool(reading.spans)
        text = passage[reading.spans[0].start : reading.spans[0].end] if answers else None
        return Short(text, reading.answers, milliseconds)


class QuotingSystem(AbstractContextManager["QuotingSystem"]):
    """The quoting writer without a reader, over the sentences of one passage.

    All passages lie in one collection, which says how rare words are; a question is weighed
    against the sentences of its passage alone. The short answer is the first lead, verbatim;
    without one, the first quote.

    Args:
        settings: The embedder and all else.
        folder: An empty folder for the collection.
        passages: All that will be asked about.
        progress: Told how far the indexing is.

    Raises:
        EmbedderError: If the embedder cannot be loaded.
    """

    def __init__(
        self, settings: Settings, folder: Path, passages: Iterable[str], progress: Listener
    ) -> None:
        records = ({"body": passage} for passage in dict.fromkeys(passages))
        self._index = build(settings, folder, records, "passages", progress).open_index()
        self._shelf = Shelf(self._index)
        found = self._index.articles()
        self._articles = {self._index.article_text(article.id): article for article in found}

    def answer(self, question: str, passage: str) -> Short | None:
        """The short answer; None if indexing rejected the passage, or stored another text of it.

        A passage of white space is not stored, but does say nothing.
        """
        if passage not in self._articles and passage.strip():
            return None
        start = time.perf_counter()
        text = self._write(question, passage) if passage in self._articles else None
        return Short(text, None, (time.perf_counter() - start) * 1000)

    def _write(self, question: str, passage: str) -> str | None:
        view = self._shelf.view(self._articles[passage])
        asked = understand(question)
        terms = content_terms(asked)
        share = self._index.word_shares([term.folded for term in terms], asked.language)
        chosen = {view.article.id: set(range(len(view.sentences)))}
        weighed = weigh_views(asked, terms, share, [view], chosen, self._index.lexicon)
        draft = write(asked, weighed)
        if draft.leads:
            return draft.leads[0].verbatim
        return draft.statements[0][0].span.of(view.text) if draft.statements else None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._index.close()
