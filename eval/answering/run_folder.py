"""The folder of a run: what was answered, and how long each question took."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from eval.answering.outcome import Outcome
from eval.answering.system import Timing
from eval.kept_rows import KeptRows, make_folder
from eval.retrieval.data_files import Row
from index.errors import CaseError

ANSWERS, TIMINGS = "answers.jsonl", "timings.jsonl"
_INSTEAD = "Name another folder, or an empty one: --run FOLDER"


class RunFolder:
    """``answers.jsonl`` and ``timings.jsonl``: one row a question, the first line a manifest.

    Two runs with the same manifest give the same bytes of ``answers.jsonl``, if the system answers
    the same; nothing in it tells when, where or how fast it was made.

    Attributes:
        outcomes: All there are, by id of the question.
        timings: Those of them that were measured.

    Args:
        folder: Is made if need be; None keeps the rows in memory alone.
        manifest: How the answers are made: plain values.

    Raises:
        CaseError: If a file there holds something else.
        UsageError: If the folder cannot be used, or belongs to another run.
    """

    def __init__(self, folder: Path | None, manifest: Mapping[str, Any]) -> None:
        if folder is not None:
            make_folder(folder, _INSTEAD)
        self._answers, self._timings = (
            KeptRows(folder / name if folder else None, manifest, _INSTEAD)
            for name in (ANSWERS, TIMINGS)
        )
        self.outcomes = {made.case: made for made in map(read_outcome, self._answers.rows)}
        # A question that was timed and then not answered is asked, and timed, again.
        timed = {made.case: made for made in map(read_timing, self._timings.rows)}
        self.timings = {case: made for case, made in timed.items() if case in self.outcomes}

    def add(self, outcome: Outcome, timing: Timing | None) -> None:
        """Keeps what came of a question, in the files before it returns."""
        if timing is not None:
            plain = asdict(timing)
            self._timings.add(
                {k: round(v, 3) if isinstance(v, float) else v for k, v in plain.items()}
            )
            self.timings[timing.case] = timing
        self._answers.add(outcome.to_plain())
        self.outcomes[outcome.case] = outcome


def read_outcome(row: Row) -> Outcome:
    """A row of ``answers.jsonl``.

    Raises:
        CaseError: If it is something else.
    """
    try:
        return Outcome.from_plain(row.values)
    except (KeyError, TypeError) as error:
        raise CaseError(f"{row.place}: no answer of a run: {error}.") from error


def read_timing(row: Row) -> Timing:
    """A row of ``timings.jsonl``.

    Raises:
        CaseError: If it is something else.
    """
    try:
        return Timing(**row.values)
    except TypeError as error:
        raise CaseError(f"{row.place}: no timing of a run: {error}.") from error
