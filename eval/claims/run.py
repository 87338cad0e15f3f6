"""Runs the check of claims over minimal pairs, as the writer runs it over what a model writes."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from eval.claims.passages import cited_passages
from eval.pairs.cases import PAIRS, PairClaim, load_pairs
from index.lexicon import Lexicon
from index.sync import Listener, Progress
from rag.claims.check import Checked, ClaimChecker
from rag.drafting.declines import declines
from rag.drafting.marks import read_marks
from rag.drafting.parts import cited_parts
from rag.entailment.entailment import Entailment

Half = Literal["dev", "held back"]
DECLINED = "declined"  # the stage at which a sentence is taken for "the articles do not say"
OFTEN = 10  # claims between two reports of progress

# What decides before the entailment model is asked.
_UNREAD = (DECLINED, "no_passage", "repeated", "first_person", "made_up", "number", "date")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the check made of one claim.

    Attributes:
        pair: The claim.
        checked: The verdict; None where the writer would take the claim for a refusal and check
            nothing.
        milliseconds: How long the check took, reading of marks included.
    """

    pair: PairClaim
    checked: Checked | None
    milliseconds: float

    @property
    def half(self) -> Half:
        """Thresholds may be chosen on one half of the groups; the other is kept back from that."""
        return "dev" if self.pair.may_be_looked_at else "held back"

    @property
    def supported(self) -> bool:
        """True if the claim would be shown as supported."""
        return self.checked is not None and self.checked.support == "supported"

    def supported_at(self, threshold: float) -> bool:
        """True if the claim would be shown as supported with another ``BORNE_OUT``."""
        return self.read and self.score >= threshold

    @property
    def read(self) -> bool:
        """True if its facts were all given, so that the entailment model was asked."""
        return self.stage not in _UNREAD

    @property
    def score(self) -> float:
        """How likely the passages bear it out, 0 to 1; 0 where the model was not asked."""
        return self.checked.score if self.checked else 0.0

    @property
    def stage(self) -> str:
        """What decided: the fault found, ``"declined"``, or ``"supported"``."""
        if self.checked is None:
            return DECLINED
        return self.checked.fault or "supported"

    @property
    def right(self) -> bool:
        """True if a true claim is shown as supported, or an altered one is not."""
        return self.supported == self.pair.supported


@dataclass(frozen=True, slots=True)
class ClaimsReport:
    """What the check made of all claims of a file, in the file's order."""

    file: Path
    outcomes: tuple[Outcome, ...]


def run_claims(
    file: Path | None = None,
    progress: Listener | None = None,
    checker: ClaimChecker | None = None,
) -> ClaimsReport:
    """Checks the claims of a file of minimal pairs.

    Args:
        file: JSON Lines (see ``eval.pairs.cases.load_pairs``); None for the committed ones.
        progress: Told how far it is.
        checker: None for the one that Kutip ships.

    Raises:
        CaseError: If the file cannot be used.
        EntailmentError: If the model that checks claims cannot be loaded.
    """
    file = file or PAIRS
    pairs = load_pairs(file)
    checker = checker or ClaimChecker(Entailment.load(), Lexicon())
    check_pair(checker, pairs[0])  # libraries and caches warm up
    return ClaimsReport(file, _check_all(checker, pairs, progress or (lambda _: None)))


def _check_all(
    checker: ClaimChecker, pairs: Sequence[PairClaim], listener: Listener
) -> tuple[Outcome, ...]:
    outcomes = []
    for done, pair in enumerate(pairs, start=1):
        outcomes.append(check_pair(checker, pair))
        if done % OFTEN == 0:
            listener(Progress(done, len(pairs), "claims"))
    return tuple(outcomes)


def check_pair(checker: ClaimChecker, pair: PairClaim) -> Outcome:
    """Checks a claim by the passages that its marks cite, or by all where none of these is left.

    The passages are made anew for each claim, so that it pays for what is kept at hand of them;
    their articles are not, as those of a question are read before a model writes.
    """
    passages = cited_passages(pair)
    start = time.perf_counter()
    marked = read_marks(pair.claim, {passage.number for passage in passages})
    checked = None
    if not declines(marked.text):
        cited = [passage for passage in passages if passage.number in marked.numbers]
        language = pair.claim_language
        parts = cited_parts(pair.claim, language, passages)
        checked = checker.check(marked.text, language, cited or passages, parts=parts)
    return Outcome(pair, checked, (time.perf_counter() - start) * 1000)
