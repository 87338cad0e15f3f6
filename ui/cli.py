"""Runs the command line: environment first, then the command, then its failure as one line."""

from __future__ import annotations

import logging
import os
import sys

from ui.environment import protect
from ui.untrusted import one_line

INTERRUPTED = 130


def main() -> None:
    """The ``kutip`` command. Exits with 0 on success, 2 on misuse, 1 on any other failure."""
    protect()
    for stream in (sys.stdout, sys.stderr):
        # A character that the terminal's encoding lacks is shown escaped, never an error.
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    code = _run()
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        # ``kutip ask … | head -1``: the reader has what he wanted. Python would try again to
        # flush at exit and complain, unless there is somewhere to flush to.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(code)


def _run() -> int:
    """Runs the command and says what failed; the exit status."""
    try:
        from ui.commands import app

        logging.basicConfig(level=logging.WARNING, format="kutip: %(message)s")
        app(prog_name="kutip")
    except SystemExit as exit_:
        if exit_.code == INTERRUPTED:
            print("kutip: interrupted", file=sys.stderr)
        return exit_.code if isinstance(exit_.code, int) else 0
    except KeyboardInterrupt:
        print("kutip: interrupted", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        return 0
    except Exception as error:
        return _failed(error)
    return 0


def _failed(error: Exception) -> int:
    """Prints a failure as one line; the exit status."""
    # An error of ours can only come from a command that has imported the errors; importing
    # them here would hide a broken installation behind a second failure.
    errors = sys.modules.get("index.errors")
    if errors is not None and isinstance(error, errors.KutipError):
        print(one_line(f"kutip: {error}"), file=sys.stderr)
        return 2 if isinstance(error, errors.UsageError) else 1
    if os.environ.get("KUTIP_DEBUG") == "1":
        raise error
    what = one_line(f"{type(error).__name__}: {error}")
    print(
        f"kutip: internal error: {what} (run with KUTIP_DEBUG=1 for the traceback)",
        file=sys.stderr,
    )
    return 1
