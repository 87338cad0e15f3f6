"""From what a server sends to an answer: thoughts left out, and an end that is one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rag.llm.failures import Server, harmless
from rag.llm.model import Ended
from rag.llm.thoughts import ThoughtFilter

LONGEST_TOKEN = 24  # characters; an answer of more than so many a token has lost its limit
_SURROGATES = re.compile("[\ud800-\udfff]")  # half a character, which cannot be printed


@dataclass(frozen=True, slots=True)
class Chunk:
    """What a server sent at once.

    Attributes:
        text: A piece of the answer.
        thinking: A piece of what the model thought, where the server keeps it apart.
        done: True if nothing more comes.
        reason: Why nothing more comes, in the protocol's word: ``stop``, ``length`` ...
        prompt_tokens: How many tokens of prompt were read; None if it was not said.
    """

    text: str = ""
    thinking: str = ""
    done: bool = False
    reason: str | None = None
    prompt_tokens: int | None = None


def read_answer(
    chunks: Iterator[Chunk], server: Server, answer_tokens: int
) -> Iterator[str | Ended]:
    """The answer in pieces, and its end; empty pieces while nothing of it comes.

    Args:
        chunks: What comes.
        server: Who sends it.
        answer_tokens: How many tokens it was asked for; where it sends far more, it is cut.

    Raises:
        WriterBroke: If the stream ends without saying so, or holds no answer.
    """
    thoughts, wrote, received, last = ThoughtFilter(), False, 0, Chunk()
    for last in chunks:
        piece = thoughts.feed(_SURROGATES.sub("\ufffd", last.text))
        if last.done:
            piece += thoughts.end()
        if thoughts.stray:
            raise server.broke(
                "mixes its thinking with its answer. Take another model, or its newer build"
            )
        if not wrote:
            piece = piece.lstrip()
        wrote |= bool(piece)
        thoughts.thought |= bool(last.thinking)
        if piece or not last.done:
            yield piece
        received += len(last.text) + len(last.thinking)
        if last.done or received > answer_tokens * LONGEST_TOKEN:
            break
    else:
        raise server.broke("stopped in the middle of its answer. Ask again")
    if not wrote:
        raise _no_answer(server, last, thoughts.thought)
    complete = last.done and last.reason == "stop" and not thoughts.inside
    yield Ended(complete, last.prompt_tokens)


def _no_answer(server: Server, last: Chunk, thought: bool) -> Exception:
    if thought:
        return server.broke(
            "thought, and wrote no answer. Take a model that answers at once: "
            "KUTIP_LLM=ollama:gemma3:4b"
        )
    if last.reason == "load":
        return server.broke("was loaded, and wrote nothing. Ask again")
    return server.broke(
        f"wrote nothing ({harmless(last.reason or 'no reason given')}). Ask again, or do without a "
        "model: KUTIP_LLM=quote"
    )
