"""Which judges there are, by the names that a user gives them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from eval.judges.judge import Judge
from eval.judges.kept import KeptJudge
from eval.judges.length import LengthJudge
from index.errors import JudgeError, UsageError, WriterError
from rag import Settings
from rag.llm.choose import check_writer_setting, choose_model
from rag.llm.model import LanguageModel

DEFAULT = ("deterministic", "length")
KNOWN = (
    "deterministic, length, nli:MODEL, llm:MODEL and llamaindex:MODEL; the MODEL of nli is a "
    "CrossEncoder, as a folder or by name, that of the last two one of Ollama, or as in KUTIP_LLM: "
    "ollama:NAME, gguf:PATH, openai:URL#NAME"
)
_OVER_LLM = ("llm", "llamaindex")


def check_judges(names: Sequence[str]) -> None:
    """Checks names; nothing is loaded.

    Raises:
        UsageError: If there is no such judge, or one is named twice.
    """
    found: set[str] = set()
    for name in names:
        whole = _check(name)
        if whole in found:  # a report has one place for each name
            raise UsageError(f"The judge {name!r} is named twice. Name it once")
        found.add(whole)


@contextmanager
def open_judges(
    names: Sequence[str], settings: Settings, folder: Path | None = None
) -> Iterator[tuple[Judge, ...]]:
    """Opens judges, in the order of their names, and closes their language models at the end.

    Judges over the same language model share it.

    Args:
        names: As ``check_judges`` takes them.
        settings: Hold the address of Ollama.
        folder: Keeps their verdicts (see ``KeptJudge``); None keeps nothing.

    Raises:
        UsageError: If there is no such judge, or the folder cannot be used.
        CaseError: If a file of verdicts holds something else.
        JudgeError: If one cannot be opened.
    """
    check_judges(names)
    with ExitStack() as stack:
        models: dict[str, LanguageModel] = {}
        for name in names:
            kind, _, model = name.partition(":")
            if kind in _OVER_LLM and (setting := _llm_setting(model)) not in models:
                models[setting] = _open_model(name, setting, settings.ollama)
                stack.callback(models[setting].close)
        judges = tuple(_open(name, models) for name in names)
        yield judges if folder is None else tuple(KeptJudge(each, folder) for each in judges)


def _check(name: str) -> str:
    """The name with its model in full, if there is such a judge."""
    kind, _, model = name.partition(":")
    if name in DEFAULT or (kind == "nli" and model.strip()):
        return name
    if kind not in _OVER_LLM or not model.strip():
        raise UsageError(f"There is no judge {name!r}. The judges are {KNOWN}")
    try:
        setting = check_writer_setting(_llm_setting(model))
    except ValueError as error:
        raise UsageError(f"The judge {name!r} has no such model: {error}") from error
    if setting == "quote":
        raise UsageError(f"The judge {name!r} has no language model. The judges are {KNOWN}")
    return f"{kind}:{setting}"


def _open(name: str, models: dict[str, LanguageModel]) -> Judge:
    """A judge; what is heavy is imported only for the one that needs it."""
    kind, _, model = name.partition(":")
    if kind == "length":
        return LengthJudge()
    if kind == "nli":
        from eval.judges.nli import NliJudge

        return NliJudge(model.strip())
    if kind == "llm":
        from eval.judges.llm import LlmJudge

        return LlmJudge(models[_llm_setting(model)])
    if kind == "llamaindex":
        from eval.judges.llamaindex import LlamaIndexJudge

        return LlamaIndexJudge(models[_llm_setting(model)])
    from eval.judges.deterministic.judge import DeterministicJudge

    return DeterministicJudge()


def _llm_setting(model: str) -> str:
    """A model as ``KUTIP_LLM`` names it; a name without a kind is one of Ollama."""
    model = model.strip()
    kind = model.partition(":")[0]
    known = kind in {"ollama", "gguf", "openai"} or model in {"auto", "quote"}
    return model if known else f"ollama:{model}"


def _open_model(judge: str, setting: str, ollama: str | None) -> LanguageModel:
    try:
        model = choose_model(setting, ollama)
    except WriterError as error:
        raise JudgeError(f"The judge {judge} cannot be opened: {error}") from error
    if model is None:  # what "auto" finds where Ollama does not answer
        raise JudgeError(f"The judge {judge} finds no Ollama. Run: ollama serve")
    return model
