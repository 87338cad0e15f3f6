"""Every way in which a server that writes can fail: the right error, soon, and no false end."""

import time

import pytest

from index.errors import (
    UnknownModel,
    WriterBroke,
    WriterBusy,
    WriterError,
    WriterTooSlow,
    WriterUnreachable,
)
from rag.llm.model import Ended
from rag.llm.ollama import OllamaModel
from rag.llm.openai_compatible import OpenAiModel
from tests.ollama_server import (
    Cut,
    Done,
    Forever,
    NoDone,
    OllamaServer,
    Pause,
    Raw,
    Refuse,
    Think,
    drip,
    unused_url,
)


@pytest.fixture(params=["ollama", "openai"])
def connect(request, limits):
    """A model at an address, through either protocol: both must fail alike."""

    def open_model(url, limits=limits):
        if request.param == "ollama":
            return OllamaModel("qwen3:4b", url, limits)
        return OpenAiModel(f"{url}/v1", "qwen3:4b", limits=limits)

    return open_model


# What is sent, what may have been passed on before it fails, the error, and what it says.
FAULTS = {
    "busy": ([Refuse(503)], "", WriterBusy, "too much to do: server busy, please try again"),
    "too many requests": ([Refuse(429)], "", WriterBusy, "too much to do"),
    "cut before it begins": ([Cut()], "", WriterBroke, "broke off"),
    "cut in the middle": (["Harga ", Cut()], "Harga ", WriterBroke, "broke off"),
    "no end": (["Harga ", NoDone()], "Harga ", WriterBroke, "stopped in the middle"),
    "nothing at all": ([NoDone()], "", WriterBroke, None),
    "no JSON": ([Raw(b"data: {oops\n\n")], "", WriterBroke, "cannot be read"),
    "JSON of another kind": ([Raw(b"data: [1, 2]\n\n")], "", WriterBroke, "cannot be read"),
    "another protocol": ([Refuse(200, body=b"<html>")], "", WriterBroke, None),
    "only thinking": ([Think("Hmm."), ""], "", WriterBroke, "thought, and wrote no answer"),
    "thinking without end": (["<think>Hmm."], "", WriterBroke, "thought, and wrote no answer"),
    "thinking that never began": (["Hmm.</think>Ya."], "", WriterBroke, "mixes its thinking"),
    "an empty answer": (["", " \n"], "", WriterBroke, "wrote nothing"),
    "loaded only": ([Done("load")], "", WriterBroke, "was loaded, and wrote nothing"),
    "error": ([Refuse(500, "out of memory")], "", WriterError, "failed with 500: out of memory"),
    "error in the middle": (["Ha", Refuse(500, "oom")], "Ha", WriterError, "failed: oom"),
    "error that is no JSON": ([Refuse(502, body=b"")], "", WriterError, "no reason given"),
    "sent elsewhere": ([Refuse(302)], "", WriterError, "failed with 302"),
    "a password wanted": ([Refuse(401, "no")], "", WriterError, "wants a key: no. "),
    "told to forget the model": ([Refuse(404)], "", UnknownModel, "has no"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault(connect, listen, fault):
    turn, text, kind, said = FAULTS[fault]
    with OllamaServer([turn]) as server:
        model = connect(server.url)
        heard = listen(model)
        assert (heard.end, type(heard.error)) == (None, kind)
        assert heard.text == text
        assert said is None or said in str(heard.error)
        assert model.name in str(heard.error)
        assert heard.seconds < 2


def test_a_key_is_asked_for_only_where_one_is_read(connect, listen):
    with OllamaServer([[Refuse(401, "no")]]) as server:
        model = connect(server.url)
        said = str(listen(model).error)
    openai = model.name.startswith("openai:")
    assert ("Set KUTIP_OPENAI_KEY" in said, "answer without one" in said) == (openai, not openai)


# Silence from the start, in the middle, and a drip that is never silent for long.
@pytest.mark.parametrize(
    ("turn", "said"),
    [
        ([Pause()], "wrote nothing for 0.5 s"),
        (["Harga ", Pause()], "went silent for 0.3 s"),
        (drip("x" * 40, 0.1), "was not done after 1 s"),
        ([Think("x"), *drip("x" * 40, 0.1)], "was not done after 1 s"),
        ([Pause(0.1), Raw(b" ")] * 30, "wrote nothing for 0.5 s"),
    ],
)
def test_a_server_that_is_too_slow(connect, listen, short_limits, turn, said):
    with OllamaServer([turn]) as server:
        heard = listen(connect(server.url, short_limits))
        assert server.hung_up.wait(2)
    assert (heard.end, type(heard.error)) == (None, WriterTooSlow)
    assert said in str(heard.error)
    assert 0.2 < heard.seconds < 2


def test_where_nothing_listens(connect, listen):
    url = unused_url()
    heard = listen(connect(url))
    assert (heard.pieces, type(heard.error)) == ((), WriterUnreachable)
    assert f"No server answers at {url}" in str(heard.error)
    assert heard.seconds < 2


def test_a_server_that_goes_away(connect, listen):
    with OllamaServer([["Ya."]]) as server:
        model = connect(server.url)
        assert listen(model).end.complete
        server.stop()
        assert isinstance(listen(model).error, WriterUnreachable)


def test_how_to_get_what_is_missing(limits, listen):
    assert "Run: ollama serve" in str(listen(OllamaModel("qwen3:4b", unused_url(), limits)).error)
    with OllamaServer() as server:
        heard = listen(OllamaModel("no-such", server.url, limits))
        assert isinstance(heard.error, UnknownModel)
        assert str(heard.error) == (
            f"The server at {server.url} has no ollama:no-such. Run: ollama pull no-such"
        )


def test_words_of_a_server_are_made_harmless(connect, listen):
    nasty = "oom\x1b[2J\u202e\n" + "x" * 5_000
    with OllamaServer([[Refuse(500, nasty)]]) as server:
        message = str(listen(connect(server.url)).error)
    assert message.isprintable()
    assert len(message) < 500


@pytest.mark.parametrize(
    ("done", "complete"),
    [(Done(), True), (Done("length"), False), (Done("unload"), False), (Done(None), False)],
)
def test_only_its_own_end_is_complete(connect, listen, done, complete):
    with OllamaServer([["Harga beras ", "naik.", done]]) as server:
        heard = listen(connect(server.url))
    assert (heard.text, heard.error, heard.end.complete) == ("Harga beras naik.", None, complete)


def test_the_length_of_the_prompt_that_was_read(connect, listen):
    turns = [["Ya.", Done(prompt_tokens=count)] for count in (7, 0)]
    with OllamaServer(turns) as server:
        model = connect(server.url)
        assert listen(model).end == Ended(True, 7)
        assert listen(model).end == Ended(True, None)


def test_thinking_is_left_out(connect, listen):
    turn = [Think("Aha."), "<thi", "nk>Beras", "?</thin", "k>\n\nHarga", " < 5. <b", ">Ya"]
    with OllamaServer([turn]) as server:
        heard = listen(connect(server.url))
    assert (heard.text, heard.end.complete) == ("Harga < 5. <b>Ya", True)


def test_text_that_repeats_ends_at_the_limit_that_was_asked_for(connect, listen):
    with OllamaServer([[Forever("ya ")]]) as server:
        model = connect(server.url)
        heard = listen(model)
    assert len(heard.pieces) == model.answer_tokens
    assert heard.end.complete is False


def test_text_that_repeats_for_ever_is_cut(connect, listen):
    with OllamaServer([[Forever("ya " * 500, heeds_limit=False)]]) as server:
        heard = listen(connect(server.url))
        assert (heard.end.complete, heard.seconds < 2) == (False, True)
        assert server.hung_up.wait(2)


def test_a_stream_that_is_closed_stops_the_server(connect):
    turn = [item for _ in range(100) for item in ("ya ", Pause(0.05))]
    with OllamaServer([turn]) as server:
        stream = connect(server.url).stream([])
        assert next(stream) == "ya "
        assert not server.hung_up.is_set()
        stream.close()
        assert server.hung_up.wait(2)


@pytest.mark.parametrize("turn", [[Pause()], [Think("Hm. "), Pause()], ["Ya. ", Pause()]])
def test_a_model_that_is_silent_can_be_stopped(connect, turn):
    with OllamaServer([turn]) as server:
        stream = connect(server.url).stream([])
        while next(stream) != "":
            pass
        begun = time.monotonic()
        stream.close()
        assert time.monotonic() - begun < 5  # the limits are 20 s
        assert server.hung_up.wait(2)


def test_a_stream_that_was_heard_to_its_end_is_no_hanging_up(connect, listen):
    with OllamaServer([["Ya."]]) as server:
        assert listen(connect(server.url)).end.complete
        assert not server.hung_up.wait(0.1)
