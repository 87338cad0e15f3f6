"""The suite over the seed articles reaches what was promised, and says so."""

import json
from dataclasses import replace

import pytest

from eval.cases import GOLDEN
from eval.report import SeedsReport, render, to_json
from eval.seeds import run_seeds
from index.errors import NothingIndexed
from rag import Settings


@pytest.fixture(scope="module")
def report(indexed_home):
    return run_seeds(Settings(home=indexed_home, llm="quote"))


def test_the_figures_reach_what_was_promised(report):
    assert report.writer == "quote"
    assert report.verbatim().value == 1.0
    assert report.verbatim().n >= 39
    assert report.correct().value >= 0.55
    assert report.refused().value >= 0.70
    assert (report.correct().n, report.refused().n) == (39, 12)
    single = {"when_event", "when_report", "who", "where", "what", "why", "how", "number"}
    assert report.correct(lambda s: s.case.type in single).value >= 0.65


def test_the_other_figures_follow_from_the_scores(report):
    answerable = [s for s in report.scores if s.case.answerable]
    assert report.over_refused().value == pytest.approx(
        sum(s.refused for s in answerable) / len(answerable)
    )
    correct = sum(s.correct for s in report.scores if not s.refused)
    refused = sum(s.refused for s in report.scores)
    assert report.headline() == pytest.approx((2 * correct + refused) / 51 - 1)


def test_two_runs_give_the_same_figures(report, indexed_home):
    again = run_seeds(Settings(home=indexed_home, llm="quote"))
    assert to_json(again) == to_json(report)


def test_the_report_is_a_screen_of_text(report):
    text = render(report)
    lines = text.splitlines()
    assert lines[0] == "seeds · writer quote · 51 questions"
    assert f"answerable, correct                  {report.correct()}" in lines
    assert f"unanswerable, refused                {report.refused()}" in lines
    wrong = [s for s in report.scores if not s.correct]
    assert f"wrong: {len(wrong)}" in lines
    assert all(s.case.question in text for s in wrong)
    for name in ("id", "en", "when_multi", "unanswerable", "boilerplate"):
        assert any(line.startswith(f"  {name} ") for line in lines)


def test_a_report_over_nothing_of_a_kind_shows_dashes(report):
    refused_only = replace(report, scores=tuple(s for s in report.scores if not s.case.answerable))
    assert "answerable, correct                  –" in render(refused_only)
    assert to_json(refused_only)["correct"] == {"value": None, "low": None, "high": None, "n": 0}


def test_the_report_is_plain_json(report):
    plain = to_json(report)
    assert json.loads(json.dumps(plain, allow_nan=False)) == plain
    assert (plain["suite"], plain["writer"], plain["n"]) == ("seeds", "quote", 51)
    assert plain["correct"]["value"] == report.correct().value
    assert plain["citations_verbatim"]["value"] == 1.0
    assert [item["id"] for item in plain["items"]] == [s.case.id for s in report.scores]


def test_crag_score_at_its_ends(report):
    right = next(s for s in report.scores if s.correct and not s.refused)
    wrong = replace(right, correct=False)
    quiet = replace(right, refused=True, correct=False)
    assert SeedsReport("quote", (right,)).headline() == 1.0
    assert SeedsReport("quote", (wrong,)).headline() == -1.0
    assert SeedsReport("quote", (quiet,)).headline() == 0.0


def test_other_cases_from_a_file_or_a_folder(indexed_home, tmp_path):
    cases = tmp_path / "seeds" / "questions_dev.jsonl"
    cases.parent.mkdir()
    lines = GOLDEN.read_text(encoding="utf-8").splitlines()[:2]
    cases.write_text("\n".join(lines), encoding="utf-8")
    told = []
    settings = Settings(home=indexed_home, llm="quote")
    from_folder = run_seeds(settings, tmp_path, progress=lambda *done: told.append(done))
    assert told == [(1, 2), (2, 2)]
    assert to_json(run_seeds(settings, cases)) == to_json(from_folder)


def test_an_empty_home_is_an_error(tmp_path):
    with pytest.raises(NothingIndexed):
        run_seeds(Settings(home=tmp_path / "home"))
