"""What tells this judge from the one that it was before: its code, its weights and its model."""

from __future__ import annotations

import functools
import hashlib
from pathlib import Path

from rag.entailment import entailment
from rag.policy import model_digest

HERE = Path(__file__).parent


@functools.cache
def version() -> str:
    """A digest: figures and verdicts of another version are not taken for this one's.

    The rules of ``rag/claims`` are not in it: a change of these asks for other weights.
    """
    made = hashlib.sha256()
    for file in sorted(HERE.glob("*.py")):
        made.update(file.read_bytes().replace(b"\r\n", b"\n"))
    made.update((HERE / "weights.json").read_bytes().replace(b"\r\n", b"\n"))
    made.update(model_digest(entailment.COMMITTED / entailment.MODEL).encode())
    return made.hexdigest()[:8]
