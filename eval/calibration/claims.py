"""Labelled claims through the check that what a language model writes goes through."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from eval.agreement.labelled import Labelled, load_labelled
from eval.calibration.item import NEVER, Item
from eval.claims.run import OFTEN, check_pair
from eval.pairs.cases import ALTERED, PAIRS, SUPPORTED, TRUE, PairClaim, PairPassage, load_pairs
from index.language import detect_language
from index.sync import Listener, Progress
from rag.claims.check import ClaimChecker
from rag.entailment.training.written import is_for_proof, written_examples

WRITTEN_CLAIMS = "written claims"


def load_claims(files: Sequence[Path]) -> dict[str, tuple[PairClaim, ...]]:
    """The committed minimal pairs, the written claims, and those of labelled files, by set.

    What the check was fitted on is left out: a bound over it would prove nothing. The written
    claims are there in a checkout alone.

    Raises:
        CaseError: If a file cannot be used (see ``eval.agreement.labelled``).
    """
    sets = {PAIRS.name: tuple(pair for pair in load_pairs() if not pair.may_be_looked_at)}
    if written := tuple(_written()):
        sets[WRITTEN_CLAIMS] = written
    for file in files:
        claims = tuple(_as_pair(item) for item in load_labelled(file))
        sets[file.name] = sets.get(file.name, ()) + claims
    return sets


def _written() -> Iterator[PairClaim]:
    """Each written claim kept for this, over one of its two passages: by chance, but always it."""
    for number, (group, _, example) in enumerate(written_examples()):
        drawn = hashlib.sha256(f"{group} {example.claim}".encode()).digest()[0] % 2
        if is_for_proof(group) and drawn == (example.passage == group):
            item = Labelled(
                id=str(number),
                group=hashlib.sha256(group.encode()).hexdigest()[:12],
                language=_language(example.claim),
                premise=example.passage,
                question="",
                claim=example.claim,
                label="supported" if example.label == "supported" else "unsupported",
            )
            yield _as_pair(item)


def check_claims(
    sets: dict[str, tuple[PairClaim, ...]], checker: ClaimChecker, progress: Listener
) -> tuple[Item, ...]:
    """Checks claims as what a language model writes is checked.

    One that a rule stops, or that reads as a refusal, is shown at no threshold.

    Args:
        sets: Claims by set.
        checker: Its own thresholds make no difference.
        progress: Told how far it is.
    """
    total = sum(len(claims) for claims in sets.values())
    items: list[Item] = []
    for name, claims in sets.items():
        for claim in claims:
            score = check_pair(checker, claim).score or NEVER
            language, bad = claim.claim_language, not claim.supported
            items.append(Item(claim.id, claim.group, name, language, score, bad, not bad))
            if len(items) % OFTEN == 0:
                progress(Progress(len(items), total, "claims"))
    return tuple(items)


def _as_pair(item: Labelled) -> PairClaim:
    """A labelled claim as one that cites its premise, an article without title and date."""
    return PairClaim(
        id=item.id,
        group=item.group,
        kind=TRUE if item.faithful else ALTERED,
        claim_language=item.language or _language(item.claim),
        passage_language=_language(item.premise),
        passages=(PairPassage(1, "", "", None, item.premise),),
        question=item.question,
        claim=item.claim,
        label=SUPPORTED if item.faithful else ALTERED,
    )


def _language(text: str) -> str:
    return "en" if detect_language(text) == "en" else "id"
