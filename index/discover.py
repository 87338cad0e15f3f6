"""The files of a folder: in order, inside it, and safe to open."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from index.article import Rejection
from index.errors import PathError

SUFFIXES = (".txt", ".md", ".html", ".htm", ".json", ".jsonl")
_KINDS = "not a kind of file Kutip reads (.txt .md .html .json .jsonl)"


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read.

    Attributes:
        path: Absolute path.
        place: Stable name: the root folder's name and the path below it.
        size: Bytes.
    """

    path: Path
    place: str
    size: int


def find_files(root: Path) -> Iterator[Found | Rejection]:
    """The files under a root, sorted by name at each level; those unfit with the reason.

    Args:
        root: A folder, or one file.

    Raises:
        PathError: The root does not exist.
    """
    root = Path(os.path.normpath(root.absolute()))
    if not root.exists():
        raise PathError(
            f"There is no file or folder {root}. Name one that exists: kutip index PATH"
        )
    if root.is_dir():
        yield from _Walk(root).files()
    else:
        yield _checked(root, f"{root.parent.name}/{root.name}")


class _Walk:
    """One walk through a folder; follows a link inside it once and never out of it."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._inside = os.path.realpath(root)
        self._seen: set[str] = set()

    def files(self) -> Iterator[Found | Rejection]:
        yield from self._folder(self._root, self._root.name)

    def _folder(self, folder: Path, place: str) -> Iterator[Found | Rejection]:
        real = os.path.realpath(folder)
        if real in self._seen:
            return
        self._seen.add(real)
        try:
            with os.scandir(folder) as entries:
                names = sorted(entry.name for entry in entries)
        except OSError as error:
            yield Rejection(printable(folder), f"cannot be read: {error.strerror}")
            return
        for name in names:
            if not name.startswith("."):
                yield from self._entry(folder / name, f"{place}/{name}")

    def _entry(self, path: Path, place: str) -> Iterator[Found | Rejection]:
        if path.is_symlink():
            real = os.path.realpath(path)
            if not path.exists():
                yield Rejection(printable(path), "a symbolic link that leads nowhere")
                return
            if os.path.commonpath([real, self._inside]) != self._inside:
                yield Rejection(printable(path), "a symbolic link that leads out of the folder")
                return
        if path.is_dir():
            yield from self._folder(path, place)
        elif self._first_time(path):
            yield _checked(path, place)

    def _first_time(self, path: Path) -> bool:
        """Whether the file behind a path has not come up under another name."""
        real = os.path.realpath(path)
        if real in self._seen:
            return False
        self._seen.add(real)
        return True


def printable(path: Path) -> str:
    """A path as text that can be stored, also where its name is not valid UTF-8."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _checked(path: Path, place: str) -> Found | Rejection:
    """A file that can be opened safely, or why it cannot."""
    name = printable(path)
    if name != str(path):
        return Rejection(name, "its name is not valid UTF-8")
    try:
        status = path.stat()
    except OSError as error:
        return Rejection(name, f"cannot be read: {error.strerror}")
    if not stat.S_ISREG(status.st_mode):
        # A pipe or device might never end, and opening it may have effects.
        return Rejection(name, "not an ordinary file")
    if path.suffix.lower() not in SUFFIXES:
        return Rejection(name, _KINDS)
    return Found(path, place, status.st_size)
