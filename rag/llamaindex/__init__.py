"""Kutip inside LlamaIndex: a retriever and a query engine over an indexed collection.

This package imports LlamaIndex, so ``import rag`` does not import it: name it yourself.

Example:
    >>> from rag import Chatbot
    >>> from rag.llamaindex import KutipQueryEngine, KutipRetriever
    >>> with Chatbot.open() as bot:
    ...     nodes = KutipRetriever(bot, k=5).retrieve("unconditional support")
    ...     response = KutipQueryEngine(bot).query("when did Kim pledge unconditional support?")
"""

from rag.llamaindex.query_engine import KutipQueryEngine
from rag.llamaindex.retriever import KutipRetriever

__all__ = ["KutipQueryEngine", "KutipRetriever"]
