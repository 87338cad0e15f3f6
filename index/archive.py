"""The archive: articles, sentences, passages, vectors and the full-text index, in SQLite."""

from __future__ import annotations

import json
import os
import sqlite3
import time
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index.article import Article, Passage, Sentence, Span
from index.errors import HomeBusy, HomeDamaged, HomeError, UnknownArticle

SCHEMA_VERSION = "1"
SCHEMA = Path(__file__).with_name("schema.sql")
WAL_ATTEMPTS = 50
KNOWN_COLUMNS = "id, place, path, digest, prepared"
ARTICLE_COLUMNS = "id, title, outlet, author, language, published, path, url, stated"


@dataclass(frozen=True, slots=True)
class Entry:
    """An article with all that is stored of it.

    Attributes:
        article: Its description.
        place: Where it came from.
        text: Original text.
        digest: SHA-256 of text and given metadata.
        prepared: Version of the code that prepared it.
        sentences: Its evidence sentences.
        passages: First and last sentence of each passage.
        words: For each passage the folded words, their stems, and the title's words and stems.
        vectors: One row a passage: (passages, dimension).
    """

    article: Article
    place: str
    text: str
    digest: str
    prepared: str
    sentences: tuple[Sentence, ...]
    passages: tuple[tuple[int, int], ...]
    words: tuple[tuple[str, str, str], ...]
    vectors: np.ndarray


@dataclass(frozen=True, slots=True)
class Known:
    """What sync needs to know of an article that is already there."""

    id: str
    place: str
    path: str
    digest: str
    prepared: str

    @property
    def source(self) -> str:
        """The file, links on the way to it resolved, and the place inside that file."""
        return source_of(self.path, self.place)


def source_of(path: str, place: str) -> str:
    """What an article was read from, the same whichever root it was reached through."""
    return f"{os.path.realpath(path)}#{place.partition('#')[2]}"


class Archive:
    """One SQLite file. Readers see snapshots; writers hold the home's lock.

    Raises:
        HomeDamaged: If the file is no archive, or one of a newer Kutip.
        HomeBusy: If another process is making it and takes too long.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._connection = sqlite3.connect(
            file, check_same_thread=False, isolation_level=None, timeout=5.0
        )
        try:
            self._set_up()
        except sqlite3.DatabaseError as error:
            self.close()
            if "locked" in str(error):
                raise HomeBusy(
                    f"Another process holds the archive {file}. Wait until it has finished, then "
                    "try again."
                ) from error
            raise HomeDamaged(
                f"The archive {file} cannot be read: {error}. Move it away and run: "
                "kutip index PATH"
            ) from error
        except HomeDamaged:
            self.close()
            raise

    def _set_up(self) -> None:
        self._write_ahead()
        self._connection.execute("PRAGMA synchronous = FULL")
        self._connection.execute("PRAGMA foreign_keys = ON")
        if not self._has_manifest():
            with self.transaction():  # whole or not at all, whoever comes first
                if not self._has_manifest():
                    self._create()
        if (found := self.manifest("schema")) != SCHEMA_VERSION:
            raise HomeDamaged(
                f"The archive {self._file} has format {found}, this Kutip reads {SCHEMA_VERSION}. "
                "Use the Kutip that made it, or another --home."
            )

    def _write_ahead(self) -> None:
        """Switches to the write-ahead log; while another process does so, SQLite does not wait."""
        for attempt in range(WAL_ATTEMPTS):
            try:
                self._connection.execute("PRAGMA journal_mode = WAL")
                return
            except sqlite3.OperationalError:
                if attempt == WAL_ATTEMPTS - 1:
                    raise
                time.sleep(0.02)

    def _has_manifest(self) -> bool:
        tables = self._connection.execute("SELECT name FROM sqlite_master").fetchall()
        return ("manifest",) in tables

    def _create(self) -> None:
        statement = ""
        for line in SCHEMA.read_text(encoding="utf-8").splitlines(keepends=True):
            statement += line
            if sqlite3.complete_statement(statement):  # executescript would commit first
                self._connection.execute(statement)
                statement = ""
        self.set_manifest("schema", SCHEMA_VERSION)
        self.set_manifest("identity", uuid.uuid4().hex)

    def close(self) -> None:
        """Closes the file."""
        self._connection.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing.

        Raises:
            HomeError: If the archive cannot be written: a full disk, a fault of the device.
        """
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            yield
            self._connection.execute("COMMIT")
        except BaseException as error:
            if self._connection.in_transaction:  # SQLite may have rolled back by itself
                self._connection.execute("ROLLBACK")
            if isinstance(error, sqlite3.OperationalError):
                raise HomeError(
                    f"The archive {self._file} cannot be written: {error}. What was stored before "
                    "is unharmed; free space on its disk, or name another: --home FOLDER"
                ) from error
            raise

    # -- manifest ---------------------------------------------------------------------------

    def manifest(self, key: str) -> str | None:
        """A value of the manifest."""
        row = self._connection.execute(
            "SELECT value FROM manifest WHERE key = ?", (key,)
        ).fetchone()
        return None if row is None else str(row[0])

    def set_manifest(self, key: str, value: str) -> None:
        """Writes a value of the manifest."""
        self._connection.execute("INSERT OR REPLACE INTO manifest VALUES (?, ?)", (key, value))

    @property
    def generation(self) -> int:
        """Grows with every change; what is derived from the archive remembers its own."""
        return int(self.manifest("generation") or 0)

    @property
    def identity(self) -> str:
        """Tells this archive from one made anew in its place, which counts from 0 again."""
        return self.manifest("identity") or ""

    def _advance(self) -> None:
        self.set_manifest("generation", str(self.generation + 1))

    # -- writing ----------------------------------------------------------------------------

    def put(self, entries: Iterable[Entry], embedder: str) -> list[int]:
        """Stores articles, each in place of an earlier one of its id; within a transaction.

        Returns:
            Numbers of the new passages, in order.
        """
        numbers: list[int] = []
        for entry in entries:
            self.remove(entry.article.id)
            self._put_article(entry)
            numbers += self._put_passages(entry, embedder)
        self._advance()
        return numbers

    def _put_article(self, entry: Entry) -> None:
        article = entry.article
        stated = {name: (span.start, span.end) for name, span in article.stated.items()}
        self._connection.execute(
            "INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                article.id,
                entry.place,
                article.path,
                article.url,
                article.title,
                article.outlet,
                article.author,
                article.language,
                article.published,
                json.dumps(stated),
                entry.text,
                entry.digest,
                entry.prepared,
            ),
        )
        self._connection.executemany(
            "INSERT INTO sentences VALUES (?, ?, ?, ?, ?)",
            [(article.id, s.ordinal, s.paragraph, s.start, s.end) for s in entry.sentences],
        )

    def _put_passages(self, entry: Entry, embedder: str) -> list[int]:
        numbers = []
        for (first, last), words, vector in zip(
            entry.passages, entry.words, entry.vectors, strict=True
        ):
            start, end = entry.sentences[first].start, entry.sentences[last].end
            cursor = self._connection.execute(
                'INSERT INTO passages (article, first, last, start, "end") VALUES (?, ?, ?, ?, ?)',
                (entry.article.id, first, last, start, end),
            )
            number = int(cursor.lastrowid or 0)
            numbers.append(number)
            self._connection.execute(
                "INSERT INTO passage_words (rowid, words, stems, title) VALUES (?, ?, ?, ?)",
                (number, *words),
            )
            self._put_vectors(embedder, [number], vector[None, :])
        return numbers

    def put_vectors(self, embedder: str, passages: Sequence[int], vectors: np.ndarray) -> None:
        """Stores the vectors of passages that have none of this embedder; within a transaction."""
        self._put_vectors(embedder, passages, vectors)
        self._advance()

    def _put_vectors(self, embedder: str, passages: Sequence[int], vectors: np.ndarray) -> None:
        rows = np.ascontiguousarray(vectors, dtype="<f4")
        self._connection.executemany(
            "INSERT OR REPLACE INTO vectors VALUES (?, ?, ?)",
            [(embedder, p, row.tobytes()) for p, row in zip(passages, rows, strict=True)],
        )

    def passages_without(self, embedder: str) -> list[int]:
        """Numbers of the passages that have no vector of this embedder."""
        rows = self._connection.execute(
            "SELECT id FROM passages WHERE id NOT IN "
            "(SELECT passage FROM vectors WHERE embedder = ?) ORDER BY id",
            (embedder,),
        )
        return [int(row[0]) for row in rows]

    def move(self, article: str, path: str) -> None:
        """Records that an unchanged article's file lies elsewhere now."""
        self._connection.execute("UPDATE articles SET path = ? WHERE id = ?", (path, article))

    def remove(self, article: str) -> None:
        """Removes an article and all that hangs on it; within a transaction."""
        self._connection.execute(
            "DELETE FROM passage_words WHERE rowid IN (SELECT id FROM passages WHERE article = ?)",
            (article,),
        )
        self._connection.execute("DELETE FROM articles WHERE id = ?", (article,))
        self._advance()

    def forget(self, article: str) -> None:
        """Removes an article and remembers that it is not wanted; within a transaction."""
        row = self._connection.execute(
            f"SELECT {KNOWN_COLUMNS} FROM articles WHERE id = ?", (article,)
        ).fetchone()
        if row is not None:
            source = Known(*row).source
            self._connection.execute(
                "INSERT OR REPLACE INTO forgotten VALUES (?, ?)", (article, source)
            )
        self.remove(article)

    def want_again(self, article: str) -> None:
        """Takes back ``forget``."""
        self._connection.execute("DELETE FROM forgotten WHERE id = ?", (article,))

    # -- reading ----------------------------------------------------------------------------

    def forgotten(self) -> dict[str, str]:
        """Ids of the articles that are not wanted, with their sources (see ``Known.source``)."""
        return dict(self._connection.execute("SELECT id, place FROM forgotten").fetchall())

    def known(self) -> list[Known]:
        """What is there, for comparing with what is read."""
        rows = self._connection.execute(f"SELECT {KNOWN_COLUMNS} FROM articles")
        return [Known(*row) for row in rows]

    def count(self, table: str) -> int:
        """Rows of ``articles``, ``passages`` or ``forgotten``."""
        if table not in {"articles", "passages", "forgotten"}:
            raise ValueError(table)
        return int(self._connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])

    def articles(self) -> tuple[Article, ...]:
        """All articles, by place."""
        rows = self._connection.execute(f"SELECT {ARTICLE_COLUMNS} FROM articles ORDER BY place")
        return tuple(_article(row) for row in rows)

    def article(self, article: str) -> Article | None:
        """One article, or None."""
        row = self._connection.execute(
            f"SELECT {ARTICLE_COLUMNS} FROM articles WHERE id = ?", (article,)
        ).fetchone()
        return None if row is None else _article(row)

    def text(self, article: str) -> str:
        """Original text of an article.

        Raises:
            UnknownArticle: If there is none of this id, or no longer.
        """
        row = self._connection.execute(
            "SELECT text FROM articles WHERE id = ?", (article,)
        ).fetchone()
        if row is None:
            raise UnknownArticle(f"No article has the id {article!r}. See: kutip status")
        return str(row[0])

    def sentences(self, article: str) -> tuple[Sentence, ...]:
        """Evidence sentences of an article, in order."""
        rows = self._connection.execute(
            'SELECT ordinal, paragraph, start, "end" FROM sentences WHERE article = ? '
            "ORDER BY ordinal",
            (article,),
        )
        return tuple(Sentence(*row) for row in rows)

    def passages(self, numbers: Sequence[int]) -> dict[int, Passage]:
        """Passages by number; numbers that are gone are left out."""
        marks = ", ".join("?" * len(numbers))
        rows = self._connection.execute(
            f'SELECT p.id, p.first, p.last, p.start, p."end", '
            f'substr(a.text, p.start + 1, p."end" - p.start), '
            f"{', '.join('a.' + name for name in ARTICLE_COLUMNS.split(', '))} "
            f"FROM passages p JOIN articles a ON a.id = p.article WHERE p.id IN ({marks})",
            list(numbers),
        )
        return {
            row[0]: Passage(row[0], row[5], row[3], row[4], row[1], row[2], _article(row[6:]))
            for row in rows
        }

    def vectors(self, embedder: str) -> tuple[np.ndarray, np.ndarray]:
        """Numbers of all passages, (n,), and their vectors, (n, dimension)."""
        rows = self._connection.execute(
            "SELECT passage, vector FROM vectors WHERE embedder = ? ORDER BY passage", (embedder,)
        ).fetchall()
        numbers = np.array([row[0] for row in rows], dtype=np.int64)
        matrix = np.frombuffer(b"".join(row[1] for row in rows), dtype="<f4")
        return numbers, matrix.reshape(len(rows), -1) if rows else matrix.reshape(0, 0)

    def vector_metadata(self, numbers: Sequence[int]) -> list[dict[str, str | int]]:
        """Outlet and publication day of passages, for the filters of the vector store."""
        found = self.passages(numbers)
        return [_metadata(found[number].article) for number in numbers]

    def match(self, expression: str, limit: int) -> list[tuple[int, float]]:
        """Passages that match a full-text expression, with their BM25 scores, best first."""
        rows = self._connection.execute(
            "SELECT rowid, -bm25(passage_words, 1.0, 1.0, 0.6) AS score FROM passage_words "
            "WHERE passage_words MATCH ? ORDER BY score DESC, rowid LIMIT ?",
            (expression, limit),
        )
        return [(int(row[0]), float(row[1])) for row in rows]

    def document_frequencies(self, words: Sequence[str]) -> dict[str, int]:
        """In how many passages each word or stem stands; absent words are left out."""
        marks = ", ".join("?" * len(words))
        rows = self._connection.execute(
            f"SELECT term, doc FROM passage_vocabulary WHERE term IN ({marks})", list(words)
        )
        return {str(term): int(count) for term, count in rows}

    def counts_by(self, column: str) -> Mapping[str, int]:
        """How many articles have each ``language`` or ``outlet``."""
        if column not in {"language", "outlet"}:
            raise ValueError(column)
        rows = self._connection.execute(
            f"SELECT {column}, count(*) FROM articles WHERE {column} IS NOT NULL "
            f"GROUP BY {column} ORDER BY 2 DESC, 1"
        )
        return {str(name): int(count) for name, count in rows}


def _article(row: Sequence[str]) -> Article:
    stated = {name: Span(*span) for name, span in json.loads(row[8]).items()}
    return Article(
        id=row[0],
        title=row[1],
        outlet=row[2],
        author=row[3],
        language=row[4],
        published=row[5],
        path=row[6],
        url=row[7],
        stated=stated,
    )


def _metadata(article: Article) -> dict[str, str | int]:
    """Values Chroma can filter on: it compares numbers, so the day becomes ``20220815``."""
    values: dict[str, str | int] = {"article": article.id}
    if article.outlet:
        values["outlet"] = article.outlet
    if article.published and len(article.published) >= 10 and article.published[0] != "-":
        values["published"] = int(article.published[:10].replace("-", ""))
    return values
