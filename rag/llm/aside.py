"""Listens to a model in a thread of its own: its silence holds nobody up."""

from __future__ import annotations

import contextlib
import contextvars
import threading
from collections.abc import Callable, Generator
from queue import Empty, SimpleQueue

from rag.llm.chunks import Chunk
from rag.llm.model import BEAT

_FAREWELL = 1.0  # seconds that closing waits for the thread; a model that hangs is left behind


def listen_aside(
    listen: Callable[[], Generator[Chunk, None, None]], stop: Callable[[], None]
) -> Generator[Chunk, None, None]:
    """Yields what a model sends, and an empty chunk now and then while it sends nothing.

    A model reads its prompt for seconds, or a minute: an iterator that waits for it cannot be
    closed meanwhile.

    Args:
        listen: Begins to ask the model; what it gives is closed in the end.
        stop: Called where the iterator is closed before its end; has ``listen`` give up.

    Raises:
        Exception: What listening raised.
    """
    heard: SimpleQueue[Chunk | BaseException | None] = SimpleQueue()
    left = threading.Event()

    def run() -> None:
        last: BaseException | None = None
        try:
            with contextlib.closing(listen()) as chunks:
                for chunk in chunks:
                    if left.is_set():
                        return
                    heard.put(chunk)
        except BaseException as error:  # raised again where it is heard
            last = error
        heard.put(last)

    # A model of LlamaIndex may look for its callbacks in the context that it is asked in.
    context = contextvars.copy_context()
    worker = threading.Thread(target=context.run, args=(run,), name="kutip-model", daemon=True)
    worker.start()
    try:
        while True:
            try:
                chunk = heard.get(timeout=BEAT)
            except Empty:
                yield Chunk()
                continue
            if chunk is None:
                return
            if isinstance(chunk, BaseException):
                raise chunk
            yield chunk
    finally:
        left.set()
        stop()
        worker.join(_FAREWELL)
