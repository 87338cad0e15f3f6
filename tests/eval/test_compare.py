"""Two runs compared question by question, and the gate that a run must pass."""

import json

import pytest

from eval.compare import compare, load_report, mcnemar, render, to_json
from eval.gate import breaches
from eval.scores.score import METRICS
from index.errors import CaseError, UsageError


@pytest.fixture
def report(tmp_path):
    def write(name, rows, **more):
        items = [
            {"id": id_, "values": {**dict.fromkeys(METRICS), **values}} for id_, values in rows
        ]
        known = {"suite": "seeds", "system": "kutip, quote", "judge": "deterministic 1"}
        plain = {**known, "items": items, **more}
        (tmp_path / name).write_text(json.dumps(plain), encoding="utf-8")
        return load_report(tmp_path / name)

    return write


def correct(*values):
    return [(f"q{i}", {"correct": value}) for i, value in enumerate(values)]


def test_wins_losses_and_what_flipped(report):
    old = report("old.json", [*correct(1, 0, 0, 0), ("gone", {"correct": 1.0})])
    new = report("new.json", correct(0, 1, 1, 0))
    [found] = compare(old, new)
    assert (found.metric, found.change.value, found.change.n) == ("correct", 0.25, 4)
    assert (found.wins, found.losses, found.p) == (("q1", "q2"), ("q0",), 1.0)
    assert not found.worse
    text = render(old, new, (found,))
    assert "now right: q1, q2" in text
    assert "now wrong: q0" in text
    plain = to_json((found,))
    assert plain["correct"]["wins"] == ["q1", "q2"]
    assert json.loads(json.dumps(plain, allow_nan=False)) == plain


def test_for_some_metrics_less_is_a_win(report):
    old = report("old.json", [("q", {"contradicted": 0.5})])
    new = report("new.json", [("q", {"contradicted": 0.0})])
    [found] = compare(old, new)
    assert (found.wins, found.losses, found.worse, found.p) == (("q",), (), False, None)
    [back] = compare(new, old)
    assert back.worse


def test_mcnemar_by_hand():
    assert mcnemar(0, 0) is None
    assert mcnemar(5, 5) == 1.0
    assert mcnemar(8, 0) == pytest.approx(2 / 2**8)
    assert mcnemar(0, 8) == mcnemar(8, 0)
    assert mcnemar(9, 1) == pytest.approx(2 * 11 / 2**10)
    assert 0 <= mcnemar(700, 900) < 1e-5


def test_runs_about_other_questions_cannot_be_compared(report):
    old, new = report("old.json", correct(1)), report("new.json", [("other", {"correct": 1})])
    with pytest.raises(UsageError, match="no question in common"):
        compare(old, new)


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"items": [{"id": 1}]}', '{"items": 3}'])
def test_what_is_no_report_is_named(tmp_path, content):
    file = tmp_path / "x.json"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(CaseError, match=r"x\.json cannot be read as the report"):
        load_report(file)
    with pytest.raises(CaseError, match=r"nowhere\.json"):
        load_report(tmp_path / "nowhere.json")


def test_an_equal_run_passes(report):
    held = report("old.json", correct(1, 0, 1), floors={"correct": 0.6})
    assert breaches(held, report("new.json", correct(1, 0, 1))) == ()


def test_a_run_that_is_surely_worse_is_stopped_and_the_metric_named(report):
    held = report("old.json", correct(*[1] * 20))
    [breach] = breaches(held, report("new.json", correct(*[1] * 10, *[0] * 10)))
    assert str(breach).startswith("correct: changed by -0.500 [")
    assert "q10, q11" in str(breach)
    few = report("few.json", correct(*[1] * 19, 0))
    assert breaches(held, few) == ()  # one of twenty may be chance


def test_a_broken_floor_stops_a_run(report):
    run = report("new.json", correct(1, 0))
    held = report("old.json", correct(1, 0), floors={"correct": 0.6, "faithfulness": 0.9})
    assert [str(b) for b in breaches(held, run)] == [
        "correct: 0.500 is below 0.6",
        "faithfulness: has no value, but a floor of 0.9",
    ]
    most = report("most.json", correct(1, 0), floors={"any_unsupported": 0.1})
    noisy = report("noisy.json", [("q0", {"correct": 1.0, "any_unsupported": 0.5})])
    assert "any_unsupported: 0.500 is above 0.1" in [str(b) for b in breaches(most, noisy)]


def test_more_unscored_sentences_stop_a_run(report):
    held = report("old.json", [("q", {"unscored": 0.0})])
    run = report("new.json", [("q", {"unscored": 0.25})])
    assert [str(b) for b in breaches(held, run)] == ["unscored: rose from 0.0% to 25.0%"]
    assert breaches(run, held) == ()


def test_questions_on_which_the_system_failed_stop_a_run(report):
    held = report("old.json", correct(1, 1, 1))
    broken = report("new.json", [*correct(1), ("q1", {}), ("q2", {})])
    assert [str(b) for b in breaches(held, broken)] == ["failed: 2 questions, such as q1"]


@pytest.mark.parametrize("other", [{"suite": "facqa"}, {"judge": "llm:x"}])
def test_a_run_of_another_kind_holds_nothing(report, other):
    held = report("old.json", correct(1))
    with pytest.raises(UsageError, match=r"old\.json has .* there is nothing to hold"):
        breaches(held, report("new.json", correct(1), **other))


def test_questions_left_out_stop_a_run(report):
    held = report("old.json", correct(1, 1, 1))
    [breach] = breaches(held, report("new.json", correct(1)))
    assert str(breach) == "questions: 2 of the baseline are not in the run, such as q1"


@pytest.mark.parametrize("floors", [[], {"corect": 0.5}, {"correct": "0.5"}, {"correct": True}])
def test_floors_that_make_no_sense_are_named(report, floors):
    held = report("old.json", correct(1), floors=floors)
    with pytest.raises(CaseError, match="floors"):
        breaches(held, report("new.json", correct(1)))
