"""What is asked over which passages: the stages of a run."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from eval.retrieval.data_files import Row, find_file, read_rows
from eval.retrieval.near_duplicates import Groups, find_groups
from eval.retrieval.pool import (
    SEED,
    Pool,
    PoolPassage,
    news_passages,
    question_passages,
    wiki_passages,
    words_key,
)
from index.errors import CaseError
from index.language import detect_language
from index.sync import Listener, Progress


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be measured on.

    Attributes:
        data: The data folder.
        articles: News articles added to the pool.
        wiki: Wiki leads added to the pool.
        sizes: Instead of these two: passages in the pool, one run each, filled up with news
            articles and then with wiki leads. A size below the pool's own is the pool alone.
        questions: A JSON Lines file of more questions, or None.
    """

    data: Path
    articles: int = 0
    wiki: int = 0
    sizes: tuple[int, ...] = ()
    questions: Path | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A question and the passage that answers it.

    Attributes:
        id: Its name in its file; the same in both languages for a translated one.
        text: As asked.
        language: ``"id"`` or ``"en"``.
        set: Where it comes from.
        gold: Number of the passage in its plan.
    """

    id: str
    text: str
    language: str
    set: str
    gold: int


@dataclass(frozen=True, slots=True)
class Stage:
    """Passages that come in, and the questions asked when they are there."""

    name: str
    passages: tuple[PoolPassage, ...]
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """One run: the same for every system.

    Later stages bring passages of their own, so that the figures of the first stay those of its
    pool alone.

    Attributes:
        stages: In order; passages are numbered from 0 through all of them.
        groups: Which passages stand for which gold ones.
    """

    stages: tuple[Stage, ...]
    groups: Groups

    @property
    def size(self) -> int:
        """Passages of the first stage, whose figures are compared over sizes."""
        return len(self.stages[0].passages)


_Asked = tuple[str, str, str, str, str]
"""Id, question, language, set, passage."""


def make_plans(wanted: Wanted, progress: Listener) -> Iterator[Plan]:
    """The runs, smallest first; one, unless several sizes are wanted.

    Raises:
        CaseError: If a file is missing, cannot be read, or holds no questions.
    """
    asked = {"pool": list(_pool_questions(wanted.data)), "xquad": list(_xquad(wanted.data))}
    if wanted.questions is not None:
        asked["questions"] = list(_given_questions(wanted.questions))
    if not any(asked.values()):
        raise CaseError(f"The files of questions in {wanted.data} hold no answerable question.")
    pool = Pool()
    pool.fill(PoolPassage(passage) for *_, passage in asked["pool"])  # gold is always in
    pool.fill(question_passages(wanted.data))
    if not wanted.sizes:
        pool.fill(_told(news_passages(wanted.data, wanted.articles), progress))
        pool.fill(_told(wiki_passages(wanted.data, wanted.wiki), progress))
        yield _plan(pool, asked)
        return
    added = _added(wanted.data, progress)
    done: int | None = None
    for size in sorted(set(wanted.sizes)):
        pool.fill(added, size)
        if len(pool) != done:  # more than there is gives no second run
            done = len(pool)
            yield _plan(pool, asked)


def _added(data: Path, progress: Listener) -> Iterator[PoolPassage]:
    yield from _told(news_passages(data, None), progress)
    yield from _told(wiki_passages(data, None), progress)


def _told(passages: Iterable[PoolPassage], progress: Listener) -> Iterator[PoolPassage]:
    for done, passage in enumerate(passages, start=1):
        if done % 500 == 0:
            progress(Progress(done, None, "passages prepared"))
        yield passage


def _plan(pool: Pool, asked: Mapping[str, list[_Asked]]) -> Plan:
    """Numbers the passages, in a random order so that no tie is broken in favour of the gold."""
    ordered = list(pool.passages().items())
    random.Random(SEED).shuffle(ordered)
    numbers = {key: number for number, (key, _) in enumerate(ordered)}
    incoming = [passage for _, passage in ordered]
    texts: list[str] = []
    stages = []
    for name, questions in asked.items():
        for *_, passage in questions:
            if (key := words_key(passage)) not in numbers:
                numbers[key] = len(texts) + len(incoming)
                incoming.append(PoolPassage(passage))
        stages.append(
            Stage(
                name,
                tuple(incoming),
                tuple(
                    Question(id_, text, language, set_, numbers[words_key(passage)])
                    for id_, text, language, set_, passage in questions
                ),
            )
        )
        texts += [passage.text for passage in incoming]
        incoming = []
    gold = {question.gold for stage in stages for question in stage.questions}
    return Plan(tuple(stages), find_groups(texts, gold))


def _pool_questions(data: Path) -> Iterator[_Asked]:
    for row in read_rows(find_file(data, "qa/facqa_dev")):
        yield _asked(row, "question", "id", "facqa")
    for row in read_rows(find_file(data, "qa/idk_mrc_dev")):
        if row.values.get("answerable", True):
            yield _asked(row, "question", "id", "idk")
    for row in read_rows(find_file(data, "qa/english_questions_dev")):
        if row.values.get("answerable", True):
            yield _asked(row, "question_en", "en", row.text("set"))


def _xquad(data: Path) -> Iterator[_Asked]:
    for row in read_rows(find_file(data, "qa/xquad_en_over_id_dev")):
        yield _asked(row, "question_en", "en", "xquad")


def _given_questions(file: Path) -> Iterator[_Asked]:
    """Questions of a user's own: ``question``, ``passage``, and if known ``language``, ``set``."""
    own = file.name.partition(".")[0]
    for number, row in enumerate(read_rows(file), start=1):
        question, part = row.text("question"), row.optional("set")
        language = row.optional("language") or detect_language(question)
        set_ = f"{own}/{part}" if part else own
        yield row.optional("id") or str(number), question, language, set_, _gold(row)


def _asked(row: Row, field: str, language: str, set_: str) -> _Asked:
    return row.text("id"), row.text(field), language, set_, _gold(row)


def _gold(row: Row) -> str:
    passage = row.text("passage")
    if not words_key(passage):
        raise CaseError(f'{row.place}: field "passage" holds no word.')
    return passage
