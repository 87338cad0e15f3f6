"""The copy of the vectors in a folder of this home, by Chroma's PersistentClient.

It survives neither a second process nor, for ever, a killed one. So it is used only by the
process that holds its lock, only if its last user closed it, and only if it is as new as the
archive and holds as many vectors. Else it is thrown away and made anew.
"""

from __future__ import annotations

import json
import shutil
import uuid
from pathlib import Path
from typing import TYPE_CHECKING, cast

import numpy as np
from filelock import FileLock, Timeout

from index.archive import Archive
from index.chroma_collection import (
    CONFIGURATION,
    Listener,
    collection_name,
    is_whole,
    query,
    replace,
)
from index.filters import Filter

if TYPE_CHECKING:
    from chromadb.api.client import Client
    from chromadb.api.models.Collection import Collection


class ChromaFolder:
    """A copy that only this process uses.

    Args:
        archive: Where the vectors are stored for good.
        home: The folder in which Chroma's own folder lies.
        embedder: Name of the embedder; one collection each.
    """

    def __init__(self, archive: Archive, home: Path, embedder: str) -> None:
        self._archive = archive
        self._identity = archive.identity
        self._embedder = embedder
        self._folder = home / "chroma"  # in it one folder, of a new name for each new copy
        self._copy_name = ""
        # There while Chroma's folder is whole and nobody has it open: taken away on opening,
        # written back on closing. A killed process leaves none, and the copy is made anew.
        self._marker = home / "chroma.json"
        # Of the process, not of a thread: the chat's threads share one store.
        self._lock = FileLock(home / "chroma.lock", thread_local=False)
        self._client: Client | None = None
        self._collection: Collection | None = None
        self._held = 0  # vectors in it, when it was found whole
        self._generations: dict[str, int] = {}  # of the archive, by embedder, when copied
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
    def answers(self) -> bool:
        """True if it is open, whole and as new as the archive."""
        generation = self._generations.get(self._embedder)
        return self._collection is not None and generation == self._archive.generation

    @property
    def trouble(self) -> str:
        """Why it does not answer; empty if it does."""
        if self.answers:
            return ""
        if not self._lock.is_locked:
            return "another process uses the copy in Chroma"
        return "the copy in Chroma is older than the articles. Run: kutip index PATH"

    def query(
        self, vector: np.ndarray, k: int, only: Filter | None
    ) -> list[tuple[int, float]] | None:
        """The nearest passages; None if the copy is broken, and then it is thrown away."""
        collection = self._collection  # once: another thread may throw the copy away
        if collection is None:
            return None
        from chromadb.errors import ChromaError

        try:
            found = query(collection, self._held, vector, k, only)
        except Exception as error:  # a client that another thread has closed raises anything
            if self._collection is collection and not isinstance(error, ChromaError):
                raise
            found = None
        if found is None and self._collection is collection:
            self._discard()
        return found

    def update(self, progress: Listener) -> None:
        """Makes it hold what the archive holds, unless another process holds it."""
        if self.answers or not self._take_lock():
            return
        for _ in range(2):  # a broken copy is made anew, once
            if self._collection is None:
                self._open()
            if self._copy(progress):
                self._generations[self._embedder] = self._archive.generation
                return
            self._discard()

    def close(self) -> None:
        """Closes Chroma and marks the copy as whole."""
        client, self._client, self._collection = self._client, None, None
        if client is not None:
            client.close()
            if self._generations:
                state = {
                    "archive": self._identity,
                    "folder": self._copy_name,
                    "generations": self._generations,
                }
                self._marker.write_text(json.dumps(state), encoding="utf-8")
        if self._lock.is_locked:
            self._lock.release()

    def _copy(self, progress: Listener) -> bool:
        """Brings the collection up to the archive; False if it is broken."""
        if self._client is None or self._collection is None:
            return False
        from chromadb.errors import ChromaError

        try:
            most = self._client.get_max_batch_size()
            replace(self._collection, self._archive, self._embedder, most, progress)
        except ChromaError:
            return False
        return self._is_whole()

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
        try:
            folder = str(self._folder / self._copy_name)
            client = chromadb.PersistentClient(folder, settings=settings)
            self._client = cast("Client", client)
            self._collection = self._client.get_or_create_collection(
                collection_name("passages", self._embedder),
                configuration=CONFIGURATION,
                embedding_function=None,
            )
        except ChromaError:
            self._discard()

    def _is_whole(self) -> bool:
        if self._collection is None:
            return False
        from chromadb.errors import ChromaError

        self._held = self._archive.count("passages")
        try:
            return is_whole(self._collection, self._archive)
        except ChromaError:
            return False

    def _discard(self) -> None:
        """Throws the copy away; exact search answers until it is made anew."""
        client, self._client, self._collection = self._client, None, None
        self._generations = {}
        if client is not None:
            client.close()
        shutil.rmtree(self._folder, ignore_errors=True)
