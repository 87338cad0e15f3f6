"""Runs the entailment model: does a passage bear out a claim, across Indonesian and English?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index.errors import EntailmentError
from rag.onnx_model import OnnxModel, first_line
from rag.reader.pieces import encode
from rag.reader.reading import Window

COMMITTED = Path(__file__).with_name("model")
MODEL, OUTPUTS = "entailment.onnx", ("verdicts",)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a passage says of a claim; the three probabilities sum to 1.

    Attributes:
        supported: That the passage bears it out.
        contradicted: That it says otherwise.
        unsupported: That it does not say.
    """

    supported: float
    contradicted: float
    unsupported: float


class Entailment:
    """Judges claims by passages.

    Example:
        >>> entailment = Entailment.load()
        >>> [verdict] = entailment.judge("Persib won.", [Window("Persib menang 2-0.")])
    """

    def __init__(self, model: OnnxModel) -> None:
        self._model = model

    @classmethod
    def load(cls, folder: Path | None = None) -> Entailment:
        """Loads a model.

        Args:
            folder: Holds ``entailment.onnx`` and ``tokenizer.json``; None for the one that Kutip
                ships.

        Raises:
            EntailmentError: If it cannot be loaded.
        """
        folder = folder or COMMITTED
        try:
            entailment = cls(OnnxModel(folder, MODEL, OUTPUTS))
            entailment.judge("?", [Window("a")])  # tells another model, or vocabulary, from ours
        except Exception as error:  # both libraries raise bare Exceptions of their own
            raise EntailmentError(
                f"The entailment model in {folder} cannot be loaded: {first_line(error)}. "
                "Install Kutip anew: pip install --force-reinstall kutip"
            ) from error
        return entailment

    def judge(self, claim: str, windows: Sequence[Window]) -> tuple[Verdict, ...]:
        """Judges a claim by each of some windows.

        Args:
            claim: In Indonesian or English, without marks.
            windows: Texts of some hundred words at most, with title and date.
        """
        verdicts = []
        for window in windows:  # one by one: padding costs more than a call
            row = encode(self._model.tokenizer, claim, window.context, window.text)
            [scores] = self._model.run([row])[0]
            shares = np.exp(scores - scores.max())
            verdicts.append(Verdict(*(shares / shares.sum()).tolist()))
        return tuple(verdicts)
