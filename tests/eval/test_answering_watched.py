"""A model that fails is noticed: one that will fail again ends the run, another is a fault."""

import pytest

from eval.answering.watched import WatchedModel
from index.errors import WriterBusy, WriterError
from rag.llm.model import Ended, Message

from .answering_parts import Queue


def ask(model):
    try:
        return list(model.stream([Message("user", "Ya?")]))
    except WriterError:
        return None


class Silent(Queue):
    """Reads its prompt for a while, then fails."""

    def stream(self, messages):
        yield ""
        yield from super().stream(messages)


def test_one_that_never_replied_and_wants_a_key_ends_the_run():
    model = WatchedModel(Silent(WriterError("401, no key")))
    assert ask(model) is None
    with pytest.raises(WriterError, match="no key"):
        model.fault()


def test_one_that_has_replied_may_reply_again():
    model = WatchedModel(Silent("Ya.", WriterError("500")))
    assert ask(model)[-1] == Ended(True)
    assert ask(model) is None
    assert model.fault() == "500"
    assert model.fault() is None


def test_too_much_to_do_passes():
    model = WatchedModel(Silent(WriterBusy("503")))
    assert ask(model) is None
    assert model.fault() == "503"
