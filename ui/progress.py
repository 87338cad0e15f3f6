"""A progress bar for indexing: on a terminal only, and on stderr."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from index import Progress as Step
from ui.terminal import console
from ui.untrusted import one_line

LONGEST_PLACE = 48


@contextmanager
def progress_bar() -> Iterator[Callable[[Step], None] | None]:
    """Yields what to call with each step, or None where nobody is watching."""
    err = console(sys.stderr)
    if not err.is_terminal:
        yield None
        return
    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[place]}", markup=False))
    with Progress(*columns, console=err, transient=True) as bar:
        task = bar.add_task("", total=None, place="")

        def show(step: Step) -> None:
            place = one_line(step.place)[-LONGEST_PLACE:]
            bar.update(task, completed=step.done, total=step.total, place=place)

        yield show
