"""What the server says: turns made of pieces of text and of faults."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Think:
    """A piece of thinking, in the field that Ollama has for it."""

    text: str


@dataclass(frozen=True, slots=True)
class Pause:
    """Silence. Before the first piece not even headers are sent; ``None`` hangs until hung up."""

    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Refuse:
    """An error instead of an answer; in the middle of one, Ollama's line that says so.

    Attributes:
        status: Of HTTP.
        message: What is said.
        body: All that is sent, where it is not Ollama's JSON.
    """

    status: int
    message: str = "server busy, please try again"
    body: bytes | None = None


@dataclass(frozen=True, slots=True)
class Raw:
    """Bytes sent as they are, such as a line that is no JSON."""

    data: bytes


@dataclass(frozen=True, slots=True)
class Cut:
    """The connection breaks."""


@dataclass(frozen=True, slots=True)
class NoDone:
    """The answer ends as HTTP has it, but nothing says that it is done."""


@dataclass(frozen=True, slots=True)
class Forever:
    """A text sent again and again; a well-behaved server stops at the limit that was asked for.

    Attributes:
        text: One piece.
        heeds_limit: False if it goes on all the same.
    """

    text: str
    heeds_limit: bool = True


@dataclass(frozen=True, slots=True)
class Done:
    """The end; where a turn has none, ``Done()`` is sent.

    Attributes:
        reason: As Ollama says it; None to leave it out.
        prompt_tokens: How many tokens of prompt were read; None for about as many as were sent,
            0 to leave it out.
    """

    reason: str | None = "stop"
    prompt_tokens: int | None = None


Item = str | Think | Pause | Refuse | Raw | Cut | NoDone | Forever | Done
Turn = Iterable[Item]
# The request as it came, so that a real model can answer; its messages are Ollama's.
Answer = Callable[[dict[str, Any]], Turn]
Script = Iterable[Turn] | Answer


def drip(text: str, seconds: float) -> list[Item]:
    """A turn that sends a text one character at a time.

    Args:
        text: All of it.
        seconds: Between two characters.
    """
    return [item for char in text for item in (Pause(seconds), char)][1:]
