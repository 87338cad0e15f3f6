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

from index.words import Word, find_words, fold

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
class Name:
    """A thing with all its spellings.

    Attributes:
        kind: ``"place"``, ``"person"``, ``"title"`` or ``"other"``.
        indonesian: Spellings in Indonesian, the usual one first; those of both languages where
            the group has no English ones of its own.
        english: Spellings in English, the usual one first; empty where it has none of its own.
    """

    kind: str
    indonesian: tuple[str, ...]
    english: tuple[str, ...] = ()

    def written(self, spelling: str, language: str) -> str:
        """The usual spelling in a language; the same one where it is the language's already."""
        own, usual = self.english if language == "en" else self.indonesian, ""
        if own and not any(_pieces(fold(spelling)) == _pieces(fold(name)) for name in own):
            usual = own[0]
        return usual or spelling


@dataclass(frozen=True, slots=True)
class NameMention:
    """A known name in a text, at ``text[start:end]``."""

    start: int
    end: int
    name: Name


@dataclass(frozen=True, slots=True)
class _Spelling:
    pieces: tuple[str, ...]  # without the possessive endings that words lose
    form: tuple[str, ...]  # as the full-text index holds it
    exact: str | None  # as it must be written, for one that is an ordinary word otherwise
    group: tuple[tuple[str, ...], ...]
    name: Name


_KINDS = {"Countries": "place", "Cities": "place", "People": "person", "Offices": "title"}
_KINDS["Indonesia"] = "place"  # "Indonesia and its provinces"


def variants(words: Sequence[Word]) -> list[Variant]:
    """The known names in a question with their other spellings, without overlap, longest first.

    Args:
        words: The question's words in order, function words included.
    """
    return [
        Variant(first, end, tuple(form for form in match.group if form != match.form))
        for first, end, match in _matches(words)
    ]


def find_known_names(text: str) -> tuple[NameMention, ...]:
    """The known names that a text states, without overlap, longest first.

    A name counts only where it is written with a capital, a title in any letters.
    """
    words = find_words(text)
    found = []
    for first, end, match in _matches(words):
        start, stop = words[first].start, words[end - 1].end
        stop -= len(words[end - 1].text) - len(_marks(words[end - 1].text))
        apart = any(mark in text[start:stop] for mark in ",;()")
        if not apart and (match.name.kind == "title" or words[first].capitalised):
            found.append(NameMention(start, stop, match.name))
    return tuple(found)


def _matches(words: Sequence[Word]) -> Iterator[tuple[int, int, _Spelling]]:
    """Known names with the places of their first word and one past their last."""
    pieces = [(piece, place) for place, word in enumerate(words) for piece in _pieces(word.folded)]
    # Where all is capitals, they do not tell the country US from the pronoun.
    shouted = len(words) > 2 and not any(c.islower() for word in words for c in word.text)
    position = 0
    while position < len(pieces):
        match = _longest(pieces, position, words, shouted)
        if match is None:
            position += 1
            continue
        end = position + len(match.pieces)
        yield pieces[position][1], pieces[end - 1][1] + 1, match
        position = end


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
    kind = "other"
    for line in text.splitlines():
        if line.startswith("#"):
            kind = _KINDS.get(line[2:].split(" ")[0], "other")
        if not line.strip() or line.startswith("#"):
            continue
        sides = [
            [spelling.strip() for spelling in side.split("|")]
            for side in line.split(">", maxsplit=1)
        ]
        name = Name(kind, *(tuple(spelling.lstrip("=") for spelling in side) for side in sides))
        written = [spelling for side in sides for spelling in side]
        forms = [tuple(_pieces(fold(spelling))) for spelling in written]
        group = tuple(dict.fromkeys(forms))
        for spelling, form in zip(written, forms, strict=True):
            own = tuple(p for word in find_words(spelling) for p in _pieces(word.folded))
            exact = " ".join(_PIECE.findall(spelling)) if spelling.startswith("=") else None
            yield _Spelling(own, form, exact, group, name)
