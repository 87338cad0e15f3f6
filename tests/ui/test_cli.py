"""The command line as users run it: results, exit codes, and one plain line on failure."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

SEEDS = Path(__file__).parents[2] / "seeds"
QUESTION = "when did kim pledge unconditional support?"


def test_index_then_ask_then_forget_and_undo(kutip):
    done = kutip("index", SEEDS)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "added 5, updated 0, unchanged 0, removed 0, rejected 0\n"

    listed = kutip("status")
    article = next(line.split()[0] for line in listed.stdout.splitlines() if "URnews, " in line)
    gone = kutip("forget", article)
    assert gone.returncode == 0
    undo = gone.stdout.splitlines()[-1].removeprefix("To undo: kutip ").split()
    assert json.loads(kutip("status", "--json").stdout)["articles"] == 4
    assert kutip(*undo).returncode == 0
    assert json.loads(kutip("status", "--json").stdout)["articles"] == 5


def test_ask_prints_answer_and_sources(kutip, indexed_home):
    done = kutip("ask", QUESTION, "--home", indexed_home)
    assert (done.returncode, done.stderr) == (0, "")
    assert "2026" in done.stdout.splitlines()[0] or "2025" in done.stdout.splitlines()[0]
    assert "[1] " in done.stdout
    assert "001_af52723efe8b9ce8.txt:" in done.stdout


def test_ask_as_json_is_one_object_with_verbatim_quotes(kutip, indexed_home):
    done = kutip("ask", QUESTION, "--json", "--home", indexed_home)
    answer = json.loads(done.stdout)
    assert (done.returncode, done.stderr, answer["refused"]) == (0, "", False)
    for citation in answer["citations"]:
        text = Path(citation["path"]).read_text(encoding="utf-8-sig")
        assert text[citation["start"] : citation["end"]] == citation["quote"]


def test_ask_imports_neither_the_page_nor_torch(clean_environment, indexed_home):
    program = (
        "import sys; sys.argv = ['kutip', 'ask', 'Kim?', '--home', sys.argv[1]]\n"
        "from ui.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "sys.exit(str({'gradio', 'torch', 'fastapi'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(indexed_home)],
        env=clean_environment,
        capture_output=True,
        text=True,
    )
    assert done.stderr == "set()\n"


def test_help_imports_nothing_heavy(clean_environment):
    program = (
        "import sys; sys.argv = ['kutip', '--help']\n"
        "from ui.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "sys.exit(str({'gradio', 'numpy', 'index', 'rag', 'chromadb'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], env=clean_environment, capture_output=True, text=True
    )
    assert done.stderr == "set()\n"
    assert done.stdout.startswith("Usage: kutip ")


@pytest.mark.parametrize("command", [("ask", "Kim?"), ("chat",), ("status",), ("forget", "x")])
def test_an_empty_home_is_said_in_one_line(kutip, tmp_path, command):
    done = kutip(*command)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        f"kutip: No articles are indexed in {tmp_path / 'home'}. Run: kutip index seeds/\n"
    )


@pytest.mark.parametrize(
    "command",
    [
        (),
        ("bogus",),
        ("ask",),
        ("ask", "Kim?", "--today", "tomorrow"),
        ("ask", "Kim?", "--since", "2025-13"),
        ("ask", "Kim?", "--until", "yesterday"),
        ("ask", "Kim?", "--since", "2026", "--until", "2025-12"),
        ("chat", "--port", "70000"),
        ("index",),
    ],
)
def test_misuse_exits_with_2(kutip, command):
    done = kutip(*command)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("options", "outlets"),
    [
        (("--outlet", "urnews"), {"URnews"}),
        (("--outlet", "kontan", "--outlet", "URnews"), {"KONTAN.CO.ID", "URnews"}),
        (("--since", "2022-08", "--until", "2022-08"), {"URnews"}),
        (("--until", "2022"), {"URnews"}),
        (("--outlet", "KONTAN.CO.ID", "--until", "2022"), set()),
        (("--since", "2022-08-16"), set()),
    ],
)
def test_ask_looks_only_at_what_the_options_let_through(kutip, indexed_home, options, outlets):
    done = kutip("ask", QUESTION, *options, "--json", "--home", indexed_home)
    assert (done.returncode, done.stderr) == (0, "")
    answer = json.loads(done.stdout)
    shown = {one["outlet"] for one in [*answer["citations"], *answer["closest"]]}
    assert shown <= outlets
    assert bool(shown) == bool(outlets)


def test_an_unknown_outlet_is_misuse_and_the_known_ones_are_named(kutip, indexed_home):
    done = kutip("ask", QUESTION, "--outlet", "Nowhere Times", "--home", indexed_home)
    assert (done.returncode, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    assert line.startswith("kutip: No article is of the outlet 'Nowhere Times'. There are: ")
    assert "URnews" in line


def test_a_day_that_is_none_is_said_with_what_would_be_one(kutip):
    done = kutip("ask", "Kim?", "--since", "12/7/2025")
    assert done.stderr == (
        "kutip: --since is '12/7/2025'; give a day as 2025-07-12, a month as 2025-07 or a year "
        "as 2025.\n"
    )


def test_a_question_that_is_too_long_is_misuse(kutip, indexed_home):
    done = kutip("ask", "Kim " * 5000, "--home", indexed_home)
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1


def test_a_missing_path_is_said_in_one_line(kutip):
    done = kutip("index", "nowhere")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("kutip: ")
    assert len(done.stderr.splitlines()) == 1


def test_an_unknown_article_is_said_in_one_line(kutip, indexed_home):
    done = kutip("forget", "nothing", "--home", indexed_home)
    assert (done.returncode, done.stdout) == (1, "")
    assert len(done.stderr.splitlines()) == 1


def test_rejected_files_are_named_and_fail_only_where_nothing_is_indexed(kutip, tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "empty.txt").write_bytes(b"")
    done = kutip("index", folder)
    assert done.returncode == 1
    assert done.stdout == "added 0, updated 0, unchanged 0, removed 0, rejected 1\n"
    assert "empty.txt: " in done.stderr.splitlines()[0]
    (folder / "kim.txt").write_text("Kim pergi ke Rusia pada Sabtu, 12 Juli 2025.\n" * 3)
    assert kutip("index", folder).returncode == 0


def test_an_internal_error_is_one_line_and_its_traceback_is_on_request(kutip, tmp_path):
    # A fault of the installation stands for any: the package is hidden by a broken one.
    broken = tmp_path / "broken" / "rag"
    broken.mkdir(parents=True)
    (broken / "__init__.py").write_text("raise RuntimeError('broken\\x1b[2J')")
    path = f"{broken.parent}:{Path(__file__).parents[2]}"
    done = kutip("ask", "Kim?", PYTHONPATH=path, PYTHONSAFEPATH="1")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "kutip: internal error: RuntimeError: broken[2J "
        "(run with KUTIP_DEBUG=1 for the traceback)\n"
    )
    told = kutip("ask", "Kim?", PYTHONPATH=path, PYTHONSAFEPATH="1", KUTIP_DEBUG="1")
    assert told.returncode == 1
    assert "Traceback" in told.stderr


def test_a_closed_pipe_is_quiet(clean_environment, indexed_home):
    command = f'"{sys.executable}" -m ui ask "{QUESTION}" --json --home "{indexed_home}" | head -1'
    done = subprocess.run(
        command, shell=True, env=clean_environment, capture_output=True, text=True
    )
    assert (done.stdout, done.stderr) == ("{\n", "")


def test_a_terminal_without_unicode_gets_escapes(kutip, indexed_home):
    done = kutip("ask", QUESTION, "--home", indexed_home, PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, "")
    assert "\\u201c" in done.stdout


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_closed_output_is_quiet(clean_environment, indexed_home, unbuffered):
    asking = subprocess.Popen(
        [sys.executable, "-m", "ui", "ask", QUESTION, "--home", str(indexed_home)],
        env={**clean_environment, "PYTHONUNBUFFERED": unbuffered},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    asking.stdout.close()
    assert asking.stderr.read() == ""
    asking.stderr.close()
    assert asking.wait(timeout=30) == 1


def test_a_full_disk_is_said_in_one_line(clean_environment, indexed_home):
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "ui", "ask", QUESTION, "--home", str(indexed_home)],
            env={**clean_environment, "PYTHONUNBUFFERED": ""},
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
        )
    assert done.returncode == 1
    assert done.stderr == "kutip: [Errno 28] No space left on device\n"


def test_version(kutip):
    done = kutip("--version")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("kutip ")
