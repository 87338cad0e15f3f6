"""Settings: from arguments, then the environment; what makes no sense is refused by its name."""

import pytest

from index.errors import SettingError
from rag import Settings


@pytest.fixture(autouse=True)
def no_settings(monkeypatch):
    for name in ("HOME", "LLM", "EMBEDDER", "RERANKER", "READER", "CHROMA", "OLLAMA"):
        monkeypatch.delenv(f"KUTIP_{name}", raising=False)


def test_what_is_used_when_nothing_is_set():
    settings = Settings()
    assert (settings.llm, settings.embedder, settings.reranker) == ("auto", None, None)
    assert (settings.reader, settings.chroma, settings.ollama) == ("builtin", None, None)


def test_the_environment_and_before_it_arguments(monkeypatch):
    monkeypatch.setenv("KUTIP_CHROMA", "http://127.0.0.1:8000/")
    monkeypatch.setenv("KUTIP_OLLAMA", "https://gpu.example:11434")
    monkeypatch.setenv("KUTIP_RERANKER", "some/model")
    settings = Settings()
    assert settings.chroma == "http://127.0.0.1:8000"
    assert settings.ollama == "https://gpu.example:11434"
    assert settings.reranker == "some/model"
    assert Settings(chroma="http://[::1]:9000", reranker=None) == settings.model_copy(
        update={"chroma": "http://[::1]:9000", "reranker": None}
    )


def test_an_empty_variable_is_none(monkeypatch):
    monkeypatch.setenv("KUTIP_CHROMA", "")
    monkeypatch.setenv("KUTIP_READER", "")
    assert (Settings().chroma, Settings().reader) == (None, "builtin")


@pytest.mark.parametrize("name", ["chroma", "ollama"])
@pytest.mark.parametrize("value", ["127.0.0.1:8000", "file:///etc/passwd", "http://u:p@host"])
def test_an_address_that_makes_no_sense_is_refused(name, value):
    with pytest.raises(SettingError, match=f"KUTIP_{name.upper()}"):
        Settings(**{name: value})


def test_an_index_is_opened_with_them(tmp_path):
    settings = Settings(home=tmp_path / "home", chroma="http://127.0.0.1:9", reranker="no/model")
    with settings.open_index() as index:  # a reranker is loaded for a search alone
        assert index.status().chroma_trouble.startswith("http://127.0.0.1:9 does not answer")
