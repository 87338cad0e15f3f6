"""Known names in short phrases, offices and institutions with their country."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from index.names import Name, NameMention
from rag.phrases.pieces import Phrase, Piece, Value, whole_piece

SHORTEST = 2  # MA and BI may be anything
_WITH_ARTICLE = re.compile(
    r"(?:United|Netherlands|Philippines|Maldives|Soviet|European Union|\w+ Republic|Vatican|"
    r"Democratic Republic|Central African|Middle East|Far East|Gaza Strip|West Bank|"
    r".* (?:Islands|Sea|Ocean|Peninsula|Heights|Zone)$)"
)


def with_article(name: str) -> str:
    """An English place name as it stands inside a sentence: "the United States"."""
    return f"the {name}" if _WITH_ARTICLE.match(name) else name


def read_name(phrase: Phrase, start: int) -> Piece | None:
    """A known name, an office or institution with its country: "Menlu Rusia", "Kemlu AS"."""
    place = start
    if phrase.language == "en" and phrase.text[start : start + 4].lower() == "the ":
        place += 4
    mention = phrase.names.get(place)
    if mention is None:
        return None
    spelling = phrase.text[mention.start : mention.end]
    name, end, written = mention.name, mention.end, _put_over(phrase, mention)
    if name.kind == "other" and phrase.language == "id" and len(spelling) <= SHORTEST:
        return None
    value = Value("name", name=name, loose=_loose(name, spelling))
    if name.kind in ("title", "other"):
        gap = re.compile(r"\s(?:of\s(?:the\s)?)?" if phrase.language == "en" else r"\s")
        between = gap.match(phrase.text, end)
        country = phrase.names.get(between.end()) if between else None
        if between and country and country.name.kind == "place":
            if phrase.language == "en" and between.group() == " ":
                return None  # "UN Geneva" may be anything
            where, end = _put_over(phrase, country), country.end
            if not name.english or not _usual(country.name, where, phrase.other):
                return None  # half of it would be in the other language
            into = f" of {with_article(where)}" if phrase.other == "en" else f" {where}"
            written, value = written + into, replace(value, parts=(country.name,))
    end = _past_alias(phrase, name, _past_stop(phrase.text, end))
    year = phrase.dates.get(end + 1)
    if name.kind == "other" and year and year.precision == "year" and phrase.text[end] == " ":
        written, end = f"{written} {year.year}", year.end  # "Piala Dunia 2022"
        value = replace(value, number=Decimal(year.year or 0))
    role = "place" if name.kind == "place" else "name"
    return whole_piece(phrase, end, written, value, role)


def _past_stop(text: str, end: int) -> int:
    """Where a name ends with the full stop of its last letter: "U.S."."""
    return end + bool(re.search(r"\b[A-Z]\.[A-Z]$", text[:end]) and text[end : end + 1] == ".")


def _loose(name: Name, spelling: str) -> str:
    """A spelling that names.txt calls too loose to be put over, and so to be compared."""
    both = spelling in name.indonesian and spelling in name.english
    told = name.kind != "place" or not both or spelling == name.english[0]
    return "" if told else spelling


def _usual(name: Name, written: str, language: str) -> bool:
    """Whether a name is written as its language usually does."""
    names = name.english if language == "en" else name.indonesian
    return not name.english or written == names[0]


def _past_alias(phrase: Phrase, name: Name, end: int) -> int:
    """Where a name ends with the short form in parentheses after it: "Uni Eropa (UE)"."""
    opened = re.compile(r"\s?\(\s?").match(phrase.text, end)
    alias = phrase.names.get(opened.end()) if opened else None
    if alias is None or alias.name is not name or name.kind == "person":
        return end
    closed = re.compile(r"\s?\)").match(phrase.text, alias.end)
    return closed.end() if closed else end


def _put_over(phrase: Phrase, mention: NameMention) -> str:
    spelling = phrase.text[mention.start : mention.end]
    if mention.name.kind == "person":
        return spelling
    written = mention.name.written(spelling, phrase.other)
    if written == spelling or mention.name.kind != "title" or not spelling[0].isupper():
        return written
    if all(word[0].isupper() for word in re.split(r"[\s-]", spelling) if len(word) > 3):
        return re.sub(r"\b(?!(?:of|and|dan)\b)\w", lambda m: m.group().upper(), written)
    return written[0].upper() + written[1:]
