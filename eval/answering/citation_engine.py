"""LlamaIndex's CitationQueryEngine over Kutip's search and a language model of Kutip's settings."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from datetime import date

from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.query_engine import CitationQueryEngine
from llama_index.core.schema import NodeWithScore, QueryBundle

from eval.answering.kutip import TODAY
from eval.answering.marked import read_answer
from eval.answering.outcome import Evidence, Outcome
from eval.answering.system import Timing
from eval.answering.titles import title_line
from eval.answering.watched import WatchedModel
from eval.cases import Case
from eval.judges.llama_llm import KutipLLM
from index import Index
from index.errors import WriterError
from index.filters import Filter
from index.language import detect_language
from rag.drafting.writer import PASSAGES
from rag.llamaindex.nodes import passage_node


class CitationEngineSystem:
    """Asks a CitationQueryEngine with its own prompts and splitter, just as it comes.

    It is given as many passages as Kutip gives a language model, out of the same search. It does
    not read earlier questions, knows no refusal but the model's words, and checks no mark.
    Importing this imports LlamaIndex, which takes a second.

    Attributes:
        name: ``llamaindex-citation``, and who writes.

    Args:
        index: Is searched.
        model: Writes.
        today: The day that "yesterday" counts from.
        only: For questions, by id, that are asked of some articles alone: which. Their outlets
            were made up to tell them apart, so they are no evidence.
    """

    def __init__(
        self,
        index: Index,
        model: WatchedModel,
        today: date = TODAY,
        only: Mapping[str, Filter] | None = None,
    ) -> None:
        self.name = f"llamaindex-citation, {model.name}"
        self._model = model
        self._only = only or {}
        self._retriever = _Search(index, today)
        self._engine = CitationQueryEngine(retriever=self._retriever, llm=KutipLLM.over(model))

    def answer(self, case: Case) -> tuple[Outcome, Timing | None]:
        """Answers one question; see ``System``.

        Raises:
            WriterError: If the language model will fail with the next question too.
        """
        only = self._retriever.only = self._only.get(case.id)
        query = QueryBundle(case.question)
        start = time.perf_counter()
        nodes = self._engine.retrieve(query)
        retrieve = (time.perf_counter() - start) * 1000
        try:
            response = self._engine.synthesize(query, nodes)
        except WriterError as error:
            fault = self._model.fault() or str(error)
            return Outcome(case.id, "", refused=False, error=fault), None
        except ValueError as error:  # so it says that the prompt leaves no room for a passage
            return Outcome(case.id, "", refused=False, error=str(error)), None
        total = (time.perf_counter() - start) * 1000
        passages = _passages(response.source_nodes, only)
        # Without a passage it does not ask the model and says "Empty Response".
        outcome = read_answer(case, str(response), passages, None if passages else True)
        first = total if outcome.claims else None
        return outcome, Timing(case.id, retrieve, first, total)


class _Search(BaseRetriever):
    """Kutip's search as of a given day, over the articles that ``only`` lets through."""

    def __init__(self, index: Index, today: date) -> None:
        self.only: Filter | None = None
        self._index = index
        self._today = today
        super().__init__()

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        text = query_bundle.query_str
        hits = self._index.search(text, PASSAGES, only=self.only, today=self._today)
        return [passage_node(hit) for hit in hits]


def _passages(nodes: Sequence[NodeWithScore], only: Filter | None) -> tuple[Evidence, ...]:
    """The sources as the engine numbered them, from 1, without the line that says the number."""
    found = []
    for number, node in enumerate(nodes, start=1):
        text = node.get_content().removeprefix(f"Source {number}:\n").removesuffix("\n")
        about = node.metadata
        outlet = None if only and about["outlet"] in only.outlets else about["outlet"]
        line = title_line(about["title"], outlet, about["published"], detect_language(text))
        found.append(Evidence(text, line))
    return tuple(found)
