"""A committed model in ONNX with its tokenizer: loaded, and run over rows of word pieces."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from rag.reader.pieces import Pieces

LONGEST = 256  # pieces of a row


class OnnxModel:
    """Runs a network that takes pieces, attention and passage.

    Args:
        folder: Holds the model and ``tokenizer.json``.
        name: Of the model's file.
        outputs: Names of what it gives.

    Raises:
        Exception: Whatever the libraries raise where it cannot be loaded.
    """

    def __init__(self, folder: Path, name: str, outputs: Sequence[str]) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        options.log_severity_level = 3  # our own errors say it better
        self.tokenizer: Any = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._session = onnxruntime.InferenceSession(
            str(folder / name), options, providers=["CPUExecutionProvider"]
        )
        self._outputs = list(outputs)

    def run(self, rows: Sequence[Pieces]) -> list[np.ndarray]:
        """What the network gives for some rows; what goes beyond LONGEST pieces is not read."""
        length = min(max(len(row.pieces) for row in rows), LONGEST)
        pieces = np.zeros((len(rows), length), dtype=np.int64)
        attention, passage = np.zeros_like(pieces), np.zeros_like(pieces)
        for i, row in enumerate(rows):
            cut = row.pieces[:length]
            pieces[i, : len(cut)] = cut
            attention[i, : len(cut)] = 1
            passage[i, row.passage_from : len(cut)] = 1
        inputs = {"pieces": pieces, "attention": attention, "passage": passage}
        given: list[np.ndarray] = self._session.run(self._outputs, inputs)
        return given


def first_line(error: Exception) -> str:
    """What a library's error says first."""
    return (str(error).splitlines() or [type(error).__name__])[0].rstrip(".")
