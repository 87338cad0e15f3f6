"""The passages that are not trained on, so that thresholds can be fitted on them."""

from __future__ import annotations

ONE_IN = 15


def is_held_back(passage: str) -> bool:
    """True for one passage in ONE_IN, by what it says."""
    return sum(passage.encode()) % ONE_IN == 0
