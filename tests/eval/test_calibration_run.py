"""``kutip eval calibrate``: claims and questions scored as at answer time, a policy kept."""

import json
from dataclasses import replace

import pytest
from typer.testing import CliRunner

from eval.calibration import run as running
from eval.calibration.claims import WRITTEN_CLAIMS, check_claims, load_claims
from eval.calibration.item import NEVER, Item
from eval.calibration.part import Part
from eval.calibration.questions import ask_pool
from eval.calibration.report import render, render_written, to_json
from eval.calibration.risk import Grid
from eval.calibration.run import Calibrated, Wanted, run_calibration
from eval.calibration.save import policy_values, write_policy
from eval.pairs.cases import PAIRS
from eval.reader.cases import ReadCase
from index.errors import HomeError, UsageError
from index.lexicon import Lexicon
from rag import Settings
from rag.claims.check import ClaimChecker
from rag.entailment.entailment import Entailment
from rag.policy import BUILTIN, load_policy
from ui.eval_command import app

from .conftest import PASSAGES, write_rows


def item(n, score, bad=False, wanted=True, language="id", source=None):
    return Item(str(n), source or f"s{n}", "set", language, score, bad, wanted)


def part(items, risk=0.1):
    grid = Grid((0.9, 0.5), (0,))
    limits = ("borne_out", "partly_borne_out")
    return Part("verification", limits, BUILTIN.partly_borne_out, grid, tuple(items), risk, 0.9)


def good(n=200):
    return [item(i, 0.95, language="en" if i % 4 else "id") for i in range(n)]


def test_halves_part_sources():
    found = part(good())
    assert 70 < len(found.fitted_on) < 130
    assert item(1, 0.9, source="a").in_test_half == item(2, 0.1, source="a").in_test_half


def test_risk_and_coverage_by_hand():
    test = [i for i in good() if i.in_test_half]
    half = [replace(test[0], bad=True, wanted=False), test[1], test[2], replace(test[3], score=0.2)]
    found = part(half).measure(0.5)["all"]
    assert (found.risk.value, found.risk.n) == (pytest.approx(1 / 3), 3)
    assert (found.coverage.value, found.coverage.n) == (pytest.approx(2 / 3), 3)
    nothing = part(half).measure(0.99)["all"]
    assert (nothing.risk.value, nothing.coverage.value) == (None, 0.0)


def test_claims_go_through_the_real_check(tmp_path):
    file = tmp_path / "own.jsonl"
    premise = "Harga beras naik 12 persen di Semarang karena musim kemarau yang panjang."
    rows = [
        {"premise": premise, "claim": premise, "label": 1, "group": "g"},
        {"premise": premise, "claim": premise.replace("12", "21"), "label": 0, "group": "g"},
    ]
    write_rows(file, rows)
    own = {file.name: load_claims([file])[file.name]}
    told = []
    found = check_claims(own, ClaimChecker(Entailment.load(), Lexicon()), told.append)
    assert [(i.source, i.set, i.language, i.bad) for i in found] == [
        ("g", "own.jsonl", "id", False), ("g", "own.jsonl", "id", True),
    ]  # fmt: skip
    assert 0.0 < found[0].score <= 1.0
    assert found[1].score == NEVER  # a rule stopped it, whatever the threshold
    assert set(load_claims([])) == {PAIRS.name, WRITTEN_CLAIMS}


def test_questions_are_asked_without_a_limit(tmp_path, retrieval_data):
    cases = {
        "facqa": (ReadCase("f", "Pasar apa yang terbakar di Jakarta Pusat?", PASSAGES["pasar"],
                           ("Pasar Senen",)),),
        "english_idk": (ReadCase("e", "Who built Borobudur?", PASSAGES["borobudur"], ()),),
    }  # fmt: skip
    found, embedder = ask_pool(Settings(llm="quote"), retrieval_data, cases, lambda _: None)
    assert "@" in embedder
    assert [(i.language, i.bad, i.wanted) for i in found] == [
        ("id", False, True), ("en", True, False),
    ]  # fmt: skip
    assert found[0].score > NEVER


def test_a_policy_goes_round(tmp_path):
    made = Calibrated((part(good()),), {"entailment": "aa", "fitted": "cc"}, {"pairs.jsonl": "bb"})
    file = tmp_path / "home" / "policy.json"
    values = policy_values(made)
    assert write_policy(file, values) is None
    policy = load_policy(file)
    assert (policy.thresholds.borne_out, policy.thresholds.partly_borne_out) == (0.5, 0.5)
    assert policy.thresholds.read_answerable == BUILTIN.read_answerable
    before = write_policy(file, {**values, "version": 1, "borne_out": 0.9})
    assert json.loads(before.read_text()) == json.loads(json.dumps(values))
    assert f"mv {before} {file}" in render_written(file, before)
    assert "rm " in render_written(file, None)
    assert sorted(each.name for each in file.parent.iterdir()) == [
        "policy.json", "policy.json.before",
    ]  # fmt: skip
    assert json.loads(json.dumps(to_json(made)))["policy"]["borne_out"] == 0.5
    assert "borne_out and partly_borne_out = 0.5" in render(made)
    (tmp_path / "file").write_text("")
    with pytest.raises(HomeError, match="cannot be written"):
        write_policy(tmp_path / "file" / "policy.json", values)


def test_what_is_not_proven_is_said_and_not_written():
    made = Calibrated((part(good(20)),), {"entailment": "aa"}, {})
    assert policy_values(made) is None
    assert "No threshold is proven to keep the risk at 10.0%" in render(made)
    assert "22 drawn would prove it" in render(made)  # 0.9^22 < 0.1
    both = Calibrated((part(good()), replace(part(good(20)), name="refusal",
                       limits=("read_answerable",))), {"entailment": "aa"}, {})  # fmt: skip
    assert "read_answerable" not in policy_values(both)


@pytest.mark.parametrize("wrong", [{"risk": 0.0}, {"confidence": 1.0}, {"answers_risk": 2.0}])
def test_levels_that_make_no_sense(wrong):
    with pytest.raises(UsageError, match="between 0 and 1"):
        run_calibration(Settings(), Wanted(**{"risk": 0.1, "confidence": 0.9, **wrong}))


@pytest.mark.parametrize(
    ("items", "options", "code", "kept"),
    [(good(), [], 0, True), (good(), ["--dry-run"], 0, False), (good(10), [], 1, False)],
)
def test_the_command_keeps_what_holds(tmp_path, monkeypatch, items, options, code, kept):
    monkeypatch.setattr(running, "_verification", lambda *_: part(items))
    home, report = tmp_path / "home", tmp_path / "report.json"
    args = ["calibrate", "--home", str(home), "--json", str(report), *options]
    result = CliRunner().invoke(app, args)
    assert result.exit_code == code, result.output
    assert (home / "policy.json").exists() is kept
    assert json.loads(report.read_text())["parts"]["verification"]["holds"] is (code == 0)
