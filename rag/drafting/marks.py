"""Marks of citation in what a model writes: ``[1]``, ``[1, 2]``, ``【1】``, ``(1)``, ``¹``.

In square brackets a number is always a mark. In round ones and raised it is one only where it
plainly is: "Pasal 5 ayat (2)", "Budi (7), pelajar" and "25 km²" have none.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

_LABEL = (
    r"(?:(?:sources?|sumber|passages?|kutipan|bagian|artikel|articles?|documents?|dokumen|docs?"
    r"|references?|refs?|teks|texts?|nomor|no\.?)\s?:?\s?)?[#^]?\s?"
)
# What parts numbers ends a file's name, so that there is one way to read them.
_NUMBER = rf"{_LABEL}\d{{1,3}}(?:†[^\]】］\n,;&]{{0,60}})?"
_BETWEEN = r"\s?(?:,|;|&|-|–|—|\band\b|\bdan\b|\bto\b)\s?"
SQUARE = rf"[\[【［]\s?{_NUMBER}(?:{_BETWEEN}{_NUMBER}){{0,11}}\s?[\]】］]"
ROUND = r"\(\d{1,3}(?:,\s?\d{1,3}){0,11}\)"
RAISED = r"[¹²³⁰⁴-⁹]{1,6}+"  # so that a run of them is parted in one way only
ANY_MARK = rf"(?i:{SQUARE})|{ROUND}|{RAISED}"
# The beginning of a mark whose end has not been written yet.
HALF_MARK = (
    r"[\[【［][^\W\d]{0,12}[\s:#^.]{0,3}(?:\d[^\[\]【】［］\n]{0,90})?"
    r"|\((?:\d{1,3}(?:,\s?\d{0,3}){0,11})?"
)

_SQUARES = re.compile(rf"{SQUARE}(?:[,;]?\s?(?:and\s|dan\s)?{SQUARE})*", re.IGNORECASE)
_ROUNDS = re.compile(rf"\s?(?P<mark>{ROUND}(?:\s?{ROUND}){{0,11}})(?=\s?(?:[.,;:!?…]|$))")
_LAST_LETTERS = re.compile(r"[^\W\d_]+\Z")
_REST = re.compile(r"[\W_]*\Z")
_RAISED = re.compile(rf"(?<=[^\W\d_]|[.,;:!?\"”’»)]){RAISED}(?!\w)")
_ITEM = re.compile(
    r"(\d{1,3})(?:†[^\]】］\n]{0,60})?(?:(\s?[-–—]\s?|\sto\s)(?:\D{0,12})(\d{1,3}))?"
)
# What introduces a mark and makes no sense without it.
_ACCORDING = re.compile(
    rf"^(?:according to|based on|as (?:stated|reported|mentioned|described) in|menurut|berdasarkan"
    rf"|seperti (?:disebutkan|dilaporkan) (?:dalam|di)|in|dalam|pada"
    rf"|per)\s{_LABEL}(?:{SQUARE})\s?,\s?"
    rf"(?P<next>\w)",
    re.IGNORECASE,
)
_EMPTY = re.compile(rf"\(\s*{_LABEL}\s*\)", re.IGNORECASE)
# After these a number in round brackets belongs to a law, a table or a list.
_NUMBERED = frozenset(
    """
    ayat pasal huruf angka butir poin bab tabel gambar lampiran nomor section paragraph article
    clause table figure appendix number item chapter grup group seri
    """.split()
)
# In a sentence with these, a number in round brackets after a name is an age.
_YOUNG = frozenset(
    """
    anak bocah balita bayi putra putri siswa siswi pelajar usia berusia umur boy girl son daughter
    child children toddler baby aged pupil brother sister adik kakak
    """.split()
)
_UNITS = frozenset(
    "meter metre meters metres kaki mil feet foot inch inches inci miles hektare".split()
)
_RAISED_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_FARTHEST = 30  # a range longer than this is none of passages


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence, parted into words and marks.

    Attributes:
        text: Without the marks.
        numbers: Of the passages cited, in order, each once.
        dropped: Numbers of no passage that stood in marks, in order, each once.
    """

    text: str
    numbers: tuple[int, ...]
    dropped: tuple[int, ...]


def read_marks(sentence: str, known: Collection[int]) -> Marked:
    """Parts a sentence from its marks.

    Args:
        sentence: As the model wrote it, with marks before or after its full stop.
        known: The numbers of the passages that the model was given.
    """
    cited: dict[int, None] = {}
    text = _ACCORDING.sub(lambda found: _first_cited(found, cited), sentence)

    def without(found: re.Match[str]) -> str:
        cited.update(dict.fromkeys(_numbers(found.group())))
        return _gap(found)

    text = _SQUARES.sub(without, text)
    if not cited:
        young = not _YOUNG.isdisjoint(text.lower().split())
        text = _ROUNDS.sub(lambda found: _round(found, known, cited, young), text)
        text = _RAISED.sub(lambda found: _raised(found, known, cited), text)
    return Marked(
        _tidy(text),
        tuple(number for number in cited if number in known),
        tuple(number for number in cited if number not in known),
    )


def read_segments(sentence: str, known: Collection[int]) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """The texts before each of a sentence's marks in square brackets, with the passages cited.

    Args:
        sentence: As the model wrote it.
        known: The numbers of the passages that the model was given.

    Returns:
        Nothing where a text cites no passage, or words stand behind the last mark.
    """
    if _ACCORDING.match(sentence):  # that mark stands before what it is for
        return ()
    segments, done = [], 0
    for found in _SQUARES.finditer(sentence):
        numbers = tuple(dict.fromkeys(n for n in _numbers(found.group()) if n in known))
        segments.append((_tidy(sentence[done : found.start()]), numbers))
        done = found.end()
    whole = _REST.match(sentence, done) and all(text and numbers for text, numbers in segments)
    return tuple(segments) if whole else ()


def _first_cited(found: re.Match[str], cited: dict[int, None]) -> str:
    """Takes the marks out of "According to [1], he"; what is left begins with a capital."""
    cited.update(dict.fromkeys(_numbers(found.group())))
    return found["next"].upper()


def _numbers(marks: str) -> Iterator[int]:
    """The numbers in marks; a range stands for all in it."""
    for first, dash, last in _ITEM.findall(marks):
        low, high = int(first), int(last or first)
        if dash and low < high <= low + _FARTHEST:
            yield from range(low, high + 1)
        else:
            yield from dict.fromkeys((low, high))


def _gap(found: re.Match[str]) -> str:
    """What takes the place of a mark: a blank where two words would come together."""
    text, start, end = found.string, found.start(), found.end()
    joins = start > 0 and end < len(text) and not text[start - 1].isspace() and text[end].isalnum()
    return " " if joins else ""


def _round(
    found: re.Match[str], known: Collection[int], cited: dict[int, None], young: bool
) -> str:
    """Takes out numbers in round brackets if they are plainly marks."""
    numbers = [int(number) for number in re.findall(r"\d+", found["mark"])]
    if not all(number in known for number in numbers) or not _cites(found, len(numbers), young):
        return found.group()
    cited.update(dict.fromkeys(numbers))
    return ""


def _cites(found: re.Match[str], count: int, young: bool) -> bool:
    """Whether numbers in round brackets at the end of a clause can only be marks."""
    start = found.start()
    before = found.string[max(start - 40, 0) : start].split()[-1:]
    word = "".join(before).strip("\"'“”‘’.,;:!?()*_")
    if not word:
        return bool(before)  # after a full stop that stands alone; not where the text begins
    letter = len(word) == 1 and word.isupper()  # "Group F (1)"
    if word[-1].isdigit() or letter or word.lower() in _NUMBERED:
        return False
    ends = before[0][-1] in '.!?…"”’'
    if ends or count > 1 or not word[0].isupper():
        return True
    return bool(_REST.match(found.string, found.end())) and not young


def _raised(found: re.Match[str], known: Collection[int], cited: dict[int, None]) -> str:
    """Takes out raised numbers if they are plainly marks; those of units and formulas are not."""
    digits = found.group().translate(_RAISED_DIGITS)
    numbers = [int(digits)] if int(digits) in known else [int(digit) for digit in digits]
    before = _LAST_LETTERS.search(found.string, max(found.start() - 12, 0), found.start())
    word = before.group().lower() if before else ""
    unit = word in _UNITS or 0 < len(word) < 3
    if unit or not all(number in known for number in numbers):
        return found.group()
    cited.update(dict.fromkeys(numbers))
    return ""


def _tidy(text: str) -> str:
    """The text with single blanks, none before a stop or comma."""
    text = _EMPTY.sub("", text)
    text = re.sub(r"\s+", " ", text)
    text = re.sub(r"\s+(?=[.,;:!?…](?:[\s\"”’)]|$))", "", text)
    return re.sub(r"(?<=[^.][.!?])\.$", "", text.strip())
