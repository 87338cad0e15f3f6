"""How an answer says that articles disagree, in both languages."""

from __future__ import annotations

from index.dates import find_dates, format_date
from rag.answer import Citation, Conflict
from rag.wording import quoted

_OPENING = {
    "en": "The articles differ on this",
    "id": "Artikel-artikel ini berbeda tentang hal ini",
}
_UNDATED = {"en": "undated", "id": "tanpa tanggal"}


def conflict_line(language: str, conflict: Conflict) -> str:
    """One line that sets both sides of a conflict side by side.

    Args:
        language: ``"id"`` or ``"en"``.
        conflict: With ``values`` as the articles have them, one a citation.

    Returns:
        "The articles differ on this: “162 people” (Antara, 21 November 2022) [1]; “268 people”
        (Tempo, 22 November 2022) [2]."
    """
    sides = (
        f"{quoted(value)} ({source(language, citation)}) [{citation.number}]"
        for value, citation in zip(conflict.values, conflict.citations, strict=True)
    )
    return f"{_OPENING[language]}: {'; '.join(sides)}."


def source(language: str, citation: Citation) -> str:
    """Outlet and date of a cited article; its headline where it names no outlet."""
    article = citation.article
    name = article.outlet or article.title or article.id
    dates = find_dates((article.published or "")[:10])
    when = format_date(dates[0], language) if dates else _UNDATED[language]
    return f"{name}, {when}"
