"""The format of the archive: making its tables, and bringing up those of an older Kutip."""

from __future__ import annotations

import sqlite3
import time
import uuid
from pathlib import Path

import numpy as np

from index.archive_reader import STORED_VECTOR

SCHEMA_VERSION = "2"
SCHEMA = Path(__file__).with_name("schema.sql")
WAL_ATTEMPTS = 50


def write_ahead(connection: sqlite3.Connection) -> None:
    """Switches to the write-ahead log; while another process does so, SQLite does not wait.

    Raises:
        sqlite3.OperationalError: If the other one takes too long.
    """
    for attempt in range(WAL_ATTEMPTS):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError:
            if attempt == WAL_ATTEMPTS - 1:
                raise
            time.sleep(0.02)


def needs_work(connection: sqlite3.Connection) -> bool:
    """True for a new archive, and for one of an older format that can be brought up."""
    return _version(connection) in (None, "1")


def bring_up(connection: sqlite3.Connection) -> None:
    """Makes the tables, or brings up older ones; within a transaction, once it has the lock."""
    version = _version(connection)
    if version is None:
        _make_tables(connection)
        connection.execute("INSERT INTO manifest VALUES ('identity', ?)", (uuid.uuid4().hex,))
    elif version == "1":
        _from_format_1(connection)
    connection.execute("INSERT OR REPLACE INTO manifest VALUES ('schema', ?)", (SCHEMA_VERSION,))


def _version(connection: sqlite3.Connection) -> str | None:
    tables = connection.execute("SELECT name FROM sqlite_master").fetchall()
    if ("manifest",) not in tables:
        return None
    row = connection.execute("SELECT value FROM manifest WHERE key = 'schema'").fetchone()
    return None if row is None else str(row[0])


def _from_format_1(connection: sqlite3.Connection) -> None:
    """It knew no groups and no word pieces: the next run of index makes them."""
    connection.execute("ALTER TABLE articles ADD COLUMN source_group TEXT NOT NULL DEFAULT ''")
    connection.execute("UPDATE articles SET source_group = id")
    connection.execute("DROP INDEX articles_by_outlet")  # another serves better
    connection.execute("ALTER TABLE vectors RENAME TO vectors_1")
    _make_tables(connection)
    rows = connection.execute("SELECT embedder, passage, vector FROM vectors_1")
    connection.executemany(
        "INSERT INTO vectors (embedder, passage, vector) VALUES (?, ?, ?)",
        ((e, p, np.frombuffer(v, "<f4").astype(STORED_VECTOR).tobytes()) for e, p, v in rows),
    )
    connection.execute("DROP TABLE vectors_1")


def _make_tables(connection: sqlite3.Connection) -> None:
    statement = ""
    for line in SCHEMA.read_text(encoding="utf-8").splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):  # executescript would commit first
            connection.execute(statement)
            statement = ""
