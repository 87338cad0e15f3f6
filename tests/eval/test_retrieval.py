"""``kutip eval retrieval`` from its files to its screen, JSON and plot."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest

from eval.metrics import estimate
from eval.retrieval.figures import Figures, Slice, slices
from eval.retrieval.plan import Wanted
from eval.retrieval.plot import check_plot, draw
from eval.retrieval.report import render, to_json
from eval.retrieval.run import run_retrieval
from index.errors import BaselineError, UsageError

from .conftest import facqa, write_rows


def test_systems_side_by_side(retrieval_data, tmp_path):
    told = []
    wanted = Wanted(retrieval_data, sizes=(8, 20))
    small, _ = runs = run_retrieval(wanted, ["kutip", "bm25s", "kutip"], told.append)
    assert [(run.plan.size, [m.name for m in run.measured]) for run in runs] == [
        (8, ["kutip", "bm25s"]),
        (20, ["kutip", "bm25s"]),
    ]
    assert any(step.place.startswith("kutip, 8 passages: ") for step in told)
    for run in runs:
        for measured in run.measured:
            assert len(measured.found) == 7
            assert measured.build_seconds > 0
            assert measured.disk > 0
            assert len(measured.times) == 2
    kutip = Figures(small.plan, small.measured[0])
    assert kutip.of(Slice("facqa", "id"))["hit@1"].value == 1.0
    assert kutip.of(Slice("facqa", "en"))["hit@10"].value == 1.0

    plain = to_json(runs, wanted)
    assert json.loads(json.dumps(plain, allow_nan=False)) == plain
    assert [run["passages"] for run in plain["runs"]] == [8, 20]
    system = plain["runs"][0]["systems"][0]
    assert [item["id"] for item in system["items"]] == ["f1", "f2", "i1", "i2", "f1", "i1", "x1"]
    assert system["details"]["embedder"].startswith("static-en-id@")
    assert plain["manifest"]["bootstrap"]["draws"] == 2000
    assert str(tmp_path) not in json.dumps(plain)

    screen = render(runs).splitlines()
    assert screen[0] == "retrieval · 8 passages (then 1 more for xquad)"
    assert [line for line in screen if "(n=" in line][:5] == [
        "facqa, Indonesian (n=2)",
        "idk, Indonesian (n=2)",
        "facqa, English (n=1)",
        "idk, English (n=1)",
        "xquad, English (n=1)",
    ]

    for name, start in (("plot.png", b"\x89PNG"), ("plot.svg", b"<?xml")):
        draw(runs, tmp_path / name)
        assert (tmp_path / name).read_bytes().startswith(start)
    svg = (tmp_path / "plot.svg").read_text(encoding="utf-8")
    for text in ("hit@10, English questions", "MRR@10, Indonesian questions", "kutip", "bm25s"):
        assert f"<!-- {text} -->" in svg


def test_figures_follow_from_the_ranks(retrieval_data):
    (run,) = run_retrieval(Wanted(retrieval_data), ["bm25s"])
    figures = Figures(run.plan, run.measured[0])
    ranks = [found.rank for question, found in figures.asked() if question.set == "xquad"]
    assert ranks == [None]  # no English word stands in the Indonesian passages
    assert figures.of(Slice("xquad", "en"))["MRR@10"] == estimate([0.0])
    by_hand = [
        1 / found.rank if found.rank else 0.0
        for question, found in figures.asked()
        if (question.set, question.language) == ("facqa", "id")
    ]
    assert figures.of(Slice("facqa", "id"))["MRR@10"] == estimate(by_hand)
    english, indonesian = (
        figures.of(Slice("facqa", language))["MRR@10"].value for language in ("en", "id")
    )
    assert figures.across("facqa").all.value == pytest.approx(english / indonesian)
    assert figures.across("facqa").same.n == 1
    assert len(slices(run.plan)) == 5


def test_memory_is_each_systems_own(retrieval_data):
    if not sys.platform.startswith("linux"):
        pytest.skip("peak memory of a process is read from /proc, which only Linux has")
    (run,) = run_retrieval(Wanted(retrieval_data), ["llamaindex-default", "bm25s"])
    llamaindex, bm25s = run.measured
    # torch and the model are in the first process alone, though it ran before.
    assert llamaindex.memory > 4 * bm25s.memory > 0


def test_wrong_names_cost_no_time(retrieval_data):
    with pytest.raises(UsageError, match="There is no system 'solr'"):
        run_retrieval(Wanted(retrieval_data), ["bm25s", "solr"])
    with pytest.raises(UsageError, match=r"not as 'plot\.pdf'"):
        check_plot(retrieval_data / "plot.pdf")


def test_a_system_that_fails_is_named(retrieval_data, monkeypatch):
    # The new process, too, finds a bm25s that cannot be used.
    broken = retrieval_data / "path" / "bm25s"
    broken.mkdir(parents=True)
    (broken / "__init__.py").write_text("def BM25(): raise ValueError('out of ink')\n")
    monkeypatch.syspath_prepend(broken.parent)
    with pytest.raises(BaselineError, match="'bm25s' failed: ValueError: out of ink"):
        run_retrieval(Wanted(retrieval_data), ["bm25s"])


EXITS_SLOWLY = """
import atexit, time
def leave():
    time.sleep({seconds})
    open({mark!r}, "w").close()
atexit.register(leave)
def BM25(): raise ValueError("out of ink")
"""


@pytest.mark.parametrize("patience", [60, 0.5])
def test_exit_handlers_of_a_system_that_failed(retrieval_data, monkeypatch, capfd, patience):
    slow, mark = retrieval_data / "path" / "bm25s", retrieval_data / "left"
    slow.mkdir(parents=True)
    source = EXITS_SLOWLY.format(seconds=1 if patience > 1 else 60, mark=str(mark))
    (slow / "__init__.py").write_text(source)
    monkeypatch.syspath_prepend(slow.parent)
    monkeypatch.setattr("eval.retrieval.run.PATIENCE", patience)
    start = time.monotonic()
    with pytest.raises(BaselineError, match="out of ink"):
        run_retrieval(Wanted(retrieval_data), ["bm25s"])
    assert time.monotonic() - start < 50
    assert mark.exists() == (patience > 1)  # they may end, but not for ever
    assert capfd.readouterr().err == ""


def test_a_process_that_is_killed_is_no_hang(retrieval_data, monkeypatch):
    broken = retrieval_data / "path" / "bm25s"
    broken.mkdir(parents=True)
    (broken / "__init__.py").write_text("import os\nos._exit(9)\n")
    monkeypatch.syspath_prepend(broken.parent)
    with pytest.raises(BaselineError, match="'bm25s' ended with exit status 9"):
        run_retrieval(Wanted(retrieval_data), ["bm25s"])


def test_from_the_command_line(kutip, retrieval_data, tmp_path):
    report, plot = tmp_path / "report.json", tmp_path / "plot.svg"
    done = kutip(
        "eval", "retrieval", "--data", retrieval_data, "--articles", 2, "--system", "lexical",
        "--system", "bm25s", "--json", report, "--plot", plot,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("retrieval · 10 passages")
    plain = json.loads(report.read_text(encoding="utf-8"))
    assert [system["name"] for system in plain["runs"][0]["systems"]] == ["lexical", "bm25s"]
    assert plot.read_bytes().startswith(b"<?xml")


def test_misuse_at_the_command_line(kutip, retrieval_data, tmp_path):
    run = ("eval", "retrieval", "--data", retrieval_data)
    plot = tmp_path / "plot.svg"
    plot.mkdir()
    for extra, reason in (
        (("--system", "solr"), "There is no system 'solr'"),
        (("--sizes", "5,x"), "--sizes"),
        (("--sizes", "5", "--articles", "3"), "--sizes"),
        (("--plot", tmp_path / "plot.pdf"), ".png or .svg"),
        (("--json", tmp_path / "none" / "report.json"), "no folder"),
        (("--json", tmp_path), "is a folder"),
        (("--plot", plot), "is a folder"),
    ):
        done = kutip(*run, *extra)
        assert done.returncode == 2
        assert reason in done.stderr.replace("\n", " ")
        assert "Traceback" not in done.stderr


@pytest.mark.parametrize("suite", ["seeds", "retrieval"])
def test_a_report_that_cannot_be_written_costs_no_time(kutip, retrieval_data, tmp_path, suite):
    data = ("--data", retrieval_data) if suite == "retrieval" else ()
    for place, reason in ((tmp_path, "is a folder"), (tmp_path / "none" / "r", "no folder")):
        home = ("--home", tmp_path / "home")
        done = kutip("eval", suite, *data, "--json", place, *home)
        assert done.returncode == 2
        assert reason in " ".join(done.stderr.replace("│", " ").split())
    assert not (tmp_path / "home").exists()


def test_an_embedder_that_is_not_there_is_one_plain_line(kutip, retrieval_data):
    done = kutip(
        "eval",
        "retrieval",
        "--data",
        retrieval_data,
        "--system",
        "kutip:nope/x",
        HF_HUB_OFFLINE="1",
    )
    assert (done.returncode, done.stdout) == (1, "")
    [line] = done.stderr.splitlines()
    assert "nope/x" in line


def test_a_missing_file_at_the_command_line(kutip, retrieval_data):
    (retrieval_data / "qa" / "facqa_dev.jsonl.gz").unlink()
    done = kutip("eval", "retrieval", "--data", retrieval_data)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "facqa_dev.jsonl.gz" in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C goes to a process group; Windows has none")
def test_ctrl_c_ends_it_cleanly(clean_environment, retrieval_data, tmp_path):
    question = "Pasar apakah yang terbakar di Jakarta Pusat?"
    rows = [facqa(f"f{n}", question, "pasar") for n in range(40_000)]  # minutes of work
    write_rows(retrieval_data / "qa" / "facqa_dev.jsonl.gz", rows)
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    process = subprocess.Popen(
        [sys.executable, "-m", "ui", "eval", "retrieval", "--data", str(retrieval_data)],
        env={**clean_environment, "TMPDIR": str(temporary)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    deadline = time.monotonic() + 60
    while not list(temporary.glob("kutip-*/archive.db")):  # the worker is at work
        assert time.monotonic() < deadline
        assert process.poll() is None
        time.sleep(0.1)
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err) == (130, "", "kutip: interrupted\n")
    assert list(temporary.glob("kutip-*")) == []
