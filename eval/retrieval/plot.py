"""Draws quality and latency against the size of the collection."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from eval.metrics import percentile
from eval.retrieval.figures import Figures
from eval.retrieval.run import Run
from index.errors import BaselineError, UsageError

FORMATS = (".png", ".svg")
_LANGUAGES = {"id": "Indonesian questions", "en": "English questions"}
_METRICS = ("hit@10", "MRR@10")


def check_plot(file: Path) -> None:
    """Makes sure, before anything is measured, that a plot can be drawn into a file.

    Raises:
        UsageError: If its name ends neither in ``.png`` nor in ``.svg``.
        BaselineError: If matplotlib is not installed.
    """
    if file.suffix.lower() not in FORMATS:
        raise UsageError(f"A plot is written as .png or .svg, not as {file.name!r}.")
    try:
        import matplotlib  # noqa: F401 - only whether it is there
    except ImportError as error:
        raise BaselineError(
            "A plot needs matplotlib, which is not installed. Run: pip install 'kutip[bench]'"
        ) from error


def draw(runs: Sequence[Run], file: Path) -> None:
    """Draws hit@10 and MRR@10 of both languages with intervals, and the 95th percentile of search.

    The questions are those of the first stage.

    Args:
        runs: One for each size.
        file: A name that ``check_plot`` lets through.
    """
    from matplotlib.figure import Figure

    figure = Figure(figsize=(13, 7), layout="constrained")
    axes = figure.subplots(2, 3)
    for row, (language, title) in enumerate(_LANGUAGES.items()):
        for column, metric in enumerate(_METRICS):
            _quality(axes[row][column], runs, metric, language)
            axes[row][column].set_title(f"{metric}, {title}")
    _latency(axes[0][2], runs)
    lines, names = axes[0][2].get_legend_handles_labels()
    axes[1][2].axis("off")
    axes[1][2].legend(lines, names, loc="center", frameon=False)
    figure.savefig(file, format=file.suffix.lower().removeprefix("."), dpi=120)


def _quality(axes: Any, runs: Sequence[Run], metric: str, language: str) -> None:
    for place, name in enumerate(_names(runs)):
        sizes, values, below, above = [], [], [], []
        for run in runs:
            figure = Figures(run.plan, run.measured[place]).pooled(metric, language)
            if figure.value is not None and figure.low is not None and figure.high is not None:
                sizes.append(run.plan.size)
                values.append(figure.value)
                below.append(figure.value - figure.low)
                above.append(figure.high - figure.value)
        axes.errorbar(sizes, values, yerr=(below, above), label=name, marker="o", capsize=3)
    axes.set_ylim(0, 1)
    _finish(axes)


def _latency(axes: Any, runs: Sequence[Run]) -> None:
    sizes = [run.plan.size for run in runs]
    for place, name in enumerate(_names(runs)):
        times = [percentile(run.measured[place].times, 95) for run in runs]
        axes.plot(sizes, [float("nan") if t is None else t for t in times], label=name, marker="o")
    axes.set_title("search, 95th percentile")
    axes.set_ylabel("milliseconds")
    axes.set_ylim(bottom=0)
    _finish(axes)


def _names(runs: Sequence[Run]) -> list[str]:
    return [measured.name for measured in runs[0].measured]


def _finish(axes: Any) -> None:
    axes.set_xlabel("passages")
    axes.xaxis.set_major_formatter("{x:,.0f}")
    axes.grid(alpha=0.3)
