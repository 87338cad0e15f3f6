"""Keeps what came of each question in a file, so that a long run can be stopped and taken up."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from eval.kept_rows import KeptRows
from eval.writing.rows import QuestionRow
from index.errors import CaseError


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
        self._kept = KeptRows(file, manifest, "Name another file: --sentences FILE")
        for row in self._kept.rows:
            try:
                made = QuestionRow.from_plain(row.values)
            except (KeyError, TypeError) as error:
                raise CaseError(f"{row.place}: no row of this suite: {error}.") from error
            self.rows[made.key] = made

    def add(self, row: QuestionRow) -> None:
        """Keeps a row, on the disk before it returns."""
        self.rows[row.key] = row
        self._kept.add(row.to_plain())
