"""Reads a run that was kept in a folder, to be scored anew or compared with."""

from __future__ import annotations

from pathlib import Path

from eval.answering.produce import Produced
from eval.answering.run_folder import ANSWERS, TIMINGS, read_outcome, read_timing
from eval.retrieval.data_files import read_rows
from eval.suites import Suite
from index.errors import CaseError


def read_run(folder: Path, suite: Suite) -> Produced:
    """The answers of a run to those questions of a suite that it was asked, with their times.

    Raises:
        CaseError: If the folder holds no run, or none of the suite's questions.
    """
    rows = list(read_rows(folder / ANSWERS))
    asked = {case.id for case in suite.cases}
    found = tuple(made for made in map(read_outcome, rows[1:]) if made.case in asked)
    if not found:
        raise CaseError(f"{folder / ANSWERS} has no answer to a question of {suite.name}.")
    timed = list(read_rows(folder / TIMINGS))[1:] if (folder / TIMINGS).is_file() else []
    by_case = {made.case: made for made in map(read_timing, timed)}
    timings = tuple(by_case[made.case] for made in found if made.case in by_case)
    return Produced(rows[0].values, found, timings)
