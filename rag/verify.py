"""Verification: nothing is shown as supported that does not stand word for word in an article."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from rag.answer import Citation, Statement

VERBATIM = "verbatim in the article"


def verify(statement: Statement, text_of: Callable[[str], str]) -> Statement:
    """Checks a statement made of quotes against the articles as they are stored.

    Args:
        statement: The statement; its verdict is not looked at.
        text_of: Original text of an article, by id.

    Returns:
        The statement with its verdict: supported if it has citations and each quote is a
        verbatim span of its article.
    """
    if not statement.citations:
        return replace(statement, support="unsupported", why="no citation")
    if why := misquoted(statement, text_of):
        return replace(statement, support="unsupported", why=why)
    return replace(statement, support="supported", why=VERBATIM)


def misquoted(statement: Statement, text_of: Callable[[str], str]) -> str | None:
    """Which of a statement's quotes does not stand in its article; None if all do."""
    for citation in statement.citations:
        if not is_verbatim(citation, text_of(citation.article.id)):
            return f"quote {citation.number} does not stand in {citation.article.path}"
    return None


def is_verbatim(citation: Citation, text: str) -> bool:
    """True if a citation's quote is the span of the text that it names."""
    inside = 0 <= citation.start < citation.end <= len(text)
    return inside and text[citation.start : citation.end] == citation.quote
