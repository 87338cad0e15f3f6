"""Is a sentence that a language model wrote borne out? By rule, without the model that checks.

The rule knows the gold answer, which the check does not, and trusts little. The first that applies:

1. *not borne out*: the sentence holds something that no right answer holds.
2. *not borne out*: it holds a figure that stands nowhere in the articles it quotes, nor in their
   titles and dates. "2.4" and "2,4" are the same, "08" and "8", and "12/7/2025" holds 12, 7 and
   2025. (A time turned from 17.35 into 5.35 p.m. would be called wrong; read those.)
3. *borne out*: its words stand in a row in one quote, with no negation before them there.
4. *borne out*: it holds the gold answer, and quotes what the gold answer stands on.
5. *open*: anything else. People have to read it.

So the share not borne out lies between that of *not borne out* and that with *open* added; neither
is read off a model. Rule 4 does not see what else the sentence says beside the gold answer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from eval.reader.matching import holds_answer
from eval.retrieval.pool import words_key
from eval.scores.correctness import contains
from eval.writing.questions import FACQA, Asked
from index.words import find_words
from rag.answer import Citation

Label = Literal["borne out", "not borne out", "open"]
BORNE_OUT: Label = "borne out"
NOT_BORNE_OUT: Label = "not borne out"
OPEN: Label = "open"

_FIGURE = re.compile(r"\d+(?:[.,:/-]\d+)*")
_NEGATIONS = frozenset(
    """
    tidak bukan tak belum tanpa jangan bukanlah tidaklah gagal membantah menolak not no never
    without none neither nor cannot denied denies failed refused didn't doesn't don't isn't wasn't
    aren't weren't won't hasn't haven't hadn't
    """.split()
)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the rule says of a sentence.

    Attributes:
        label: Its verdict.
        because: Which part of the rule, in words.
    """

    label: Label
    because: str


def judge(
    sentence: str, case: Asked, citations: Sequence[Citation], articles: Sequence[str]
) -> Judgement:
    """Judges a sentence by the rule above.

    Args:
        sentence: Without marks.
        case: The question with its gold answer.
        citations: What the sentence is shown to stand on.
        articles: The texts of the articles quoted, with title and date.
    """
    for fact in case.forbidden:
        if contains(sentence, fact):
            return Judgement(NOT_BORNE_OUT, f"holds {fact!r}, which no right answer does")
    if strange := strange_figures(sentence, articles):
        return Judgement(NOT_BORNE_OUT, f"{strange[0]} stands nowhere in the articles quoted")
    quotes = [citation.quote for citation in citations]
    if any(copied(sentence, quote) for quote in quotes):
        return Judgement(BORNE_OUT, "its words stand in a row in the quote")
    if _holds_gold(sentence, case) and any(on_evidence(case, each) for each in citations):
        return Judgement(BORNE_OUT, "holds the gold answer and quotes its evidence")
    return Judgement(OPEN, "neither a copy of its quote nor the gold answer")


def strange_figures(sentence: str, articles: Sequence[str]) -> list[str]:
    """The figures of a sentence of which some part stands nowhere in the articles."""
    figures = [found for text in articles for found in _FIGURE.findall(text)]
    known = {_joined(figure) for figure in figures}
    parts = {part for figure in figures for part in _parts(figure)} | known
    return [
        figure
        for figure in _FIGURE.findall(sentence)
        if _joined(figure) not in known and not parts.issuperset(_parts(figure))
    ]


def _joined(figure: str) -> str:
    return "".join(c for c in figure if c.isdigit()).lstrip("0") or "0"


def _parts(figure: str) -> list[str]:
    return [part.lstrip("0") or "0" for part in re.findall(r"\d+", figure)]


def copied(sentence: str, quote: str) -> bool:
    """True if a sentence's words stand in a row in a quote, with no negation before them."""
    words = [word.folded for word in find_words(sentence)]
    there = [word.folded for word in find_words(quote)]
    for start in range(len(there) - len(words) + 1) if words else ():
        if there[start : start + len(words)] == words:
            return _NEGATIONS.isdisjoint(there[:start])
    return False


def _holds_gold(sentence: str, case: Asked) -> bool:
    if case.set == FACQA:  # short answers, space-tokenised: "12 / 9"
        return holds_answer(sentence, case.facts)
    return any(contains(sentence, fact) for fact in case.facts)


def on_evidence(case: Asked, citation: Citation) -> bool:
    """True if a quote stands in the gold evidence, or holds it."""
    quote, name = words_key(citation.quote), Path(citation.article.path).name
    for file, text in case.evidence:
        gold = words_key(text)
        if (not file or file == name) and quote and (quote in gold or gold in quote):
            return True
    return False
