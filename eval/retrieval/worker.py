"""Measures one system in a process of its own, so that its memory and its time are its own."""

from __future__ import annotations

import contextlib
import signal
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from eval.retrieval.near_duplicates import Groups, rank_in_groups
from eval.retrieval.plan import Plan
from eval.retrieval.systems import RetrievalSystem, make_system
from index.errors import BaselineError, KutipError
from index.sync import Listener, Progress

DEPTH = 10  # passages asked for
WARM_UP = 5  # first questions, which do not count for the time


@dataclass(frozen=True, slots=True)
class Found:
    """What came of one question.

    Attributes:
        rank: Rank, from 1, of the first passage that stands for the gold one; None if none of
            the first ten does.
        milliseconds: How long the search for ten passages took.
    """

    rank: int | None
    milliseconds: float


@dataclass(frozen=True, slots=True)
class Measured:
    """What one system did with one plan.

    Attributes:
        name: The system.
        details: What else there is to know of it.
        found: One for each question, stage after stage.
        build_seconds: From an empty index to one of the first stage's passages; its libraries
            and models are loaded before.
        memory: Peak of the process's resident memory through the first stage, less what it
            held before the system's libraries and models were loaded; bytes, None where the
            platform does not tell.
        disk: Size of the index of the first stage, bytes.
    """

    name: str
    details: Mapping[str, str]
    found: tuple[Found, ...]
    build_seconds: float
    memory: int | None
    disk: int

    @property
    def times(self) -> list[float]:
        """Milliseconds of all searches but the first few."""
        return [found.milliseconds for found in self.found[WARM_UP:]]


def work(name: str, plan: Plan, folder: Path, pipe: Connection) -> None:
    """Runs in the new process: sends ``Progress`` and at last ``Measured`` or an error."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who started us ends us, and by this
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # unwinds, so that locks are freed
    outcome: Measured | KutipError
    try:
        outcome = measure(name, plan, folder, pipe.send)
    except BrokenPipeError:
        return  # nobody waits for it any more
    except KutipError as error:
        outcome = error
    except Exception as error:  # what is measured may fail in any way
        outcome = BaselineError(f"The system {name!r} failed: {type(error).__name__}: {error}")
    # All is closed: an exception in the libraries' exit handlers would only be printed.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    with contextlib.suppress(BrokenPipeError):
        pipe.send(outcome)


def measure(name: str, plan: Plan, folder: Path, progress: Listener) -> Measured:
    """Builds one system and asks it all questions.

    Raises:
        BaselineError: If its library is not installed.
        EmbedderError: If its embedder cannot be loaded.
    """
    before = _start_memory()
    system = make_system(name, folder)
    start = time.perf_counter()
    build_seconds, memory, disk = 0.0, None, 0
    found: list[Found] = []
    try:
        for place, stage in enumerate(plan.stages):
            if stage.passages:
                system.add(stage.passages, progress)
            if place == 0:
                build_seconds = time.perf_counter() - start
                disk = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
            for number, question in enumerate(stage.questions, start=1):
                found.append(_ask(system, question.text, question.gold, plan.groups))
                if number % 20 == 0:
                    progress(Progress(number, len(stage.questions), f"questions, {stage.name}"))
            if place == 0 and before is not None:
                memory = max(0, (_status_bytes("VmHWM") or 0) - before)
    finally:
        system.close()
    return Measured(name, system.details, tuple(found), build_seconds, memory, disk)


def _ask(system: RetrievalSystem, question: str, gold: int, groups: Groups) -> Found:
    start = time.perf_counter()
    found = system.search(question, DEPTH)
    milliseconds = (time.perf_counter() - start) * 1000
    rank, different = rank_in_groups(found, gold, groups)
    if rank is None and different < len(found) == DEPTH:
        # Near-duplicates took places of the ten; the ten different passages are further down.
        rank, _ = rank_in_groups(system.search(question, 2 * DEPTH), gold, groups)
    return Found(rank if rank is not None and rank <= DEPTH else None, milliseconds)


def _start_memory() -> int | None:
    """Resident memory in bytes, from which on the peak is kept anew; None where unknown."""
    with contextlib.suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # resets VmHWM
    return _status_bytes("VmRSS")


def _status_bytes(field: str) -> int | None:
    """A figure of Linux about this process, in bytes; None elsewhere."""
    try:
        lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return None
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith(field)), None)
