"""The judge that is a language model."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass

from eval.judges.faults import excuse
from eval.judges.judge import Judged
from eval.judges.prompt import (
    build_minicheck_prompt,
    build_prompt,
    is_minicheck,
    make_sources,
)
from eval.judges.verdicts import read_verdict, read_yes_no
from index.errors import SettingError, WriterError
from rag.drafting.budget import fit_sources, planned_tokens, was_cut
from rag.drafting.prompt import Source
from rag.llm.failures import harmless
from rag.llm.model import Ended, LanguageModel, Message

LONGEST = 200  # characters; a longer reply is no verdict, and is not heard to its end


@dataclass(frozen=True, slots=True)
class _Reply:
    """What the model wrote; the end is None where it was stopped."""

    text: str
    end: Ended | None


class LlmJudge:
    """Asks a language model for one of three words.

    A reply that is anything else is asked for once more; after that the item is unscored, with
    the reply as the reason. It is never guessed what a model meant. A model with "minicheck" in
    its name is asked as MiniCheck's models were trained, for Yes or No, and once: it would say
    the same again.

    Attributes:
        name: ``llm:`` and the model's name.

    Args:
        model: The language model; it stays the caller's to close.
    """

    def __init__(self, model: LanguageModel) -> None:
        self.name = f"llm:{model.name}"
        self._model = model
        self._minicheck = is_minicheck(model.name)
        self._has_replied = False

    def judge(self, claim: str, premises: Sequence[str], question: str = "") -> Judged:
        """Judges a claim by premises, shortened where the model's context does not hold them.

        Raises:
            JudgeError: If the model cannot be asked, now or for the next claim.
        """
        if not claim.strip():
            return Judged(None, reasons=("the claim is empty",))
        nonce = secrets.token_hex(8)
        sources = make_sources(premises, nonce)
        if not sources:
            return Judged("unsupported", reasons=("there is no premise",))
        try:
            fitting = self._fitting(claim, sources, question, nonce)
            judged = self._ask(claim, fitting, question, nonce)
        except SettingError as error:  # a claim so long that no premise fits beside it
            return Judged(None, reasons=(str(error),))
        except WriterError as error:
            return excuse(error, self.name, self._has_replied)
        if fitting == sources:
            return judged
        return Judged(
            judged.label,
            reasons=(*judged.reasons, "the context did not hold all of the premises"),
        )

    def _fitting(
        self, claim: str, sources: Sequence[Source], question: str, nonce: str
    ) -> tuple[Source, ...]:
        """What of the premises the context holds; the same for both tries."""
        model = self._model
        bare = self._prompt(claim, (), question, nonce, again=True)
        fixed = planned_tokens(bare, model.count_tokens)
        return fit_sources(sources, fixed, model.context, model.answer_tokens, model.count_tokens)

    def _ask(self, claim: str, sources: Sequence[Source], question: str, nonce: str) -> Judged:
        read = read_yes_no if self._minicheck else read_verdict
        said: list[str] = []
        for again in (False,) if self._minicheck else (False, True):
            prompt = self._prompt(claim, sources, question, nonce, again)
            reply = self._hear(prompt)
            if self._lost_some(prompt, reply.end):
                return Judged(None, reasons=("the server did not read all of the prompt",))
            label = read(reply.text)
            if label is not None and reply.end is not None and reply.end.complete:
                return Judged(label)
            said.append(f"no verdict: {harmless(reply.text)}")
        return Judged(None, reasons=tuple(said))

    def _prompt(
        self, claim: str, sources: Sequence[Source], question: str, nonce: str, again: bool
    ) -> tuple[Message, ...]:
        if self._minicheck:
            return build_minicheck_prompt(claim, sources)
        return build_prompt(claim, sources, question, nonce, again)

    def _hear(self, prompt: Sequence[Message]) -> _Reply:
        """What the model replies, until it is longer than any verdict."""
        text, end = "", None
        with closing(self._model.stream(prompt)) as pieces:
            for piece in pieces:
                if isinstance(piece, Ended):
                    end = piece
                else:
                    text += piece
                if len(text) > LONGEST:
                    break
        self._has_replied = True
        return _Reply(text, end)

    def _lost_some(self, prompt: Sequence[Message], end: Ended | None) -> bool:
        """Whether the server dropped a part of the prompt, as Ollama does without a word."""
        if end is None or end.prompt_tokens is None:
            return False
        return was_cut(prompt, end.prompt_tokens)
