"""Keeps rows in a file as they come, so that a long run can be stopped and taken up again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from eval.retrieval.data_files import Row, read_rows
from index.errors import UsageError


class KeptRows:
    """Rows of a JSON Lines file; the first line, the manifest, says how they were made.

    Attributes:
        rows: Those that were there already.

    Args:
        file: Where they are kept; None keeps nothing.
        manifest: How they are made. Rows made otherwise are no part of the same figures.
        instead: What to do where the file holds others: ``Name another file: --sentences FILE``.

    Raises:
        CaseError: If the file cannot be read, or a line of it is no JSON object.
        UsageError: If its rows were made otherwise.
    """

    def __init__(self, file: Path | None, manifest: Mapping[str, Any], instead: str) -> None:
        self.rows: tuple[Row, ...] = ()
        self._file = file
        if file is None:
            return
        if file.is_file():
            _drop_half_a_line(file)
        if file.is_file() and file.stat().st_size:
            first, *others = list(read_rows(file)) or [Row({}, str(file))]
            _compare(file, first.values, manifest, instead)
            self.rows = tuple(others)
        else:
            self.add(manifest)

    def add(self, values: Mapping[str, Any]) -> None:
        """Keeps a row, in the file before it returns."""
        if self._file is not None:
            with self._file.open("a", encoding="utf-8", newline="\n") as lines:
                lines.write(json.dumps(dict(values), ensure_ascii=True) + "\n")


def make_folder(folder: Path, instead: str) -> None:
    """Makes the folder of files of rows if need be.

    Args:
        folder: Where they are to be kept.
        instead: What to do where that cannot be: ``Name another folder: --run FOLDER``.

    Raises:
        UsageError: If it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(
            f"The folder {folder} cannot be made ({error.strerror}). {instead}"
        ) from error


def _compare(
    file: Path, found: Mapping[str, Any], manifest: Mapping[str, Any], instead: str
) -> None:
    different = [
        f"{name} {found.get(name)!r}, not {manifest.get(name)!r}"
        for name in dict.fromkeys([*manifest, *found])
        if found.get(name) != manifest.get(name)
    ]
    if different:
        raise UsageError(f"{file} was made with {' and with '.join(different)}. {instead}")


def _drop_half_a_line(file: Path) -> None:
    """Takes away what a run that was ended in the middle of a line has left."""
    content = file.read_bytes()
    whole = content.rfind(b"\n") + 1
    if whole < len(content):
        with file.open("r+b") as lines:
            lines.truncate(whole)
