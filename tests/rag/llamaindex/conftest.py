"""A language model of LlamaIndex that says what it is told to, and keeps what it was asked."""

from typing import Any

import pytest
from llama_index.core.base.llms.types import CompletionResponse, LLMMetadata
from llama_index.core.llms import CustomLLM


class Scripted(CustomLLM):
    """Replies in order; raises when there are none left."""

    replies: list[str]
    prompts: list[str]

    @property
    def metadata(self) -> LLMMetadata:
        return LLMMetadata(model_name="scripted")

    def complete(self, prompt: str, formatted: bool = False, **_: Any) -> CompletionResponse:
        self.prompts.append(prompt)
        return CompletionResponse(text=self.replies.pop(0))

    def stream_complete(self, prompt: str, formatted: bool = False, **_: Any) -> Any:
        yield self.complete(prompt)


@pytest.fixture
def scripted():
    return lambda *replies: Scripted(replies=list(replies), prompts=[])
