"""The full-text index: words and stems of all passages, in FTS5 tables of the archive."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from index.filters import Filter

LENGTH_SAMPLE = 500  # passages
TITLE = 0.6  # what a word in the article's title counts, an occurrence in the passage being 1


@dataclass(frozen=True, slots=True)
class PassageWords:
    """What the full-text index holds of a passage, parted by blanks.

    Attributes:
        words: Folded words; empty where they were not asked for.
        stems: Their stems.
        title: Words and stems of its article's title.
    """

    words: str
    stems: str
    title: str


class FullText:
    """Reads the full-text index through the archive's connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def match(
        self, expression: str, limit: int, only: Filter | None = None
    ) -> list[tuple[int, float]]:
        """Passages that match a full-text expression, with their BM25 scores, best first.

        Args:
            expression: In the syntax of FTS5.
            limit: How many at most.
            only: Leaves out the passages of other articles; scores do not change by it.
        """
        restriction, parameters = "", list[str]()
        if only:
            condition, parameters = only.sql()
            # The plus keeps SQLite from seeking each passage in the full-text index by number,
            # which took 100 times as long.
            restriction = (
                "AND +rowid IN (SELECT p.id FROM articles a CROSS JOIN passages p "
                f"ON p.article = a.id WHERE {condition}) "
            )
        rows = self._connection.execute(
            f"SELECT rowid, -bm25(passage_words, 1.0, 1.0, {TITLE}) AS score FROM passage_words "
            f"WHERE passage_words MATCH ? {restriction}ORDER BY score DESC, rowid LIMIT ?",
            (expression, *parameters, limit),
        )
        return [(int(row[0]), float(row[1])) for row in rows]

    def holding(self, expression: str, numbers: Sequence[int]) -> list[int]:
        """Those of some passages that fulfil an expression."""
        rows = self._connection.execute(
            "SELECT rowid FROM passage_words WHERE passage_words MATCH ? "
            "AND +rowid IN (SELECT value FROM json_each(?))",
            (expression, json.dumps(list(numbers))),
        )
        return [int(row[0]) for row in rows]

    def words(self, numbers: Sequence[int], stems_only: bool) -> dict[int, PassageWords]:
        """What the full-text index holds of passages, by number.

        Args:
            numbers: Of the passages.
            stems_only: Leaves out the words, which only names of several words need.
        """
        rows = self._connection.execute(
            f"SELECT rowid, {repr('') if stems_only else 'words'}, stems, title "
            "FROM passage_words WHERE rowid IN (SELECT value FROM json_each(?))",
            (json.dumps(list(numbers)),),
        )
        return {int(row[0]): PassageWords(*row[1:]) for row in rows}

    def mean_length(self) -> float:
        """Mean number of stems of a passage; 0 if there are none.

        That of a sample: to count all would take longer than a search.
        """
        (passages,) = self._connection.execute("SELECT count(*) FROM passages").fetchone()
        row = self._connection.execute(
            "SELECT avg(length(stems) - length(replace(stems, ' ', '')) + 1) FROM passage_words "
            "WHERE rowid IN (SELECT id FROM passages WHERE id % ? = 0)",
            (max(passages // LENGTH_SAMPLE, 1),),
        ).fetchone()
        return float(row[0] or 0.0)

    def frequencies(self, words: Sequence[str]) -> dict[str, int]:
        """In how many passages each word or stem stands; absent words are left out."""
        rows = self._connection.execute(
            "SELECT term, doc FROM passage_vocabulary "
            "WHERE term IN (SELECT value FROM json_each(?))",
            (json.dumps(list(words)),),
        )
        return {str(term): int(count) for term, count in rows}

    def word_counts(self) -> list[tuple[str, int]]:
        """All words as passages write them, stems left out, with the number of their passages.

        Reads the whole full-text index: 0.7 s for 77,000 passages.
        """
        self._connection.execute(
            "CREATE VIRTUAL TABLE IF NOT EXISTS temp.written_vocabulary "
            "USING fts5vocab(main, passage_words, 'col')"
        )
        rows = self._connection.execute(
            "SELECT term, doc FROM temp.written_vocabulary WHERE col = 'words'"
        )
        return [(str(term), int(count)) for term, count in rows]
