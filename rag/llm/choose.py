"""Which language model writes, by the setting ``KUTIP_LLM``."""

from __future__ import annotations

import os

from index.errors import SettingError
from index.http_client import check_server_url
from index.ollama_embedder import DEFAULT_HOST
from rag.llm.knock import listens
from rag.llm.model import LanguageModel

KEY = "KUTIP_OPENAI_KEY"  # a secret: no other setting is one, and it appears in no message
KNOWN = (
    "auto, quote, ollama, ollama:<model>, gguf:<path> or gguf:smollm2, and "
    "openai:<base url>#<model>"
)


def check_writer_setting(value: str) -> str:
    """The setting as it was written, without white space around it.

    Args:
        value: What a user wrote.

    Raises:
        ValueError: If it names no writer; the message names the ones there are.
    """
    value = value.strip()
    kind, named, rest = value.partition(":")
    if value in {"auto", "quote", "ollama"}:
        return value
    if kind in {"ollama", "gguf"} and rest.strip():
        return value
    if kind == "openai":
        _split_address(rest)
        return value
    if kind in {"ollama", "gguf"} and named:
        raise ValueError(f"it names no model; the writers are {KNOWN}")
    raise ValueError(f"the writers are {KNOWN}")


def choose_model(setting: str, ollama: str | None = None) -> LanguageModel | None:
    """The language model that a setting names; None where the quoting writer is to write.

    Args:
        setting: Value of ``KUTIP_LLM``; ``auto`` takes Ollama's best model where Ollama answers.
        ollama: Address of Ollama; None for this machine.

    Raises:
        SettingError: If the setting names no writer, or an address or key makes no sense.
        WriterError: If a model is named and cannot be opened; servers are asked again with each
            question, so one that is down raises only where it has to say which models it has.
    """
    try:
        setting = check_writer_setting(setting)
    except ValueError as error:
        raise SettingError(f"The setting llm cannot be {setting!r}: {error}.") from error
    kind, _, rest = setting.partition(":")
    if kind == "quote":
        return None
    if kind == "openai":
        from rag.llm.openai_compatible import OpenAiModel

        return OpenAiModel(*_split_address(rest), key=os.environ.get(KEY) or None)
    if kind == "gguf":
        from rag.llm.gguf import GgufModel

        return GgufModel.load(rest.strip())
    return _open_ollama(kind, rest.strip(), ollama)


def _open_ollama(kind: str, model: str, host: str | None) -> LanguageModel | None:
    """A model of Ollama, chosen where none is named; None where ``auto`` finds none."""
    if kind == "auto" and not listens(host or DEFAULT_HOST):
        return None  # nothing of what talks to Ollama is imported, which takes a second
    from rag.llm.ollama import OllamaModel
    from rag.llm.ollama_models import choose_ollama, find_ollama

    if not model:
        found = find_ollama(host) if kind == "auto" else choose_ollama(host)
        if found is None:
            return None
        model = found
    return OllamaModel(model, host)


def _split_address(text: str) -> tuple[str, str]:
    """Base address and model out of ``<base url>#<model>``.

    Raises:
        ValueError: If one of them is missing or the address makes no sense.
    """
    from rag.llm.openai_compatible import EXAMPLE

    url, _, model = text.partition("#")
    if not model.strip():
        raise ValueError(f"after openai: come an address and, behind #, a model, as in {EXAMPLE}")
    try:
        return check_server_url(url, "KUTIP_LLM", EXAMPLE), model.strip()
    except SettingError as error:
        raise ValueError(str(error)) from error
