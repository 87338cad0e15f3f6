"""Title, outlet and date of an article in one line."""

from __future__ import annotations

from index.dates import find_dates, format_date


def title_line(
    title: str | None, outlet: str | None, published: str | None, language: str | None
) -> str:
    """What is known about an article in one line, which is evidence too; may be empty.

    Args:
        title: Headline, or None.
        outlet: Who published it, or None.
        published: ISO 8601, as precise as stated, or None.
        language: The article's, in which its date is written out.
    """
    dates = find_dates(published or "", "id")[:1]  # ISO, so of no language
    written = (format_date(date, "en" if language == "en" else "id") for date in dates)
    parts = (" ".join((part or "").split()).rstrip(".") for part in (title, outlet))
    return ". ".join(filter(None, [*parts, *written]))
