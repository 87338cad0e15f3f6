"""Sentences that cite passages part by part: "A [1], and B [2]." is two claims."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.claims.clauses import has_subject, stands_alone
from rag.claims.passage import CitedPassage, Part
from rag.drafting.marks import read_segments

FEWEST_WORDS = 3  # before the first marks
# After some of these a clause follows, whatever its verb; after the others it may be but a name.
_JOINED = {
    "en": re.compile(r"\s*(?:(?P<clause>;|(?:, )?(?:but|while|whereas))|(?:, )?and|,)\s+"),
    "id": re.compile(r"\s*(?:(?P<clause>;|(?:, )?(?:tetapi|namun|sedangkan))|(?:, )?dan|,)\s+"),
}
_RELATIVE = re.compile(r"(?P<whom>[^,]+), (?:which|who|yang) (?P<says>[^,]+)")


def cited_parts(sentence: str, language: str, passages: Sequence[CitedPassage]) -> tuple[Part, ...]:
    """The clauses of a sentence, each with the passages whose marks stand behind it.

    Args:
        sentence: With its marks.
        language: ``"id"`` or ``"en"``.
        passages: Those that the writer was given.

    Returns:
        Nothing where the sentence cites but once, or cannot be parted where its marks stand.
    """
    segments = read_segments(sentence, {passage.number for passage in passages})
    if len(segments) < 2 or len({numbers for _, numbers in segments}) < 2:
        return ()
    said = _parted([text for text, _ in segments], language)
    return tuple(
        (text, tuple(passage for passage in passages if passage.number in numbers))
        for text, (_, numbers) in zip(said, segments, strict=False)
    )


def _parted(texts: Sequence[str], language: str) -> list[str]:
    """What each text says by itself; nothing if one of them says nothing."""
    first, *others = texts
    if language not in _JOINED or len(first.split()) < FEWEST_WORDS:
        return []
    joints = [_JOINED[language].match(text) for text in others]
    bare = [text[joint.end() :] for text, joint in zip(others, joints, strict=True) if joint]
    if len(bare) < len(others):
        return []
    if relative := _RELATIVE.fullmatch(first):
        return [f"{relative['whom']} {text}" for text in (relative["says"], *bare)]
    apart = all(
        has_subject(text) if joint and joint["clause"] else stands_alone(text, language)
        for text, joint in zip(bare, joints, strict=True)
    )
    return [first, *bare] if apart else []
