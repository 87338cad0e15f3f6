"""Which writer a setting names."""

import subprocess
import sys

import pytest

from index.errors import SettingError, UnknownModel, WriterUnreachable
from rag.llm.choose import check_writer_setting, choose_model
from rag.llm.ollama import OllamaModel
from rag.llm.openai_compatible import OpenAiModel
from tests.ollama_server import Installed, OllamaServer, unused_url

OPENAI = "openai:http://127.0.0.1:8080/v1#qwen3"


@pytest.mark.parametrize(
    "setting",
    ["auto", "quote", "ollama", "ollama:qwen3:4b", "gguf:smollm2", "gguf:/m/a b.gguf", OPENAI],
)
def test_settings_that_name_a_writer(setting):
    assert check_writer_setting(f" {setting}\n") == setting


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("gpt-9", "the writers are auto, quote, ollama"),
        ("", "the writers are"),
        ("Auto", "the writers are"),
        ("quote:x", "the writers are"),
        ("ollama:", "names no model"),
        ("gguf: ", "names no model"),
        ("gguf", "the writers are"),
        ("openai", "behind #"),
        ("openai:", "behind #"),
        ("openai:http://127.0.0.1:8080/v1", "behind #"),
        ("openai:127.0.0.1#m", "cannot be used"),
        ("openai:http://me:secret@127.0.0.1#m", "user name or password"),
    ],
)
def test_settings_that_name_none(setting, said):
    try:
        check_writer_setting(setting)
    except ValueError as error:
        assert said in str(error)
        assert "secret" not in str(error)
    else:
        pytest.fail("no error")


def test_a_setting_that_was_not_checked():
    with pytest.raises(SettingError, match="cannot be 'gpt-9': the writers are"):
        choose_model("gpt-9")


def test_the_quoting_writer_needs_no_model():
    assert choose_model("quote") is None


def test_auto_takes_ollama_where_it_answers():
    assert choose_model("auto", unused_url()) is None
    with OllamaServer(models=(Installed("bge-m3:latest"),)) as server:
        assert choose_model("auto", server.url) is None
    with OllamaServer(models=(Installed("bge-m3:latest"), Installed("gemma3:4b"))) as server:
        model = choose_model("auto", server.url)
        assert (type(model), model.name) == (OllamaModel, "ollama:gemma3:4b")


IMPORTED = """
import sys
from rag.llm.choose import choose_model
assert choose_model("auto", sys.argv[1]) is None
assert not {"ollama", "llama_index"} & {name.split(".")[0] for name in sys.modules}
"""


def test_where_no_ollama_listens_nothing_of_it_is_imported(clean_environment):
    command = [sys.executable, "-c", IMPORTED, unused_url()]
    subprocess.run(command, env=clean_environment, check=True)


def test_ollama_by_name_and_without():
    with OllamaServer([["Ya."]]) as server:
        assert choose_model("ollama", server.url).name == "ollama:qwen3:4b"
        assert choose_model("ollama:qwen3:4b", server.url).name == "ollama:qwen3:4b"
        assert choose_model("ollama:no-such", server.url).name == "ollama:no-such"
    assert choose_model("ollama:qwen3:4b", server.url).name == "ollama:qwen3:4b"
    with pytest.raises(WriterUnreachable):
        choose_model("ollama", server.url)
    with OllamaServer(models=()) as server, pytest.raises(UnknownModel):
        choose_model("ollama", server.url)


def test_openai_with_the_key_of_the_environment(monkeypatch, listen):
    monkeypatch.setenv("KUTIP_OPENAI_KEY", "s3cret")
    with OllamaServer([["Ya."], ["Ya."]]) as server:
        model = choose_model(f"openai:{server.url}/v1#qwen3:4b")
        assert (type(model), listen(model).text) == (OpenAiModel, "Ya.")
        monkeypatch.setenv("KUTIP_OPENAI_KEY", "")
        listen(choose_model(f"openai:{server.url}/v1#qwen3:4b"))
    sent = [chat["headers"].get("Authorization") for chat in server.chats]
    assert sent == ["Bearer s3cret", None]


def test_a_gguf_that_is_not_there(tmp_path):
    with pytest.raises(UnknownModel):
        choose_model(f"gguf:{tmp_path / 'none.gguf'}")
