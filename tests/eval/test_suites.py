"""Suites by name, or the questions of a file."""

import gzip
import json

import pytest

from eval.suites import SUITES, load_suite
from index.errors import CaseError, UsageError


@pytest.fixture
def data(tmp_path):
    (tmp_path / "qa").mkdir()
    sets = {
        "facqa_dev": [{"id": "f1", "question": "Siapa?", "passage": "Budi.", "answer": "Budi"}],
        "idk_mrc_dev": [
            {"id": "i1", "question": "Kapan?", "passage": "1998.", "answers": ["1998"]},
            {"id": "i2", "question": "Di mana?", "passage": "1998.", "answerable": False},
        ],
        "english_questions_dev": [
            {
                "id": "e1",
                "set": "facqa",
                "question_en": "Who was it?",
                "passage": "Budi.",
                "answer": "Budi",
            },
            {
                "id": "e2",
                "set": "idk",
                "question_en": "Where was it?",
                "passage": "1998.",
                "answerable": False,
            },
        ],
        "nq_open_offtopic_dev": [{"question": "who wrote hamlet"}],
    }
    for name, rows in sets.items():
        with gzip.open(tmp_path / "qa" / f"{name}.jsonl.gz", "wt", encoding="utf-8") as lines:
            lines.writelines(json.dumps(row) + "\n" for row in rows)
    return tmp_path


def test_the_seeds_need_no_data():
    suite = load_suite("seeds", None)
    assert (suite.name, len(suite.cases), suite.of, suite.passage) == ("seeds", 51, "home", False)


def test_suites_of_a_data_folder(data):
    found = {name: load_suite(name, data) for name in SUITES[1:-1]}
    assert {n: ([c.id for c in s.cases], s.of, s.passage) for n, s in found.items()} == {
        "facqa": (["f1"], "pool", False),
        "idk-mrc": (["i1", "i2"], "pool", True),
        "crosslingual": (["e1"], "pool", False),
        "offtopic": (["1"], "home", False),
    }
    [case] = found["facqa"].cases
    assert (case.answers, case.must_contain, case.passage) == (("Budi",), (("Budi",),), "Budi.")
    assert [c.answerable for c in found["idk-mrc"].cases] == [True, False]
    assert not found["offtopic"].cases[0].answerable


def test_the_passage_may_be_given(data):
    assert load_suite("facqa", data, passage=True).passage
    with pytest.raises(UsageError, match=r"51 questions of seeds have no passage.*such as 'g001'"):
        load_suite("seeds", None, passage=True)


def test_a_file_of_ones_own(tmp_path):
    file = tmp_path / "mine.jsonl"
    file.write_text('{"question": "Who came?", "answers": ["Budi"]}', encoding="utf-8")
    suite = load_suite("file", file)
    assert (suite.name, suite.of, [c.id for c in suite.cases]) == ("mine", "home", ["1"])


def test_what_is_missing_is_said(tmp_path):
    with pytest.raises(UsageError, match=r"no suite 'seed'\. Suites: seeds, facqa"):
        load_suite("seed", None)
    with pytest.raises(UsageError, match="--data DIR"):
        load_suite("facqa", None)
    with pytest.raises(UsageError, match="--data FILE"):
        load_suite("file", tmp_path)
    with pytest.raises(CaseError, match=r"facqa_dev\.jsonl\.gz"):
        load_suite("facqa", tmp_path)
