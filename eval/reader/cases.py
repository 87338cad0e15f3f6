"""Questions with the passage that is to be read for them, out of a data folder or a file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from eval.retrieval.data_files import Row, find_file, read_rows
from index.errors import CaseError
from rag.question import MAX_CHARACTERS

FACQA, IDK, ENGLISH = "qa/facqa_dev", "qa/idk_mrc_dev", "qa/english_questions_dev"
OFF_TOPIC = "qa/nq_open_offtopic_dev"
ENGLISH_SETS = "english_"  # how the names of the English sets begin
_NAMES = {FACQA: "facqa", IDK: "idk"}
_T = TypeVar("_T")
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class ReadCase:
    """A question, the passage to read for it, and what is right.

    Attributes:
        id: Its name in its file.
        question: As asked.
        passage: What is read; empty where the question belongs to none.
        answers: Right answers; none if there is no answer to give.
    """

    id: str
    question: str
    passage: str
    answers: tuple[str, ...]

    @property
    def answerable(self) -> bool:
        """True if the passage answers."""
        return bool(self.answers)

    @property
    def askable(self) -> bool:
        """True if the question is no longer than Kutip reads."""
        return len(self.question) <= MAX_CHARACTERS


def load_file(file: Path) -> tuple[ReadCase, ...]:
    """Reads a JSON Lines file of a user's own, one JSON object a line; blank lines do not count.

    - ``question``: text, not blank. One that is longer than Kutip reads is a row as any other,
      which cannot be asked and counts as unanswered.
    - ``passage``: text, may be empty.
    - ``answers``: a list of texts, none of them blank. An answerable row has at least one: there
      would be nothing to compare with. Those of an unanswerable row do not count and may be left
      out.
    - ``answerable``: true or false; without it, true if there are answers.
    - ``id``: text or a whole number; without it, the number of the line.

    Other fields do not count. A row of another form stops the reading, before anything is
    measured: figures over the rest would be about another set.

    Raises:
        CaseError: If the file or a row cannot be used; the line and the field are named.
    """
    return _some(file, map(_own, list(read_rows(file))))


def load_sets(data: Path) -> dict[str, tuple[ReadCase, ...]]:
    """The development sets: ``facqa``, ``idk``, and the English ones by what they translate.

    Returns:
        Cases by the name of their set: ``facqa``, ``idk``, ``english_facqa``, ``english_idk``.

    Raises:
        CaseError: If a file is missing or cannot be used.
    """
    sets: dict[str, list[ReadCase]] = {}
    for stem, question in ((FACQA, "question"), (IDK, "question"), (ENGLISH, "question_en")):
        file = find_file(data, stem)
        for row in _some(file, list(read_rows(file))):
            name = f"{ENGLISH_SETS}{row.text('set')}" if stem == ENGLISH else _NAMES[stem]
            sets.setdefault(name, []).append(_given(row, question))
    return {name: tuple(cases) for name, cases in sets.items()}


def load_off_topic(data: Path) -> tuple[ReadCase, ...]:
    """Questions that no collection here answers, known by their line.

    Raises:
        CaseError: If the file is missing or cannot be used.
    """
    file = find_file(data, OFF_TOPIC)
    rows = enumerate(list(read_rows(file)), start=1)
    return _some(file, (ReadCase(str(n), _short(row, "question"), "", ()) for n, row in rows))


def check_files(data: Path, names: Sequence[str]) -> None:
    """Makes sure, before anything is measured, that the files needed are there.

    Args:
        data: The data folder.
        names: Paths in it without ending.

    Raises:
        CaseError: If some are missing; all of these are named.
    """
    missing = []
    for name in dict.fromkeys(names):
        try:
            find_file(data, name)
        except CaseError:
            missing.append(f"{name}.jsonl.gz")
    if missing:
        raise CaseError(
            f"There is no {', no '.join(missing)} in {data} (nor .jsonl). "
            "Name the folder that has it all: kutip eval reader --data DIR"
        )


def _some(file: Path, items: Iterable[_T]) -> tuple[_T, ...]:
    found = tuple(items)
    if not found:
        raise CaseError(f"{file} holds no questions.")
    return found


def _given(row: Row, question: str) -> ReadCase:
    """A row of a development set, with ``answer`` or ``answers``."""
    answers: tuple[str, ...] = ()
    if row.values.get("answerable", True):
        answers = _answers(row) if "answers" in row.values else (row.text("answer"),)
    passage = row.text("passage")
    _check_whole(row, "passage", passage)
    return ReadCase(row.text("id"), _short(row, question), passage, answers)


def _own(row: Row) -> ReadCase:
    """A row of a user's own file."""
    id_ = row.values.get("id")
    if id_ is None:
        id_ = row.place.rpartition(" ")[2]
    elif isinstance(id_, bool) or not isinstance(id_, str | int):
        raise row.wrong("id", "text or a whole number")
    answerable = _answerable(row)
    passage = row.values.get("passage")
    if not isinstance(passage, str):
        raise row.wrong("passage", "text")
    _check_whole(row, "passage", passage)
    answers = _answers(row) if answerable else ()
    return ReadCase(str(id_), _question(row, "question"), passage, answers)


def _answerable(row: Row) -> bool:
    """What the row says, or whether it has answers; a row without either is a mistake."""
    answerable, answers = row.values.get("answerable"), row.values.get("answers")
    if answerable is None:
        if not isinstance(answers, list):
            raise row.wrong("answers", "a list, and answerable is not given")
        return bool(answers)
    if not isinstance(answerable, bool):
        raise row.wrong("answerable", "true or false")
    return answerable


def _question(row: Row, field: str) -> str:
    question = row.text(field)
    _check_whole(row, field, question)
    return question


def _short(row: Row, field: str) -> str:
    """A question that can be asked."""
    question = _question(row, field)
    if len(question) > MAX_CHARACTERS:
        raise CaseError(
            f'{row.place}: field "{field}" has {len(question):,} characters, '
            f"more than the {MAX_CHARACTERS:,} of a question."
        )
    return question


def _answers(row: Row) -> tuple[str, ...]:
    """The right answers of an answerable row."""
    answers = row.values.get("answers")
    if not isinstance(answers, list) or not answers:
        raise row.wrong("answers", "a list of at least one answer, as the row is answerable")
    if not all(isinstance(answer, str) and answer.strip() for answer in answers):
        raise row.wrong("answers", "a list of texts")
    return tuple(answers)


def _check_whole(row: Row, field: str, text: str) -> None:
    if _SURROGATE.search(text):
        raise CaseError(f'{row.place}: field "{field}" holds half a character (a lone surrogate).')
