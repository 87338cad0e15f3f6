"""What can be read from the archive: articles, passages, vectors, matches and counts."""

from __future__ import annotations

import json
import os
import sqlite3
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from index.article import Article, Passage, Sentence, Span
from index.errors import UnknownArticle
from index.filters import Filter

# Half precision: cosines differ by less than 0.001 and half a kilobyte a passage is saved.
STORED_VECTOR = np.dtype("<f2")
SHORTEST = 1e-3  # of a vector that is not zero but for rounding
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
            "SELECT id FROM passages WHERE NOT EXISTS (SELECT 1 FROM vectors "
            "WHERE embedder = ? AND passage = passages.id) ORDER BY id",
            (embedder,),
        )
        return [int(row[0]) for row in rows]

    def passages_without_pieces(self, model: str) -> list[int]:
        """Numbers of the passages whose word pieces are not of this model."""
        rows = self._connection.execute(
            "SELECT id FROM passages WHERE NOT EXISTS "
            "(SELECT 1 FROM pieces WHERE passage = passages.id AND model = ?) ORDER BY id",
            (model,),
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

    def groups(self, articles: Iterable[str]) -> Mapping[str, str]:
        """The group of each article: what near-duplicates have in common; its own id if none."""
        rows = self._connection.execute(
            "SELECT id, source_group FROM articles WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(articles)),),
        )
        return {str(article): str(group) for article, group in rows}

    def members(self, group: str) -> tuple[Article, ...]:
        """The articles of a group, by id."""
        rows = self._connection.execute(
            f"SELECT {ARTICLE_COLUMNS} FROM articles WHERE source_group = ? ORDER BY id", (group,)
        )
        return tuple(_article(row) for row in rows)

    def count_sources(self) -> int:
        """How many articles there are when near-duplicates count as one."""
        row = self._connection.execute("SELECT count(DISTINCT source_group) FROM articles")
        return int(row.fetchone()[0])

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

    def embedded(self, embedder: str) -> np.ndarray:
        """Numbers of the passages that have a vector of this embedder, ascending: (n,)."""
        rows = self._connection.execute(
            "SELECT passage FROM vectors WHERE embedder = ? ORDER BY passage", (embedder,)
        )
        return np.fromiter((row[0] for row in rows), dtype=np.int64)

    def vectors(
        self, embedder: str, numbers: Sequence[int] | None = None
    ) -> tuple[np.ndarray, np.ndarray]:
        """Vectors of one embedder.

        Args:
            embedder: Its name.
            numbers: Of which passages; None means all.

        Returns:
            Numbers of the passages that have one, ascending, (n,); their vectors, float32, of
            length 1 or 0, (n, dimension).
        """
        some = "" if numbers is None else "AND passage IN (SELECT value FROM json_each(?)) "
        rows = self._connection.execute(
            f"SELECT passage, vector FROM vectors WHERE embedder = ? {some}ORDER BY passage",
            (embedder,) if numbers is None else (embedder, json.dumps(list(numbers))),
        )
        found, data = array("q"), bytearray()  # filled row by row: a list would double the memory
        for number, vector in rows:
            found.append(number)
            data += vector
        matrix = np.frombuffer(data, dtype=STORED_VECTOR).astype(np.float32)
        matrix = matrix.reshape(len(found), -1) if found else matrix.reshape(0, 0)
        matrix /= np.maximum(np.linalg.norm(matrix, axis=1, keepdims=True), SHORTEST)
        return np.array(found, dtype=np.int64), matrix

    def vector_metadata(self, numbers: Sequence[int]) -> list[dict[str, str | int] | None]:
        """Outlet and publication day of passages, for the filters of the vector store.

        Returns:
            One for each number, in order; None where neither is known, or the passage is gone.
        """
        rows = self._connection.execute(
            "SELECT p.id, a.outlet, a.published FROM passages p "
            "JOIN articles a ON a.id = p.article WHERE p.id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(numbers)),),
        )
        found = {number: _metadata(outlet, published) for number, outlet, published in rows}
        return [found.get(number) for number in numbers]

    def passage_numbers(self, only: Filter, among: Sequence[int] | None = None) -> list[int]:
        """Numbers of the passages of the articles that a filter lets through, ascending.

        Args:
            only: The filter.
            among: Looks at these passages only; None means all.
        """
        condition, parameters = only.sql()
        if among is not None:
            rows = self._connection.execute(
                "SELECT p.id FROM passages p JOIN articles a ON a.id = p.article "
                f"WHERE p.id IN (SELECT value FROM json_each(?)) AND {condition} ORDER BY p.id",
                (json.dumps(list(among)), *parameters),
            )
            return [int(row[0]) for row in rows]
        rows = self._connection.execute(
            "SELECT p.id FROM articles a CROSS JOIN passages p ON p.article = a.id "
            f"WHERE {condition} ORDER BY p.id",
            parameters,
        )
        return [int(row[0]) for row in rows]

    def pieces(self, model: str, numbers: Sequence[int]) -> dict[int, np.ndarray]:
        """Word pieces of passages under their titles, by number: uint16, (pieces,) each.

        Passages whose pieces are of another model, or not made yet, are left out.
        """
        rows = self._connection.execute(
            "SELECT passage, pieces FROM pieces "
            "WHERE model = ? AND passage IN (SELECT value FROM json_each(?))",
            (model, json.dumps(list(numbers))),
        )
        return {int(number): np.frombuffer(pieces, dtype="<u2") for number, pieces in rows}

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


def _metadata(outlet: str | None, published: str | None) -> dict[str, str | int] | None:
    """Values Chroma can filter on: it compares numbers, so ``2022-08-15`` becomes 20220815."""
    values: dict[str, str | int] = {}
    if outlet:
        values["outlet"] = outlet
    day = (published or "").partition("T")[0]
    if day and not day.startswith("-"):  # a year is stated
        values["published"] = int(day.replace("-", ""))
    return values or None
