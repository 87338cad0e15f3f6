"""What comes out of a question: the answer, its statements and citations, and stream events."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from index.article import Article, Hit, Span

Support = Literal["supported", "partial", "unsupported"]
Reason = Literal["nothing_found", "not_supported", "outside_dates", "model_refused"]


@dataclass(frozen=True, slots=True)
class Citation:
    """A verbatim quote that a statement stands on.

    Attributes:
        number: The ``[n]`` mark that points here.
        quote: ``article text[start:end]``, word for word.
        start: First code point in the article's original text.
        end: One past the last.
        article: The article quoted.
        matches: Spans of the quote (offsets within ``quote``) whose words correspond to words
            of the question, for showing why it was chosen.
        before: Original text just before the quote, for showing it in its surroundings.
        after: Original text just after it.
    """

    number: int
    quote: str
    start: int
    end: int
    article: Article
    matches: tuple[Span, ...] = ()
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of an answer.

    Attributes:
        text: The statement with its ``[n]`` marks.
        support: Verdict of the verification.
        why: Reason of the verdict, in plain words.
        citations: What it stands on.
    """

    text: str
    support: Support
    why: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Lead:
    """What was asked for, in a few words.

    Attributes:
        text: In the question's language.
        verbatim: As an article has it; for what was computed, the same as ``text``.
        citations: What it stands on.
    """

    text: str
    verbatim: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Something that cited articles say differently.

    Attributes:
        about: What they disagree about.
        citations: One for each side.
        values: What each side says, word for word, in the order of the citations.
    """

    about: str
    citations: tuple[Citation, ...]
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one question.

    Attributes:
        question: As asked.
        resolved: As understood (a follow-up made whole), None if the same.
        language: Language of question and answer, ``"id"`` or ``"en"``.
        text: Lead and statements with ``[n]`` marks, in the question's language.
        refused: True if the articles do not say.
        reason: Why it was refused, else None.
        statements: The statements shown.
        withheld: Statements that verification kept back.
        citations: All citations, by number.
        closest: Hits shown when refused.
        conflicts: What cited articles disagree about.
        leads: What was asked for, in a few words each; they stand first in the text.
        confidence: How likely the articles answer the question, 0 to 1, whether it was refused or
            not; None where that was not weighed.
        writer: Name of the writer that answered.
        notice: What is to be known of how it was written, in the question's language: that the
            language model failed, say, and the quoting writer answered; None if nothing.
        timings_ms: Milliseconds by step: ``search``, ``reckon``, ``weigh``, ``read`` (with a
            reader), ``model`` (with a language model), ``write``, ``verify``, ``compare``,
            ``total``.
    """

    question: str
    resolved: str | None
    language: str
    text: str
    refused: bool
    reason: Reason | None
    statements: tuple[Statement, ...]
    withheld: tuple[Statement, ...]
    citations: tuple[Citation, ...]
    closest: tuple[Hit, ...]
    conflicts: tuple[Conflict, ...]
    writer: str
    notice: str | None = None
    leads: tuple[Lead, ...] = ()
    confidence: float | None = None
    timings_ms: Mapping[str, float] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Found:
    """Search is done."""

    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Writing:
    """A writer has begun. What was ready before a second one is no part of the answer."""

    writer: str


@dataclass(frozen=True, slots=True)
class Drafting:
    """A language model reads its prompt, thinks, or is in the middle of a sentence.

    Whoever stops now need not wait for its end.
    """


@dataclass(frozen=True, slots=True)
class Ready:
    """A statement passed verification."""

    statement: Statement


@dataclass(frozen=True, slots=True)
class Withheld:
    """A statement was kept back by verification."""

    statement: Statement


@dataclass(frozen=True, slots=True)
class Finished:
    """The answer is whole."""

    answer: Answer


Event = Found | Writing | Drafting | Ready | Withheld | Finished
