"""Claims that say "I" or "we": words lifted out of a quotation as if they were the answer's own."""

from __future__ import annotations

import re

# A quotation of two sentences begins in one claim and ends in the next.
_QUOTED = re.compile(
    r"[\"“”„«»][^\"“”„«»]*[\"“”„«»]|[“„«][^\"“”„«»]*\Z|\A[^\"“”„«»]*[”»]|(?<!\w)['‘](?:[^'‘’]|(?<=\w)['’](?=\w))+['’](?!\w)"
)
# "Phase I", "Elizabeth I" and "World War I" are counted.
_COUNTED = (
    r"(?:phase|part|chapter|type|war|stage|class|grade|volume|section|level|category|act|book|"
    r"tier|group|zone|king|queen|pope|quarter|semester|echelon|article|round|title)s?"
)
# A quotation that lost its marks, but not its speaker.
_SAID = re.compile(
    r", (?:kata|ujar|ucap|tutur|kilah|tegas|jelas|imbuh|tambah|ungkap)(?:nya)?\b|"
    r", (?:[\w-]+ ){0,4}(?:said|added|told|according to)\b"
)
_FIRST_PERSON = {
    "en": (
        re.compile(
            rf"(?<!\w)(?!{_COUNTED} I\b)(?:[a-z]+,? |\d+, |[,;:.(] ?)(?P<word>I)(?=[ ,][a-z\d ])"
        ),
        re.compile(
            r"^(?:(?:And|But|So|Then|Today|Yesterday|If|When|While|That|As|Because|Now),? )?"
            r"(?P<word>I)(?=[ ,][a-z\d ])"
        ),
        re.compile(r"\b(?P<word>I['’](?:m|ve|ll|d))\b"),
        re.compile(r"\b(?P<word>(?:[Mm]y|[Oo]ur)(?= [a-z])|[Ww]e(?=['’ ][a-z])|me|myself|ours)\b"),
        re.compile(r"(?<!\b[Tt]he )\b(?P<word>us)\b(?!-)"),
    ),
    "id": (
        re.compile(r"\b(?P<word>saya|aku(?! [A-Z])|kami|kita)\b"),
        re.compile(r"^(?P<word>Saya|Aku|Kami|Kita)(?= [a-z])"),
    ),
}


def first_person(claim: str, language: str) -> str | None:
    """The first word that speaks of the speaker, outside quotation marks; None if there is none.

    An answer speaks of others. Whose words these were is lost, and with it what they say.

    Args:
        claim: Without marks.
        language: ``"id"`` or ``"en"``; in others nothing is found.
    """
    said = " ".join(_QUOTED.sub(" ", claim).split())
    if _SAID.search(said):
        return None
    found = [match for one in _FIRST_PERSON.get(language, ()) if (match := one.search(said))]
    return found[0]["word"] if found else None
