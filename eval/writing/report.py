"""The report of the suite ``writing``: a screen of figures, and everything as JSON."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from eval.metrics import Estimate, estimate, percentile
from eval.writing.judgement import BORNE_OUT, NOT_BORNE_OUT, OPEN
from eval.writing.questions import SEED
from eval.writing.rows import QuestionRow, SentenceRow
from eval.writing.run import WritingReport

_NAME = 40  # width
MANY = 8  # passages, at which the time of a check is told apart


def figures(rows: Sequence[QuestionRow]) -> dict[str, Estimate]:
    """Every share by its name in JSON; of sentences, but for quotes and refusals."""
    written = [sentence for row in rows for sentence in row.sentences]
    quotes = [quote for sentence in written for quote in sentence.quotes]
    supported = supported_sentences(rows)
    labels = [sentence.judgement for _, sentence in supported]
    return {
        "supported": estimate([s.support == "supported" for s in written]),
        "partial": estimate([s.support == "partial" for s in written]),
        "withheld": estimate([not s.shown for s in written]),
        "not_borne_out": estimate([label == NOT_BORNE_OUT for label in labels]),
        "open": estimate([label == OPEN for label in labels]),
        "borne_out": estimate([label == BORNE_OUT for label in labels]),
        "quotes_verbatim": estimate([q.verbatim for q in quotes if q.verbatim is not None]),
        "quotes_given": estimate([quote.given for quote in quotes]),
    }


_LABELS = {
    "supported": "sentences written, supported",
    "partial": "  supported in part",
    "withheld": "  withheld",
    "not_borne_out": "shown as supported, not borne out",
    "open": "  open: to be read by hand",
    "borne_out": "  borne out",
    "quotes_verbatim": "quotes verbatim in their file",
    "quotes_given": "quotes out of the passages given",
}


def supported_sentences(rows: Sequence[QuestionRow]) -> list[tuple[QuestionRow, SentenceRow]]:
    """The sentences shown as supported, each with its question."""
    return [(row, s) for row in rows for s in row.sentences if s.shown and s.support == "supported"]


def render(report: WritingReport, most: int = 0) -> str:
    """The report as a screen of text.

    Args:
        report: What was measured.
        most: How many of the sentences shown as supported are printed with their quotes and the
            gold answer, for people to read: a fixed random sample.
    """
    sets = dict.fromkeys(row.set for row in report.rows)
    parts = [
        f"writing · {report.writer} · policy {report.policy} · {len(report.rows)} questions · "
        "value, 95 % interval"
    ]
    for name in sets:
        parts.append("\n".join(_block(name, [row for row in report.rows if row.set == name])))
    if len(sets) > 1:
        parts.append("\n".join(_block("all", report.rows)))
    parts += ["\n".join(_stages(report.rows)), "\n".join(_wrong(report.rows))]
    if most:
        parts.append("\n".join(_to_read(report.rows, most)))
    return "\n\n".join(parts)


def _block(name: str, rows: Sequence[QuestionRow]) -> Iterator[str]:
    yield f"{name}, {len(rows)} questions"
    found = figures(rows)
    came = Counter(row.came for row in rows)
    values = {"what came of the questions": ", ".join(f"{n} {c}" for c, n in came.most_common())}
    for key, label in _LABELS.items():
        values[label] = f"{found[key]}{_rule_of_three(found[key], key)}"
    values["marks of no passage given, in questions"] = str(sum(bool(r.dropped) for r in rows))
    values.update(_times(rows))
    for label, value in values.items():
        yield f"  {label:<{_NAME}}{value}"


def _rule_of_three(figure: Estimate, key: str) -> str:
    """None of n seen is no proof of none: the 95 % bound is about 3 / n."""
    if key != "not_borne_out" or figure.value != 0:
        return ""
    return f", at most about {min(3 / figure.n, 1):.1%}"


def _times(rows: Sequence[QuestionRow]) -> dict[str, str]:
    checks = [s.milliseconds for row in rows for s in row.sentences]
    full = [s.milliseconds for row in rows for s in row.sentences if s.passages == MANY]
    asked = [row.milliseconds / 1000 for row in rows if row.came not in ("not asked", "reckoned")]
    return {
        "milliseconds a check, p50 / p95": _latency(checks),
        f"  at {MANY} passages": _latency(full),
        "seconds a question, p50 / p95": _latency(asked),
    }


def _latency(times: Sequence[float]) -> str:
    if not times:
        return "–"
    return f"{percentile(times, 50):.1f} / {percentile(times, 95):.1f} (n={len(times)})"


def _stages(rows: Sequence[QuestionRow]) -> Iterator[str]:
    counts = Counter(s.stage for row in rows for s in row.sentences)
    yield "what decided, in sentences"
    for stage, count in counts.most_common():
        yield f"  {stage:<{_NAME}}{count}"


def _wrong(rows: Sequence[QuestionRow]) -> Iterator[str]:
    found = [(r, s) for r, s in supported_sentences(rows) if s.judgement == NOT_BORNE_OUT]
    yield f"shown as supported and not borne out: {len(found)}"
    for row, sentence in found:
        yield from _sentence(row, sentence)


def _to_read(rows: Sequence[QuestionRow], most: int) -> Iterator[str]:
    found = supported_sentences(rows)
    chosen = random.Random(SEED).sample(found, min(most, len(found)))
    yield f"to read: {len(chosen)} of {len(found)} sentences shown as supported"
    for row, sentence in chosen:
        yield from _sentence(row, sentence)


def _sentence(row: QuestionRow, sentence: SentenceRow) -> Iterator[str]:
    yield f"  {row.set} {row.id}: {_line(row.question)}"
    yield f"    {_line(sentence.text)}"
    for quote in sentence.quotes:
        yield f"    > {_line(quote.text)}"
    yield f"    gold: {_line(' | '.join(row.gold)) or 'none'}"
    yield f"    {sentence.judgement}: {sentence.because}; score {sentence.score:.2f}"


def _line(text: str) -> str:
    """One line, nothing in it that a terminal would take for more than a character."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def to_json(report: WritingReport) -> dict[str, Any]:
    """The report as plain values; ``items`` has every question with its sentences."""
    sets = dict.fromkeys(row.set for row in report.rows)
    groups = {name: [row for row in report.rows if row.set == name] for name in sets}
    return {
        "suite": "writing",
        "writer": report.writer,
        "policy": report.policy,
        "n": len(report.rows),
        "sets": {name: _group(rows) for name, rows in {**groups, "all": report.rows}.items()},
        "items": [row.to_plain() for row in report.rows],
    }


def _group(rows: Sequence[QuestionRow]) -> dict[str, Any]:
    checks = [s.milliseconds for row in rows for s in row.sentences]
    return {
        "n": len(rows),
        "came": dict(Counter(row.came for row in rows)),
        "stages": dict(Counter(s.stage for row in rows for s in row.sentences)),
        "marks_of_no_passage": sum(len(row.dropped) for row in rows),
        **{name: figure.to_plain() for name, figure in figures(rows).items()},
        "ms_check_p50": percentile(checks, 50),
        "ms_check_p95": percentile(checks, 95),
    }
