"""Figures of agreement with people by hand, files of labels, and judges over them."""

import json

import numpy as np
import pytest

from eval.agreement.figures import (
    auroc,
    balanced_accuracy,
    best_threshold,
    f1_unfaithful,
    kappa,
    length_controlled,
    with_interval,
)
from eval.agreement.labelled import Labelled, load_labelled
from eval.agreement.report import file_json, render, to_json
from eval.agreement.run import Agreement, JudgesReport, Verdict, run_file, run_sets
from eval.agreement.sets import FILES
from eval.judges.judge import UNSCORED, Judged
from eval.judges.length import LengthJudge
from index.errors import CaseError

ROW = {
    "id": 7,
    "group": "g",
    "lang": "en",
    "premise": "Budi came.",
    "claim": "Budi came.",
    "label": 1,
}


def of(figure, labels, values):
    one_draw = np.ones((1, len(labels)))
    value = figure(np.array(labels, dtype=bool), np.array(values, dtype=float), one_draw)[0]
    return None if np.isnan(value) else value


def test_auroc_by_hand():
    assert of(auroc, [1, 1, 0, 0], [4, 3, 2, 1]) == 1.0
    assert of(auroc, [0, 0, 1, 1], [4, 3, 2, 1]) == 0.0
    assert of(auroc, [1, 0], [5, 5]) == 0.5
    assert of(auroc, [1, 1, 0, 0], [4, 1, 3, 2]) == 0.5
    assert of(auroc, [1, 1], [1, 2]) is None
    assert of(auroc, [], []) is None


def test_auroc_counts_an_item_by_its_weight():
    labels, scores = np.array([True, False, False]), np.array([2.0, 1.0, 3.0])
    draws = np.array([[1.0, 3.0, 1.0], [1.0, 1.0, 1.0], [0.0, 1.0, 1.0]])
    found = auroc(labels, scores, draws)
    assert list(found[:2]) == [0.75, 0.5]
    assert np.isnan(found[2])


def test_a_judge_of_length_is_left_with_chance_among_answers_of_like_length():
    rng = np.random.default_rng(0)
    lengths = rng.integers(10, 300, 2_000)
    faithful = rng.random(2_000) < 1 - lengths / 320
    assert of(auroc, faithful, -lengths) > 0.75
    assert of(length_controlled(list(lengths)), faithful, -lengths) < 0.62
    assert of(length_controlled([]), [], []) is None


def test_verdict_figures_by_hand():
    labels, verdicts = [1, 1, 1, 0, 0, 0], [1, 1, 0, 0, 0, 1]
    assert of(balanced_accuracy, labels, verdicts) == pytest.approx(2 / 3)
    assert of(f1_unfaithful, labels, verdicts) == pytest.approx(2 / 3)
    assert of(kappa, labels, verdicts) == pytest.approx(1 / 3)
    assert of(kappa, [1, 0, 1, 0], [1, 1, 0, 0]) == 0.0
    assert of(balanced_accuracy, [1, 1], [1, 0]) is None
    assert of(f1_unfaithful, [1, 1], [1, 1]) is None
    assert of(kappa, [], []) is None


def test_the_interval_draws_whole_sources():
    labels = [True, False] * 20
    scores = [2.0, 1.0] * 10 + [1.0, 2.0] * 10
    one_source_each = with_interval(auroc, labels, scores, [str(i) for i in range(40)])
    two_sources = with_interval(auroc, labels, scores, ["a"] * 20 + ["b"] * 20)
    assert one_source_each.value == two_sources.value == 0.5
    assert (two_sources.low, two_sources.high) == (0.0, 1.0)
    assert 0.2 < one_source_each.low < 0.5 < one_source_each.high < 0.8
    assert with_interval(auroc, [True], [1.0], ["a"]).value is None


def test_the_best_threshold_lies_between_two_scores():
    assert best_threshold([False, False, True, True], [0.1, 0.2, 0.6, 0.9]) == pytest.approx(0.4)
    assert best_threshold([True], [0.3]) == 0.5


@pytest.fixture
def written(tmp_path):
    def write(*rows):
        file = tmp_path / "labels.jsonl"
        file.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
        return file

    return write


def test_labels_are_read_in_every_form(written):
    rows = [
        ROW,
        {"context": "", "answer": "A long one.", "label": "contradicted", "question": "Who?"},
        {**ROW, "id": "n", "label": 0, "nli": "n"},
        {**ROW, "id": "c", "label": 0, "nli": "c"},
        {
            **ROW,
            "id": "s",
            "label": 0,
            "spans": [[0, 3, "Conflict"], [5, 9, "Conflict"]],
        },
    ]
    found = load_labelled(written(*rows))
    assert found[0] == Labelled("7", "g", "en", "Budi came.", "", "Budi came.", "supported")
    assert found[1] == Labelled("2", "2", "", "", "Who?", "A long one.", "contradicted")
    assert [(i.label, i.errors) for i in found[2:]] == [
        ("unsupported", ("neutral",)),
        ("contradicted", ("contradicted",)),
        ("unsupported", ("conflict",)),
    ]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"label": True}, "label"),
        ({"label": 2}, "label"),
        ({"label": "true"}, "label"),
        ({"label": None}, "label"),
        ({"claim": " "}, "claim"),
        ({"premise": None}, "context"),
        ({"group": 1.5}, "group"),
        ({"lang": 3}, "lang"),
    ],
)
def test_a_bad_label_is_named_by_line_and_field(written, change, field):
    with pytest.raises(CaseError, match=rf'line 2: field "{field}"'):
        load_labelled(written(ROW, {**ROW, **change}))


def test_an_empty_file_is_an_error(written):
    with pytest.raises(CaseError, match="no labelled items"):
        load_labelled(written())


class _Replies:
    """A judge that says what it is told to, by claim."""

    name = "told"

    def __init__(self, words):
        self._words = words

    def judge(self, claim, premises, question=""):
        return self._words.get(claim, Judged("supported", 0.9))


def test_an_item_without_a_verdict_counts_for_no_figure(written):
    rows = [
        {**ROW, "id": i, "claim": claim, "label": label}
        for i, (claim, label) in enumerate([("a", 1), ("b", 0), ("c", 1), ("d", 0)])
    ]
    words = {"b": Judged("unsupported", 0.1), "c": UNSCORED, "d": Judged("contradicted")}
    report = run_file(written(*rows), [_Replies(words)])
    plain = file_json(report)
    assert (plain["n"], plain["unscored"], plain["threshold"]) == (3, 1, None)
    assert (plain["auroc"], plain["balanced_accuracy"], plain["kappa"]) == (1.0, 1.0, 1.0)
    assert plain["f1_unfaithful"] == 1.0
    assert plain["auroc_ci"] == [1.0, 1.0]
    assert plain["ms_per_item"] >= 0
    assert json.loads(json.dumps(plain, allow_nan=False)) == plain
    assert "(1 unscored)" in render(report)


def test_limits_are_fitted_on_the_other_half_of_the_sources(tmp_path):
    (tmp_path / "faithfulness").mkdir()
    rows = [
        {
            "id": str(i),
            "group": str(i // 2),
            "lang": "en",
            "context": "x",
            "claim": "word " * (3 if i % 2 else 90),
            "label": i % 2,
            "nli": "e" if i % 2 else "n",
        }
        for i in range(40)
    ]
    for stem in FILES.values():
        lines = "\n".join(json.dumps(row) for row in rows)
        (tmp_path / f"{stem}.jsonl").write_text(lines, encoding="utf-8")
    report = run_sets(tmp_path, [LengthJudge()])
    agreements = report.agreements["length only"]
    assert [a.set for a in agreements] == [*FILES, "indonli_lay_e_c"]
    first = agreements[0]
    assert {v.item.group for v in first.verdicts} < {str(i) for i in range(20)}
    assert all(v.item.in_test_half for v in first.verdicts)
    assert first.figures["balanced_accuracy"].value == 1.0
    assert first.threshold == pytest.approx((50 / 53 + 50 / 140) / 2)
    assert agreements[-1].figures["auroc"].value is None  # nothing contradicted in these
    assert to_json(report)["judges"]["length only"]["qags_xsum"]["auroc"] == 1.0
    assert "ragtruth_qa: " in render(report)


def test_auroc_by_kind_of_error():
    def verdict(name, label, errors, score):
        item = Labelled(name, name, "en", "p", "", "c", label, errors)
        return Verdict(item, Judged("supported", score), 1.0)

    agreement = Agreement(
        "s",
        (
            verdict("a", "supported", (), 0.5),
            verdict("b", "unsupported", ("baseless",), 0.1),
            verdict("c", "contradicted", ("conflict",), 0.9),
        ),
        0.3,
    )
    slices = file_json(_report(agreement))["slices"]
    assert slices["against baseless"]["auroc"] == 1.0
    assert slices["against conflict"]["auroc"] == 0.0


def _report(agreement):
    return JudgesReport({"told": (agreement,)})
