"""The clauses of a sentence that says several things, each of which is to be borne out.

After Min et al., 2023, "FActScore", where a language model takes sentences apart; here it is done
by the signs and words that stand between clauses, and only where each clause stands by itself: with
a subject of its own that points to nothing, and under no condition or saying of the others.
"""

from __future__ import annotations

import re

from rag.reckoning.events import is_verb

FEWEST_WORDS = 4  # fewer are no clause
_ASIDE = re.compile(r" ?\((?P<said>[^()]+)\)")
_SET_AGAINST = {
    "en": re.compile(r"; |, (?:but|while|whereas) | whereas "),
    "id": re.compile(r"; |, (?:tetapi|tapi|namun|sedangkan|sementara) | sedangkan "),
}
_AND = {"en": re.compile(r", and "), "id": re.compile(r", dan ")}
# A sentence with one of these may say its clauses under a condition, or of somebody,
_HOLDING = (
    r"if|unless|because|since|although|though|when|who|which|according|true|false|not only|"
    r"provided|condition|in (?:the event|case)|menurut|syarat|asal(?:kan)?|keliru|hoaks|"
    r"jika|jikalau|kalau|bila|apabila|andai\w*|seandainya|karena|sebab|meski\w*|walau\w*|ketika|"
    r"saat|benar|bukan hanya|tidak hanya|therefore|thus|hence|consequently|"
    r"as a result|akibatnya|karenanya|maka|(?:over|for|by|after|through) (?:it|that|this)"
)
_HOLDS_ALL = re.compile(rf"\b(?:{_HOLDING})\b", re.IGNORECASE)
# with one of these by somebody: all but what stands behind a "but".
BINDING = re.compile(rf"\b(?:{_HOLDING}|that|yang|bahwa)\b", re.IGNORECASE)
_BUT = {"en": re.compile(r", but "), "id": re.compile(r", (?:tetapi|tapi|namun) ")}
# What begins with one of these has its subject elsewhere.
_POINTING = frozenset(
    """
    he she it they him her them his its their this that these those there here who which whose we i
    you as not so also then both neither one all some none by
    ia dia beliau mereka ini itu tersebut kami kita keduanya semuanya juga tidak bukan belum oleh
    hal kemudian lalu sebelumnya
    """.split()
)
# What says or denies, or dates, all that follows an "and"; with a comma there it may be a list.
REACHING = re.compile(
    r",|^(?:in|on|at|since|after|before|during|pada|di|sejak|setelah|sebelum|selama)\b|"
    r"\b(?:not|no|never|nor|none|neither|said|says|say|told|denied|denies|claimed|announced|wrote|"
    r"tidak|bukan|belum|tak|tanpa|kata|ujar|mengatakan|menyatakan|membantah|menyebut\w*|menulis|"
    r"mengaku|mengumumkan)\b",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|did|does|do|may|might|must|said|says|"
    r"took|gave|went|came|made|got|won|lost|told|agreed|refused|expects?|plans|wants|remains)\b|"
    r"\b[a-z]{2,}ed\b(?! (?:of|by|in|at|on|for|from|with|as|to)\b)"
)
_TELLS_ID = frozenset(
    "adalah ialah akan telah sudah ada tiba tewas menang kalah gagal datang pergi hadir hancur "
    "roboh tidak belum bukan".split()
)
# "Because A, so B" says no less without its first word; "Because A" alone would.
_BECAUSE_SO = {
    "en": re.compile(
        r"because (?P<says>(?!of\b).+, so (?!(?:that|far|many|much|few|little)\b).+)", re.IGNORECASE
    ),
    "id": re.compile(
        r"karena (?P<says>(?!(?:itu|ini|hal)\b)[^,]+,? sehingga [^,]+)", re.IGNORECASE
    ),
}
_QUOTED = re.compile('["“”]')
_VERB_FIRST = re.compile(r"(?:me|di|ber|ter)[a-z]{4,}|[a-z]+nya\b|[a-z]{2,}(?:ed|ing)\b")


def clauses(claim: str, language: str) -> tuple[str, ...]:
    """The clauses of a claim, in order, those in parentheses last; itself if it is one.

    Args:
        claim: Without marks.
        language: ``"id"`` or ``"en"``; of any other it stays whole.
    """
    if language not in _AND:
        return (claim,)
    asides: list[str] = []

    def taken(found: re.Match[str]) -> str:
        if not _is_free(found["said"], language):
            return found[0]
        asides.append(found["said"].strip())
        return ""

    text = " ".join(claim.split())
    if because := _BECAUSE_SO[language].fullmatch(text):
        claim = text = because["says"]
    main = _ASIDE.sub(taken, text).rstrip(" .")
    parts = [main]
    if not _HOLDS_ALL.search(main) and not _QUOTED.search(main):
        against = _BUT if BINDING.search(main) else _SET_AGAINST
        parts = _parted(main, against[language], language)
        parts = [each for part in parts for each in _parted_by_and(part, language)]
    return (*parts, *asides) if len(parts) > 1 or asides else (claim,)


def _parted(text: str, at: re.Pattern[str], language: str) -> list[str]:
    """The parts of a text, if each can stand alone; else the text."""
    first, *others = at.split(text)
    apart = len(first.split()) >= FEWEST_WORDS
    return [first, *others] if apart and all(_is_free(o, language) for o in others) else [text]


def _parted_by_and(text: str, language: str) -> list[str]:
    if BINDING.search(text):
        return [text]
    parts = _parted(text, _AND[language], language)
    return [text] if len(parts) > 1 and REACHING.search(parts[0]) else parts


def _is_free(text: str, language: str) -> bool:
    """True for a clause that stands alone and says nothing of others, or by them."""
    return not BINDING.search(text) and stands_alone(text, language)


def stands_alone(text: str, language: str) -> bool:
    """True for a clause with a verb whose subject it names itself.

    Args:
        text: What may be a clause.
        language: ``"id"`` or ``"en"``.
    """
    words = text.split()
    if len(words) < FEWEST_WORDS or any(p.match(words[0]) for p in (_VERB_FIRST, _TELLS)):
        return False
    named = words[0][0].isupper() and words[1][0].isupper()  # "Lalu Suparman"
    if not named and words[0].casefold() in _POINTING | _TELLS_ID:
        return False
    if language == "en":
        return bool(_TELLS.search(text))
    return any(word in _TELLS_ID or is_verb(word) for word in words)
