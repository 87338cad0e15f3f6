"""The clauses of a sentence that says several things, each of which is to be borne out.

After Min et al., 2023, "FActScore", where a language model takes sentences apart; here it is done
by the signs and words that stand between clauses.
"""

from __future__ import annotations

import re
from collections.abc import Callable

FEWEST_WORDS = 4  # fewer are no clause
_ASIDE = re.compile(r"\s*\((?P<said>[^()]+)\)")
_SET_AGAINST = {
    "en": re.compile(r";\s+|,\s+(?:but|while|whereas)\s+|\s+whereas\s+"),
    "id": re.compile(r";\s+|,\s+(?:tetapi|tapi|namun|sedangkan|sementara)\s+|\s+sedangkan\s+"),
}
# Not "he wrote that ..., and that ...": both are what he wrote.
_AND = {
    "en": re.compile(r",\s+and\s+(?!that\b)"),
    "id": re.compile(r",\s+(?:dan|lalu)\s+(?!bahwa\b)"),
}
# What has none of these after "and" may be a list ("Solo, Medan, and the city of Bandung"), and in
# parentheses a name or a year.
_VERB = {
    "en": re.compile(
        r"\b(?:is|are|was|were|has|have|had|will|would|can|could|did|does|do|may|might|must|said|"
        r"says|took|gave|went|came|made|got|won|lost|told|[a-z]{2,}ed)\b"
    ),
    "id": re.compile(
        r"\b(?:(?:me|di|ber|ter)[a-z]{4,}|adalah|ialah|akan|telah|sudah|belum|tidak|bukan|ada|kata|"
        r"ujar|tiba|tewas|menang|kalah|gagal|datang|pergi|hadir)\b",
    ),
}


def clauses(claim: str, language: str) -> tuple[str, ...]:
    """The clauses of a claim, in order, those in parentheses last; itself if it is one.

    Args:
        claim: Without marks.
        language: ``"id"`` or ``"en"``.
    """
    asides: list[str] = []

    def taken(found: re.Match[str]) -> str:
        if not _is_clause(found["said"], language):
            return found[0]
        asides.append(found["said"])
        return ""

    main = _ASIDE.sub(taken, claim).rstrip(" .")
    parts = _parted(main, _SET_AGAINST[language], _is_long)
    parts = [
        each
        for part in parts
        for each in _parted(part, _AND[language], lambda text: _is_clause(text, language))
    ]
    parts += asides
    return tuple(part.strip() for part in parts) if len(parts) > 1 else (claim,)


def _parted(text: str, at: re.Pattern[str], enough: Callable[[str], bool]) -> list[str]:
    parts = at.split(text)
    return parts if all(map(enough, parts)) else [text]


def _is_long(text: str) -> bool:
    return len(text.split()) >= FEWEST_WORDS


def _is_clause(text: str, language: str) -> bool:
    return _is_long(text) and bool(_VERB[language].search(text))
