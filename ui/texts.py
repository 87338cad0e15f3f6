"""What the interface says of answers, articles and writers, put together from its words."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from index.article import Article
from index.dates import format_date, read_iso
from rag.answer import Answer, Conflict, Statement
from rag.conflicts.wording import source
from rag.llm.gguf_file import TOY
from rag.quoted import QUOTING
from rag.wording import quoted
from ui.words import words


class Writes(Protocol):
    """Something that can say which writer answers."""

    @property
    def writer_name(self) -> str:
        """For instance ``"quote"``."""


def headline(article: Article) -> str:
    """What an article is called: its title, or the name of its file where it states none."""
    return article.title or Path(article.path).name


def also_in(articles: Sequence[Article], language: str) -> str:
    """Where else the same is said: outlet and date of each article."""
    says = words(language)
    named = "; ".join(
        f"{article.outlet or says.no_outlet}, {date_words(article.published, language)}"
        for article in articles
    )
    return says.also_in.format(articles=named)


def likelihood(answer: Answer) -> str:
    """How likely the articles answer, in words; empty where that was not weighed."""
    if answer.confidence is None:
        return ""
    percent = min(max(round(100 * answer.confidence), 1), 99)  # it is never certain
    return words(answer.language).likely.format(percent=percent)


def written_by(answer: Answer) -> str:
    """Which language model wrote an answer; empty where the articles' own sentences answer."""
    if answer.writer == QUOTING:
        return ""
    return words(answer.language).written_by.format(writer=answer.writer)


def withheld(count: int, language: str) -> str:
    """How many statements were held back."""
    says = words(language)
    return says.withheld_one if count == 1 else says.withheld_many.format(count=count)


def verdict(statement: Statement, language: str) -> str:
    """What readers must know of a statement, with the reason; empty where it is supported."""
    says = words(language)
    name = {"partial": says.partly, "unsupported": says.unsupported}.get(statement.support)
    if name is None:
        return ""
    return f"{name}: {statement.why}" if statement.why else name


def sides(conflict: Conflict, language: str) -> list[tuple[str, int]]:
    """Each side of a conflict: what the article says, with outlet and date, and the citation."""
    values = conflict.values or [""] * len(conflict.citations)
    return [
        (f"{_quoted(value)}({source(language, citation)})", citation.number)
        for value, citation in zip(values, conflict.citations, strict=True)
    ]


def _quoted(value: str) -> str:
    return f"{quoted(value)} " if value.strip() else ""


def differ(conflict: Conflict, language: str) -> str:
    """The line over the sides of a conflict."""
    about = "" if conflict.values else f" {conflict.about}"
    return f"{words(language).differ}:{about}"


def writer_notice(bot: Writes, language: str) -> str:
    """Who writes the answers, and how to have a language model do it where none does."""
    says, name = words(language), bot.writer_name
    if name == QUOTING:
        return says.no_model
    notice = says.model.format(writer=name)
    return f"{notice} {says.toy}" if name.startswith(f"gguf:{TOY} ") else notice


def date_words(published: str | None, language: str) -> str:
    """An article's date as people write it, only as precise as it is known."""
    if published is None:
        return words(language).no_date
    date = read_iso(published)
    return format_date(date, language) if date else published
