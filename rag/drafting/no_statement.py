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
# "The passage provides numbers such as ..." is said of the passage, and no quote bears it out.
_OF_SOURCES = re.compile(
    r"(?:the|this|these|both|all)\s(?:passages?|articles?|texts?|sources?|excerpts?)\s(?:also\s|only\s)?"
    r"(?:provides?|contains?|offers?|presents?|includes?|gives?)\s(?:\w+\s){0,2}?"
    r"(?:information|details?|numbers?|figures|data|overview|account|summary|context|insights?|"
    r"examples?|evidence|background)\b(?!\s(?:that|:))|"
    r"(?:bagian|artikel|teks|kutipan|sumber)(?:-\w+)?\s(?:(?:ini|itu|tersebut)\s)?(?:juga\s|hanya\s)?"
    r"(?:memberikan|berisi|memuat|menyajikan|menyediakan)\s(?:\w+\s)?"
    r"(?:informasi|rincian|angka|data|gambaran|keterangan|ringkasan|konteks|contoh|latar)\b"
    r"(?!\s(?:bahwa|:))",
    re.IGNORECASE,
)
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
    return text.endswith((":", "?")) or bool(asks or _OF_SOURCES.match(text))
