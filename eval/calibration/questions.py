"""Questions asked without a limit of refusals: how sure Kutip was, and whether it was right."""

from __future__ import annotations

import hashlib
import math
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from eval.calibration.item import ALWAYS, NEVER, Item
from eval.reader.cases import ENGLISH_SETS, ReadCase
from eval.reader.collection import build, pool_records
from eval.reader.fixed import OFTEN
from eval.reader.matching import holds_answer
from eval.retrieval.pool import words_key
from index.sync import Listener, Progress
from rag import Answer, Chatbot, Settings
from rag.policy import FARTHEST, Thresholds

# Refuses only what no threshold would let through: nothing was found, or a name is missing.
_UNLIMITED = Thresholds(answerable=-FARTHEST, read_answerable=-FARTHEST)


def ask_pool(
    settings: Settings, data: Path, sets: Mapping[str, Sequence[ReadCase]], progress: Listener
) -> tuple[tuple[Item, ...], str]:
    """Asks the quoting writer questions over the pool of passages.

    An answer is bad if no quote of it holds a right answer, or if the question's own passage does
    not answer; that another one of the pool may is not looked into, which errs on the safe side.

    Args:
        settings: The embedder and the reader.
        data: The data folder.
        sets: Questions by set.
        progress: Told how far it is.

    Returns:
        What became of each question, and the embedder with its digest.

    Raises:
        CaseError: If the data cannot be read.
        EmbedderError: If the embedder cannot be loaded.
        ReaderError: If the reader cannot be loaded.
    """
    total = sum(len(cases) for cases in sets.values())
    items: list[Item] = []
    with tempfile.TemporaryDirectory(prefix="kutip-", ignore_cleanup_errors=True) as folder:
        pool = build(settings, Path(folder), pool_records(data), "pool", progress)
        with Chatbot(pool.open_index(), pool.open_reader(), None, _UNLIMITED) as bot:
            for name, cases in sets.items():
                for case in cases:
                    items.append(_item(name, case, bot.ask(case.question)))
                    if len(items) % OFTEN == 0:
                        progress(Progress(len(items), total, "questions"))
            return tuple(items), bot.embedder


def _item(set_: str, case: ReadCase, answer: Answer) -> Item:
    right = any(holds_answer(citation.quote, case.answers) for citation in answer.citations)
    passage = hashlib.sha256(words_key(case.passage).encode("utf-8")).hexdigest()[:12]
    return Item(
        id=case.id,
        source=passage,
        set=set_,
        language="en" if set_.startswith(ENGLISH_SETS) else "id",
        score=_score(answer),
        bad=not right,
        wanted=case.answerable,
    )


def _score(answer: Answer) -> float:
    """The log-odds that the limit of refusals is compared with.

    Refused without that limit, it is so with any; what is told by dates alone was not weighed.
    """
    if answer.refused:
        return NEVER
    if answer.confidence is None:
        return ALWAYS
    likely = answer.confidence
    return math.log(likely / (1.0 - likely)) if likely < 1.0 else FARTHEST
