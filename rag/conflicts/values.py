"""The dates and amounts that a sentence states, each with what it is a date or amount of."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from index.article import Span
from index.dates import DateMention, find_dates
from index.words import is_function_word
from rag.phrases.amounts import read_amount
from rag.phrases.pieces import Phrase, Value

_STARTS = re.compile(
    r"(?<![\w.,/:-])(?=(?:Rp|US\$|S\$|A\$|RM|[$€£])\.?\s?\d|\d|"
    r"(?:se(?:puluh|belas|ratus|ribu|juta)|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|"
    r"puluhan|ratusan|ribuan|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|"
    r"sixty|seventy|eighty|ninety|dozens|hundreds|thousands)\b)",
    re.IGNORECASE,
)
_STATES = {
    "dead": r"\w*(?:tewas|newas)\w*|meninggal|gugur|korban\s+jiwa|dead|kill\w*|died|deaths?|"
    r"fatalit\w+|death\s+toll",
    "hurt": r"\w*luka\w*|cedera|injur\w+|wound\w*|hurt",
    "missing": r"hilang|missing",
    "homeless": r"\w*ungsi\w*|displaced|evacuat\w+|dievakuasi|evacuees",
    "held": r"(?:di|me|ter)(?:tangkap|nangkap|tahan|nahan)\w*|(?:di|meng)amankan|"
    r"arrest\w*|detain\w*",
    "damaged": r"(?:me)?rusak\w*|(?:meng)?hancur\w*|roboh|damaged|destroyed|collapsed",
    "burnt": r"terbakar|hangus\w*|menghanguskan|burn\w*",
    "length": r"panjang\w*|long|length",
    "width": r"lebar\w*|wide|width",
    "height": r"tinggi\w*|ketinggian|tall|high|height|setinggi",
    "depth": r"kedalaman|sedalam|deep|depth",
    "distance": r"jarak\w*|berjarak|sejauh|distance|away|far",
}
_STATE = {name: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for name, words in _STATES.items()}
_PAUSE = re.compile(
    r"[,;:.]\s|\b(?:dan|serta|and|yang|which|while|sedangkan|sementara)\b", re.IGNORECASE
)
_NOUN = re.compile(r"\s([a-z]{4,})\b")
_NEAR = 28  # characters from a number to what became of those it counts
_LEAST = re.compile(
    r"(?:setidaknya|sedikitnya|paling sedikit|minimal|lebih dari|lebih|melebihi|di atas|at least|"
    r"more than|over|above|no fewer than)(?:\s+(?:ada|of))?\s*$",
    re.IGNORECASE,
)
_MOST = re.compile(
    r"(?:hampir|nyaris|kurang dari|hingga|sampai|mencapai hingga|maksimal|paling banyak|di bawah|"
    r"nearly|almost|less than|fewer than|under|up to|as many as|at most)\s*$",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"(?:sekitar|kira-kira|kurang lebih|diperkirakan(?: ada)?|kisaran|about|around|roughly|"
    r"approximately|some|an estimated|estimated)\s*$",
    re.IGNORECASE,
)
# A part, another one, one of several: not all that the sentence speaks of.
_PART_BEFORE = re.compile(
    r"\b(?:tambahan|sisanya|masing-masing|setiap|tiap|per|antara|dari|ke|nomor|no\.?|pasal|lantai|"
    r"kelas|another|additional|other|each|every|including|termasuk|between|from|\d\s+of|of\s+the|the|"
    r"peringkat|urutan|kedua|ketiga|first|second|selama|dalam|within)\s*$",
    re.IGNORECASE,
)
_PART_AFTER = re.compile(
    r"\s*(?:\w+\s+)?(?:lain(?:nya)?\b|di\s?antaranya|dari\b|of\s+(?:them|whom|the)|others?\b|more\b|"
    r"out\s+of|-an\b|lagi\b|[-–]\s*\d|hingga\s+\d|sampai\s+\d|to\s+\d|dan\s+\d+\s|per\b|/)",
    re.IGNORECASE,
)
_AGE = re.compile(r"\b(?:usia|umur|berusia|berumur|aged?|age of)\s*$|\($", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of something.

    Attributes:
        span: Where it stands in the sentence, with its unit.
        number: In the base of its dimension: metres, seconds, pieces.
        of: What is counted or measured, the same in both languages.
        state: What became of those counted: ``"dead"``, ``"hurt"``; empty where nothing is said.
        bound: ``"exact"``, ``"about"``, ``"least"`` or ``"most"``.
        figure: The number as written, by which rounding is told.
        part: True if it may be only a part of what another sentence counts.
    """

    span: Span
    number: Fraction
    of: str
    state: str
    bound: str
    figure: Decimal
    part: bool


def find_amounts(text: str, language: str) -> tuple[Amount, ...]:
    """The amounts of a sentence whose unit is known, dates left out."""
    return _find_amounts(text, language)


@functools.lru_cache(maxsize=4096)
def _find_amounts(text: str, language: str) -> tuple[Amount, ...]:
    dates = find_dates(text, language)
    found, done = list[Amount](), 0
    for match in _STARTS.finditer(text):
        start = match.start()
        if start < done or any(date.start <= start < date.end for date in dates):
            continue
        piece = read_amount(Phrase(text, language, {}, {}), start)
        if piece is None:
            continue
        done = piece.end
        noun = _counted_noun(text, piece.end) if piece.value.unit is None else None
        if noun:
            done = noun.end()
        amount = _amount(text, Span(start, done), piece.value, noun[1] if noun else "")
        if amount is not None:
            found.append(amount)
    return tuple(found)


def _counted_noun(text: str, end: int) -> re.Match[str] | None:
    """The word after a number without a known unit, if it may be a noun."""
    noun = _NOUN.match(text, end)
    return None if noun is None or is_function_word(noun[1], "und") else noun


def _amount(text: str, span: Span, value: Value, noun: str) -> Amount | None:
    unit, before, after = value.unit, text[: span.start], text[span.end :]
    if value.vague or "ago" in value.told or _AGE.search(before) or not (unit or noun):
        return None
    of, factor = noun, Fraction(1)
    if unit is not None:
        of, factor = unit.dimension or unit.indonesian, unit.factor
        if unit.singular in ("person", "victim", "resident", "inhabitant"):
            of = "orang"
        if unit.singular == "time" or unit.dimension == "celsius":
            return None
    part = bool(_PART_BEFORE.search(before) or _PART_AFTER.match(after)) or any(
        told.startswith("per ") for told in value.told
    )
    number = Fraction(value.number) * factor
    return Amount(span, number, of, _state(text, span), _bound(before), value.number, part)


def _bound(before: str) -> str:
    for name, pattern in (("least", _LEAST), ("most", _MOST), ("about", _ABOUT)):
        if pattern.search(before):
            return name
    return "exact"


def _state(text: str, span: Span) -> str:
    """What became of those counted, or what is measured: the nearest word for that."""
    after, before = text[span.end :], text[: span.start]
    pause = _PAUSE.search(after)
    until = span.end + pause.start() if pause else len(text)
    since = max((pause.end() for pause in _PAUSE.finditer(before)), default=0)
    best: tuple[int, str] | None = None
    for name, pattern in _STATE.items():
        for match in pattern.finditer(text, since, until):
            ahead, behind = match.start() - span.end, span.start - match.end()
            distance = ahead if ahead >= 0 else behind + 6 if behind >= 0 else 0
            if distance <= _NEAR and (best is None or distance < best[0]):
                best = distance, name
    return best[1] if best else ""


def find_days(text: str, language: str) -> tuple[DateMention, ...]:
    """The dates of a sentence with at least a month or a year, without times of day."""
    return tuple(d for d in find_dates(text, language) if d.month is not None or d.year is not None)


def amounts_differ(one: Amount, other: Amount) -> bool:
    """True if two amounts of the same thing cannot both be right, however they were rounded."""
    first, second = one.number, other.number
    if first == second:
        return False
    for mine, theirs in ((one, other), (other, one)):
        if mine.bound == "least" and theirs.number >= mine.number * Fraction(95, 100):
            return False
        if mine.bound == "most" and theirs.number <= mine.number * Fraction(105, 100):
            return False
        if mine.bound == "about" and abs(first - second) <= mine.number / 10:
            return False
        if _rounds_to(theirs, mine):
            return False
    return True


def _rounds_to(fine: Amount, coarse: Amount) -> bool:
    """True if the one is the other with fewer digits: 1,523 and 1,500."""
    digits = coarse.figure.normalize().as_tuple()
    exponent = digits.exponent if isinstance(digits.exponent, int) else 0
    if exponent == 0 and coarse.figure == fine.figure.to_integral_value():
        return False
    step = (
        coarse.number / Fraction(coarse.figure) * Fraction(10) ** exponent if coarse.figure else 0
    )
    if not step or (exponent == 0 and coarse.figure < 100 and not _measured(coarse, fine)):
        return False
    if exponent <= 1 and coarse.figure < 100 and not _measured(coarse, fine):
        return False
    finer = fine.figure.normalize().as_tuple().exponent
    same_unit = coarse.number / Fraction(coarse.figure) == fine.number / Fraction(fine.figure or 1)
    if same_unit and isinstance(finer, int) and finer >= exponent:
        return False
    return abs(fine.number - coarse.number) < step


def _measured(one: Amount, other: Amount) -> bool:
    """True if either has a fraction, so that the other may be rounded to whole ones."""
    return any(a.figure != a.figure.to_integral_value() for a in (one, other))
