"""When a short answer is a gold answer, and when a quote holds one.

Exact match and token F1 compare normalised words. The normalisation, in this order:

1. Unicode NFKC: full-width letters, ligatures, "²" and no-break spaces become plain ones.
2. Case folding, which is lower case for both languages.
3. Invisible format characters (soft hyphen, zero-width space) go.
4. Every character that is no letter, digit or combining mark parts words, and goes. So FacQA's
   space-tokenised "12 / 9" is "12/9", "F - PG" is "F-PG", "Bau-Bau" is "Bau Bau"; "1.500" is two
   words, as "1 . 500" is. What it cannot tell apart: "12/9" and "12-9", "-5" and "5", "50 %" and
   "50".
5. A text with nothing but such characters ("%") is compared as it is, without white space.

Nothing else: articles, prepositions ("di Jakarta"), "-nya" and "-kah" stay, as do accents. Whole
answers are compared, so no part of a number passes for it: "5" is no match of "5,3", whose F1 is
2/3, as for any answer of two words.

Exact match and F1 are SQuAD 2.0's (Rajpurkar et al., Know What You Don't Know, 2018): the best over
the gold answers; where there is no gold answer, 1 for giving none and 0 for giving any.

A quote holds an answer if the answer's words stand in it in a row. There a part of a number would
pass for it, so numbers are kept whole, between steps 3 and 4: a full stop, comma, colon or slash
between digits belongs to the number, white space around it goes.

- With or without white space on both sides: "5,3", and space-tokenised "5 , 3". On one side only,
  it ends a sentence or parts a list ("tahun 2002, 5 orang"), but for the slash ("8/ 8").
- So "5,3" holds neither "5" nor "5 3", and "12,5" is not "12.5"; "12 / 9" is "12/9".
- A hyphen or dash parts: both ends of a range ("1998-2003") are numbers of their own.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

_SPACED = re.compile(r"(?<=\d)(?:\s+([.,:])\s+|\s*([/\u2044])\s*)(?=\d)")  # NFKC of "½" has U+2044
_INSIDE = re.compile(r"(?<=\d)[.,:/](?=\d)")


def answer_words(text: str) -> tuple[str, ...]:
    """The words of a text, normalised; none only if it holds nothing visible."""
    return _words(_visible(text), frozenset())


def _visible(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(c for c in folded if unicodedata.category(c) != "Cf")


def _words(visible: str, kept: frozenset[int]) -> tuple[str, ...]:
    """The words, in which the characters at some places stay whatever they are."""
    spaced = (
        c if unicodedata.category(c)[0] in "LNM" or place in kept else " "
        for place, c in enumerate(visible)
    )
    words = "".join(spaced).split()
    bare = "".join(visible.split())
    return tuple(words) or ((bare,) if bare else ())


def _words_and_numbers(text: str) -> tuple[str, ...]:
    """The words, with whole numbers."""
    visible = _SPACED.sub(lambda found: found[1] or "/", _visible(text))
    return _words(visible, frozenset(found.start() for found in _INSIDE.finditer(visible)))


def exact_match(given: str | None, gold: Sequence[str]) -> float:
    """1 if an answer's words are those of a gold answer, else 0.

    Args:
        given: The answer, or None if none was given.
        gold: Answers that are right; empty if there is none to give.
    """
    if given is None or not gold:
        return float(given is None and not gold)
    words = answer_words(given)
    return float(any(words == answer_words(answer) for answer in gold))


def token_f1(given: str | None, gold: Sequence[str]) -> float:
    """Harmonic mean of the share of its words that are gold and of gold's that it has, 0 to 1.

    Args:
        given: The answer, or None if none was given.
        gold: Answers that are right, of which the nearest counts; empty if there is none to give.
    """
    if given is None or not gold:
        return float(given is None and not gold)
    words = answer_words(given)
    return max(_overlap(words, answer_words(answer)) for answer in gold)


def _overlap(words: Sequence[str], gold: Sequence[str]) -> float:
    shared = (Counter(words) & Counter(gold)).total()
    return 2 * shared / (len(words) + len(gold)) if shared else 0.0


def holds_answer(text: str, gold: Sequence[str]) -> bool:
    """True if the words of some gold answer stand in a text, in a row, with whole numbers."""
    words = _words_and_numbers(text)
    return any(_holds(words, _words_and_numbers(answer)) for answer in gold)


def _holds(words: Sequence[str], part: Sequence[str]) -> bool:
    starts = range(len(words) - len(part) + 1) if part else ()
    return any(tuple(words[i : i + len(part)]) == tuple(part) for i in starts)
