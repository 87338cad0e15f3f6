"""Embedders: text in, unit vectors out. One protocol, the makers behind it chosen by name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np

from index.errors import EmbedderError
from index.static_embedder import NAME, StaticEmbedder

OLLAMA = "ollama:"


class Embedder(Protocol):
    """Turns texts into unit vectors.

    Attributes:
        name: Names the model and its weights; vectors of another name never mix with these.
    """

    name: str

    @property
    def dimension(self) -> int:
        """Length of a vector."""

    def embed_queries(self, texts: Sequence[str]) -> np.ndarray:
        """Unit vectors of questions, float32: (texts, dimension)."""

    def embed_passages(self, texts: Sequence[str]) -> np.ndarray:
        """Unit vectors of passages, float32: (texts, dimension)."""


def make_embedder(name: str | None, ollama: str | None = None) -> Embedder:
    """The embedder of a setting.

    Args:
        name: None or ``static-en-id`` for the committed one; ``ollama:<model>`` for one that
            Ollama runs; else a sentence-transformers model, as a folder or a hub name.
        ollama: Address of Ollama; None for this machine.

    Raises:
        SettingError: If the address of Ollama makes no sense.
        EmbedderError: If it cannot be loaded.
    """
    if name is None or name == NAME:
        return StaticEmbedder()
    if name.startswith(OLLAMA):
        if not (model := name.removeprefix(OLLAMA)):
            raise EmbedderError(
                f"The embedder {name!r} names no model. Set KUTIP_EMBEDDER=ollama:bge-m3, or to "
                "another model that `ollama list` shows"
            )
        from index.ollama_embedder import OllamaEmbedder

        return OllamaEmbedder(model, ollama)
    from index.transformer_embedder import SentenceTransformerEmbedder

    return SentenceTransformerEmbedder(name)
