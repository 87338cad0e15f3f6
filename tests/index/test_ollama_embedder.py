"""Embedders of Ollama, against a small server that speaks its interface, and breaks it."""

import hashlib
import json
import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import numpy as np
import pytest

from index import Index
from index.article import RawArticle
from index.embedder import make_embedder
from index.errors import EmbedderError, SettingError
from index.ollama_embedder import BATCH, OllamaEmbedder
from index.prefixes import Prefixes, find_prefixes

DIMENSION = 8
MODELS = {"bge-m3:latest": "79" * 32, "nomic-embed-text:v1.5": "0a" * 32, "llama3:8b": "36" * 32}


def vector_of(text):
    """Eight numbers that a text alone decides; not of length one."""
    return [byte / 25 - 5 for byte in hashlib.sha256(text.encode()).digest()[:DIMENSION]]


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        assert self.path == "/api/tags"
        models = [{"name": n, "model": n, "digest": d} for n, d in self.server.models.items()]
        self.reply(200, self.server.tags or json.dumps({"models": models}))

    def do_POST(self):
        assert self.path == "/api/embed"
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.append(asked)
        if self.server.pause:
            time.sleep(self.server.pause)
        if self.server.fault:
            self.reply(*self.server.fault)
        else:
            vectors = [vector_of(text) for text in asked["input"]]
            self.reply(200, json.dumps({"model": asked["model"], "embeddings": vectors}))

    def reply(self, status, body):
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        if 300 <= status < 400:
            self.send_header("Location", "http://127.0.0.1:9/")
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *arguments):
        pass


@pytest.fixture
def ollama():
    """A server; ``asked`` are its requests to embed, ``fault`` what it answers instead."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.models, server.tags, server.asked = dict(MODELS), None, []
    server.fault, server.pause = None, 0
    server.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def unit(text):
    vector = np.array(vector_of(text))
    return vector / np.linalg.norm(vector)


def test_vectors_are_those_of_ollama_at_length_one(ollama):
    embedder = make_embedder("ollama:bge-m3", ollama.url)
    assert (embedder.name, ollama.asked) == (f"ollama:bge-m3@{'79' * 6}", [])
    assert embedder.dimension == DIMENSION
    found = embedder.embed_passages(["satu", "dua"])
    assert (found.dtype, found.shape) == (np.float32, (2, DIMENSION))
    assert found == pytest.approx(np.array([unit("satu"), unit("dua")]), abs=1e-6)
    assert np.array_equal(embedder.embed_queries(["dua"]), found[1:])
    asked = ollama.asked[1]
    assert (asked["model"], asked["input"], asked["truncate"]) == ("bge-m3", ["satu", "dua"], True)


def test_many_texts_go_in_batches_and_keep_their_order(ollama):
    embedder = OllamaEmbedder("bge-m3", ollama.url)
    texts = [f"berita {n}" for n in range(2 * BATCH + 3)]
    found = embedder.embed_passages(texts)
    assert found == pytest.approx(np.array([unit(text) for text in texts]), abs=1e-6)
    assert [len(asked["input"]) for asked in ollama.asked] == [1, BATCH, BATCH, 3]


def test_no_text_is_no_vector(ollama):
    embedder = OllamaEmbedder("bge-m3", ollama.url)
    assert embedder.embed_passages([]).shape == (0, DIMENSION)
    found = embedder.embed_passages(["", "satu", " \n"])
    assert [bool(row.any()) for row in found] == [False, True, False]
    assert ollama.asked[-1]["input"] == ["satu"]


def test_prefixes_of_a_family(ollama):
    embedder = OllamaEmbedder("nomic-embed-text:v1.5", ollama.url)
    embedder.embed_queries(["apa?"])
    embedder.embed_passages(["isi"])
    assert [asked["input"] for asked in ollama.asked[1:]] == [
        ["search_query: apa?"],
        ["search_document: isi"],
    ]
    assert embedder.name.startswith(f"ollama:nomic-embed-text:v1.5@{'0a' * 6}-")


@pytest.mark.parametrize(
    ("model", "query", "passage"),
    [
        ("bge-m3", "", ""),
        ("all-minilm", "", ""),
        ("nomic-embed-text", "search_query: ", "search_document: "),
        ("intfloat/multilingual-e5-small", "query: ", "passage: "),
        ("jeffh/intfloat-multilingual-e5-large:f16", "query: ", "passage: "),
        ("mxbai-embed-large", "Represent this sentence for searching relevant passages: ", ""),
        ("some5model", "", ""),
        ("snowflake-arctic-embed2", "query: ", ""),
    ],
)
def test_families_by_name(model, query, passage):
    assert find_prefixes(model) == Prefixes(query, passage)


def test_another_pull_of_a_model_has_another_name(ollama):
    first = OllamaEmbedder("bge-m3", ollama.url).name
    ollama.models["bge-m3:latest"] = "ab" * 32
    assert OllamaEmbedder("bge-m3", ollama.url).name != first


def test_an_index_of_it(tmp_path, ollama):
    texts = [RawArticle(f"p{n}", f"/p{n}", f"Harga beras {n} naik.") for n in range(40)]
    with Index.open(tmp_path, "ollama:bge-m3", ollama=ollama.url) as index:
        index.add_passages(texts)
        assert index.status().embedder.startswith("ollama:bge-m3@")
        [hit] = index.search("Harga beras 7 naik.", 1)
        assert (hit.passage.text, hit.ranks["dense"]) == ("Harga beras 7 naik.", 1)


def fails(url, model="bge-m3", seconds=5.0):
    """The message with which embedding fails; one line that names what failed."""
    with pytest.raises(EmbedderError) as caught:
        OllamaEmbedder(model, url, seconds).embed_passages(["satu", "dua"])
    assert "\n" not in str(caught.value)
    assert url in str(caught.value)
    return str(caught.value)


def test_where_nothing_listens():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    assert "Run: ollama serve" in fails(f"http://127.0.0.1:{port}")


def test_a_server_that_accepts_and_says_nothing(monkeypatch):
    monkeypatch.setattr("index.ollama_embedder.LIST_S", 0.5)
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        start = time.monotonic()
        assert "took longer than 0.5 s" in fails(f"http://127.0.0.1:{silent.getsockname()[1]}")
        assert time.monotonic() - start < 2


def test_a_model_that_is_not_there(ollama):
    assert fails(ollama.url, "no-such") == (
        f"Ollama at {ollama.url} has no model 'no-such'. Run: ollama pull no-such"
    )


def numbers(count, dimension, value=0.5):
    return json.dumps({"embeddings": [[value] * dimension] * count})


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ((404, '{"error": "model not found"}'), "Run: ollama pull bge-m3"),
        ((501, '{"error": "this model does not support embeddings"}'), "does not embed"),
        ((503, '{"error": "server busy,\\nplease try again"}'), "failed with 503: server busy, pl"),
        ((500, ""), "failed with 500: no reason given"),
        ((302, ""), "failed with 302"),
        ((200, "<html>"), "cannot be read"),
        ((200, "{}"), "cannot be read"),
        ((200, '{"embeddings": [["a"]]}'), "cannot be read"),
        ((200, numbers(3, DIMENSION)), "gave 3 vectors"),
        ((200, numbers(0, DIMENSION)), "gave 0 vectors"),
        ((200, '{"embeddings": [[]]}'), "gave 1 vectors of [0] numbers"),
        ((200, '{"embeddings": [[1, 2], [1]]}'), "gave 2 vectors of [1, 2] numbers"),
        ((200, '{"embeddings": [[NaN, 1.0]]}'), "something else than numbers"),
        ((200, '{"embeddings": [[1e999, 1.0]]}'), "something else than numbers"),
    ],
)
def test_an_answer_that_is_wrong(ollama, fault, said):
    ollama.fault = fault
    assert said in fails(ollama.url)


def test_a_dimension_that_changes_on_the_way(ollama):
    embedder = OllamaEmbedder("bge-m3", ollama.url)
    assert embedder.dimension == DIMENSION
    ollama.fault = (200, numbers(1, 5))
    with pytest.raises(EmbedderError, match="of 5 numbers, and of 8 before"):
        embedder.embed_queries(["satu"])


def test_a_model_that_takes_too_long(ollama):
    ollama.pause = 1.5
    start = time.monotonic()
    assert "took longer than 0.3 s" in fails(ollama.url, seconds=0.3)
    assert time.monotonic() - start < 1.5


@pytest.mark.parametrize("tags", ["<html>", "{}", '{"models": [{"model": "bge-m3:latest"}]}'])
def test_a_list_of_models_that_is_none(ollama, tags):
    ollama.tags = tags
    assert fails(ollama.url)


def test_settings_that_make_no_sense():
    with pytest.raises(SettingError, match="KUTIP_OLLAMA"):
        make_embedder("ollama:bge-m3", "127.0.0.1:11434")
    with pytest.raises(EmbedderError, match="names no model"):
        make_embedder("ollama:")


def test_proxies_of_the_environment_are_not_used(ollama, monkeypatch):
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    assert OllamaEmbedder("bge-m3", ollama.url).embed_queries(["satu"]).shape == (1, DIMENSION)


def test_on_the_command_line_it_is_one_line(tmp_path, kutip, ollama):
    (tmp_path / "a.txt").write_text("Harga beras naik di Bali pada Senin.", encoding="utf-8")
    settings = {"KUTIP_EMBEDDER": "ollama:bge-m3", "KUTIP_OLLAMA": ollama.url}
    assert kutip("index", tmp_path / "a.txt", **settings).returncode == 0
    ollama.fault = (503, '{"error": "busy"}')
    done = kutip("ask", "harga beras?", **settings)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert "failed with 503: busy" in done.stderr
