"""The pieces that a short phrase is made of, and what they say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from index.dates import DateMention
from index.names import Name, NameMention
from rag.phrases.units import Unit
from rag.question import Kind

OTHER = {"id": "en", "en": "id"}


@dataclass(frozen=True, slots=True)
class Value:
    """What a piece says, whatever the language.

    Attributes:
        kind: ``"amount"``, ``"date"``, ``"ordinal"``, ``"decade"``, ``"era"`` or ``"name"``.
        number: Of an amount, ordinal, decade or era.
        unit: What is counted, where that is stated.
        vague: True for "dozens".
        date: Of a date.
        weekday: Of a date, Monday 0.
        name: Of a known name.
        parts: Of a name, what stands with it: "Foreign Minister" has Russia.
        told: How it is qualified: about, since, ago, dead.
        loose: Of a name, its spelling where that may mean more than one thing: Inggris.
    """

    kind: str
    number: Decimal = Decimal(0)
    unit: Unit | None = None
    vague: bool = False
    date: DateMention | None = None
    weekday: int | None = None
    name: Name | None = None
    parts: tuple[Name, ...] = ()
    told: tuple[str, ...] = ()
    loose: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a phrase that is understood.

    Attributes:
        end: One past its last code point.
        written: The same in the other language.
        value: What it says.
        role: What may stand before it: ``"day"``, ``"period"``, ``"clock"``, ``"duration"``,
            ``"amount"``, ``"ordinal"``, ``"place"`` or ``"name"``.
    """

    end: int
    written: str
    value: Value
    role: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """A text with the dates and known names in it, by their first code point.

    Attributes:
        text: The phrase.
        language: ``"id"`` or ``"en"``.
        dates: Dates with at least a year or a month.
        names: Known names.
        kind: What the question asks for; None where values are only compared.
        before: What stands before the phrase, with the space after it.
    """

    text: str
    language: str
    dates: Mapping[int, DateMention]
    names: Mapping[int, NameMention]
    kind: Kind | None = None
    before: str = ""

    @property
    def other(self) -> str:
        """The language to write in."""
        return OTHER[self.language]

    def until(self, place: int) -> str:
        """All that stands before a place of the phrase."""
        return self.before + self.text[:place]


def whole_piece(phrase: Phrase, end: int, written: str, value: Value, role: str) -> Piece | None:
    """A piece, if no word goes on where it ends."""
    following = phrase.text[end : end + 1]
    if following.isalnum() or following in ("_", "%", "/", "²", "$"):
        return None
    return Piece(end, written, value, role)
