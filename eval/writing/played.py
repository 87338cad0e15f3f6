"""Plays the gold answers as a language model: does the check let through what is right?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from eval.metrics import Estimate, estimate
from eval.writing.gold import GoldModel, Line, gold_lines
from eval.writing.listening import ListeningWriter, Turn, open_listening
from eval.writing.questions import Asked, load_seeds
from index.sync import Listener, Progress
from index.words import find_words
from rag import Chatbot, Settings
from rag.claims.passage import CitedPassage
from rag.claims.short_answers import without_label
from rag.drafting.declines import declines
from rag.drafting.marks import read_marks
from rag.drafting.writer import FEWEST_WORDS
from rag.entailment.entailment import Entailment
from rag.llm.model import LanguageModel
from rag.question import understand

# The passages given hold all of the gold evidence, some of it, none; or no model is asked.
Given = Literal["all", "some", "none", "not asked"]
Verdict = Literal["supported", "partial", "unsupported", "declined", "too short", "lost", "none"]


@dataclass(frozen=True, slots=True)
class PlayedLine:
    """What became of a sentence of a gold answer.

    Attributes:
        case: The question.
        text: With its marks.
        given: Whether its evidence was among the passages given.
        verdict: Of the check; ``declined`` where it was taken for a refusal, ``too short`` where
            the writer leaves a sentence of its length out, ``lost`` where it was not cut out of
            the stream as it went in, ``none`` where no model was asked.
        why: The reason, in words.
        milliseconds: How long the check took; None where there was none.
    """

    case: Asked
    text: str
    given: Given
    verdict: Verdict
    why: str
    milliseconds: float | None

    @property
    def kept(self) -> bool:
        """True if it was shown as supported."""
        return self.verdict == "supported"


@dataclass(frozen=True, slots=True)
class PlayedReport:
    """What became of all sentences of the gold answers."""

    lines: tuple[PlayedLine, ...]

    def kept(self, *given: Given) -> Estimate:
        """Share of sentences shown as supported, of those whose evidence was so given."""
        return estimate([line.kept for line in self.lines if line.given in given])

    def kept_of_statements(self) -> Estimate:
        """The same of all that were given evidence, but for what was taken for a refusal."""
        given = [line for line in self.lines if line.given in ("all", "some")]
        return estimate([line.kept for line in given if line.verdict != "declined"])


@dataclass(frozen=True, slots=True)
class Stage:
    """Where the gold answers are said.

    Attributes:
        model: Who says them.
        put: Called with what it is to say next.
    """

    model: LanguageModel
    put: Callable[[str], None]


def run_played(
    settings: Settings,
    progress: Listener | None = None,
    stage: Stage | None = None,
    entailment: Entailment | None = None,
) -> PlayedReport:
    """Plays the gold answers of the answerable questions about the seed articles.

    Everything else is as users have it: a question that is answered by reckoning, or for which too
    little is found, is not put to the model; its sentences are counted apart.

    Args:
        settings: Which home, reader, embedder and policy.
        progress: Told how far it is.
        stage: Where they are said; None for a model of this process.
        entailment: In place of the one that Kutip ships.

    Raises:
        EntailmentError: If the model that checks claims cannot be loaded.
        NothingIndexed: If the home holds no articles.
        HomeError: If the home cannot be used.
    """
    listener = progress or (lambda _: None)
    cases = [case for case in load_seeds() if case.answerable]
    stage = stage or _own_stage()
    bot, writer = open_listening(settings, stage.model, entailment or Entailment.load())
    lines: list[PlayedLine] = []
    with bot:
        for done, case in enumerate(cases, start=1):
            lines += _play(bot, writer, stage, case)
            listener(Progress(done, len(cases), stage.model.name))
    return PlayedReport(tuple(lines))


def _own_stage() -> Stage:
    model = GoldModel()

    def put(text: str) -> None:
        model.text = text

    return Stage(model, put)


def _play(bot: Chatbot, writer: ListeningWriter, stage: Stage, case: Asked) -> list[PlayedLine]:
    language = understand(case.question, case.history).language
    lines: tuple[Line, ...] = gold_lines(case, language, ())

    def before(passages: Sequence[CitedPassage]) -> None:
        nonlocal lines
        lines = gold_lines(case, language, passages)
        stage.put(" ".join(line.text for line in lines))

    writer.listen(before)
    answer = bot.ask(case.question, history=case.history)
    if writer.turn is None:
        why = "refused before" if answer.refused else "reckoned from dates"
        return [PlayedLine(case, each.text, "not asked", "none", why, None) for each in lines]
    return [_outcome(case, line, writer.turn) for line in lines]


def _outcome(case: Asked, line: Line, turn: Turn) -> PlayedLine:
    given: Given = "all" if line.held == line.of else "some" if line.held else "none"
    claim = read_marks(line.text, {passage.number for passage in turn.passages}).text
    for statement, check in turn.statements:
        if check.claim == without_label(claim):
            return PlayedLine(
                case, line.text, given, statement.support, statement.why, check.milliseconds
            )
    if turn.error:
        return PlayedLine(case, line.text, given, "lost", turn.error, None)
    if declines(claim):
        return PlayedLine(case, line.text, given, "declined", "taken for a refusal", None)
    if len(find_words(claim)) < FEWEST_WORDS:
        why = f"fewer than {FEWEST_WORDS} words"
        return PlayedLine(case, line.text, given, "too short", why, None)
    return PlayedLine(case, line.text, given, "lost", "not cut out as it was put in", None)
