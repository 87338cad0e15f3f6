"""The committed embedder and any other: unit vectors, loaded fast, chosen by one setting."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from index import Index
from index.embedder import StaticEmbedder, make_embedder
from index.errors import EmbedderError
from index.static_model import MODEL_FOLDER, load_static_model, to_sentence_transformer

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "seeds"
TEXTS = [
    "when did Kim pledge unconditional support?",
    "Kapan Kim berjanji mendukung tanpa syarat?",
    "Surat itu dikirim pada Kamis, 08/01/2026 – “dengan penuh kegembiraan”.",
    "x",
    "kata " * 600,
]


@pytest.fixture(scope="module")
def embedder():
    return StaticEmbedder()


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A sentence-transformers model on disk."""
    pytest.importorskip("sentence_transformers")
    folder = tmp_path_factory.mktemp("models") / "small"
    to_sentence_transformer().save(str(folder))
    return folder


LOADS = """
import sys, time
from index.embedder import StaticEmbedder
StaticEmbedder().embed_queries(["when did kim pledge unconditional support?"])
print(time.process_time(), sorted({"torch", "transformers", "chromadb"} & set(sys.modules)))
"""


def test_it_loads_within_a_second_and_without_torch(tmp_path):
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    paths = {"PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": str(tmp_path)}
    for _ in range(3):  # the first compiles what it imports
        done = subprocess.run(
            [sys.executable, "-c", LOADS],
            env={**kept, **paths},
            capture_output=True,
            text=True,
            timeout=60,
        )
        spent, _, heavy = done.stdout.strip().partition(" ")
        assert (heavy, done.stderr) == ("[]", "")
        if float(spent) < 1.0:
            return
    pytest.fail(f"{spent} s of processor time")


def test_it_is_small():
    assert sum(file.stat().st_size for file in MODEL_FOLDER.iterdir()) <= 15_000_000
    assert load_static_model().embedding.dtype == np.int8


def test_vectors_are_of_length_one(embedder):
    vectors = embedder.embed_passages(TEXTS)
    assert (vectors.shape, vectors.dtype) == ((len(TEXTS), embedder.dimension), np.float32)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1.0, abs=1e-5)
    assert np.array_equal(vectors, embedder.embed_queries(TEXTS))
    for text, vector in zip(TEXTS, vectors, strict=True):
        assert embedder.embed_passages([text])[0] == pytest.approx(vector, abs=1e-6)


def test_nothing_gives_nothing(embedder):
    assert embedder.embed_passages([]).shape == (0, embedder.dimension)
    assert not embedder.embed_passages(["", "😀"]).any()


def test_translations_are_near(embedder):
    english, indonesian, other = embedder.embed_queries(
        [
            "when did kim pledge unconditional support?",
            "Kapan Kim berjanji mendukung tanpa syarat?",
            "Berapa harga cabai di pasar hari ini?",
        ]
    )
    assert english @ indonesian > 0.6 > 0.3 > english @ other


def test_its_name_is_that_of_its_weights(embedder, tmp_path):
    assert make_embedder(None).name == make_embedder("static-en-id").name == embedder.name
    copy = shutil.copytree(MODEL_FOLDER, tmp_path / "copy")
    assert StaticEmbedder(copy).name == embedder.name
    other = shutil.copytree(MODEL_FOLDER, tmp_path / "other")
    weights = other / "model.safetensors"
    data = bytearray(weights.read_bytes())
    data[-1] ^= 1
    weights.write_bytes(data)
    assert StaticEmbedder(other).name != embedder.name


@pytest.mark.parametrize("fault", ["missing", "empty"])
def test_a_broken_installation_is_said_in_one_line(tmp_path, fault):
    folder = tmp_path / fault
    if fault == "empty":
        folder.mkdir()
    with pytest.raises(EmbedderError, match=r"cannot be loaded: .*Reinstall Kutip\.$") as caught:
        load_static_model(folder)
    assert "\n" not in str(caught.value)


def test_the_same_model_in_sentence_transformers(embedder):
    pytest.importorskip("sentence_transformers")
    vectors = to_sentence_transformer().encode(TEXTS)
    assert np.abs(vectors - embedder.embed_passages(TEXTS)).max() <= 1e-5


def test_any_model_of_sentence_transformers_serves(folder, tmp_path, embedder):
    home = tmp_path / "home"
    with Index.open(home) as index:
        index.sync([SEEDS])
        expected = [hit.passage.id for hit in index.search(TEXTS[1], 5)]
    with Index.open(home, embedder=str(folder)) as index:
        assert index.status().chroma == "exact"  # it knows no passage yet
        index.refresh()
        status = index.status()
        assert (status.chroma, status.embedder[:6]) == ("ready", "small@")
        assert [hit.passage.id for hit in index.search(TEXTS[1], 5)] == expected
        assert len(index.sync([SEEDS]).unchanged) == 5
    with Index.open(home) as index:
        index.refresh()
        assert (index.status().chroma, index.status().embedder) == ("ready", embedder.name)


def test_its_name_follows_weights_and_not_the_folder(folder, tmp_path):
    import torch
    from sentence_transformers import SentenceTransformer

    moved = shutil.copytree(folder, tmp_path / "small")
    assert make_embedder(str(moved)).name == make_embedder(str(folder)).name
    model = SentenceTransformer(str(folder), device="cpu")
    with torch.no_grad():
        model[0].embedding.weight[5, 5] += 1
    model.save(str(tmp_path / "trained" / "small"))
    assert (
        make_embedder(str(tmp_path / "trained" / "small")).name != make_embedder(str(folder)).name
    )


def test_prompts_of_the_model_and_of_its_family(folder, tmp_path, embedder):
    from sentence_transformers import SentenceTransformer

    e5 = make_embedder(str(shutil.copytree(folder, tmp_path / "multilingual-e5-tiny")))
    for embed, prefix in ((e5.embed_queries, "query: "), (e5.embed_passages, "passage: ")):
        expected = embedder.embed_passages([prefix + text for text in TEXTS])
        assert np.abs(embed(TEXTS) - expected).max() <= 1e-5

    own = SentenceTransformer(str(folder), device="cpu")
    own.prompts = {"query": "tanya: ", "document": "isi: "}
    own.save(str(tmp_path / "own-prompts"))
    prompted = make_embedder(str(tmp_path / "own-prompts"))
    for embed, prefix in ((prompted.embed_queries, "tanya: "), (prompted.embed_passages, "isi: ")):
        expected = embedder.embed_passages([prefix + text for text in TEXTS])
        assert np.abs(embed(TEXTS) - expected).max() <= 1e-5
    assert prompted.embed_queries([]).shape == (0, embedder.dimension)


@pytest.mark.parametrize("name", ["{tmp}/none", "no-such-user/no-such-model"])
def test_an_unknown_embedder_is_said_in_one_line(tmp_path, monkeypatch, name):
    pytest.importorskip("sentence_transformers")
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)
    named = name.format(tmp=tmp_path)
    with pytest.raises(EmbedderError, match=r"^The embedder .* cannot be loaded: .") as caught:
        make_embedder(named)
    assert (named in str(caught.value), "\n" in str(caught.value)) == (True, False)


def test_without_sentence_transformers_it_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(EmbedderError, match=r"Run: pip install 'kutip\[models\]'$"):
        make_embedder("intfloat/multilingual-e5-small")
