"""Embedders of sentence-transformers, by folder or by name on the hub."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from index.errors import EmbedderError, KutipError
from index.prefixes import find_prefixes

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer


class SentenceTransformerEmbedder:
    """Any sentence-transformers model.

    Needs the extra ``models``. Prompts named ``query`` and ``passage`` or ``document`` in the
    model's own configuration are used, else those of its family.

    Raises:
        EmbedderError: If it cannot be loaded.
    """

    def __init__(self, model: str) -> None:
        self._model: SentenceTransformer = load_model(
            "SentenceTransformer", "embedder", model, EmbedderError
        )
        self.dimension = int(self._model.get_embedding_dimension() or 0)
        prompts = self._model.prompts or {}
        prefixes = find_prefixes(Path(model).name)
        self._query_prompt = prompts.get("query") or prefixes.query
        self._passage_prompt = prompts.get("passage") or prompts.get("document") or prefixes.passage
        digest = _digest(self._model, self._query_prompt, self._passage_prompt)
        self.name = f"{Path(model).name}@{digest}"

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


def load_model(maker: str, role: str, model: str, failure: type[KutipError]) -> Any:
    """Loads a model of sentence-transformers: no code of its own, no pickles.

    Nothing is fetched unless the user says so by ``HF_HUB_OFFLINE=0``.

    Args:
        maker: ``SentenceTransformer`` or ``CrossEncoder``.
        role: What the model is to the user: embedder or reranker.
        model: Folder, or name on the hub.
        failure: Raised if it cannot be loaded.

    Returns:
        What the maker makes.
    """
    try:
        import sentence_transformers
    except ImportError as error:
        raise failure(
            f"The {role} {model!r} needs sentence-transformers. Run: pip install 'kutip[models]'"
        ) from error
    try:
        return getattr(sentence_transformers, maker)(
            model,
            device="cpu",
            trust_remote_code=False,
            model_kwargs={"use_safetensors": True},
            local_files_only=os.environ.get("HF_HUB_OFFLINE") != "0",
        )
    except Exception as error:  # every backend raises its own kinds
        reason = (str(error).splitlines() or [type(error).__name__])[0].rstrip(".")
        raise failure(
            f"The {role} {model!r} cannot be loaded: {reason}. Give a folder, or a model that was "
            "downloaded before, or allow the download: HF_HUB_OFFLINE=0"
        ) from error


def _digest(model: SentenceTransformer, *prompts: str) -> str:
    """Twelve characters that change with any weight or prompt of the model."""
    import torch

    digest = hashlib.sha256(repr(prompts).encode())
    for tensor in model.state_dict().values():
        digest.update(tensor.detach().cpu().contiguous().flatten().view(torch.uint8).numpy())
    return digest.hexdigest()[:12]
