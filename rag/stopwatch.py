"""How long the steps of an answer take."""

from __future__ import annotations

import time


class Stopwatch:
    """Milliseconds by step, from when it was made."""

    def __init__(self) -> None:
        self._began = self._last = time.perf_counter()
        self._laps: dict[str, float] = {}

    def lap(self, name: str) -> None:
        """Ends a step."""
        now = time.perf_counter()
        self._laps[name] = round((now - self._last) * 1000, 2)
        self._last = now

    def finish(self) -> dict[str, float]:
        """All steps and their ``total``."""
        total = (time.perf_counter() - self._began) * 1000
        return {**self._laps, "total": round(total, 2)}
