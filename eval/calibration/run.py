"""Runs the calibration of verification and refusal."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.calibration.claims import check_claims, load_claims
from eval.calibration.part import Part
from eval.calibration.questions import ask_pool
from eval.calibration.risk import Grid
from eval.pairs.cases import PAIRS
from eval.reader.cases import ENGLISH, FACQA, IDK, check_files, load_sets
from eval.retrieval.data_files import find_file
from eval.retrieval.pool import QA_FILES
from index.errors import UsageError
from index.lexicon import Lexicon
from index.sync import Listener
from rag import Settings
from rag.claims.check import ClaimChecker
from rag.entailment.entailment import Entailment
from rag.policy import BUILTIN, MODELS, NO_MODEL

VERIFICATION, REFUSAL = "verification", "refusal"
NEEDED = tuple(dict.fromkeys((FACQA, IDK, ENGLISH, *QA_FILES)))
# Fixed before anything is measured; where little is shown, a start further down can still prove.
CLAIMS = Grid((0.999, 0.995, *(n / 100 for n in range(99, 0, -1))), (0, 6, 11, 31))
QUESTIONS = Grid(tuple(n / 10 for n in range(60, -41, -1)), (20, 30, 40, 50))


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be calibrated.

    Attributes:
        risk: The share of statements shown that may be unsupported.
        confidence: Of the proof.
        answers_risk: The share of answers shown that may be wrong; None for ``risk``.
        files: Labelled claims beside the committed pairs (see ``eval.agreement.labelled``).
        data: Folder of questions; None calibrates verification alone.
    """

    risk: float
    confidence: float
    answers_risk: float | None = None
    files: tuple[Path, ...] = ()
    data: Path | None = None


@dataclass(frozen=True, slots=True)
class Calibrated:
    """What came of it.

    Attributes:
        parts: Verification, and refusal if it was wanted.
        models: Those whose scores were compared, by role.
        data: Digests of the files, by name.
    """

    parts: tuple[Part, ...]
    models: Mapping[str, str]
    data: Mapping[str, str]


def run_calibration(
    settings: Settings,
    wanted: Wanted,
    progress: Listener | None = None,
    checker: ClaimChecker | None = None,
) -> Calibrated:
    """Calibrates the thresholds; nothing is written.

    Args:
        settings: Which reader and embedder.
        wanted: Levels and data.
        progress: Told how far it is.
        checker: None for the one that Kutip ships.

    Raises:
        UsageError: If a level makes no sense.
        CaseError: If a file cannot be used.
        EntailmentError: If the model that checks claims cannot be loaded.
        EmbedderError: If the embedder cannot be loaded.
        ReaderError: If the reader cannot be loaded.
    """
    for name, share in (("risk", wanted.risk), ("answers risk", wanted.answers_risk)):
        if share is not None and not 0.0 < share < 1.0:
            raise UsageError(f"The {name} is {share:g}; name a share between 0 and 1.")
    if not 0.0 < wanted.confidence < 1.0:
        raise UsageError(f"The confidence is {wanted.confidence:g}; name one between 0 and 1.")
    if wanted.data is not None:  # before minutes of checking
        check_files(wanted.data, NEEDED)
    listener = progress or (lambda _: None)
    parts = [_verification(wanted, listener, checker)]
    files, embedder = [PAIRS, *wanted.files], NO_MODEL
    if wanted.data is not None:
        refusal, embedder = _refusal(settings, wanted, wanted.data, listener)
        parts.append(refusal)
        files += [find_file(wanted.data, name) for name in NEEDED]
    roles = {role for part in parts for limit in part.limits for role in MODELS[limit]}
    found = settings.digests(embedder)
    return Calibrated(
        tuple(parts), {role: found[role] for role in found if role in roles}, _digests(files)
    )


def _verification(wanted: Wanted, listener: Listener, checker: ClaimChecker | None) -> Part:
    """The probability from which on a claim is shown at all, in part or whole."""
    claims = load_claims(wanted.files)
    checker = checker or ClaimChecker(Entailment.load(), Lexicon())
    return Part(
        VERIFICATION,
        ("borne_out", "partly_borne_out"),
        BUILTIN.partly_borne_out,
        CLAIMS,
        check_claims(claims, checker, listener),
        wanted.risk,
        wanted.confidence,
    )


def _refusal(
    settings: Settings, wanted: Wanted, data: Path, listener: Listener
) -> tuple[Part, str]:
    """The log-odds below which Kutip refuses, with the reader of the settings or without one."""
    limit = "answerable" if settings.reader == "none" else "read_answerable"
    items, embedder = ask_pool(settings, data, load_sets(data), listener)
    risk = wanted.risk if wanted.answers_risk is None else wanted.answers_risk
    builtin = getattr(BUILTIN, limit)
    part = Part(REFUSAL, (limit,), builtin, QUESTIONS, items, risk, wanted.confidence)
    return part, embedder


def _digests(files: Sequence[Path]) -> dict[str, str]:
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest()[:12] for file in files}
