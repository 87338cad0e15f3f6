"""What an earlier question says happened, as a clause: "when did X visit Y" is "X visited Y"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.words import find_words
from rag.follow_up.past_tense import is_participle, past_tense
from rag.reckoning.events import is_verb

ASKS_ID = re.compile(
    r"^(?:kapan(?:kah)?|di\s?mana(?:kah)?|(?:ke|dari)\s?mana|mengapa|kenapa|bagaimana(?:kah)?|"
    r"gimana|apakah|(?:pada\s+|sejak\s+)?(?:tanggal|tgl|hari|bulan|tahun|jam|pukul)\s+"
    r"(?:berapa|brp|apa)|sejak\s+kapan|apa\s+(?:alasan|sebab))\s+",
    re.IGNORECASE,
)
ASKS_EN = re.compile(
    r"^(?:(?:(?:on|in|at|since|until)\s+)?(?:when|where|why|how|(?:what|which)\s+"
    r"(?:(?:exact\s+)?(?:date|day|month|year|time)|city|country|place|town))\s+)?"
    r"(?=(?:did|was|were|does|do|is|are|has|have|had|will)\s)",
    re.IGNORECASE,
)
_NAME = r"(?:the\s+)?[A-Z][\w'’.-]*(?:\s+(?:[A-Z][\w'’.-]*|of|the|and|da|de|di|bin|van|von|al))*"
_DID = re.compile(rf"[Dd]id\s+(?P<subject>{_NAME})\s+(?P<verb>[a-z]+)(?P<rest>\b.*)$")
_WAS = re.compile(
    rf"(?P<was>[Ww]as|[Ww]ere)\s+(?P<subject>{_NAME})\s+(?P<verb>[a-z]+)(?P<rest>\b.*)$"
)
# "membacakan" and "hadir" both tell of a deed; the first by its form.
_VERBS_ID = frozenset(
    "hadir ikut wafat menang kalah mundur pindah menikah roboh runtuh ambruk buka tutup gugur "
    "kembali bertemu".split()
)


@dataclass(frozen=True, slots=True)
class Clause:
    """Who did what.

    Attributes:
        subject: As the question names it; may be empty in Indonesian.
        rest: The verb and what follows it.
    """

    subject: str
    rest: str

    def written(self, instead: str | None = None) -> str:
        """The clause, with another word in its subject's place."""
        return f"{self.subject if instead is None else instead} {self.rest}".strip()


def event_clause(question: str, language: str) -> Clause | None:
    """The event that a question asks the date, place or manner of; None if that is not clear."""
    bare = question.strip().rstrip("?!. ")
    return _english(bare) if language == "en" else _indonesian(bare)


def _english(bare: str) -> Clause | None:
    asks = ASKS_EN.match(bare)
    if asks is None or not asks.group():
        return None
    told = bare[asks.end() :]
    if match := _DID.match(told):
        return Clause(match["subject"], past_tense(match["verb"]) + match["rest"])
    match = _WAS.match(told)
    if match and is_participle(match["verb"]):
        return Clause(match["subject"], f"{match['was'].lower()} {match['verb']}{match['rest']}")
    return None


def _indonesian(bare: str) -> Clause | None:
    asks = ASKS_ID.match(bare)
    if asks is None:
        return None
    told = bare[asks.end() :]
    for word in find_words(told):
        if told_verb(word.folded):
            return Clause(told[: word.start].strip(), told[word.start :])
    return None


def told_verb(word: str) -> bool:
    """True for an Indonesian word that tells what happens."""
    return is_verb(word) or word in _VERBS_ID
