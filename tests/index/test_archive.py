"""The archive: whole articles or none, whatever happens to the process or the disk."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from index.archive import Archive, Entry, Known
from index.article import Article, Passage, Sentence, Span
from index.errors import HomeBusy, HomeDamaged, HomeError, UnknownArticle

TEXT = "Judul\n\nKim memberi janji. Putin membalas surat. Lavrov pulang."
SENTENCES = (Sentence(0, 0, 7, 25), Sentence(1, 0, 26, 47), Sentence(2, 0, 48, 62))
WORDS = (("kim memberi janji", "kim beri janji", "judul"), ("lavrov pulang", "lavrov pulang", ""))
VECTORS = np.array([[0.6, 0.8], [-1.0, 0.0]], dtype=np.float32)
EMBEDDER = "two@1"


def make_article(name="a", **changes):
    values = {
        "id": name,
        "title": "Judul",
        "outlet": "KONTAN.CO.ID",
        "author": None,
        "language": "id",
        "published": "2022-08-15T17:35",
        "path": f"/news/{name}.txt",
        "url": None,
        "stated": {"title": Span(0, 5)},
    }
    return Article(**{**values, **changes})


MODEL = "model@1"
PIECES = (np.array([7, 65_535, 7], dtype=np.uint16), np.zeros(0, dtype=np.uint16))


def make_entry(name="a", words=WORDS, **changes):
    return Entry(
        article=make_article(name, **changes),
        place=f"news/{name}.txt",
        text=TEXT,
        digest="d1",
        prepared="1.1.1",
        sentences=SENTENCES,
        passages=((0, 1), (2, 2)),
        words=words,
        pieces=PIECES[: len(words)],
        vectors=VECTORS,
    )


@pytest.fixture
def file(tmp_path):
    return tmp_path / "archive.db"


@pytest.fixture
def archive(file):
    archive = Archive(file)
    yield archive
    archive.close()


def put(archive, *entries):
    with archive.transaction():
        return archive.put(entries, EMBEDDER, MODEL)


def rows(file):
    """How many rows each table of the archive has."""
    tables = ("articles", "sentences", "passages", "vectors", "passage_words", "forgotten")
    connection = sqlite3.connect(file)
    counts = {
        name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in tables
    }
    connection.close()
    return counts


def test_what_was_put_is_found(archive):
    assert put(archive, make_entry()) == [1, 2]
    article = make_article()
    assert archive.articles() == (article,)
    assert archive.article("a") == article
    assert archive.known() == [Known("a", "news/a.txt", "/news/a.txt", "d1", "1.1.1")]
    assert archive.text("a") == TEXT
    assert archive.sentences("a") == SENTENCES
    assert archive.passages([1, 2, 3]) == {
        1: Passage(1, "Kim memberi janji. Putin membalas surat.", 7, 47, 0, 1, article),
        2: Passage(2, "Lavrov pulang.", 48, 62, 2, 2, article),
    }
    numbers, matrix = archive.vectors(EMBEDDER)
    assert numbers.tolist() == [1, 2]
    assert matrix == pytest.approx(VECTORS, abs=1e-3)
    assert archive.full_text.frequencies(["kim", "lavrov", "beri", "putin"]) == {
        "kim": 1,
        "lavrov": 1,
        "beri": 1,
    }
    assert [number for number, _ in archive.full_text.match('"lavrov" OR "judul"', 10)] == [2, 1]
    assert [number for number, _ in archive.full_text.match('"lavrov" OR "judul"', 1)] == [2]
    assert archive.counts_by("language") == {"id": 1}
    assert archive.counts_by("outlet") == {"KONTAN.CO.ID": 1}


def test_what_is_not_there(archive):
    assert archive.articles() == ()
    assert archive.article("a") is None
    assert archive.sentences("a") == ()
    assert archive.passages([]) == {}
    assert archive.full_text.frequencies([]) == {}
    assert [part.shape for part in archive.vectors(EMBEDDER)] == [(0,), (0, 0)]
    with pytest.raises(UnknownArticle, match="No article has the id 'a'"):
        archive.text("a")
    with pytest.raises(ValueError, match="sqlite_master"):
        archive.count("sqlite_master")
    with pytest.raises(ValueError, match="text"):
        archive.counts_by("text")


def test_an_article_put_again_replaces_the_first(archive, file):
    put(archive, make_entry(), make_entry("b"))
    new = (("trump", "trump", ""), ("macron", "macron", ""))
    assert put(archive, make_entry(words=new, title="Baru")) == [5, 6]
    assert archive.articles() == (make_article(title="Baru"), make_article("b"))
    assert sorted(archive.passages(range(1, 9))) == [3, 4, 5, 6]
    assert archive.full_text.frequencies(["kim", "trump"]) == {"kim": 1, "trump": 1}
    assert rows(file) == {
        "articles": 2,
        "sentences": 6,
        "passages": 4,
        "vectors": 4,
        "passage_words": 4,
        "forgotten": 0,
    }


def test_removing_leaves_nothing_and_no_number_is_used_twice(archive, file):
    put(archive, make_entry())
    with archive.transaction():
        archive.remove("a")
    assert set(rows(file).values()) == {0}
    assert put(archive, make_entry()) == [3, 4]


def test_the_generation_grows_with_every_change(archive):
    seen = [archive.generation]
    put(archive, make_entry())
    seen.append(archive.generation)
    with archive.transaction():
        archive.put_vectors("other@2", [1, 2], VECTORS)
    seen.append(archive.generation)
    with archive.transaction():
        archive.forget("a")
    seen.append(archive.generation)
    assert sorted(set(seen)) == seen


def test_forgetting_is_remembered_with_the_source_until_it_is_wanted_again(archive):
    put(archive, make_entry(), make_entry("b"))
    with archive.transaction():
        archive.forget("a")
        archive.forget("unknown")
    assert archive.forgotten() == {"a": "/news/a.txt#"}
    assert archive.articles() == (make_article("b"),)
    archive.want_again("a")
    assert archive.forgotten() == {}


def test_vectors_of_another_embedder_stand_beside(archive):
    put(archive, make_entry())
    assert archive.passages_without(EMBEDDER) == []
    assert archive.passages_without("three@1") == [1, 2]
    with archive.transaction():
        archive.put_vectors("three@1", [2], np.array([[0.0, 0.0, 1.0]]))
    assert archive.passages_without("three@1") == [1]
    assert archive.vectors("three@1")[1].tolist() == [[0.0, 0.0, 1.0]]
    assert archive.vectors(EMBEDDER)[1] == pytest.approx(VECTORS, abs=1e-3)


@pytest.mark.parametrize(
    ("published", "day"),
    [
        ("2022-08-15T17:35", {"published": 20220815}),
        ("2022-08-15", {"published": 20220815}),
        ("2022-08", {"published": 202208}),
        (None, {}),
    ],
)
def test_metadata_for_filters(archive, published, day):
    put(archive, make_entry(published=published), make_entry("b", outlet=None, published=None))
    assert archive.vector_metadata([1, 3]) == [
        {"outlet": "KONTAN.CO.ID", **day},
        None,
    ]


def test_a_transaction_is_all_or_nothing(archive, file):
    put(archive, make_entry())
    before = (rows(file), archive.generation)
    with pytest.raises(KeyboardInterrupt), archive.transaction():
        archive.put([make_entry("b")], EMBEDDER, MODEL)
        archive.forget("a")
        raise KeyboardInterrupt
    assert (rows(file), archive.generation) == before


def test_readers_see_nothing_of_an_unfinished_transaction(archive, file):
    reader = Archive(file)
    with archive.transaction():
        archive.put([make_entry()], EMBEDDER, MODEL)
        assert (reader.articles(), reader.count("passages")) == ((), 0)
    assert reader.articles() == (make_article(),)
    reader.close()


def test_a_full_disk_fails_the_batch_and_harms_nothing(archive, file):
    put(archive, make_entry())
    before = rows(file)
    pages = archive._connection.execute("PRAGMA page_count").fetchone()[0]
    archive._connection.execute(f"PRAGMA max_page_count = {pages}")
    many = [make_entry(f"b{n}") for n in range(200)]
    with pytest.raises(HomeError, match="cannot be written: database or disk is full") as caught:
        put(archive, *many)
    assert "\n" not in str(caught.value)
    assert rows(file) == before
    assert archive.articles() == (make_article(),)
    archive._connection.execute("PRAGMA max_page_count = 1000000")
    put(archive, *many)
    assert archive.count("articles") == 201


def test_a_file_that_is_no_archive_is_said_to_be_damaged(file):
    file.write_bytes(b"not a database, but long enough to be read as one" * 100)
    with pytest.raises(HomeDamaged, match=r"^The archive .*archive\.db cannot be read: .*$"):
        Archive(file)


def test_an_archive_of_a_newer_kutip_is_left_alone(archive, file):
    archive.set_manifest("schema", "99")
    with pytest.raises(HomeDamaged, match="has format 99, this Kutip reads"):
        Archive(file)


FORMAT_1 = """
DROP TABLE signatures;
DROP TABLE signature_bands;
CREATE TABLE copy AS SELECT * FROM articles;
ALTER TABLE copy DROP COLUMN source_group;
DROP TABLE articles;
CREATE TABLE IF NOT EXISTS articles (
    id        TEXT PRIMARY KEY,
    place     TEXT NOT NULL,
    path      TEXT NOT NULL,
    url       TEXT,
    title     TEXT,
    outlet    TEXT,
    author    TEXT,
    language  TEXT NOT NULL,
    published TEXT,
    stated    TEXT NOT NULL,           -- JSON: field -> [start, end]
    text      TEXT NOT NULL,
    digest    TEXT NOT NULL,           -- SHA-256 of text and given metadata
    prepared  TEXT NOT NULL            -- version of reader, cleaner and splitter
);
CREATE INDEX IF NOT EXISTS articles_by_path ON articles (path, place);

CREATE INDEX IF NOT EXISTS articles_by_language ON articles (language);
CREATE INDEX IF NOT EXISTS articles_by_outlet ON articles (outlet);
INSERT INTO articles SELECT * FROM copy;
DROP TABLE copy;
UPDATE manifest SET value = '1' WHERE key = 'schema';
"""


def as_format_1(file):
    connection = sqlite3.connect(file)
    connection.executescript(FORMAT_1)
    connection.close()


def test_an_archive_of_format_1_is_brought_up_with_all_it_holds(archive, file):
    put(archive, make_entry(), make_entry("b"))
    before = (archive.articles(), archive.known(), archive.passages([1, 2, 3, 4]), rows(file))
    schema = archive._connection.execute("SELECT name FROM sqlite_master ORDER BY 1").fetchall()
    archive.close()
    as_format_1(file)
    for _ in range(2):
        new = Archive(file)
        after = (new.articles(), new.known(), new.passages([1, 2, 3, 4]), rows(file))
        assert after == before
        assert new.groups(["a", "b"]) == {"a": "a", "b": "b"}
        found = new._connection.execute("SELECT name FROM sqlite_master ORDER BY 1").fetchall()
        assert found == schema
        new.close()
    new = Archive(file)
    put(new, make_entry(), make_entry("b"))  # as the next sync does, since all is prepared anew
    assert new.groups(["a", "b"]) == {"a": "a", "b": "a"}
    with new.transaction():
        new.remove("a", "b")
    assert set(rows(file).values()) == {0}
    new.close()


def test_bringing_up_a_format_is_whole_or_not_at_all(archive, file, monkeypatch):
    put(archive, make_entry())
    archive.close()
    as_format_1(file)
    with monkeypatch.context() as patch:
        patch.setattr("index.archive_format._make_tables", lambda _: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            Archive(file)
    new = Archive(file)
    assert (new.articles(), new.groups(["a"])) == ((make_article(),), {"a": "a"})
    new.close()


def test_an_archive_locked_for_long_is_busy_not_damaged(file, monkeypatch):
    holder = sqlite3.connect(file, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    connect = sqlite3.connect
    monkeypatch.setattr(
        sqlite3, "connect", lambda f, **options: connect(f, **options | {"timeout": 0})
    )
    with pytest.raises(HomeBusy, match="Another process holds the archive"):
        Archive(file)
    holder.close()


def test_an_archive_is_made_whole_or_not_at_all(file, monkeypatch):
    def interrupt(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("index.archive_format.uuid.uuid4", interrupt)  # the tables are there
        with pytest.raises(KeyboardInterrupt):
            Archive(file)
    archive = Archive(file)
    assert (archive.articles(), archive.generation) == ((), 0)
    archive.close()


def test_many_openers_at_once_make_one_archive(file):
    with ThreadPoolExecutor(16) as pool:
        archives = list(pool.map(lambda _: Archive(file), range(16)))
    assert len({archive.identity for archive in archives}) == 1
    for archive in archives:
        archive.close()


def test_vectors_of_some_passages(archive):
    put(archive, make_entry(), make_entry("b"))
    everything, matrix = archive.vectors(EMBEDDER)
    assert archive.embedded(EMBEDDER).tolist() == everything.tolist() == [1, 2, 3, 4]
    numbers, some = archive.vectors(EMBEDDER, [3, 99, 2])
    assert (numbers.tolist(), some.tolist()) == ([2, 3], matrix[1:3].tolist())
    assert [part.shape for part in archive.vectors(EMBEDDER, [])] == [(0,), (0, 0)]
    assert archive.embedded("other@1").tolist() == []
    assert archive.passages_without(EMBEDDER) == []
    assert archive.passages_without("other@1") == [1, 2, 3, 4]
