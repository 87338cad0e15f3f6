"""Claims that say "I" or "we": words lifted out of a quotation as if they were the answer's own."""

from __future__ import annotations

import re

_QUOTED = re.compile(r"[\"“”„«»][^\"“”„«»]*[\"“”„«»]|(?<!\w)['‘][^'‘’]+['’](?!\w)")
# "World War I" counts, "US" is a country, "Kita" and "Kami" inside a claim may be names.
_FIRST_PERSON = (
    re.compile(r"(?:^|[,;:.] |(?<!\w)[a-z]+ )(?P<word>I)(?= [a-z])"),
    re.compile(r"\b(?P<word>I['’](?:m|ve|ll|d))\b"),
    re.compile(r"\b(?P<word>[Mm]y|me|[Ww]e|[Oo]ur|us|mine|ours|saya|aku|kami|kita)\b"),
    re.compile(r"^(?P<word>Saya|Aku|Kami|Kita)\b"),
)


def first_person(claim: str) -> str | None:
    """The first word that speaks of the speaker, outside quotation marks; None if there is none.

    An answer speaks of others. Whose words these were is lost, and with it what they say.
    """
    said = " ".join(_QUOTED.sub(" ", claim).split())
    found = [match for pattern in _FIRST_PERSON if (match := pattern.search(said))]
    return found[0]["word"] if found else None
