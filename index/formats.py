"""Articles in JSON records and HTML pages: the body and what is said about it beside the body."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from index.decode import fault_of

# JSON field: name under which RawArticle.given has it.
_FIELDS = {
    "title": "title",
    "source": "outlet",
    "author": "author",
    "published": "published",
    "url": "url",
    "case": "case",
}
_PUBLISHED_META = (
    "article:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "publishdate",
    "pubdate",
    "publication_date",
    "parsely-pub-date",
    "content_publishdate",
)


@dataclass(frozen=True, slots=True)
class Content:
    """An article found in a file, or why none was; ``fault`` is None where there is one."""

    text: str = ""
    given: Mapping[str, str] = field(default_factory=dict)
    fault: str | None = None


def parse_json(text: str) -> object:
    """The value of a JSON text.

    Raises:
        ValueError: It is not JSON, or is nested too deeply; the message is fit to print.
    """
    try:
        return json.loads(text)
    except RecursionError:
        raise ValueError("not readable JSON: nested too deeply") from None
    except json.JSONDecodeError as error:
        raise ValueError(f"not valid JSON: {error.msg} at column {error.colno}") from None
    except ValueError as error:  # an integer of thousands of digits
        raise ValueError(f"not readable JSON: {error}") from None


def fault_line(text: str) -> int:
    """The line on which a text stops being JSON."""
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        return error.lineno
    except (ValueError, RecursionError):
        return 1
    return 1


def read_record(record: object) -> Content:
    """The article in a JSON object."""
    if not isinstance(record, dict):
        return Content(fault=f"is {_kind(record)}, not an object")
    if "body" not in record:
        return Content(fault='field "body" is missing')
    body = record["body"]
    if not isinstance(body, str):
        return Content(fault=f'field "body" is {_kind(body)}, not text')
    if fault := fault_of(body):
        return Content(fault=f'field "body": {fault}')
    given: dict[str, str] = {}
    for name, known in _FIELDS.items():
        value = record.get(name)
        # Tables exported to JSON write null or NaN for a cell without a value.
        if value is None or (isinstance(value, float) and math.isnan(value)):
            continue
        if not isinstance(value, str):
            return Content(fault=f'field "{name}" is {_kind(value)}, not text')
        if value.strip():
            if fault := fault_of(value):
                return Content(fault=f'field "{name}": {fault}')
            given[known] = value.strip()
    return Content(body, given)


def _kind(value: object) -> str:
    """What a JSON value is, in words."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, float) and math.isnan(value):
        return "NaN"
    if isinstance(value, int | float):
        return "a number"
    if isinstance(value, str):
        return "text"
    return "a list" if isinstance(value, list) else "an object"


def read_page(html: str) -> Content:
    """The article of an HTML page, with its explicit metadata only."""
    # Late: trafilatura takes half a second to import, and only pages need it.
    from lxml import etree
    from trafilatura import bare_extraction
    from trafilatura.utils import load_html

    try:
        tree = load_html(html)
        if tree is None:
            return Content(fault="no article text found in this page")
        given = _page_metadata(tree)
        document = bare_extraction(
            html,
            include_comments=False,
            with_metadata=False,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except RecursionError:
        return Content(fault="not readable HTML: nested too deeply")
    except (etree.LxmlError, ValueError, TypeError, AttributeError, KeyError) as error:
        # What trafilatura and lxml raise on pages that no browser would show either.
        return Content(fault=f"not readable HTML: {error}")
    text = getattr(document, "text", None) or ""
    if fault := fault_of(text):
        reason = "no article text found in this page" if not text.strip() else fault
        return Content(fault=reason)
    return Content(text, given)


def _page_metadata(tree: Any) -> dict[str, str]:
    """Title, author, site, date and address as the page's own head states them."""
    metas: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        content = " ".join((meta.get("content") or "").split())
        if name and content:
            metas.setdefault(name.lower(), content)
    records = _linked_data(tree)
    heading = tree.find(".//h1")
    heading_text = "" if heading is None else " ".join("".join(heading.itertext()).split())
    found = {
        "title": records.get("headline") or metas.get("og:title") or heading_text,
        "author": records.get("author") or metas.get("author", ""),
        "outlet": metas.get("og:site_name") or records.get("publisher", ""),
        "published": records.get("datePublished")
        or next((metas[name] for name in _PUBLISHED_META if name in metas), ""),
        "url": metas.get("og:url", ""),
    }
    if found["author"].startswith("http"):
        found["author"] = ""
    return {name: value for name, value in found.items() if value and not fault_of(value)}


def _linked_data(tree: Any) -> dict[str, str]:
    """Headline, author, publisher and date of the first article in the page's JSON-LD."""
    for script in tree.iter("script"):
        if script.get("type") != "application/ld+json":
            continue
        try:
            value = parse_json(script.text or "")
        except ValueError:
            continue
        for record in _records(value):
            if "headline" in record:
                named = {name: _name(record.get(name)) for name in ("author", "publisher")}
                plain = {name: _name(record.get(name)) for name in ("headline", "datePublished")}
                return {**plain, **named}
    return {}


def _records(value: object) -> list[dict[str, object]]:
    """The objects of a JSON-LD value: itself, its list, or its graph."""
    if isinstance(value, dict):
        graph = value.get("@graph")
        return [value, *(_records(graph) if isinstance(graph, list) else [])]
    if isinstance(value, list):
        return [item for item in value if isinstance(item, dict)]
    return []


def _name(value: object) -> str:
    """A JSON-LD value as text: itself, its name, or that of the first of a list."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name")
    return " ".join(value.split()) if isinstance(value, str) else ""
