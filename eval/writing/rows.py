"""What came of a question: one row, as it is kept in a file and as figures are made of it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

from eval.answering.verbatim import stands_in_file
from eval.writing.judgement import judge
from eval.writing.listening import Check, Turn
from eval.writing.questions import Asked
from rag import Answer, Citation
from rag.answer import Statement
from rag.claims.passage import CitedPassage
from rag.drafting.marks import read_marks

# answered: the model's sentences are the answer; refused: the model said that the articles do not
# answer; nothing stood: the quoting writer answered, as no sentence was borne out; failed: it
# answered, as the model broke off; reckoned: the answer was computed from dates, without the model;
# not asked: what was found is too little to ask it.
Came = Literal["answered", "refused", "nothing stood", "failed", "reckoned", "not asked"]


@dataclass(frozen=True, slots=True)
class QuoteRow:
    """A quote that a sentence is shown to stand on.

    Attributes:
        text: Word for word.
        title: Of its article.
        verbatim: True if it stands at its place in its file, read anew; None where that is gone.
        given: True if it lies in a passage that stood in the prompt.
    """

    text: str
    title: str
    verbatim: bool | None
    given: bool


@dataclass(frozen=True, slots=True)
class SentenceRow:
    """A sentence that was written and checked.

    Attributes:
        text: Without marks.
        shown: False if it was withheld.
        support: The verdict.
        why: Its reason in words.
        stage: What decided: a fault, or ``"supported"``.
        score: How likely the passages bear it out, 0 to 1.
        passages: How many it was checked against.
        milliseconds: How long the check took.
        quotes: What it is shown to stand on; none where it is unsupported.
        judgement: ``borne out``, ``not borne out`` or ``open``; see ``eval.writing.judgement``.
            None where it is not shown as supported.
        because: Why it is judged so.
    """

    text: str
    shown: bool
    support: str
    why: str
    stage: str
    score: float
    passages: int
    milliseconds: float
    quotes: tuple[QuoteRow, ...]
    judgement: str | None
    because: str


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question and what came of it.

    Attributes:
        set: Of the question.
        id: Of the question, in its set.
        question: As asked.
        gold: Right answers.
        answerable: True if the articles say.
        came: What came of it.
        error: How the model failed; None if it did not.
        wrote: What the model wrote.
        given: How many passages stood in its prompt.
        dropped: Numbers in its marks that no passage in the prompt has.
        sentences: Those checked.
        milliseconds: How long the answer took.
    """

    set: str
    id: str
    question: str
    gold: tuple[str, ...]
    answerable: bool
    came: Came
    error: str | None
    wrote: str
    given: int
    dropped: tuple[int, ...]
    sentences: tuple[SentenceRow, ...]
    milliseconds: float

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from all others."""
        return self.set, self.id

    def to_plain(self) -> dict[str, Any]:
        """The row as plain values, as they come back from a file."""
        plain: dict[str, Any] = json.loads(json.dumps(asdict(self)))
        return plain

    @classmethod
    def from_plain(cls, values: dict[str, Any]) -> QuestionRow:
        """A row out of plain values.

        Raises:
            KeyError, TypeError: If these are of something else.
        """
        sentences = tuple(
            SentenceRow(**{**each, "quotes": tuple(QuoteRow(**q) for q in each["quotes"])})
            for each in values["sentences"]
        )
        lists = {"gold": tuple(values["gold"]), "dropped": tuple(values["dropped"])}
        return cls(**{**values, **lists, "sentences": sentences})


def make_row(case: Asked, answer: Answer, turn: Turn | None, writer: str) -> QuestionRow:
    """What came of a question.

    Args:
        case: The question.
        answer: What users would see.
        turn: What was heard while the model wrote; None where it was not asked.
        writer: The model's name.
    """
    given = turn.given if turn else ()
    wrote = "\n".join(turn.texts) if turn else ""
    return QuestionRow(
        set=case.set,
        id=case.id,
        question=case.question,
        gold=case.gold,
        answerable=case.answerable,
        came=_came(answer, turn, writer),
        error=turn.error if turn else None,
        wrote=wrote,
        given=len(given),
        dropped=read_marks(wrote, {passage.number for passage in given}).dropped,
        sentences=tuple(_sentence(case, *each, turn) for each in turn.statements) if turn else (),
        milliseconds=answer.timings_ms["total"],
    )


def _came(answer: Answer, turn: Turn | None, writer: str) -> Came:
    if turn is None:
        return "not asked" if answer.refused else "reckoned"
    if turn.error is not None:
        return "failed"
    if answer.writer != writer:
        return "nothing stood"
    return "refused" if answer.refused else "answered"


def _sentence(case: Asked, statement: Statement, check: Check, turn: Turn) -> SentenceRow:
    checked, citations = check.checked, statement.citations
    judged = None
    if statement.support == "supported":
        judged = judge(check.claim, case, citations, _articles(citations, turn.passages))
    return SentenceRow(
        text=check.claim,
        shown=not turn.written.repeated and any(statement is each for each in turn.written.shown),
        support=statement.support,
        why=statement.why,
        stage=checked.fault or "supported",
        score=checked.score,
        passages=check.passages,
        milliseconds=check.milliseconds,
        quotes=tuple(_quote(citation, turn.given) for citation in citations),
        judgement=judged.label if judged else None,
        because=judged.because if judged else "",
    )


def _quote(citation: Citation, given: Sequence[CitedPassage]) -> QuoteRow:
    inside = any(_holds(passage, citation) for passage in given)
    title = citation.article.title or ""
    return QuoteRow(citation.quote, title, stands_in_file(citation), inside)


def _holds(passage: CitedPassage, citation: Citation) -> bool:
    sentences = passage.view.sentences
    first, last = sentences[passage.first].start, sentences[passage.last].end
    same = passage.view.article.id == citation.article.id
    return same and first <= citation.start and citation.end <= last


def _articles(citations: Sequence[Citation], passages: Sequence[CitedPassage]) -> list[str]:
    """The texts of the articles quoted, each with its title and date."""
    quoted = {citation.article.id for citation in citations}
    views = {p.view.article.id: p.view for p in passages if p.view.article.id in quoted}
    return [
        "\n".join([view.text, view.article.title or "", view.article.published or ""])
        for view in views.values()
    ]
