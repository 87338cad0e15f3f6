"""Pieces of inline SVG. Colours and type come from the page's style sheet, through classes."""

from __future__ import annotations

from collections.abc import Iterable

from eval.reports.untrusted import as_html


def element(tag: str, content: str = "", **attributes: str | float) -> str:
    """An element; ``class_`` is written ``class``, ``text_anchor`` ``text-anchor``.

    Args:
        tag: Its name.
        content: SVG inside it.
        attributes: Untrusted values are made harmless, numbers shortened.
    """
    written = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{_value(value)}"'
        for name, value in attributes.items()
    )
    return f"<{tag}{written}>{content}</{tag}>" if content else f"<{tag}{written}/>"


def titled(title: str, content: str, **attributes: str | float) -> str:
    """A group that says what it is, when pointed at and to a screen reader."""
    return element("g", element("title", as_html(title)) + content, **attributes)


def text(x: float, y: float, said: str, anchor: str = "start", class_: str = "label") -> str:
    """A line of text, untrusted."""
    return element("text", as_html(said), x=x, y=y, text_anchor=anchor, class_=class_)


def line(x1: float, y1: float, x2: float, y2: float, class_: str) -> str:
    """A straight line."""
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, class_=class_)


def dot(x: float, y: float, radius: float, class_: str) -> str:
    """A dot."""
    return element("circle", cx=x, cy=y, r=radius, class_=class_)


def drawing(title: str, width: float, height: float, parts: Iterable[str]) -> str:
    """The whole, as wide as the page lets it be.

    Args:
        title: What it shows, for those who do not see it.
        width: In units of the drawing.
        height: In the same.
        parts: SVG inside it.
    """
    return element(
        "svg",
        element("title", as_html(title)) + "".join(parts),
        viewBox=f"0 0 {width:g} {height:g}",
        role="img",
        aria_label=title,
    )


def _value(value: str | float) -> str:
    return as_html(value) if isinstance(value, str) else f"{value:.2f}".rstrip("0").rstrip(".")
