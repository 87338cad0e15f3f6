"""Answers out of a file: read as they are documented, refused where they are not."""

import json
from dataclasses import replace

import pytest

from eval.answering.given import GivenAnswers
from eval.answering.marked import read_answer
from eval.answering.opening import open_given
from eval.answering.outcome import Cited, Claim, Evidence, Outcome
from index.errors import CaseError

from .answering_parts import CASE, INDONESIAN, OFF_TOPIC, SEEDS

CASES = (CASE, OFF_TOPIC, INDONESIAN)


@pytest.fixture
def answers(tmp_path):
    def write(*rows):
        file = tmp_path / "answers.jsonl"
        file.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
        return file

    return write


def test_answers_are_read_sentence_by_sentence(answers):
    file = answers(
        {
            "id": "q1",
            "answer": "He did so in July 2025 [1]. He did it again [1][7]. It rained.",
            "passages": ["Kim berjanji.", {"text": "Hujan.", "title": "Cuaca"}],
            "short": "July 2025",
            "model": "any",
        },
        {"id": "q2", "answer": "The passages do not say who invented it."},
    )
    system = GivenAnswers(file, CASES)
    assert system.name == "answers, answers.jsonl"
    passages = (Evidence("Kim berjanji."), Evidence("Hujan.", "Cuaca"))
    assert [system.answer(case) for case in CASES] == [
        (
            Outcome(
                case="q1",
                text="He did so in July 2025 [1]. He did it again [1][7]. It rained.",
                refused=False,
                claims=(
                    Claim("He did so in July 2025.", (1,)),
                    Claim("He did it again.", (1, 7)),
                    Claim("It rained."),
                ),
                citations=(Cited(1, "Kim berjanji."), Cited(7, None)),
                evidence=passages,
                short="July 2025",
            ),
            None,
        ),
        (Outcome("q2", "The passages do not say who invented it.", refused=True), None),
        (Outcome("q3", "", refused=False, error="no answer in answers.jsonl"), None),
    ]


@pytest.mark.parametrize(
    ("text", "said", "refused", "claims"),
    [
        ("", None, True, 0),
        ("", False, False, 0),
        ("In July [1].", True, True, 0),
        ("I could not find it. But it rained [1].", None, False, 1),
        ("I could not find it.", False, False, 0),
        ("[1]", None, True, 0),
        ("None of the sources are helpful.", None, True, 0),
        ("Unfortunately, none of the provided sources is directly relevant [1].", None, True, 0),
        ("The sources provided are not helpful.", None, True, 0),
        ("None of the ships are helpful [1].", None, False, 1),
        ("He found none of the sources helpful [1].", None, False, 1),
    ],
)
def test_what_is_a_refusal(text, said, refused, claims):
    outcome = read_answer(CASE, text, (Evidence("x"),), said)
    assert (outcome.refused, len(outcome.claims)) == (refused, claims)
    assert outcome.evidence == (Evidence("x"),)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"answer": ""}, 'line 2: field "id" is None, not text or a whole number'),
        ({"id": "q9", "answer": ""}, "line 2: field \"id\" is 'q9', not that of a question"),
        ({"id": "q1", "answer": ""}, "line 2: field \"id\" is 'q1', not one that no line above"),
        ({"id": "q2"}, 'line 2: field "answer" is None, not text'),
        ({"id": "q2", "answer": "", "refused": 1}, 'field "refused" is 1, not true or false'),
        ({"id": "q2", "answer": "", "passages": "x"}, "field \"passages\" is 'x', not a list"),
        ({"id": "q2", "answer": "", "passages": [1]}, 'field "passages" is \\[1\\], not a list'),
        ({"id": "q2", "answer": "", "passages": [{}]}, 'line 2, passage 1: field "text" is None'),
        ({"id": "q2", "answer": "", "short": 5}, 'field "short" is 5'),
    ],
)
def test_a_row_that_cannot_be_used_is_named(answers, row, message):
    with pytest.raises(CaseError, match=message):
        GivenAnswers(answers({"id": "q1", "answer": ""}, row), CASES)


def test_numbers_may_name_questions_and_the_manifest_names_the_file(answers):
    file = answers({"id": 7, "answer": "x"})
    seventh = replace(CASE, id="7")
    assert GivenAnswers(file, [seventh]).answer(seventh)[0].claims == (Claim("x"),)
    opened = open_given(answers({"id": "q1", "answer": ""}), SEEDS)
    assert list(opened.about) == ["answers"] and len(opened.about["answers"]) == 64
    with pytest.raises(CaseError, match="cannot be read"):
        open_given(file.parent / "none.jsonl", SEEDS)
