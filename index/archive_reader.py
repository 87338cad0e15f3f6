"""What can be read from the archive: articles, passages, vectors, matches and counts."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from index.article import Article, Passage, Sentence, Span
from index.errors import UnknownArticle

KNOWN_COLUMNS = "id, place, path, digest, prepared"
ARTICLE_COLUMNS = "id, title, outlet, author, language, published, path, url, stated"


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


class ArchiveReader:
    """Reads through a connection; what it sees is what was committed last."""

    _connection: sqlite3.Connection

    def manifest(self, key: str) -> str | None:
        """A value of the manifest."""
        row = self._connection.execute(
            "SELECT value FROM manifest WHERE key = ?", (key,)
        ).fetchone()
        return None if row is None else str(row[0])

    @property
    def generation(self) -> int:
        """Grows with every change; what is derived from the archive remembers its own."""
        return int(self.manifest("generation") or 0)

    @property
    def identity(self) -> str:
        """Tells this archive from one made anew in its place, which counts from 0 again."""
        return self.manifest("identity") or ""

    def passages_without(self, embedder: str) -> list[int]:
        """Numbers of the passages that have no vector of this embedder."""
        rows = self._connection.execute(
            "SELECT id FROM passages WHERE id NOT IN "
            "(SELECT passage FROM vectors WHERE embedder = ?) ORDER BY id",
            (embedder,),
        )
        return [int(row[0]) for row in rows]

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
