"""Tables of the page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def row_html(name: str, cells: Iterable[str]) -> str:
    """A row of trusted HTML."""
    return f'<tr><th scope="row">{name}</th>' + "".join(f"<td>{c}</td>" for c in cells) + "</tr>"


def table_html(name: str, head: Sequence[str], body: str, kind: str = "numbers") -> str:
    """A table that scrolls by itself where the screen is narrow, also with the keyboard."""
    heads = "".join(f'<th scope="col">{each}</th>' for each in head)
    return (
        f'<div class="scrolls" role="region" aria-label="{name}" tabindex="0">'
        f'<table class="{kind}"><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div>'
    )
