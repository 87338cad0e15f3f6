"""Keeps what came of each question in a file, so that a long run can be stopped and taken up."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from eval.retrieval.data_files import read_rows
from eval.writing.rows import QuestionRow
from index.errors import CaseError, UsageError


class Journal:
    """Rows of a JSON Lines file, one for each question; the first line says how they were made.

    Attributes:
        rows: All there are, by set and id of the question.

    Args:
        file: Where they are kept; None keeps them in memory alone.
        manifest: How they are made: model, policy, limits. Rows made otherwise are no part of the
            same figures.

    Raises:
        CaseError: If the file holds something else.
        UsageError: If its rows were made otherwise.
    """

    def __init__(self, file: Path | None, manifest: dict[str, Any]) -> None:
        self.rows: dict[tuple[str, str], QuestionRow] = {}
        self._file = file
        if file is None:
            return
        if file.is_file() and file.stat().st_size:
            _drop_half_a_line(file)
        if file.is_file() and file.stat().st_size:
            self._read(file, manifest)
        else:
            self._write(manifest)

    def add(self, row: QuestionRow) -> None:
        """Keeps a row, on the disk before it returns."""
        self.rows[row.key] = row
        self._write(row.to_plain())

    def _write(self, values: dict[str, Any]) -> None:
        if self._file is not None:
            with self._file.open("a", encoding="utf-8") as lines:
                lines.write(json.dumps(values, ensure_ascii=True) + "\n")

    def _read(self, file: Path, manifest: dict[str, Any]) -> None:
        first, *others = read_rows(file)
        for name, value in manifest.items():
            if first.values.get(name) != value:
                raise UsageError(
                    f"{file} was made with {name} {first.values.get(name)!r}, not {value!r}. "
                    "Name another file: --sentences FILE"
                )
        for row in others:
            try:
                kept = QuestionRow.from_plain(row.values)
            except (KeyError, TypeError) as error:
                raise CaseError(f"{row.place}: no row of this suite: {error}.") from error
            self.rows[kept.key] = kept


def _drop_half_a_line(file: Path) -> None:
    """Takes away what a run that was ended in the middle of a line has left."""
    content = file.read_bytes()
    whole = content.rfind(b"\n") + 1
    if whole < len(content):
        with file.open("r+b") as lines:
            lines.truncate(whole)
