"""What tests of language models share: short limits, and an answer put together."""

import time
from dataclasses import dataclass

import llama_index.llms.ollama  # noqa: F401  # takes seconds once, which tests that time do not count
import pytest

from index.errors import WriterError
from rag.llm.model import Ended, Message
from rag.llm.paced import Limits

QUESTION = [Message("system", "Answer from the articles."), Message("user", "Berapa harga beras?")]


@dataclass(frozen=True, slots=True)
class Heard:
    """What came of a stream: the pieces, its end, and the error that it broke with."""

    pieces: tuple[str, ...]
    end: Ended | None
    error: WriterError | None
    seconds: float

    @property
    def text(self):
        return "".join(self.pieces)


@pytest.fixture(scope="session")
def limits():
    """Limits that a busy machine keeps, so that only what is slow on purpose is too slow."""
    return Limits(connect_s=2, first_s=20, between_s=20, total_s=20)


@pytest.fixture(scope="session")
def short_limits():
    """Limits so short that a test of each takes under a second."""
    return Limits(connect_s=0.5, first_s=0.5, between_s=0.3, total_s=1.0)


@pytest.fixture(scope="session")
def listen():
    """Asks a model and hears it to its end, good or bad."""

    def hear(model, messages=QUESTION):
        start, pieces, end, error = time.monotonic(), [], None, None
        try:
            for piece in model.stream(messages):
                assert end is None, "something came after the end"
                if isinstance(piece, Ended):
                    end = piece
                elif piece:  # an empty one says that the model is silent
                    pieces.append(piece)
        except WriterError as caught:
            error = caught
            assert "\n" not in str(caught)
        return Heard(tuple(pieces), end, error, time.monotonic() - start)

    return hear
