"""The code of a run is told by its commit, where there is one."""

import subprocess

from eval.answering.source_code import UNKNOWN, commit


def git(root, *arguments):
    who = ("-c", "user.name=K", "-c", "user.email=k@example.org")
    done = subprocess.run(
        ["git", *who, *arguments], cwd=root, check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


def test_a_checkout_has_a_commit_and_says_where_it_differs(tmp_path):
    assert commit(tmp_path) == UNKNOWN
    git(tmp_path, "init", "-q")
    assert commit(tmp_path) == UNKNOWN  # nothing is committed yet
    (tmp_path / "a.txt").write_text("a", encoding="utf-8")
    git(tmp_path, "add", "a.txt")
    git(tmp_path, "commit", "-qm", "a")
    name = git(tmp_path, "rev-parse", "HEAD")
    assert commit(tmp_path) == name
    (tmp_path / "a.txt").write_text("b", encoding="utf-8")
    assert commit(tmp_path) == f"{name}+"
