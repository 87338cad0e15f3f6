"""What may be shown at answer time, a claim or an answer, with what people know of it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from eval.calibration.risk import Point

ALWAYS, NEVER = float("inf"), float("-inf")  # scores of what no threshold decides


@dataclass(frozen=True, slots=True)
class Item:
    """A claim or an answer, as it was before any threshold.

    Attributes:
        id: Its name.
        source: The text that it is about.
        set: Where it is from.
        language: Of the claim or question, ``"en"`` or ``"id"``.
        score: What is compared with the threshold; ``NEVER`` and ``ALWAYS`` are shown at none and
            at any.
        bad: It should not be shown.
        wanted: It should: a true claim; a question with an answer, whatever was answered.
    """

    id: str
    source: str
    set: str
    language: str
    score: float
    bad: bool
    wanted: bool

    @property
    def in_test_half(self) -> bool:
        """Thresholds are fitted on one half of the sources, and measured on the other."""
        # Salted: other halves are parted by the bare hash, and other things fitted on them.
        drawn = hashlib.sha256(f"calibration {self.source}".encode("utf-8", "surrogatepass"))
        return drawn.digest()[0] % 2 == 1

    @property
    def point(self) -> Point:
        """As risk control reads it; its lot is a hash, by chance but the same in every run."""
        drawn = hashlib.sha256(f"{self.set} {self.id}".encode("utf-8", "surrogatepass")).digest()
        return Point(self.score, self.bad, self.source, int.from_bytes(drawn[:6]) / 2**48)
