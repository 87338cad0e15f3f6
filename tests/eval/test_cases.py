"""Golden questions are read whole, or the bad line is named."""

import json
from collections import Counter
from pathlib import Path

import pytest

from eval.cases import GOLDEN, Case, load_cases
from index.errors import CaseError

ROW = {
    "id": "g1",
    "lang": "en",
    "type": "who",
    "history": ["Earlier?"],
    "question": "Who?",
    "answerable": True,
    "must_contain": [["Kim", "Kim Jong Un"], ["Putin"]],
    "must_not_contain": ["Biden"],
    "evidence": [{"file": "a.txt", "quote": "Kim menulis."}],
    "sources": ["a.txt"],
    "note": "not read",
}


@pytest.fixture
def written(tmp_path):
    def write(*lines):
        path = tmp_path / "cases.jsonl"
        path.write_text("\n".join(lines), encoding="utf-8")
        return path

    return write


def test_a_case_is_read_whole(written):
    cases = load_cases(written(json.dumps(ROW), "", "  "))
    assert cases == (
        Case(
            id="g1",
            language="en",
            type="who",
            question="Who?",
            history=("Earlier?",),
            answerable=True,
            must_contain=(("Kim", "Kim Jong Un"), ("Putin",)),
            must_not_contain=("Biden",),
            sources=("a.txt",),
            evidence=(("a.txt", "Kim menulis."),),
        ),
    )


def test_a_case_may_lack_a_history(written):
    row = {key: value for key, value in ROW.items() if key != "history"}
    assert load_cases(written(json.dumps(row)))[0].history == ()


@pytest.mark.parametrize(
    ("bad", "wrong"),
    [
        ("{not json", ""),
        ("[]", ""),
        ("null", ""),
        ({"question": None}, 'field "question"'),
        ({"question": "x" * 5000}, 'field "question"'),
        ({"must_contain": None}, 'field "must_contain"'),
        ({"must_contain": [["Kim"], []]}, 'field "must_contain"'),
        ({"must_contain": [], "answers": []}, 'field "answers"'),
        ({"answers": ["Kim", " "]}, 'field "answers"'),
        ({"answerable": "yes"}, 'field "answerable"'),
        ({"passage": 1}, 'field "passage"'),
        ({"lang": "fr"}, 'field "lang"'),
        ({"history": "Earlier?"}, 'field "history"'),
        ({"id": "g1"}, 'field "id"'),
        ({"id": True}, 'field "id"'),
        ({"evidence": [{"file": "a.txt"}]}, 'evidence: field "quote"'),
        ({"evidence": "a.txt"}, 'field "evidence"'),
    ],
)
def test_a_bad_line_and_its_field_are_named(written, bad, wrong):
    if not isinstance(bad, str):
        bad = json.dumps({**ROW, "id": "g2", **bad})
    path = written(json.dumps(ROW), "", bad)
    with pytest.raises(CaseError, match=rf"cases\.jsonl, line 3\W.*{wrong}"):
        load_cases(path)


def test_a_case_of_a_users_own_needs_little(written):
    [case] = load_cases(
        written("", json.dumps({"question": "Siapa yang datang?", "answers": ["Budi"]}))
    )
    assert (case.id, case.language, case.type, case.answerable) == ("2", "id", "", True)
    assert (case.answers, case.must_contain) == (("Budi",), (("Budi",),))
    assert case.passage is None


def test_a_question_without_right_answers_is_unanswerable(written):
    row = {"question": "Who came?", "passage": "Nobody did.", "answers": []}
    [case] = load_cases(written(json.dumps(row)))
    assert (case.language, case.answerable, case.must_contain) == ("en", False, ())
    assert case.passage == "Nobody did."


def test_a_file_that_cannot_be_read_is_named(tmp_path, written):
    with pytest.raises(CaseError, match="nowhere"):
        load_cases(tmp_path / "nowhere.jsonl")
    with pytest.raises(CaseError, match="holds no cases"):
        load_cases(written(""))
    binary = tmp_path / "binary.jsonl"
    binary.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(CaseError, match="cannot be read"):
        load_cases(binary)


def test_the_committed_cases():
    cases = load_cases()
    assert len(cases) == 51
    assert Counter(case.answerable for case in cases) == {True: 39, False: 12}
    assert Counter(case.language for case in cases) == {"id": 28, "en": 23}
    assert len({case.id for case in cases}) == 51


def test_the_committed_evidence_stands_in_the_seeds():
    seeds = Path(__file__).parents[2] / "seeds"
    texts = {path.name: path.read_bytes().decode("utf-8-sig") for path in seeds.glob("*.txt")}
    for case in load_cases(GOLDEN):
        assert set(case.sources) <= texts.keys()
        assert bool(case.sources) == case.answerable
        for file, quote in case.evidence:
            assert quote in texts[file]
