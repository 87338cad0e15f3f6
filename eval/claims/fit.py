"""Fits CLAIMS of ``rag/fitted.py``: what tells claims that are borne out from others.

    python -m eval.claims.fit

A logistic model over half of the claims written for the entailment model that it was not trained
on (``kutip eval calibrate`` has the other half), and over the half of the minimal pairs that may be
looked at, which count ten times as much together: what is altered in them is more like what a
writer gets wrong. Claims with a wrong number or date are left out, as they are never weighed.
BORNE_OUT is what 86.5 % of the altered pairs of that half lie below, each weighed by a fit without
its fifth of the groups. Needs the extra ``train``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from eval.claims.passages import cited_passages
from eval.pairs.cases import PairClaim, load_pairs
from index.language import detect_language
from index.lexicon import Lexicon
from rag.claims.check import find_faults, model_verdict
from rag.claims.evidence import align
from rag.claims.one_article import article_clauses, nearest_article
from rag.claims.passage import CitedPassage, Part, as_passage
from rag.claims.weigh import features
from rag.drafting.marks import read_marks
from rag.drafting.parts import cited_parts
from rag.entailment.entailment import Entailment
from rag.entailment.training.written import is_for_proof, is_held_back, written_examples
from rag.fitted import CLAIMS

WEIGHT_OF_PAIRS = 10.0
REGULARISATION = 0.2  # scikit-learn's C, over scaled features
FOLDS = 5
BELOW = 0.865  # of the altered ones


@dataclass(frozen=True, slots=True)
class Sample:
    """A claim, weighed.

    Attributes:
        group: What it shares with claims about the same passages.
        features: What CLAIMS weighs of each clause, (clauses, features); None where a number or
            date is wrong.
        true: True if the passages bear it out.
    """

    group: str
    features: np.ndarray | None
    true: bool


class Weigher:
    """Weighs claims as the check does."""

    def __init__(self) -> None:
        self._entailment, self._lexicon = Entailment.load(), Lexicon()

    def weigh(self, parts: Iterable[Part], language: str) -> np.ndarray | None:
        """What CLAIMS weighs of each clause; None where a claim is not weighed."""
        rows = [
            self._clause(clause, language, cited)
            for text, cited in parts
            for clause in article_clauses(text, language, cited)
        ]
        return None if any(row is None for row in rows) else np.array(rows)

    def _clause(
        self, clause: str, language: str, passages: Sequence[CitedPassage]
    ) -> np.ndarray | None:
        alignment = align(clause, language, passages, self._lexicon)
        article = nearest_article(clause, language, passages, alignment)
        if article is None or article.wrong:
            return None
        faults = find_faults(clause, language, article.passages, alignment)
        verdict = model_verdict(self._entailment, clause, language, article.backing)
        return features(verdict, article.backing, alignment, language, faults)


def written_samples(weigher: Weigher) -> Iterable[Sample]:
    """Half of the written claims that were kept back."""
    for group, _, example in written_examples():
        if is_held_back(group) and not is_for_proof(group):
            part = example.claim, (as_passage(example.passage),)
            found = weigher.weigh([part], detect_language(example.claim))
            yield Sample(group, found, example.label == "supported")


def pair_samples(weigher: Weigher) -> Iterable[Sample]:
    """The claims of the minimal pairs that may be looked at."""
    for pair in load_pairs():
        if pair.may_be_looked_at:
            found = weigher.weigh(_parts(pair), pair.claim_language)
            yield Sample(pair.group, found, pair.supported)


def _parts(pair: PairClaim) -> tuple[Part, ...]:
    passages = cited_passages(pair)
    marked = read_marks(pair.claim, {passage.number for passage in pair.passages})
    cited = tuple(passage for passage in passages if passage.number in marked.numbers)
    return cited_parts(pair.claim, pair.claim_language, passages) or ((marked.text, cited),)


_Scores = Callable[[np.ndarray], np.ndarray]


def _fit(written: Sequence[Sample], pairs: Sequence[Sample]) -> tuple[np.ndarray, float, _Scores]:
    from sklearn.linear_model import LogisticRegression

    of_written, of_pairs = _of_one_clause(written), _of_one_clause(pairs)
    kept = [*of_written, *of_pairs]
    rows = np.concatenate([features for features, _ in kept])
    share = WEIGHT_OF_PAIRS * len(of_written) / max(len(of_pairs), 1)
    weights = np.r_[np.ones(len(of_written)), np.full(len(of_pairs), share)]
    middle, spread = rows.mean(axis=0), rows.std(axis=0)
    model = LogisticRegression(C=REGULARISATION, max_iter=2_000)
    model.fit((rows - middle) / spread, [true for _, true in kept], weights / weights.mean())
    slopes = model.coef_[0] / spread
    bias = float(model.intercept_[0] - slopes @ middle)
    return slopes, bias, lambda found: 1 / (1 + np.exp(-(found @ slopes + bias)))


def _of_one_clause(samples: Sequence[Sample]) -> list[tuple[np.ndarray, bool]]:
    """Those to fit on: of several clauses it is not known which one is false."""
    return [
        (s.features, s.true) for s in samples if s.features is not None and len(s.features) == 1
    ]


def _threshold(written: Sequence[Sample], pairs: Sequence[Sample]) -> tuple[float, float]:
    """What BELOW of the altered pairs lie below, and the share of true ones from there on."""
    fold = {s.group: int(hashlib.sha256(f"{s.group}x".encode()).hexdigest(), 16) for s in pairs}
    scores = np.zeros(len(pairs))
    for number in range(FOLDS):
        _, _, score = _fit(written, [s for s in pairs if fold[s.group] % FOLDS != number])
        for place, sample in enumerate(pairs):
            if fold[sample.group] % FOLDS == number and sample.features is not None:
                scores[place] = score(sample.features).min()
    true = np.array([s.true for s in pairs])
    limit = float(np.quantile(scores[~true], BELOW))
    return limit, float((scores[true] >= limit).mean())


def main() -> None:
    """Prints the numbers."""
    weigher = Weigher()
    written, pairs = list(written_samples(weigher)), list(pair_samples(weigher))
    slopes, bias, _ = _fit(written, pairs)
    limit, shown = _threshold(written, pairs)
    print(f"{len(written)} written claims, {len(pairs)} of the pairs")
    for name, slope in zip(CLAIMS.names, slopes, strict=True):
        print(f"{name:<20}{slope:8.3f}")
    print(f"{'bias':<20}{bias:8.3f}")
    print(f"BORNE_OUT {limit:.2f}: {shown:.0%} of the true ones are shown, by cross-validation")


if __name__ == "__main__":
    main()
