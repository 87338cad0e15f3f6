"""Nearest passages by vector: Chroma, with exact search behind the same class.

Chroma holds a copy of the archive's vectors. A PersistentClient survives neither a second
process nor, for ever, a killed one, so the copy is used only by the process that holds its lock,
only if its last user closed it, and only if it is as new as the archive. Else the answer comes
from exact search over the archive's own vectors, which is also what tests compare with.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from filelock import FileLock, Timeout

from index.archive import Archive

if TYPE_CHECKING:
    from chromadb.api import ClientAPI
    from chromadb.api.models.Collection import Collection

State = Literal["ready", "exact"]
SEARCH_BREADTH = 128  # ef of HNSW; measured against exact search in tests


class VectorStore:
    """Finds the passages nearest to a vector.

    Args:
        archive: Where the vectors are stored for good.
        home: The folder in which Chroma's own folder lies.
        embedder: Name of the embedder; one collection each.
    """

    def __init__(self, archive: Archive, home: Path, embedder: str) -> None:
        self._archive = archive
        self._folder = home / "chroma"
        self._embedder = embedder
        # There while Chroma's folder is whole and nobody has it open: taken away on opening,
        # written back on closing. A killed process leaves none, and the copy is made anew.
        self._marker = home / "chroma.json"
        self._lock = FileLock(home / "chroma.lock")
        self._client: ClientAPI | None = None
        self._collection: Collection | None = None
        self._generation: int | None = None
        self._matrix: tuple[int, np.ndarray, np.ndarray] | None = None
        if self._take_lock() and self._marked_generation() == archive.generation:
            self._open()

    @property
    def state(self) -> State:
        """``ready`` if Chroma answers, ``exact`` if exact search does."""
        return "ready" if self._answers else "exact"

    @property
    def _answers(self) -> bool:
        return self._collection is not None and self._generation == self._archive.generation

    def search(self, vector: np.ndarray, k: int) -> list[tuple[int, float]]:
        """The k nearest passages.

        Args:
            vector: Unit vector of the question: (dimension,).
            k: How many.

        Returns:
            Passage numbers with cosines, best first.
        """
        if self._collection is None or not self._answers:
            return self.search_exactly(vector, k)
        count = min(k, self._collection.count())
        if count == 0:
            return []
        found = self._collection.query(
            query_embeddings=[vector.tolist()], n_results=count, include=["distances"]
        )
        distances = found["distances"] or [[]]
        return [
            (int(number), 1.0 - float(distance))
            for number, distance in zip(found["ids"][0], distances[0], strict=True)
        ]

    def search_exactly(self, vector: np.ndarray, k: int) -> list[tuple[int, float]]:
        """The k nearest passages, by comparing with all of the archive's vectors."""
        numbers, matrix = self._load_matrix()
        if len(numbers) == 0:
            return []
        scores = matrix @ vector
        k = min(k, len(numbers))
        best = np.argpartition(-scores, k - 1)[:k]
        best = best[np.lexsort((numbers[best], -scores[best]))]
        return [(int(numbers[i]), float(scores[i])) for i in best]

    def update(self, progress: Callable[[int, int], None]) -> None:
        """Makes Chroma hold what the archive holds.

        Does nothing while another process holds Chroma: that one answers by exact search until
        somebody updates.

        Args:
            progress: Told how many vectors of how many were added.
        """
        if self._answers or not self._take_lock():
            return
        if self._collection is None:
            if self._marked_generation() is None:
                shutil.rmtree(self._folder, ignore_errors=True)
            self._open()
        self._copy(progress)
        self._generation = self._archive.generation
        self._matrix = None  # only the copying needed it

    def _copy(self, progress: Callable[[int, int], None]) -> None:
        assert self._client is not None and self._collection is not None
        numbers, matrix = self._load_matrix()
        there = {int(number) for number in self._collection.get(include=[])["ids"]}
        batch = self._client.get_max_batch_size()
        gone = [str(number) for number in there.difference(numbers.tolist())]
        for start in range(0, len(gone), batch):
            self._collection.delete(ids=gone[start : start + batch])
        fresh = np.flatnonzero(~np.isin(numbers, list(there)))
        for start in range(0, len(fresh), batch):
            rows = fresh[start : start + batch]
            chosen = [int(number) for number in numbers[rows]]
            self._collection.upsert(
                ids=[str(number) for number in chosen],
                embeddings=matrix[rows],
                metadatas=list(self._archive.vector_metadata(chosen)),
            )
            progress(start + len(rows), len(fresh))

    def close(self) -> None:
        """Closes Chroma and marks the copy as whole."""
        if self._client is not None:
            self._client.close()
            if self._generation is not None:
                state = {"embedder": self._embedder, "generation": self._generation}
                self._marker.write_text(json.dumps(state), encoding="utf-8")
        self._client = self._collection = None
        if self._lock.is_locked:
            self._lock.release()

    def _take_lock(self) -> bool:
        if self._lock.is_locked:
            return True
        try:
            self._lock.acquire(timeout=0)
        except (Timeout, OSError):  # held by another process, or a read-only home
            return False
        return True

    def _marked_generation(self) -> int | None:
        """The archive's generation that a whole copy was made of; None if there is none."""
        try:
            marker = json.loads(self._marker.read_text(encoding="utf-8"))
            return int(marker["generation"]) if marker["embedder"] == self._embedder else None
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def _open(self) -> None:
        import chromadb
        from chromadb.config import Settings

        self._generation = self._marked_generation()
        self._marker.unlink(missing_ok=True)
        settings = Settings(anonymized_telemetry=False, allow_reset=False)
        self._client = chromadb.PersistentClient(str(self._folder), settings=settings)
        configuration: Any = {"hnsw": {"space": "cosine", "ef_search": SEARCH_BREADTH}}
        self._collection = self._client.get_or_create_collection(
            _collection_name(self._embedder), configuration=configuration, embedding_function=None
        )

    def _load_matrix(self) -> tuple[np.ndarray, np.ndarray]:
        generation = self._archive.generation
        if self._matrix is None or self._matrix[0] != generation:
            self._matrix = (generation, *self._archive.vectors(self._embedder))
        return self._matrix[1], self._matrix[2]


def _collection_name(embedder: str) -> str:
    """A name Chroma allows: 3 to 512 characters of ``[a-zA-Z0-9._-]``."""
    name = "".join(c if c.isascii() and c.isalnum() else "-" for c in embedder).strip("-")
    return f"passages-{name}"[:200]
