"""The report of a run as JSON, its difference to another, and what is known of its judge."""

import json

import pytest

from eval.metrics import Bin, Estimate, difference
from eval.reports.as_json import timings_json, to_json
from eval.reports.comparison import differences
from eval.reports.known_agreement import FILE, NOT_MEASURED, in_words, known_agreement
from eval.scores.score import METRICS
from eval.scores.summary import Evaluated

from .report_runs import answered, better_run, made_run, make_case, refused, small_run


def test_json():
    plain = to_json(Evaluated(small_run()))
    assert json.loads(json.dumps(plain, allow_nan=False)) == plain
    third = {"value": pytest.approx(1 / 3), "low": 0.0, "high": 1.0, "n": 3}
    assert plain["correct"] == plain["correct_single_fact"] == plain["over_refused"] == third
    assert plain["unanswerable_refused"] == {"value": 1.0, "low": 1.0, "high": 1.0, "n": 1}
    assert plain["citations_verbatim"] == {"value": 1.0, "low": 1.0, "high": 1.0, "n": 2}
    head = ("suite", "system", "writer", "judge", "judge_shares", "agreement", "n", "crag")
    assert [plain[name] for name in head] == [
        "seeds",
        "kutip, quote",
        "quote",
        "replies",
        None,
        [],
        5,
        0.0,
    ]
    assert plain["metrics"]["correct"] == {"value": 0.5, "low": 0.0, "high": 1.0, "n": 4}
    assert set(plain["metrics"]) == {*METRICS, "faithfulness_micro", "balanced_refusal", "failed"}
    assert plain["worst"] == ["a5", "a2", "a3"]
    assert plain["slices"][0]["slice"] == "language id"
    assert "latency" not in plain
    item = plain["items"][1]
    assert item.pop("values")["faithfulness"] == 0.0
    assert item == {
        "id": "a2",
        "language": "en",
        "type": "who",
        "answerable": True,
        "refused": False,
        "correct": False,
        "error": None,
        "text": "It was on Tuesday. [1]",
        "claims": [
            {
                "text": "It was on Tuesday.",
                "citations": [1],
                "verdict": "contradicted",
                "score": 0.1,
                "reasons": ["day: Tuesday, not Monday"],
                "cited": "contradicted",
            }
        ],
    }
    assert [i["correct"] for i in plain["items"]] == [True, False, False, True, None]


def test_equal_runs_give_equal_bytes():
    one = small_run(settings={"b": {"y", "x"}, "a": (1, 2)}, writer="w")
    other = small_run(writer="w", settings={"a": (1, 2), "b": {"x", "y"}})
    assert json.dumps(to_json(Evaluated(one))) == json.dumps(to_json(Evaluated(other)))
    assert to_json(Evaluated(one))["manifest"]["settings"] == {"a": [1, 2], "b": ["x", "y"]}
    assert to_json(Evaluated(one))["writer"] == "w"


def test_the_empty_run():
    plain = to_json(Evaluated(made_run([])))
    assert plain["correct"] == {"value": None, "low": None, "high": None, "n": 0}
    assert plain["crag"] is None
    assert (plain["items"], plain["worst"], plain["slices"]) == ([], [], [])
    assert timings_json(made_run([]))["steps"]["total_ms"] == {
        "p50": None,
        "p95": None,
        "cold": None,
    }


def test_timings():
    plain = timings_json(small_run())
    assert plain["steps"]["total_ms"] == {"p50": 52.5, "p95": 72.75, "cold": 15.0}
    assert plain["items"][0] == {
        "case": "a1",
        "retrieve_ms": 10.0,
        "first_ms": 12.0,
        "total_ms": 15.0,
    }


def test_differences_are_paired_by_question():
    ours, theirs = small_run(), better_run()
    turned = made_run(reversed(theirs.scores))
    assert differences(ours, theirs) == differences(ours, turned)
    found = differences(ours, theirs)
    assert found["correct"] == difference([1, 0, 0, 1], [1, 1, 1, 1])
    assert found["faithfulness"].n == 2  # where both answered
    assert found["failed"].value == pytest.approx(0.2)
    assert found["balanced_refusal"].value == pytest.approx(-1 / 6)
    assert (found["faithfulness_micro"].value, found["faithfulness_micro"].n) == (-0.5, 5)
    assert differences(ours, ours)["faithfulness_micro"] == Estimate(0.0, 0.0, 0.0, 5)


def test_differences_over_nothing():
    none = Estimate(None, None, None, 0)
    other = made_run([answered(make_case("z"))])
    assert set(differences(small_run(), other).values()) == {none}
    answerless = made_run([refused(make_case("a1"))])
    assert differences(small_run(), answerless)["faithfulness_micro"].value is None


def test_known_agreement(tmp_path):
    file = tmp_path / "agreement.json"
    figures = {
        "set": "qags",
        "n": 8,
        "balanced_accuracy_own": 0.74,
        "balanced_accuracy_own_ci": [0.7, 0.78],
        "auroc": None,
        "auroc_ci": None,
    }
    bins = [{"confidence": 0.2, "outcome": 0.1, "n": 5}]
    judges = {
        "replies": {"qags": {**figures, "reliability": bins}, "qags_e_c": figures},
        "length only": {"qags": {**figures, "auroc": 0.6}},
    }
    file.write_text(json.dumps({"judges": judges}), encoding="utf-8")
    (only,) = known_agreement("replies", file)
    assert (only.set, only.balanced_accuracy) == ("qags", Estimate(0.74, 0.7, 0.78, 8))
    assert (only.auroc, only.length_auroc) == (Estimate(None, None, None, 8), 0.6)
    assert only.bins == (Bin(5, 0.2, 0.1),)
    assert in_words((only,)) == "agreement with people (balanced accuracy): qags 74% [70, 78]"
    assert known_agreement("other", file) == ()
    assert known_agreement(None, file) == ()
    assert known_agreement("replies", tmp_path / "none.json") == ()
    assert in_words(()) == NOT_MEASURED
    assert FILE.parts[-3:] == ("eval", "judges", "agreement.json")
