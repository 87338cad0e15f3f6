"""Any language model of LlamaIndex as the writer."""

import time

import pytest
from llama_index.core.base.llms.types import ChatMessage, ChatResponse, CompletionResponse
from llama_index.core.bridge.pydantic import Field
from llama_index.core.llms import CustomLLM, LLMMetadata, MockLLM

from index.errors import WriterBroke, WriterError, WriterTooSlow, WriterUnreachable
from rag.llm.llama_index import ANSWER_TOKENS, LlamaIndexModel
from rag.llm.model import Ended, Message
from rag.llm.paced import Limits


class Scripted(CustomLLM):
    """Streams the words of its script; an exception among them is raised."""

    script: list = Field(default_factory=list)
    streams: bool = True
    fields: dict = Field(default_factory=dict)
    closed: list = Field(default_factory=list)

    @property
    def metadata(self):
        return LLMMetadata(model_name="scripted", context_window=4096, num_output=128)

    def complete(self, prompt, formatted=False, **more):
        return CompletionResponse(text="".join(self.script), raw=self.fields)

    def stream_complete(self, prompt, formatted=False, **more):
        if not self.streams:
            raise NotImplementedError

        def pieces():
            said = ""
            try:
                for piece in self.script:
                    if isinstance(piece, Exception):
                        raise piece
                    said += piece
                    yield CompletionResponse(text=said, delta=piece, raw=self.fields)
            finally:
                self.closed.append(True)

        return pieces()


class WholeOnly(Scripted):
    """Gives all that was said so far with each response, and no delta."""

    def stream_chat(self, messages, **more):
        said = ""
        for piece in self.script:
            said += piece
            yield ChatResponse(message=ChatMessage(role="assistant", content=said))


class Silent(Scripted):
    """Says nothing for two seconds; how many are asking it at once is kept."""

    asking: list = Field(default_factory=list)

    def stream_complete(self, prompt, formatted=False, **more):
        def pieces():
            self.asking.append(1)
            time.sleep(2)
            self.asking.append(-1)
            yield CompletionResponse(text="Ya.", delta="Ya.")

        return pieces()


def test_a_silent_model_is_given_up_and_asked_one_question_at_a_time(listen):
    llm = Silent()
    model = LlamaIndexModel(llm, Limits(total_s=0.5))
    for _ in range(2):
        heard = listen(model)
        assert isinstance(heard.error, WriterTooSlow)
        assert heard.seconds < 10  # the second waits for the first, which cannot be stopped
    deadline = time.monotonic() + 20
    while len(llm.asking) < 4 and time.monotonic() < deadline:
        time.sleep(0.1)
    assert llm.asking == [1, -1, 1, -1]


def test_a_question_that_was_left_while_it_waited_is_never_asked(listen):
    llm = Silent()
    model = LlamaIndexModel(llm)
    first, second = model.stream([]), model.stream([])
    assert next(first) == ""
    assert next(second) == ""  # waits for the first
    second.close()
    assert "".join(piece for piece in first if isinstance(piece, str)) == "Ya."
    assert listen(model).text == "Ya."
    assert llm.asking == [1, -1] * 2


def test_a_model_that_streams(listen):
    model = LlamaIndexModel(Scripted(script=["Harga ", "beras ", "naik."]))
    assert listen(model).pieces == ("Harga ", "beras ", "naik.")
    assert listen(model).end == Ended(True, None)
    assert (model.name, model.context, model.answer_tokens) == ("llama-index:scripted", 4096, 128)


@pytest.mark.parametrize("make", [WholeOnly, lambda **more: Scripted(streams=False, **more)])
def test_a_model_that_gives_no_deltas_or_cannot_stream(listen, make):
    heard = listen(LlamaIndexModel(make(script=["Harga ", "naik."])))
    assert (heard.text, heard.end, heard.error) == ("Harga naik.", Ended(True, None), None)


def test_the_mock_of_llama_index(listen):
    model = LlamaIndexModel(MockLLM())
    heard = listen(model, [Message("user", "Harga beras?")])
    assert heard.text.strip() == "user: Harga beras?\nassistant:"
    assert model.answer_tokens == ANSWER_TOKENS


@pytest.mark.parametrize(
    ("fields", "end"),
    [
        ({"done_reason": "length", "usage": {"prompt_tokens": 9}}, Ended(False, 9)),
        ({"choices": [{"finish_reason": "stop"}]}, Ended(True)),
        ({"choices": [{"finish_reason": "length"}]}, Ended(False)),
        ({"stop_reason": "end_turn"}, Ended(True)),
        ({}, Ended(True)),
    ],
)
def test_how_it_ended(listen, fields, end):
    assert listen(LlamaIndexModel(Scripted(script=["Ya."], fields=fields))).end == end


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (TimeoutError("slow"), WriterTooSlow),
        (ConnectionError("refused"), WriterUnreachable),
        (RuntimeError("bad\x1b[2J\nthing"), WriterError),
        (NotImplementedError("half way"), WriterError),
    ],
)
def test_whatever_it_raises_is_one_plain_line(listen, error, kind):
    heard = listen(LlamaIndexModel(Scripted(script=["Ha", error])))
    assert (heard.text, heard.end, type(heard.error)) == ("Ha", None, kind)
    assert str(heard.error).isprintable()
    assert "llama-index:scripted" in str(heard.error)


def test_thinking_and_empty_answers(listen):
    assert listen(LlamaIndexModel(Scripted(script=["<think>x</th", "ink>Ya."]))).text == "Ya."
    assert type(listen(LlamaIndexModel(Scripted(script=[]))).error) is WriterBroke


def test_closing_closes_the_model(listen):
    llm = Scripted(script=["a", "b"], closed=[])
    stream = LlamaIndexModel(llm).stream([])
    assert next(stream) == "a"
    stream.close()
    assert llm.closed == [True]


def test_an_answer_without_end_is_cut_by_time(listen):
    model = LlamaIndexModel(Scripted(script=["a", "b"]), Limits(total_s=0))
    heard = listen(model)
    assert (heard.text, type(heard.error)) == ("a", WriterTooSlow)
