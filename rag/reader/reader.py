"""Runs the reader: a small transformer in ONNX, 8-bit weights, without torch."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from index.errors import ReaderError
from rag.fitted import READER
from rag.onnx_model import LONGEST, OnnxModel, first_line
from rag.reader.pieces import Pieces, encode
from rag.reader.reading import Marked, Reading, Window
from rag.reader.spans import best_spans
from rag.reader.whole import whole_spans

COMMITTED = Path(__file__).with_name("model")
MODEL, OUTPUTS = "reader.onnx", ("starts", "ends", "answers")
OVERLAP = 32  # pieces that two windows of a long text share
AT_ONCE = 2  # windows


class Reader:
    """Marks the words of a passage that answer a question, in Indonesian and English.

    Example:
        >>> reader = Reader.load()
        >>> reading = reader.read_text("Who won?", "Persib mengalahkan Persija 2-0.")
    """

    def __init__(self, model: OnnxModel) -> None:
        self._model = model
        self._tokenizer = model.tokenizer

    @classmethod
    def load(cls, folder: Path | None = None) -> Reader:
        """Loads a reader.

        Args:
            folder: Holds ``reader.onnx`` and ``tokenizer.json``; None for the one that Kutip
                ships.

        Raises:
            ReaderError: If it cannot be loaded.
        """
        folder = folder or COMMITTED
        try:
            reader = cls(OnnxModel(folder, MODEL, OUTPUTS))
            reader.read("?", [Window("a")])  # tells another model, or vocabulary, from a reader
        except Exception as error:  # both libraries raise bare Exceptions of their own
            raise ReaderError(
                f"The reader in {folder} cannot be loaded: {first_line(error)}. "
                "Install Kutip anew, or answer without it: KUTIP_READER=none"
            ) from error
        return reader

    def read(self, question: str, windows: Sequence[Window]) -> tuple[Reading, ...]:
        """Reads windows for a question.

        Args:
            question: In Indonesian or English.
            windows: Texts of some hundred words at most; what goes beyond LONGEST pieces is not
                read.

        Returns:
            One reading a window, in their order.
        """
        encoded = [encode(self._tokenizer, question, w.context, w.text) for w in windows]
        # Those of like length together: what is shorter is padded to the longest.
        order = sorted(range(len(encoded)), key=lambda i: len(encoded[i].pieces))
        readings: dict[int, Reading] = {}
        for first in range(0, len(order), AT_ONCE):
            together = order[first : first + AT_ONCE]
            readings.update(zip(together, self._run([encoded[i] for i in together]), strict=True))
        return tuple(
            Reading(readings[i].answers, whole_spans(window.text, readings[i].spans))
            for i, window in enumerate(windows)
        )

    def read_text(self, question: str, text: str, context: str = "") -> Reading:
        """Reads a text of any length, cut into windows that overlap.

        Returns:
            How likely the likeliest window answers, and the spans of all, counted in the text,
            by how likely window and span are together.
        """
        starts = self._cuts(question, text, context)
        readings = self.read(question, [Window(text[a:b], context) for a, b in starts])
        shifted = [
            (reading.answers, Marked(s.start + a, s.end + a, s.probability))
            for (a, _), reading in zip(starts, readings, strict=True)
            for s in reading.spans
        ]
        shifted.sort(key=lambda found: -found[0] * found[1].probability)
        kept: list[Marked] = []
        for _, marked in shifted:
            if all(marked.end <= other.start or marked.start >= other.end for other in kept):
                kept.append(marked)
        return Reading(max(r.answers for r in readings), tuple(kept))

    def features(self, question: str, text: str) -> np.ndarray:
        """What READER weighs, of the beginning of a text: (features,). For fitting it."""
        answers = self._scores([encode(self._tokenizer, question, "", text)])[2]
        return np.array([float(answers[0])])

    def _cuts(self, question: str, text: str, context: str) -> list[tuple[int, int]]:
        """From where to where each window of a text goes."""
        encoded = encode(self._tokenizer, question, context, text)
        room = max(LONGEST - encoded.passage_from, OVERLAP + 1)
        offsets = encoded.offsets
        if len(offsets) <= room:
            return [(0, len(text))]
        firsts = range(0, len(offsets) - OVERLAP, room - OVERLAP)
        return [
            (offsets[first][0], offsets[min(first + room, len(offsets)) - 1][1]) for first in firsts
        ]

    def _run(self, rows: Sequence[Pieces]) -> list[Reading]:
        starts, ends, answers = self._scores(rows)
        return [
            _reading(_spans(row, starts[i], ends[i]), float(answers[i]))
            for i, row in enumerate(rows)
        ]

    def _scores(self, rows: Sequence[Pieces]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Scores of each piece as first and as last of an answer, and of each row as answering."""
        starts, ends, answers = self._model.run(rows)
        return starts, ends, answers


def _spans(row: Pieces, starts: np.ndarray, ends: np.ndarray) -> tuple[Marked, ...]:
    inside = slice(row.passage_from, min(len(row.pieces), len(starts)))
    return best_spans(starts[inside], ends[inside], row.offsets[: inside.stop - inside.start])


def _reading(spans: tuple[Marked, ...], answers: float) -> Reading:
    if not spans:
        return Reading(0.0, ())
    odds = float(READER.weights[0]) * answers + READER.bias
    return Reading(1.0 / (1.0 + math.exp(-odds)), spans)
