"""The judge that a judge must beat: it prefers short answers and reads nothing."""

from __future__ import annotations

from collections.abc import Sequence

from eval.judges.judge import Judged

HALFWAY = 50  # words, to which it gives .5


class LengthJudge:
    """Scores by the number of words alone: a longer answer has more room for what is made up."""

    name = "length only"

    def judge(self, claim: str, premises: Sequence[str], question: str = "") -> Judged:
        """Scores a claim, whatever its premises."""
        score = HALFWAY / (HALFWAY + len(claim.split()))
        return Judged("supported" if score >= 0.5 else "unsupported", score)
