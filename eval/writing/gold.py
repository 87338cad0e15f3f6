"""Gold answers played as a language model: each sentence with the numbers of its passages."""

from __future__ import annotations

import re
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.writing.questions import Asked
from rag.claims.passage import CitedPassage
from rag.drafting.sentences import SentenceCutter
from rag.llm.model import Ended, Message
from rag.llm.tokens import estimate_tokens

_PIECES = re.compile(r"\s*\S{1,5}")  # about as long as a model's tokens
_END = re.compile(r"[.!?…]$")


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of a gold answer.

    Attributes:
        text: With its marks.
        held: How many of the answer's gold quotes stand in a passage given.
        of: How many gold quotes there are.
    """

    text: str
    held: int
    of: int


def gold_lines(case: Asked, language: str, passages: Sequence[CitedPassage]) -> tuple[Line, ...]:
    """The gold answer's sentences, each citing every passage that holds some of the gold evidence.

    The questions name the evidence of the whole answer, not of its sentences. Where no passage
    given holds any, the sentences have no marks.

    Args:
        case: The question.
        language: Of the answer.
        passages: What the model is given.
    """
    found = [[p.number for p in passages if _holds(p, *quote)] for quote in case.evidence]
    numbers = sorted({number for each in found for number in each})
    marks = "".join(f"[{number}]" for number in numbers)
    held = sum(bool(each) for each in found)
    return tuple(
        Line(_marked(sentence, marks), held, len(found))
        for answer in case.gold
        for sentence in _sentences(answer, language)
    )


def _sentences(answer: str, language: str) -> list[str]:
    cutter = SentenceCutter(language)
    return [*cutter.feed(answer), *cutter.finish()]


def _marked(sentence: str, marks: str) -> str:
    """Marks stand before a full stop and after a quotation mark."""
    if not marks:
        return sentence
    if _END.search(sentence):
        return f"{sentence[:-1]} {marks}{sentence[-1]}"
    return f"{sentence} {marks}"


def _holds(passage: CitedPassage, file: str, quote: str) -> bool:
    """True if some of a quote stands in a passage."""
    view = passage.view
    if file != Path(view.article.path).name:
        return False
    start = view.text.find(quote)
    first, last = view.sentences[passage.first].start, view.sentences[passage.last].end
    return start >= 0 and start < last and first < start + len(quote)


class GoldModel:
    """A language model that says what it is given to say; see ``LanguageModel``.

    Attributes:
        text: What it says next.
    """

    def __init__(self) -> None:
        self.name = "gold answers"
        self.context = 32_768
        self.answer_tokens = 1_024
        self.text = ""

    def count_tokens(self, text: str) -> int:
        """How many tokens a text has, estimated."""
        return estimate_tokens(text)

    def stream(self, messages: Sequence[Message]) -> Generator[str | Ended, None, None]:
        """Yields the text in pieces of a few characters."""
        yield from _PIECES.findall(self.text)
        yield Ended(complete=True)

    def warm_up(self) -> None:
        """There is nothing to load."""

    def close(self) -> None:
        """There is nothing to free."""
