"""Runs the systems over the plans, each in a process of its own."""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.retrieval.baselines import check_libraries
from eval.retrieval.plan import Plan, Wanted, make_plans
from eval.retrieval.systems import check_name
from eval.retrieval.worker import Measured, work
from index.errors import BaselineError, KutipError
from index.sync import Listener, Progress

PATIENCE = 5  # seconds in which a process should end by itself


@dataclass(frozen=True, slots=True)
class Run:
    """All systems over the same passages."""

    plan: Plan
    measured: tuple[Measured, ...]


def run_retrieval(
    wanted: Wanted, systems: Sequence[str], progress: Listener | None = None
) -> tuple[Run, ...]:
    """Measures systems on a data folder's questions.

    Each system works in a process that is started anew, so a script that calls this needs
    ``if __name__ == "__main__":`` around its own work, as multiprocessing asks.

    Args:
        wanted: The data, and what is added to its pool.
        systems: Names, in the order of the report; each is measured once.
        progress: Told how far it is.

    Returns:
        One run for each size of the pool, smallest first.

    Raises:
        UsageError: If there is no system of a name.
        CaseError: If the data cannot be read.
        BaselineError: If a system's library is not installed, or a system failed.
        EmbedderError: If an embedder cannot be loaded.
    """
    listener = progress or (lambda _: None)
    names = tuple(dict.fromkeys(systems))
    for name in names:
        check_name(name)
        check_libraries(name)
    return tuple(
        Run(plan, tuple(_measure_apart(name, plan, listener) for name in names))
        for plan in make_plans(wanted, listener)
    )


def _measure_apart(name: str, plan: Plan, listener: Listener) -> Measured:
    """One system in a new process, which ends before this returns, whatever happens."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    with tempfile.TemporaryDirectory(prefix="kutip-", ignore_cleanup_errors=True) as folder:
        process = context.Process(target=work, args=(name, plan, Path(folder), theirs), daemon=True)
        with _interrupts_held():
            process.start()
        theirs.close()  # ours alone now tells when the process has ended
        try:
            while True:
                told = ours.recv()
                if isinstance(told, Measured | KutipError):
                    process.join(PATIENCE)  # its libraries' exit handlers run
                if isinstance(told, Measured):
                    return told
                if isinstance(told, KutipError):
                    raise told
                place = f"{name}, {plan.size:,} passages: {told.place}"
                listener(Progress(told.done, told.total, place))
        except EOFError:
            process.join()
            raise BaselineError(
                f"The system {name!r} ended with exit status {process.exitcode} before it was "
                f"measured on {plan.size:,} passages: out of memory? Try it with fewer: --articles"
            ) from None
        finally:
            process.terminate()
            process.join(PATIENCE)
            process.kill()
            process.join()
            ours.close()


@contextlib.contextmanager
def _interrupts_held() -> Iterator[None]:
    """Ctrl-C goes to every process of a terminal; one started in here never hears it.

    It inherits that the signal is blocked, while here it comes as soon as the block ends.
    """
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
