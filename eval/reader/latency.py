"""How long the reader takes over what is read for one question."""

from __future__ import annotations

import time
from collections.abc import Sequence

from eval.reader.cases import ReadCase
from index.sync import Listener, Progress
from rag import Settings
from rag.chatbot import PASSAGES
from rag.evidence import weigh_evidence
from rag.question import understand
from rag.reader.reader import Reader
from rag.shelf import Shelf
from rag.windows import MOST, choose_stretches

QUESTIONS = 100  # enough for a median
WARM_UP = 3


def time_windows(
    settings: Settings, reader: Reader, cases: Sequence[ReadCase], progress: Listener
) -> tuple[float, ...]:
    """Milliseconds that the reader takes over the windows chosen for each of some questions.

    Args:
        settings: The home that is searched.
        reader: Who reads.
        cases: Questions; the first hundred are asked, those count that give as many windows as
            are ever read for one question.
        progress: Told how far it is.
    """
    times: list[float] = []
    with settings.open_index(searching=True) as index:
        shelf = Shelf(index)
        asked = cases[: QUESTIONS + WARM_UP]
        for done, case in enumerate(asked, start=1):
            question = understand(case.question)
            hits = index.search(question.whole, PASSAGES)
            weighed = weigh_evidence(question, hits, index, shelf)
            windows = [stretch.window for stretch in choose_stretches(weighed)]
            start = time.perf_counter()
            reader.read(question.whole, windows)
            milliseconds = (time.perf_counter() - start) * 1000
            if done > WARM_UP and len(windows) == MOST:
                times.append(milliseconds)
            progress(Progress(done, len(asked), f"reader, {MOST} windows"))
    return tuple(times)
