"""One answer of llama.cpp on its way from the thread that writes it to the one that reads it."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from queue import SimpleQueue
from typing import Any

from index.errors import WriterError
from rag.llm.chunks import Chunk
from rag.llm.failures import Server

_TOO_LONG = "exceed_context_size_error"


class GgufAnswer:
    """What llama.cpp says, part by part.

    Attributes:
        chunks: What was written, to be read by another thread.
        stopped: Set to True to have llama.cpp stop.
    """

    def __init__(self) -> None:
        self.chunks: SimpleQueue[Chunk | WriterError] = SimpleQueue()
        self.stopped = False
        self._error: Mapping[str, Any] | None = None
        self._reason: str | None = None
        self._prompt_tokens: int | None = None

    def take(self, part: Mapping[str, Any]) -> bool:
        """Takes a part of the answer, as in OpenAI's streams.

        Returns:
            True where no more is wanted: then llama.cpp stops.
        """
        if "error" in part:
            self._error = part["error"]
            return True
        for choice in part.get("choices") or ():
            said = choice["delta"]
            chunk = Chunk(said.get("content") or "", said.get("reasoning_content") or "")
            if chunk.text or chunk.thinking:
                self.chunks.put(chunk)
            self._reason = choice.get("finish_reason") or self._reason
        if part.get("usage"):
            self._prompt_tokens = part["usage"].get("prompt_tokens")
        # A process whose main thread is gone waits for this one only.
        return self.stopped or not threading.main_thread().is_alive()

    def end(self, told: Server, context: int) -> Chunk | WriterError:
        """How the answer ended, once llama.cpp has returned.

        Args:
            told: The model as messages name it.
            context: How many tokens it reads.
        """
        error = self._error
        if error is not None and error.get("type") == _TOO_LONG:
            return WriterError(
                f"The prompt has {error.get('n_prompt_tokens', 'too many')} tokens, and "
                f"{told.name} reads {context}. Ask a shorter question, or take a model with a "
                "longer context"
            )
        if error is not None:
            return told.refused(-1, str(error.get("message", error)))
        if self._reason is None:
            return told.broke("stopped in the middle of its answer. Ask again")
        return Chunk(done=True, reason=self._reason, prompt_tokens=self._prompt_tokens)
