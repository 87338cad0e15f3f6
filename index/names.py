"""Names that have several spellings: Korut, Korea Utara, North Korea; Kim Jong-un, Kim Jongun.

The full-text index folds case and accents and parts words at every mark that is no letter or
digit: Jong-un and Jong Un are the same in it, Jongun and Jong Un, Quran and Qur'an are not.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.words import Word, fold

NAMES = Path(__file__).with_name("names.txt")
SHORTEST_PIECE = 2
_PIECE = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Variant:
    """Words of a question that are written in other ways too.

    Attributes:
        first: Place of the first word.
        end: One past the place of the last.
        forms: The other ways, each a phrase of folded pieces as the full-text index holds them.
    """

    first: int
    end: int
    forms: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class _Spelling:
    pieces: tuple[str, ...]
    exact: str | None  # as it must be written, for one that is an ordinary word otherwise
    group: tuple[tuple[str, ...], ...]


def variants(words: Sequence[Word]) -> list[Variant]:
    """The known names in a question with their other spellings, without overlap, longest first.

    Args:
        words: The question's words in order, function words included.
    """
    pieces = [(piece, place) for place, word in enumerate(words) for piece in _pieces(word.folded)]
    # Where all is capitals, they do not tell the country US from the pronoun.
    shouted = len(words) > 2 and not any(c.islower() for word in words for c in word.text)
    found, position = [], 0
    while position < len(pieces):
        match = _longest(pieces, position, words, shouted)
        if match is None:
            position += 1
            continue
        end = position + len(match.pieces)
        first, last = pieces[position][1], pieces[end - 1][1]
        forms = tuple(form for form in match.group if form != match.pieces)
        found.append(Variant(first, last + 1, forms))
        position = end
    return found


def _longest(
    pieces: Sequence[tuple[str, int]], position: int, words: Sequence[Word], shouted: bool
) -> _Spelling | None:
    spellings = _spellings()
    for spelling in spellings.get(pieces[position][0], ()):
        end = position + len(spelling.pieces)
        if tuple(piece for piece, _ in pieces[position:end]) != spelling.pieces:
            continue
        first, last = pieces[position][1], pieces[end - 1][1]
        # A word of several pieces belongs to a name whole or not at all.
        if position and pieces[position - 1][1] == first:
            continue
        if end < len(pieces) and pieces[end][1] == last:
            continue
        if spelling.exact is not None:
            written = " ".join(_marks(word.text) for word in words[first : last + 1])
            if shouted or written != spelling.exact:
                continue
        return spelling
    return None


def _marks(text: str) -> str:
    """A word as it stands, without the possessive ending that folding takes off as well."""
    return text[:-2] if text[-2:] in ("'s", "’s") else text


def compounds(words: Sequence[Word]) -> list[Variant]:
    """Neighbouring words written as one, and words written without their apostrophe.

    Most of these stand nowhere; whoever asks looks which ones the collection holds.
    """
    found = []
    for place, word in enumerate(words):
        pieces = _pieces(word.folded)
        if len(pieces) > 1 and not any(piece.isdigit() for piece in pieces):
            found.append(Variant(place, place + 1, (("".join(pieces),),)))
        if place + 1 < len(words):
            other = words[place + 1].folded
            if word.folded.isalpha() and other.isalpha():
                found.append(Variant(place, place + 2, ((word.folded + other,),)))
    return found


def splits(folded: str) -> list[tuple[str, str]]:
    """The ways to write a word as two: "jongun" as "jong un", "alquran" as "al quran".

    As with ``compounds``, whoever asks looks which ones the collection holds as a phrase.
    """
    if not folded.isalpha():
        return []
    ends = range(SHORTEST_PIECE, len(folded) - SHORTEST_PIECE + 1)
    return [(folded[:end], folded[end:]) for end in ends]


def _pieces(folded: str) -> list[str]:
    return _PIECE.findall(folded)


@functools.cache
def _spellings() -> dict[str, list[_Spelling]]:
    """All spellings by their first piece, the longest first."""
    found: dict[str, list[_Spelling]] = {}
    for spelling in _read(NAMES.read_text(encoding="utf-8")):
        found.setdefault(spelling.pieces[0], []).append(spelling)
    for spellings in found.values():
        spellings.sort(key=lambda spelling: -len(spelling.pieces))
    return found


def _read(text: str) -> Iterator[_Spelling]:
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        written = [name.strip() for name in line.split("|")]
        pieces = [tuple(_pieces(fold(name))) for name in written]
        group = tuple(dict.fromkeys(pieces))
        for name, own in zip(written, pieces, strict=True):
            exact = " ".join(_PIECE.findall(name)) if name.startswith("=") else None
            yield _Spelling(own, exact, group)
