"""The report of the suite ``reader``: a screen of figures, and everything as JSON."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from eval.metrics import DRAWS, SEED, Estimate, percentile
from eval.reader.calibration import Calibration, calibrate, passage_points, shown_points
from eval.reader.end_to_end import WITH, WITHOUT, Asked
from eval.reader.fixed import FixedFigures, Scored, with_all_english
from eval.reader.run import Report, Wanted
from eval.reader.systems import QUOTING, READER
from rag import Settings
from rag.fitted import READER_ANSWERS
from rag.question import MAX_CHARACTERS
from rag.windows import MOST

_FIXED = {
    "em": "exact match",
    "f1": "F1",
    "em_answerable": "exact match, answerable",
    "f1_answerable": "F1, answerable",
    "unanswerable_accuracy": "no answer, unanswerable",
    "ms_per_passage": "milliseconds a passage",
}
_ARMS = {WITH: "with reader", WITHOUT: "without reader"}
_ASKED = {
    "in_quotes": "answer in a quote",
    "false_answers": "false answers",
    "refused": "refused",
    "ms_per_question": "milliseconds a question",
}
_LANGUAGES = {"id": "Indonesian", "en": "English"}
_NAME, _CELL = 26, 32  # widths


def calibrations(report: Report) -> dict[str, Calibration]:
    """The calibration of what was measured, by set, and of what is shown end to end."""
    if report.shown is None:
        return {}
    points = passage_points(report.passage.get(READER, {}))
    return calibrate({**points, **shown_points(report.shown)})


def render(report: Report) -> str:
    """The report as a screen of text."""
    parts = [_fixed(report), _calibration(calibrations(report))]
    for name, asked in report.off_topic.items():
        of = name if asked.home is None else f"home {asked.home}"
        head = f"off-topic questions asked of the {of} ({asked.articles:,} articles)"
        parts.append(_asked(head, asked))
    for language, asked in report.pool.items():
        head = f"facqa over the pool ({asked.articles:,} passages), {_LANGUAGES[language]}"
        parts.append(_asked(head, asked))
    if report.windows_ms is not None:
        parts.append(_windows(report.windows_ms))
    lines = [f"reader · answers from {READER_ANSWERS:g} on · value, 95 % interval"]
    return "\n\n".join([*lines, *filter(None, parts)])


def _windows(times: Sequence[float]) -> str:
    head = f"reader over the {MOST} windows of one question, {os.cpu_count()} processors: "
    if not times:
        return f"{head}no question found as many"
    middle, late = (percentile(times, share) for share in (50, 95))
    return f"{head}median {middle:.0f} ms, 95th percentile {late:.0f} ms (n={len(times)})"


def _fixed(report: Report) -> str:
    if QUOTING not in report.passage:
        return ""
    ours, theirs = (with_all_english(report.passage[name]) for name in (READER, QUOTING))
    blocks = []
    for set_, scores in ours.items():
        figures = [FixedFigures(s).estimates() for s in (scores, theirs[set_])]
        head = f"{set_}, passage given"
        blocks.append(_table(head, (READER, QUOTING), _rows(_FIXED, figures)))
        blocks[-1] += _left_out(FixedFigures(scores), FixedFigures(theirs[set_]))
    return "\n\n".join(blocks)


def _left_out(ours: FixedFigures, theirs: FixedFigures) -> str:
    """Lines about the questions that do not count as the others do."""
    lines = ""
    if ours.not_asked:
        lines += (
            f"\n  not asked, counted as unanswered: {ours.not_asked} "
            f"(longer than {MAX_CHARACTERS:,} characters)"
        )
    if theirs.unscored:
        lines += (
            f"\n  not scored for the {QUOTING}: {theirs.unscored} "
            "(indexing does not store the passage as it is)"
        )
    return lines


def _asked(head: str, asked: Asked) -> str:
    return _table(head, list(_ARMS.values()), _rows(_ASKED, [asked.figures(arm) for arm in _ARMS]))


def _rows(
    names: Mapping[str, str], figures: Sequence[Mapping[str, Estimate]]
) -> Iterator[tuple[str, list[str]]]:
    """The figures that some question counts for, once where all questions are answerable."""
    for key, name in names.items():
        all_of = figures[0].get(key.removesuffix("_answerable"))
        again = key.endswith("_answerable") and all_of == figures[0][key]
        if figures[0][key].n and not again:
            show = _milliseconds if key.startswith("ms_") else str
            yield name, [show(each[key]) for each in figures]


def _milliseconds(figure: Estimate) -> str:
    if figure.value is None:
        return str(figure)
    return f"{figure.value:.1f} [{figure.low:.1f}, {figure.high:.1f}] (n={figure.n})"


def _calibration(found: Mapping[str, Calibration]) -> str:
    if not found:
        return ""
    rows = [
        (name, [f"{c.error:.3f}", f"{c.confidence:.0%} / {c.outcome:.0%} (n={c.n})"])
        for name, c in found.items()
    ]
    return _table("calibration", ("expected error", "mean confidence / outcome"), rows)


def _table(head: str, columns: Sequence[str], rows: Iterable[tuple[str, list[str]]]) -> str:
    lines = [head, f"{'':<{_NAME}}" + "".join(f"{column:<{_CELL}}" for column in columns)]
    for name, cells in rows:
        lines.append(f"  {name:<{_NAME - 2}}" + "".join(f"{cell:<{_CELL}}" for cell in cells))
    return "\n".join(line.rstrip() for line in lines)


def file_json(report: Report) -> dict[str, Any]:
    """The figures of the reader on a file of one's own, and how many rows could not be asked."""
    figures = FixedFigures(report.passage[READER]["file"])
    return {**_set_json(figures), "not_asked": figures.not_asked}


def _set_json(figures: FixedFigures) -> dict[str, Any]:
    return {"n": figures.n, **_flat(figures.estimates())}


def _flat(figures: Mapping[str, Estimate]) -> dict[str, Any]:
    """Each figure, and its interval as ``…_ci``; None where it is not defined."""
    plain: dict[str, Any] = {}
    for name, figure in figures.items():
        plain[name] = figure.value
        plain[f"{name}_ci"] = None if figure.value is None else [figure.low, figure.high]
    return plain


def to_json(report: Report, settings: Settings, wanted: Wanted) -> dict[str, Any]:
    """The report as plain values: ``sets`` has the reader's figures, set by set."""
    plain: dict[str, Any] = {
        "suite": "reader",
        "manifest": {
            "reader": settings.reader,
            "threshold": READER_ANSWERS,
            "sections": list(wanted.sections),
            "articles": wanted.articles,
            "processors": os.cpu_count(),
            "bootstrap": {"draws": DRAWS, "seed": SEED, "interval": 0.95},
        },
    }
    if QUOTING in report.passage:
        for key, system in (("sets", READER), ("sets_without_reader", QUOTING)):
            sets = with_all_english(report.passage[system])
            plain[key] = {name: _set_json(FixedFigures(found)) for name, found in sets.items()}
        for name, found in plain["sets_without_reader"].items():
            found["unscored"] = FixedFigures(sets[name]).unscored
        plain["items"] = list(_items(report))
    if report.shown is not None:
        plain["calibration"] = {name: _error(c) for name, c in calibrations(report).items()}
    for key, part in (("off_topic", report.off_topic), ("pool", report.pool)):
        if part:
            plain[key] = {name: _asked_json(asked) for name, asked in part.items()}
    if report.windows_ms is not None:
        times = report.windows_ms
        plain["latency"] = {
            "windows": MOST,
            "n": len(times),
            "ms_p50": percentile(times, 50),
            "ms_p95": percentile(times, 95),
        }
    return plain


def _items(report: Report) -> Iterator[dict[str, Any]]:
    """What was answered to every question where the passage is given."""
    for set_, ours in report.passage[READER].items():
        for of, beside in zip(ours, report.passage[QUOTING][set_], strict=True):
            yield {
                "set": set_,
                "id": of.case.id,
                "answers": list(of.case.answers),
                **_short(of),
                "confidence": of.short and of.short.confidence,
                "without_reader": _short(beside),
            }


def _short(of: Scored) -> dict[str, Any]:
    return {"given": of.short and of.short.text, "em": of.em, "f1": of.f1}


def _error(found: Calibration) -> dict[str, Any]:
    return {
        "n": found.n,
        "confidence": found.confidence,
        "outcome": found.outcome,
        "expected_calibration_error": found.error,
        "bins": [{"n": b.n, "confidence": b.confidence, "outcome": b.outcome} for b in found.bins],
    }


def _asked_json(asked: Asked) -> dict[str, Any]:
    plain: dict[str, Any] = {"articles": asked.articles}
    if asked.home is not None:
        plain["home"] = str(asked.home)
    for arm, outcomes in asked.outcomes.items():
        plain[arm] = {
            "n": len(outcomes),
            **_flat(asked.figures(arm)),
            "items": [
                {
                    "id": o.case.id,
                    "question": o.case.question,
                    "answered": not o.refused,
                    "in_quotes": o.in_quotes,
                    "confidence": o.confidence,
                    "text": None if o.refused else o.text,
                }
                for o in outcomes
            ],
        }
    return plain
