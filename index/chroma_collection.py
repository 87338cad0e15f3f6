"""What is done with a collection of Chroma, wherever it lies: ask it, bring it up to date."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from index.archive import Archive
from index.filters import Filter

if TYPE_CHECKING:
    from chromadb.api.models.Collection import Collection

# ef of HNSW. Of the 100 nearest of 65,000 real passages, 400 finds 98.3 % (128: 93.6 %).
SEARCH_BREADTH = 400
CONFIGURATION: Any = {"hnsw": {"space": "cosine", "ef_search": SEARCH_BREADTH}}
BATCH_BYTES = 8_000_000  # of vectors; a server refuses requests of 40 MB

Listener = Callable[[int, int], None]


class Copy(Protocol):
    """A copy of the archive's vectors in Chroma."""

    @property
    def answers(self) -> bool:
        """True if it is whole and as new as the archive."""

    @property
    def trouble(self) -> str:
        """Why it does not answer; empty if it does."""

    def query(
        self, vector: np.ndarray, k: int, only: Filter | None
    ) -> list[tuple[int, float]] | None:
        """The nearest passages with cosines, best first; None if it turned out broken."""

    def update(self, progress: Listener) -> None:
        """Makes it hold what the archive holds, if it can be written to now."""

    def close(self) -> None:
        """Closes it; it may be used by others from now on."""


def query(
    collection: Collection, held: int, vector: np.ndarray, k: int, only: Filter | None
) -> list[tuple[int, float]] | None:
    """Asks for the nearest passages.

    Args:
        collection: Where to look.
        held: How many vectors it holds.
        vector: Unit vector of the question: (dimension,).
        k: How many.
        only: Which articles' passages, or None.

    Returns:
        Passage numbers with cosines, best first; with a filter there may be fewer than exist.
        None if it finds less than it holds.

    Raises:
        Exception: What Chroma raises.
    """
    count = min(k, held)
    if count == 0:
        return []
    found = collection.query(
        query_embeddings=[vector.tolist()],
        n_results=count,
        where=only.where() if only else None,
        include=["distances"],
    )
    numbers, distances = found["ids"][0], (found["distances"] or [[]])[0]
    if len(numbers) < count and not only:
        return None
    return [(int(n), 1.0 - float(d)) for n, d in zip(numbers, distances, strict=True)]


def replace(
    collection: Collection, archive: Archive, embedder: str, most: int, progress: Listener
) -> None:
    """Deletes what has gone from the archive, adds what is new, a batch at a time.

    Args:
        collection: What to bring up to date; what it holds under a number must be that passage's.
        archive: Where the vectors come from.
        embedder: Whose vectors.
        most: How many at once Chroma takes.
        progress: Told how many vectors of how many were added.

    Raises:
        Exception: What Chroma raises.
    """
    here = archive.embedded(embedder)
    there = np.array(collection.get(include=[])["ids"], dtype=np.int64)
    for numbers in _batches(np.setdiff1d(there, here), most):
        collection.delete(ids=list(map(str, numbers)))
    fresh = np.setdiff1d(here, there)
    if len(fresh) == 0:
        return
    dimension = archive.vectors(embedder, [int(fresh[0])])[1].shape[1]
    done = 0
    for numbers in _batches(fresh, min(most, max(BATCH_BYTES // (4 * max(dimension, 1)), 1))):
        found, matrix = archive.vectors(embedder, numbers)
        metadata: Any = archive.vector_metadata(found.tolist())
        collection.upsert(ids=list(map(str, found.tolist())), embeddings=matrix, metadatas=metadata)
        done += len(numbers)
        progress(done, len(fresh))


def is_whole(collection: Collection, archive: Archive) -> bool:
    """True if the collection holds a vector of each passage.

    Raises:
        Exception: What Chroma raises.
    """
    return collection.count() == archive.count("passages")


def collection_name(prefix: str, embedder: str) -> str:
    """A name Chroma allows, another for each embedder: 3 to 512 of ``[a-zA-Z0-9._-]``."""
    readable = "".join(c if c.isascii() and c.isalnum() else "-" for c in embedder).strip("-")
    digest = hashlib.sha256(embedder.encode()).hexdigest()[:8]
    return f"{prefix}-{readable[-100:].strip('-')}-{digest}"


def _batches(numbers: np.ndarray, size: int) -> Iterator[list[int]]:
    for start in range(0, len(numbers), size):
        yield numbers[start : start + size].tolist()
