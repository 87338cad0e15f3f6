"""What a receipt holds. The fields are the keys of its JSON (see the package's docstring)."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from rag.answer import Reason, Support

FORMAT = 1
FORMAT_KEY = "kutip_receipt"


@dataclass(frozen=True, slots=True)
class ReceiptArticle:
    """An article that is quoted.

    Attributes:
        id: As Kutip knew it.
        title: Headline, or None.
        outlet: Who published it, or None.
        published: ISO 8601, or None.
        language: ``"id"``, ``"en"`` or ``"und"``.
        url: Web address given with it, or None.
        path: Where it was read from.
        sha256: Of its original text in UTF-8, 64 small hexadecimal digits.
    """

    id: str
    title: str | None
    outlet: str | None
    published: str | None
    language: str
    url: str | None
    path: str
    sha256: str


@dataclass(frozen=True, slots=True)
class ReceiptQuote:
    """``article text[start:end]``, word for word; ``article`` is the article's id."""

    number: int
    quote: str
    start: int
    end: int
    article: str


@dataclass(frozen=True, slots=True)
class ReceiptLead:
    """What was asked for, in a few words; ``citations`` are numbers of quotes."""

    text: str
    verbatim: str
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ReceiptStatement:
    """A statement with its verdict; ``citations`` are numbers of quotes."""

    text: str
    support: Support
    why: str
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ReceiptConflict:
    """What articles say differently: each side's words, and the number of its quote."""

    about: str
    values: tuple[str, ...]
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Receipt:
    """An answer with all that is needed to check it against the articles."""

    created: str
    versions: Mapping[str, str] = field(hash=False)
    question: str
    resolved: str | None
    language: str
    text: str
    refused: bool
    reason: Reason | None
    leads: tuple[ReceiptLead, ...]
    statements: tuple[ReceiptStatement, ...]
    withheld: tuple[ReceiptStatement, ...]
    quotes: tuple[ReceiptQuote, ...]
    articles: tuple[ReceiptArticle, ...]
    writer: str
    confidence: float | None
    notice: str | None = None
    conflicts: tuple[ReceiptConflict, ...] = ()


def text_digest(text: str) -> str:
    """SHA-256 of an article's original text in UTF-8."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
