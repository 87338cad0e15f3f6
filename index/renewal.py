"""Makes anew, from the archive alone, what a change of a model has left missing."""

from __future__ import annotations

from collections.abc import Sequence

from index.archive import Archive
from index.embedder import Embedder
from index.lexicon import Lexicon
from index.sync import Listener, Progress

BATCH = 1024  # passages; one transaction


def embed_missing(archive: Archive, embedder: Embedder, listener: Listener) -> None:
    """Embeds passages that this embedder has not seen.

    Args:
        archive: Holds the passages, and takes their vectors.
        embedder: The one in use now.
        listener: Told how far it is.
    """
    missing = archive.passages_without(embedder.name)
    for start in range(0, len(missing), BATCH):
        chosen = missing[start : start + BATCH]
        vectors = embedder.embed_passages(_texts(archive, chosen))
        with archive.transaction():
            archive.put_vectors(embedder.name, chosen, vectors)
        listener(Progress(start + len(chosen), len(missing), "embedding"))


def tokenize_missing(archive: Archive, lexicon: Lexicon) -> None:
    """Makes the word pieces of passages that have none, or those of another model.

    Args:
        archive: Holds the passages, and takes their pieces.
        lexicon: The one in use now.
    """
    missing = archive.passages_without_pieces(lexicon.name)
    for start in range(0, len(missing), BATCH):
        chosen = missing[start : start + BATCH]
        pieces = lexicon.tokenize(_texts(archive, chosen))
        with archive.transaction():
            archive.put_pieces(lexicon.name, chosen, pieces)


def _texts(archive: Archive, numbers: Sequence[int]) -> list[str]:
    """What models read of passages: each under its article's title."""
    found = archive.passages(numbers)
    passages = [found[number] for number in numbers]
    return [(f"{p.article.title}. " if p.article.title else "") + p.text for p in passages]
