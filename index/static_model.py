"""The committed static model: one int8 vector a word piece, run by model2vec without torch."""

from __future__ import annotations

import functools
import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from index.errors import EmbedderError

if TYPE_CHECKING:
    from model2vec import StaticModel

MODEL_FOLDER = Path(__file__).parent / "static_en_id"


@functools.cache
def load_static_model(folder: Path = MODEL_FOLDER) -> StaticModel:
    """Loads a static model once a process.

    Raises:
        EmbedderError: If the folder holds no such model.
    """
    from model2vec import StaticModel

    try:
        return StaticModel.from_pretrained(folder, force_download=False)
    except Exception as error:  # model2vec raises what its parsers raise
        raise EmbedderError(
            f"The embedding model in {folder} cannot be loaded: {error}. Reinstall Kutip."
        ) from error


@functools.cache
def model_digest(folder: Path = MODEL_FOLDER) -> str:
    """Twelve characters that change with the weights; word pieces of one count in no other."""
    return hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()[:12]


def piece_vectors(model: StaticModel) -> np.ndarray:
    """The float32 vectors of all pieces, scales applied: (pieces, dimension)."""
    vectors = model.embedding.astype(np.float32)
    if model.weights is not None:
        vectors *= model.weights[:, None]
    return vectors


def to_sentence_transformer(folder: Path = MODEL_FOLDER) -> Any:
    """The same model as a sentence-transformers one, for its trainers and evaluators.

    sentence-transformers refuses int8 weights, so they are multiplied out first. Needs the
    extra ``models``.

    Returns:
        A ``SentenceTransformer`` whose normalised vectors equal the static model's.
    """
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize, StaticEmbedding

    model = load_static_model(folder)
    module = StaticEmbedding(model.tokenizer, embedding_weights=piece_vectors(model))
    return SentenceTransformer(modules=[module, Normalize()], device="cpu")
