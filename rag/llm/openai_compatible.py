"""Any server with OpenAI's interface as the writer (``openai:http://127.0.0.1:8080/v1#model``).

llama.cpp's server, vLLM, LM Studio and others speak it: a POST to ``/chat/completions``, answered
with server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html).
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Generator, Iterator, Sequence
from typing import Any

import httpx

from index.errors import SettingError
from index.http_client import check_server_url
from rag.llm.aside import listen_aside
from rag.llm.chunks import Chunk, read_answer
from rag.llm.failures import Server
from rag.llm.model import Ended, Message
from rag.llm.paced import Limits, Pace, PacedTransport
from rag.llm.tokens import estimate_tokens

EXAMPLE = "openai:http://127.0.0.1:8080/v1#qwen3"  # of the setting KUTIP_LLM

CONTEXT = 8_192  # what is counted on; the server decides, and its interface does not tell
ANSWER_TOKENS = 512
SEED = 1
END = "[DONE]"
LONGEST_ERROR = 10_000  # bytes read of a page that tells why a request was refused


class OpenAiModel:
    """A chat model of a server with OpenAI's interface.

    Args:
        url: The server's base address, which mostly ends with ``/v1``.
        model: As the server names it.
        key: What the server wants as a password, if anything.
        limits: How long it may take.

    Raises:
        SettingError: If the address or the key makes no sense.
    """

    def __init__(
        self, url: str, model: str, key: str | None = None, limits: Limits | None = None
    ) -> None:
        url = check_server_url(url, "KUTIP_LLM", EXAMPLE)
        if key is not None and not (key.isascii() and key.isprintable() and " " not in key):
            raise SettingError(
                "KUTIP_OPENAI_KEY holds a character that no key has. Set it anew, or to nothing"
            )
        self.name = f"openai:{url}#{model}"
        self.context = CONTEXT
        self.answer_tokens = ANSWER_TOKENS
        self._model = model
        self._headers = {"Authorization": f"Bearer {key}"} if key else {}
        self._limits = limits or Limits()
        self._server = Server(
            self.name,
            url,
            "Start it, or set KUTIP_LLM to another model",
            f"See which it has: curl {url}/models",
            "Set KUTIP_OPENAI_KEY",
        )

    def count_tokens(self, text: str) -> int:
        """How many tokens a text has, estimated: the interface has no call for it."""
        return estimate_tokens(text)

    def stream(self, messages: Sequence[Message]) -> Generator[str | Ended, None, None]:
        """Yields the answer in pieces, and ``Ended`` last; see ``LanguageModel``.

        Raises:
            WriterError: If the server cannot be asked, or its stream breaks, hangs, or ends
                without saying so.
        """
        pace = Pace(self._limits)
        chunks = listen_aside(lambda: self._chunks(messages, pace), pace.stop)
        with contextlib.closing(chunks):
            yield from read_answer(chunks, self._server, self.answer_tokens)

    def warm_up(self) -> None:
        """Does nothing: such servers have their models loaded."""

    def close(self) -> None:
        """Holds nothing."""

    def _chunks(self, messages: Sequence[Message], pace: Pace) -> Generator[Chunk, None, None]:
        """What the server sends; closing this closes the connection."""
        asked = {
            "model": self._model,
            "messages": [{"role": each.role, "content": each.content} for each in messages],
            "stream": True,
            "stream_options": {"include_usage": True},
            "temperature": 0,
            "seed": SEED,
            "max_tokens": self.answer_tokens,
        }
        with (
            self._server.failing_plainly(pace),
            httpx.Client(
                transport=PacedTransport(pace),
                timeout=None,  # the transport keeps the time
                follow_redirects=False,
                trust_env=False,
                headers=self._headers,
            ) as client,
            client.stream("POST", f"{self._server.url}/chat/completions", json=asked) as response,
        ):
            if response.status_code != 200:
                raise self._server.refused(response.status_code, _read_error(response))
            reason, tokens = None, None
            for data in read_events(response.iter_bytes()):
                if data == END:
                    yield Chunk(done=True, reason=reason, prompt_tokens=tokens)
                    return
                event = json.loads(data)
                if event.get("error"):
                    raise self._server.refused(-1, _message(event))
                chunk = _read(event)
                # A server that sends its headers at once has not begun to write with them.
                if chunk.text or chunk.thinking:
                    pace.begin()
                reason = chunk.reason or reason
                tokens = tokens if chunk.prompt_tokens is None else chunk.prompt_tokens
                yield Chunk(chunk.text, chunk.thinking)


def read_events(parts: Iterator[bytes]) -> Iterator[str]:
    """The data of server-sent events; comments, names and numbers of events are passed over.

    Lines end at line feeds alone, not at the other characters that Python's ``splitlines`` takes
    for line ends: those may stand in the text of an answer.

    Args:
        parts: The stream, cut anywhere.
    """
    held = b""
    for part in parts:
        *lines, held = (held + part).split(b"\n")
        for line in lines:
            name, _, data = line.decode("utf-8").rstrip("\r").partition(":")
            if name == "data":
                yield data.strip()


def _read(event: dict[str, Any]) -> Chunk:
    """One event; what says why the answer ends, and how long its prompt was, comes in others."""
    first = (event.get("choices") or [{}])[0]
    delta = first.get("delta") or {}
    count = (event.get("usage") or {}).get("prompt_tokens")
    return Chunk(
        text=delta.get("content") or "",
        thinking=delta.get("reasoning_content") or delta.get("reasoning") or "",
        reason=first.get("finish_reason"),
        prompt_tokens=count if isinstance(count, int) else None,
    )


def _read_error(response: httpx.Response) -> str:
    """What a server says of a request that it refused."""
    body = b""
    for part in response.iter_bytes():
        body += part
        if len(body) > LONGEST_ERROR:
            break
    text = body.decode("utf-8", "replace")
    try:
        return _message(json.loads(text))
    except (ValueError, RecursionError):
        return text


def _message(body: Any) -> str:
    """The message in an error: ``{"error": {"message": ...}}`` or ``{"error": ...}``."""
    error = body.get("error", body) if isinstance(body, dict) else body
    return str(error.get("message", error) if isinstance(error, dict) else error)
