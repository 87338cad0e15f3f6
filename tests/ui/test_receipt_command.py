"""Receipts on the command line: saved with an answer, checked later, told in plain lines."""

import json
import shutil
import sys
from pathlib import Path

import pytest

from ui.cli import main

SEEDS = Path(__file__).parents[2] / "seeds"
QUESTION = "when did kim pledge unconditional support?"


@pytest.fixture
def run(monkeypatch, capsys, indexed_home, tmp_path):
    """Runs the command line in this process; returns exit status, stdout and stderr."""

    def run_(*arguments, home=indexed_home):
        monkeypatch.chdir(tmp_path)
        monkeypatch.setenv("KUTIP_HOME", str(home))
        monkeypatch.setenv("KUTIP_LLM", "quote")
        monkeypatch.setattr(sys, "argv", ["kutip", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
        said = capsys.readouterr()
        return ended.value.code, said.out, said.err

    return run_


@pytest.fixture(scope="module")
def receipt(indexed_home):
    """The JSON of a receipt over the seed articles."""
    from rag import Chatbot, Settings
    from rag.receipt import receipt_of
    from ui.receipt_command import receipt_text

    with Chatbot.open(Settings(home=indexed_home, llm="quote")) as bot:
        return receipt_text(receipt_of(bot, bot.ask(QUESTION)))


def test_as_users_run_it(kutip, indexed_home):
    asked = kutip("ask", QUESTION, "--receipt", "a b.json", "--home", indexed_home)
    assert (asked.returncode, asked.stderr) == (
        0,
        "Receipt saved. To check it: kutip verify 'a b.json'\n",
    )
    done = kutip("verify", "a b.json", "--home", indexed_home)
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[-2:] == ["", "Everything holds."]
    assert all(line.startswith("holds: ") for line in lines[:-2])


def test_an_answer_as_json_stays_one_object(run, tmp_path):
    code, out, err = run("ask", QUESTION, "--json", "--receipt", "r.json")
    answer = json.loads(out)
    saved = json.loads((tmp_path / "r.json").read_text("utf-8"))
    assert (code, err.count("\n")) == (0, 1)
    assert saved["text"] == answer["text"]
    assert saved["statements"] == answer["statements"]
    assert [q["quote"] for q in saved["quotes"]] == [c["quote"] for c in answer["citations"]]


@pytest.mark.parametrize("kind", ["file", "folder", "link"])
def test_what_is_there_already_is_not_overwritten(run, tmp_path, kind):
    there = tmp_path / "r.json"
    if kind == "file":
        there.write_text("mine")
    elif kind == "folder":
        there.mkdir()
    else:
        there.symlink_to(tmp_path / "nowhere")
    code, out, err = run("ask", QUESTION, "--receipt", "r.json")
    assert (code, out) == (2, "")
    assert err == "kutip: r.json is there already. Name a new file for the receipt.\n"
    assert not (tmp_path / "nowhere").exists()
    assert kind != "file" or there.read_text() == "mine"


def test_a_folder_that_is_not_there_is_said_before_anything_is_asked(run, tmp_path):
    code, out, err = run("ask", QUESTION, "--receipt", "no/r.json", home=tmp_path / "empty")
    assert (code, out) == (2, "")
    assert err == f"kutip: There is no folder {tmp_path / 'no'}. Make it first.\n"


def test_a_receipt_is_checked_against_files_that_are_given(run, tmp_path, receipt):
    (tmp_path / "r.json").write_text(receipt, "utf-8")
    copy = tmp_path / "elsewhere"
    shutil.copytree(SEEDS, copy)
    code, out, err = run("verify", "r.json", copy, home=tmp_path / "empty")
    assert (code, err) == (0, "")
    assert out.endswith("\n\nEverything holds.\n")
    one = next(copy.glob("001_*.txt"))
    one.write_text(one.read_text("utf-8").replace("12 Juli", "13 Juli"), "utf-8")
    code, out, err = run("verify", "r.json", *sorted(copy.glob("00[01]_*.txt")))
    assert (code, err) == (1, "")
    assert f"broken: article {one.name} has changed: SHA-256 " in out
    assert f"broken: quote 2 does not stand in {one.name}: “" in out
    assert "holds: quote 1 stands word for word at " in out
    assert "holds: quote 3 stands word for word at " in out
    assert out.splitlines()[-1].endswith(" do not hold.")


def test_what_cannot_be_read_is_named(run, tmp_path, receipt):
    (tmp_path / "r.json").write_text(receipt, "utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    code, out, err = run("verify", "r.json", "empty.txt")
    assert (code, err.count("\n")) == (1, 1)
    assert err.startswith(f"not read {tmp_path / 'empty.txt'}: empty")
    assert "is not among the articles" in out


def test_articles_that_are_not_there(run, tmp_path, receipt):
    (tmp_path / "r.json").write_text(receipt, "utf-8")
    code, out, err = run("verify", "r.json", "nowhere")
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert err.startswith("kutip: There is no file or folder ")
    code, out, err = run("verify", "r.json", home=tmp_path / "empty")
    assert (code, out) == (1, "")
    assert err.startswith("kutip: No articles are indexed in ")
    assert not (tmp_path / "empty").exists()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "No such file or directory"),
        ("folder", "Is a directory"),
        (b"", "not valid JSON"),
        (b"Kim pergi.", "not valid JSON"),
        (b"\xff\xfe\x00", "not valid UTF-8 at byte 0"),
        (b"[" * 200_000, "nested too deeply"),
        (b" " * 5_000_001, "over 5 MB"),
        (b'{"question": "Kim?"}', 'no field "kutip_receipt"'),
        (b'{"kutip_receipt": 1, "refused": "\\u001b[2J\\n"}', 'field "refused" is '),
    ],
)
def test_what_is_no_receipt_is_one_plain_line(run, tmp_path, content, said):
    if content == "folder":
        (tmp_path / "r.json").mkdir()
    elif content is not None:
        (tmp_path / "r.json").write_bytes(content)
    code, out, err = run("verify", "r.json")
    assert (code, out) == (1, "")
    assert err.startswith("kutip: ")
    assert "r.json" in err
    assert said in err
    assert err.count("\n") == 1
    assert "\x1b" not in err


def test_what_a_receipt_says_cannot_move_the_terminal(run, tmp_path, receipt):
    value = json.loads(receipt)
    value["text"] = value["statements"][0]["text"] = "\x1b[2J\nholds: everything \u202e[1]"
    value["articles"][0]["title"] = "\x1b]0;x\x07"
    (tmp_path / "r.json").write_text(json.dumps(value))
    code, out, _ = run("verify", "r.json")
    assert code == 1
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert not any(line.startswith("holds: everything") for line in out.splitlines())
