"""Chroma against exact search, its oracle; and every way in which its copy can be stale or broken.

What holds wherever the copy lies is tested of both: in a folder of the home, and on a server.
The archive holds random unit vectors: for nearest neighbours the hardest case there is.
"""

import os
import shutil
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from index.archive import Archive, Entry
from index.article import Article, Sentence
from index.filters import Filter
from index.vectors import FILTERS_KEPT, VectorStore

ROOT = Path(__file__).parents[2]
EMBEDDER = "random@1"
DIMENSION = 64
PER_ARTICLE = 10
RANDOM = np.random.default_rng(20261121)
QUERIES = RANDOM.normal(size=(50, DIMENSION)).astype(np.float32)
QUERIES /= np.linalg.norm(QUERIES, axis=1, keepdims=True)


def unit_vectors(count):
    vectors = RANDOM.normal(size=(count, DIMENSION)).astype(np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def make_entry(name, vectors):
    number = int(name.lstrip("ab") or 0) if name[:1] in "ab" else 0
    outlet, published = f"outlet{number % 4}", f"2022-{number % 12 + 1:02}-15"
    return Entry(
        article=Article(name, None, outlet, None, "und", published, f"/news/{name}.txt"),
        place=f"news/{name}.txt",
        text="x" * len(vectors),
        digest="",
        prepared="",
        sentences=tuple(Sentence(n, 0, n, n + 1) for n in range(len(vectors))),
        passages=tuple((n, n) for n in range(len(vectors))),
        words=(("", "", ""),) * len(vectors),
        vectors=vectors,
        pieces=(np.zeros(0, dtype=np.uint16),) * len(vectors),
    )


def add(archive, *names, per_article=PER_ARTICLE):
    with archive.transaction():
        return archive.put([make_entry(n, unit_vectors(per_article)) for n in names], EMBEDDER, "m")


def remove(archive, name):
    with archive.transaction():
        archive.remove(name)


class Calls(list):
    """Remembers what a progress function was called with."""

    def __call__(self, *arguments):
        self.append(arguments)


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    """A home of 400 vectors whose copy in Chroma is whole and closed."""
    home = tmp_path_factory.mktemp("template")
    archive = Archive(home / "archive.db")
    add(archive, *(f"a{n}" for n in range(40)))
    store = VectorStore(archive, home, EMBEDDER)
    store.update(Calls())
    store.close()
    archive.close()
    return home


@pytest.fixture(params=["folder", "server"])
def server(request):
    """Where the copy lies: None for the home, else the server's address."""
    return None if request.param == "folder" else request.getfixturevalue("chroma_url")


in_folder = pytest.mark.parametrize("server", ["folder"], indirect=True)


@pytest.fixture
def home(template, tmp_path, server):
    home = shutil.copytree(template, tmp_path / "home")
    if server is not None:
        archive = Archive(home / "archive.db")
        store = VectorStore(archive, home, EMBEDDER, server)
        store.update(Calls())
        assert (store.state, store.trouble) == ("ready", "")
        store.close()
        archive.close()
    return home


@pytest.fixture
def archive(home):
    archive = Archive(home / "archive.db")
    yield archive
    archive.close()


@pytest.fixture
def opened(archive, home, server):
    """Opens a store; closes all of them in the end."""
    stores = []

    def open_store(embedder=EMBEDDER, archive=archive):
        stores.append(VectorStore(archive, home, embedder, server))
        return stores[-1]

    yield open_store
    for store in stores:
        store.close()


def assert_same_answers(store, k=10):
    """Chroma's answers are those of exact search: recall of .98, the same cosines."""
    shared = 0
    for query in QUERIES:
        exact = store.search_exactly(query, k)
        found = store.search(query, k)
        assert len(found) == len(exact)
        assert [score for _, score in found] == sorted((s for _, s in found), reverse=True)
        cosines = dict(exact)
        both = [number for number, _ in found if number in cosines]
        assert [cosines[n] for n in both] == pytest.approx([dict(found)[n] for n in both], abs=1e-5)
        shared += len(both)
    assert shared >= 0.98 * sum(len(store.search_exactly(query, k)) for query in QUERIES)


def test_exact_search_is_exact(opened, archive):
    store = opened()
    numbers, matrix = archive.vectors(EMBEDDER)
    for query in QUERIES:
        scores = {int(n): float(row @ query) for n, row in zip(numbers, matrix, strict=True)}
        best = sorted(scores, key=lambda n: -scores[n])[:10]
        found = store.search_exactly(query, 10)
        assert [number for number, _ in found] == best
        assert [score for _, score in found] == pytest.approx([scores[n] for n in best], abs=1e-6)
    assert len(store.search_exactly(QUERIES[0], 1000)) == 400


@pytest.mark.parametrize("k", [1, 10, 100, 1000])
def test_chroma_answers_as_exact_search_does(opened, k):
    store = opened()
    assert store.state == "ready"
    assert_same_answers(store, k)


def test_the_nearest_to_a_vector_is_itself(opened, archive):
    store = opened()
    numbers, matrix = archive.vectors(EMBEDDER)
    for number, vector in zip(numbers[::40].tolist(), matrix[::40], strict=True):
        [(found, cosine)] = store.search(vector, 1)
        assert (found, cosine) == (number, pytest.approx(1.0, abs=1e-5))


def test_a_vector_of_zeros_harms_nothing(opened):
    store = opened()
    found = store.search(np.zeros(DIMENSION, dtype=np.float32), 10)
    assert [score for _, score in found] == pytest.approx([0.0] * 10, abs=1e-6)


def test_an_empty_archive(tmp_path, server):
    archive = Archive(tmp_path / "archive.db")
    store = VectorStore(archive, tmp_path, EMBEDDER, server)
    assert store.search(QUERIES[0], 10) == []
    store.update(Calls())
    assert (store.state, store.search(QUERIES[0], 10)) == ("ready", [])
    add(archive, "a0")
    store.update(Calls())
    assert (store.state, len(store.search(QUERIES[0], 20))) == ("ready", 10)
    store.close()
    archive.close()


@in_folder
def test_a_second_opener_searches_exactly_until_the_first_has_closed(opened, archive):
    first, second = opened(), opened()
    assert (first.state, second.state) == ("ready", "exact")
    second.update(Calls())
    assert (first.state, second.state) == ("ready", "exact")
    assert second.search(QUERIES[0], 10) == second.search_exactly(QUERIES[0], 10)
    first.close()
    second.update(Calls())
    assert second.state == "ready"
    assert_same_answers(second)


def test_what_another_process_adds_is_found_at_once(opened, archive, home):
    store = opened()
    other = Archive(home / "archive.db")
    [*_, number] = add(other, "new")
    vector = other.vectors(EMBEDDER)[1][-1]
    other.close()
    assert store.state == "exact"
    assert store.search(vector, 1) == [(number, pytest.approx(1.0, abs=1e-5))]
    store.update(Calls())
    assert store.state == "ready"
    assert store.search(vector, 1) == [(number, pytest.approx(1.0, abs=1e-5))]


def test_only_what_changed_is_copied(opened, archive):
    store = opened()
    gone = {n for n, p in archive.passages(range(1, 401)).items() if p.article.id == "a7"}
    remove(archive, "a7")
    add(archive, "b0", "b1")
    progress = Calls()
    store.update(progress)
    assert progress == [(20, 20)]
    assert not gone & {number for number, _ in store.search(QUERIES[0], 1000)}
    assert_same_answers(store, 1000)
    store.update(progress)
    assert progress == [(20, 20)]


def test_a_closed_copy_that_is_old_is_brought_up_to_date(opened, archive, home):
    remove(archive, "a7")
    add(archive, "b0")
    store, progress = opened(), Calls()
    assert store.state == "exact"
    store.update(progress)
    assert (store.state, progress) == ("ready", [(10, 10)])
    assert_same_answers(store)


def test_an_update_from_another_thread(opened, archive):
    store = opened()
    add(archive, "b0")
    with ThreadPoolExecutor(1) as pool:
        pool.submit(store.update, Calls()).result()
        assert store.state == "ready"
        pool.submit(store.close).result()
    assert opened().state == "ready"


def test_an_interrupted_update_is_completed_by_the_next(opened, archive):
    def interrupt(*_):
        raise KeyboardInterrupt

    store = opened()
    add(archive, "b0")
    with pytest.raises(KeyboardInterrupt):
        store.update(interrupt)
    assert store.state == "exact"
    assert_same_answers(store)
    store.close()
    again = opened()
    assert again.state == "exact"
    again.update(Calls())
    assert again.state == "ready"
    assert_same_answers(again, 1000)


KILLED = """
import os, signal, sys
from pathlib import Path
from index.archive import Archive
from index.vectors import VectorStore
home = Path(sys.argv[1])
archive = Archive(home / "archive.db")
store = VectorStore(archive, home, sys.argv[2])
assert store.state == "ready", store.state
if sys.argv[3] == "copying":
    with archive.transaction():
        archive.remove("a7")
    store.update(print)
os.kill(os.getpid(), signal.SIGKILL)
"""


@in_folder
@pytest.mark.parametrize("when", ["open", "copying"])
def test_the_copy_of_a_killed_process_is_made_anew(opened, home, when):
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, home, EMBEDDER, when],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (killed.returncode, killed.stderr) == (-signal.SIGKILL, "")
    store, progress = opened(), Calls()
    count = 400 if when == "open" else 390
    assert store.state == "exact"
    assert_same_answers(store)
    store.update(progress)
    assert (store.state, progress) == ("ready", [(count, count)])
    assert_same_answers(store)


def take_away(folder):
    shutil.rmtree(folder)


def overwrite(folder):
    (folder / "chroma.sqlite3").write_bytes(b"garbage" * 1000)


def cut(folder):
    data = (folder / "chroma.sqlite3").read_bytes()
    (folder / "chroma.sqlite3").write_bytes(data[: len(data) // 2])


def empty(folder):
    (folder / "chroma.sqlite3").write_bytes(b"")


@in_folder
@pytest.mark.parametrize("damage", [take_away, overwrite, cut, empty])
def test_a_damaged_copy_answers_exactly_and_is_made_anew(opened, home, damage):
    [folder] = (home / "chroma").iterdir()
    damage(folder)
    store, progress = opened(), Calls()
    assert_same_answers(store)
    store.update(progress)
    assert (store.state, progress) == ("ready", [(400, 400)])
    assert_same_answers(store)


def take_segment_away(folder):
    shutil.rmtree(folder)


def cut_segment(folder):
    for file in folder.iterdir():
        file.write_bytes(file.read_bytes()[:50])


@in_folder
@pytest.mark.parametrize("damage", [take_segment_away, cut_segment])
def test_a_copy_whose_graph_is_damaged_answers_exactly(opened, archive, home, damage):
    add(archive, "large", per_article=1000)  # Chroma writes its graph out at 1,000
    store = opened()
    store.update(Calls())
    store.close()
    [segment] = [path for path in (home / "chroma").glob("*/*") if path.is_dir()]
    damage(segment)
    again = opened()
    assert_same_answers(again)
    again.update(Calls())
    assert again.state == "ready"
    assert_same_answers(again)


@in_folder
@pytest.mark.parametrize("marker", ["", "[]", "{}", '{"generations": 3}', "\x00"])
def test_an_unreadable_marker_counts_as_none(opened, home, marker):
    (home / "chroma.json").write_text(marker, encoding="utf-8")
    assert opened().state == "exact"


def test_the_copy_of_an_archive_that_was_moved_away_is_not_used(home, opened):
    for file in home.glob("archive.db*"):
        file.unlink()
    archive = Archive(home / "archive.db")
    add(archive, *(f"a{n}" for n in range(40)))  # the same numbers, other vectors
    store = opened(archive=archive)
    assert store.state == "exact"
    store.update(Calls())
    assert_same_answers(store)
    store.close()
    archive.close()


def test_the_copy_of_a_later_state_than_was_put_back_is_not_used(home, opened, archive):
    backup = [(file, file.read_bytes()) for file in home.glob("archive.db*")]
    later = Archive(home / "archive.db")
    add(later, "later")
    store = opened(archive=later)
    store.update(Calls())
    store.close()
    later.close()
    archive.close()
    for file in home.glob("archive.db*"):
        file.unlink()
    for file, data in backup:
        file.write_bytes(data)
    restored = Archive(home / "archive.db")
    store = opened(archive=restored)
    add(restored, "other")  # the same numbers, other vectors
    store.update(Calls())
    assert_same_answers(store, 1000)
    store.close()
    restored.close()


def test_each_embedder_has_its_own_copy(opened, archive):
    names = ["modèl/日本 @1", "other@2", "x" * 600]
    for name in names:
        with archive.transaction():
            archive.put_vectors(name, list(range(1, 401)), unit_vectors(400))
    for name in names:
        store, progress = opened(name), Calls()
        assert store.state == "exact"
        store.update(progress)
        assert progress == [(400, 400)]
        assert_same_answers(store)
        store.close()
    assert opened(names[0]).state == "ready"


def test_vectors_added_for_an_embedder_are_seen_by_a_store_that_had_none(opened, archive):
    store = opened("other@2")
    assert store.search(QUERIES[0], 5) == []
    with archive.transaction():
        archive.put_vectors("other@2", list(range(1, 401)), unit_vectors(400))
    store.update(Calls())
    assert (store.state, len(store.search(QUERIES[0], 5))) == ("ready", 5)


@in_folder
def test_a_home_of_another_user_is_searched_exactly(opened, archive, home, monkeypatch):
    def refuse(*_, **__):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("index.chroma_folder.FileLock.acquire", refuse)
    store = opened()
    assert store.state == "exact"
    assert_same_answers(store)


FILTERS = [
    Filter(outlets=("outlet1",)),
    Filter(outlets=("outlet0", "outlet2")),
    Filter(since=date(2022, 3, 15)),
    Filter(since=date(2022, 3, 15), until=date(2022, 5, 15)),
    Filter(outlets=("outlet3",), until=date(2022, 6, 30)),
    Filter(outlets=("nobody",)),
    Filter(since=date(2024, 1, 1)),
]


@pytest.mark.parametrize("limit", [0, 100_000], ids=["chroma", "exact"])
@pytest.mark.parametrize("only", FILTERS)
def test_a_filter_leaves_out_others(opened, archive, only, limit, monkeypatch):
    monkeypatch.setattr("index.vectors.FILTERED_EXACTLY", limit)
    store = opened()
    assert store.state == "ready"
    passing = set(archive.passage_numbers(only))
    for query in QUERIES:
        every = store.search_exactly(query, 400)
        expected = [pair for pair in every if pair[0] in passing]
        exact = store.search_exactly(query, 20, only)
        assert [number for number, _ in exact] == [number for number, _ in expected[:20]]
        found = store.search(query, 20, only)
        assert [number for number, _ in found] == [number for number, _ in exact]
        assert [c for _, c in found] == pytest.approx([c for _, c in expected[:20]], abs=1e-5)
    assert store.state == "ready"


def test_a_filter_is_asked_of_chroma_itself(opened, monkeypatch):
    store = opened()
    monkeypatch.setattr("index.vectors.FILTERED_EXACTLY", 0)
    only = Filter(outlets=("outlet1",), since=date(2022, 2, 1))
    exact = store.search_exactly(QUERIES[0], 10, only)
    monkeypatch.setattr(store, "_search_among", None)
    assert [number for number, _ in store.search(QUERIES[0], 10, only)] == [n for n, _ in exact]


def test_where_chroma_finds_too_few_under_a_filter_exact_search_answers(opened, monkeypatch):
    store = opened()
    monkeypatch.setattr("index.vectors.FILTERED_EXACTLY", 0)
    monkeypatch.setattr(store._copy, "query", lambda vector, k, only: [(1, 0.5)])
    only = Filter(outlets=("outlet1",))
    found = store.search(QUERIES[0], 10, only)
    assert found == store.search_exactly(QUERIES[0], 10, only)
    assert len(found) == 10


def test_few_vectors_are_read_alone_with_the_same_answer(opened):
    only = Filter(outlets=("outlet1",))
    alone, whole = opened(), opened()
    whole.search_exactly(QUERIES[0], 1)
    found = alone.search(QUERIES[0], 10, only)
    assert (alone._matrix is None, whole._matrix is None) == (True, False)
    other = whole.search(QUERIES[0], 10, only)
    assert [number for number, _ in found] == [number for number, _ in other]


def test_the_passages_of_the_last_filters_are_remembered(opened, archive, monkeypatch):
    asked, read = [], archive.passage_numbers

    def passage_numbers(only, among=None):
        asked.append(only)
        return read(only, among)

    monkeypatch.setattr(archive, "passage_numbers", passage_numbers)
    store, only = opened(), Filter(outlets=("outlet1",))
    first = store.search(QUERIES[0], 10, only)
    assert store.search(QUERIES[0], 10, Filter(outlets=("outlet1",))) == first
    assert store.search_exactly(QUERIES[0], 10, only) == first
    assert asked == [only]

    *_, number = add(archive, "b1")  # of outlet1
    vector = archive.vectors(EMBEDDER)[1][-1]
    assert store.search(vector, 1, only) == [(number, pytest.approx(1.0, abs=1e-5))]
    assert asked == [only, only]
    assert len(store._filtered) == 1  # those of before are forgotten

    for day in range(1, 21):
        store.search(QUERIES[0], 1, Filter(since=date(2022, 1, day)))
    assert len(store._filtered) == FILTERS_KEPT
    store.search(vector, 1, only)
    assert len(asked) == 23


def test_an_empty_filter_is_none(opened):
    store = opened()
    assert store.search(QUERIES[0], 10, Filter()) == store.search(QUERIES[0], 10)


def test_large_vectors_are_copied_in_small_batches(opened, archive, monkeypatch):
    monkeypatch.setattr("index.chroma_collection.BATCH_BYTES", 4 * DIMENSION * 7)
    with archive.transaction():
        archive.put_vectors("other@2", list(range(1, 401)), unit_vectors(400))
    store, progress = opened("other@2"), Calls()
    store.update(progress)
    assert progress == [(min(n, 400), 400) for n in range(7, 407, 7)]
    assert_same_answers(store)


def taken_after_the_first_look(monkeypatch, kind, name, value):
    """As if another thread took an attribute away between two looks at it."""
    looks = iter([value])
    monkeypatch.setattr(
        kind, name, property(lambda _: next(looks, None), lambda *_: None), raising=False
    )


def test_a_collection_that_another_thread_takes_away(opened, monkeypatch):
    store = opened()
    assert store.state == "ready"
    expected = store.search_exactly(QUERIES[0], 10)
    copy = store._copy
    with monkeypatch.context() as patch:
        taken_after_the_first_look(patch, type(copy), "_collection", copy._collection)
        found = copy.query(QUERIES[0], 10, None)
    assert [number for number, _ in found] == [number for number, _ in expected]


def test_a_matrix_that_another_thread_takes_away(opened, archive, monkeypatch):
    store, only = opened(), Filter(outlets=("outlet1",))
    expected = store.search_exactly(QUERIES[0], 10, only)
    store.search_exactly(QUERIES[0], 10)
    with monkeypatch.context() as patch:
        taken_after_the_first_look(patch, VectorStore, "_matrix", store._matrix)
        found = store.search_exactly(QUERIES[0], 10, only)
    assert [number for number, _ in found] == [number for number, _ in expected]


@in_folder
def test_a_copy_that_another_thread_discards_while_it_is_asked(opened, monkeypatch):
    from index import chroma_folder

    store, asked = opened(), chroma_folder.query

    def discard_first(*arguments):
        store._copy._discard()
        return asked(*arguments)

    monkeypatch.setattr(chroma_folder, "query", discard_first)
    assert store.search(QUERIES[0], 10) == store.search_exactly(QUERIES[0], 10)
    monkeypatch.setattr(chroma_folder, "query", asked)
    store.update(Calls())
    assert store.state == "ready"
    assert_same_answers(store)
