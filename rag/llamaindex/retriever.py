"""Kutip's search as a LlamaIndex retriever."""

from __future__ import annotations

import asyncio

from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.callbacks import CallbackManager
from llama_index.core.schema import NodeWithScore, QueryBundle

from index import Index
from index.errors import UsageError
from index.filters import Filter
from rag.chatbot import Chatbot
from rag.llamaindex.nodes import passage_node


class KutipRetriever(BaseRetriever):
    """Finds passages: lexical and dense search fused, across Indonesian and English.

    It embeds queries itself; embeddings that a ``QueryBundle`` brings along are not looked at, and
    LlamaIndex' global ``Settings`` are neither read nor set.

    Args:
        source: A chatbot or an index; it stays the caller's to close.
        k: How many passages at most.
        only: Looks only at the articles that this lets through.
        callback_manager: Told of each retrieval; None for nobody.
        verbose: As LlamaIndex has it.

    Raises:
        UsageError: If k is less than 1.
    """

    def __init__(
        self,
        source: Chatbot | Index,
        k: int = 10,
        only: Filter | None = None,
        callback_manager: CallbackManager | None = None,
        verbose: bool = False,
    ) -> None:
        if k < 1:
            raise UsageError(f"k is {k}; ask for at least one passage.")
        self._source = source
        self._k = k
        self._only = only
        super().__init__(callback_manager=callback_manager, verbose=verbose)

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        hits = self._source.search(query_bundle.query_str, self._k, only=self._only)
        return [passage_node(hit) for hit in hits]

    async def _aretrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        # A search computes for milliseconds: elsewhere, so that the event loop goes on.
        return await asyncio.to_thread(self._retrieve, query_bundle)
