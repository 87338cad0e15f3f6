"""Models of Ollama: what is asked of it, and which one is taken."""

import pytest

from index.errors import SettingError, UnknownModel, WriterUnreachable
from rag.llm.model import Ended, Message
from rag.llm.ollama import ANSWER_TOKENS, CONTEXT, KEEP_ALIVE, SEED, OllamaModel
from rag.llm.ollama_models import choose_ollama, find_ollama
from rag.llm.tokens import estimate_tokens
from tests.ollama_server import Installed, OllamaServer, Pause, unused_url

GB = 1_000_000_000
THINKER = Installed("qwen3:4b", capabilities=("completion", "tools", "thinking"))


def test_an_answer_in_pieces(limits):
    with OllamaServer([["Harga ", "beras ", "naik."]]) as server:
        model = OllamaModel("qwen3:4b", server.url, limits)
        messages = [Message("system", "Kutip."), Message("user", "Berapa harga beras hari ini?")]
        assert list(model.stream(messages)) == ["Harga ", "beras ", "naik.", Ended(True, 8)]
    [asked] = server.chats
    assert asked["messages"] == [
        {"role": "system", "content": "Kutip."},
        {"role": "user", "content": "Berapa harga beras hari ini?"},
    ]
    assert asked["options"] == {
        "temperature": 0.0,
        "num_ctx": CONTEXT,
        "seed": SEED,
        "num_predict": ANSWER_TOKENS,
    }
    assert (asked["model"], asked["stream"], asked["keep_alive"]) == ("qwen3:4b", True, KEEP_ALIVE)
    assert "think" not in asked
    assert (model.name, model.context, model.answer_tokens) == ("ollama:qwen3:4b", 8192, 512)


@pytest.mark.parametrize(
    ("installed", "think"),
    [
        (THINKER, False),
        (Installed("gpt-oss:20b", family="gptoss", capabilities=("completion", "thinking")), "low"),
        (Installed("gemma3:4b", family="gemma3"), None),
        (Installed("old", capabilities=None), None),
    ],
)
def test_who_can_think_is_told_not_to(limits, installed, think):
    with OllamaServer([["Ya."]], (installed,)) as server:
        list(OllamaModel(installed.name, server.url, limits).stream([]))
    assert server.chats[0].get("think") == think


def test_a_model_with_a_short_context(limits):
    with OllamaServer([["Ya."]], (Installed("tiny:1b", context=2048),)) as server:
        model = OllamaModel("tiny:1b", server.url, limits)
        assert model.context == 2048
        list(model.stream([]))
    assert server.chats[0]["options"]["num_ctx"] == 2048


def test_ollama_may_be_started_after_the_model_was_made(limits):
    url = unused_url()
    model = OllamaModel("qwen3:4b", url, limits)
    with pytest.raises(WriterUnreachable):
        next(model.stream([]))
    with OllamaServer([["Ya."]], (THINKER,), int(url.rpartition(":")[2])) as server:
        assert list(model.stream([])) == ["Ya.", Ended(True, None)]
        assert server.chats[0]["think"] is False


def test_warming_up_loads_the_model_as_answers_want_it(limits):
    with OllamaServer([["Ya."]]) as server:
        model = OllamaModel("qwen3:4b", server.url, limits)
        model.warm_up()
        assert len(server.loads) == 1
        assert server.chats == []
        loaded = server.loads[0]
        assert (loaded["options"], loaded["keep_alive"]) == ({"num_ctx": CONTEXT}, KEEP_ALIVE)
        model.close()
        assert "Ya." in list(model.stream([]))


def test_warming_up_fails_in_silence(limits):
    OllamaModel("qwen3:4b", unused_url(), limits).warm_up()
    with OllamaServer() as server:
        OllamaModel("no-such", server.url, limits).warm_up()
        assert server.loads == []


def test_two_answers_at_once_do_not_mix(limits):
    turns = [["a1 ", Pause(0.05), "a2"], ["b1 ", Pause(0.05), "b2"]]
    with OllamaServer(turns) as server:
        model = OllamaModel("qwen3:4b", server.url, limits)
        first, second = model.stream([]), model.stream([])
        heard = [next(first), next(second), next(first), next(second)]
        assert heard == ["a1 ", "b1 ", "a2", "b2"]
        first.close()
        second.close()


def test_a_real_model_can_speak_through_the_server(limits):
    def echo(request):
        yield from request["messages"][-1]["content"].split(" ")

    with OllamaServer(echo) as server:
        model = OllamaModel("qwen3:4b", server.url, limits)
        assert list(model.stream([Message("user", "satu dua")]))[:2] == ["satu", "dua"]


def test_an_address_that_makes_no_sense():
    with pytest.raises(SettingError, match="KUTIP_OLLAMA"):
        OllamaModel("qwen3:4b", "127.0.0.1:11434")


def installed(name, size=5.0, **more):
    return Installed(name, size=int(size * GB), **more)


@pytest.mark.parametrize(
    ("models", "chosen"),
    [
        ([], None),
        ([installed("bge-m3:latest"), installed("nomic-embed-text:v1.5")], None),
        ([installed("all:latest", family="bert")], None),
        ([installed("x:latest", capabilities=("embedding",))], None),
        ([installed("gpt-oss:120b-cloud", 0), installed("deepseek:cloud")], None),
        ([installed("llama3.1:8b"), installed("gemma3:4b", 3), installed("qwen3:4b")], "gemma3:4b"),
        ([installed("gemma3:1b", 0.8), installed("llama3.1:8b")], "llama3.1:8b"),
        ([installed("gemma3:27b", 17), installed("qwen3:8b", 5.2)], "qwen3:8b"),
        ([installed("gemma3:4b", 3.3), installed("gemma3:12b", 8.1)], "gemma3:12b"),
        ([installed("gemma3:27b", 17), installed("gemma3:270m", 0.3)], "gemma3:27b"),
        ([installed("qwen2.5-coder:7b"), installed("llama3.2:3b", 2.0)], "llama3.2:3b"),
        ([installed("aisingapore/Gemma-SEA-LION-v3-9B-IT:q4", 5.8), installed("gemma3:4b")],
         "aisingapore/Gemma-SEA-LION-v3-9B-IT:q4"),
        ([installed("older:7b", modified="2024-01-01T00:00:00Z"), installed("newer:7b")],
         "newer:7b"),
        ([installed("newer:7b"), installed("older:7b", modified="2024-01-01T00:00:00Z")],
         "newer:7b"),
        ([installed("gemma3:4b", capabilities=("vision",)), installed("some:7b")], "some:7b"),
        ([installed("gemma3:4b", capabilities=None)], "gemma3:4b"),
    ],
)  # fmt: skip
def test_which_model_is_taken(models, chosen):
    with OllamaServer(models=tuple(models)) as server:
        assert find_ollama(server.url, 5) == chosen
        if chosen is None:
            with pytest.raises(UnknownModel, match="Run: ollama pull gemma3:4b"):
                choose_ollama(server.url)
        else:
            assert choose_ollama(server.url) == chosen


def test_no_ollama_is_no_model():
    assert find_ollama(unused_url()) is None
    with pytest.raises(WriterUnreachable, match="Run: ollama serve"):
        choose_ollama(unused_url())


@pytest.mark.parametrize(
    ("text", "tokens"),
    [("", 1), ("beras", 4), ("17.35", 6), ("\n\n", 3), ("é", 3), ("naik 5%", 5)],
)
def test_tokens_are_estimated_rather_too_many(text, tokens):
    assert estimate_tokens(text) == tokens


@pytest.mark.ollama
@pytest.mark.timeout(300)
def test_a_real_ollama():
    name = find_ollama(seconds=2)
    if name is None:
        pytest.skip("no Ollama with a chat model answers on this machine")
    model = OllamaModel(name)
    model.warm_up()
    prompt = [Message("user", "Reply with the single word: beras")]
    *pieces, end = model.stream(prompt)
    assert "beras" in "".join(pieces).lower()
    assert end.complete
    sent = model.count_tokens(prompt[0].content)
    assert end.prompt_tokens is None or 0 < end.prompt_tokens < sent + 100
    stream = model.stream([Message("user", "Count from 1 to 500, one number a line.")])
    next(stream)
    stream.close()
