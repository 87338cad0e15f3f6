"""Answers, reports and status on a terminal. Untrusted text is cleaned and never read as markup."""

from __future__ import annotations

import sys
from typing import TextIO

from rich.console import Console
from rich.text import Text

from index import Status, SyncReport
from index.article import Article, Hit
from rag.answer import Answer, Citation, Conflict
from ui.highlight import pieces
from ui.texts import (
    also_in,
    date_words,
    differ,
    headline,
    likelihood,
    sides,
    verdict,
    withheld,
    written_by,
)
from ui.untrusted import clean, one_line
from ui.words import words


def console(stream: TextIO | None = None) -> Console:
    """A console that adds nothing of its own: no markup, no emoji, no guessed highlighting."""
    return Console(
        file=stream or sys.stdout, markup=False, emoji=False, highlight=False, soft_wrap=False
    )


def show(text: Text, out: Console) -> None:
    """Prints text; where it goes to a file or pipe, lines are left as long as they are."""
    out.print(text, soft_wrap=not out.is_terminal)


def answer_text(answer: Answer) -> Text:
    """An answer and its sources, or why there is none and the closest passages."""
    says = words(answer.language)
    text = Text()
    if answer.resolved:
        text.append(f"({says.understood_as}: {one_line(answer.resolved)})\n\n", "dim")
    if answer.notice:
        text.append(f"{one_line(answer.notice)}\n\n", "yellow")
    if answer.refused:
        text.append(clean(answer.text).strip(), "bold")
        if answer.closest:
            text.append(f"\n\n{says.closest}", "dim")
        for hit in answer.closest:
            text.append("\n\n").append_text(_passage(hit, answer.language))
    else:
        text.append_text(_lines(answer))
        for conflict in answer.conflicts:
            text.append("\n\n").append_text(_conflict(conflict, answer.language))
        for citation in answer.citations:
            text.append("\n\n").append_text(_source(citation, answer.language))
    if answer.withheld:
        note = withheld(len(answer.withheld), answer.language)
        text.append(f"\n\n{note} {says.withheld_where}", "dim")
    for note in filter(None, (written_by(answer), likelihood(answer))):
        text.append(f"\n\n{one_line(note)}", "dim")
    return text


def _lines(answer: Answer) -> Text:
    """Lead and statements, each on its line; behind one that is not supported stands why."""
    verdicts = {clean(each.text): verdict(each, answer.language) for each in answer.statements}
    text = Text()
    for line in clean(answer.text).strip().split("\n"):
        text.append("\n" if text else "").append(line)
        if known := verdicts.get(line):
            text.append(f" ({one_line(known)})", "yellow")
    return text


def _conflict(conflict: Conflict, language: str) -> Text:
    """What articles say differently, one side a line."""
    text = Text(one_line(differ(conflict, language)), "yellow")
    for said, number in sides(conflict, language):
        text.append(f"\n    {one_line(said)} [{number}]", "yellow")
    return text


def report_text(report: SyncReport) -> str:
    """What a sync did, in one line."""
    counts = (
        ("added", report.added),
        ("updated", report.updated),
        ("unchanged", report.unchanged),
        ("removed", report.removed),
        ("rejected", report.rejected),
    )
    return ", ".join(f"{name} {len(found)}" for name, found in counts)


def status_text(status: Status) -> Text:
    """What a home holds, one fact a line."""
    languages = ", ".join(f"{name} {count}" for name, count in sorted(status.languages.items()))
    outlets = ", ".join(f"{name} {count}" for name, count in sorted(status.outlets.items()))
    facts = {
        "home": status.home,
        "articles": _counted(status),
        "passages": str(status.passages),
        "languages": languages or "none",
        "outlets": outlets or "none stated",
        "embedder": status.embedder,
        "chroma": ": ".join(filter(None, (status.chroma, status.chroma_trouble))),
        "forgotten": str(status.forgotten),
        "size": f"{status.bytes / 1_000_000:.1f} MB",
    }
    return Text("\n").join(
        Text(f"{name:<10} ", "dim").append(one_line(fact), "not dim")
        for name, fact in facts.items()
    )


def _counted(status: Status) -> str:
    """``5``, or ``5, 1 of them a near-duplicate: 4 sources``."""
    copies = status.articles - status.sources
    if not copies:
        return str(status.articles)
    kind = "a near-duplicate" if copies == 1 else "near-duplicates"
    sources = "1 source" if status.sources == 1 else f"{status.sources} sources"
    return f"{status.articles}, {copies} of them {kind}: {sources}"


def articles_text(articles: tuple[Article, ...]) -> Text:
    """The articles by id, since ``kutip forget`` asks for one."""
    return Text("\n").join(
        Text(f"{one_line(article.id)}  ").append_text(_heading(article, "en"))
        for article in articles
    )


def _source(citation: Citation, language: str) -> Text:
    """``[1] title — outlet, date``, the place in the file, and the quote."""
    text = Text(f"[{citation.number}] ", "bold")
    text.append_text(_heading(citation.article, language))
    place = f"{one_line(citation.article.path)}:{citation.start}-{citation.end}"
    text.append(f"\n    {place}", "dim").append("\n    ")
    for piece, matched in pieces(citation):
        text.append(one_line(piece), "bold yellow" if matched else "")
    return text


def _passage(hit: Hit, language: str) -> Text:
    """A passage under its heading and place."""
    passage = hit.passage
    text = Text("- ").append_text(_heading(passage.article, language))
    place = f"{one_line(passage.article.path)}:{passage.start}-{passage.end}"
    text.append(f"\n    {place}", "dim")
    if hit.also:
        text.append(f"\n    {one_line(also_in(hit.also, language))}", "dim")
    return text.append(f"\n    {one_line(passage.text).strip()}")


def _heading(article: Article, language: str) -> Text:
    """``title — outlet, date``."""
    says = words(language)
    outlet = article.outlet or says.no_outlet
    date = date_words(article.published, language)
    text = Text(one_line(headline(article)), "bold")
    return text.append(f" — {one_line(outlet)}, {one_line(date)}", "not bold")
