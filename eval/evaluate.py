"""A suite answered by a system, and scored by a judge."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from eval.answering.kept_run import read_run
from eval.answering.opening import KUTIP, open_given, open_system
from eval.answering.produce import Produced, produce
from eval.judges.choose import DEFAULT, open_judges
from eval.judges.judge import Judge
from eval.metrics import DRAWS, SEED
from eval.scores.score import CaseScore, score
from eval.scores.summary import Evaluated, Run
from eval.suites import Suite, load_suite
from index.sync import Listener, Progress
from rag import Settings
from rag.reader.reader import Reader

OFTEN = 10  # questions between two reports of progress
# What filters answers should not be all that scores them; where it is a part of it, that is said.
SHARES = (
    "the entailment model and the rules for numbers, dates and names, by which Kutip withholds "
    "sentences of a language model"
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be measured.

    Attributes:
        suite: A suite's name, or a file of questions.
        data: The data folder.
        passage: True to ask each question of its own passage alone.
        limit: Only the first so many questions; None for all.
        system: Who answers.
        answers: File of answers already made, which are scored instead; None for none.
        judges: Who judge: the first gives the scores, the others a second opinion.
        folder: Keeps answers, timings and verdicts, so that a run that was stopped goes on; None
            for none.
        baselines: Folders of earlier runs, whose answers are scored by the first judge: the first
            of them is compared with, all are shown beside.
    """

    suite: str
    data: Path | None = None
    passage: bool = False
    limit: int | None = None
    system: str = KUTIP
    answers: Path | None = None
    judges: tuple[str, ...] = (DEFAULT[0],)
    folder: Path | None = None
    baselines: tuple[Path, ...] = ()


def evaluate(settings: Settings, wanted: Wanted, progress: Listener | None = None) -> Evaluated:
    """Has a suite answered, or takes the answers there are, and scores them.

    Args:
        settings: Home, language model, reader, embedder and policy.
        wanted: What is to be measured.
        progress: Told how far it is.

    Raises:
        UsageError: If the suite, system or judge does not exist or needs what is not named.
        CaseError: If a file cannot be used.
        JudgeError: If the judge cannot be opened, or failed for good.
        KutipError: If the home or a model cannot be opened.
    """
    whole = load_suite(wanted.suite, wanted.data, wanted.passage)
    suite = replace(whole, cases=whole.cases[: wanted.limit])
    earlier = [read_run(folder, suite) for folder in wanted.baselines]
    with open_judges(wanted.judges, settings, wanted.folder) as judges:
        if wanted.answers is not None:  # may answer questions beyond the limit too
            given = open_given(wanted.answers, whole)
            produced = produce(given, suite, wanted.folder, progress)
        else:
            produced = _produce(settings, wanted, suite, progress)
        first, *others = judges
        return Evaluated(
            run=_score(produced, suite, first, progress),
            opinions=tuple(_score(produced, suite, judge, progress) for judge in others),
            baselines=tuple(_score(each, suite, first, progress) for each in earlier),
        )


def _produce(
    settings: Settings, wanted: Wanted, suite: Suite, progress: Listener | None
) -> Produced:
    with open_system(wanted.system, suite, settings, wanted.data, progress) as opened:
        return produce(opened, suite, wanted.folder, progress)


def _score(produced: Produced, suite: Suite, judge: Judge, progress: Listener | None) -> Run:
    reader, scores = Reader.load(), list[CaseScore]()
    cases = {case.id: case for case in suite.cases}
    for done, outcome in enumerate(produced.outcomes, start=1):
        case = cases[outcome.case]
        scores.append(score(case, outcome, judge, reader))
        if progress and done % OFTEN == 0:
            progress(Progress(done, len(produced.outcomes), f"judge {judge.name}"))
    return Run(_manifest(produced.manifest, judge), tuple(scores), produced.timings)


def _manifest(made: Mapping[str, Any], judge: Judge) -> dict[str, Any]:
    """How the answers were made, and how they were scored."""
    shares = {"judge_shares": SHARES} if judge.name.startswith(DEFAULT[0]) else {}
    return {**made, "judge": judge.name, **shares, "seed": SEED, "draws": DRAWS}
