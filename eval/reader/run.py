"""Runs the sections of the suite ``reader``."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from eval.reader.cases import (
    ENGLISH,
    FACQA,
    IDK,
    OFF_TOPIC,
    ReadCase,
    check_files,
    load_file,
    load_off_topic,
    load_sets,
)
from eval.reader.collection import NEWS, build, news_records, pool_records
from eval.reader.end_to_end import Asked, ask_both
from eval.reader.fixed import SetScores, answer_sets
from eval.reader.latency import time_windows
from eval.reader.systems import QUOTING, READER, QuotingSystem, ReaderSystem
from eval.retrieval.pool import QA_FILES
from index.errors import SettingError, UsageError
from index.sync import Listener
from rag import Chatbot, Settings
from rag.reader.reader import Reader

# Section: files of the data folder that it needs.
SECTIONS: Mapping[str, tuple[str, ...]] = {
    "passage": (FACQA, IDK, ENGLISH),
    "calibration": (FACQA, IDK, ENGLISH),
    "offtopic": (OFF_TOPIC, NEWS),
    "pool": (FACQA, IDK, ENGLISH, *QA_FILES),
    "latency": (FACQA, IDK, ENGLISH, *QA_FILES),
}
POOL_LANGUAGES = {"id": "facqa", "en": "english_facqa"}  # language: set asked of the pool


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be measured.

    Attributes:
        data: The data folder.
        articles: How many news articles the off-topic questions are asked of.
        only: Sections; all if none is named.
    """

    data: Path
    articles: int = 2000
    only: tuple[str, ...] = ()

    @property
    def sections(self) -> tuple[str, ...]:
        """The sections to run."""
        return tuple(name for name in SECTIONS if name in (self.only or SECTIONS))


@dataclass(frozen=True, slots=True)
class Report:
    """What was measured; empty where a section was not wanted.

    Attributes:
        passage: Scores by system and set where the passage is given.
        calibrated: Whether calibration was wanted.
        off_topic: Off-topic questions, by collection: ``home`` and ``news``.
        pool: FacQA's questions over the pool of passages, by language.
        windows_ms: Milliseconds over the windows of one question, one for each question; None
            where it was not wanted.
    """

    passage: Mapping[str, SetScores]
    calibrated: bool = True
    off_topic: Mapping[str, Asked] = field(default_factory=dict)
    pool: Mapping[str, Asked] = field(default_factory=dict)
    windows_ms: tuple[float, ...] | None = None


def run_file(settings: Settings, file: Path, progress: Listener | None = None) -> Report:
    """Scores the reader, and the quoting writer without it, on a file of one's own.

    Args:
        settings: Which reader and embedder.
        file: JSON Lines (see ``load_file``).
        progress: Told how far it is.

    Raises:
        CaseError: If the file cannot be used.
        SettingError: If the settings switch the reader off.
        ReaderError: If it cannot be loaded.
        EmbedderError: If the embedder cannot be loaded.
    """
    reader = _open_reader(settings)
    sets = {"file": load_file(file)}
    return Report(_passage(settings, reader, sets, (READER, QUOTING), progress or _unheard))


def run_reader(settings: Settings, wanted: Wanted, progress: Listener | None = None) -> Report:
    """Measures the reader on a data folder.

    Args:
        settings: Which home, reader and embedder.
        wanted: The data and what to measure.
        progress: Told how far it is.

    Raises:
        UsageError: If there is no section of a name.
        CaseError: If the data cannot be read.
        SettingError: If the settings switch the reader off.
        ReaderError: If it cannot be loaded.
        NothingIndexed: If the home holds no articles and off-topic questions are wanted.
        HomeError: If the home cannot be used.
        EmbedderError: If the embedder cannot be loaded.
    """
    listener = progress or _unheard
    _check(settings, wanted)
    reader = _open_reader(settings)
    sets = load_sets(wanted.data) if wanted.sections != ("offtopic",) else {}
    passage: Mapping[str, SetScores] = {}
    if "passage" in wanted.sections:
        passage = _passage(settings, reader, sets, (READER, QUOTING), listener)
    elif "calibration" in wanted.sections:
        passage = _passage(settings, reader, sets, (READER,), listener)
    off_topic = _off_topic(settings, wanted, listener) if "offtopic" in wanted.sections else {}
    pool, windows = _over_pool(settings, reader, wanted, sets, listener)
    return Report(passage, "calibration" in wanted.sections, off_topic, pool, windows)


def _check(settings: Settings, wanted: Wanted) -> None:
    """Finds, before minutes of measuring, what would end it."""
    for name in wanted.only:
        if name not in SECTIONS:
            raise UsageError(f"There is no section {name!r}. Known: {', '.join(SECTIONS)}")
    check_files(wanted.data, [file for name in wanted.sections for file in SECTIONS[name]])
    if "offtopic" in wanted.sections:
        Chatbot.open(settings).close()


def _open_reader(settings: Settings) -> Reader:
    reader = settings.open_reader()
    if reader is None:
        raise SettingError(
            f"The setting reader is {settings.reader!r}, so there is none to measure. "
            "Choose the committed one: KUTIP_READER=builtin"
        )
    return reader


def _passage(
    settings: Settings,
    reader: Reader,
    sets: Mapping[str, Sequence[ReadCase]],
    systems: Sequence[str],
    listener: Listener,
) -> dict[str, SetScores]:
    scores = {READER: answer_sets(ReaderSystem(reader), sets, READER, listener)}
    if QUOTING in systems:
        passages = [case.passage for cases in sets.values() for case in cases]
        with (
            _folder() as folder,
            QuotingSystem(settings, Path(folder), passages, listener) as quoting,
        ):
            scores[QUOTING] = answer_sets(quoting, sets, QUOTING, listener)
    return scores


def _off_topic(settings: Settings, wanted: Wanted, listener: Listener) -> dict[str, Asked]:
    cases = load_off_topic(wanted.data)
    asked = {"home": ask_both(settings, cases, "off topic, home", listener)}
    with _folder() as folder:
        records = news_records(wanted.data, wanted.articles)
        news = build(settings, Path(folder), records, "news", listener)
        asked["news"] = ask_both(news, cases, "off topic, news", listener)
    return asked


def _over_pool(
    settings: Settings,
    reader: Reader,
    wanted: Wanted,
    sets: Mapping[str, Sequence[ReadCase]],
    listener: Listener,
) -> tuple[dict[str, Asked], tuple[float, ...] | None]:
    """What is measured over the pool of passages, which is built once."""
    if not {"pool", "latency"} & set(wanted.sections):
        return {}, None
    asked: dict[str, Asked] = {}
    windows: tuple[float, ...] | None = None
    with _folder() as folder:
        pool = build(settings, Path(folder), pool_records(wanted.data), "pool", listener)
        if "pool" in wanted.sections:
            asked = {
                language: ask_both(pool, sets[set_], f"pool, {language}", listener)
                for language, set_ in POOL_LANGUAGES.items()
                if set_ in sets
            }
        if "latency" in wanted.sections:
            windows = time_windows(pool, reader, sets["facqa"], listener)
    return asked, windows


def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="kutip-", ignore_cleanup_errors=True)


def _unheard(_: object) -> None:
    """For those who do not watch."""
