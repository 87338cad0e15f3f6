"""The report of a suite: a screen of figures with intervals, and what went wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from eval.metrics import Estimate, estimate, percentile
from eval.scoring import Score

# The types whose answer is one fact or sentence; the others want a list or a computation.
PLAIN_TYPES = frozenset(
    {"when_event", "when_report", "who", "where", "what", "why", "how", "number"}
)


@dataclass(frozen=True, slots=True)
class SeedsReport:
    """Scores of one run and the figures made of them."""

    writer: str
    scores: tuple[Score, ...]

    def correct(self, keep: Callable[[Score], bool] = lambda _: True) -> Estimate:
        """Share of answerable questions answered correctly."""
        return estimate([s.correct for s in self.scores if s.case.answerable and keep(s)])

    def refused(self, keep: Callable[[Score], bool] = lambda _: True) -> Estimate:
        """Share of unanswerable questions refused."""
        return estimate([s.refused for s in self.scores if not s.case.answerable and keep(s)])

    def over_refused(self) -> Estimate:
        """Share of answerable questions refused."""
        return estimate([s.refused for s in self.scores if s.case.answerable])

    def verbatim(self) -> Estimate:
        """Share of citations whose quote stands in its file."""
        return estimate([ok for s in self.scores for ok in s.verbatim])

    def in_source(self) -> Estimate:
        """Share of citations that quote an article that says, over answerable questions."""
        return estimate([ok for s in self.scores if s.case.answerable for ok in s.in_source])

    def on_evidence(self) -> Estimate:
        """Share of answered questions with a citation on the golden evidence."""
        return estimate(
            [s.on_evidence for s in self.scores if s.on_evidence is not None and not s.refused]
        )

    def headline(self) -> float:
        """CRAG's single score: (2 x correct answers + refusals) / n - 1, from -1 to 1."""
        answered = sum(s.correct for s in self.scores if not s.refused)
        refused = sum(s.refused for s in self.scores)
        return (2 * answered + refused) / len(self.scores) - 1


def render(report: SeedsReport) -> str:
    """The report as a screen of text."""
    rows: list[tuple[str, str]] = [
        ("answerable, correct", str(report.correct())),
        ("  single-fact types", str(report.correct(lambda s: s.case.type in PLAIN_TYPES))),
        ("answerable, refused", str(report.over_refused())),
        ("unanswerable, refused", str(report.refused())),
        ("citations verbatim", str(report.verbatim())),
        ("citations from an article that says", str(report.in_source())),
        ("answers citing the golden evidence", str(report.on_evidence())),
        ("CRAG score (-1 to 1)", f"{report.headline():.2f}"),
        ("milliseconds, p50 / p95", _latency(report.scores)),
    ]
    rows += [("", ""), ("by language", "")]
    for language in _values(s.case.language for s in report.scores):
        rows.append((f"  {language}", _slice(report, "language", language)))
    rows += [("by type", "")]
    for kind in _values(s.case.type for s in report.scores):
        rows.append((f"  {kind}", _slice(report, "type", kind)))
    width = max(len(name) for name, _ in rows)
    lines = [f"seeds · writer {report.writer} · {len(report.scores)} questions", ""]
    lines += [f"{name:<{width}}  {value}".rstrip() for name, value in rows]
    wrong = [s for s in report.scores if not s.correct]
    lines += ["", f"wrong: {len(wrong)}"]
    lines += [f"  {s.case.id} {s.case.type:<16} {_fault(s)}: {s.case.question}" for s in wrong]
    return "\n".join(lines)


def to_json(report: SeedsReport) -> dict[str, Any]:
    """The report as plain values."""
    return {
        "suite": "seeds",
        "writer": report.writer,
        "n": len(report.scores),
        "correct": _plain(report.correct()),
        "correct_single_fact": _plain(report.correct(lambda s: s.case.type in PLAIN_TYPES)),
        "over_refused": _plain(report.over_refused()),
        "unanswerable_refused": _plain(report.refused()),
        "citations_verbatim": _plain(report.verbatim()),
        "citations_in_source": _plain(report.in_source()),
        "answers_on_evidence": _plain(report.on_evidence()),
        "crag": report.headline(),
        "items": [
            {
                "id": s.case.id,
                "type": s.case.type,
                "language": s.case.language,
                "answerable": s.case.answerable,
                "refused": s.refused,
                "correct": s.correct,
                "text": s.text,
            }
            for s in report.scores
        ],
    }


def _plain(figure: Estimate) -> dict[str, float | int | None]:
    return {"value": figure.value, "low": figure.low, "high": figure.high, "n": figure.n}


def _values(names: Iterable[str]) -> list[str]:
    return [name for name, _ in Counter(names).most_common()]


def _slice(report: SeedsReport, attribute: str, value: str) -> str:
    def keep(score: Score) -> bool:
        return bool(getattr(score.case, attribute) == value)

    parts = []
    if report.correct(keep).n:
        parts.append(f"correct {report.correct(keep)}")
    if report.refused(keep).n:
        parts.append(f"refused {report.refused(keep)}")
    return "   ".join(parts)


def _latency(scores: Iterable[Score]) -> str:
    times = [s.milliseconds for s in scores]
    return f"{percentile(times, 50):.0f} / {percentile(times, 95):.0f}"


def _fault(score: Score) -> str:
    if score.case.answerable:
        return "refused" if score.refused else "fact missing"
    return "answered"
