"""A model's answer as it comes: cut into sentences, and stopped where it repeats itself."""

from __future__ import annotations

import time
from collections.abc import Generator, Sequence
from contextlib import closing
from dataclasses import dataclass

from rag.drafting.repetition import RepetitionGuard
from rag.drafting.sentences import SentenceCutter
from rag.llm.model import BEAT, Ended, LanguageModel, Message


@dataclass
class Told:
    """What became of a stream, filled in when it is over.

    Attributes:
        prompt_tokens: How many tokens of prompt the model says it read; None if it did not say.
        complete: False if it was cut off at its limit of tokens.
        repeated: True if it was stopped because it said the same again and again.
    """

    prompt_tokens: int | None = None
    complete: bool = True
    repeated: bool = False


def stream_sentences(
    model: LanguageModel, messages: Sequence[Message], language: str, told: Told
) -> Generator[str | None, None, None]:
    """Yields each sentence as soon as it is over; half of one is not yielded.

    While one goes on, or the model reads its prompt or thinks, None is yielded now and then, so
    that whoever waits can stop in the middle of it: closing the iterator stops the model.

    Args:
        model: Writes.
        messages: The prompt.
        language: Of the answer.
        told: Filled in.

    Raises:
        WriterError: If the model fails.
    """
    cutter, guard = SentenceCutter(language), RepetitionGuard()
    yielded = time.monotonic()
    with closing(model.stream(messages)) as pieces:
        for piece in pieces:
            if isinstance(piece, Ended):
                told.prompt_tokens, told.complete = piece.prompt_tokens, piece.complete
                break
            # Half a surrogate pair, which JSON may hold, is no character.
            for sentence in cutter.feed(piece.encode("utf-8", "replace").decode()):
                if not guard.repeats(sentence):
                    yield sentence
                    yielded = time.monotonic()
            if guard.circling or guard.loops(cutter.pending):
                told.repeated = True
                return
            if time.monotonic() - yielded >= BEAT:
                yield None
                yielded = time.monotonic()
    for sentence in cutter.finish() if told.complete else ():
        if not guard.repeats(sentence):
            yield sentence
    told.repeated = guard.circling
