"""Servers with OpenAI's interface; their faults are in test_ollama_faults.py."""

import pytest

from index.errors import SettingError
from rag.llm.model import Ended, Message
from rag.llm.openai_compatible import OpenAiModel, read_events
from tests.ollama_server import OllamaServer, Raw


def test_an_answer_in_pieces(limits):
    with OllamaServer([["Harga ", "naik."]]) as server:
        model = OpenAiModel(f"{server.url}/v1/", "qwen3:4b", limits=limits)
        found = [piece for piece in model.stream([Message("user", "Berapa harga beras?")]) if piece]
    assert found == ["Harga ", "naik.", Ended(True, 4)]
    [asked] = server.chats
    assert "Authorization" not in asked.pop("headers")
    assert asked == {
        "model": "qwen3:4b",
        "messages": [{"role": "user", "content": "Berapa harga beras?"}],
        "stream": True,
        "stream_options": {"include_usage": True},
        "temperature": 0,
        "seed": 1,
        "max_tokens": 512,
    }
    assert model.name == f"openai:{server.url}/v1#qwen3:4b"


def test_a_key_is_sent_and_never_shown(limits, listen):
    with OllamaServer([["Ya."]]) as server:
        model = OpenAiModel(f"{server.url}/v1", "qwen3:4b", "s3cret", limits)
        assert listen(model).end.complete
        assert server.chats[0]["headers"]["Authorization"] == "Bearer s3cret"
        assert "s3cret" not in str(listen(model).error) + model.name


@pytest.mark.parametrize("key", ["kunci\n", "küci", "a b"])
def test_a_key_that_cannot_be_one(key):
    with pytest.raises(SettingError) as caught:
        OpenAiModel("http://127.0.0.1:9/v1", "m", key)
    assert key not in str(caught.value)


def test_events_cut_anywhere():
    stream = ": hello\r\nevent: x\r\ndata: a\u2028b\x85c\r\n\r\ndata:d\nid: 1\n\ndata: e".encode()
    for size in (1, 2, 7, 1000):
        parts = [stream[start : start + size] for start in range(0, len(stream), size)]
        assert list(read_events(iter(parts))) == ["a\u2028b\x85c", "d"]


def test_the_usage_may_come_with_the_last_piece(limits):
    said = b'data: {"choices": [{"delta": {"content": "Ya."}, "finish_reason": "stop"}],'
    turn = [Raw(said + b' "usage": {"prompt_tokens": 5}}\n\n'), Raw(b"data: [DONE]\n\n")]
    with OllamaServer([turn]) as server:
        model = OpenAiModel(f"{server.url}/v1", "qwen3:4b", limits=limits)
        assert list(model.stream([])) == ["Ya.", Ended(True, 5)]
