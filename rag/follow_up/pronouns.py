"""Words of a follow-up that point back, replaced by what they stand for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rag.follow_up import referents
from rag.follow_up.clauses import Clause, event_clause
from rag.follow_up.standing import pointers

PERSONS = frozenset(["he", "him", "she", "dia", "beliau", "ia"])
OWNERS = frozenset(["his", "her", "hers"])
_SUBJECTS = {"him": "he", "his": "he", "he": "he", "she": "she", "her": "she", "hers": "she"}
_DATED = re.compile(
    r"\b(?P<prep>(?:on|in|pada|di)\s+)?(?:(?:that|this)\s+(?P<en>date|day|year|month)|"
    r"(?P<id>tanggal|hari|tahun|bulan)\s+(?:itu|tersebut))\b",
    re.IGNORECASE,
)
_THEN = re.compile(
    r"\b(?:then|at\s+that\s+(?:time|moment)|on\s+that\s+occasion|(?:pada\s+)?(?:saat|waktu|ketika|"
    r"kala)\s+itu)\b",
    re.IGNORECASE,
)
_WITH_NOUN = re.compile(
    r"\b(?:(?:that|this)\s+(?P<en>[a-z]{3,})|(?P<id>[a-z]{3,})\s+(?:itu|tersebut))\b", re.IGNORECASE
)
# "Her house", but "gave her the money", "saw her when ...".
_OWNED = re.compile(
    r"\s+(?!(?:the|a|an|any|some|this|that|what|when|where|why|how|who|in|on|at|to|for|from|by|with|"
    r"of|as|and|or|if|so|before|after|again|there|then|too|first|last|yesterday|today|twice|once|"
    r"during|about|into|over|under|against|on)\b)\w",
    re.IGNORECASE,
)
# After these "her" is whom it is done to: "let her go", "give her money".
_DONE_TO = re.compile(
    r"\b(?:let|lets|make|makes|made|help|helps|helped|see|saw|seen|call|called|give|gives|gave|given|"
    r"beat|meet|met|ask|asked|tell|told|show|showed|send|sent|offer|offered|watch|watched|hear|"
    r"heard)\s+$",
    re.IGNORECASE,
)
# What somebody or something has by an event, not by itself: its victims, its cause.
_OF_EVENTS = re.compile(
    r"(?:korban|penyebab|sebab|akibat|dampak|hasil|alasan|tujuan|kronologi|pemenang|kejadian|"
    r"peristiwa|acara|isi|pelaku|reaksi|tanggapan|kata|saksi|lokasi|tempat|waktu)nya",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Replaced:
    """A follow-up with nothing left that points back.

    Attributes:
        text: The question.
        told: True if it says all that the earlier question did: with its event in a clause.
        people: The persons put in.
    """

    text: str
    told: bool
    people: tuple[str, ...]


def replace_pointers(
    text: str, contexts: Sequence[str], languages: Sequence[str], language: str
) -> Replaced | None:
    """Puts what pronouns and the like stand for in their place.

    Args:
        text: The follow-up.
        contexts: Earlier questions, the latest first.
        languages: Theirs.
        language: Of the follow-up.

    Returns:
        None if any of them stands for something unknown, or for several things.
    """
    same = languages[0] == language
    clause = event_clause(contexts[0], language) if same else None
    told = False
    if _THEN.search(text):
        if clause is None:
            return None
        text, told = _THEN.sub("\0", text, count=1), True
    dated = _replace_date(text, contexts[0], language, clause, same)
    if dated is None:
        return None
    told = told or dated != text
    text, subject, people = dated, "", list[str]()
    for match in reversed(pointers(text)):
        found = _stands_for(match, text, contexts, languages, language)
        if found is None:
            return None
        start, end, words, whom = found
        text = text[:start] + words + text[end:]
        if whom:
            people.append(whom)
            subject = _SUBJECTS.get(match.group().lower(), "")
    return Replaced(_with_clause(text, clause, people, subject, language), told, tuple(people))


def in_form(pronoun: re.Match[str], person: str) -> str:
    """A person as a pronoun stands: "his house" is "Ana's house"."""
    word, text = pronoun.group().lower(), pronoun.string
    owned = bool(_OWNED.match(text[pronoun.end() :])) and not _DONE_TO.search(
        text[: pronoun.start()]
    )
    owns = word in ("his", "hers") or (word == "her" and owned)
    return f"{person}'s" if owns else person


def _replace_date(
    text: str, earlier: str, language: str, clause: Clause | None, same: bool
) -> str | None:
    """Puts the date that the earlier question states, or asks for, in place of "that date"."""
    match = _DATED.search(text)
    if match is None:
        return text
    noun, prep = match["en"] or match["id"], match["prep"] or ""
    stated = referents.one_date(earlier, language)
    if same and (name := referents.phrase_with(noun, earlier, language)):
        put = name
    elif stated is not None:
        put = earlier[stated.start : stated.end]
    elif clause is not None:
        put = f"the {noun} when {clause.written()}"
        if language == "id":
            put = f"{noun} ketika {clause.written()}"
    else:
        return None
    if match.start() == 0 and not prep:
        put = put[0].upper() + put[1:]
    return text[: match.start()] + prep + put + text[match.end() :]


def _stands_for(
    match: re.Match[str],
    text: str,
    contexts: Sequence[str],
    languages: Sequence[str],
    language: str,
) -> tuple[int, int, str, str] | None:
    """From where to where a word is replaced, by what, and the person meant if it is one."""
    word, (start, end) = match.group().lower(), match.span()
    if word in PERSONS or word in OWNERS:
        person = referents.the_person(text, contexts, languages)
        if person is None or _foreign(person, contexts, languages, language):
            return None
        return start, end, in_form(match, person), person
    if languages[0] != language:
        return None
    if word in ("it", "its"):
        put = referents.thing(contexts[0], language)
        return None if put is None else (start, end, put + ("'s" if word == "its" else ""), "")
    if re.fullmatch(r"there|di\s?sana|di\s?situ", word):
        put = referents.place(contexts[0], language)
        return (
            None if put is None else (start, end, f"{'in' if language == 'en' else 'di'} {put}", "")
        )
    if word.endswith("nya") and word not in ("nya",):
        return _suffix(match, contexts, languages)
    for noun in _WITH_NOUN.finditer(text):
        if noun.start() <= start < noun.end():
            put = referents.phrase_with(noun["en"] or noun["id"], contexts[0], language)
            return None if put is None else (noun.start(), noun.end(), put, "")
    return None


def _suffix(
    match: re.Match[str], contexts: Sequence[str], languages: Sequence[str]
) -> tuple[int, int, str, str] | None:
    """Puts whom or what the earlier question speaks of for the ending of "umurnya"."""
    word = match.group()
    if _OF_EVENTS.fullmatch(word) and referents.described(contexts[0], languages[0]) is None:
        return None
    put = referents.thing(contexts[0], languages[0])
    if put is None or word.lower() == "kenya":
        return None
    return match.start(), match.end(), f"{word[:-3]} {put}", ""


def _foreign(person: str, contexts: Sequence[str], languages: Sequence[str], language: str) -> bool:
    """True for a description in the other language: "the mayor" is no name."""
    for question, other in zip(contexts, languages, strict=True):
        told = referents.described(question, other)
        if told and told[1] == person and other != language:
            return not person[0].isupper()
    return False


def _with_clause(
    text: str, clause: Clause | None, people: Sequence[str], subject: str, language: str
) -> str:
    """A question with the earlier event where it said "then"."""
    if "\0" not in text or clause is None:
        return text
    whom = clause.subject in people
    if language == "en":
        told = f"when {clause.written(subject if whom and subject else None)}"
    else:
        told = f"ketika {clause.written('' if whom else None)}"
    before, _, after = text.partition("\0")
    if before.strip():
        return f"{before}{told}{after}"
    return f"{told[0].upper()}{told[1:]}, {after.lstrip(' ,')}"
