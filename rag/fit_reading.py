"""Fits the numbers of ``rag/fitted.py`` that concern the reader, on passages it was not trained on.

    python -m rag.fit_reading --data ../shared/data

READER makes a probability of what the network scores: whether the passage answers. READ_RANKING
and READ_ANSWERING are fitted over all that search finds in a collection of the train passages, for
the questions about the passages kept back; READ_ANSWERING also over what it finds for them in the
news, which do not answer them, and in small collections of passages like the right one. Each is
measured by cross-validation, since few passages were kept back. READER comes first: with another
one in ``rag/fitted.py`` the rest is to be fitted again. Needs the extra ``train``.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from index import Index
from rag.fit import PASSAGES, SEED, SMALL, SPARE, TAKEN_AWAY, Row, build, questions, weigh
from rag.fitted import READER, Linear
from rag.question import understand
from rag.quoting import MOST_SENTENCES
from rag.reader.reader import Reader
from rag.reader.training.corpus import Corpus
from rag.reader.training.held_back import is_held_back
from rag.reading import UNREAD, read, reading_features
from rag.refusal import confidence, misses_a_name, read_features
from rag.shelf import Shelf

FOLDS = 5
FEW = 15  # passages of a small collection
LIKE = 400  # characters of a passage, by which the others of its collection are found


@dataclass(frozen=True)
class Sample:
    """One question: features of its sentences, which are right, and features of the whole.

    Attributes:
        marked: True if what the reader marks orders the sentences.
    """

    ranking: np.ndarray
    right: np.ndarray
    answering: np.ndarray
    group: int
    marked: bool

    def order(self, weights: np.ndarray) -> np.ndarray:
        """The sentences, best first, by the weights of a READ_RANKING: (sentences,)."""
        scores = self.ranking @ weights if self.marked else self.ranking[:, 0]
        return np.argsort(-scores, kind="stable")


def main() -> None:
    """Fits, measures and prints."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of the training data")
    parser.add_argument("--model", type=Path, help="folder of the reader; the committed one")
    arguments = parser.parse_args()
    reader = Reader.load(arguments.model)
    rows = questions(arguments.data)
    asked = [row for row in rows if is_held_back(row.passage)]
    print(f"{len(asked)} questions about passages kept back")
    fit_reader(reader, asked)
    rng = random.Random(SEED)
    passages = list(dict.fromkeys(row.passage for row in rows))
    with tempfile.TemporaryDirectory() as folder, build(passages, Path(folder)) as index:
        samples = take_all(index, reader, asked, rng)
        ranking = fit_ranking(samples)
        samples += take_all(index, reader, asked, rng, few=True)
    titles, texts = zip(*Corpus(arguments.data).fitted, strict=True)
    with tempfile.TemporaryDirectory() as folder, build(texts, Path(folder), titles) as index:
        samples += take_all(index, reader, asked, rng)
    fit_answering(samples, ranking)


def take_all(
    index: Index, reader: Reader, rows: Sequence[Row], rng: random.Random, few: bool = False
) -> list[Sample]:
    """Searches, weighs and reads for all questions that are read.

    Args:
        index: What is searched.
        reader: Reads.
        rows: The questions.
        rng: Decides from which questions the answer is taken away.
        few: Of each question the passages most like its own are a collection of their own.
    """
    shelf = Shelf(index)
    return [s for row in rows if (s := take(index, shelf, reader, row, rng, few)) is not None]


def fit_reader(reader: Reader, rows: Sequence[Row]) -> None:
    """Fits READER: does the passage answer?"""
    features = np.array([reader.features(row.text, row.passage) for row in rows])
    labels = np.array([bool(row.answers) for row in rows])
    groups = np.array([_group(row.passage) for row in rows])
    _report("READER", READER, features, labels, groups)


def take(
    index: Index, shelf: Shelf, reader: Reader, row: Row, rng: random.Random, few: bool
) -> Sample | None:
    """Searches, weighs and reads for one question; None where nothing is found or read."""
    question = understand(row.text)
    if question.kind in UNREAD:
        return None
    hits = (
        index.search(row.passage[:LIKE], FEW) if few else index.search(row.text, PASSAGES + SPARE)
    )
    without = bool(row.answers) and rng.random() < TAKEN_AWAY
    if without:
        hits = tuple(h for h in hits if not any(a in h.passage.text for a in row.answers))
    hits = hits if few else hits[:PASSAGES]
    weighed = weigh(question, hits, index, shelf, small=few or rng.random() < SMALL)
    weighed = replace(weighed, among=len(hits) if few else index.count_passages())
    if not weighed.evidence or misses_a_name(question, weighed):
        return None
    sure = confidence(question, weighed)
    marks = read(question, weighed, reader)
    weighed = replace(weighed, marks=marks)
    right = [
        e.view.text == row.passage and any(a in e.text for a in row.answers) and not without
        for e in weighed.evidence
    ]
    return Sample(
        ranking=np.array([reading_features(e, marks) for e in weighed.evidence]),
        right=np.array(right),
        answering=read_features(question, sure, weighed),
        group=_group(row.passage),
        marked=bool(marks.sentences),
    )


def _group(passage: str) -> int:
    return sum(passage.encode()) // 7 % FOLDS


def fit_ranking(samples: Sequence[Sample]) -> Linear:
    """Fits READ_RANKING; MRR of the first right sentence, against that of the ranking alone."""
    samples = [s for s in samples if s.marked]
    ranks: dict[str, list[float]] = {"ranking alone": [], "read": []}
    for fold in range(FOLDS):
        train = [s for s in samples if s.group != fold and s.right.any()]
        model = _logistic(
            np.concatenate([s.ranking for s in train]), np.concatenate([s.right for s in train])
        )
        for sample in samples:
            if sample.group == fold and sample.right.any():
                ranks["ranking alone"].append(_reciprocal(sample.ranking[:, 0], sample.right))
                ranks["read"].append(_reciprocal(sample.ranking @ model.weights, sample.right))
    answerable = [s for s in samples if s.right.any()]
    whole = _logistic(
        np.concatenate([s.ranking for s in answerable]),
        np.concatenate([s.right for s in answerable]),
    )
    print(f"READ_RANKING {whole.weights.round(2).tolist()} {whole.bias:.2f}")
    for name, values in ranks.items():
        print(f"  {name}: MRR {np.mean(values):.3f} over {len(values)}")
    return whole


def _reciprocal(scores: np.ndarray, right: np.ndarray) -> float:
    order = np.argsort(-scores, kind="stable")
    return 1.0 / (int(np.flatnonzero(right[order])[0]) + 1)


def fit_answering(samples: Sequence[Sample], ranking: Linear) -> None:
    """Fits READ_ANSWERING: do the sentences that would be quoted hold the answer?"""
    features = np.array([s.answering for s in samples])
    labels = np.array([s.right[s.order(ranking.weights)[:MOST_SENTENCES]].any() for s in samples])
    groups = np.array([s.group for s in samples])
    _report("READ_ANSWERING", None, features, labels, groups)


def _report(
    name: str, used: Linear | None, features: np.ndarray, labels: np.ndarray, groups: np.ndarray
) -> None:
    from sklearn.metrics import roc_auc_score

    odds = np.empty(len(labels))
    for fold in range(FOLDS):
        model = _logistic(features[groups != fold], labels[groups != fold])
        odds[groups == fold] = features[groups == fold] @ model.weights + model.bias
    whole = _logistic(features, labels)
    print(f"{name} {whole.weights.round(2).tolist()} {whole.bias:.2f}", end="  ")
    print(f"AUROC {roc_auc_score(labels, odds):.3f}, of which each", end=" ")
    print([round(float(roc_auc_score(labels, f)), 3) for f in features.T], end="  ")
    print(f"n {len(labels)}, answerable {labels.mean():.0%}")
    for cut in np.arange(-2.0, 2.1, 0.5):
        answered, refused = odds[labels] >= cut, odds[~labels] < cut
        print(f"  cut {cut:+.1f}: answers {answered.mean():.0%}, refuses {refused.mean():.0%}")


def _logistic(features: np.ndarray, labels: np.ndarray) -> Linear:
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=1.0, max_iter=3000).fit(features, labels)
    return Linear((), model.coef_[0], float(model.intercept_[0]))


if __name__ == "__main__":
    main()
