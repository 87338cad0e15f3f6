"""Nearest passages by vector: Chroma, with exact search behind the same class.

Chroma holds a copy of the archive's vectors, in a folder of the home or on a server. Where the
copy is missing, stale, broken or out of reach, the answer comes from exact search over the
archive's own vectors, which is also what tests compare with.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import numpy as np

from index.archive import Archive
from index.chroma_collection import Copy, Listener
from index.chroma_folder import ChromaFolder
from index.filters import Filter

State = Literal["ready", "exact"]
# Under a filter exact search is faster (of 65,000 passages, Chroma took 66 to 380 ms), and HNSW
# may find fewer than there are; only where more pass than this is Chroma asked.
FILTERED_EXACTLY = 100_000
READ_ALONE = 1_000  # so few vectors are read for one question, rather than all kept in memory
FILTERS_KEPT = 8  # whose passages are remembered: a conversation asks with the same ones again


class VectorStore:
    """Finds the passages nearest to a vector.

    Args:
        archive: Where the vectors are stored for good.
        home: The folder in which a copy of them may lie.
        embedder: Name of the embedder whose vectors are meant.
        server: Address of a Chroma server that is to hold the copy; None puts it into the home.

    Raises:
        SettingError: If the address makes no sense.
    """

    def __init__(
        self, archive: Archive, home: Path, embedder: str, server: str | None = None
    ) -> None:
        self._archive = archive
        self._embedder = embedder
        self._matrix: tuple[int, np.ndarray, np.ndarray] | None = None
        # Latest first, each with the archive's generation. Replaced whole: threads share it.
        self._filtered: tuple[tuple[int, Filter, np.ndarray], ...] = ()
        self._copy = _open_copy(archive, home, embedder, server)

    @property
    def state(self) -> State:
        """``ready`` if Chroma answers, ``exact`` if exact search does."""
        return "ready" if self._copy.answers else "exact"

    @property
    def trouble(self) -> str:
        """Why Chroma does not answer, in a sentence for the user; empty if it does."""
        return self._copy.trouble

    def search(
        self, vector: np.ndarray, k: int, only: Filter | None = None
    ) -> list[tuple[int, float]]:
        """The k nearest passages.

        Args:
            vector: Unit vector of the question: (dimension,).
            k: How many.
            only: Leaves out the passages of other articles.

        Returns:
            Passage numbers with cosines, best first.
        """
        if not only:
            found = self._copy.query(vector, k, None) if self._copy.answers else None
            return self.search_exactly(vector, k) if found is None else found
        numbers = self._passing(only)
        if len(numbers) > FILTERED_EXACTLY and self._copy.answers:
            found = self._copy.query(vector, k, only)
            if found is not None and len(found) == min(k, len(numbers)):
                return found
        return self._search_among(numbers, vector, k)

    def search_exactly(
        self, vector: np.ndarray, k: int, only: Filter | None = None
    ) -> list[tuple[int, float]]:
        """The k nearest passages, by comparing with all of the archive's vectors."""
        if only:
            return self._search_among(self._passing(only), vector, k)
        numbers, matrix = self._load_matrix()
        return _best(numbers, matrix @ vector, k) if len(numbers) else []

    def update(self, progress: Listener) -> None:
        """Makes Chroma hold what the archive holds.

        Does nothing while another process holds the copy in the home, or the server does not
        answer: exact search answers until somebody updates.

        Args:
            progress: Told how many vectors of how many were added.
        """
        self._copy.update(progress)

    def close(self) -> None:
        """Closes Chroma."""
        self._copy.close()

    def _passing(self, only: Filter) -> np.ndarray:
        """Numbers of the passages that a filter lets through, ascending: int64, (n,)."""
        generation = self._archive.generation  # first: what is read is as new, or newer
        held = self._filtered
        for of, known, numbers in held:
            if (of, known) == (generation, only):
                return numbers
        numbers = np.asarray(self._archive.passage_numbers(only), dtype=np.int64)
        current = (entry for entry in held if entry[0] == generation)
        self._filtered = ((generation, only, numbers), *current)[:FILTERS_KEPT]
        return numbers

    def _search_among(
        self, numbers: np.ndarray, vector: np.ndarray, k: int
    ) -> list[tuple[int, float]]:
        """The nearest of some passages; reads their vectors alone where they are few."""
        if not self._is_loaded() and len(numbers) <= READ_ALONE:
            known, matrix = self._archive.vectors(self._embedder, numbers.tolist())
            return _best(known, matrix @ vector, k) if len(known) else []
        known, matrix = self._load_matrix()
        rows = np.flatnonzero(np.isin(known, numbers, assume_unique=True))
        # All are compared: taking rows out of the matrix would copy them, and cost more.
        return _best(known[rows], (matrix @ vector)[rows], k) if len(rows) else []

    def _is_loaded(self) -> bool:
        held = self._matrix  # once: another thread may be loading
        return held is not None and held[0] == self._archive.generation

    def _load_matrix(self) -> tuple[np.ndarray, np.ndarray]:
        held = self._matrix
        generation = self._archive.generation
        if held is None or held[0] != generation:
            self._matrix = None  # before the new one comes: two would double the memory
            held = self._matrix = (generation, *self._archive.vectors(self._embedder))
        return held[1], held[2]


def _open_copy(archive: Archive, home: Path, embedder: str, server: str | None) -> Copy:
    if server is None:
        return ChromaFolder(archive, home, embedder)
    from index.chroma_server import ChromaServer

    return ChromaServer(archive, server, embedder)


def _best(numbers: np.ndarray, scores: np.ndarray, k: int) -> list[tuple[int, float]]:
    """The k best of some passages, one at least, best first, the lower number first if equal."""
    k = min(k, len(numbers))
    best = np.argpartition(-scores, k - 1)[:k]
    best = best[np.lexsort((numbers[best], -scores[best]))]
    return [(int(numbers[i]), float(scores[i])) for i in best]
