"""What is measured: one protocol, Kutip behind it, and the makers of all systems by name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from eval.retrieval.pool import PoolPassage
from index import Index
from index.article import RawArticle
from index.errors import UsageError
from index.sync import Listener

KUTIP_ARMS = {
    "kutip": ("lexical", "dense"),
    "lexical": ("lexical",),
    "dense": ("dense",),
}
BASELINES = ("bm25s", "llamaindex-default")
DEFAULT_SYSTEMS = (*KUTIP_ARMS, *BASELINES)  # the slowest last


class RetrievalSystem(Protocol):
    """Finds passages.

    Attributes:
        name: As given on the command line.
        details: What else there is to know of it: its embedder, its settings.
    """

    name: str
    details: Mapping[str, str]

    def add(self, passages: Sequence[PoolPassage], progress: Listener) -> None:
        """Indexes more passages; they are numbered on from those that are there."""

    def search(self, question: str, k: int) -> list[int]:
        """Numbers of the k passages that fit best, best first."""

    def close(self) -> None:
        """Closes all files."""


class KutipSystem:
    """Kutip's own search, or one arm of it.

    Args:
        name: ``kutip``, ``lexical``, ``dense``, or ``kutip:EMBEDDER``.
        folder: Where its home is made.

    Raises:
        EmbedderError: If the embedder cannot be loaded.
    """

    def __init__(self, name: str, folder: Path) -> None:
        base, _, embedder = name.partition(":")
        self.name = name
        self._arms = KUTIP_ARMS[base]
        self._index = Index.open(folder, embedder or None)
        self._count = 0
        self.details: Mapping[str, str] = {
            "embedder": self._index.status().embedder,
            "arms": ", ".join(self._arms),
        }

    def add(self, passages: Sequence[PoolPassage], progress: Listener) -> None:
        """Indexes more passages as they stand."""
        self._index.add_passages(self._articles(passages), progress)
        self._count += len(passages)

    def _articles(self, passages: Sequence[PoolPassage]) -> Iterator[RawArticle]:
        for number, passage in enumerate(passages, start=self._count):
            given = {"title": passage.title} if passage.title else {}
            yield RawArticle(str(number), str(number), passage.text, given)

    def search(self, question: str, k: int) -> list[int]:
        """Numbers of the k passages that fit best, best first."""
        hits = self._index.search(question, k, arms=self._arms)
        return [int(hit.passage.article.id) for hit in hits]

    def close(self) -> None:
        """Closes the index."""
        self._index.close()


def check_name(name: str) -> None:
    """Makes sure that there is a system of this name.

    Raises:
        UsageError: If there is none.
    """
    base, colon, embedder = name.partition(":")
    if name in KUTIP_ARMS or name in BASELINES or (base == "kutip" and colon and embedder):
        return
    known = ", ".join((*KUTIP_ARMS, "kutip:EMBEDDER", *BASELINES))
    raise UsageError(f"There is no system {name!r}. Known: {known}")


def make_system(name: str, folder: Path) -> RetrievalSystem:
    """A system with nothing in it yet.

    Args:
        name: One that ``check_name`` lets through.
        folder: An empty folder for its files.

    Raises:
        BaselineError: If its library is not installed.
        EmbedderError: If its embedder cannot be loaded.
    """
    from eval.retrieval.baselines import Bm25sSystem, LlamaIndexSystem

    if name == "bm25s":
        return Bm25sSystem(folder)
    if name == "llamaindex-default":
        return LlamaIndexSystem(folder)
    return KutipSystem(name, folder)
