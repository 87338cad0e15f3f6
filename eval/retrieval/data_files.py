"""Rows of a data folder's JSON Lines files, with errors that name the file and the line."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.errors import CaseError


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a file.

    Attributes:
        values: The JSON object.
        place: File and line, for errors.
    """

    values: dict[str, Any]
    place: str

    def text(self, field: str) -> str:
        """A field that must be there and hold text.

        Raises:
            CaseError: If it is not.
        """
        value = self.values.get(field)
        if not isinstance(value, str) or not value.strip():
            raise CaseError(f'{self.place}: field "{field}" is {value!r}, not text.')
        return value

    def optional(self, field: str) -> str | None:
        """A field that may be missing, empty or null, but holds nothing else than text.

        Raises:
            CaseError: If it holds something else.
        """
        return self.text(field) if self.values.get(field) else None

    def texts(self, field: str) -> tuple[str, ...]:
        """A field that may be missing, and else holds a list of texts, none of them blank.

        Raises:
            CaseError: If it holds something else.
        """
        value = self.values.get(field, [])
        if not isinstance(value, list) or not all(isinstance(v, str) and v.strip() for v in value):
            raise self.wrong(field, "a list of texts")
        return tuple(value)

    def wrong(self, field: str, wanted: str) -> CaseError:
        """The error for a field that holds something else than is wanted."""
        value = repr(self.values.get(field))
        shown = value if len(value) <= 80 else value[:79] + "…"
        return CaseError(f'{self.place}: field "{field}" is {shown}, not {wanted}.')


def find_file(data: Path, name: str) -> Path:
    """A file of a data folder, compressed or not.

    Args:
        data: The folder.
        name: Path in it without ending, such as ``qa/facqa_dev``.

    Raises:
        CaseError: If neither ``.jsonl.gz`` nor ``.jsonl`` is there.
    """
    for ending in (".jsonl.gz", ".jsonl"):
        file = data / f"{name}{ending}"
        if file.is_file():
            return file
    raise CaseError(
        f"There is no file {data / name}.jsonl.gz (nor .jsonl). "
        "Name the folder that has it: kutip eval retrieval --data DIR"
    )


def read_rows(file: Path) -> Iterator[Row]:
    """The objects of a ``.jsonl`` or ``.jsonl.gz`` file; blank lines are skipped.

    Whoever may stop at a row takes a list of them, so that the file is closed by then.

    Raises:
        CaseError: If the file cannot be read, or a line is no JSON object.
    """
    opener: Any = gzip.open if file.suffix == ".gz" else open
    try:
        with opener(file, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield _row(line, f"{file}, line {number}")
    except (OSError, EOFError, zlib.error, UnicodeDecodeError) as error:
        raise CaseError(f"{file} cannot be read: {error}") from error


def _row(line: str, place: str) -> Row:
    try:
        values = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise CaseError(f"{place}: not JSON: {error}") from error
    if not isinstance(values, dict):
        raise CaseError(f"{place}: not a JSON object but {type(values).__name__}.")
    return Row(values, place)
