"""How pieces look on the wire: Ollama's lines of JSON, and OpenAI's server-sent events."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from .script import Done, Raw, Think


@dataclass(frozen=True, slots=True)
class OllamaWire:
    """``/api/chat``: a JSON object a line, the last with ``done``."""

    model: str
    content_type: str = "application/x-ndjson"

    def piece(self, content: str, thinking: str) -> bytes:
        message = {"role": "assistant", "content": content}
        if thinking:
            message["thinking"] = thinking
        return self._line({"message": message, "done": False})

    def end(self, done: Done, prompt_tokens: int, pieces: int) -> bytes:
        fields: dict[str, Any] = {"message": {"role": "assistant", "content": ""}, "done": True}
        if done.reason is not None:
            fields["done_reason"] = done.reason
        if prompt_tokens:
            fields |= {"prompt_eval_count": prompt_tokens, "eval_count": pieces}
        return self._line(fields)

    def error(self, message: str) -> bytes:
        return json.dumps({"error": message}).encode() + b"\n"

    def _line(self, fields: dict[str, Any]) -> bytes:
        head = {"model": self.model, "created_at": "2025-01-01T00:00:00.000000Z"}
        return json.dumps(head | fields).encode() + b"\n"


@dataclass(frozen=True, slots=True)
class OpenAiWire:
    """``/v1/chat/completions``: an event a piece, the last ``[DONE]``."""

    model: str
    content_type: str = "text/event-stream"

    def piece(self, content: str, thinking: str) -> bytes:
        delta = {"role": "assistant", "content": content}
        if thinking:
            delta["reasoning_content"] = thinking
        return self._event({"choices": [{"index": 0, "delta": delta, "finish_reason": None}]})

    def end(self, done: Done, prompt_tokens: int, pieces: int) -> bytes:
        choice = {"index": 0, "delta": {}, "finish_reason": done.reason}
        events = self._event({"choices": [choice]})
        if prompt_tokens:
            usage = {"prompt_tokens": prompt_tokens, "completion_tokens": pieces}
            events += self._event({"choices": [], "usage": usage})
        return events + b"data: [DONE]\n\n"

    def error(self, message: str) -> bytes:
        return self._event({"error": {"message": message}})

    def _event(self, fields: dict[str, Any]) -> bytes:
        return b"data: " + json.dumps({"model": self.model} | fields).encode() + b"\n\n"


def piece_bytes(item: str | Think | Raw, wire: OllamaWire | OpenAiWire) -> bytes:
    """What is sent for a piece of a turn."""
    match item:
        case Think(text):
            return wire.piece("", text)
        case Raw(data):
            return data
        case _:
            return wire.piece(item, "")


def tokens_read(done: Done, asked: dict[str, Any]) -> int:
    """What the server says it read; about four characters a token where nothing is told."""
    sent = sum(len(message["content"]) for message in asked["messages"]) // 4
    return sent if done.prompt_tokens is None else done.prompt_tokens
