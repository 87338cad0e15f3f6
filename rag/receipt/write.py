"""Makes the receipt of an answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from index.article import Article
from index.errors import ReceiptError
from index.read import READER_VERSION
from rag.answer import Answer, Citation, Statement
from rag.chatbot import Chatbot
from rag.receipt.receipt import (
    FORMAT,
    FORMAT_KEY,
    Receipt,
    ReceiptArticle,
    ReceiptConflict,
    ReceiptLead,
    ReceiptQuote,
    ReceiptStatement,
    text_digest,
)
from rag.verify import is_verbatim


def receipt_of(bot: Chatbot, answer: Answer) -> Receipt:
    """The receipt of an answer that a chatbot has just given; raises what ``make_receipt`` does."""
    return make_receipt(answer, bot.article_text, versions(bot.embedder))


def make_receipt(
    answer: Answer,
    text_of: Callable[[str], str],
    versions: Mapping[str, str],
    created: datetime | None = None,
) -> Receipt:
    """The receipt of an answer.

    Args:
        answer: The answer.
        text_of: Original text of an article, by id.
        versions: What answered, see ``versions``.
        created: When it is made, with a time zone; None is now.

    Raises:
        ReceiptError: If an article has changed since, so that a quote no longer stands in it.
        UnknownArticle: If an article has been removed since.
    """
    cited = {citation.article.id: citation.article for citation in answer.citations}
    texts = {article: text_of(article) for article in cited}
    for citation in answer.citations:
        if not is_verbatim(citation, texts[citation.article.id]):
            raise ReceiptError(
                f"The article {citation.article.path} has changed since the question was "
                "answered. Ask again, then save the receipt."
            )
    return Receipt(
        created=(created or datetime.now(UTC)).isoformat(timespec="seconds"),
        versions=dict(versions),
        question=answer.question,
        resolved=answer.resolved,
        language=answer.language,
        text=answer.text,
        refused=answer.refused,
        reason=answer.reason,
        leads=tuple(
            ReceiptLead(lead.text, lead.verbatim, tuple(c.number for c in lead.citations))
            for lead in answer.leads
        ),
        statements=tuple(_statement(each) for each in answer.statements),
        # What was kept back may cite what is no quote; nothing is to rest on it.
        withheld=tuple(ReceiptStatement(s.text, s.support, s.why, ()) for s in answer.withheld),
        quotes=tuple(_quote(citation) for citation in answer.citations),
        articles=tuple(_article(cited[name], text) for name, text in texts.items()),
        writer=answer.writer,
        confidence=answer.confidence,
        notice=answer.notice,
        conflicts=tuple(
            ReceiptConflict(each.about, each.values, tuple(c.number for c in each.citations))
            for each in answer.conflicts
        ),
    )


def receipt_object(receipt: Receipt) -> dict[str, Any]:
    """A receipt as an object for JSON, its format version first."""
    return {FORMAT_KEY: FORMAT, **asdict(receipt)}


def versions(embedder: str) -> dict[str, str]:
    """What an answer's quotes depend on.

    Args:
        embedder: Name of the embedder, which holds a digest of its weights.
    """
    return {
        "kutip": _installed("kutip"),
        "reading": READER_VERSION,
        "trafilatura": _installed("trafilatura"),
        "embedder": embedder,
    }


def _installed(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"


def _statement(statement: Statement) -> ReceiptStatement:
    numbers = tuple(citation.number for citation in statement.citations)
    return ReceiptStatement(statement.text, statement.support, statement.why, numbers)


def _quote(citation: Citation) -> ReceiptQuote:
    return ReceiptQuote(
        citation.number, citation.quote, citation.start, citation.end, citation.article.id
    )


def _article(article: Article, text: str) -> ReceiptArticle:
    return ReceiptArticle(
        id=article.id,
        title=article.title,
        outlet=article.outlet,
        published=article.published,
        language=article.language,
        url=article.url,
        path=article.path,
        sha256=text_digest(text),
    )
