"""An answer written as one text with ``[n]`` marks, read sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from eval.answering.outcome import Cited, Claim, Evidence, Outcome
from eval.cases import Case
from rag.drafting.declines import declines
from rag.drafting.marks import Marked, read_marks
from rag.drafting.sentences import SentenceCutter

# What a prompt of LlamaIndex asks for: "If none of the sources are helpful, you should indicate
# that."
_SOURCES = r"(?:\w+ ){0,2}(?:sources?|passages?|articles?|documents?|texts?)\b(?: \w+){0,2}?"
_HELPFUL = r"(?:\w+ly )?(?:helpful|useful|relevant)\b"
_UNHELPFUL = re.compile(
    rf"(?:\w+, )?(?:(?:none|neither) of {_SOURCES} (?:is|are|was|were|seems?|appears?)(?: to be)? "
    rf"{_HELPFUL}|{_SOURCES} (?:is|are|was|were) not {_HELPFUL})",
    re.IGNORECASE,
)


def read_answer(
    case: Case,
    text: str,
    passages: Sequence[Evidence],
    refused: bool | None = None,
    short: str | None = None,
) -> Outcome:
    """What came of a question, out of a text.

    Sentences that say that the passages do not answer are no claims.

    Args:
        case: The question.
        text: The answer.
        passages: What the marks point at, the first being ``[1]``; all of them are its evidence.
        refused: Whether it is a refusal; None where only its words say: it is one if it says
            nothing, or no more than that the passages do not answer.
        short: What was asked for in a few words.
    """
    known = range(1, len(passages) + 1)
    sentences = [read_marks(sentence, known) for sentence in _sentences(text, case.language)]
    said = [each for each in sentences if not _declines(each.text)]
    if refused is None:
        refused = not said
    if refused:
        return Outcome(case.id, text, refused=True, evidence=tuple(passages))
    numbers = sorted({number for sentence in said for number in _numbers(sentence)})
    return Outcome(
        case=case.id,
        text=text,
        refused=False,
        claims=tuple(Claim(sentence.text, _numbers(sentence)) for sentence in said),
        citations=tuple(
            Cited(n, passages[n - 1].text, passages[n - 1].title) if n in known else Cited(n, None)
            for n in numbers
        ),
        evidence=tuple(passages),
        short=short,
    )


def _declines(sentence: str) -> bool:
    return declines(sentence) or _UNHELPFUL.match(sentence) is not None


def _sentences(text: str, language: str) -> list[str]:
    cutter = SentenceCutter(language)
    return [*cutter.feed(text), *cutter.finish()]


def _numbers(sentence: Marked) -> tuple[int, ...]:
    """The numbers of all its marks; those of no passage count against it."""
    return (*sentence.numbers, *sentence.dropped)
