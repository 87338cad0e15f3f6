"""What every judge of faithfulness takes and gives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

Label = Literal["supported", "contradicted", "unsupported"]


@dataclass(frozen=True, slots=True)
class Judged:
    """A judge's word on one claim.

    Attributes:
        label: The verdict; None where the judge gave none that can be read. That is *unscored*,
            neither right nor wrong, and counts for no figure but the share of unscored ones.
        score: How likely the premises bear the claim out, 0 to 1; None where the judge gives no
            more than a verdict, or none.
        reasons: Why, in plain English: words at fault, or what the judge said; may be empty.
        passing: True if the judge failed, and may give a verdict another time.
    """

    label: Label | None
    score: float | None = None
    reasons: tuple[str, ...] = ()
    passing: bool = False

    @property
    def faithful(self) -> float | None:
        """The score, or else the verdict as 1 or 0; None if unscored."""
        if self.score is not None:
            return self.score
        return None if self.label is None else float(self.label == "supported")


UNSCORED = Judged(None)


class Judge(Protocol):
    """Says whether premises bear out a claim.

    Attributes:
        name: What it is, with its version: ``"deterministic 9d1a47c2"``, ``"nli:NAME"``,
            ``"llm:NAME"``.
    """

    @property
    def name(self) -> str:
        """What it is, with its version."""

    def judge(self, claim: str, premises: Sequence[str], question: str = "") -> Judged:
        """Judges a claim by premises.

        Args:
            claim: One sentence, or a whole answer of several; Indonesian or English; no marks.
            premises: The texts that should bear it out, in either language; together they count.
                Nothing follows from none.
            question: What the claim answers; may be empty.

        Raises:
            JudgeError: If the judge failed for good: not installed, not there, not answering.
        """
