"""Keeps articles that tell the same story grouped in the archive.

A group is a connected component of the pairs that ``same_story`` confirms, and is called by the
smallest id in it. That is defined by the texts alone: neither the order in which articles come
nor what was there in between changes it.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np

from index.near_duplicates import (
    SHORTEST,
    band_hashes,
    likely,
    same_story,
    signature,
    story_words,
)

COMPARED_AT_ONCE = 10_000  # pairs of signatures, of 640 bytes each


class SourceGroups:
    """Writes ``articles.source_group`` and the signatures it stands on; within a transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def add(self, texts: Mapping[str, str]) -> None:
        """Finds the groups of new articles, which may join groups that were apart.

        Args:
            texts: What each says, by the ids of articles that are in the archive.
        """
        words = {article: story_words(text) for article, text in texts.items()}
        values = {article: signature(found) for article, found in words.items()}
        for article in texts:
            self._rename(article, article)
        self._link(self._candidates(words, values), words)

    def remove(self, articles: Iterable[str]) -> None:
        """Takes articles out of their groups, before they are deleted.

        Those that remain of a group stay together only as far as they are near-duplicates of
        one another.
        """
        gone = list(articles)
        if not gone:
            return
        marks = ", ".join("?" * len(gone))
        self._connection.executemany(
            "DELETE FROM signature_bands WHERE hash = ? AND signature = ?",
            [
                (band, number)
                for number, blob in self._connection.execute(
                    f"SELECT id, minhash FROM signatures WHERE article IN ({marks})", gone
                ).fetchall()
                for band in band_hashes(np.frombuffer(blob, dtype="<u4"))
            ],
        )
        self._connection.execute(f"DELETE FROM signatures WHERE article IN ({marks})", gone)
        rows = self._connection.execute(
            f"SELECT DISTINCT source_group FROM articles WHERE id IN ({marks})", gone
        ).fetchall()
        for (group,) in rows:
            self._regroup(group)

    def _regroup(self, group: str) -> None:
        """Finds the groups among those members of one that still have a signature."""
        rows = self._connection.execute(
            "SELECT a.id, s.minhash FROM articles a JOIN signatures s ON s.article = a.id "
            "WHERE a.source_group = ? ORDER BY a.id",
            (group,),
        ).fetchall()
        for article, _ in rows:
            self._rename(article, article)
        if len(rows) < 2:
            return
        matrix = np.stack([np.frombuffer(blob, dtype="<u4") for _, blob in rows])
        self._link(
            (
                (rows[place][0], rows[place + 1 + int(other)][0])
                for place in range(len(rows) - 1)
                for other in np.flatnonzero(likely(matrix[place], matrix[place + 1 :]))
            ),
            {},
        )

    def _candidates(
        self, words: Mapping[str, Sequence[str]], values: Mapping[str, np.ndarray]
    ) -> Iterator[tuple[str, str]]:
        """Stores signatures and gives the pairs, each of a new and an earlier one, to compare."""
        run = self._connection.execute
        run("CREATE TEMP TABLE IF NOT EXISTS fresh (hash INTEGER, signature INTEGER)")
        run("DELETE FROM fresh")
        bands = []
        for article, found in values.items():
            number = run(
                "INSERT INTO signatures (article, minhash) VALUES (?, ?)",
                (article, found.tobytes()),
            ).lastrowid
            hashes = band_hashes(found)
            if len(words[article]) < SHORTEST:
                hashes = hashes[:1]  # equal texts share every band
            bands += [(band, number) for band in hashes]
        bands.sort()
        self._connection.executemany("INSERT INTO signature_bands VALUES (?, ?)", bands)
        self._connection.executemany("INSERT INTO fresh VALUES (?, ?)", bands)
        pairs = run(
            "SELECT DISTINCT f.signature, b.signature FROM fresh f "
            "CROSS JOIN signature_bands b ON b.hash = f.hash AND b.signature < f.signature"
        ).fetchall()
        there = self._signatures({number for pair in pairs for number in pair})
        for start in range(0, len(pairs), COMPARED_AT_ONCE):
            chosen = pairs[start : start + COMPARED_AT_ONCE]
            mine, theirs = (np.stack([there[pair[side]][1] for pair in chosen]) for side in (0, 1))
            for place in np.flatnonzero(likely(mine, theirs)):
                one, other = chosen[place]
                yield there[one][0], there[other][0]

    def _signatures(self, numbers: Iterable[int]) -> dict[int, tuple[str, np.ndarray]]:
        """Article and values of signatures by number."""
        rows = self._connection.execute(
            "SELECT id, article, minhash FROM signatures "
            "WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(numbers)),),
        )
        return {
            number: (article, np.frombuffer(blob, dtype="<u4")) for number, article, blob in rows
        }

    def _link(self, pairs: Iterable[tuple[str, str]], words: Mapping[str, Sequence[str]]) -> None:
        """Joins the groups of those pairs that tell the same story."""
        known = dict(words)
        for pair in pairs:
            kept, joining = sorted(self._group(article) for article in pair)
            if kept == joining:
                continue
            for article in pair:
                if article not in known:
                    known[article] = story_words(self._text(article))
            if same_story(*(known[article] for article in pair)):
                self._connection.execute(
                    "UPDATE articles SET source_group = ? WHERE source_group = ?", (kept, joining)
                )

    def _group(self, article: str) -> str:
        row = self._connection.execute(
            "SELECT source_group FROM articles WHERE id = ?", (article,)
        ).fetchone()
        return str(row[0])

    def _rename(self, article: str, group: str) -> None:
        self._connection.execute(
            "UPDATE articles SET source_group = ? WHERE id = ?", (group, article)
        )

    def _text(self, article: str) -> str:
        """The evidence sentences of an article that is there already."""
        run = self._connection.execute
        (text,) = run("SELECT text FROM articles WHERE id = ?", (article,)).fetchone()
        spans = run(
            'SELECT start, "end" FROM sentences WHERE article = ? ORDER BY ordinal', (article,)
        )
        return evidence_text(text, spans)


def evidence_text(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The sentences of an article that may be evidence, without what stands between them."""
    return " ".join(text[start:end] for start, end in spans)
