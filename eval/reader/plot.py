"""Draws a reliability diagram."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from eval.reader.calibration import Calibration


def draw(found: Mapping[str, Calibration], file: Path) -> None:
    """Draws, for each group of predictions, how often came true what was said to be so likely.

    A group in which all came true, or nothing did, shows nothing and is left out.

    Args:
        found: Calibrations by the name of their group.
        file: A name that ``eval.retrieval.plot.check_plot`` lets through.
    """
    from matplotlib.figure import Figure

    figure = Figure(figsize=(6, 6), layout="constrained")
    axes = figure.subplots()
    axes.plot([0, 1], [0, 1], color="grey", linestyle="--", label="calibrated")
    for name, calibration in found.items():
        if 0 < calibration.outcome < 1:
            axes.plot(
                [each.confidence for each in calibration.bins],
                [each.outcome for each in calibration.bins],
                marker="o",
                label=f"{name} (error {calibration.error:.3f}, n={calibration.n})",
            )
    axes.set_xlim(0, 1)
    axes.set_ylim(0, 1)
    axes.set_xlabel("confidence")
    axes.set_ylabel("share that came true")
    axes.grid(alpha=0.3)
    axes.legend(frameon=False)
    figure.savefig(file, format=file.suffix.lower().removeprefix("."), dpi=120)
