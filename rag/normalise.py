"""Short answers put into the language of the question: "Rp1,5 miliar" is "Rp1.5 billion".

What is fully understood is put over: dates and times, numbers, money, units, counted things,
ordinals, ranges, words such as "about" before them, and names that ``index/names.txt`` groups.
Figures stay figures and words stay words ("dua ratus" is "two hundred"): nothing is rounded,
converted or filled in. A text with anything else in it stays word for word, but for one case:
where commas or parentheses part it and every other part is a name ("Pasuruan, Jawa Timur"; "Menteri
Kesehatan Ghana, Kofi Mensah"), the known parts are put over, since names read well in both
languages. Half a sentence in each language does not. Names of persons are never put over.
"""

from __future__ import annotations

import re
from dataclasses import replace

from index.dates import find_dates
from index.names import find_known_names
from index.words import find_words, is_function_word
from rag.phrases.context import tells_places
from rag.phrases.dates import dates_in_words
from rag.phrases.pieces import Phrase, Value
from rag.phrases.sequences import is_acronym, read_piece, read_sequence
from rag.question import Kind
from rag.same_value import same_values

LANGUAGES = frozenset(["id", "en"])
LONGEST = 300  # code points: a longer text is no short answer
_ODD = re.compile(
    "[ſıİ]"
)  # patterns take these for s and i; they are no letters of either language
# A text that begins with figures may be cut from the front: "ke- 195 tahun", "1 . 200 orang".
_CUT = re.compile(r"(?:\bke\s?-|[-–/+]|(?<!\d)\d{1,3}\s?[.,])$", re.IGNORECASE)
_PARTS = re.compile(r"([,;]\s+|\s*\(|\)\s*(?:,\s+)?)")


def normalise(text: str, source: str, target: str, kind: Kind = "what", before: str = "") -> str:
    """A short answer in another language, word for word where it is not fully understood.

    Args:
        text: A few words of an article.
        source: The article's language: ``"id"``, ``"en"`` or ``"und"``, which changes nothing.
        target: The question's language. Where it is the source's, dates in figures are put into
            words ("08/01/2026" is "8 Januari 2026") and the rest stays as it is.
        kind: What the question asks for: "12/9" is a date to a "when", Jordan a country to a
            "where".
        before: The few words of the sentence just before the text: after "bahasa" a country's
            name is a language.
    """
    if target not in LANGUAGES or not _readable(text, source):
        return text
    if source == target:
        return dates_in_words(text, source, kind, _spaced(before))
    phrase = replace(_phrase(text, source), kind=kind, before=_spaced(before))
    if phrase.text[:1].isdigit() and _CUT.search(phrase.before.rstrip()):
        return text
    names = tuple(phrase.names.values())
    places = tells_places(phrase.text, source, phrase.before, kind, names)
    if not places:
        phrase = _without_places(phrase)
    read = read_sequence(phrase)
    written = read[0] if read else _by_parts(phrase, places)
    return text if written is None or written.split() == text.split() else written


def same_value(first: str, first_language: str, second: str, second_language: str) -> bool | None:
    """Whether two short texts say the same date, number, amount of money or name.

    Returns:
        True or False where both are fully understood and can be compared; None where one is not,
        or says less than the other: "12 September" and "12 September 2025", "5" and "5 people",
        "about 500" and "500".
    """
    one, other = _values(first, first_language), _values(second, second_language)
    return None if one is None or other is None else same_values(one, other)


def _values(text: str, language: str) -> tuple[Value | str, ...] | None:
    if not _readable(text, language):
        return None
    read = read_sequence(_phrase(text, language))
    return None if read is None else read[1]


def _readable(text: str, language: str) -> bool:
    return language in LANGUAGES and len(text) <= LONGEST and not _ODD.search(text)


def _phrase(text: str, language: str) -> Phrase:
    text = " ".join(text.split())
    dates = {
        mention.start: mention
        for mention in find_dates(text, language)
        if mention.month is not None or mention.year is not None
    }
    return Phrase(text, language, dates, {name.start: name for name in find_known_names(text)})


def _spaced(before: str) -> str:
    before = " ".join(before.split())
    return before if not before or before.endswith("(") else f"{before} "


def _without_places(phrase: Phrase) -> Phrase:
    names = {start: name for start, name in phrase.names.items() if name.name.kind != "place"}
    return replace(phrase, names=names)


def _by_parts(whole: Phrase, places: bool) -> str | None:
    """A text parted by commas and parentheses, its known parts put over, if the rest are names."""
    text, language = whole.text, whole.language
    if re.search(r"\)\s*[^\s,;.)]|\d\s?,\s+\d", text):
        return None  # a name goes on after a parenthesis; a number is parted
    written, understood = list[str](), False
    for place, part in enumerate(_PARTS.split(text)):
        if place % 2 or not part:
            written.append(part)
            continue
        before = whole.before + "".join(written)
        if is_acronym(part) and before.rstrip().endswith("("):
            written.append(part)  # it is short for what stands before it
            continue
        phrase = replace(_phrase(part, language), kind=whole.kind, before=before)
        read = read_sequence(phrase if places else _without_places(phrase))
        if read is not None:
            understood = True
            written.append(read[0])
        elif places and (titled := _titled(phrase)) is not None:
            understood = True
            written.append(titled)
        elif _is_name(part, language):
            written.append(part)
        else:
            return None
    return "".join(written) if understood else None


def _titled(phrase: Phrase) -> str | None:
    """An office with its country before a name: "Presiden Ghana Kofi Mensah"."""
    piece = read_piece(phrase, 0)
    if piece is None or not piece.value.parts:
        return None
    rest = phrase.text[piece.end :]
    return piece.written + rest if _is_name(rest, phrase.language) else None


def _is_name(text: str, language: str) -> bool:
    """True if every word has a capital and none is a function word."""
    words = find_words(text)
    return bool(words) and all(
        word.capitalised and not is_function_word(word.folded, language) for word in words
    )
