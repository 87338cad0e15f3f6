"""Sync: an archive follows its files, and nothing is lost, doubled or half done on the way."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from index import Index, Rejection, SyncReport, entries, sync
from index.archive import Archive
from index.embedder import StaticEmbedder
from index.errors import HomeBusy, PathError, UnknownArticle
from index.lexicon import Lexicon

ROOT = Path(__file__).parents[2]
PLACES = ("Aceh", "Bali", "Cirebon", "Demak", "Ende", "Flores", "Garut", "Hila", "Iboih", "Jambi")


def body(place, event="Gempa"):
    return (
        f"{event} besar di {place}\n\n{event} mengguncang {place} pada Senin (3/3/2025) pagi. "
        f"Warga {place} keluar dari rumah mereka masing-masing.\n\n"
        "“Kami semua selamat dan sehat,” kata Kepala Desa, Budi Santoso."
    )


class RecordingEmbedder(StaticEmbedder):
    """The committed embedder; remembers what it was asked to embed."""

    def __init__(self):
        super().__init__()
        self.embedded = []

    def embed_passages(self, texts):
        self.embedded += texts
        return super().embed_passages(texts)


@pytest.fixture(scope="module")
def embedder():
    return RecordingEmbedder()


@pytest.fixture
def archive(tmp_path):
    archive = Archive(tmp_path / "archive.db")
    yield archive
    archive.close()


@pytest.fixture
def run(archive, embedder):
    """Syncs, and leaves in ``embedder.embedded`` what was embedded."""

    def run(*roots, again=False, listener=lambda _: None):
        embedder.embedded.clear()
        return sync.sync(archive, embedder, Lexicon(), list(roots), again, listener)

    return run


@pytest.fixture
def news(tmp_path):
    """A folder of three articles."""
    return write(tmp_path / "news", *PLACES[:3])


def write(folder, *places, event="Gempa"):
    folder.mkdir(parents=True, exist_ok=True)
    for place in places:
        (folder / f"{place}.txt").write_text(body(place, event), encoding="utf-8")
    return folder


def lines(file, *places):
    """A .jsonl file with an article a line, without an end to the last."""
    rows = [json.dumps({"title": place, "body": body(place)}) for place in places]
    file.write_text("\n".join(rows), encoding="utf-8")
    return file


def ids(archive):
    """Ids of the articles by path."""
    return {article.path: article.id for article in archive.articles()}


def contents(archive, name):
    """All that an archive holds, without the numbers of the passages."""
    numbers, matrix = archive.vectors(name)
    passages = archive.passages(numbers.tolist())
    vectors = {
        (passages[n].article.id, passages[n].first, passages[n].last, passages[n].text): row
        for n, row in zip(numbers.tolist(), matrix.tolist(), strict=True)
    }
    assert archive.count("passages") == len(vectors)
    known = {article.id: article for article in archive.known()}
    return [
        (article, known[article.id], archive.text(article.id), archive.sentences(article.id))
        for article in archive.articles()
    ], (vectors, archive.groups(known))


@pytest.fixture
def whole(tmp_path, embedder):
    """What an archive holds after an undisturbed sync of these roots."""

    def whole(*roots):
        fresh = Archive(tmp_path / "fresh.db")
        sync.sync(fresh, embedder, Lexicon(), list(roots), False, lambda _: None)
        found = contents(fresh, embedder.name)
        fresh.close()
        (tmp_path / "fresh.db").unlink()
        return found

    return whole


# -- incremental by content ---------------------------------------------------------------


def test_a_second_run_embeds_nothing(run, news, archive, embedder, whole):
    first = run(news)
    assert (len(first.added), first) == (3, SyncReport(added=first.added))
    assert len(embedder.embedded) == archive.count("passages") == 3
    generation = archive.generation
    assert run(news) == SyncReport(unchanged=first.added)
    assert (embedder.embedded, archive.generation) == ([], generation)
    assert contents(archive, embedder.name) == whole(news)


def test_passages_are_embedded_under_their_title(run, news, embedder):
    run(news / "Aceh.txt")
    [embedded] = embedder.embedded
    assert embedded.startswith("Gempa besar di Aceh. Gempa mengguncang Aceh pada Senin")


def test_a_changed_file_alone_is_updated(run, news, archive, embedder, whole):
    first = run(news)
    write(news, "Bali", event="Banjir")
    report = run(news)
    bali = ids(archive)[str(news / "Bali.txt")]
    unchanged = tuple(article for article in first.added if article != bali)
    assert report == SyncReport(updated=(bali,), unchanged=unchanged)
    assert [text[:21] for text in embedder.embedded] == ["Banjir besar di Bali."]
    assert contents(archive, embedder.name) == whole(news)


def test_a_touched_file_is_unchanged(run, news, embedder):
    first = run(news)
    for file in news.iterdir():
        os.utime(file, (0, 0))
    assert run(news) == SyncReport(unchanged=first.added)
    assert embedder.embedded == []


def test_articles_of_an_older_preparation_are_prepared_anew(run, news, archive, monkeypatch):
    monkeypatch.setattr(entries, "PREPARER_VERSION", "0.0.0")
    first = run(news)
    monkeypatch.undo()
    assert run(news) == SyncReport(updated=first.added)
    assert run(news) == SyncReport(unchanged=first.added)


def test_progress_is_told_of_each_article(run, news):
    told = []
    run(news, listener=told.append)
    assert told == [
        sync.Progress(1, 3, "news/Aceh.txt"),
        sync.Progress(2, 3, "news/Bali.txt"),
        sync.Progress(3, 3, "news/Cirebon.txt"),
    ]


def test_progress_knows_how_many_lines_a_file_has(run, news):
    lines(news / "feed.jsonl", "Demak", "Ende")
    (news / "notes.pdf").touch()
    (news / "list.json").write_text(json.dumps([{"body": body(place)} for place in PLACES[5:9]]))
    told = []
    run(news, listener=told.append)
    # What a .json holds shows on reading it only; the total never falls behind.
    assert [(step.done, step.total) for step in told] == [
        *((done, 6) for done in range(1, 7)),
        *((done, done) for done in range(7, 10)),
    ]


def test_many_batches(run, tmp_path, archive, embedder, whole, monkeypatch):
    news = write(tmp_path / "news", *PLACES)
    monkeypatch.setattr(sync, "BATCH", 3)
    assert len(run(news).added) == 10
    assert contents(archive, embedder.name) == whole(news)


# -- what is removed, and what is kept ----------------------------------------------------


def test_what_has_gone_is_removed_from_the_given_root_only(run, tmp_path, archive):
    one, two = write(tmp_path / "one", "Aceh", "Bali"), write(tmp_path / "two", "Cirebon", "Demak")
    run(one, two)
    before = ids(archive)
    (one / "Aceh.txt").unlink()
    (two / "Demak.txt").unlink()
    report = run(one)
    assert report == SyncReport(
        unchanged=(before[str(one / "Bali.txt")],), removed=(before[str(one / "Aceh.txt")],)
    )
    del before[str(one / "Aceh.txt")]
    assert ids(archive) == before


def test_a_folder_whose_name_begins_alike_is_not_touched(run, tmp_path, archive):
    news, newsletter = write(tmp_path / "news", "Aceh"), write(tmp_path / "newsletter", "Bali")
    run(news, newsletter)
    (newsletter / "Bali.txt").unlink()
    run(news)
    assert len(ids(archive)) == 2


def test_a_missing_root_changes_nothing(tmp_path, news):
    with Index.open(tmp_path / "home") as index:
        index.sync([news])
        before = (index.articles(), index.generation)
        (news / "Aceh.txt").unlink()
        with pytest.raises(PathError, match=r"There is no file or folder .*/none\."):
            index.sync([news, tmp_path / "none"])
        assert (index.articles(), index.generation) == before


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty: nothing but white space"),
        (b"teks\x00teks", "binary, not text"),
        (b"...", "no article text found in it"),
    ],
)
def test_a_rejected_file_keeps_its_last_good_state(run, news, archive, embedder, data, reason):
    run(news)
    before = contents(archive, embedder.name)
    (news / "Bali.txt").write_bytes(data)
    report = run(news)
    assert (report.rejected, report.removed) == ((Rejection(str(news / "Bali.txt"), reason),), ())
    assert contents(archive, embedder.name) == before
    write(news, "Bali")
    assert len(run(news).unchanged) == 3


def test_a_folder_that_cannot_be_opened_keeps_its_articles(run, tmp_path, archive, monkeypatch):
    news = write(tmp_path / "news", "Aceh")
    closed = write(news / "sub" / "deep", "Bali").parent
    run(news)
    before = ids(archive)
    scan = os.scandir

    def refuse(folder):
        if Path(folder) == closed:
            raise PermissionError(13, "Permission denied")
        return scan(folder)

    monkeypatch.setattr(os, "scandir", refuse)
    report = run(news)
    assert report.rejected == (Rejection(str(closed), "cannot be read: Permission denied"),)
    assert (report.removed, ids(archive)) == ((), before)


def test_forgetting_is_remembered_until_again(tmp_path, news):
    with Index.open(tmp_path / "home") as index:
        index.sync([news])
        [aceh, *others] = index.articles()
        assert index.forget(aceh.id) == aceh
        assert index.articles() == tuple(others)
        assert aceh.id not in {hit.passage.article.id for hit in index.search("gempa Aceh", 10)}
        for _ in range(2):
            report = index.sync([news, news / "Aceh.txt"])
            assert report == SyncReport(unchanged=tuple(a.id for a in others))
        assert index.status().forgotten == 1
        report = index.sync([news / "Aceh.txt"], again=True)
        assert report == SyncReport(added=(aceh.id,))
        assert index.status().forgotten == 0
        assert len(index.sync([news]).unchanged) == 3
        with pytest.raises(UnknownArticle, match="No article has the id 'none'"):
            index.forget("none")


def test_forgetting_holds_whichever_root_it_is_reached_through(run, tmp_path, archive):
    inner = write(tmp_path / "news" / "sub", "Aceh", "Bali")
    run(inner.parent)
    before = ids(archive)
    with archive.transaction():
        archive.forget(before[str(inner / "Aceh.txt")])
    for root in (inner, inner / "Aceh.txt", inner.parent):
        run(root)
        assert ids(archive) == {str(inner / "Bali.txt"): before[str(inner / "Bali.txt")]}
    run(inner, again=True)
    run(inner.parent)
    assert ids(archive) == before


def test_forgetting_one_leaves_another_of_the_same_name(run, tmp_path, archive):
    one, two = write(tmp_path / "x" / "news", "Aceh"), write(tmp_path / "y" / "news", "Aceh")
    run(one)
    with archive.transaction():
        archive.forget(*ids(archive).values())
    assert len(run(two).added) == 1
    assert list(ids(archive)) == [str(two / "Aceh.txt")]


# -- ids ----------------------------------------------------------------------------------


def test_ids_are_made_of_the_place(run, tmp_path, archive):
    news = write(tmp_path / "news", "Aceh")
    run(news)
    assert list(ids(archive).values()) == ["b592ef560b39"]


def test_names_alike_in_two_roots_do_not_overwrite_each_other(run, tmp_path, archive):
    one = write(tmp_path / "x" / "news", "Aceh")
    two = write(tmp_path / "y" / "news", "Aceh", event="Banjir")
    run(one)
    [first] = ids(archive).values()
    report = run(two)
    assert (len(report.added), report) == (1, SyncReport(added=report.added))
    [second] = report.added
    assert ids(archive) == {str(one / "Aceh.txt"): first, str(two / "Aceh.txt"): second}
    assert run(one) == SyncReport(unchanged=(first,))
    assert run(two) == SyncReport(unchanged=(second,))
    assert run(two, one) == SyncReport(unchanged=(second, first))


def test_names_alike_in_two_new_roots_at_once(run, tmp_path, archive):
    one = write(tmp_path / "x" / "news", "Aceh")
    two = write(tmp_path / "y" / "news", "Aceh", event="Banjir")
    assert len(run(one, two).added) == 2
    before = ids(archive)
    assert len(run(two, one).unchanged) == 2
    assert ids(archive) == before


def test_a_file_keeps_its_id_through_any_root(run, tmp_path, archive, monkeypatch):
    inner = write(tmp_path / "news" / "sub", "Aceh")
    link = tmp_path / "link"
    link.symlink_to(inner)
    run(inner.parent)
    [article] = ids(archive).values()
    monkeypatch.chdir(inner)
    for root in (inner, inner / "Aceh.txt", Path("Aceh.txt"), Path("../sub"), link, inner.parent):
        assert run(root) == SyncReport(unchanged=(article,))
    assert ids(archive) == {str(inner / "Aceh.txt"): article}


def test_roots_that_overlap_give_each_article_once(run, tmp_path, archive):
    inner = write(tmp_path / "news" / "sub", "Aceh", "Bali")
    roots = (inner / "Bali.txt", inner.parent, inner, inner.parent)
    assert len(run(*roots).added) == 2
    before = ids(archive)
    assert len(run(*roots).unchanged) == 2
    assert ids(archive) == before


def test_a_rejection_under_two_roots_is_told_once(run, news):
    (news / "empty.txt").touch()
    assert len(run(news, news / "empty.txt").rejected) == 1


def test_a_moved_folder_keeps_its_ids(run, tmp_path, archive, embedder, whole):
    old = write(tmp_path / "x" / "news", "Aceh", "Bali")
    run(old)
    first = ids(archive)
    new = tmp_path / "y" / "news"
    shutil.copytree(old, new)
    shutil.rmtree(old)
    report = run(new)
    assert report == SyncReport(unchanged=tuple(first.values()))
    assert embedder.embedded == []
    assert ids(archive) == {p.replace("/x/", "/y/"): article for p, article in first.items()}
    assert contents(archive, embedder.name) == whole(new)


def test_what_has_gone_from_a_root_named_by_a_link_is_removed(run, tmp_path, archive):
    news = write(tmp_path / "news", "Aceh", "Bali")
    link = tmp_path / "link"
    link.symlink_to(news)
    run(link)
    (news / "Aceh.txt").unlink()
    assert len(run(link).removed) == 1
    (news / "Bali.txt").unlink()
    assert len(run(news).removed) == 1
    assert ids(archive) == {}


def test_articles_inside_a_file_are_told_by_url_else_by_line(run, tmp_path, archive):
    file = tmp_path / "news" / "feed.jsonl"
    file.parent.mkdir()
    lines = [
        {"body": body("Aceh"), "url": "https://example.org/a?x=1#top"},
        {"body": body("Bali"), "url": "https://example.org/b"},
        {"body": body("Cirebon")},
    ]

    def save(rows):
        file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
        return run(file.parent)

    aceh, bali, cirebon = save(lines).added
    places = {known.id: known.place for known in archive.known()}
    assert places == {
        aceh: "news/feed.jsonl#https://example.org/a?x=1#top",
        bali: "news/feed.jsonl#https://example.org/b",
        cirebon: "news/feed.jsonl#3",
    }
    assert archive.article(aceh).url == "https://example.org/a?x=1#top"

    lines[0]["body"] = body("Aceh", "Banjir")
    report = save([lines[1], lines[0], lines[2]])  # urls move freely
    assert report == SyncReport(updated=(aceh,), unchanged=(bali, cirebon))
    assert save(lines[:1]) == SyncReport(unchanged=(aceh,), removed=(bali, cirebon))
    assert archive.text(aceh) == body("Aceh", "Banjir")


def test_a_broken_line_keeps_what_its_file_gave_before(run, tmp_path, archive):
    file = tmp_path / "feed.jsonl"
    rows = [json.dumps({"body": body(place)}) for place in PLACES[:2]]
    file.write_text("\n".join(rows), encoding="utf-8")
    first = run(file)
    file.write_text(rows[0] + "\n{broken", encoding="utf-8")
    report = run(file)
    assert (report.unchanged, report.removed) == (first.added[:1], ())
    assert [rejection.reason.split(":")[0] for rejection in report.rejected] == ["line 2"]
    assert archive.count("articles") == 2


# -- interrupted --------------------------------------------------------------------------


class StopHere(Exception):
    """Raised in the middle of a sync."""


@pytest.mark.parametrize("stop", [1, 3, 4, 8, 10])
def test_an_interrupted_sync_leaves_whole_articles(
    run, tmp_path, archive, embedder, whole, monkeypatch, stop
):
    news = write(tmp_path / "news", *PLACES)
    monkeypatch.setattr(sync, "BATCH", 3)

    def listener(progress):
        if progress.done == stop:
            raise StopHere

    with pytest.raises(StopHere):
        run(news, listener=listener)
    stored = (stop - 1) // 3 * 3  # the batches before it
    expected = whole(*(news / f"{place}.txt" for place in PLACES[:stored]))
    assert contents(archive, embedder.name) == expected

    report = run(news)
    assert (len(report.added), len(report.unchanged)) == (10 - stored, stored)
    assert contents(archive, embedder.name) == whole(news)


@pytest.mark.parametrize("stop", [1, 5, 9])
def test_an_interrupted_sync_of_one_file_goes_on_where_it_stopped(
    run, tmp_path, archive, embedder, whole, monkeypatch, stop
):
    feed = lines(tmp_path / "feed.jsonl", *PLACES)
    monkeypatch.setattr(sync, "BATCH", 3)

    def listener(progress):
        if progress.done == stop:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(feed, listener=listener)
    stored = (stop - 1) // 3 * 3
    assert archive.count("articles") == stored
    report = run(feed)
    assert (len(report.added), len(report.unchanged), report.removed) == (10 - stored, stored, ())
    assert [text.partition(".")[0] for text in embedder.embedded] == list(PLACES[stored:])
    assert contents(archive, embedder.name) == whole(feed)


DRIVER = """
import os, signal, sys
from index import Index, archive, chroma_folder, sync, vectors

def die(*_): os.kill(os.getpid(), signal.SIGKILL)

home, news, step, count = *sys.argv[1:4], int(sys.argv[4])
sync.BATCH = 3
calls = 0

def dying(function):
    def call(*arguments, **named):
        global calls
        calls += 1
        if calls == count:
            die()
        return function(*arguments, **named)
    return call

OWNERS = {
    "_put_passages": archive.Archive,
    "set_manifest": archive.Archive,
    "remove": archive.Archive,
    "_create": archive.Archive,
    "_open": chroma_folder.ChromaFolder,
    "close": chroma_folder.ChromaFolder,
}
listener = None
if step in OWNERS:
    setattr(OWNERS[step], step, dying(getattr(OWNERS[step], step)))
else:
    listener = dying(lambda _: None)
with Index.open(home) as index:
    index.sync([news], progress=listener)
"""
STEPS = [  # where the process dies, and how many articles it has stored by then
    ("set_manifest", 1, 0),  # the archive is being made
    ("listener", 8, 6),
    ("_put_passages", 5, 3),  # in the middle of a batch
    ("_open", 1, 10),  # Chroma is about to be opened
    ("listener", 11, 10),  # Chroma holds vectors
    ("close", 1, 10),
]


def test_a_killed_sync_leaves_whole_articles_and_the_next_completes_it(tmp_path, embedder, whole):
    news = write(tmp_path / "news", *PLACES)
    homes = [tmp_path / f"home{number}" for number in range(len(STEPS))]
    for at in range(0, len(STEPS), 3):
        started = [
            subprocess.Popen(
                [sys.executable, "-c", DRIVER, homes[n], news, *map(str, STEPS[n][:2])],
                env={**os.environ, "PYTHONPATH": str(ROOT)},
                stderr=subprocess.PIPE,
            )
            for n in range(at, at + 3)
        ]
        for process in started:
            assert (process.communicate(timeout=60)[1], process.returncode) == (
                b"",
                -signal.SIGKILL,
            )

    everything = whole(news)
    for home, (_, _, stored) in zip(homes, STEPS, strict=True):
        archive = Archive(home / "archive.db")
        expected = whole(*(news / f"{place}.txt" for place in PLACES[:stored]))
        assert contents(archive, embedder.name) == expected
        archive.close()
        with Index.open(home) as index:
            assert index.status().chroma == "exact"
            assert bool(index.search("gempa di Aceh")) == bool(stored)
            report = index.sync([news])
            assert (len(report.added), len(report.unchanged)) == (10 - stored, stored)
            assert index.status().chroma == "ready"
            assert "Aceh" in index.search("gempa di Aceh", 1)[0].passage.text
        archive = Archive(home / "archive.db")
        assert contents(archive, embedder.name) == everything
        archive.close()


# -- one writer ---------------------------------------------------------------------------

HOLDER = """
import sys
from pathlib import Path
from index.home import writing
with writing(Path(sys.argv[1])):
    print("holds", flush=True)
    sys.stdin.read()
"""


def test_a_second_writer_is_refused_within_a_second(tmp_path, news):
    home = tmp_path / "home"
    with Index.open(home) as index:
        index.sync([news])
        [article, *_] = index.articles()
        holder = subprocess.Popen(
            [sys.executable, "-c", HOLDER, home],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        assert holder.stdout.readline() == b"holds\n"
        for write_something in (lambda: index.sync([news]), lambda: index.forget(article.id)):
            began = time.perf_counter()
            with pytest.raises(HomeBusy, match="Another process is writing to"):
                write_something()
            assert time.perf_counter() - began < 1.0
        assert len(index.search("gempa", 10)) == 3  # readers go on
        holder.communicate()
        assert len(index.sync([news]).unchanged) == 3


def test_a_killed_sync_of_one_file_is_completed_by_the_next(tmp_path, embedder, whole):
    feed, home = lines(tmp_path / "feed.jsonl", *PLACES), tmp_path / "home"
    for count, stored in ((5, 3), (2, 3), (5, 6)):  # articles of this run, in the middle of a batch
        done = subprocess.run(
            [sys.executable, "-c", DRIVER, home, feed, "_put_passages", str(count)],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            timeout=60,
        )
        assert (done.stderr, done.returncode) == (b"", -signal.SIGKILL)
        archive = Archive(home / "archive.db")
        assert archive.count("articles") == stored
        archive.close()
    with Index.open(home) as index:
        report = index.sync([feed])
        assert (len(report.added), len(report.unchanged)) == (4, 6)
    archive = Archive(home / "archive.db")
    assert contents(archive, embedder.name) == whole(feed)
    archive.close()
