"""Rerankers: read a question and a passage together, and say how well they fit.

Slower than comparing vectors and more exact, so only the first hits of a search are read again
(Nogueira and Cho, Passage Re-ranking with BERT, 2019).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np

from index.errors import RerankerError
from index.transformer_embedder import load_model

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder


class Reranker(Protocol):
    """Scores passages for a question.

    Attributes:
        name: Names the model.
    """

    name: str

    def score(self, query: str, texts: Sequence[str]) -> np.ndarray:
        """How well each text answers the question, float32, more is better: (texts,)."""


class CrossEncoderReranker:
    """A CrossEncoder of sentence-transformers, by folder or by name on the hub.

    Needs the extra ``models``.

    Raises:
        RerankerError: If it cannot be loaded, or gives more than one score a text.
    """

    def __init__(self, model: str) -> None:
        self._model: CrossEncoder = load_model("CrossEncoder", "reranker", model, RerankerError)
        self.name = Path(model).name
        if (labels := self._model.num_labels) != 1:
            raise RerankerError(
                f"The reranker {model!r} gives {labels} scores a passage, not one. Set "
                "KUTIP_RERANKER to a model such as cross-encoder/mmarco-mMiniLMv2-L12-H384-v1, or "
                "to nothing"
            )

    def score(self, query: str, texts: Sequence[str]) -> np.ndarray:
        """How well each text answers the question, float32, more is better: (texts,).

        Raises:
            RerankerError: If the model gives something else than numbers.
        """
        if not texts:
            return np.zeros(0, dtype=np.float32)
        pairs = [(query, text) for text in texts]
        scores = self._model.predict(pairs, show_progress_bar=False, convert_to_numpy=True)
        found = np.asarray(scores, dtype=np.float32)
        if found.shape != (len(texts),) or not np.isfinite(found).all():
            raise RerankerError(
                f"The reranker {self.name!r} gave scores that are no numbers. Set KUTIP_RERANKER "
                "to another model, or to nothing"
            )
        return found


def make_reranker(name: str | None) -> Reranker | None:
    """The reranker of a setting.

    Args:
        name: A CrossEncoder of sentence-transformers, as a folder or a hub name; None for none.

    Raises:
        RerankerError: If it cannot be loaded.
    """
    return None if name is None else CrossEncoderReranker(name)
