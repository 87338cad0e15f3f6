"""Answers that some system has made already, out of a file."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from eval.answering.marked import read_answer
from eval.answering.outcome import Evidence, Outcome
from eval.answering.system import Timing
from eval.cases import Case
from eval.retrieval.data_files import Row, read_rows


class GivenAnswers:
    """Answers to the questions of a suite out of a JSON Lines file, made by any system.

    One JSON object a line; blank lines do not count:

    - ``id``: text or a whole number, that of the question; each once.
    - ``answer``: text with ``[n]`` marks; may be empty.
    - ``passages``: what the marks point at, the first being ``[1]``: a list of texts, or of
      objects with ``text`` and, if known, ``title``. All of them are its evidence, cited or not.
      May be missing: then every mark points at nothing.
    - ``refused``: true or false; without it, an answer is a refusal that says nothing, or no more
      than that the passages do not answer.
    - ``short``: what was asked for in a few words; may be missing.

    Other fields do not count.

    Attributes:
        name: ``answers``, and the name of the file.
        digest: SHA-256 of the file.

    Args:
        file: The file.
        cases: The questions. One that the file has no answer to is a failed one.

    Raises:
        CaseError: If the file or one of its lines cannot be used; the line and the field are
            named.
    """

    def __init__(self, file: Path, cases: Sequence[Case]) -> None:
        self.name = f"answers, {file.name}"
        self._file = file
        self._outcomes = _read(file, {case.id: case for case in cases})
        self.digest = hashlib.sha256(file.read_bytes()).hexdigest()

    def answer(self, case: Case) -> tuple[Outcome, Timing | None]:
        """The answer to one question; how long it took, nobody knows."""
        missing = Outcome(case.id, "", refused=False, error=f"no answer in {self._file.name}")
        return self._outcomes.get(case.id, missing), None


def _read(file: Path, cases: Mapping[str, Case]) -> dict[str, Outcome]:
    outcomes: dict[str, Outcome] = {}
    for row in list(read_rows(file)):
        id_ = row.values.get("id")
        if isinstance(id_, bool) or not isinstance(id_, str | int):
            raise row.wrong("id", "text or a whole number")
        case = cases.get(str(id_))
        if case is None:
            raise row.wrong("id", "that of a question of this suite")
        if case.id in outcomes:
            raise row.wrong("id", "one that no line above has")
        outcomes[case.id] = _outcome(row, case)
    return outcomes


def _outcome(row: Row, case: Case) -> Outcome:
    answer, refused = row.values.get("answer"), row.values.get("refused")
    if not isinstance(answer, str):
        raise row.wrong("answer", "text")
    if refused is not None and not isinstance(refused, bool):
        raise row.wrong("refused", "true or false")
    return read_answer(case, answer, _passages(row), refused, row.optional("short"))


def _passages(row: Row) -> tuple[Evidence, ...]:
    values = row.values.get("passages", [])
    if not isinstance(values, list):
        raise row.wrong("passages", "a list of texts, or of objects with text and title")
    return tuple(_passage(value, row, n) for n, value in enumerate(values, start=1))


def _passage(value: Any, row: Row, number: int) -> Evidence:
    """A passage; an empty one keeps its number and bears nothing out."""
    if isinstance(value, str):
        return Evidence(value)
    if not isinstance(value, dict):
        raise row.wrong("passages", "a list of texts, or of objects with text and title")
    passage = Row(value, f"{row.place}, passage {number}")
    if not isinstance(value.get("text"), str):
        raise passage.wrong("text", "text")
    return Evidence(value["text"], passage.optional("title") or "")
