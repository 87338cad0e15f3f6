"""A language model of Kutip as one of LlamaIndex."""

from __future__ import annotations

from contextlib import closing
from typing import Any

from llama_index.core.base.llms.types import CompletionResponseGen
from llama_index.core.llms import CompletionResponse, CustomLLM, LLMMetadata

from rag.llm.model import Ended, LanguageModel, Message


class KutipLLM(CustomLLM):
    """Completes prompts with a language model of Kutip; a prompt is one message of the user.

    Importing this imports LlamaIndex, which takes a second.

    Attributes:
        model: The language model.
    """

    model: Any  # a LanguageModel; pydantic cannot check a protocol with attributes

    @classmethod
    def over(cls, model: LanguageModel) -> KutipLLM:
        """Makes one over a language model."""
        return cls(model=model)

    @property
    def metadata(self) -> LLMMetadata:
        """How much fits, and the model's name."""
        return LLMMetadata(
            context_window=self.model.context,
            num_output=self.model.answer_tokens,
            model_name=self.model.name,
        )

    def complete(self, prompt: str, formatted: bool = False, **kwargs: Any) -> CompletionResponse:
        """The whole answer.

        Raises:
            WriterError: If the model cannot be asked, or fails.
        """
        pieces = [each.delta or "" for each in self.stream_complete(prompt, formatted, **kwargs)]
        return CompletionResponse(text="".join(pieces))

    def stream_complete(
        self, prompt: str, formatted: bool = False, **kwargs: Any
    ) -> CompletionResponseGen:
        """The answer in pieces, each with all that was said so far.

        Raises:
            WriterError: If the model cannot be asked, or fails.
        """
        said = ""
        with closing(self.model.stream([Message("user", prompt)])) as pieces:
            for piece in pieces:
                if not isinstance(piece, Ended) and piece:
                    said += piece
                    yield CompletionResponse(text=said, delta=piece)
