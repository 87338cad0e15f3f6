"""Which code made a run: its commit."""

from __future__ import annotations

import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
PATIENCE = 5  # seconds
UNKNOWN = "not a checkout"


def commit(root: Path = ROOT) -> str:
    """The commit that is checked out, with ``+`` where files differ from it.

    Args:
        root: Folder of the checkout; of an installed Kutip, where it lies.
    """
    if not (root / ".git").exists():
        return UNKNOWN
    try:
        name = _git(root, "rev-parse", "HEAD")
        changed = _git(root, "status", "--porcelain", "--untracked-files=no")
    except (OSError, subprocess.SubprocessError):
        return UNKNOWN
    return f"{name}+" if changed else name


def _git(root: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["git", "-C", str(root), *arguments],
        check=True,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
    return done.stdout.strip()
