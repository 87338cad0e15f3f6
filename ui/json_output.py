"""Answers and status as JSON objects, for ``--json``."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from index import Status
from index.article import Article, Hit
from rag.answer import Answer, Citation, Conflict, Lead, Statement

# What must not reach a terminal as it is; within JSON these stand in strings only.
_UNSAFE = re.compile(
    "[\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)


def dump(value: Mapping[str, Any]) -> str:
    """One JSON object; control, direction and invisible characters are escaped."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return _UNSAFE.sub(lambda found: json.dumps(found[0])[1:-1], text)


def answer_object(answer: Answer) -> dict[str, Any]:
    """An answer with the keys of the contract; a statement's citations are their numbers."""
    return {
        "question": answer.question,
        "resolved": answer.resolved,
        "language": answer.language,
        "text": answer.text,
        "refused": answer.refused,
        "reason": answer.reason,
        "statements": [_statement(each) for each in answer.statements],
        "withheld": [_statement(each) for each in answer.withheld],
        "citations": [_citation(each) for each in answer.citations],
        "closest": [_hit(each) for each in answer.closest],
        "conflicts": [_conflict(each) for each in answer.conflicts],
        "writer": answer.writer,
        "notice": answer.notice,
        "leads": [_lead(each) for each in answer.leads],
        "confidence": answer.confidence,
        "timings_ms": dict(answer.timings_ms),
    }


def status_object(status: Status) -> dict[str, Any]:
    """What a home holds."""
    return {
        "home": status.home,
        "articles": status.articles,
        "sources": status.sources,
        "passages": status.passages,
        "languages": dict(status.languages),
        "outlets": dict(status.outlets),
        "embedder": status.embedder,
        "chroma": status.chroma,
        "chroma_trouble": status.chroma_trouble or None,
        "forgotten": status.forgotten,
        "bytes": status.bytes,
    }


def _statement(statement: Statement) -> dict[str, Any]:
    return {
        "text": statement.text,
        "support": statement.support,
        "why": statement.why,
        "citations": [citation.number for citation in statement.citations],
    }


def _lead(lead: Lead) -> dict[str, Any]:
    return {
        "text": lead.text,
        "verbatim": lead.verbatim,
        "citations": [citation.number for citation in lead.citations],
    }


def _citation(citation: Citation) -> dict[str, Any]:
    return {
        "number": citation.number,
        "quote": citation.quote,
        "start": citation.start,
        "end": citation.end,
        **_article(citation.article),
    }


def _article(article: Article) -> dict[str, Any]:
    return {
        "article_id": article.id,
        "title": article.title,
        "outlet": article.outlet,
        "published": article.published,
        "path": article.path,
    }


def _hit(hit: Hit) -> dict[str, Any]:
    passage = hit.passage
    return {
        "id": passage.id,
        "text": passage.text,
        "start": passage.start,
        "end": passage.end,
        **_article(passage.article),
        "score": hit.score,
        "ranks": dict(hit.ranks),
        "also": [_article(article) for article in hit.also],
    }


def _conflict(conflict: Conflict) -> dict[str, Any]:
    return {
        "about": conflict.about,
        "values": list(conflict.values),
        "citations": [citation.number for citation in conflict.citations],
    }
