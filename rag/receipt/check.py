"""Checks a receipt, line by line: what still holds, what no longer does, what nobody can check."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from index.dates import find_dates
from rag.normalise import normalise
from rag.question import Kind
from rag.quoted import QUOTING
from rag.quoting import BEFORE
from rag.receipt.articles import Found, file_name
from rag.receipt.receipt import (
    Receipt,
    ReceiptArticle,
    ReceiptConflict,
    ReceiptLead,
    ReceiptQuote,
    ReceiptStatement,
    text_digest,
)
from rag.verify import VERBATIM
from rag.wording import quoted, refusal

State = Literal["holds", "broken", "unchecked"]
_MARK = re.compile(r"\[(\d{1,4})\]")
SHOWN = 60  # characters of a text in a line


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that a receipt says, and how it stands.

    Attributes:
        state: ``holds``; ``broken`` where it no longer holds; ``unchecked`` where it cannot be
            told from receipt and articles, such as what a language model made of a quote.
        about: What it is about, such as ``quote 1``.
        text: How it stands, in plain words.
    """

    state: State
    about: str
    text: str


def check(receipt: Receipt, found: Mapping[str, Found]) -> tuple[Line, ...]:
    """Checks a receipt against articles.

    Args:
        receipt: The receipt.
        found: The articles as they are now, by their ids in the receipt; those missing are
            reported.

    Returns:
        Lines about the articles, the quotes, the leads, the statements, what articles say
        differently, and the answer.
    """
    quotes = {quote.number: quote for quote in receipt.quotes}
    articles = {article.id: article for article in receipt.articles}
    lines: list[Line] = []
    for article in receipt.articles:
        lines += _article_lines(article, found.get(article.id))
    for quote in receipt.quotes:
        lines.append(_quote_line(quote, articles[quote.article], found.get(quote.article)))
    for number, lead in enumerate(receipt.leads, start=1):
        lines.append(_lead_line(f"lead {number}", lead, quotes, articles, receipt.language))
    for number, statement in enumerate(receipt.statements, start=1):
        lines.append(_statement_line(f"statement {number}", statement, quotes, receipt.writer))
    for number, conflict in enumerate(receipt.conflicts, start=1):
        lines.append(_conflict_line(f"disagreement {number}", conflict, quotes))
    return (*lines, _answer_line(receipt))


def _article_lines(article: ReceiptArticle, found: Found | None) -> list[Line]:
    about = f"article {file_name(article.path)}"
    if found is None:
        return [Line("broken", about, f"is not among the articles (its id was {article.id})")]
    digest = text_digest(found.text)
    if digest == article.sha256:
        lines = [Line("holds", about, f"has the same text (SHA-256 {digest[:12]}…)")]
    else:
        hashes = f"SHA-256 {digest[:12]}… instead of {article.sha256[:12]}…"
        lines = [Line("broken", about, f"has changed: {hashes}")]
    described = (
        ("title", article.title, found.title),
        ("outlet", article.outlet, found.outlet),
        ("date", article.published, found.published),
    )
    for name, then, now in described:
        if then != now:
            text = f"its {name} is {_named(now)} instead of {_named(then)}"
            lines.append(Line("broken", about, text))
    return lines


def _quote_line(quote: ReceiptQuote, article: ReceiptArticle, found: Found | None) -> Line:
    about, name = f"quote {quote.number}", file_name(article.path)
    if found is None:
        return Line("broken", about, f"its article {name} is not there")
    changed = text_digest(found.text) != article.sha256
    if found.text[quote.start : quote.end] == quote.quote:
        still = ", though the article has changed" if changed else ""
        text = f"stands word for word at {quote.start} to {quote.end} of {name}{still}"
        return Line("holds", about, text)
    start = _nearest(found.text, quote.quote, quote.start)
    if start is None:
        text = f"does not stand in {name}: {_cut(quote.quote)}"
        return Line("broken", about, text)
    now = f"{start} to {start + len(quote.quote)}"
    text = f"stands in {name}, but at {now}, not at {quote.start} to {quote.end}"
    return Line("broken", about, text)


def _nearest(text: str, quote: str, start: int) -> int | None:
    """Where a quote stands, as close to a place as possible; None where it does not."""
    before = text.rfind(quote, 0, min(start, len(text)) + len(quote))
    after = text.find(quote, min(start, len(text)))
    places = [place for place in (before, after) if place >= 0]
    return min(places, key=lambda place: abs(place - start), default=None)


def _lead_line(
    about: str,
    lead: ReceiptLead,
    quotes: Mapping[int, ReceiptQuote],
    articles: Mapping[str, ReceiptArticle],
    language: str,
) -> Line:
    if fault := _citation_fault(lead.citations, quotes):
        return Line("broken", about, fault)
    for quote in (quotes[number] for number in lead.citations):
        place = quote.quote.find(lead.verbatim)
        if place < 0 or not lead.verbatim.strip():
            continue
        if lead.text == lead.verbatim:
            return Line("holds", about, f"stands word for word in quote {quote.number}")
        source = articles[quote.article].language
        if _says(lead, language, quote, place, source):
            text = f"says what quote {quote.number} has as {_cut(lead.verbatim)}"
            return Line("holds", about, text)
    text = f"{_cut(lead.text)} was worked out from the quotes; compare them yourself"
    return Line("unchecked", about, text)


def _says(lead: ReceiptLead, language: str, quote: ReceiptQuote, place: int, source: str) -> bool:
    """True if a lead is what a quote says in the words at a place, in the other language's form."""
    before = quote.quote[max(place - BEFORE, 0) : place]
    if any(
        lead.text == normalise(lead.verbatim, source, language, kind, before)
        for kind in get_args(Kind)
    ):
        return True
    dates = find_dates(lead.text, language)
    if len(dates) != 1 or (dates[0].start, dates[0].end) != (0, len(lead.text)):
        return False
    stated = find_dates(quote.quote, source)
    end = place + len(lead.verbatim)
    return any(
        date.iso() == dates[0].iso() and place <= date.start and date.end <= end for date in stated
    )


def _statement_line(
    about: str, statement: ReceiptStatement, quotes: Mapping[int, ReceiptQuote], writer: str
) -> Line:
    flagged = statement.support == "unsupported" and not statement.citations
    if flagged and writer != QUOTING:
        text = f"is not supported, as the receipt says: {_cut(statement.text)}"
        return Line("unchecked", about, text)
    if fault := _citation_fault(statement.citations, quotes):
        return Line("broken", about, fault)
    own = [quotes[number] for number in statement.citations]
    if statement.text == " ".join(f"{quoted(q.quote)} [{q.number}]" for q in own):
        numbers = " and ".join(str(number) for number in statement.citations)
        return Line("holds", about, f"is made of quote {numbers}, word for word")
    if writer == QUOTING or statement.why == VERBATIM:
        return Line("broken", about, f"is not made of its quotes: {_cut(statement.text)}")
    # Its marks stand behind its last blank; others are words of it: "[2024]".
    marked = {int(mark) for mark in _MARK.findall(statement.text.rpartition(" ")[2])}
    if marked != set(statement.citations):
        return Line("broken", about, f"its marks are not its citations: {_cut(statement.text)}")
    text = f"is in words of {writer}; that it is {statement.support} is the receipt's verdict"
    return Line("unchecked", about, text)


def _conflict_line(
    about: str, conflict: ReceiptConflict, quotes: Mapping[int, ReceiptQuote]
) -> Line:
    if fault := _citation_fault(conflict.citations, quotes):
        return Line("broken", about, fault)
    articles = {quotes[number].article for number in conflict.citations}
    if len(articles) < len(conflict.citations):
        return Line("broken", about, "has two sides of one article")
    if not conflict.values:
        return Line("unchecked", about, "does not say what its sides are; compare them yourself")
    for value, number in zip(conflict.values, conflict.citations, strict=True):
        if value not in quotes[number].quote:
            return Line("broken", about, f"{_cut(value)} does not stand in quote {number}")
    numbers = " and ".join(str(number) for number in conflict.citations)
    return Line("holds", about, f"its sides stand word for word in quotes {numbers}")


def _citation_fault(citations: tuple[int, ...], quotes: Mapping[int, ReceiptQuote]) -> str:
    """What is wrong with citations; empty if nothing is."""
    if not citations:
        return "stands on no quote"
    missing = [str(number) for number in citations if number not in quotes]
    return f"refers to a quote that is not there: [{missing[0]}]" if missing else ""


def _answer_line(receipt: Receipt) -> Line:
    """Whether the answer says what its parts say, and nothing else."""
    about = "answer"
    if receipt.reason is not None:
        if receipt.statements or receipt.leads or receipt.quotes:
            return Line("broken", about, "is called a refusal, but has statements or quotes")
        if receipt.text != refusal(receipt.language, receipt.reason):
            return Line("broken", about, f"is no refusal of Kutip's: {_cut(receipt.text)}")
        return Line("holds", about, "is a refusal: it says nothing about the articles")
    if not receipt.statements:
        return Line("broken", about, "has no statement")
    said = "; ".join(
        f"{lead.text} {''.join(f'[{number}]' for number in lead.citations)}"
        for lead in receipt.leads
    )
    rest = receipt.text
    for part in filter(None, [said, *(statement.text for statement in receipt.statements)]):
        rest = rest.lstrip()
        if not rest.startswith(part):
            return Line("broken", about, f"does not go on with {_cut(part)} but: {_cut(rest)}")
        rest = rest[len(part) :]
    if rest.strip():
        return Line("broken", about, f"says more than its statements: {_cut(rest.strip())}")
    return Line("holds", about, "consists of its leads and statements")


def _named(value: str | None) -> str:
    return "not stated" if value is None else _cut(value)


def _cut(text: str) -> str:
    """A text in a line, cut where it is long."""
    line = " ".join(text.split())
    return f"“{line}”" if len(line) <= SHOWN else f"“{line[: SHOWN - 1]}…”"
