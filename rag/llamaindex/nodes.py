"""Passages and quotes as LlamaIndex nodes.

A node's text is one contiguous verbatim span of its article, ``start_char_idx`` and
``end_char_idx`` say where, and its id is made of the article's id and that span: the same words of
the same article have the same id in every search, process and machine.
"""

from __future__ import annotations

from typing import Any

from llama_index.core.schema import (
    NodeRelationship,
    NodeWithScore,
    ObjectType,
    RelatedNodeInfo,
    TextNode,
)

from index.article import Article, Hit
from rag.answer import Citation

# What a language model has no use for; a path may also tell a server the user's name.
_NOT_FOR_MODELS = ("path", "article_id", "start", "end", "number")


def passage_node(hit: Hit) -> NodeWithScore:
    """A passage that search found, with its fused score (comparable within one search only)."""
    passage = hit.passage
    node = _node(passage.article, passage.text, passage.start, passage.end)
    return NodeWithScore(node=node, score=hit.score)


def quote_node(citation: Citation) -> NodeWithScore:
    """A quote that an answer stands on; ``metadata["number"]`` is its mark in the answer.

    It has no score: it was checked, not ranked.
    """
    node = _node(citation.article, citation.quote, citation.start, citation.end)
    node.metadata["number"] = citation.number
    return NodeWithScore(node=node)


def place_id(article: Article, start: int, end: int) -> str:
    """The stable id of ``article text[start:end]``."""
    return f"{article.id}:{start}-{end}"


def _node(article: Article, text: str, start: int, end: int) -> TextNode:
    metadata: dict[str, Any] = {
        "title": article.title,
        "outlet": article.outlet,
        "published": article.published,
        "path": article.path,
        "article_id": article.id,
        "start": start,
        "end": end,
    }
    # A model must not read "published: None" as something the article says.
    unstated = [name for name, value in metadata.items() if value is None]
    return TextNode(
        id_=place_id(article, start, end),
        text=text,
        start_char_idx=start,
        end_char_idx=end,
        metadata=metadata,
        excluded_llm_metadata_keys=[*_NOT_FOR_MODELS, *unstated],
        excluded_embed_metadata_keys=[*_NOT_FOR_MODELS, *unstated],
        relationships={
            NodeRelationship.SOURCE: RelatedNodeInfo(
                node_id=article.id, node_type=ObjectType.DOCUMENT
            )
        },
    )
