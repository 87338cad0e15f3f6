"""A pronoun that stands for whom an earlier question asks after: "Who won?", "Is he 20?"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from index.names import find_known_names
from index.words import fold_words
from rag.follow_up.pronouns import OWNERS, PERSONS, in_form
from rag.follow_up.referents import persons
from rag.follow_up.resolve import Whole
from rag.follow_up.standing import pointers
from rag.typed import ROLES, find_names

# Gives the name that answers the last of some questions, None where that asks after nobody.
NameOf = Callable[[Sequence[str]], str | None]


def with_name(whole: Whole, text: str, history: Sequence[str], name_of: NameOf) -> Whole:
    """The follow-up with that person's name put in, as far as the rules left a pronoun in it.

    Args:
        whole: What the rules made of it.
        text: The follow-up as asked.
        history: Earlier questions, oldest first.
        name_of: Answers the last of them.
    """
    if not history or not whole.text.startswith(text):
        return whole
    found = [match for match in pointers(text) if match.group().lower() in PERSONS | OWNERS]
    if len(found) != 1 or _names_another(history[-1], text):
        return whole
    name = name_of(history)
    if name is None or set(fold_words(name)) & set(fold_words(text)):
        return whole
    [match] = found
    put = text[: match.start()] + in_form(match, name) + text[match.end() :]
    joined = put + whole.text[len(text) :]
    return replace(whole, text=joined, contexts=(put, *whole.contexts[1:]))


def _names_another(earlier: str, text: str) -> bool:
    """True if an earlier question names somebody whom the follow-up does not.

    After "Who killed Ana?", "Where was she born?" may be asked of either.
    """
    known = set(fold_words(text))
    return any(not known & set(fold_words(person)) for person in persons(earlier))


def the_person(answer: str) -> str | None:
    """The person that a short answer names, with office and place: "Mayor of Solo Ana Putri".

    None where anything else stands there: "Ana Putri's lawyer", "not Ana Putri", "Ana and Budi".
    """
    named = {_without_place(span.of(answer)) for span in find_names(answer)} - {""}
    found = [name for name in named if _is_whole(name)]
    if len(found) != 1:
        return None
    rest = answer.replace(found[0], " ", 1)
    places = {
        word
        for mention in find_known_names(rest)
        if mention.name.kind == "place"
        for word in fold_words(rest[mention.start : mention.end])
    }
    return found[0] if set(fold_words(rest)) <= ROLES | places else None


def _is_whole(name: str) -> bool:
    """True for first and last name of a person, neither of them a place."""
    places = [mention for mention in find_known_names(name) if mention.name.kind == "place"]
    return persons(name) == [name] and " " in name and not places


def _without_place(name: str) -> str:
    """A name without the country or town that stands before it."""
    places = [m.end for m in find_known_names(name) if m.name.kind == "place" and m.start == 0]
    return name[max(places, default=0) :].strip(" ,")
