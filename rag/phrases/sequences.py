"""Sequences of pieces: what stands before, between and around them in a short phrase."""

from __future__ import annotations

import re
from dataclasses import replace

from rag.phrases.ages import read_age
from rag.phrases.amounts import read_amount, read_rank
from rag.phrases.dates import read_date
from rag.phrases.names import read_name, with_article
from rag.phrases.pieces import Phrase, Piece, Value

_BETWEEN = {
    "id": {
        "sampai dengan": "to",
        "hingga": "to",
        "sampai": "to",
        "dan": "and",
        "serta": "and",
        "atau": "or",
    },
    "en": {"to": "hingga", "until": "hingga", "and": "dan", "or": "atau"},
}
_QUALIFIERS = {
    "id": {
        "sekitar": "about",
        "kira-kira": "about",
        "kurang lebih": "about",
        "hampir": "nearly",
        "lebih dari": "more than",
        "kurang dari": "less than",
        "setidaknya": "at least",
        "sedikitnya": "at least",
        "paling sedikit": "at least",
        "paling banyak": "at most",
        "maksimal": "at most",
        "minimal": "at least",
        "hingga": "up to",
        "sampai": "up to",
        "sebanyak": "",
        "diperkirakan": "an estimated",
    },
    "en": {
        "about": "sekitar",
        "around": "sekitar",
        "approximately": "sekitar",
        "roughly": "sekitar",
        "nearly": "hampir",
        "almost": "hampir",
        "more than": "lebih dari",
        "over": "lebih dari",
        "less than": "kurang dari",
        "fewer than": "kurang dari",
        "at least": "setidaknya",
        "at most": "paling banyak",
        "up to": "hingga",
        "an estimated": "diperkirakan",
    },
}
_MEANS = {"sekitar": "about", "hampir": "nearly", "lebih dari": "more than"}
_MEANS |= {"kurang dari": "less than", "setidaknya": "at least", "paling banyak": "at most"}
_MEANS |= {"hingga": "up to", "diperkirakan": "an estimated"}

# Preposition and what stands after it: what it is in the other language.
_DATED = ("day", "period", "clock")
_UNTIL = ("hingga", "sampai", "sampai dengan")
_PREPOSITIONS: dict[str, dict[tuple[str, str], str]] = {
    "id": {
        ("pada", "day"): "on",
        ("pada", "period"): "in",
        ("pada", "clock"): "at",
        ("di", "place"): "in",
        ("ke", "place"): "to",
        ("dari", "place"): "from",
        ("selama", "duration"): "for",
        ("dalam", "duration"): "in",
        **{("sejak", role): "since" for role in _DATED},
        **{(word, role): "until" for word in _UNTIL for role in _DATED},
        **{("dari", role): "from" for role in (*_DATED, "amount", "duration")},
        **{("antara", role): "between" for role in (*_DATED, "amount", "duration")},
    },
    "en": {
        ("on", "day"): "pada",
        ("in", "period"): "pada",
        ("at", "clock"): "pada",
        ("in", "place"): "di",
        ("to", "place"): "ke",
        ("from", "place"): "dari",
        ("for", "duration"): "selama",
        ("in", "duration"): "dalam",
        **{("since", role): "sejak" for role in _DATED},
        **{("until", role): "hingga" for role in _DATED},
        **{("from", role): "dari" for role in (*_DATED, "amount", "duration")},
        **{("between", role): "antara" for role in (*_DATED, "amount", "duration")},
    },
}
_SILENT = frozenset(["on", "in", "at", "for"])  # they change no value; since and from do


_STAGES = {
    "id": {"awal": "early", "pertengahan": "mid-", "akhir": "late"},
    "en": {"early": "awal", "mid-": "pertengahan", "late": "akhir"},
}
_STAGE = {
    "id": re.compile(r"(?P<stage>awal|pertengahan|akhir)\s", re.IGNORECASE),
    "en": re.compile(r"(?:the\s)?(?P<stage>mid-|(?:early|late)(?=\s))\s?", re.IGNORECASE),
}


def _any(words: list[str]) -> re.Pattern[str]:
    longest = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"({longest})\s", re.IGNORECASE)


_BETWEEN_PATTERN = {language: _any(list(words)) for language, words in _BETWEEN.items()}
_QUALIFIER = {language: _any(list(words)) for language, words in _QUALIFIERS.items()}
_PREPOSITION = {
    language: _any([word for word, _ in words]) for language, words in _PREPOSITIONS.items()
}
_MARKS = re.compile(r"\s?[,;]\s|\s?[-–—]\s?(?=\w)")
_OPENING = re.compile(r"[(\"“‘]+")
_CLOSING = re.compile(r"[)\"”’.,;]+$|[)\"”’]+")


def read_sequence(phrase: Phrase) -> tuple[str, tuple[Value | str, ...]] | None:
    """A whole phrase in the other language, with what it says; None if a word is not understood.

    Returns:
        The words, and the values with the connecting words (in English) and dashes between them.
    """
    text, place = phrase.text, 0
    written, said = "", list[Value | str]()
    while place < len(text):
        opening = _OPENING.match(text, place)
        if opening:
            written, place = written + opening.group(), opening.end()
        piece = _read_with_words(phrase, place)
        if piece is None or _is_short_form(phrase, place, piece):
            return None
        written, place = written + piece.written, piece.end
        said.append(piece.value)
        closing = _CLOSING.match(text, place)
        if closing:
            written, place = written + closing.group(), closing.end()
        joined = _join(phrase, place)
        if place < len(text) and joined is None:
            return None
        if joined:
            written, place = written + joined[0], joined[2]
            said.extend(joined[1])
            if place >= len(text):
                return None
    return (written, tuple(said)) if said else None


def _is_short_form(phrase: Phrase, start: int, piece: Piece) -> bool:
    """True for an acronym in parentheses: it belongs to what stands before them."""
    opened = phrase.until(start).rstrip().endswith("(")
    return opened and is_acronym(phrase.text[start : piece.end])


def is_acronym(text: str) -> bool:
    """True for a word with several capitals: PBB, BMKG, PUPR, BPBD."""
    return re.fullmatch(r"[A-Z][\w.-]*", text) is not None and sum(map(str.isupper, text)) > 1


def _join(phrase: Phrase, start: int) -> tuple[str, list[str], int] | None:
    """What joins two pieces: marks, a connecting word, an opening bracket."""
    text, place, written, said = phrase.text, start, "", list[str]()
    mark = _MARKS.match(text, place)
    if mark:
        written, place = mark.group(), mark.end()
        if mark.group().strip() in ("-", "–", "—"):
            return written, ["to"], place
        if re.search(r"\d\s?$", text[:start]) and text[place : place + 1].isdigit():
            return None  # "96 , 2" is one number, parted
        said.append("and")
    elif text.startswith(" ", place):
        written, place = " ", place + 1
    word = _BETWEEN_PATTERN[phrase.language].match(text, place)
    if word:
        other = _BETWEEN[phrase.language][word[1].lower()]
        english = other if phrase.language == "id" else word[1].lower()
        said = ["to" if english == "until" else english]
        return f"{written}{other} ", said, word.end()
    if mark or text.startswith("(", place) or _joins_clock(phrase, place):
        return written, said, place
    return None


def _joins_clock(phrase: Phrase, place: int) -> bool:
    """True if words go on without a connection that need none: "12 Juli pada pukul 17.35"."""
    piece = _read_with_words(phrase, place)
    start = _PREPOSITION[phrase.language].match(phrase.text, place)
    return piece is not None and (piece.role == "clock" or (bool(start) and piece.role != "ago"))


def _read_with_words(phrase: Phrase, start: int) -> Piece | None:
    """A piece with the preposition and the qualifier before it."""
    preposition = _PREPOSITION[phrase.language].match(phrase.text, start)
    if preposition:
        piece = _read_qualified(phrase, preposition.end())
        word = preposition[1].lower()
        other = piece and _PREPOSITIONS[phrase.language].get((word, piece.role))
        if piece and other:
            english = other if phrase.language == "id" else word
            told = piece.value.told if english in _SILENT else (*piece.value.told, english)
            value, written = replace(piece.value, told=told), piece.written
            if piece.role == "place" and phrase.other == "en":
                written = with_article(written)
            return replace(piece, written=f"{other} {written}", value=value)
    return _read_qualified(phrase, start)


def _read_qualified(phrase: Phrase, start: int) -> Piece | None:
    stage = _STAGE[phrase.language].match(phrase.text, start)
    if stage:
        return _staged(phrase, stage)
    qualifier = _QUALIFIER[phrase.language].match(phrase.text, start)
    if qualifier is None:
        return read_piece(phrase, start)
    piece = read_piece(phrase, qualifier.end())
    if piece is None or piece.role not in ("amount", "duration", "ago", "day", "period", "clock"):
        return None
    word = qualifier[1].lower()
    if word == "over" and piece.role == "duration":
        return None  # more than five years, or in the course of them
    if word in ("hingga", "sampai", "up to") and piece.role in _DATED:
        return None
    other = _QUALIFIERS[phrase.language][word]
    english = other if phrase.language == "id" else _MEANS[other]
    told = (*piece.value.told, english) if english else piece.value.told
    written = f"{other} {piece.written}".lstrip()
    return replace(piece, written=written, value=replace(piece.value, told=told))


def _staged(phrase: Phrase, stage: re.Match[str]) -> Piece | None:
    """A part of a year, month or longer time: "awal 2006" is early 2006."""
    piece = read_piece(phrase, stage.end())
    if piece is None or piece.role != "period":
        return None
    other = _STAGES[phrase.language][stage["stage"].lower()]
    if phrase.other == "en":
        article = "the " if piece.written.startswith("the ") else ""
        gap = "" if other == "mid-" else " "
        written = f"{article}{other}{gap}{piece.written.removeprefix('the ')}"
    else:
        written = f"{other} {piece.written}"
    told = other if phrase.other == "en" else stage["stage"].lower()
    value = replace(piece.value, told=(*piece.value.told, told))
    return replace(piece, written=written, value=value)


def read_piece(phrase: Phrase, start: int) -> Piece | None:
    """The longest piece that begins at a place; a date before an amount of the same length."""
    readers = (read_date, read_age, read_rank, read_amount, read_name)
    pieces = [piece for reader in readers if (piece := reader(phrase, start))]
    return max(pieces, key=lambda piece: piece.end, default=None)
