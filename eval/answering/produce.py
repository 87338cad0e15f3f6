"""Has a system answer the questions of a suite."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from eval.answering.opening import Opened
from eval.answering.outcome import Outcome
from eval.answering.run_folder import RunFolder
from eval.answering.system import Timing
from eval.cases import Case
from eval.suites import Suite
from index.sync import Listener, Progress


@dataclass(frozen=True, slots=True)
class Produced:
    """All answers of a run, those made before it was stopped included.

    Attributes:
        manifest: How they were made.
        outcomes: One for each question, in the order of the suite.
        timings: Those that were measured, in the same order.
    """

    manifest: Mapping[str, Any]
    outcomes: tuple[Outcome, ...]
    timings: tuple[Timing, ...]


def produce(
    opened: Opened, suite: Suite, folder: Path | None = None, progress: Listener | None = None
) -> Produced:
    """Asks the questions that have no answer yet.

    What came of one is kept before the next is asked, so that nothing is lost where the run is
    interrupted, and the next one goes on from there.

    Args:
        opened: The system.
        suite: The questions.
        folder: Keeps the answers; see ``RunFolder``. None keeps nothing.
        progress: Told how far it is.

    Raises:
        UsageError: If the folder belongs to another run.
        CaseError: If it holds something else.
        KutipError: If the system failed for good.
    """
    manifest = make_manifest(opened, suite)
    run = RunFolder(folder, manifest)
    for done, case in enumerate(suite.cases, start=1):
        if case.id not in run.outcomes:
            run.add(*opened.system.answer(case))
        if progress is not None:
            place = f"{suite.name}, {opened.system.name}"
            progress(Progress(done, len(suite.cases), place))
    ids = [case.id for case in suite.cases]
    return Produced(
        manifest,
        tuple(run.outcomes[each] for each in ids),
        tuple(run.timings[each] for each in ids if each in run.timings),
    )


def make_manifest(opened: Opened, suite: Suite) -> dict[str, Any]:
    """What the answers of a run depend on: plain values."""
    return {
        "suite": suite.name,
        "questions": len(suite.cases),
        "cases": cases_digest(suite.cases),
        "asked_of": "passage" if suite.passage else suite.of,
        "system": opened.system.name,
        **opened.about,
    }


def cases_digest(cases: Sequence[Case]) -> str:
    """SHA-256 over questions and all that belongs to them, in their order."""
    plain = json.dumps([asdict(case) for case in cases], ensure_ascii=True, sort_keys=True)
    return hashlib.sha256(plain.encode()).hexdigest()
