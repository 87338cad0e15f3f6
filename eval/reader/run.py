"""Runs the sections of the suite ``reader``."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
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
from eval.reader.end_to_end import ARMS, WITH, Asked, ask_all
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
    "calibration": (FACQA, IDK, ENGLISH, OFF_TOPIC, NEWS, *QA_FILES),
    "offtopic": (OFF_TOPIC, NEWS),
    "pool": (FACQA, IDK, ENGLISH, *QA_FILES),
    "latency": (FACQA, IDK, ENGLISH, *QA_FILES),
}
ARTICLES = 2000  # of the news, unless another number is wanted
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
    articles: int = ARTICLES
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
        shown: What was asked of the news and of the pool, whose confidence is calibrated; None
            where calibration was not wanted. What was asked of the home stays out: the figure would
            be another on every machine.
        off_topic: Off-topic questions, by collection: ``home`` and ``news``.
        pool: FacQA's questions over the pool of passages, by language.
        windows_ms: Milliseconds over the windows of one question, one for each question; None
            where it was not wanted.
    """

    passage: Mapping[str, SetScores]
    shown: tuple[Asked, ...] | None = ()
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
        NothingIndexed: If the home holds no articles and the section ``offtopic`` is wanted.
        HomeError: If the home cannot be used.
        EmbedderError: If the embedder cannot be loaded.
    """
    listener = progress or _unheard
    _check(settings, wanted)
    reader = _open_reader(settings)
    sections = wanted.sections
    sets = load_sets(wanted.data) if sections != ("offtopic",) else {}
    passage: Mapping[str, SetScores] = {}
    if "passage" in sections:
        passage = _passage(settings, reader, sets, (READER, QUOTING), listener)
    elif "calibration" in sections:
        passage = _passage(settings, reader, sets, (READER,), listener)
    off_topic = _off_topic(settings, wanted, listener)
    pool, windows = _over_pool(settings, reader, wanted, sets, listener)
    shown = (off_topic["news"], *pool.values()) if "calibration" in sections else None
    return Report(
        passage,
        shown,
        off_topic if "offtopic" in sections else {},
        pool if "pool" in sections else {},
        windows,
    )


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
    """Off-topic questions asked of the home, if that is wanted, and of the news."""
    arms = _arms("offtopic", wanted)
    if not arms:
        return {}
    cases = load_off_topic(wanted.data)
    asked: dict[str, Asked] = {}
    if "offtopic" in wanted.sections:
        home = ask_all(settings, cases, "off topic, home", listener)
        asked["home"] = replace(home, home=settings.home_path())
    with _folder() as folder:
        records = news_records(wanted.data, wanted.articles)
        news = build(settings, Path(folder), records, "news", listener)
        asked["news"] = ask_all(news, cases, "off topic, news", listener, arms)
    return asked


def _arms(section: str, wanted: Wanted) -> tuple[str, ...]:
    """Who is asked in a section: both if it is wanted, the one that calibration needs, nobody."""
    if section in wanted.sections:
        return ARMS
    return (WITH,) if "calibration" in wanted.sections else ()


def _over_pool(
    settings: Settings,
    reader: Reader,
    wanted: Wanted,
    sets: Mapping[str, Sequence[ReadCase]],
    listener: Listener,
) -> tuple[dict[str, Asked], tuple[float, ...] | None]:
    """What is measured over the pool of passages, which is built once."""
    arms = _arms("pool", wanted)
    if not arms and "latency" not in wanted.sections:
        return {}, None
    asked: dict[str, Asked] = {}
    windows: tuple[float, ...] | None = None
    with _folder() as folder:
        pool = build(settings, Path(folder), pool_records(wanted.data), "pool", listener)
        if arms:
            asked = {
                language: ask_all(pool, sets[set_], f"pool, {language}", listener, arms)
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
