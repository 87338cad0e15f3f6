"""Writes an answer with a language model; each sentence is checked before it is shown."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from index import Hit
from index.errors import SettingError, WriterBroke, WriterError
from index.words import Word, find_words
from rag.answer import Statement
from rag.citing import Citations, marks
from rag.claims.check import ClaimChecker
from rag.claims.lists import listed
from rag.claims.passage import CitedPassage
from rag.claims.reasons import reason
from rag.claims.short_answers import Asked, is_short, without_label
from rag.drafting.budget import fit_sources, planned_tokens, was_cut
from rag.drafting.declines import declines
from rag.drafting.language_check import in_language
from rag.drafting.marks import read_marks
from rag.drafting.no_statement import states_nothing
from rag.drafting.parts import cited_parts
from rag.drafting.prompt import Source, build_prompt
from rag.drafting.stream import Told, stream_sentences
from rag.follow_up.by_model import rewrite
from rag.llm.model import LanguageModel, Message
from rag.question import Question
from rag.quoting import Lead
from rag.shelf import ArticleView

PASSAGES = 8  # given to the model
FEWEST_WORDS = 3  # fewer are a heading ("Jawaban"), unless they cite a passage that has them

Policy = Literal["strict", "flag"]
Leads = Callable[[], Sequence[Lead]]


@dataclass
class Written:
    """What came of an attempt, filled in as it goes.

    Attributes:
        shown: Statements shown, in order.
        withheld: Statements kept back.
        declined: True if the model said that the articles do not answer.
        complete: False if the model was cut off at its limit of tokens.
        repeated: True if it was stopped because it said the same again and again.
    """

    shown: list[Statement] = field(default_factory=list)
    withheld: list[Statement] = field(default_factory=list)
    declined: bool = False
    complete: bool = True
    repeated: bool = False


class ModelWriter:
    """Writes answers.

    Attributes:
        name: The model's.
        model: Writes the sentences.

    Args:
        model: Writes the sentences.
        checker: Checks them.
        policy: ``"strict"`` keeps unsupported sentences back, ``"flag"`` shows them as such.
    """

    def __init__(self, model: LanguageModel, checker: ClaimChecker, policy: Policy) -> None:
        self.name = model.name
        self.model = model
        self._checker = checker
        self._policy = policy

    def rewrite(self, text: str, history: Sequence[str], language: str) -> str | None:
        """A follow-up made whole by the model; None where that cannot be believed."""
        return rewrite(self.model, text, history, language)

    def write(
        self,
        question: Question,
        passages: Sequence[CitedPassage],
        citations: Citations,
        today: date,
        written: Written,
        leads: Leads = tuple,
    ) -> Generator[Statement | None, None, None]:
        """Yields each statement, shown or withheld, as soon as it is checked.

        None is yielded now and then while a sentence goes on.

        An answer in another language than the question's is asked for once more, before anything
        of it is shown.

        Args:
            question: What is asked.
            passages: Best first; as many are given to the model as fit.
            citations: Numbers the quotes of what is shown.
            today: What "yesterday" counts from.
            written: Filled in.
            leads: Gives Kutip's own short answers, by which those of the model are told.

        Raises:
            WriterError: If the model fails.
        """
        for again in (False, True):
            foreign = written.declined = False
            nonce = secrets.token_hex(8)
            sources = self._fitting(question, passages, nonce, today, again)
            given = passages[: len(sources)]
            prompt = build_prompt(question.whole, question.language, sources, nonce, today, again)
            with closing(self._sentences(prompt, question.language, written)) as sentences:
                for sentence in sentences:
                    if sentence is None:
                        yield None
                        continue
                    own = in_language(sentence, question.language)
                    if foreign := not (own or again or written.shown):
                        break
                    statement = self._read(sentence, question, given, citations, leads)
                    if statement == "declined":
                        written.declined = True
                    elif statement is not None:
                        shown = self._policy == "flag" or statement.support != "unsupported"
                        (written.shown if shown else written.withheld).append(statement)
                        yield statement
            if not foreign:
                return

    def _fitting(
        self,
        question: Question,
        passages: Sequence[CitedPassage],
        nonce: str,
        today: date,
        again: bool,
    ) -> tuple[Source, ...]:
        """The best passages, as many as fit into the model's context."""
        model = self.model
        bare = build_prompt(question.whole, question.language, (), nonce, today, again)
        fixed = planned_tokens(bare, model.count_tokens)
        sources = [_source(passage) for passage in passages]
        try:
            return fit_sources(
                sources, fixed, model.context, model.answer_tokens, model.count_tokens
            )
        except SettingError as error:  # the quoting writer can do without a context
            raise WriterError(str(error)) from error

    def _sentences(
        self, prompt: Sequence[Message], language: str, written: Written
    ) -> Generator[str | None, None, None]:
        """The model's sentences; the stream is closed when they are no longer asked for."""
        model = self.model
        told = Told()
        with closing(stream_sentences(model, prompt, language, told)) as sentences:
            yield from sentences
        if told.prompt_tokens is not None and was_cut(prompt, told.prompt_tokens):
            planned = planned_tokens(prompt, model.count_tokens)
            raise WriterBroke(
                f"{model.name} read {told.prompt_tokens} tokens of a prompt of about {planned}: "
                "its server cut the passages. Give it a larger context (OLLAMA_CONTEXT_LENGTH) "
                "or choose another model: KUTIP_LLM."
            )
        written.complete, written.repeated = told.complete, told.repeated

    def _read(
        self,
        sentence: str,
        question: Question,
        passages: Sequence[CitedPassage],
        citations: Citations,
        leads: Leads,
    ) -> Statement | Literal["declined"] | None:
        """A sentence checked; None if it states nothing, ``"declined"`` if no article says."""
        marked = read_marks(sentence, {passage.number for passage in passages})
        if declines(marked.text):
            return "declined"
        if states_nothing(marked.text):
            return None
        words, language = find_words(marked.text), question.language
        cited = [passage for passage in passages if passage.number in marked.numbers]
        if len(words) < FEWEST_WORDS and not _says(words, cited):
            return None
        said = without_label(marked.text)  # what is not checked is not shown
        answers = is_short(said) or listed(said)
        asked = Asked(question.whole, leads) if answers else None
        parts = cited_parts(sentence, language, passages) if said == marked.text else ()
        checked = self._checker.check(said, language, cited or passages, asked, parts)
        if checked.support == "unsupported":
            return Statement(said, checked.support, reason(checked, language), ())
        made = tuple(citations.cite(quote) for quote in checked.quotes)
        return Statement(f"{said} {marks(made)}", checked.support, reason(checked, language), made)


def numbered(hits: Sequence[Hit], views: Sequence[ArticleView]) -> tuple[CitedPassage, ...]:
    """The best passages under the numbers that the model knows them by."""
    by_id = {view.article.id: view for view in views}
    found = [hit.passage for hit in hits if hit.passage.article.id in by_id]
    return tuple(
        CitedPassage(number, by_id[passage.article.id], passage.first, passage.last)
        for number, passage in enumerate(found[:PASSAGES], start=1)
    )


def _says(words: Sequence[Word], cited: Sequence[CitedPassage]) -> bool:
    """Whether one or two words say something of a passage: "2019 [1]"."""
    return any(word.folded in passage.forms for word in words for passage in cited)


def _source(passage: CitedPassage) -> Source:
    article, view = passage.view.article, passage.view
    text = view.text[view.sentences[passage.first].start : view.sentences[passage.last].end]
    return Source(
        passage.number, article.title or "", article.outlet or "", article.published, text
    )
