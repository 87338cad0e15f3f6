"""What a home holds, in numbers."""

from __future__ import annotations

import stat
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from index.vectors import State


@dataclass(frozen=True, slots=True)
class Status:
    """What a home holds.

    Attributes:
        home: The folder.
        articles: How many articles.
        sources: How many, if near-duplicates of one story count as one.
        passages: How many passages.
        languages: Articles by language.
        outlets: Articles by outlet.
        embedder: Name of the embedder.
        chroma: ``ready`` if Chroma answers, ``exact`` if exact search does.
        chroma_trouble: Why Chroma does not answer; empty if it does.
        forgotten: How many articles are not wanted.
        bytes: Size of the home on disk.
    """

    home: str
    articles: int
    sources: int
    passages: int
    languages: Mapping[str, int]
    outlets: Mapping[str, int]
    embedder: str
    chroma: State
    chroma_trouble: str
    forgotten: int
    bytes: int


def home_size(home: Path) -> int:
    """Bytes of all files under a folder."""
    return sum(map(_size, home.rglob("*")))


def _size(file: Path) -> int:
    """Bytes of a file; none for a folder, or a file that another process has just removed."""
    try:
        status = file.stat()
    except OSError:
        return 0
    return status.st_size if stat.S_ISREG(status.st_mode) else 0
