"""A Chroma server that is down, hangs, is none, or holds another's vectors."""

import contextlib
import json
import shutil
import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import chromadb
import pytest

from index import Index
from index.article import RawArticle
from index.errors import SettingError

ROOT = Path(__file__).parents[2]
TEXTS = [f"Harga beras nomor {n} di pasar kota {n % 7} naik {n} persen." for n in range(40)]
QUESTION = "harga beras di pasar"


def texts(*numbers):
    return [RawArticle(f"p{n}", f"/p{n}", TEXTS[n]) for n in numbers]


@pytest.fixture(autouse=True)
def impatient(monkeypatch):
    monkeypatch.setattr("index.chroma_server.ANSWER_S", 1)
    monkeypatch.setattr("index.chroma_server.REST_S", 0.0)
    monkeypatch.setattr("index.chroma_server.TRUST_S", 0.0)


@pytest.fixture
def home(tmp_path, chroma_url):
    """A home of 30 passages whose copy on the server is whole."""
    home = tmp_path / "home"
    with Index.open(home, chroma=chroma_url) as index:
        index.add_passages(texts(*range(30)))
        assert index.status().chroma == "ready"
    return home


def state_of(home, url):
    with Index.open(home, chroma=url) as index:
        status = index.status()
        return status.chroma, status.chroma_trouble


def collections(url):
    client = chromadb.HttpClient(*url.removeprefix("http://").split(":"))
    found = {c.name: client.get_collection(c.name, None) for c in client.list_collections()}
    client.close()
    return found


def collection_of(home, url):
    with Index.open(home) as index:
        identity = index._archive.identity
    [found] = [c for name, c in collections(url).items() if identity in name]
    return found


def test_no_text_goes_there(home, chroma_url):
    held = collection_of(home, chroma_url).get(include=["documents", "metadatas", "uris"])
    assert sorted(held["ids"], key=int) == [str(n) for n in range(1, 31)]
    assert (set(held["documents"]), set(held["uris"])) == ({None}, {None})
    assert all(metadata is None for metadata in held["metadatas"])  # no outlet, no day


def test_outlet_and_day_go_there(tmp_path, chroma_url):
    with Index.open(tmp_path / "home", chroma=chroma_url) as index:
        index.sync([ROOT / "seeds"])
        stated = {(a.outlet, (a.published or "").partition("T")[0]) for a in index.articles()}
    held = collection_of(tmp_path / "home", chroma_url).get()["metadatas"]
    assert {(m.get("outlet"), m.get("published")) for m in (m or {} for m in held)} == {
        (outlet, int(day.replace("-", "")) if day[:1].isdigit() else None) for outlet, day in stated
    }
    assert set().union(*(m or {} for m in held)) == {"outlet", "published"}


def test_the_home_holds_no_copy_of_its_own(home):
    assert not [path for path in home.iterdir() if path.name.startswith("chroma")]


def test_a_server_that_is_down_is_said_and_comes_back(tmp_path, home, chroma_server):
    with Index.open(home) as index:
        expected = index.search(QUESTION)
    with chroma_server() as server, Index.open(home, chroma=server.url) as index:
        index.refresh()
        assert index.status().chroma == "ready"
        server.stop()
        assert [h.passage.id for h in index.search(QUESTION)] == [h.passage.id for h in expected]
        status = index.status()
        assert status.chroma == "exact"
        assert status.chroma_trouble.startswith(f"{server.url} does not answer")
        server.start()
        assert [h.passage.id for h in index.search(QUESTION)] == [h.passage.id for h in expected]
        assert (index.status().chroma, index.status().chroma_trouble) == ("ready", "")


def test_a_server_that_is_killed_while_copying(tmp_path, chroma_server, monkeypatch):
    monkeypatch.setattr("index.chroma_collection.BATCH_BYTES", 4 * 256 * 10)
    with chroma_server() as server, Index.open(tmp_path / "home", chroma=server.url) as index:

        def kill(progress):
            if progress.place == "vectors" and progress.done == 10:
                server.kill()

        index.add_passages(texts(*range(40)), kill)
        assert index.status().chroma == "exact"
        assert len(index.search(QUESTION)) == 10
        server.start()
        state, trouble = index.status().chroma, index.status().chroma_trouble
        assert (state, "unfinished" in trouble) == ("exact", True)
        done = []
        index.refresh(lambda progress: done.append((progress.done, progress.total)))
        assert index.status().chroma == "ready"
        assert done[-1] == (30, 30)  # what was there already is not copied again


def test_after_a_failure_the_server_is_left_alone_for_a_while(home, monkeypatch):
    monkeypatch.setattr("index.chroma_server.REST_S", 60.0)
    asked = []

    def refuse(url, seconds):
        asked.append(url)
        raise OSError("refused")

    monkeypatch.setattr("index.chroma_server._open", refuse)
    with Index.open(home, chroma="http://127.0.0.1:9") as index:
        for _ in range(5):
            index.search(QUESTION)
        assert index.status().chroma == "exact"
    assert len(asked) == 1


class Faulty(BaseHTTPRequestHandler):
    """Answers every request with what the server's ``fault`` says."""

    def answer(self):
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        status, body = self.server.fault
        if status == "drip":
            self.send_response(200)
            self.end_headers()
            with contextlib.suppress(OSError):
                for _ in range(200):
                    self.wfile.write(b" ")
                    self.wfile.flush()
                    time.sleep(0.1)
            return
        self.send_response(status)
        if 300 <= status < 400:
            self.send_header("Location", body)
            body = ""
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body.encode())

    do_GET = do_POST = do_PUT = do_DELETE = answer

    def log_message(self, *arguments):
        pass


@pytest.fixture
def faulty():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Faulty)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    server.url = f"http://127.0.0.1:{server.server_port}"
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


FAULTS = [
    (200, "<html>a page</html>"),
    (200, ""),
    (200, "[]"),
    (200, "{}"),
    (200, '{"id": 3, "name": null}'),
    (404, "no such page"),
    (404, '{"error": "NotFoundError", "message": "gone"}'),
    (500, "\n\n"),
    (503, '{"error": "InternalError", "message": "busy\\nvery"}'),
    (301, "http://127.0.0.1:9/elsewhere"),
    ("drip", ""),
]


@pytest.mark.parametrize("fault", FAULTS)
def test_a_server_that_is_no_chroma(home, faulty, fault):
    faulty.fault = fault
    start = time.monotonic()
    with Index.open(home, chroma=faulty.url) as index:
        found = index.search(QUESTION)
        index.refresh()
        status = index.status()
    assert time.monotonic() - start < 15
    assert (len(found), status.chroma) == (10, "exact")
    assert status.chroma_trouble.startswith(faulty.url)
    assert "\n" not in status.chroma_trouble


def test_a_server_that_hangs(home):
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen(50)
        url = f"http://127.0.0.1:{silent.getsockname()[1]}"
        with Index.open(home, chroma=url) as index:
            start = time.monotonic()
            assert len(index.search(QUESTION)) == 10
            assert time.monotonic() - start < 3
            assert index.status().chroma == "exact"


def test_a_name_that_does_not_resolve(home):
    state, trouble = state_of(home, "http://no-such-host.invalid:8000")
    assert (state, trouble.startswith("http://no-such-host.invalid:8000 ")) == ("exact", True)


def test_proxies_of_the_environment_are_not_used(home, chroma_url, monkeypatch):
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    assert state_of(home, chroma_url) == ("ready", "")


def test_the_copy_of_an_older_state_is_not_used(home, chroma_url):
    with Index.open(home) as index:
        index.add_passages(texts(35))
    state, trouble = state_of(home, chroma_url)
    assert (state, "another state" in trouble) == ("exact", True)
    with Index.open(home, chroma=chroma_url) as index:
        index.refresh()
        assert index.status().chroma == "ready"
        assert collection_of(home, chroma_url).count() == 31


def test_two_copies_of_a_home_that_went_on_apart_do_not_mix(tmp_path, home, chroma_url):
    other = shutil.copytree(home, tmp_path / "other")
    with Index.open(home, chroma=chroma_url) as index:
        index.add_passages(texts(31))
        mine = index.generation
    with Index.open(other) as index:
        index.add_passages(texts(37))
        assert index.generation == mine  # and the same numbers, for other texts
    assert state_of(other, chroma_url)[0] == "exact"
    with Index.open(other, chroma=chroma_url) as index:
        index.refresh()
        assert index.status().chroma == "ready"
        found = {h.passage.text for h in index.search(TEXTS[37], 3)}
        assert TEXTS[37] in found
        assert index._vectors.search(index._embedder.embed_passages([TEXTS[37]])[0], 1)[0][0] == 31
    state, trouble = state_of(home, chroma_url)
    assert (state, "another state" in trouble) == ("exact", True)


def test_a_copy_that_lost_vectors_is_not_used_and_mended(home, chroma_url):
    collection_of(home, chroma_url).delete(ids=["3", "4"])
    assert state_of(home, chroma_url)[0] == "exact"
    with Index.open(home, chroma=chroma_url) as index:
        index.refresh()
        assert index.status().chroma == "ready"
    assert collection_of(home, chroma_url).count() == 30


@pytest.mark.parametrize("key", ["archive", "embedder", "token", "generation"])
def test_a_collection_that_says_it_is_anothers_is_not_used(home, chroma_url, key):
    collection = collection_of(home, chroma_url)
    collection.modify(metadata={**collection.metadata, key: "other"})
    state, trouble = state_of(home, chroma_url)
    assert (state, "another state" in trouble) == ("exact", True)
    with Index.open(home, chroma=chroma_url) as index:
        index.refresh()
        assert index.status().chroma == "ready"


def test_a_collection_that_is_deleted_under_an_open_index(home, chroma_url):
    with Index.open(home, chroma=chroma_url) as index:
        assert index.status().chroma == "ready"
        name = collection_of(home, chroma_url).name
        client = chromadb.HttpClient(*chroma_url.removeprefix("http://").split(":"))
        client.delete_collection(name)
        client.close()
        assert len(index.search(QUESTION)) == 10
        assert "no copy" in index.status().chroma_trouble
        index.refresh()
        assert index.status().chroma == "ready"


def test_a_graph_that_finds_too_few_is_made_anew(home, chroma_url, monkeypatch):
    from index import chroma_server

    asked = chroma_server.query
    with Index.open(home, chroma=chroma_url) as index:
        before = collection_of(home, chroma_url).id
        monkeypatch.setattr(chroma_server, "query", lambda *_: None)
        assert len(index.search(QUESTION)) == 10
        assert "broken" in index.status().chroma_trouble
        monkeypatch.setattr(chroma_server, "query", asked)
        index.refresh()
        assert index.status().chroma == "ready"
        assert collection_of(home, chroma_url).id != before


BAD = [
    "127.0.0.1:8000",
    "localhost:8000",
    "ftp://127.0.0.1:8000",
    "http://",
    "http://host:port",
    "http://host:99999",
    "http://[::1",
    "http://a b:8000",
    "http://127.0.0.1:8000/?x=1",
    "http://127.0.0.1:8000/#x",
    "http://user:secret@127.0.0.1:8000",
]


@pytest.mark.parametrize("url", BAD)
def test_an_address_that_makes_no_sense_is_refused_before_a_home_is_made(tmp_path, url):
    with pytest.raises(SettingError, match=r"KUTIP_CHROMA.*Set KUTIP_CHROMA to") as caught:
        Index.open(tmp_path / "home", chroma=url)
    assert "secret" not in str(caught.value)
    assert not (tmp_path / "home").exists()


def test_status_says_why_on_the_command_line(home, kutip):
    url = "http://127.0.0.1:9"
    done = kutip("status", "--home", home, KUTIP_CHROMA=url)
    assert (done.returncode, done.stderr) == (0, "")
    [line] = [line for line in done.stdout.splitlines() if line.startswith("chroma")]
    assert line.split(maxsplit=1)[1].startswith(f"exact: {url} does not answer")
    done = kutip("status", "--json", "--home", home, KUTIP_CHROMA=url)
    said = json.loads(done.stdout)
    assert (said["chroma"], said["chroma_trouble"][: len(url)]) == ("exact", url)
    done = kutip("status", "--home", home, KUTIP_CHROMA="nonsense")
    assert (done.returncode, "Traceback" in done.stderr, done.stdout) == (2, False, "")
    assert "KUTIP_CHROMA" in done.stderr
