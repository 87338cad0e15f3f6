"""How likely a claim is borne out: what the model says, what is covered, what the rules found."""

from __future__ import annotations

import math
from collections.abc import Collection

import numpy as np

from rag.align import Alignment
from rag.claims.evidence import Backing
from rag.entailment.entailment import Verdict
from rag.fitted import CLAIMS

SMALLEST = 1e-4  # probability: what lies below tells nothing more
UNCOVERED = 0.5  # correspondence below which a word of the claim stands nowhere


def features(
    verdict: Verdict,
    backing: Backing,
    alignment: Alignment,
    language: str,
    faults: Collection[str],
) -> np.ndarray:
    """What CLAIMS weighs, in its order: (features,).

    Args:
        verdict: What the entailment model says of the claim.
        backing: The sentences that cover its words.
        alignment: Of its words with theirs.
        language: The claim's.
        faults: The rules that found something in it.
    """
    best = backing.sentences[0]
    covers = alignment.best(best.text)
    texts = dict.fromkeys(text for found in backing.sentences for text in found.passage.texts)
    anywhere = np.max([alignment.best(text) for text in texts], axis=0)
    values = {
        "supported": math.log(max(verdict.supported, SMALLEST)),
        "contradicted": math.log(max(verdict.contradicted, SMALLEST)),
        "unsupported": math.log(max(verdict.unsupported, SMALLEST)),
        "covered by one": float(covers.mean()) if covers.size else 1.0,
        "covered": backing.covered,
        "uncovered": float((anywhere < UNCOVERED).mean()) if anywhere.size else 0.0,
        "sentences": float(len(backing.sentences)),
        "two languages": float(best.passage.view.article.language != language),
    }
    return np.array(
        [values[name] if name in values else float(name in faults) for name in CLAIMS.names]
    )


def borne_out(found: np.ndarray) -> float:
    """How likely a claim with these features is borne out, 0 to 1."""
    return 1.0 / (1.0 + math.exp(-float(found @ CLAIMS.weights + CLAIMS.bias)))
