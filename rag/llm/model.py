"""What Kutip needs of a language model: messages in, pieces of text out."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

BEAT = 0.2  # seconds of silence after which whoever waits is given a turn


@dataclass(frozen=True, slots=True)
class Message:
    """One message of the prompt.

    Attributes:
        role: Who says it.
        content: What is said.
    """

    role: Literal["system", "user", "assistant"]
    content: str


@dataclass(frozen=True, slots=True)
class Ended:
    """The end of a stream.

    Attributes:
        complete: True if the model came to its own end; False where it was cut off at its limit
            of tokens, so that the last sentence may be half a sentence.
        prompt_tokens: How many tokens of prompt the model says it read; None if it does not say.
    """

    complete: bool
    prompt_tokens: int | None = None


class LanguageModel(Protocol):
    """A chat model.

    Attributes:
        name: As users name it, such as ``ollama:qwen3:4b``.
        context: How many tokens prompt and answer may have together.
        answer_tokens: How many of them it may write.
    """

    name: str
    context: int
    answer_tokens: int

    def count_tokens(self, text: str) -> int:
        """How many tokens a text has; where that cannot be known, rather too many than too few."""

    def stream(self, messages: Sequence[Message]) -> Generator[str | Ended, None, None]:
        """Yields the answer in pieces as it is written, and ``Ended`` last.

        Thinking is not part of the answer and is not yielded. While the model thinks, or reads its
        prompt, empty pieces come now and then, so that the iterator can be closed: that stops the
        model.

        Raises:
            WriterError: If the model cannot be asked, or the stream breaks, hangs, or ends
                without saying so.
        """

    def warm_up(self) -> None:
        """Loads the model so that the first answer need not wait; failing is no error."""

    def close(self) -> None:
        """Frees what the model holds."""
