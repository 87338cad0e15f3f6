"""What ``kutip eval reader`` reads: a user's file, and a data folder."""

import json

import pytest

from eval.reader.cases import ReadCase, check_files, load_file, load_off_topic, load_sets
from index.errors import CaseError

from .conftest import english, facqa, idk, write_rows

ROW = {"question": "Siapa?", "passage": "Budi datang.", "answers": ["Budi"], "answerable": True}


def give_answers(data):
    """Makes the folder of the retrieval tests one for the reader: questions with their answers."""
    qa = data / "qa"
    market, quake = "Pasar apakah yang terbakar di Jakarta Pusat?", "Berapa kekuatan gempa Padang?"
    write_rows(
        qa / "facqa_dev.jsonl.gz",
        [
            {**facqa("f1", market, "pasar"), "answer": "Pasar Senen"},
            {**facqa("f2", quake, "gempa"), "answer": "6,2 skala Richter"},
        ],
    )
    who, where, old = (
        "Siapa yang membangun Borobudur?",
        "Di mana komodo hidup?",
        "Berapa umur Toba?",
    )
    island = "Pulau Komodo , Rinca dan Flores"
    write_rows(
        qa / "idk_mrc_dev.jsonl.gz",
        [
            {**idk("i1", who, "borobudur"), "answers": ["wangsa Syailendra", "Syailendra"]},
            {**idk("i2", where, "komodo"), "answers": [island]},
            {**idk("i3", old, "toba", answerable=False), "answers": []},
        ],
    )
    market, who = "Which market burned in Central Jakarta?", "Who built Borobudur temple?"
    write_rows(
        qa / "english_questions_dev.jsonl",
        [
            {**english("f1", "facqa", market, "pasar"), "answer": "Pasar Senen"},
            {**english("i1", "idk", who, "borobudur"), "answer": "wangsa Syailendra"},
        ],
    )
    strange = ("who won the super bowl", "when was the last time anyone was on the moon")
    write_rows(qa / "nq_open_offtopic_dev.jsonl.gz", [{"question": text} for text in strange])
    return data


@pytest.fixture
def reader_data(retrieval_data):
    return give_answers(retrieval_data)


def without(name):
    return {key: value for key, value in ROW.items() if key != name}


def test_rows_of_a_file(tmp_path):
    file = tmp_path / "own.jsonl"
    no = {"question": "Kapan?", "passage": ""}
    write_rows(
        file,
        [
            {**ROW, "id": "q1"},
            {**ROW, "id": 7, "answers": ["Budi", "si Budi"]},
            without("answerable"),
            {**no, "answerable": False},  # answers may be missing, the passage empty
            {**no, "answerable": False, "answers": None},
            {**no, "answerable": False, "answers": ["tidak dihitung"]},
            {**no, "answers": []},
        ],
    )
    yes = ("Siapa?", "Budi datang.")
    assert load_file(file) == (
        ReadCase("q1", *yes, ("Budi",)),
        ReadCase("7", *yes, ("Budi", "si Budi")),
        ReadCase("3", *yes, ("Budi",)),
        *(ReadCase(str(line), "Kapan?", "", ()) for line in (4, 5, 6, 7)),
    )
    assert [case.answerable for case in load_file(file)] == [True] * 3 + [False] * 4


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (without("question"), 'field "question" is None'),
        ({**ROW, "question": "  "}, "field \"question\" is '  '"),
        (without("passage"), 'field "passage" is None, not text'),
        ({**ROW, "passage": ["a"]}, "field \"passage\" is ['a'], not text"),
        ({**ROW, "passage": "\ud800"}, 'field "passage" holds half a character'),
        ({**ROW, "question": "\udfff?"}, 'field "question" holds half a character'),
        ({**ROW, "answers": "Budi"}, "field \"answers\" is 'Budi', not a list of at least one"),
        ({**ROW, "answers": []}, 'field "answers" is [], not a list of at least one'),
        ({**ROW, "answers": [3]}, 'field "answers" is [3], not a list of texts'),
        ({**ROW, "answers": [" "]}, "field \"answers\" is [' '], not a list of texts"),
        (without("answers"), 'field "answers" is None, not a list'),
        ({**ROW, "answerable": "no"}, "field \"answerable\" is 'no', not true or false"),
        ({**ROW, "id": [1]}, 'field "id" is [1]'),
        # FacQA's own field is "answer": that must not pass for an unanswerable question.
        ({"question": "Siapa?", "passage": "Budi.", "answer": "Budi"}, 'field "answers" is None'),
        ({**ROW, "answers": ["Budi"] * 99 + [0]}, "…, not a list of texts"),
    ],
)
def test_a_row_that_cannot_be_used_is_named(tmp_path, row, reason):
    file = tmp_path / "own.jsonl"
    write_rows(file, [ROW])
    with file.open("a", encoding="utf-8") as lines:
        lines.write("\n" + json.dumps(row))
    with pytest.raises(CaseError) as error:
        load_file(file)
    assert str(error.value).startswith(f"{file}, line 3: ")
    assert reason in str(error.value)
    assert len(str(error.value)) < len(str(file)) + 200


def test_a_row_that_cannot_be_asked_is_a_row(tmp_path):
    file = tmp_path / "own.jsonl"
    write_rows(file, [{**ROW, "question": "x" * 2001}, {**ROW, "question": "x" * 2000}])
    assert [case.askable for case in load_file(file)] == [False, True]


def test_development_questions_can_all_be_asked(reader_data):
    write_rows(reader_data / "qa" / "nq_open_offtopic_dev.jsonl.gz", [{"question": "x" * 2001}])
    with pytest.raises(CaseError, match='line 1: field "question" has 2,001 characters'):
        load_off_topic(reader_data)


def test_a_file_that_cannot_be_used(tmp_path):
    empty, broken = tmp_path / "empty.jsonl", tmp_path / "broken.jsonl"
    empty.write_text("\n", encoding="utf-8")
    broken.write_text("{", encoding="utf-8")
    for file, reason in (
        (empty, "holds no questions"),
        (broken, "line 1: not JSON"),
        (tmp_path / "none.jsonl", "cannot be read"),
        (tmp_path, "cannot be read"),
    ):
        with pytest.raises(CaseError, match=reason):
            load_file(file)


def test_sets_of_a_data_folder(reader_data):
    sets = load_sets(reader_data)
    assert {name: [case.id for case in cases] for name, cases in sets.items()} == {
        "facqa": ["f1", "f2"],
        "idk": ["i1", "i2", "i3"],
        "english_facqa": ["f1"],
        "english_idk": ["i1"],
    }
    assert sets["facqa"][0].answers == ("Pasar Senen",)
    assert [case.answers for case in sets["idk"]] == [
        ("wangsa Syailendra", "Syailendra"),
        ("Pulau Komodo , Rinca dan Flores",),
        (),
    ]
    assert [case.question for case in load_off_topic(reader_data)][:1] == ["who won the super bowl"]


def test_missing_files_are_named_at_once(reader_data):
    (reader_data / "qa" / "facqa_dev.jsonl.gz").unlink()
    names = ["qa/facqa_dev", "qa/idk_mrc_dev", "qa/none", "qa/none"]
    with pytest.raises(CaseError) as error:
        check_files(reader_data, names)
    message = str(error.value)
    assert message.startswith("There is no qa/facqa_dev.jsonl.gz, no qa/none.jsonl.gz in ")
    assert message.endswith("kutip eval reader --data DIR")
    check_files(reader_data, ["qa/idk_mrc_dev"])
