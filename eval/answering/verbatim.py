"""Does a quote stand in its file?"""

from __future__ import annotations

import functools
from pathlib import Path

from index.article import RawArticle
from index.errors import PathError
from index.read import read_articles
from rag import Citation


def stands_in_file(citation: Citation) -> bool | None:
    """True if a quote is what its file holds at its place; None where the file is gone.

    The file is read anew: what the index holds is not asked.
    """
    try:
        texts = _texts(citation.article.path)
    except PathError:
        return None
    return any(text[citation.start : citation.end] == citation.quote for text in texts)


@functools.lru_cache(maxsize=64)
def _texts(path: str) -> tuple[str, ...]:
    return tuple(item.text for item in read_articles(Path(path)) if isinstance(item, RawArticle))
