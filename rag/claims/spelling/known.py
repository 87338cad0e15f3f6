"""The Indonesian words that news and encyclopedia use."""

from __future__ import annotations

import functools
import gzip
from pathlib import Path

WORDS = Path(__file__).with_name("words_id.txt.gz")
# They are written together with any word.
_ENDINGS = ("nya", "lah", "kah", "pun", "ku", "mu")


def is_known(word: str) -> bool:
    """True for a folded Indonesian word that is in use, with or without "-nya" and the like."""
    words = _words()
    return word in words or any(
        word.endswith(ending) and word.removesuffix(ending) in words for ending in _ENDINGS
    )


@functools.cache
def _words() -> frozenset[str]:
    return frozenset(gzip.decompress(WORDS.read_bytes()).decode("utf-8").split())
