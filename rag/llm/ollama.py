"""Models of Ollama as the writer (``ollama:qwen3:4b``), through LlamaIndex's class for them."""

from __future__ import annotations

import contextlib
from collections.abc import Generator, Sequence
from typing import Literal

from index.errors import UnknownModel, WriterError, WriterUnreachable
from index.http_client import check_server_url
from index.ollama_embedder import DEFAULT_HOST
from rag.llm.aside import listen_aside
from rag.llm.chunks import Chunk, read_answer
from rag.llm.failures import Server
from rag.llm.model import Ended, Message
from rag.llm.ollama_models import short_talk
from rag.llm.paced import Limits, Pace, PacedTransport
from rag.llm.tokens import estimate_tokens

# Ollama's own default depends on the machine, and another length in any request makes it load
# the model anew.
CONTEXT = 8_192
ANSWER_TOKENS = 512
SEED = 1
KEEP_ALIVE = "30m"  # a conversation pauses
SHOW_S = 5.0


class OllamaModel:
    """A chat model of Ollama.

    Making one asks Ollama what the model can do, and fails not where Ollama is not there: it may
    be started before the first question.

    Args:
        model: As ``ollama list`` names it.
        host: Address of Ollama; None for this machine.
        limits: How long it may take.

    Raises:
        SettingError: If the address makes no sense.
    """

    def __init__(self, model: str, host: str | None = None, limits: Limits | None = None) -> None:
        self.name = f"ollama:{model}"
        self.context = CONTEXT
        self.answer_tokens = ANSWER_TOKENS
        self._model = model
        self._limits = limits or Limits()
        host = check_server_url(host or DEFAULT_HOST, "KUTIP_OLLAMA")
        self._server = Server(
            self.name,
            host,
            "Run: ollama serve; or set KUTIP_OLLAMA to its address",
            f"Run: ollama pull {model}",
        )
        self._asked = False
        self._think: Literal["low", False] | None = None
        with contextlib.suppress(WriterError):
            self._learn()

    def count_tokens(self, text: str) -> int:
        """How many tokens a text has, estimated: Ollama does not count for others."""
        return estimate_tokens(text)

    def stream(self, messages: Sequence[Message]) -> Generator[str | Ended, None, None]:
        """Yields the answer in pieces, and ``Ended`` last; see ``LanguageModel``.

        Raises:
            WriterError: If Ollama cannot be asked, or its stream breaks, hangs, or ends without
                saying so.
        """
        self._learn_if_need_be()
        pace = Pace(self._limits)
        chunks = listen_aside(lambda: self._chunks(messages, pace), pace.stop)
        with contextlib.closing(chunks):
            yield from read_answer(chunks, self._server, self.answer_tokens)

    def warm_up(self) -> None:
        """Loads the model so that the first answer need not wait; failing is no error."""
        import llama_index.llms.ollama  # noqa: F401  # takes seconds, like the model itself
        import ollama

        with contextlib.suppress(WriterError, ollama.ResponseError):
            self._learn_if_need_be()
            pace = Pace(self._limits)
            with (
                short_talk(self._server.url, self._limits.first_s) as client,
                self._server.failing_plainly(pace),
            ):
                client.generate(
                    self._model, options={"num_ctx": self.context}, keep_alive=KEEP_ALIVE
                )

    def close(self) -> None:
        """Holds nothing: Ollama itself puts the model away after a while."""

    def _chunks(self, messages: Sequence[Message], pace: Pace) -> Generator[Chunk, None, None]:
        """What Ollama sends; closing this closes the connection, and Ollama stops writing."""
        import ollama
        from llama_index.core.llms import ChatMessage
        from llama_index.llms.ollama import Ollama

        client = ollama.Client(
            self._server.url,
            timeout=None,  # the transport keeps the time
            transport=PacedTransport(pace),
            follow_redirects=False,
            trust_env=False,
        )
        model = Ollama(
            model=self._model,
            client=client,
            context_window=self.context,
            temperature=0.0,
            additional_kwargs={"seed": SEED, "num_predict": self.answer_tokens},
            keep_alive=KEEP_ALIVE,
            thinking=self._think,
        )
        asked = [ChatMessage(role=each.role, content=each.content) for each in messages]
        try:
            with self._server.failing_plainly(pace):
                for response in model.stream_chat(asked):
                    pace.begin()
                    yield _read(response.raw)
        except ollama.ResponseError as error:
            raise self._server.refused(error.status_code, error.error) from error
        finally:
            client.close()  # type: ignore[no-untyped-call]  # ollama declares no types for it

    def _learn_if_need_be(self) -> None:
        """Asks what the model can do, if it was not there to be asked before."""
        if self._asked:
            return
        try:
            self._learn()
        except (WriterUnreachable, UnknownModel):
            raise
        except WriterError:
            pass  # it may answer all the same; if not, asking it says why

    def _learn(self) -> None:
        """Asks whether the model thinks, and how many tokens it can take in."""
        import ollama

        seconds = min(SHOW_S, self._limits.first_s)
        pace = Pace(Limits(first_s=seconds))
        with (
            short_talk(self._server.url, seconds) as client,
            self._server.failing_plainly(pace),
        ):
            try:
                shown = client.show(self._model)
            except ollama.ResponseError as error:
                raise self._server.refused(error.status_code, error.error) from error
            facts = shown.modelinfo or {}
            lengths = [facts[key] for key in facts if key.endswith(".context_length")]
            self.context = min([CONTEXT, *map(int, lengths)])
            # Only models that can think may be told not to; gpt-oss cannot be told, only to
            # think little.
            if "thinking" in (shown.capabilities or ()):
                family = (shown.details and shown.details.family) or ""
                self._think = "low" if family.replace("-", "").startswith("gptoss") else False
            self._asked = True


def _read(raw: dict[str, object]) -> Chunk:
    """A line of Ollama's answer, as its client parsed it."""
    message, count = raw["message"], raw.get("prompt_eval_count")
    return Chunk(
        text=getattr(message, "content", None) or "",
        thinking=getattr(message, "thinking", None) or "",
        done=bool(raw.get("done")),
        reason=None if (reason := raw.get("done_reason")) is None else str(reason),
        prompt_tokens=count if isinstance(count, int) else None,
    )
