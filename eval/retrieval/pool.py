"""The passages that are searched: those of the question sets, and news and wiki for scale."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from eval.retrieval.data_files import Row, find_file, read_rows
from index.article import RawArticle, Rejection
from index.prepare import prepare

QA_FILES = ("qa/facqa_train", "qa/facqa_dev", "qa/idk_mrc_train", "qa/idk_mrc_dev")
# File: its fields of title and body.
NEWS_FILES = {"news/click_id": ("title", "body"), "news/detik_dev": ("judul", "isi_berita")}
WIKI_FILES = {"wiki/wiki_leads": ("title", "body")}
SEED = 20261121
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class PoolPassage:
    """A passage as every system gets it: its text, and its article's title if it has one."""

    text: str
    title: str | None = None


class Pool:
    """Different passages in the order in which they came.

    Two passages are the same if their words are, in order, whatever the case, punctuation and
    white space. Over all rows of the four files of questions, answerable or not, this gives the
    5,058 passages that figures have been published for; a passage that only unanswerable
    questions are about stays in, as one more that must not be found instead.
    """

    def __init__(self) -> None:
        self._passages: dict[str, PoolPassage] = {}

    def __len__(self) -> int:
        return len(self._passages)

    def add(self, passage: PoolPassage) -> bool:
        """Takes a passage in, unless it is there already or holds no word; True if it was new."""
        key = words_key(passage.text)
        if not key or key in self._passages:
            return False
        self._passages[key] = passage
        return True

    def fill(self, passages: Iterable[PoolPassage], size: int | None = None) -> None:
        """Takes passages in until there are none left, or there are ``size`` in the pool."""
        for passage in passages if size is None or len(self) < size else ():
            self.add(passage)
            if size is not None and len(self) >= size:
                return

    def passages(self) -> dict[str, PoolPassage]:
        """The passages by their key."""
        return dict(self._passages)


def words_key(text: str) -> str:
    """What makes two passages the same: their words in lower case."""
    return " ".join(_WORD.findall(text.lower()))


def question_passages(data: Path) -> Iterator[PoolPassage]:
    """The passages of all rows of the four files of questions.

    Raises:
        CaseError: If a file is missing or cannot be read.
    """
    for file in [find_file(data, name) for name in QA_FILES]:
        for row in read_rows(file):
            yield PoolPassage(row.text("passage"))


def news_passages(data: Path, articles: int | None) -> Iterator[PoolPassage]:
    """Passages of news articles in a fixed random order, made as the product makes them.

    Args:
        data: The data folder.
        articles: How many articles; None for all.

    Yields:
        Passages of a few sentences, each under its article's title. An article in which the
        product finds no text gives none.

    Raises:
        CaseError: If a file is missing or cannot be read.
    """
    for row, title, body in islice(_rows(data, NEWS_FILES), articles):
        yield from _article_passages(row, title, body)


def wiki_passages(data: Path, leads: int | None) -> Iterator[PoolPassage]:
    """First paragraphs of wiki articles under their titles, in a fixed random order.

    Args:
        data: The data folder.
        leads: How many; None for all.

    Raises:
        CaseError: If the file is missing or cannot be read.
    """
    for row, title, body in islice(_rows(data, WIKI_FILES), leads):
        if text := row.optional(body):
            yield PoolPassage(text, row.optional(title))


def _rows(data: Path, files: Mapping[str, tuple[str, str]]) -> Iterator[tuple[Row, str, str]]:
    """All rows with the names of their fields, file after file, each file's shuffled.

    No file is opened, or need be there, until a row of it is asked for.
    """
    for name, (title, body) in files.items():
        rows = list(read_rows(find_file(data, name)))
        random.Random(SEED).shuffle(rows)
        for row in rows:
            yield row, title, body


def _article_passages(row: Row, title: str, body: str) -> Iterator[PoolPassage]:
    text, headline = row.optional(body) or "", row.optional(title)
    given = {"title": headline} if headline else {}
    prepared = prepare(RawArticle(row.place, row.place, text, given))
    if isinstance(prepared, Rejection):
        return
    for first, last in prepared.passages:
        start, end = prepared.sentences[first].start, prepared.sentences[last].end
        yield PoolPassage(text[start:end], headline)
