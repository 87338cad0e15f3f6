"""Which code made a run: its commit, and a digest of the numbers that decide."""

from __future__ import annotations

import hashlib
import subprocess
from pathlib import Path

from rag import fitted

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


def fitted_digest() -> str:
    """A digest of ``rag/fitted.py``: answers of another fit are no part of the same run."""
    return hashlib.sha256(Path(fitted.__file__).read_bytes()).hexdigest()[:12]


def _git(root: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["git", "-C", str(root), *arguments],
        check=True,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
    return done.stdout.strip()
