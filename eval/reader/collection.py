"""Collections made for measuring: what stands in a data folder, indexed as users' files are."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path

from eval.retrieval.data_files import find_file, read_rows
from eval.retrieval.pool import Pool, question_passages
from index.sync import Listener, Progress
from rag import Settings

NEWS = "news/click_id"


def build(
    settings: Settings,
    folder: Path,
    records: Iterable[Mapping[str, str]],
    name: str,
    progress: Listener,
) -> Settings:
    """Indexes records as articles of a JSON Lines file: cleaned, described and split.

    Args:
        settings: The embedder and all else.
        folder: An empty folder for the file and the home.
        records: Each with ``body``, and ``title`` if it has one.
        name: Of the collection, for the progress.
        progress: Told how far it is.

    Returns:
        The settings with the new home.

    Raises:
        EmbedderError: If the embedder cannot be loaded.
    """
    file = folder / "articles.jsonl"
    with file.open("w", encoding="utf-8") as lines:
        lines.writelines(json.dumps(dict(record)) + "\n" for record in records)
    built = settings.model_copy(update={"home": folder / "home"})
    with built.open_index() as index:
        index.sync([file], progress=lambda p: progress(Progress(p.done, p.total, f"index {name}")))
    return built


def pool_records(data: Path) -> Iterator[Mapping[str, str]]:
    """The different passages of the question sets, as ``kutip eval retrieval`` has them.

    Raises:
        CaseError: If a file is missing or cannot be read.
    """
    pool = Pool()
    pool.fill(question_passages(data))
    for passage in pool.passages().values():
        yield {"body": passage.text}


def news_records(data: Path, articles: int) -> Iterator[Mapping[str, str]]:
    """The first news articles with their titles.

    Raises:
        CaseError: If the file is missing or cannot be read.
    """
    for row in islice(read_rows(find_file(data, NEWS)), articles):
        title = row.optional("title")
        yield {"body": row.optional("body") or "", **({"title": title} if title else {})}
