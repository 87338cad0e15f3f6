"""The project itself: names, imports, the wheel, and what the repository may not contain."""

import ast
import os
import re
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FOR_TRAINING = "rag/entailment/training/by_hand/"  # left out: only a checkout needs it
PACKAGES = ("index", "rag", "eval", "ui")
MODULES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
DATA = (
    "eval/baseline.json",
    "eval/judges/agreement.json",
    "eval/judges/deterministic/weights.json",
    "eval/pairs/pairs.jsonl",
    "eval/reports/page.css",
    "index/static_en_id/config.json",
    "index/static_en_id/model.safetensors",
    "index/static_en_id/tokenizer.json",
    "index/static_en_id/README.md",
    "rag/reader/model/reader.onnx",
    "rag/reader/model/tokenizer.json",
    "rag/reader/model/README.md",
    "rag/entailment/model/entailment.onnx",
    "rag/entailment/model/tokenizer.json",
    "rag/entailment/model/README.md",
    "ui/page.css",
    "eval/seeds_questions.jsonl",
)
MACHINE_PATH = re.compile(rb"(?<![\w./-])/(?:work|root)/|/tmp/[w]\b")


def run(*command, cwd=ROOT, env=None):
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=env,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def repository_files():
    """What git tracks, or would add."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    names = run("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0")
    return [name for name in names if name and (ROOT / name).is_file()]


def imported_names(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def test_no_module_takes_the_name_of_a_standard_module():
    names = {path.relative_to(ROOT) for path in MODULES if path.stem in sys.stdlib_module_names}
    assert names == set()


def test_nothing_imports_eval_over_the_builtin():
    files = [*MODULES, *sorted((ROOT / "tests").rglob("*.py"))]
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in files}
    assert [path for path, tree in trees.items() if "eval" in imported_names(tree)] == []


@pytest.mark.parametrize("package", ["index", "rag"])
def test_import_brings_in_nothing_heavy(package, tmp_path):
    heavy = {"torch", "transformers", "sentence_transformers", "gradio"}
    code = f"import sys, {package}; print(*({heavy!r} & set(sys.modules)))"
    assert run(sys.executable, "-c", code, cwd=tmp_path).split() == []


def test_no_file_names_a_machine_path():
    found = {}
    for name in repository_files():
        paths = MACHINE_PATH.findall((ROOT / name).read_bytes())
        if paths:
            found[name] = paths
    assert found == {}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    out = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", out, ROOT)
    (built,) = out.glob("*.whl")
    return built


def test_wheel_contains_the_packages_and_their_data(wheel):
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    packaged = {
        name
        for name in repository_files()
        if name.split("/")[0] in PACKAGES and not name.startswith(FOR_TRAINING)
    }
    assert sorted({*packaged, *DATA} - names) == []
    assert {name.split("/")[0].split("-")[0] for name in names} == {*PACKAGES, "kutip"}


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """The Python of an environment that holds the wheel, and this environment's packages.

    These are added as one folder at the end of the path, so that neither the checkout nor the
    editable installation that points to it can be imported.
    """
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False)
    python = folder / "bin" / "python"
    (site,) = folder.glob("lib/python*/site-packages")
    pip = (sys.executable, "-m", "pip", f"--python={python}", "install", "--quiet")
    run(*pip, "--no-deps", "--no-index", wheel)
    ours = Path(pytest.__file__).parents[1]
    (site / "dependencies.pth").write_text(f"{ours}\n", encoding="utf-8")
    return python


def elsewhere():
    """The variables of a user elsewhere: nothing leads back to the checkout, nor to an Ollama."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "KUTIP_"))}
    return kept | {"KUTIP_LLM": "quote"}


def test_wheel_imports_outside_the_checkout(installed, tmp_path):
    code = "import eval, index, rag, ui\nfor m in (eval, index, rag, ui): print(m.__file__)"
    files = run(installed, "-c", code, cwd=tmp_path, env=elsewhere()).split()
    prefix = installed.parents[1]
    assert [Path(file).is_relative_to(prefix) for file in files] == [True] * 4


def test_wheel_runs_outside_the_checkout(installed, tmp_path):
    said = run(installed.parent / "kutip", "--version", cwd=tmp_path, env=elsewhere())
    assert "0.1.0" in said


def test_wheel_answers_from_its_own_data(installed, tmp_path):
    article = tmp_path / "article.txt"
    article.write_text("Jakarta, 3 Maret 2024 - Pabrik itu dibuka pada hari Minggu.\n", "utf-8")
    kutip = installed.parent / "kutip"
    home = ("--home", tmp_path / "home")
    run(kutip, "index", article, *home, cwd=tmp_path, env=elsewhere())
    said = run(kutip, "ask", "Kapan pabrik dibuka?", *home, cwd=tmp_path, env=elsewhere())
    assert "Pabrik itu dibuka" in said
