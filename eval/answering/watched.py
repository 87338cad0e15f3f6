"""A language model whose failures are noticed, whoever excuses them."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import closing

from index.errors import (
    UnknownModel,
    WriterBroke,
    WriterBusy,
    WriterError,
    WriterTooSlow,
    WriterUnreachable,
)
from rag.llm.model import Ended, LanguageModel, Message


class WatchedModel:
    """A language model that keeps how it failed last; see ``LanguageModel``.

    Kutip answers with its quoting writer where the model fails. A figure of a model must not be
    one of the quoting writer instead.

    Args:
        model: The model; it stays the caller's to close.
    """

    def __init__(self, model: LanguageModel) -> None:
        self.name = model.name
        self.context = model.context
        self.answer_tokens = model.answer_tokens
        self._model = model
        self._error: WriterError | None = None
        self._has_replied = False

    def count_tokens(self, text: str) -> int:
        """How many tokens a text has."""
        return self._model.count_tokens(text)

    def stream(self, messages: Sequence[Message]) -> Generator[str | Ended, None, None]:
        """Yields what the model writes."""
        try:
            with closing(self._model.stream(messages)) as pieces:
                for piece in pieces:
                    self._has_replied |= bool(piece)
                    yield piece
        except WriterError as error:
            self._error = error
            raise

    def warm_up(self) -> None:
        """Loads the model."""
        self._model.warm_up()

    def close(self) -> None:
        """Nothing is freed."""

    def fault(self) -> str | None:
        """How the model failed since this was asked last; None if it did not.

        Raises:
            WriterError: If it will fail with the next question too. So will one that never
                replied and failed by something other than time or load: it lacks a key or a
                package.
        """
        error, self._error = self._error, None
        if error is None:
            return None
        lasting = isinstance(error, WriterUnreachable | UnknownModel)
        passing = isinstance(error, WriterTooSlow | WriterBusy | WriterBroke)
        if lasting or not (passing or self._has_replied):
            raise error
        return str(error)
