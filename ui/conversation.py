"""A conversation on the page: its turns, and how the events of an answer change what is shown."""

from __future__ import annotations

import logging
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Protocol

from index.errors import KutipError
from index.language import detect_language
from rag.answer import Answer, Drafting, Event, Finished, Found, Ready, Statement, Withheld, Writing
from rag.quoted import QUOTING
from ui.answer_html import answer_html, notice_html, partial_html, without_status
from ui.evidence_html import evidence
from ui.words import LANGUAGES, words

log = logging.getLogger("kutip")

# A conversation's page is sent whole with each answer, so it cannot grow without end.
MOST_TURNS = 30


class Streams(Protocol):
    """What the page needs of a chatbot to answer a question."""

    def stream(self, question: str, history: Sequence[str] = ()) -> Iterator[Event]:
        """Answers step by step; ``Finished`` comes last."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A question and what the page shows of its answer.

    Attributes:
        number: Counted from 1 in its conversation; part of the ids of its cards.
        question: As typed.
        reply: HTML of the chat bubble.
        evidence: HTML of its part of the evidence panel.
        answered: True once the answer is whole; only then is it history for later questions.
        receipt: The answer's receipt, as JSON; empty while there is none.
    """

    number: int
    question: str
    reply: str = ""
    evidence: str = ""
    answered: bool = False
    receipt: str = ""


def no_receipt(answer: Answer) -> str:
    """Makes no receipts."""
    return ""


def converse(
    bot: Streams,
    question: str,
    earlier: Sequence[Turn],
    language: str,
    receipt: Callable[[Answer], str] = no_receipt,
) -> Generator[tuple[Turn, ...], None, None]:
    """Answers a question: yields the conversation again each time something is to be shown.

    Closing it stops whoever writes, a language model within a second or two.

    Args:
        bot: Answers it.
        question: As typed.
        earlier: The turns so far.
        language: Language of the interface, for what is said while the answer is not there yet.
        receipt: Makes the receipt of an answer, as JSON.
    """
    kept = tuple(earlier)[-(MOST_TURNS - 1) :]
    number = kept[-1].number + 1 if kept else 1
    turn = Turn(number, question, partial_html((), 0, words(language).searching, language))
    yield (*kept, turn)
    history = [each.question for each in kept if each.answered]
    try:
        with _closing(bot.stream(question, history=history)) as events:
            for step in _steps(events, turn, language, receipt):
                yield (*kept, step)
    except KutipError as error:
        yield (*kept, replace(turn, reply=notice_html(str(error))))
    except Exception:  # a fault of ours: its details belong in the log, not before the reader
        log.exception("internal error while answering")
        yield (*kept, replace(turn, reply=notice_html(words(language).internal_error)))


@contextmanager
def _closing(events: Iterator[Event]) -> Iterator[Iterator[Event]]:
    """Closes a stream at the end, so that a language model does not go on for nobody."""
    try:
        yield events
    finally:
        if isinstance(events, Generator):
            events.close()


def _steps(
    events: Iterator[Event], turn: Turn, language: str, receipt: Callable[[Answer], str]
) -> Iterator[Turn]:
    """The turn after each event that shows."""
    ready: list[Statement] = []
    held_back, passages, status = 0, 0, ""
    spoken = detect_language(turn.question)
    spoken = spoken if spoken in LANGUAGES else language
    for event in events:
        match event:
            case Found(hits):
                passages = len(hits)
                status = words(language).writing.format(count=passages)
            case Writing(writer) if writer != QUOTING:
                status = words(language).model_writing.format(writer=writer, count=passages)
            case Writing():
                quoting = words(language).writing.format(count=passages)
                if status == quoting:
                    continue
                ready, status = [], quoting  # a model has failed before
            case Ready(statement):
                ready.append(statement)
            case Withheld():
                held_back += 1
            case Drafting():
                pass  # nothing new to show; the page may stop the writer here
            case Finished(answer):
                yield replace(
                    turn,
                    reply=answer_html(answer, turn.number),
                    evidence=evidence(answer, turn.number),
                    answered=True,
                    receipt=receipt(answer),
                )
                return
        yield replace(turn, reply=partial_html(ready, held_back, status, spoken))


def stopped(turns: Sequence[Turn], language: str) -> tuple[Turn, ...]:
    """The conversation after the reader has stopped an answer: what was shown stays."""
    if not turns or turns[-1].answered:
        return tuple(turns)
    *before, last = turns
    reply = without_status(last.reply) + notice_html(words(language).stopped)
    return (*before, replace(last, reply=reply))
