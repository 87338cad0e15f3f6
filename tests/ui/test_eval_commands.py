"""``kutip eval`` as users run it: reports, runs taken up again, comparisons, and plain errors."""

import json
import signal
import subprocess
import sys
import time
from types import SimpleNamespace

import pytest

from eval.answering.run_folder import ANSWERS, TIMINGS
from eval.cases import GOLDEN
from ui.cli import main

GOLDEN_LINES = GOLDEN.read_text(encoding="utf-8").splitlines()
KINDS = ("json", "timings", "markdown", "html")
PASSAGE = {
    "question": "Kapan pabrik dibuka?",
    "answers": ["Minggu"],
    "passage": "Jakarta, 3 Maret 2024 - Pabrik itu dibuka pada hari Minggu.",
}


@pytest.fixture
def cli(monkeypatch, capsys, indexed_home):
    """Runs the command line in this process, over the seed articles."""
    monkeypatch.setenv("KUTIP_HOME", str(indexed_home))

    def run(*arguments):
        monkeypatch.setattr(sys, "argv", ["kutip", "eval", *map(str, arguments)])
        with pytest.raises(SystemExit) as done:
            main()
        said = capsys.readouterr()
        return SimpleNamespace(code=done.value.code, out=said.out, err=said.err)

    return run


def write_rows(file, *rows):
    file.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return file


@pytest.fixture
def report(tmp_path):
    """Writes reports of which no more than the share of right answers is known."""

    def write(name, *correct, **more):
        items = [{"id": f"q{n}", "values": {"correct": v}} for n, v in enumerate(correct)]
        plain = {"suite": "seeds", "system": "kutip, quote", "judge": "j", "items": items, **more}
        (tmp_path / name).write_text(json.dumps(plain), encoding="utf-8")
        return tmp_path / name

    return write


def test_two_runs_of_a_suite_write_the_same_bytes_in_every_form(cli, tmp_path):
    for name in ("one", "two"):
        files = {kind: tmp_path / f"{name}.{kind}" for kind in KINDS}
        options = [part for kind, file in files.items() for part in (f"--{kind}", file)]
        done = cli("seeds", "--limit", 2, "--run", tmp_path / name, *options)
        assert (done.code, done.err) == (0, "")
        assert done.out.startswith("seeds · kutip, quote · 2 questions\n")
        assert "first question, cold" in done.out
    one, two = tmp_path / "one", tmp_path / "two"
    assert one.with_suffix(".json").read_bytes() == two.with_suffix(".json").read_bytes()
    assert (one / ANSWERS).read_bytes() == (two / ANSWERS).read_bytes()
    assert len((one / TIMINGS).read_text().splitlines()) == 1 + 2
    assert json.loads(one.with_suffix(".timings").read_text())["n"] == 2
    assert "# Kutip: seeds · kutip, quote · 2 questions" in one.with_suffix(".markdown").read_text()
    assert "<h1><bdi>seeds</bdi></h1>" in one.with_suffix(".html").read_text()

    again = cli("seeds", "--limit", 2, "--run", one, "--baseline", two)
    assert "difference to the baseline" in again.out
    assert "+0.0 [+0.0, +0.0]" in again.out


def test_a_run_that_was_interrupted_goes_on(cli, clean_environment, indexed_home, tmp_path):
    run = tmp_path / "run"
    words = ["eval", "seeds", "--home", str(indexed_home), "--run", str(run), "--limit", "4"]
    stopped = subprocess.Popen(
        [sys.executable, "-m", "ui", *words],
        env=clean_environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    end = time.monotonic() + 60
    while time.monotonic() < end and stopped.poll() is None:
        if (run / ANSWERS).is_file() and (run / ANSWERS).read_text().count("\n") > 1:
            break
        time.sleep(0.01)
    stopped.send_signal(signal.SIGINT)
    _, err = stopped.communicate(timeout=60)
    assert (stopped.returncode, err) == (130, "kutip: interrupted\n")
    kept = (run / ANSWERS).read_text()
    assert 2 <= kept.count("\n") < 5

    done = cli(*words[1:])
    assert (done.code, done.err) == (0, "")
    assert "· 4 questions" in done.out
    assert (run / ANSWERS).read_text().startswith(kept)
    assert (run / ANSWERS).read_text().count("\n") == 5


def test_answers_of_another_system_are_scored(cli, tmp_path):
    cases = tmp_path / "mine.jsonl"
    cases.write_text("\n".join(GOLDEN_LINES[:2]), encoding="utf-8")
    first = json.loads(GOLDEN_LINES[0])
    (right, *_), *_ = first["must_contain"]
    said = {"id": first["id"], "answer": f"It was {right} [1].", "passages": [f"It was {right}."]}
    answers = write_rows(tmp_path / "answers.jsonl", said)
    out = tmp_path / "out.json"
    done = cli("file", "--data", cases, "--answers", answers, "--json", out)
    assert (done.code, done.err) == (0, "")
    plain = json.loads(out.read_text(encoding="utf-8"))
    assert (plain["suite"], plain["system"]) == ("mine", "answers, answers.jsonl")
    assert [item["error"] for item in plain["items"]] == [None, "no answer in answers.jsonl"]
    assert plain["items"][0]["claims"][0]["verdict"] == "supported"
    assert "latency" not in done.out


def test_each_question_may_be_asked_of_its_own_passage(cli, tmp_path):
    file = write_rows(tmp_path / "mine.jsonl", PASSAGE)
    done = cli("file", "--data", file, "--passage", "--json", tmp_path / "out.json")
    assert (done.code, done.err) == (0, "")
    plain = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert plain["manifest"]["asked_of"] == "passage"
    assert [(item["id"], item["error"]) for item in plain["items"]] == [("1", None)]


def test_another_judge(cli):
    done = cli("seeds", "--limit", 1, "--judge", "length")
    assert done.out.splitlines()[1].startswith("judge length")


@pytest.mark.parametrize(
    ("words", "code", "what"),
    [
        ("seeds --judge oracle", 2, "There is no judge 'oracle'"),
        ("seeds --system oracle", 2, "There is no system 'oracle'"),
        ("seeds --system llamaindex-citation", 2, "Name one: --llm"),
        ("seeds --passage", 2, "Leave out --passage"),
        ("seeds --data nowhere", 1, "nowhere cannot be read"),
        ("seeds --llm gguf:nowhere.gguf", 1, "nowhere.gguf"),
        ("seeds --baseline nowhere", 1, "nowhere"),
        ("facqa", 2, "needs the folder with its questions: --data DIR"),
        ("facqa --data nowhere", 1, "nowhere"),
        ("file", 2, "needs the file with its questions: --data FILE"),
        ("compare nowhere.json nowhere.json", 1, "nowhere.json cannot be read as the report"),
        ("gate nowhere.json", 1, "nowhere.json cannot be read as the report"),
        ("judges --file nowhere.jsonl", 1, "nowhere.jsonl cannot be read"),
    ],
)
def test_an_error_is_one_plain_line(cli, monkeypatch, tmp_path, words, code, what):
    monkeypatch.chdir(tmp_path)
    done = cli(*words.split())
    assert (done.code, done.out) == (code, "")
    assert done.err.startswith("kutip: ")
    assert done.err.count("\n") == 1
    assert what in done.err


@pytest.mark.parametrize(
    ("words", "option"),
    [
        ("seeds --limit 0", "--limit"),
        ("seeds --answers a.jsonl --system kutip", "--system"),
        ("seeds --answers a.jsonl --llm quote", "--llm"),
        ("seeds --json .", "is a folder"),
        ("seeds --html nowhere/report.html", "there is no folder"),
        ("gate --write held.json", "--write"),
        ("gate r.json --write held.json --baseline held.json", "--write"),
        ("gate r.json --data .", "--data"),
    ],
)
def test_misuse_is_said_before_anything_is_asked(cli, monkeypatch, tmp_path, words, option):
    monkeypatch.chdir(tmp_path)
    done = cli(*words.split())
    assert (done.code, done.out) == (2, "")
    assert option in done.err
    assert "Traceback" not in done.err


def test_a_folder_of_another_run_is_left_as_it_is(cli, tmp_path):
    cli("seeds", "--limit", 1, "--run", tmp_path / "run")
    before = (tmp_path / "run" / ANSWERS).read_bytes()
    done = cli("seeds", "--limit", 2, "--run", tmp_path / "run")
    assert (done.code, done.out) == (2, "")
    assert "Name another folder" in done.err
    assert (tmp_path / "run" / ANSWERS).read_bytes() == before


def test_two_reports_are_compared(cli, report, tmp_path):
    old, new = report("old.json", 1, 0, 0), report("new.json", 1, 1, 0)
    done = cli("compare", old, new, "--json", tmp_path / "both.json")
    assert (done.code, done.err) == (0, "")
    assert "now right: q1" in done.out
    assert json.loads((tmp_path / "both.json").read_text())["correct"]["wins"] == ["q1"]


def test_the_gate_names_what_is_worse(cli, report):
    held = report("held.json", *[1] * 12, floors={"correct": 0.6})
    passed = cli("gate", report("same.json", *[1] * 12), "--baseline", held)
    assert (passed.code, passed.err) == (0, "")
    stopped = cli("gate", report("worse.json", *[0] * 12), "--baseline", held)
    assert stopped.code == 1
    assert [line.split()[:2] for line in stopped.out.splitlines()] == [["gate:", "correct:"]] * 2


def test_the_gate_runs_the_suite_of_a_baseline_made_of_a_report(cli, tmp_path):
    held = tmp_path / "held.json"
    cli("seeds", "--limit", 2, "--json", tmp_path / "report.json")
    assert cli("gate", tmp_path / "report.json", "--write", held).code == 0
    plain = json.loads(held.read_text(encoding="utf-8"))
    assert set(plain) == {"suite", "asked_of", "system", "judge", "floors", "items"}
    assert all(set(item) == {"id", "values"} for item in plain["items"])
    done = cli("gate", "--baseline", held)
    assert (done.code, done.err) == (0, "")
    assert done.out == "gate: seeds · kutip, quote is no worse than held.json\n"

    floors = {"correct": 1.0, "quotes_verbatim": 1.0}
    held.write_text(json.dumps({**plain, "floors": floors}), encoding="utf-8")
    cli("gate", tmp_path / "report.json", "--write", held)
    assert json.loads(held.read_text(encoding="utf-8"))["floors"] == floors


def test_judges_are_compared_over_a_file_of_ones_own(cli, tmp_path):
    rows = [
        {"premise": "Pasar dibuka oleh Budi.", "claim": claim, "label": label}
        for claim, label in (("Budi membuka pasar.", 1), ("Ani membuka pasar.", 0))
    ]
    file = write_rows(tmp_path / "mine.jsonl", *rows)
    done = cli("judges", "--file", file, "--judge", "length", "--json", tmp_path / "out.json")
    assert (done.code, done.err) == (0, "")
    assert "mine.jsonl: 2 items, 1 faithful" in done.out
    assert json.loads((tmp_path / "out.json").read_text())["n"] == 2
