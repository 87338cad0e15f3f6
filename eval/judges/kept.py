"""A judge whose verdicts are kept in a file, so that a long run can be stopped and taken up."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from eval.answering.source_code import commit
from eval.judges.judge import Judge, Judged
from eval.kept_rows import KeptRows, make_folder
from eval.retrieval.data_files import Row
from index.errors import CaseError

_INSTEAD = "Name another folder, or an empty one: --run FOLDER"
_LABELS = ("supported", "contradicted", "unsupported", None)


class KeptJudge:
    """Asks another judge, and keeps its word; what is known is not asked again.

    A verdict that came of a failure, such as of a server with too much to do, is not kept.

    Attributes:
        name: The judge's.
        behind: The judge.

    Args:
        judge: Is asked.
        folder: Gets one ``verdicts-….jsonl`` for each judge; is made if need be.

    Raises:
        CaseError: If the judge's file there holds something else.
        UsageError: If the folder cannot be used.
    """

    def __init__(self, judge: Judge, folder: Path) -> None:
        self.name = judge.name
        self.behind = judge
        make_folder(folder, _INSTEAD)
        # Names may hold paths and addresses, which are no file names.
        file = folder / f"verdicts-{hashlib.sha256(self.name.encode()).hexdigest()[:8]}.jsonl"
        self._rows = KeptRows(file, {"judge": self.name, "commit": commit()}, _INSTEAD)
        self._known = dict(map(_verdict, self._rows.rows))

    def knows(self, claim: str, premises: Sequence[str], question: str = "") -> bool:
        """True if the verdict is there already."""
        return _key(claim, premises, question) in self._known

    def judge(self, claim: str, premises: Sequence[str], question: str = "") -> Judged:
        """Judges a claim by premises; the verdict is in the file before this returns."""
        key = _key(claim, premises, question)
        if key not in self._known:
            judged = self.behind.judge(claim, premises, question)
            if judged.passing:
                return judged
            self._rows.add(
                {
                    "of": key,
                    "label": judged.label,
                    "score": judged.score,
                    "reasons": list(judged.reasons),
                }
            )
            self._known[key] = judged
        return self._known[key]


def _key(claim: str, premises: Sequence[str], question: str) -> str:
    """Digest of all that a judge is told."""
    told = json.dumps([claim, list(premises), question], ensure_ascii=True)
    return hashlib.sha256(told.encode()).hexdigest()[:32]


def _verdict(row: Row) -> tuple[str, Judged]:
    values = row.values
    key, label, score = values.get("of"), values.get("label"), values.get("score")
    reasons = values.get("reasons")
    if (
        not isinstance(key, str)
        or label not in _LABELS
        or isinstance(score, bool)
        or not isinstance(score, int | float | None)
        or not isinstance(reasons, list)
        or not all(isinstance(reason, str) for reason in reasons)
    ):
        raise CaseError(f"{row.place}: no verdict of a judge.")
    return key, Judged(label, None if score is None else float(score), tuple(reasons))
