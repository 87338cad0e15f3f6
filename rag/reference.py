"""Sentences that point back to the one before them."""

from __future__ import annotations

import re

_POINTS_BACK = re.compile(
    r"^\W*(?:dalam\s+|pada\s+|in\s+|at\s+)?(?:\w+\s+){0,2}?(?:tersebut|itu|ini|this|that|these|"
    r"those)\b|^\W*(?:ia|dia|mereka|beliau|he|she|they|it)\b|^\W*the\s+(?:statement|letter|"
    r"meeting|message|announcement|move|step|decision)\b",
    re.IGNORECASE,
)


def points_back(text: str) -> bool:
    """True for "Pernyataan tersebut …", "Langkah ini …", "This step …", "He …"."""
    return bool(_POINTS_BACK.match(text))
