"""Any language model of LlamaIndex as the writer."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import httpx

from index.errors import KutipError, WriterError, WriterTooSlow, WriterUnreachable
from rag.llm.aside import listen_aside
from rag.llm.chunks import Chunk, read_answer
from rag.llm.failures import Server, harmless
from rag.llm.model import Ended, Message
from rag.llm.paced import Limits
from rag.llm.tokens import estimate_tokens

if TYPE_CHECKING:
    from llama_index.core.base.llms.types import ChatMessage, ChatResponse
    from llama_index.core.llms import LLM

ANSWER_TOKENS = 512  # where the model does not say
_REASONS = ("done_reason", "finish_reason", "stop_reason")
_COMPLETE = {"stop", "end_turn", "eos", "stop_sequence"}


@dataclass
class _Turn:
    """One question: when the model was asked, and whether anybody still waits."""

    begun: float | None = None
    left: threading.Event = field(default_factory=threading.Event)


class LlamaIndexModel:
    """A language model of LlamaIndex.

    Its own settings hold: address, temperature, time-outs. It is given up where the answer as a
    whole takes too long, and asked one question at a time.

    Args:
        llm: The model.
        limits: How long an answer may take; only the total counts here.
    """

    def __init__(self, llm: LLM, limits: Limits | None = None) -> None:
        about = llm.metadata
        self.name = f"llama-index:{about.model_name}"
        self.context = about.context_window
        # Some say -1, and some as many as the whole context, which leaves nothing for a prompt.
        said = about.num_output if about.num_output > 0 else ANSWER_TOKENS
        self.answer_tokens = min(said, about.context_window // 2)
        self._llm = llm
        self._limits = limits or Limits()
        self._server = Server(self.name, llm.class_name(), "", "")
        self._asking = threading.Lock()  # models in this process may not be asked twice at once

    def count_tokens(self, text: str) -> int:
        """How many tokens a text has, estimated: LlamaIndex's models do not count."""
        return estimate_tokens(text)

    def stream(self, messages: Sequence[Message]) -> Generator[str | Ended, None, None]:
        """Yields the answer in pieces, and ``Ended`` last; see ``LanguageModel``.

        Raises:
            WriterError: If the model raises anything, or wrote nothing.
        """
        # Its models know no way to be stopped while they are silent, so that one that is left
        # behind goes on for a while, and the next question waits for it.
        turn = _Turn()
        chunks = listen_aside(lambda: self._one_by_one(messages, turn), turn.left.set)
        with contextlib.closing(chunks):
            yield from read_answer(self._in_time(chunks, turn), self._server, self.answer_tokens)

    def warm_up(self) -> None:
        """Does nothing: LlamaIndex has no call for it."""

    def close(self) -> None:
        """Does nothing: the model belongs to who made it."""

    def _one_by_one(self, messages: Sequence[Message], turn: _Turn) -> Generator[Chunk, None, None]:
        """What the model gives, once it is done with the answer before, if still asked for."""
        with self._asking:
            if not turn.left.is_set():
                turn.begun = time.monotonic()
                yield from self._chunks(messages)

    def _in_time(self, chunks: Iterator[Chunk], turn: _Turn) -> Iterator[Chunk]:
        for chunk in chunks:
            yield chunk
            if time.monotonic() - (turn.begun or time.monotonic()) > self._limits.total_s:
                raise self._server.too_slow(f"was not done after {self._limits.total_s:g} s")

    def _chunks(self, messages: Sequence[Message]) -> Generator[Chunk, None, None]:
        """What the model gives; each response holds what is new or, some, only the whole."""
        from llama_index.core.llms import ChatMessage

        asked = [ChatMessage(role=each.role, content=each.content) for each in messages]
        written, last = "", None
        for last in self._responses(asked):
            whole = last.message.content or ""
            new = whole[len(written) :] if last.delta is None else last.delta
            written += new
            yield Chunk(text=new)
        yield _end(last)

    def _responses(self, asked: list[ChatMessage]) -> Iterator[ChatResponse]:
        """Streams, or asks for the whole answer where the model cannot stream."""
        responses: Any = None
        begun = False
        try:
            try:
                responses = self._llm.stream_chat(asked)
                for response in responses:
                    begun = True
                    yield response
            except NotImplementedError:  # a model that does not stream
                if begun:
                    raise
                whole = self._llm.chat(asked)
                whole.delta = None
                yield whole
        except KutipError:
            raise
        except Exception as error:  # each of LlamaIndex's models raises its own
            raise self._failure(error) from error
        finally:
            if hasattr(responses, "close"):
                responses.close()

    def _failure(self, error: Exception) -> WriterError:
        said = f"{type(error).__name__}: {harmless(error)}"
        subject = f"The language model {self.name}"
        if isinstance(error, TimeoutError | httpx.TimeoutException):
            return WriterTooSlow(
                f"{subject} took too long ({said}). Ask again when it is less busy"
            )
        if isinstance(error, ConnectionError | httpx.ConnectError):
            return WriterUnreachable(f"{subject} cannot be reached ({said}). Start its server")
        return WriterError(f"{subject} failed ({said}). Ask again, or pass another model")


def _end(last: ChatResponse | None) -> Chunk:
    """The end of a stream; a model that does not say why it ended is taken to have ended."""
    raw = last.raw if last is not None else None
    choices = _field(raw, "choices")
    places = [raw, choices[0] if isinstance(choices, list) and choices else None]
    reasons = [_field(place, name) for place in places for name in _REASONS]
    reason = next((str(each).lower() for each in reasons if each), "stop")
    extra = last.additional_kwargs if last is not None else {}
    counts = [_field(_field(raw, "usage"), "prompt_tokens"), extra.get("prompt_tokens")]
    return Chunk(
        done=True,
        reason="stop" if reason in _COMPLETE else reason,
        prompt_tokens=next((count for count in counts if isinstance(count, int)), None),
    )


def _field(holder: Any, name: str) -> Any:
    """A field of a dictionary or an object; None if there is none."""
    return holder.get(name) if isinstance(holder, dict) else getattr(holder, name, None)
