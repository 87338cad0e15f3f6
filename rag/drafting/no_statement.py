"""Sentences of a model that state nothing: they announce what comes, or ask."""

from __future__ import annotations

import re

# Small models say the question over again, and not always with its mark.
_ASKS = re.compile(
    r"(?:(?:pertanyaan|question)\s?:|(?:di\s?)?(?:apa|siapa|kapan|berapa|mana|bagaimana|mengapa)kah\b|"
    r"(?:(?!(?-i:WHO)\b)who|when|where|why|how)\s(?:did|does|do|is|are|was|were|has|have|had|will|would|can)\b|"
    r"(?:what|which)\s(?:\w+\s)?(?:did|does|do)\b)",
    re.IGNORECASE,
)
# "Who is behind it is not known" states that.
_UNKNOWN = re.compile(
    r"\b(?:belum|tidak|tak)\s(?:\w+\s)?(?:diketahui|jelas|diungkap\w*)|"
    r"\b(?:not\s|un)(?:yet\s)?(?:known|clear|disclosed)",
    re.IGNORECASE,
)


def states_nothing(text: str) -> bool:
    """True for "The answer is:" and for questions.

    Args:
        text: A sentence without marks.
    """
    asks = _ASKS.match(text) and not _UNKNOWN.search(text)
    return text.endswith((":", "?")) or bool(asks)
