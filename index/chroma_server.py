"""The copy of the vectors on a Chroma server that the user names (``KUTIP_CHROMA``).

No text leaves for it: it gets vectors, passage numbers, outlets and days of publication, and as
the collection's metadata the archive's identity and the embedder's name.

A copy is used only if it is this archive's, in this state. A generation alone does not tell: two
copies of one home count on alike. So every update draws a token and writes it both into the
archive and onto the collection; where the two differ, the collection is another's and made anew.
"""

from __future__ import annotations

import time
import uuid
from typing import TYPE_CHECKING

import numpy as np

from index.archive import Archive
from index.chroma_collection import (
    CONFIGURATION,
    Listener,
    collection_name,
    is_whole,
    query,
    replace,
)
from index.errors import KutipError
from index.filters import Filter
from index.http_client import check_server_url

if TYPE_CHECKING:
    from chromadb.api.models.Collection import Collection

    from index.chroma_http import BoundedApi

ANSWER_S = 2  # while somebody waits for an answer
COPY_S = 60  # for a batch while indexing
REST_S = 30.0  # a server that failed is left alone for so long
TRUST_S = 5.0  # what a collection says of itself is believed for so long
HALF = -1  # the generation of a collection that is being written

NO_COPY = "holds no copy of these articles yet. Run: kutip index PATH"
OTHER = "holds the copy of another state of these articles. Run: kutip index PATH"
BROKEN = "holds a broken copy of these articles. Run: kutip index PATH"
UNFINISHED = "holds an unfinished copy of these articles. Run: kutip index PATH"


class ChromaServer:
    """A copy on a server; one collection for each archive and embedder.

    Args:
        archive: Where the vectors are stored for good.
        url: The server's address.
        embedder: Name of the embedder.

    Raises:
        SettingError: If the address makes no sense.
    """

    def __init__(self, archive: Archive, url: str, embedder: str) -> None:
        self._url = check_server_url(url, "KUTIP_CHROMA")
        self._archive = archive
        self._identity = archive.identity
        self._embedder = embedder
        self._name = collection_name(f"kutip-{self._identity}", embedder)
        self._token_key = f"chroma-token:{embedder}"
        self._api: BoundedApi | None = None
        self._collection: Collection | None = None  # None unless it may be used
        self._generation = HALF  # of the archive, as of the last look
        self._held = 0  # vectors in the collection then
        self._looked = self._failed = float("-inf")
        self._trouble = ""
        self._broken = ""  # id of a collection that lost vectors

    @property
    def answers(self) -> bool:
        """True if the server holds a whole copy that is as new as the archive."""
        generation = self._archive.generation
        now = time.monotonic()
        if self._generation != generation or now - self._looked > TRUST_S:
            if now - self._failed < REST_S:
                return False
            self._look()
        return self._collection is not None and self._generation == generation

    @property
    def trouble(self) -> str:
        """Why it does not answer; empty if it does."""
        return "" if self.answers else f"{self._url} {self._trouble}"

    def query(
        self, vector: np.ndarray, k: int, only: Filter | None
    ) -> list[tuple[int, float]] | None:
        """The nearest passages; None if the server fails."""
        collection = self._collection  # once: another thread may lose it
        if collection is None:
            return None
        try:
            found = query(collection, self._held, vector, k, only)
        except Exception as error:  # chromadb raises its own, httpx's and its parsers' errors
            self._fail(error)
            return None
        if found is None:
            self._broken = str(collection.id)
            self._lose(BROKEN)
        return found

    def update(self, progress: Listener) -> None:
        """Makes the server hold what the archive holds, if it answers.

        Raises:
            HomeError: If the archive cannot be written.
        """
        if self.answers or not self._look():
            return
        try:
            self._copy(progress)
        except KutipError:
            raise
        except Exception as error:  # chromadb's, httpx's or a parser's, as in query
            self._fail(error)
        else:
            self._look()

    def close(self) -> None:
        """Closes the connection."""
        if self._api is not None:
            self._api.close()
        self._api = self._collection = None

    def _look(self) -> bool:
        """Finds out what the server holds now; False if it does not answer."""
        self._collection, self._generation = None, HALF
        self._looked = time.monotonic()
        try:
            api = self._api
            if api is None:
                api = self._api = _open(self._url, ANSWER_S)
            collection = self._find(api)
            if collection is None:
                self._lose(NO_COPY)
            else:
                self._judge(collection)
        except Exception as error:  # chromadb's, httpx's or a parser's, as in query
            self._fail(error)
            return False
        return True

    def _judge(self, collection: Collection) -> None:
        """Takes a collection into use if it holds what the archive holds."""
        # First what the collection says, then the archive, whose generation only grows.
        generation = self._trusted_generation(collection)
        if generation == HALF:
            self._lose(UNFINISHED)
        elif generation != self._archive.generation or not is_whole(collection, self._archive):
            self._lose(BROKEN if str(collection.id) == self._broken else OTHER)
        else:
            self._held = self._archive.count("passages")
            self._collection, self._generation, self._trouble = collection, generation, ""

    def _find(self, api: BoundedApi) -> Collection | None:
        """This archive's collection as it is now; None if there is none."""
        from chromadb.api.models.Collection import Collection
        from chromadb.errors import NotFoundError

        try:
            model = api.get_collection(self._name)
        except NotFoundError:
            return None
        return Collection(client=api, model=model, embedding_function=None)

    def _trusted_generation(self, collection: Collection) -> int | None:
        """The archive's generation that a collection holds; None if it must be made anew."""
        if str(collection.id) == self._broken:
            return None
        said = collection.metadata or {}
        expected = (self._identity, self._embedder, self._archive.manifest(self._token_key))
        if (said.get("archive"), said.get("embedder"), said.get("token")) != expected:
            return None
        generation = said.get("generation")
        return generation if isinstance(generation, int) else None

    def _copy(self, progress: Listener) -> None:
        """Brings the server's collection up to the archive, or makes it anew.

        Raises:
            Exception: What Chroma raises.
        """
        api = _open(self._url, COPY_S)
        try:
            collection = self._find(api)
            if collection is not None and self._trusted_generation(collection) is None:
                api.delete_collection(self._name)
                collection = None
            if collection is None:
                collection = self._create(api)
            generation, token = self._archive.generation, uuid.uuid4().hex
            self._mark(collection, HALF, token)
            with self._archive.transaction():
                self._archive.set_manifest(self._token_key, token)
            most = api.get_max_batch_size()
            replace(collection, self._archive, self._embedder, most, progress)
            # Another process with a copy of this home may have begun to write meanwhile.
            again = self._find(api)
            if again is not None and self._trusted_generation(again) == HALF:
                self._mark(collection, generation, token)
        finally:
            api.close()

    def _create(self, api: BoundedApi) -> Collection:
        from chromadb.api.models.Collection import Collection

        model = api.create_collection(self._name, configuration=CONFIGURATION)
        return Collection(client=api, model=model, embedding_function=None)

    def _mark(self, collection: Collection, generation: int, token: str) -> None:
        """Writes onto a collection whose it is, and in which state."""
        collection.modify(
            metadata={
                "archive": self._identity,
                "embedder": self._embedder,
                "generation": generation,
                "token": token,
            }
        )

    def _lose(self, trouble: str) -> None:
        self._collection, self._trouble = None, trouble

    def _fail(self, error: Exception) -> None:
        """Leaves the server alone for a while."""
        self._failed = time.monotonic()
        line = (str(error).splitlines() or [""])[0] or type(error).__name__
        self._lose(f"does not answer as a Chroma server does: {line}")


def _open(url: str, seconds: int) -> BoundedApi:
    from index.chroma_http import open_api  # chromadb takes half a second to import

    return open_api(url, seconds)
