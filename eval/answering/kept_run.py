"""Reads a run that was kept in a folder, to be scored anew or compared with."""

from __future__ import annotations

from pathlib import Path

from eval.answering.outcome import Outcome
from eval.answering.produce import Produced
from eval.answering.run_folder import ANSWERS
from eval.retrieval.data_files import read_rows
from eval.suites import Suite
from index.errors import CaseError


def read_run(folder: Path, suite: Suite) -> Produced:
    """The answers of a run to those questions of a suite that it was asked; no timings.

    Raises:
        CaseError: If the folder holds no run, or none of the suite's questions.
    """
    rows = tuple(read_rows(folder / ANSWERS))
    asked = {case.id for case in suite.cases}
    found = []
    for row in rows[1:]:
        try:
            outcome = Outcome.from_plain(row.values)
        except (KeyError, TypeError) as error:
            raise CaseError(f"{row.place}: no answer of a run: {error}.") from error
        if outcome.case in asked:
            found.append(outcome)
    if not found:
        raise CaseError(f"{folder / ANSWERS} has no answer to a question of {suite.name}.")
    return Produced(rows[0].values, tuple(found), ())
