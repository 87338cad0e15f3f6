"""How an answer names the articles that disagree, in both languages."""

from __future__ import annotations

from dataclasses import replace

from index.dates import format_date, read_iso
from rag.answer import Citation

_UNDATED = {"en": "undated", "id": "tanpa tanggal"}


def source(language: str, citation: Citation) -> str:
    """Outlet and date of a cited article; its headline where it names no outlet."""
    article = citation.article
    name = article.outlet or article.title or article.id
    date = read_iso(article.published or "")
    when = format_date(replace(date, hour=None, minute=None), language) if date else ""
    return f"{name}, {when or _UNDATED[language]}"
