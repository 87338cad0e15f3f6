"""README.md tells the truth: its Python runs, its commands exist, its example is what is said."""

import re
import shlex
from pathlib import Path

import pytest
from typer.main import get_command

from rag import Settings
from ui.commands import app

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PYTHON = [code for kind, code in FENCE.findall(README) if kind == "python"]
CONSOLE = [code for kind, code in FENCE.findall(README) if kind == "console"]
# The lines of code that somebody may type: of blocks and between backticks.
TYPED = [
    line.removeprefix("$ ")
    for kind, code in FENCE.findall(README)
    if kind in ("console", "sh")
    for line in code.splitlines()
    if kind == "sh" or line.startswith("$ ")
] + re.findall(r"`([^`\n]+)`", FENCE.sub("", README))
COMMANDS = sorted({line for line in TYPED if re.match(r"(?:\.venv/bin/)?kutip\b", line)})
EXAMPLES = [
    (command, said.strip())
    for block in CONSOLE
    for command, _, said in (part.partition("\n") for part in re.split(r"^\$ ", block, flags=re.M))
    if command
]


def test_python_runs(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    monkeypatch.delenv("KUTIP_EMBEDDER", raising=False)
    monkeypatch.setenv("KUTIP_LLM", "quote")
    monkeypatch.setenv("KUTIP_HOME", str(tmp_path / "home"))
    assert PYTHON
    names = {}
    for number, code in enumerate(PYTHON, start=1):
        exec(compile(code, f"README.md, Python block {number}", "exec"), names)
    assert capsys.readouterr().out.startswith("5 added, 0 unchanged\n")
    assert not names["answer"].refused


@pytest.mark.parametrize("line", COMMANDS)
def test_command_exists(line):
    _, *words = shlex.split(line.partition("|")[0])
    command = get_command(app)
    while words and hasattr(command, "commands"):
        assert words[0] in command.commands
        command = command.commands[words.pop(0)]
    known = {option for parameter in command.params for option in parameter.opts}
    assert [word for word in words if word.startswith("--") and word not in known] == []


def test_every_command_is_named():
    named = {line.split()[1] for line in COMMANDS if " " in line}
    assert named == set(get_command(app).commands)


def test_make_targets_exist():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, flags=re.MULTILINE))
    named = {found for line in TYPED for found in re.findall(r"^make ([a-z-]+)", line)}
    assert {"chat", "test"} <= named <= targets


def test_settings_exist():
    named = set(re.findall(r"\bKUTIP_[A-Z]+\b", README))
    assert named == {f"KUTIP_{name.upper()}" for name in Settings.model_fields}


def test_links_lead_somewhere():
    targets = [t for t in re.findall(r"\]\(([^)#]+)\)", README) if "://" not in t]
    assert [target for target in targets if not (ROOT / target).exists()] == []


def test_example_is_what_is_said(kutip):
    """Line breaks aside, which are those of a terminal; the folder is a made-up one."""
    for command, said in EXAMPLES:
        typed, _, piped = command.partition(" | ")
        _, name, argument = shlex.split(typed)
        done = kutip(name, ROOT / argument if name == "index" else argument)
        assert done.returncode == 0, done.stderr
        assert piped in ("", "head -1")
        shown = done.stdout.split("\n")[0] if piped else done.stdout
        shown = shown.replace(str(ROOT), "/home/you/kutip")
        assert _without_percents(said).split() == _without_percents(shown).split()


def _without_percents(text):
    """A likelihood may be one per cent more or less on another processor."""
    return re.sub(r"\d+ %", "N %", text)
