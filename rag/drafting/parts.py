"""Sentences that cite passages part by part: "A [1], and B [2]." is two claims.

Only where each part says something by itself, and nothing binds one to the other: that B came of A
is in neither passage.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.claims.clauses import BINDING, REACHING, stands_alone
from rag.claims.passage import CitedPassage, Part
from rag.drafting.marks import read_segments

# What may stand between two parts that are claimed side by side. A comma alone may also stand
# before what says more of a name, as of another passage's.
_AND = re.compile(r"(?:, )?(?:and|dan)\s+")
_SET_AGAINST = re.compile(
    r"(?:;|(?:, )?(?:but|while|whereas)|(?:, )?(?:tetapi|namun|sedangkan))\s+"
)
# What opens with one of these is the time, cause or condition of what follows it, or denies it.
_LEADING = re.compile(
    r"(?:if|unless|because|since|although|though|when|after|before|until|while|whereas|as|despite|"
    r"due|following|during|according|neither|either|both|not|no|in|on|at|by|with|without|"
    r"jika|kalau|bila|apabila|karena|sebab|akibat|meski\w*|walau\w*|ketika|saat|setelah|sesudah|"
    r"sebelum|sejak|selama|hingga|sampai|sehingga|maka|agar|menurut|berdasarkan|pada|di|dalam|"
    r"dengan|tanpa|baik|bukan|tidak|belum)\b",
    re.IGNORECASE,
)
_NOT_ONLY = re.compile(r"\b(?:not only|bukan hanya|tidak hanya|bukan saja)\b", re.IGNORECASE)
_QUOTED = re.compile('["“”„«»]')


def cited_parts(sentence: str, language: str, passages: Sequence[CitedPassage]) -> tuple[Part, ...]:
    """The parts of a sentence, each with the passages whose marks stand behind it.

    Args:
        sentence: With its marks.
        language: ``"id"`` or ``"en"``.
        passages: Those that the writer was given.

    Returns:
        Nothing where the sentence cites but once, or cannot be parted where its marks stand.
    """
    segments = read_segments(sentence, {passage.number for passage in passages})
    if len({frozenset(numbers) for _, numbers in segments}) < 2:
        return ()
    said = _side_by_side([text for text, _ in segments], language)
    return tuple(
        (text, tuple(passage for passage in passages if passage.number in numbers))
        for text, (_, numbers) in zip(said, segments, strict=False)
    )


def _side_by_side(texts: Sequence[str], language: str) -> list[str]:
    """The texts without what stands between them; nothing if they do not stand side by side."""
    first, *others = texts
    said = [first]
    for text in others:
        joint = _SET_AGAINST.match(text) or _AND.match(text)
        if joint is None:
            return []
        said.append(text[joint.end() :])
    bound = any(_LEADING.match(text) or _QUOTED.search(text) for text in said)
    if bound or _NOT_ONLY.search(first):
        return []
    # What is said, denied or dated before an "and" may reach over it.
    if any(map(_AND.match, others)) and (BINDING.search(first) or REACHING.search(first)):
        return []
    return said if all(stands_alone(text, language) for text in said) else []
