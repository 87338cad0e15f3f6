"""Embedders: text in, unit vectors out. One protocol, the makers behind it chosen by name."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np

from index.errors import EmbedderError
from index.static_model import MODEL_FOLDER, load_static_model

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

DEFAULT_EMBEDDER = "static-en-id"


class Embedder(Protocol):
    """Turns texts into unit vectors.

    Attributes:
        name: Names the model and its weights; vectors of another name never mix with these.
        dimension: Length of a vector.
    """

    name: str
    dimension: int

    def embed_queries(self, texts: Sequence[str]) -> np.ndarray:
        """Unit vectors of questions, float32: (texts, dimension)."""

    def embed_passages(self, texts: Sequence[str]) -> np.ndarray:
        """Unit vectors of passages, float32: (texts, dimension)."""


class StaticEmbedder:
    """The committed English-Indonesian static model (see its card, index/static_en_id)."""

    def __init__(self, folder: Path = MODEL_FOLDER) -> None:
        self._model = load_static_model(folder)
        digest = hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()[:12]
        self.name = f"{DEFAULT_EMBEDDER}@{digest}"
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


# Prefixes that models were trained with and that sentence-transformers cannot know when the
# model's own configuration does not state them (from the models' cards).
PREFIXES = {"e5": ("query: ", "passage: ")}


class SentenceTransformerEmbedder:
    """Any sentence-transformers model, from a folder or by its name on the hub.

    Needs the extra ``models``. Prompts named ``query`` and ``passage`` or ``document`` in the
    model's own configuration are used; the E5 family gets its two prefixes.
    """

    def __init__(self, model: str) -> None:
        try:
            from sentence_transformers import SentenceTransformer
        except ImportError as error:
            raise EmbedderError(
                f"The embedder {model!r} needs sentence-transformers. "
                "Run: pip install 'kutip[models]'"
            ) from error
        try:
            self._model = SentenceTransformer(
                model,
                device="cpu",
                trust_remote_code=False,
                model_kwargs={"use_safetensors": True},
                # Nothing leaves the machine unless the user says so.
                local_files_only=os.environ.get("HF_HUB_OFFLINE") != "0",
            )
        except Exception as error:  # every backend raises its own kinds
            raise EmbedderError(
                f"The embedder {model!r} cannot be loaded: {_first_line(error)}. Give a folder, or "
                "a model that was downloaded before, or allow the download: HF_HUB_OFFLINE=0"
            ) from error
        self.dimension = int(self._model.get_embedding_dimension() or 0)
        self.name = f"{Path(model).name}@{_digest(self._model)}"
        prompts = self._model.prompts or {}
        query, passage = PREFIXES["e5"] if "e5" in Path(model).name.lower() else ("", "")
        self._query_prompt = prompts.get("query") or query
        self._passage_prompt = prompts.get("passage") or prompts.get("document") or passage

    def embed_queries(self, texts: Sequence[str]) -> np.ndarray:
        """Unit vectors of questions, float32: (texts, dimension)."""
        return self._encode(texts, self._query_prompt)

    def embed_passages(self, texts: Sequence[str]) -> np.ndarray:
        """Unit vectors of passages, float32: (texts, dimension)."""
        return self._encode(texts, self._passage_prompt)

    def _encode(self, texts: Sequence[str], prompt: str) -> np.ndarray:
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        encoded = self._model.encode(
            list(texts), prompt=prompt, normalize_embeddings=True, show_progress_bar=False
        )
        return np.asarray(encoded, dtype=np.float32)


def _digest(model: SentenceTransformer) -> str:
    """Twelve characters that change with any weight or prompt of the model."""
    import torch

    digest = hashlib.sha256(repr(model.prompts).encode())
    for tensor in model.state_dict().values():
        digest.update(tensor.detach().cpu().contiguous().flatten().view(torch.uint8).numpy())
    return digest.hexdigest()[:12]


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]


def make_embedder(name: str | None) -> Embedder:
    """The embedder of a setting.

    Args:
        name: None or ``static-en-id`` for the committed one; else a sentence-transformers model,
            as a folder or a hub name.

    Raises:
        EmbedderError: If it cannot be loaded.
    """
    if name is None or name == DEFAULT_EMBEDDER:
        return StaticEmbedder()
    if name.startswith("ollama:"):
        raise EmbedderError(
            f"The embedder {name!r} is not known: this version embeds with {DEFAULT_EMBEDDER} or a "
            "sentence-transformers model. Set KUTIP_EMBEDDER to one of these, or to nothing"
        )
    return SentenceTransformerEmbedder(name)
