"""Listens in while a language model writes: its prompt, its words, each check of a sentence."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date

from index.errors import WriterError
from index.lexicon import Lexicon
from rag import Chatbot, Settings
from rag.answer import Statement
from rag.citing import Citations
from rag.claims.check import Checked, ClaimChecker
from rag.claims.passage import CitedPassage, Part
from rag.claims.short_answers import Asked
from rag.drafting.writer import Leads, ModelWriter, Policy, Written
from rag.entailment.entailment import Entailment
from rag.llm.model import Ended, LanguageModel, Message
from rag.question import Question

_NONCE = re.compile(r"^--- (\w+) ---$", re.MULTILINE)  # before the question, behind all passages


@dataclass(frozen=True, slots=True)
class Check:
    """One sentence checked.

    Attributes:
        claim: Without marks.
        passages: How many it was checked against.
        checked: The verdict.
        milliseconds: How long it took.
    """

    claim: str
    passages: int
    checked: Checked
    milliseconds: float


@dataclass
class Turn:
    """What was heard of one question, filled in as it goes.

    Attributes:
        passages: What the model could cite.
        written: The writer's own account.
        prompts: What the model was sent; a second one where it wrote in another language.
        texts: What it wrote, one for each prompt.
        checks: All sentences checked, in order.
        statements: Those shown or withheld, each with its check.
        error: How the model failed; None if it did not.
    """

    passages: tuple[CitedPassage, ...]
    written: Written
    prompts: list[Sequence[Message]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    checks: list[Check] = field(default_factory=list)
    statements: list[tuple[Statement, Check]] = field(default_factory=list)
    error: str | None = None

    @property
    def given(self) -> tuple[CitedPassage, ...]:
        """The passages that stood in a prompt: not all need fit."""
        return tuple(p for p in self.passages if p.number in self._numbers())

    def _numbers(self) -> set[int]:
        numbers: set[int] = set()
        for prompt in self.prompts:
            content = prompt[-1].content
            for nonce in _NONCE.findall(content)[-1:]:
                found = re.findall(rf"^--- {nonce} \[(\d+)\] ---$", content, re.MULTILINE)
                numbers.update(map(int, found))
        return numbers


class ListeningModel:
    """A language model that keeps what it is sent and what it writes; see ``LanguageModel``.

    ``close`` leaves the model as it is: it is asked again over the next collection.
    """

    def __init__(self, model: LanguageModel) -> None:
        self.name = model.name
        self.context = model.context
        self.answer_tokens = model.answer_tokens
        self.turn: Turn | None = None
        self._model = model

    def count_tokens(self, text: str) -> int:
        """How many tokens a text has."""
        return self._model.count_tokens(text)

    def stream(self, messages: Sequence[Message]) -> Generator[str | Ended, None, None]:
        """Yields what the model writes."""
        turn = self.turn
        if turn is not None:
            turn.prompts.append(messages)
            turn.texts.append("")
        with closing(self._model.stream(messages)) as pieces:
            for piece in pieces:
                if turn is not None and isinstance(piece, str):
                    turn.texts[-1] += piece
                yield piece

    def warm_up(self) -> None:
        """Loads the model."""
        self._model.warm_up()

    def close(self) -> None:
        """Nothing is freed."""


class ListeningChecker(ClaimChecker):
    """A checker of claims that keeps its verdicts."""

    def __init__(self, entailment: Entailment, lexicon: Lexicon) -> None:
        super().__init__(entailment, lexicon)
        self.turn: Turn | None = None

    def check(
        self,
        claim: str,
        language: str,
        passages: Sequence[CitedPassage],
        asked: Asked | None = None,
        parts: Sequence[Part] = (),
    ) -> Checked:
        """Checks a claim; see ``ClaimChecker``."""
        start = time.perf_counter()
        checked = super().check(claim, language, passages, asked, parts)
        milliseconds = (time.perf_counter() - start) * 1000
        if self.turn is not None:
            self.turn.checks.append(Check(claim, len(passages), checked, milliseconds))
        return checked


class ListeningWriter(ModelWriter):
    """Writes as users' writer does; what happens to the present question is ``turn``.

    Attributes:
        turn: None where the model has not been asked.
        before: Called with the passages before the model is asked.

    Args:
        model: Writes the sentences.
        checker: Checks them.
        policy: What becomes of unsupported ones.
    """

    def __init__(self, model: LanguageModel, checker: ListeningChecker, policy: Policy) -> None:
        self._ears = ListeningModel(model)
        self._judge = checker
        super().__init__(self._ears, checker, policy)
        self.turn: Turn | None = None
        self.before: Callable[[Sequence[CitedPassage]], None] = lambda _: None

    def listen(self, before: Callable[[Sequence[CitedPassage]], None]) -> None:
        """Forgets the last turn, and calls something with the passages of the next."""
        self.turn, self.before = None, before

    def write(
        self,
        question: Question,
        passages: Sequence[CitedPassage],
        citations: Citations,
        today: date,
        written: Written,
        leads: Leads = tuple,
    ) -> Generator[Statement | None, None, None]:
        """Yields each statement; see ``ModelWriter``."""
        turn = self.turn = self._ears.turn = self._judge.turn = Turn(tuple(passages), written)
        self.before(passages)
        try:
            statements = super().write(question, passages, citations, today, written, leads)
            with closing(statements):
                for statement in statements:
                    if statement is not None:
                        turn.statements.append((statement, turn.checks[-1]))
                    yield statement
        except WriterError as error:
            turn.error = str(error)
            raise


def open_listening(
    settings: Settings, model: LanguageModel, entailment: Entailment
) -> tuple[Chatbot, ListeningWriter]:
    """A chatbot over the home of the settings, and its writer to listen to.

    Args:
        settings: Which home, reader, embedder and policy.
        model: Writes; closing the chatbot does not close it.
        entailment: Checks what is written.

    Raises:
        NothingIndexed: If the home holds no articles.
        HomeError: If the home cannot be used.
        EmbedderError: If the embedder cannot be loaded, or has not embedded the articles yet.
        ReaderError: If the reader cannot be loaded.
    """
    Chatbot.open(settings.model_copy(update={"llm": "quote"})).close()  # raises what may be raised
    index = settings.open_index(searching=True)
    checker = ListeningChecker(entailment, index.lexicon)
    writer = ListeningWriter(model, checker, settings.policy)
    return Chatbot(index, settings.open_reader(), writer), writer
