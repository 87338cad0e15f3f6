"""Kutip's answers as a LlamaIndex query engine."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import date
from typing import Any

from llama_index.core.base.base_query_engine import BaseQueryEngine
from llama_index.core.base.response.schema import Response
from llama_index.core.callbacks import CallbackManager, CBEventType, EventPayload
from llama_index.core.prompts.mixin import PromptMixinType
from llama_index.core.schema import QueryBundle

from index.article import Hit
from index.filters import Filter
from rag.answer import Answer, Citation, Conflict, Statement
from rag.chatbot import Chatbot
from rag.llamaindex.nodes import place_id, quote_node


class KutipQueryEngine(BaseQueryEngine):
    """Answers questions with verbatim quotes, or refuses.

    The response's text is the answer with its ``[1]`` marks; its ``source_nodes`` are the quotes,
    by number, and none where the articles do not say. Its ``metadata`` holds plain values:
    ``refused``, ``reason``, ``question``, ``resolved``, ``language``, ``writer``, ``confidence``,
    ``statements`` and ``withheld`` (each ``{text, support, why, citations}``, the last as node
    ids), ``closest`` (``{id, text}`` of the passages nearest to a refused question), ``conflicts``
    (``{about, values, citations}``: what cited articles say differently) and ``notice`` (what went
    wrong with the language model, or None).

    Each question is answered by itself: a query engine has no history.

    Args:
        bot: Answers; it stays the caller's to close.
        today: The day that "yesterday" counts from; None is the real one.
        only: Looks only at the articles that this lets through.
        callback_manager: Told of each question; None for nobody.
    """

    def __init__(
        self,
        bot: Chatbot,
        today: date | None = None,
        only: Filter | None = None,
        callback_manager: CallbackManager | None = None,
    ) -> None:
        self._bot = bot
        self._today = today
        self._only = only
        super().__init__(callback_manager)

    def _query(self, query_bundle: QueryBundle) -> Response:
        """Answers. Raises ``QuestionError`` if the question is empty or too long."""
        with self.callback_manager.event(
            CBEventType.QUERY, payload={EventPayload.QUERY_STR: query_bundle.query_str}
        ) as told:
            made = _response(self._ask(query_bundle))
            told.on_end(payload={EventPayload.RESPONSE: made})
        return made

    async def _aquery(self, query_bundle: QueryBundle) -> Response:
        """The same, without holding up the event loop."""
        with self.callback_manager.event(
            CBEventType.QUERY, payload={EventPayload.QUERY_STR: query_bundle.query_str}
        ) as told:
            made = _response(await asyncio.to_thread(self._ask, query_bundle))
            told.on_end(payload={EventPayload.RESPONSE: made})
        return made

    def _get_prompt_modules(self) -> PromptMixinType:
        return {}

    def _ask(self, query_bundle: QueryBundle) -> Answer:
        return self._bot.ask(query_bundle.query_str, today=self._today, only=self._only)


def _response(answer: Answer) -> Response:
    return Response(
        answer.text,
        source_nodes=[quote_node(citation) for citation in answer.citations],
        metadata={
            "refused": answer.refused,
            "reason": answer.reason,
            "question": answer.question,
            "resolved": answer.resolved,
            "language": answer.language,
            "writer": answer.writer,
            "confidence": answer.confidence,
            "statements": _statements(answer.statements),
            "withheld": _statements(answer.withheld),
            "closest": [_closest(hit) for hit in answer.closest],
            "conflicts": [_conflict(conflict) for conflict in answer.conflicts],
            "notice": answer.notice,
        },
    )


def _statements(statements: Sequence[Statement]) -> list[dict[str, Any]]:
    return [
        {
            "text": statement.text,
            "support": statement.support,
            "why": statement.why,
            "citations": _ids(statement.citations),
        }
        for statement in statements
    ]


def _conflict(conflict: Conflict) -> dict[str, Any]:
    return {
        "about": conflict.about,
        "values": list(conflict.values),
        "citations": _ids(conflict.citations),
    }


def _ids(citations: Sequence[Citation]) -> list[str]:
    return [place_id(one.article, one.start, one.end) for one in citations]


def _closest(hit: Hit) -> dict[str, str]:
    passage = hit.passage
    return {"id": place_id(passage.article, passage.start, passage.end), "text": passage.text}
