"""Nearest passages by vector: Chroma, with exact search behind the same class.

Chroma holds a copy of the archive's vectors. A PersistentClient survives neither a second
process nor, for ever, a killed one, so the copy is used only by the process that holds its lock,
only if its last user closed it, and only if it is as new as the archive and holds as many
vectors. Else the answer comes from exact search over the archive's own vectors, which is also
what tests compare with.
"""

from __future__ import annotations

import json
import shutil
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast

import numpy as np
from filelock import FileLock, Timeout

from index.archive import Archive

if TYPE_CHECKING:
    from chromadb.api.client import Client
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
        self._identity = archive.identity
        self._folder = home / "chroma"  # in it one folder, of a new name for each new copy
        self._copy_name = ""
        self._embedder = embedder
        # There while Chroma's folder is whole and nobody has it open: taken away on opening,
        # written back on closing. A killed process leaves none, and the copy is made anew.
        self._marker = home / "chroma.json"
        # Of the process, not of a thread: the chat's threads share one store.
        self._lock = FileLock(home / "chroma.lock", thread_local=False)
        self._client: Client | None = None
        self._collection: Collection | None = None
        self._generations: dict[str, int] = {}  # of the archive, by embedder, when copied
        self._matrix: tuple[int, np.ndarray, np.ndarray] | None = None
        if not self._take_lock():
            return
        marked = self._read_marker()
        if not marked:
            self._marker.unlink(missing_ok=True)
        elif marked.get(embedder) == archive.generation:
            self._open()
            if not self._is_whole():
                self._discard()

    @property
    def state(self) -> State:
        """``ready`` if Chroma answers, ``exact`` if exact search does."""
        return "ready" if self._answers else "exact"

    @property
    def _answers(self) -> bool:
        generation = self._generations.get(self._embedder)
        return self._collection is not None and generation == self._archive.generation

    def search(self, vector: np.ndarray, k: int) -> list[tuple[int, float]]:
        """The k nearest passages.

        Args:
            vector: Unit vector of the question: (dimension,).
            k: How many.

        Returns:
            Passage numbers with cosines, best first.
        """
        if self._collection is not None and self._answers:
            found = _query(self._collection, vector, k)
            if found is not None:
                return found
            self._discard()
        return self.search_exactly(vector, k)

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
        for _ in range(2):  # a broken copy is made anew, once
            if self._collection is None:
                self._open()
            if self._copy(progress):
                self._generations[self._embedder] = self._archive.generation
                self._matrix = None  # only the copying needed it
                return
            self._discard()

    def _copy(self, progress: Callable[[int, int], None]) -> bool:
        """Brings the collection up to the archive; False if it is broken."""
        if self._client is None or self._collection is None:
            return False
        from chromadb.errors import ChromaError

        try:
            self._replace(self._client, self._collection, progress)
        except ChromaError:
            return False
        return self._is_whole()

    def _replace(
        self, client: Client, collection: Collection, progress: Callable[[int, int], None]
    ) -> None:
        """Deletes what has gone from the archive, adds what is new."""
        numbers, matrix = self._load_matrix()
        there = {int(number) for number in collection.get(include=[])["ids"]}
        batch = client.get_max_batch_size()
        gone = [str(number) for number in there.difference(numbers.tolist())]
        for start in range(0, len(gone), batch):
            collection.delete(ids=gone[start : start + batch])
        fresh = np.flatnonzero(~np.isin(numbers, list(there)))
        for start in range(0, len(fresh), batch):
            rows = fresh[start : start + batch]
            chosen = [int(number) for number in numbers[rows]]
            collection.upsert(
                ids=[str(number) for number in chosen],
                embeddings=matrix[rows],
                metadatas=list(self._archive.vector_metadata(chosen)),
            )
            progress(start + len(rows), len(fresh))

    def close(self) -> None:
        """Closes Chroma and marks the copy as whole."""
        if self._client is not None:
            self._client.close()
            if self._generations:
                state = {
                    "archive": self._identity,
                    "folder": self._copy_name,
                    "generations": self._generations,
                }
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

    def _read_marker(self) -> dict[str, int]:
        """Generation of the archive that each embedder's copy was made of; finds its folder.

        Empty if there is no whole copy, or one of another archive: of one that was moved away, or
        of a later state of this one than was put back.
        """
        try:
            marker = json.loads(self._marker.read_text(encoding="utf-8"))
            generations = {str(name): int(g) for name, g in marker["generations"].items()}
            same = marker["archive"] == self._identity
            self._copy_name = str(marker["folder"])
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return {}
        return generations if same and max(generations.values()) <= self._archive.generation else {}

    def _open(self) -> None:
        """Opens Chroma, without what a killed process left; leaves it closed if it is broken."""
        import chromadb
        from chromadb.config import Settings
        from chromadb.errors import ChromaError

        self._generations = self._read_marker()
        if not self._generations:
            shutil.rmtree(self._folder, ignore_errors=True)
            # In this process Chroma remembers a folder in which it failed, and fails there again.
            self._copy_name = uuid.uuid4().hex[:12]
        self._marker.unlink(missing_ok=True)
        settings = Settings(anonymized_telemetry=False, allow_reset=False)
        configuration: Any = {"hnsw": {"space": "cosine", "ef_search": SEARCH_BREADTH}}
        try:
            folder = str(self._folder / self._copy_name)
            client = chromadb.PersistentClient(folder, settings=settings)
            self._client = cast("Client", client)
            self._collection = self._client.get_or_create_collection(
                _collection_name(self._embedder),
                configuration=configuration,
                embedding_function=None,
            )
        except ChromaError:
            self._discard()

    def _is_whole(self) -> bool:
        """True if the collection holds a vector of each passage."""
        if self._collection is None:
            return False
        from chromadb.errors import ChromaError

        try:
            return self._collection.count() == self._archive.count("passages")
        except ChromaError:
            return False

    def _discard(self) -> None:
        """Throws the copy away; exact search answers until it is made anew."""
        if self._client is not None:
            self._client.close()
        self._client = self._collection = None
        self._generations = {}
        shutil.rmtree(self._folder, ignore_errors=True)

    def _load_matrix(self) -> tuple[np.ndarray, np.ndarray]:
        generation = self._archive.generation
        if self._matrix is None or self._matrix[0] != generation:
            self._matrix = (generation, *self._archive.vectors(self._embedder))
        return self._matrix[1], self._matrix[2]


def _query(collection: Collection, vector: np.ndarray, k: int) -> list[tuple[int, float]] | None:
    """What Chroma finds; None if it is broken: it raises, or finds less than is there."""
    from chromadb.errors import ChromaError

    try:
        count = min(k, collection.count())
        if count == 0:
            return []
        found = collection.query(
            query_embeddings=[vector.tolist()], n_results=count, include=["distances"]
        )
    except ChromaError:
        return None
    numbers, distances = found["ids"][0], (found["distances"] or [[]])[0]
    if len(numbers) < count:
        return None
    return [(int(n), 1.0 - float(d)) for n, d in zip(numbers, distances, strict=True)]


def _collection_name(embedder: str) -> str:
    """A name Chroma allows: 3 to 512 characters of ``[a-zA-Z0-9._-]``."""
    name = "".join(c if c.isascii() and c.isalnum() else "-" for c in embedder).strip("-")
    return f"passages-{name[-180:].strip('-')}"
