"""A model is heard in a thread of its own: its silence holds nobody up."""

import contextvars
import threading
import time

import pytest

from index.errors import WriterBroke
from rag.llm.aside import listen_aside
from rag.llm.chunks import Chunk

WHO = contextvars.ContextVar("who", default="nobody")


def test_what_is_heard_comes_in_order_with_empty_chunks_in_silence():
    said = threading.Event()

    def listen():
        yield Chunk("a")
        said.wait(5)
        yield Chunk("b")

    heard = listen_aside(listen, lambda: None)
    assert next(heard) == Chunk("a")
    assert next(heard) == Chunk()
    said.set()
    assert [chunk for chunk in heard if chunk.text] == [Chunk("b")]


def test_an_error_is_raised_where_it_is_heard():
    def listen():
        yield Chunk("a")
        raise WriterBroke("It broke.")

    heard = listen_aside(listen, lambda: None)
    assert next(heard) == Chunk("a")
    with pytest.raises(WriterBroke, match="It broke"):
        list(heard)


def test_closing_has_the_listening_give_up_and_close():
    stopped, closed = threading.Event(), threading.Event()

    def listen():
        try:
            stopped.wait(5)
            yield Chunk("late")
        finally:
            closed.set()

    heard = listen_aside(listen, stopped.set)
    assert next(heard) == Chunk()
    heard.close()
    assert closed.is_set()


def test_what_cannot_be_stopped_is_left_behind():
    heard = listen_aside(lambda: iter([time.sleep(30)]), lambda: None)
    assert next(heard) == Chunk()
    begun = time.monotonic()
    heard.close()
    assert time.monotonic() - begun < 5


def test_it_listens_in_the_context_of_who_asks():
    def listen():
        yield Chunk(WHO.get())

    token = WHO.set("somebody")
    try:
        assert [c.text for c in listen_aside(listen, lambda: None) if c.text] == ["somebody"]
    finally:
        WHO.reset(token)
