"""The verbs of a sentence, and whether its subject does what they say or has it done to it."""

from __future__ import annotations

from index.words import find_words
from rag.claims.roles.marks import (
    ACTIVE,
    BE,
    BEFORE_BASE,
    BETWEEN,
    DETERMINERS,
    ENDS,
    ENGLISH_PAST,
    NO_PAST,
    NO_VERB,
    PASSIVE,
    PREPOSITIONS,
)
from rag.claims.roles.words import Form, Sense, irregular_pasts, verb_forms


class Verbs:
    """The words of a sentence with its verbs.

    Args:
        text: The sentence.
        language: ``"id"`` or ``"en"``.
    """

    def __init__(self, text: str, language: str) -> None:
        self._text = text
        self._language = language
        self._words = find_words(text)
        self._folded = [word.folded for word in self._words]
        self._forms = {i: form for i in range(len(self._words)) if (form := self._form(i))}

    def _form(self, place: int) -> Form | None:
        word, known = self._words[place], verb_forms(self._language)
        folded = word.folded
        if self._language == "id" and folded.endswith("nya"):
            folded = folded[:-3]
        if (word.capitalised and place) or folded in NO_VERB or folded in NO_PAST:
            return None
        if folded in known:
            return known[folded] if self._language == "id" or self._is_verb(place) else None
        if self._language == "en":
            return Form("either", (Sense(""),)) if ENGLISH_PAST.fullmatch(folded) else None
        if ACTIVE.fullmatch(folded):
            return Form("active", (Sense(""),))
        return Form("passive", (Sense(""),)) if PASSIVE.fullmatch(folded) else None

    def _is_verb(self, place: int) -> bool:
        """Whether an English form that may be a noun is a verb here."""
        folded = self._folded[place]
        if folded.endswith(("ed", "ing")) or folded in irregular_pasts():
            return True
        left = self._folded[place - 1] if place else ""
        if left in BEFORE_BASE:
            return True
        if place + 1 >= len(self._words) or left in DETERMINERS | PREPOSITIONS | ENDS:
            return False
        following = self._words[place + 1]
        opens = following.capitalised or following.folded in DETERMINERS | PREPOSITIONS
        return opens and (folded.endswith("s") != left.endswith("s") or not folded.endswith("s"))

    def _gap(self, place: int) -> str:
        """What stands before a word."""
        return self._text[self._words[place - 1].end : self._words[place].start] if place else "."

    def _is_passive(self, place: int, form: Form) -> bool | None:
        """Whether the verb is passive; None where it cannot be told."""
        if form.voice != "either":
            return form.voice == "passive"
        if self._language == "id":
            return None
        left = place - 1
        while left >= 0 and self._skipped(left) and self._folded[left] not in BE:
            left -= 1
        if left >= 0 and self._folded[left] in BE:
            return True
        following = self._folded[place + 1 : place + 3]
        if "by" in following:
            return True
        apart = following[:1] in (["in"], ["on"], ["at"])  # "based in", "held on": passive
        described = left >= 0 and self._folded[left] in DETERMINERS  # "the detained men"
        return None if apart or described else False

    def _skipped(self, place: int) -> bool:
        folded = self._folded[place]
        return (
            folded in BETWEEN
            or folded in BE
            or (
                self._language == "en"
                and folded.endswith("ly")
                and not self._words[place].capitalised
            )
        )
