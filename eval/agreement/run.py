"""Has judges judge what people have judged, and compares."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from eval.agreement.figures import (
    Figure,
    auroc,
    balanced_accuracy,
    best_threshold,
    f1_unfaithful,
    kappa,
    length_controlled,
    with_interval,
)
from eval.agreement.labelled import Labelled, load_labelled
from eval.agreement.sets import OPPOSED, load_sets
from eval.judges.judge import Judge, Judged
from eval.judges.kept import KeptJudge
from eval.metrics import Estimate, percentile
from index.sync import Listener, Progress

OFTEN = 10  # items between two reports of progress


@dataclass(frozen=True, slots=True)
class Verdict:
    """A judge's word on an item.

    Attributes:
        item: What was judged.
        judged: The judge's word.
        milliseconds: How long it took; None where it was kept from an earlier run.
    """

    item: Labelled
    judged: Judged
    milliseconds: float | None


@dataclass(frozen=True)
class Agreement:
    """One judge over one set.

    Attributes:
        set: Name of the set.
        verdicts: One for each item measured on; for a set of a data folder those of the test half.
        threshold: The score from which an item counts as faithful; None for the judge's own
            verdicts.
    """

    set: str
    verdicts: tuple[Verdict, ...]
    threshold: float | None

    @cached_property
    def scored(self) -> tuple[Verdict, ...]:
        """Those with a verdict that can be read."""
        return tuple(v for v in self.verdicts if v.judged.faithful is not None)

    @property
    def unscored(self) -> int:
        """How many have none."""
        return len(self.verdicts) - len(self.scored)

    @cached_property
    def scores(self) -> tuple[float, ...]:
        """The judge's scores of those."""
        found = (v.judged.faithful for v in self.scored)
        return tuple(score for score in found if score is not None)

    @cached_property
    def own_verdicts(self) -> tuple[float, ...]:
        """Its verdicts as 1 and 0, by its own limit: these are what scores of answers count."""
        return tuple(float(v.judged.label == "supported") for v in self.scored)

    @cached_property
    def found_faithful(self) -> tuple[float, ...]:
        """Verdicts as 1 and 0, by the limit of the set."""
        if self.threshold is None:
            return self.own_verdicts
        return tuple(float(score >= self.threshold) for score in self.scores)

    @cached_property
    def figures(self) -> Mapping[str, Estimate]:
        """Every figure by its name in JSON."""
        return {
            "auroc": self._over(auroc, self.scores),
            "auroc_length_controlled": self._over(
                length_controlled([v.item.words for v in self.scored]), self.scores
            ),
            "balanced_accuracy": self._over(balanced_accuracy, self.found_faithful),
            "f1_unfaithful": self._over(f1_unfaithful, self.found_faithful),
            "kappa": self._over(kappa, self.found_faithful),
            "balanced_accuracy_own": self._over(balanced_accuracy, self.own_verdicts),
        }

    @property
    def milliseconds(self) -> float | None:
        """Median of an item; None where all verdicts were kept from an earlier run."""
        return percentile([v.milliseconds for v in self.verdicts if v.milliseconds is not None], 50)

    def within(self, keep: Callable[[Labelled], bool]) -> Estimate:
        """AUROC over some of the items."""
        kept = [(v.item, s) for v, s in zip(self.scored, self.scores, strict=True) if keep(v.item)]
        return with_interval(
            auroc,
            [item.faithful for item, _ in kept],
            [score for _, score in kept],
            [item.group for item, _ in kept],
        )

    def _over(self, figure: Figure, values: Sequence[float]) -> Estimate:
        items = [v.item for v in self.scored]
        return with_interval(figure, [i.faithful for i in items], values, [i.group for i in items])


@dataclass(frozen=True, slots=True)
class JudgesReport:
    """Judges over sets.

    Attributes:
        agreements: By the judge's name, then one for each set.
    """

    agreements: Mapping[str, tuple[Agreement, ...]]


def run_sets(data: Path, judges: Sequence[Judge], progress: Listener | None = None) -> JudgesReport:
    """Judges the sets of a data folder, with limits fitted on the other half of the sources.

    Raises:
        CaseError: If a file is missing or cannot be used.
        JudgeError: If a judge failed for good.
    """
    sets = load_sets(data)
    whole = {name: items for name, items in sets.items() if not name.endswith(OPPOSED)}
    agreements = {}
    for judge in judges:
        verdicts = {name: _judge_all(judge, items, name, progress) for name, items in whole.items()}
        found = []
        for name, items in sets.items():
            kept = {item.id for item in items}
            of = [v for v in verdicts[name.removesuffix(OPPOSED)] if v.item.id in kept]
            fit = [v for v in of if not v.item.in_test_half]
            test = tuple(v for v in of if v.item.in_test_half)
            found.append(Agreement(name, test, _threshold(fit)))
        agreements[judge.name] = tuple(found)
    return JudgesReport(agreements)


def run_file(file: Path, judges: Sequence[Judge], progress: Listener | None = None) -> JudgesReport:
    """Judges the items of one file, all of them, by the judges' own verdicts.

    Raises:
        CaseError: If the file cannot be used.
        JudgeError: If a judge failed for good.
    """
    items = load_labelled(file)
    return JudgesReport(
        {
            judge.name: (
                Agreement(file.name, tuple(_judge_all(judge, items, file.name, progress)), None),
            )
            for judge in judges
        }
    )


def _threshold(fit: Sequence[Verdict]) -> float:
    scored = [(v.item.faithful, v.judged.faithful) for v in fit if v.judged.faithful is not None]
    return best_threshold([faithful for faithful, _ in scored], [score for _, score in scored])


def _judge_all(
    judge: Judge, items: Sequence[Labelled], name: str, progress: Listener | None
) -> list[Verdict]:
    verdicts = []
    warmed = judge.behind if isinstance(judge, KeptJudge) else judge
    warmed.judge("?", ["?"])  # libraries and caches
    for done, item in enumerate(items, start=1):
        told = (item.claim, [item.premise], item.question)
        known = isinstance(judge, KeptJudge) and judge.knows(*told)
        start = time.perf_counter()
        judged = judge.judge(*told)
        took = (time.perf_counter() - start) * 1000
        verdicts.append(Verdict(item, judged, None if known else took))
        if progress and done % OFTEN == 0:
            progress(Progress(done, len(items), f"{judge.name}, {name}"))
    return verdicts
