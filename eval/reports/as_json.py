"""The report as plain values for JSON: the same run, the same bytes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Any

from eval.metrics import Estimate, estimate, ratio
from eval.reports import content
from eval.reports.beside import OpinionRow, SystemRow, opinion_rows, system_rows
from eval.reports.manifest import plain
from eval.reports.wording import STEPS
from eval.scores.score import METRICS, CaseScore
from eval.scores.sources import from_sources
from eval.scores.summary import Evaluated, Run, figure, figures, latency, worst

# The types whose answer is one fact or sentence; the others want a list or a computation.
PLAIN_TYPES = frozenset(
    {"when_event", "when_report", "who", "where", "what", "why", "how", "number"}
)


def to_json(evaluated: Evaluated) -> dict[str, Any]:
    """All but the times, which differ from run to run: those are ``timings_json``."""
    run = evaluated.run
    scores = run.scores
    answerable = [score for score in scores if score.case.answerable]
    found = figures(scores)
    unanswerable = [score for score in scores if not score.case.answerable]
    verbatim = [[c.verbatim for c in s.outcome.citations if c.verbatim is not None] for s in scores]
    return {
        "suite": content.named(run, "suite"),
        "asked_of": run.manifest.get("asked_of"),
        "system": content.named(run, "system"),
        "writer": _writer(run),
        "judge": content.named(run, "judge"),
        "judge_shares": plain(run.manifest.get("judge_shares")),
        "agreement": [plain(asdict(each)) for each in content.agreement(run)],
        "n": len(scores),
        "correct": figure(answerable, "correct").to_plain(),
        "correct_single_fact": figure(
            [s for s in answerable if s.case.type in PLAIN_TYPES], "correct"
        ).to_plain(),
        "over_refused": found["over_refused"].to_plain(),
        "unanswerable_refused": estimate(
            [float(s.outcome.refused) for s in unanswerable if not s.failed]
        ).to_plain(),
        "citations_verbatim": _of_citations(verbatim).to_plain(),
        "citations_in_source": _of_citations(
            [from_sources(s.case, s.outcome) for s in scores]
        ).to_plain(),
        "answers_on_evidence": found["evidence_cited"].to_plain(),
        "crag": found["crag"].value,
        "metrics": {name: value.to_plain() for name, value in found.items()},
        "slices": [
            {"slice": row.name, "n": row.n, **{m: e.to_plain() for m, e in row.figures.items()}}
            for row in content.slice_rows(run)
        ],
        "systems": [_system(row) for row in system_rows(evaluated)],
        "judges": [_opinion(row) for row in opinion_rows(evaluated)],
        "worst": [score.case.id for score in worst(scores)],
        "items": [_item(score) for score in scores],
        "manifest": plain(run.manifest),
    }


def timings_json(run: Run) -> dict[str, Any]:
    """How long the questions took."""
    return {
        "suite": content.named(run, "suite"),
        "system": content.named(run, "system"),
        "n": len(run.timings),
        "steps": {step: asdict(latency(run.timings, step)) for step in STEPS},
        "items": [asdict(timing) for timing in run.timings],
    }


def _of_citations(right: Sequence[Sequence[bool]]) -> Estimate:
    """Share of the citations of all answers; whole answers are resampled, as theirs are alike."""
    cited = [each for each in right if each]
    found = ratio([float(sum(each)) for each in cited], [float(len(e)) for e in cited], paired=True)
    return replace(found, n=sum(map(len, cited)))


def _system(row: SystemRow) -> dict[str, Any]:
    """One run beside others, without its times, which differ from run to run."""
    metrics = {metric: figure.to_plain() for metric, figure in row.figures.items()}
    return {"system": row.system, "n": row.n, "metrics": metrics}


def _opinion(row: OpinionRow) -> dict[str, Any]:
    """What one judge says; of the first, nothing is compared."""
    compared = {"alike": row.alike, "kappa": row.kappa}
    return {
        "judge": row.judge,
        "metrics": {metric: figure.to_plain() for metric, figure in row.figures.items()},
        **{name: figure.to_plain() if figure else None for name, figure in compared.items()},
    }


def _writer(run: Run) -> str:
    """That of the manifest, or what the system's name says after the comma."""
    system = content.named(run, "system")
    return str(run.manifest.get("writer") or system.partition(", ")[2] or system)


def _item(score: CaseScore) -> dict[str, Any]:
    case, outcome = score.case, score.outcome
    correct = score.values["correct"]
    return {
        "id": case.id,
        "language": case.language,
        "type": case.type,
        "answerable": case.answerable,
        "refused": outcome.refused,
        "correct": None if correct is None else bool(correct),
        "error": outcome.error,
        "values": {metric: score.values[metric] for metric in METRICS},
        "text": outcome.text,
        "claims": [
            {
                "text": claim.claim.text,
                "citations": list(claim.claim.numbers),
                "verdict": claim.judged.label,
                "score": claim.judged.score,
                "reasons": list(claim.judged.reasons),
                "cited": claim.cited.label if claim.cited else None,
            }
            for claim in score.claims
        ],
    }
