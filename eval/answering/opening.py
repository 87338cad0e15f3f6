"""Opens a system to answer the questions of a suite, and says what its answers depend on."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from eval.answering.given import GivenAnswers
from eval.answering.homes import SuiteHome, suite_home
from eval.answering.kutip import TODAY, KutipSystem
from eval.answering.source_code import commit
from eval.answering.system import System
from eval.answering.watched import WatchedModel
from eval.suites import Suite
from index import Index
from index.errors import UsageError
from index.sync import Listener
from rag import Chatbot, Settings
from rag.claims.check import ClaimChecker
from rag.drafting.writer import ModelWriter
from rag.entailment import entailment
from rag.entailment.entailment import Entailment
from rag.llm.choose import choose_model
from rag.llm.model import LanguageModel
from rag.policy import fitted_digest, model_digest
from rag.reader.reader import COMMITTED, MODEL
from rag.receipt.receipt import text_digest
from rag.receipt.write import versions

KUTIP, CITATION_ENGINE = "kutip", "llamaindex-citation"
SYSTEMS = (KUTIP, CITATION_ENGINE)


@dataclass(frozen=True, slots=True)
class Opened:
    """A system that is ready to answer.

    Attributes:
        system: The system.
        about: What its answers depend on beside the questions: texts for a manifest, with no
            path, day or machine among them.
    """

    system: System
    about: Mapping[str, str]


def open_given(file: Path, suite: Suite) -> Opened:
    """Answers that were made already; see ``GivenAnswers`` for the file.

    Raises:
        CaseError: If the file cannot be used.
    """
    system = GivenAnswers(file, suite.cases)
    return Opened(system, {"answers": system.digest})


@contextmanager
def open_system(
    name: str,
    suite: Suite,
    settings: Settings,
    data: Path | None = None,
    progress: Listener | None = None,
    model: LanguageModel | None = None,
    today: date = TODAY,
) -> Iterator[Opened]:
    """Opens a system over the home that a suite needs, and closes all at the end.

    Args:
        name: One of ``SYSTEMS``.
        suite: The questions, and what they are asked of.
        settings: Home, language model, reader, embedder and policy.
        data: The data folder; some suites need it.
        progress: Told how far the indexing is, where something is indexed.
        model: In place of the settings' language model; it stays the caller's to close.
        today: The day that "yesterday" counts from.

    Raises:
        UsageError: If there is no such system, or it needs a language model or a data folder
            that is not named.
        KutipError: If the home, the data or a model cannot be opened.
    """
    if name not in SYSTEMS:
        raise UsageError(f"There is no system {name!r}. Systems: {', '.join(SYSTEMS)}")
    with ExitStack() as stack:
        if model is None and settings.llm != "auto":  # which is the quoting writer
            model = choose_model(settings.llm, settings.ollama)
            if model is not None:
                stack.callback(model.close)
        if model is None and name == CITATION_ENGINE:
            raise UsageError(
                f"The system {name} needs a language model, and the setting llm is "
                f"{settings.llm!r}. Name one: --llm ollama:MODEL, or gguf:smollm2 for a toy"
            )
        watched = None if model is None else WatchedModel(model)
        listener = progress or (lambda _: None)
        home = stack.enter_context(suite_home(suite, settings, data, listener))
        Chatbot.open(home.settings.model_copy(update={"llm": "quote"})).close()  # may raise
        index = stack.enter_context(home.settings.open_index(searching=True))
        about = _about(index, home.settings, today, watched)
        yield Opened(_system(name, index, home, today, watched), about)


def _system(
    name: str, index: Index, home: SuiteHome, today: date, model: WatchedModel | None
) -> System:
    if name == CITATION_ENGINE and model is not None:
        # Late: LlamaIndex takes a second to import.
        from eval.answering.citation_engine import CitationEngineSystem

        return CitationEngineSystem(index, model, today, home.only)
    thresholds = home.settings.open_thresholds(index)
    writer = None
    if model is not None:
        checker = ClaimChecker(Entailment.load(), index.lexicon, thresholds)
        writer = ModelWriter(model, checker, home.settings.policy)
    bot = Chatbot(index, home.settings.open_reader(), writer, thresholds)
    return KutipSystem(bot, today, home.only, model)


def _about(
    index: Index, settings: Settings, today: date, model: WatchedModel | None
) -> dict[str, str]:
    return {
        **versions(index.status().embedder),
        "commit": commit(),
        "fitted": fitted_digest(),
        "entailment": model_digest(entailment.COMMITTED / entailment.MODEL),
        "corpus": corpus_digest(index),
        "reader": _reader(settings.reader),
        "reranker": Path(settings.reranker).name if settings.reranker else "none",
        "policy": settings.policy if model is not None else "none",
        "thresholds": json.dumps(asdict(settings.open_thresholds(index)), sort_keys=True),
        "today": today.isoformat(),
    }


def corpus_digest(index: Index) -> str:
    """SHA-256 over the ids and texts of all articles, in whatever order they came."""
    lines = sorted(f"{a.id} {text_digest(index.article_text(a.id))}\n" for a in index.articles())
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def _reader(setting: str) -> str:
    """The reader's name, with a digest of its weights."""
    if setting == "none":
        return setting
    folder = COMMITTED if setting == "builtin" else Path(setting)
    digest = hashlib.sha256((folder / MODEL).read_bytes()).hexdigest()[:12]
    return f"{setting if setting == 'builtin' else folder.name}@{digest}"
