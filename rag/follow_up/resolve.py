"""Makes a follow-up a whole question, where the rules are sure how."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.language import detect_language
from rag.follow_up.clauses import event_clause
from rag.follow_up.fragments import fill_in
from rag.follow_up.pronouns import replace_pointers
from rag.follow_up.standing import (
    FEW,
    LEADING,
    RELATIVE,
    asks_as_before,
    content,
    follows_up,
    pointers,
)

REMEMBERED = 8  # earlier questions looked at
# Of whom and what, not of when or where: nothing is lost if the earlier event is left out.
_LASTING = frozenset(
    """
    lahir umur usia wafat meninggal istri suami anak ayah ibu asal tinggal agama pendidikan jabatan
    karier profesi panjang tinggi luas lebar berat dalam letak penduduk pendiri pemilik bendera
    bahasa gaji kekayaan partai berakhir dimulai dibuka dibangun didirikan
    born age old wife husband children child father mother live lives religion education job career
    long tall high wide heavy deep big large located population founder owner flag language salary
    wealth party successor predecessor die died capital end ended begin began built founded
    pengganti pendahulu
    """.split()
)
# What somebody said or did is asked of an occasion.
_SAYING = re.compile(
    r"\b(?:say|said|tell|told|talk|speak|do|done|kata|katakan|bilang|(?:di|me)lakukan|ucap\w*)\b",
    re.IGNORECASE,
)
_ENDS_IN_A_THING = re.compile(r"\bthe(?:\s+[a-z]+)+\s*\?*$")
_WHO = re.compile(
    r"(?:siapa(?:\s+saja)?\s+yang|who(?:\s+else)?)\s+[a-z]+(?:\s+(?:saja|too|juga))?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Whole:
    """A question with what it follows up on.

    Attributes:
        text: The question, whole.
        asks: The text that tells what kind of thing it asks for.
        contexts: The questions that it is made of, the latest first; itself where it says all.
    """

    text: str
    asks: str
    contexts: tuple[str, ...]


def resolve(text: str, history: Sequence[str], language: str) -> Whole:
    """A follow-up made whole; a question that stands alone stays as it is.

    The earlier questions may follow up themselves, so they are resolved in order.

    Args:
        text: The question.
        history: Earlier questions, oldest first.
        language: Of the question.
    """
    earlier: list[Whole] = []
    for question in history[-REMEMBERED:]:
        detected = detect_language(question)
        earlier.append(_resolve(question, earlier, language if detected == "und" else detected))
    return _resolve(text, earlier, language)


def join_follow_up(text: str, earlier: str) -> str:
    """A follow-up with the question it follows up on, as one text to search and read with."""
    return f"{text} ({earlier})"


def _resolve(text: str, earlier: Sequence[Whole], language: str) -> Whole:
    alone = Whole(text, text, (text,))
    if not earlier or not follows_up(text, earlier[-1].text, language):
        return alone
    contexts = tuple(dict.fromkeys(c for whole in reversed(earlier) for c in whole.contexts))
    languages = [_language(context, language) for context in contexts]
    if languages[0] == language and (filled := fill_in(text, contexts[0], language)):
        asks = earlier[-1].asks if filled[1] else filled[0]
        return Whole(filled[0], asks, (filled[0],))
    bracket = _in_bracket(earlier[-1].contexts)
    if pointers(text):
        made = replace_pointers(text, contexts, languages, language)
        if made is None:
            return Whole(join_follow_up(text, bracket), text, (text, *earlier[-1].contexts))
        whole = _tidy(made.text)
        if made.told or _says_all(whole, contexts[0], made.people, language):
            return Whole(whole, text, (whole,))
        return Whole(join_follow_up(whole, bracket), text, (whole, *earlier[-1].contexts))
    if languages[0] == language and (told := _with_event(text, contexts[0], language)):
        return Whole(told, text, (told,))
    asks = earlier[-1].asks if asks_as_before(text) else text
    return Whole(join_follow_up(text, bracket), asks, (text, *earlier[-1].contexts))


def _language(text: str, otherwise: str) -> str:
    detected = detect_language(text)
    return otherwise if detected == "und" else detected


def _in_bracket(contexts: Sequence[str]) -> str:
    """The question followed up on, after the one that it follows up on itself."""
    return " ".join(contexts[:2])


def _says_all(whole: str, earlier: str, people: Sequence[str], language: str) -> bool:
    """True if a question with its pronouns replaced needs nothing of the earlier one."""
    if _SAYING.search(whole):
        return False
    known = {word.folded for word in content(earlier, language)}
    put = {word.folded for person in people for word in content(person, language)}
    own = [word.folded for word in content(whole, language) if word.folded not in put]
    if people and _ENDS_IN_A_THING.search(whole):
        return all(word in _LASTING or word in known for word in own)
    if not people:
        return not set(own) - known <= RELATIVE or bool(set(own) - known <= _LASTING)
    return all(word in known or word in _LASTING for word in own)


def _with_event(text: str, earlier: str, language: str) -> str | None:
    """Adds the event asked about before: "Who attended?" is "Who attended when X opened Y?"."""
    led = LEADING.match(text)
    bare = (text[led.end() :] if led else text).strip().rstrip("?!. ")
    clause = event_clause(earlier, language)
    if clause is None or not _WHO.fullmatch(bare) or len(content(bare, language)) > FEW:
        return None
    joined = "when" if language == "en" else "ketika"
    return _tidy(f"{bare} {joined} {clause.written()}?")


def _tidy(text: str) -> str:
    """A question without the "and" before it, with a capital and its mark."""
    led = re.match(r"(?:and|but|so|dan|lalu|terus|trus|kemudian|tapi)\b,?\s+", text, re.IGNORECASE)
    bare = text[led.end() :] if led else text
    return f"{bare[0].upper()}{bare[1:].rstrip()}"
