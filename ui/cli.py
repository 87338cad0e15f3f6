"""Runs the command line: environment first, then the command, then its failure as one line."""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path

from ui.environment import protect
from ui.untrusted import one_line

INTERRUPTED = 130


def main() -> None:
    """The ``kutip`` command. Exits with 0 on success, 2 on misuse, 1 on any other failure."""
    protect()
    _prepare_streams()
    code = _run()
    flushed = _flushed(quiet=code != 0)
    sys.exit(code if flushed else code or 1)


def _prepare_streams() -> None:
    """Makes stdout and stderr usable, whatever they were started with."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:  # closed by the shell: ``kutip … >&-``
            setattr(sys, name, Path(os.devnull).open("w"))  # noqa: SIM115 - open to the end
        else:
            # A character that the terminal's encoding lacks is shown escaped, never an error.
            stream.reconfigure(errors="backslashreplace")


def _flushed(quiet: bool) -> bool:
    """Writes out what is still held back; False if nobody could take it.

    Args:
        quiet: Says nothing of it, since another failure has been said already.
    """
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        pass  # ``kutip ask … | head -1``: the reader has what he wanted
    except OSError as error:
        if not quiet:
            print(f"kutip: cannot write the output: {error.strerror}", file=sys.stderr)
    else:
        return True
    # Python would try once more at exit, and complain, unless there is somewhere to write to.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return False


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
        return 1
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
    if isinstance(error, OSError):  # a full disk, a folder without permission: no fault of ours
        print(one_line(f"kutip: {error}"), file=sys.stderr)
        return 1
    what = one_line(f"{type(error).__name__}: {error}")
    print(
        f"kutip: internal error: {what} (run with KUTIP_DEBUG=1 for the traceback)",
        file=sys.stderr,
    )
    return 1
