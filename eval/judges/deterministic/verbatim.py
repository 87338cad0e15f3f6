"""Claims that are whole sentences of a premise, word for word: nothing need be weighed."""

from __future__ import annotations

from collections.abc import Sequence, Set

_MARKS = "\"“”„«»‘’' "
_ENDS = ".!?…"


def is_copied(claim: str, premises: Sequence[str]) -> bool:
    """True if a claim is one or more whole sentences of one premise, or a whole line of it.

    A clause cut out of a sentence is not enough: "he resigns" does not follow from "it is not true
    that he resigns". White space does not count, nor do quotation marks around the claim.

    Args:
        claim: Without marks.
        premises: The texts that should bear it out.
    """
    wanted = " ".join(claim.split()).strip(_MARKS)
    return bool(wanted) and any(_stands_whole(wanted, premise) for premise in premises)


def _stands_whole(wanted: str, premise: str) -> bool:
    lines = [line for line in (" ".join(line.split()) for line in premise.splitlines()) if line]
    text, starts = " ".join(lines), {0}
    for line in lines:
        starts.add(max(starts) + len(line) + 1)
    place = text.find(wanted)
    while place >= 0:
        if _begins(text, place, starts) and _ends(text, place + len(wanted), starts):
            return True
        place = text.find(wanted, place + 1)
    return False


def _begins(text: str, place: int, starts: Set[int]) -> bool:
    """Whether a sentence or line begins here, quotation marks aside."""
    before = text[:place].rstrip(_MARKS)
    return not before or before[-1] in _ENDS or any(len(before) < s <= place for s in starts)


def _ends(text: str, place: int, starts: Set[int]) -> bool:
    """Whether a sentence or line ends here, quotation marks aside."""
    after = text[place:].lstrip(_MARKS)
    following = len(text) - len(after)
    ended = text[place - 1] in _ENDS or not after or after[0] in _ENDS
    return ended or any(place < s <= following for s in starts)
