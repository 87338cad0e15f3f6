"""The committed embedder: a static model, run without torch."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from index.static_model import MODEL_FOLDER, load_static_model, model_digest

NAME = "static-en-id"


class StaticEmbedder:
    """The committed English-Indonesian static model (see its card, index/static_en_id).

    Raises:
        EmbedderError: If the folder holds no such model.
    """

    def __init__(self, folder: Path = MODEL_FOLDER) -> None:
        self._model = load_static_model(folder)
        self.name = f"{NAME}@{model_digest(folder)}"
        self.dimension = int(self._model.dim)

    def embed_queries(self, texts: Sequence[str]) -> np.ndarray:
        """Unit vectors of questions, float32: (texts, dimension)."""
        return self.embed_passages(texts)

    def embed_passages(self, texts: Sequence[str]) -> np.ndarray:
        """Unit vectors of passages, float32: (texts, dimension)."""
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        encoded = self._model.encode(list(texts), use_multiprocessing=False)
        return np.asarray(encoded, dtype=np.float32)
