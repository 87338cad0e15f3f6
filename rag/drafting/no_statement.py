"""Sentences of a model that state nothing: they announce what comes, ask, or praise the sources."""

from __future__ import annotations

import re

# Small models say the question over again, and not always with its mark.
_ASKS = re.compile(
    r"(?:(?:pertanyaan|question)\s?:|(?:di\s?)?(?:apa|siapa|kapan|berapa|mana|bagaimana|mengapa)kah\b|"
    r"(?:(?!(?-i:WHO)\b)who|when|where|why|how)\s(?:did|does|do|is|are|was|were|has|have|had|will|would|can)\b|"
    r"(?:what|which)\s(?:\w+\s)?(?:did|does|do)\b)",
    re.IGNORECASE,
)
# "The passage provides numbers such as ..." is said of the passage, and no quote bears it out ...
_OF_SOURCES = re.compile(
    r"(?:(?:the|this)\s(?:passage|article|text|excerpt)|"
    r"(?:the|these|both|all)\s(?:passages|articles|texts|excerpts|sources))\s(?:also\s|only\s)?"
    r"(?:provides?|contains?|offers?|presents?|includes?|gives?)\s(?:\w+\s){0,2}?"
    r"(?:information|details?|numbers?|figures|data|overview|account|summary|context|insights?|"
    r"examples?|evidence|background)\b|"
    r"(?:bagian|artikel|teks|kutipan)(?:-\w+)?\s(?:(?:ini|itu|tersebut)\s)?(?:juga\s|hanya\s)?"
    r"(?:memberikan|berisi|memuat|menyajikan|menyediakan)\s(?:\w+\s)?"
    r"(?:informasi|rincian|angka|data|gambaran|keterangan|ringkasan|konteks|contoh)\b",
    re.IGNORECASE,
)
# ... unless it goes on to say what they provide.
_TELLS = re.compile(r"[:;\d\"“]|\b(?:that|which|who|showing|yang|bahwa)\b", re.IGNORECASE)
# "Who is behind it is not known" states that.
_UNKNOWN = re.compile(
    r"\b(?:belum|tidak|tak)\s(?:\w+\s)?(?:diketahui|jelas|diungkap\w*)|"
    r"\b(?:not\s|un)(?:yet\s)?(?:known|clear|disclosed)",
    re.IGNORECASE,
)


def states_nothing(text: str) -> bool:
    """True for "The answer is:", for questions, and for "The passage provides details".

    Args:
        text: A sentence without marks.
    """
    asks = _ASKS.match(text) and not _UNKNOWN.search(text)
    of_sources = _OF_SOURCES.match(text) and not _TELLS.search(text)
    return text.endswith((":", "?")) or bool(asks or of_sources)
