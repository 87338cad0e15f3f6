"""The clauses of a sentence that says several things, each of which is to be borne out.

After Min et al., 2023, "FActScore", where a language model takes sentences apart; here it is done
by the signs and words that stand between clauses, and only where each clause stands by itself: with
a subject of its own that points to nothing, and under no condition or saying of the others.
"""

from __future__ import annotations

import re

FEWEST_WORDS = 4  # fewer are no clause
_ASIDE = re.compile(r" ?\((?P<said>[^()]+)\)")
_JOINED = {
    "en": re.compile(r"; |, (?:but|while|whereas|and) | whereas "),
    "id": re.compile(r"; |, (?:tetapi|tapi|namun|sedangkan|sementara|dan) | sedangkan "),
}
# A sentence with one of these may say its clauses under a condition, by somebody, or of somebody.
_BINDING = re.compile(
    r"\b(?:if|unless|because|since|although|though|when|who|which|that|according|true|not only|"
    r"jika|jikalau|kalau|bila|apabila|andai\w*|seandainya|karena|sebab|meski\w*|walau\w*|ketika|"
    r"saat|yang|bahwa|menurut|benar|bukan hanya|tidak hanya)\b",
    re.IGNORECASE,
)
# What begins with one of these has its subject elsewhere.
_POINTING = frozenset(
    """
    he she it they him her them his its their this that these those there here who which whose we i
    you as not so also then both neither one all some none by
    ia dia beliau mereka ini itu tersebut kami kita keduanya semuanya juga tidak bukan belum oleh
    hal kemudian lalu sebelumnya
    """.split()
)
_VERB = {
    "en": re.compile(
        r"\b(?:is|are|was|were|has|have|had|will|would|can|could|did|does|do|may|might|must|said|"
        r"says|took|gave|went|came|made|got|won|lost|told|[a-z]{2,}ed)\b"
    ),
    "id": re.compile(
        r"\b(?:(?:me|di|ber|ter)[a-z]{4,}|adalah|ialah|akan|telah|sudah|belum|tidak|bukan|ada|kata|"
        r"ujar|tiba|tewas|menang|kalah|gagal|datang|pergi|hadir|hancur|roboh)\b"
    ),
}
_VERB_FIRST = re.compile(r"(?:me|di|ber|ter)[a-z]{4,}|[a-z]+nya\b|[a-z]{2,}(?:ed|ing)\b")


def clauses(claim: str, language: str) -> tuple[str, ...]:
    """The clauses of a claim, in order, those in parentheses last; itself if it is one.

    Args:
        claim: Without marks.
        language: ``"id"`` or ``"en"``; of any other it stays whole.
    """
    if language not in _JOINED:
        return (claim,)
    asides: list[str] = []

    def taken(found: re.Match[str]) -> str:
        if not _stands_alone(found["said"], language):
            return found[0]
        asides.append(found["said"].strip())
        return ""

    text = " ".join(claim.split())
    main = _ASIDE.sub(taken, text).rstrip(" .")
    parts = _JOINED[language].split(main)
    first, others = parts[0], parts[1:]
    joined = _BINDING.search(main) or len(first.split()) < FEWEST_WORDS
    if joined or not all(_stands_alone(part, language) for part in others):
        parts = [main]
    return (*parts, *asides) if len(parts) > 1 or asides else (claim,)


def _stands_alone(text: str, language: str) -> bool:
    """True for a clause whose subject it names itself."""
    first = (text.split() or [""])[0]
    own = first.casefold() not in _POINTING and not _VERB_FIRST.match(first)
    told = len(text.split()) >= FEWEST_WORDS and bool(_VERB[language].search(text))
    return own and told and not _BINDING.search(text)
