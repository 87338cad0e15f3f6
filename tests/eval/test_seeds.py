"""The suite over the seed articles reaches what was promised, and says so."""

import json
from dataclasses import replace

import pytest

from eval.baseline import COMMITTED
from eval.cases import GOLDEN
from eval.compare import as_report, load_report
from eval.evaluate import Wanted, evaluate
from eval.gate import breaches
from eval.reports.as_json import to_json
from eval.reports.beside import system_rows
from eval.reports.terminal import render
from eval.scores.summary import Evaluated
from index.errors import NothingIndexed
from rag import Settings

FEW = 12


@pytest.fixture(scope="module")
def settings(indexed_home):
    return Settings(home=indexed_home, llm="quote")


@pytest.fixture(scope="module")
def run(settings):
    return evaluate(settings, Wanted("seeds")).run


@pytest.fixture(scope="module")
def plain(run):
    return to_json(Evaluated(run))


@pytest.mark.timeout(300)  # asks and judges all 51 questions
def test_the_figures_reach_what_was_promised(plain):
    assert (plain["suite"], plain["writer"], plain["n"]) == ("seeds", "quote", 51)
    assert plain["citations_verbatim"]["value"] == 1.0
    assert plain["citations_verbatim"]["n"] >= 39
    assert plain["correct"]["value"] >= 0.55
    assert plain["correct_single_fact"]["value"] >= 0.65
    assert plain["unanswerable_refused"]["value"] >= 0.70
    assert (plain["correct"]["n"], plain["unanswerable_refused"]["n"]) == (39, 12)
    assert plain["citations_in_source"]["value"] >= 0.80
    assert plain["answers_on_evidence"]["value"] >= 0.75
    assert plain["metrics"]["faithfulness"]["value"] >= 0.90
    assert plain["metrics"]["failed"]["value"] == plain["metrics"]["unscored"]["value"] == 0.0


def test_it_passes_the_gate(plain):
    assert breaches(load_report(COMMITTED), as_report(COMMITTED, plain)) == ()


def test_the_other_figures_follow_from_the_items(plain):
    items = plain["items"]
    answerable = [item for item in items if item["answerable"]]
    refused = [item for item in items if item["refused"]]
    assert plain["over_refused"]["value"] == pytest.approx(
        sum(item["refused"] for item in answerable) / len(answerable)
    )
    correct = sum(item["correct"] for item in items if not item["refused"])
    assert plain["crag"] == pytest.approx((2 * correct + len(refused)) / 51 - 1)


def test_two_runs_give_the_same_bytes(settings, run):
    again = evaluate(settings, Wanted("seeds", limit=FEW)).run
    first = replace(run, scores=run.scores[:FEW], manifest=again.manifest)
    assert json.dumps(to_json(Evaluated(again))) == json.dumps(to_json(Evaluated(first)))
    different = {k for k, v in again.manifest.items() if run.manifest.get(k) != v}
    assert different == {"questions", "cases"}


def test_the_report_is_text_with_the_worst_of_the_wrong(run, plain):
    screen = render(Evaluated(run))
    assert screen.startswith("seeds · kutip, quote · 51 questions\njudge deterministic")
    worst = {item["id"]: item for item in plain["items"] if item["id"] in plain["worst"]}
    assert len(worst) == 10
    assert not any(item["correct"] for item in worst.values())
    assert all(f"{id_} " in screen for id_ in worst)
    for name in ("language id", "language en", "type when_multi", "type unanswerable"):
        assert f"\n  {name} " in screen


def test_the_report_is_plain_json(plain):
    assert json.loads(json.dumps(plain, allow_nan=False)) == plain


def test_the_judge_says_what_it_shares_with_the_check(run):
    assert "withholds" in run.manifest["judge_shares"]
    assert run.manifest["judge_shares"] in " ".join(render(Evaluated(run)).split())


def test_the_first_question_is_timed_cold(run):
    assert [timing.case for timing in run.timings] == [score.case.id for score in run.scores]


def test_other_cases_from_a_file_or_a_folder(settings, tmp_path):
    cases = tmp_path / "seeds" / "questions_dev.jsonl"
    cases.parent.mkdir()
    lines = GOLDEN.read_text(encoding="utf-8").splitlines()[:2]
    cases.write_text("\n".join(lines), encoding="utf-8")
    told = []
    from_folder = evaluate(settings, Wanted("seeds", tmp_path), told.append)
    assert [(step.done, step.total) for step in told] == [(1, 2), (2, 2)]
    assert to_json(evaluate(settings, Wanted("seeds", cases))) == to_json(from_folder)


def test_a_run_with_a_second_opinion_beside_an_earlier_one(settings, tmp_path):
    first, second = tmp_path / "first", tmp_path / "second"
    evaluate(settings, Wanted("seeds", limit=FEW, folder=first))
    wanted = Wanted(
        "seeds", limit=FEW, judges=("deterministic", "length"), folder=second, baselines=(first,)
    )
    made = evaluate(settings, wanted)
    [theirs] = made.opinions
    assert theirs.manifest["judge"] == "length only"
    assert "judge_shares" not in theirs.manifest
    assert [s.outcome for s in theirs.scores] == [s.outcome for s in made.run.scores]
    assert [t.case for t in made.baseline.timings] == [t.case for t in made.run.timings]
    rows = system_rows(made)
    assert [(row.number, row.system) for row in rows] == [(1, "kutip, quote"), (2, "kutip, quote")]
    assert all(row.p50 for row in rows)
    assert len(list(second.glob("verdicts-*.jsonl"))) == 2
    again = evaluate(settings, wanted)  # nothing is asked or judged again
    assert to_json(again) == to_json(made)


def test_an_empty_home_is_an_error(tmp_path):
    with pytest.raises(NothingIndexed):
        evaluate(Settings(home=tmp_path / "home", llm="quote"), Wanted("seeds"))
