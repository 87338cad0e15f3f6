"""The archive: articles, sentences, passages, vectors and the full-text index, in SQLite."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index.archive_format import SCHEMA_VERSION, bring_up, needs_work, write_ahead
from index.archive_reader import KNOWN_COLUMNS, STORED_VECTOR, ArchiveReader, Known
from index.article import Article, Sentence
from index.errors import HomeBusy, HomeDamaged, HomeError
from index.full_text import FullText
from index.source_groups import SourceGroups, evidence_text

REMOVED_AT_ONCE = 500


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
        pieces: For each passage its word pieces, under the title: uint16, (pieces,) each.
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
    pieces: tuple[np.ndarray, ...]
    vectors: np.ndarray


class Archive(ArchiveReader):
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
        self._source_groups = SourceGroups(self._connection)
        self.full_text = FullText(self._connection)
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
        write_ahead(self._connection)
        self._connection.execute("PRAGMA synchronous = FULL")
        self._connection.execute("PRAGMA foreign_keys = ON")
        if needs_work(self._connection):
            with self.transaction():  # whole or not at all, whoever comes first
                bring_up(self._connection)
        if (found := self.manifest("schema")) != SCHEMA_VERSION:
            raise HomeDamaged(
                f"The archive {self._file} has format {found}, this Kutip reads {SCHEMA_VERSION}. "
                "Use the Kutip that made it, or another --home."
            )

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

    def set_manifest(self, key: str, value: str) -> None:
        """Writes a value of the manifest."""
        self._connection.execute("INSERT OR REPLACE INTO manifest VALUES (?, ?)", (key, value))

    def _advance(self) -> None:
        self.set_manifest("generation", str(self.generation + 1))

    # -- writing ----------------------------------------------------------------------------

    def put(self, entries: Iterable[Entry], embedder: str, model: str) -> list[int]:
        """Stores articles, each in place of an earlier one of its id; within a transaction.

        Args:
            entries: The articles.
            embedder: Whose their vectors are.
            model: Whose their word pieces are.

        Returns:
            Numbers of the new passages, in order.
        """
        latest = {entry.article.id: entry for entry in entries}
        self._delete(latest)
        numbers: list[int] = []
        for entry in latest.values():
            self._put_article(entry)
            numbers += self._put_passages(entry, embedder, model)
        self._source_groups.add(
            {
                article: evidence_text(entry.text, ((s.start, s.end) for s in entry.sentences))
                for article, entry in latest.items()
            }
        )
        self._advance()
        return numbers

    def _put_article(self, entry: Entry) -> None:
        article = entry.article
        stated = {name: (span.start, span.end) for name, span in article.stated.items()}
        self._connection.execute(
            "INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
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
                article.id,
            ),
        )
        self._connection.executemany(
            "INSERT INTO sentences VALUES (?, ?, ?, ?, ?)",
            [(article.id, s.ordinal, s.paragraph, s.start, s.end) for s in entry.sentences],
        )

    def _put_passages(self, entry: Entry, embedder: str, model: str) -> list[int]:
        numbers = []
        for first, last in entry.passages:
            start, end = entry.sentences[first].start, entry.sentences[last].end
            cursor = self._connection.execute(
                'INSERT INTO passages (article, first, last, start, "end") VALUES (?, ?, ?, ?, ?)',
                (entry.article.id, first, last, start, end),
            )
            numbers.append(int(cursor.lastrowid or 0))
        self._connection.executemany(
            "INSERT INTO passage_words (rowid, words, stems, title) VALUES (?, ?, ?, ?)",
            [(number, *words) for number, words in zip(numbers, entry.words, strict=True)],
        )
        self.put_pieces(model, numbers, entry.pieces)
        self._put_vectors(embedder, numbers, entry.vectors)
        return numbers

    def put_pieces(self, model: str, passages: Sequence[int], pieces: Sequence[np.ndarray]) -> None:
        """Stores the word pieces of passages, in place of another model's; in a transaction."""
        self._connection.executemany(
            "INSERT OR REPLACE INTO pieces VALUES (?, ?, ?)",
            [
                (number, model, numbers.astype("<u2").tobytes())
                for number, numbers in zip(passages, pieces, strict=True)
            ],
        )

    def put_vectors(self, embedder: str, passages: Sequence[int], vectors: np.ndarray) -> None:
        """Stores the vectors of passages that have none of this embedder; within a transaction."""
        self._put_vectors(embedder, passages, vectors)
        self._advance()

    def _put_vectors(self, embedder: str, passages: Sequence[int], vectors: np.ndarray) -> None:
        rows = np.ascontiguousarray(vectors, dtype=STORED_VECTOR)
        self._connection.executemany(
            "INSERT OR REPLACE INTO vectors VALUES (?, ?, ?)",
            [(embedder, p, row.tobytes()) for p, row in zip(passages, rows, strict=True)],
        )

    def move(self, article: str, path: str) -> None:
        """Records that an unchanged article's file lies elsewhere now."""
        self._connection.execute("UPDATE articles SET path = ? WHERE id = ?", (path, article))

    def remove(self, *articles: str) -> None:
        """Removes articles and all that hangs on them; within a transaction."""
        self._delete(articles)
        self._advance()

    def _delete(self, articles: Iterable[str]) -> None:
        there = [(article,) for article in articles if self._has(article)]
        for start in range(0, len(there), REMOVED_AT_ONCE):
            chosen = there[start : start + REMOVED_AT_ONCE]
            self._source_groups.remove(article for (article,) in chosen)
            self._connection.executemany(
                "DELETE FROM passage_words WHERE rowid IN "
                "(SELECT id FROM passages WHERE article = ?)",
                chosen,
            )
            self._connection.executemany("DELETE FROM articles WHERE id = ?", chosen)

    def _has(self, article: str) -> bool:
        row = self._connection.execute("SELECT 1 FROM articles WHERE id = ?", (article,)).fetchone()
        return row is not None

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
