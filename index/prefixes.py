"""What families of embedding models want written before a text (from the models' cards)."""

from __future__ import annotations

import re
from dataclasses import dataclass

SEARCH = "Represent this sentence for searching relevant passages: "
INSTRUCTION = (
    "Instruct: Given a web search query, retrieve relevant passages that answer the query\nQuery: "
)


@dataclass(frozen=True, slots=True)
class Prefixes:
    """What stands before a question and before a passage; often nothing."""

    query: str = ""
    passage: str = ""


# The first that matches counts; a name may hold more: `intfloat/multilingual-e5-large-instruct`.
FAMILIES = (
    (r"\be5\b.*\binstruct\b", Prefixes(INSTRUCTION)),
    (r"\be5\b", Prefixes("query: ", "passage: ")),
    (r"\bnomic-embed-text\b", Prefixes("search_query: ", "search_document: ")),
    (r"\bmxbai-embed\b", Prefixes(SEARCH)),
    (r"\barctic-embed2\b|\barctic-embed\b.*\bv2\b", Prefixes("query: ")),
    (r"\barctic-embed\b", Prefixes(SEARCH)),
    (r"\bbge-(?:small|base|large)-en\b", Prefixes(SEARCH)),
    (r"\bqwen3-embedding\b", Prefixes(INSTRUCTION)),
    (r"\bembeddinggemma\b", Prefixes("task: search result | query: ", "title: none | text: ")),
)


def find_prefixes(model: str) -> Prefixes:
    """The prefixes of a model's family; none for one that is not known to want any."""
    name = model.lower().replace("_", "-")
    return next((found for family, found in FAMILIES if re.search(family, name)), Prefixes())
