"""The home folder: where it is, what lies in it, and who may write to it."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from filelock import FileLock, Timeout

from index.errors import HomeBusy, HomeError

HOME_NAME = ".kutip"


def expanded(path: str | Path) -> Path:
    """A path with ``~`` put in words; as it is where the system knows no such user."""
    try:
        return Path(path).expanduser()
    except RuntimeError:
        return Path(path)


def find_home(given: str | Path | None = None) -> Path:
    """The home folder that a process uses.

    Args:
        given: What the user named (``--home``), or None.

    Returns:
        ``given``; else ``KUTIP_HOME`` of the environment; else the nearest ``.kutip`` in this
        folder or above; else the platform's user data folder. It need not exist yet.
    """
    if given := given or os.environ.get("KUTIP_HOME"):
        return expanded(given).resolve()
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / HOME_NAME).is_dir():
            return folder / HOME_NAME
    import platformdirs

    return Path(platformdirs.user_data_dir("kutip", appauthor=False))


def create_home(home: Path) -> None:
    """Makes the home folder, readable by its user only.

    Raises:
        HomeError: If it cannot be made or written to.
    """
    try:
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise HomeError(
            f"The home folder {home} cannot be made: {error.strerror}. Name another: --home FOLDER"
        ) from error
    if not os.access(home, os.W_OK):
        raise HomeError(f"The home folder {home} is read-only. Name another: --home FOLDER")


@contextlib.contextmanager
def writing(home: Path) -> Iterator[None]:
    """Holds the home's one write lock; freed by the system if the process dies.

    Raises:
        HomeBusy: If another process is writing.
    """
    lock = FileLock(home / "write.lock")
    try:
        lock.acquire(timeout=0.5)
    except Timeout as error:
        raise HomeBusy(
            f"Another process is writing to {home}. Wait until it has finished, then try again."
        ) from error
    try:
        yield
    finally:
        lock.release()
