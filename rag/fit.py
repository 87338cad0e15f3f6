"""Fits the numbers of ``rag/fitted.py`` on train data and prints them.

    python -m rag.fit --data ../shared/data

Two logistic models: one ranks sentences (does this sentence hold the answer?), whose log-odds are
the evidence score; the other says from the best sentence whether to answer at all. Questions are
asked of a collection of all train passages. A third of them get the passages that hold the answer
taken away, and all unanswerable questions of the train files count as such. Needs the extra
``train``.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from index import Hit, Index
from rag.evidence import Evidence, weigh_evidence
from rag.fitted import RANKING
from rag.question import Question, understand
from rag.shelf import Shelf

SEED = 20261121
PASSAGES = 12


@dataclass(frozen=True)
class Asked:
    """A train question with its evidence and which of it is right."""

    question: Question
    evidence: tuple[Evidence, ...]
    right: np.ndarray
    source: str


def read_rows(path: Path) -> Iterator[dict[str, Any]]:
    """Yields the objects of a gzipped JSON Lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def questions(data: Path) -> list[tuple[str, str, str, list[str]]]:
    """Train questions: (set, question, passage, answers); no answers if unanswerable."""
    rows = []
    for row in read_rows(data / "qa/facqa_train.jsonl.gz"):
        rows.append(("facqa", row["question"], row["passage"], [row["answer"]]))
    for row in read_rows(data / "qa/idk_mrc_train.jsonl.gz"):
        answers = row["answers"] if row["answerable"] else []
        rows.append(("idk", row["question"], row["passage"], answers))
    for row in read_rows(data / "qa/english_questions_train.jsonl.gz"):
        answers = [row["answer"]] if row["answerable"] else []
        rows.append(("english", row["question_en"], row["passage"], answers))
    return rows


def build(passages: list[str], folder: Path) -> Index:
    """A collection of one article a passage."""
    file = folder / "passages.jsonl"
    with file.open("w", encoding="utf-8") as out:
        for passage in passages:
            out.write(json.dumps({"body": passage}, ensure_ascii=False) + "\n")
    index = Index.open(folder / "home")
    index.sync([file])
    return index


def ask(index: Index, row: tuple[str, str, str, list[str]], take_away: bool) -> Asked | None:
    """Searches and weighs one question, with or without the passages that hold its answer."""
    source, text, _, answers = row
    question = understand(text)
    hits: tuple[Hit, ...] = index.search(text, PASSAGES + 4)
    if take_away:
        hits = tuple(h for h in hits if not any(a in h.passage.text for a in answers))
    weighed = weigh_evidence(question, hits[:PASSAGES], index, Shelf(index))
    if not weighed.evidence:
        return None
    passage = row[2]
    right = [
        not take_away and e.view.text == passage and any(a in e.text for a in answers)
        for e in weighed.evidence
    ]
    return Asked(question, weighed.evidence, np.array(right), source)


def fit(features: np.ndarray, labels: np.ndarray) -> tuple[np.ndarray, float]:
    """Weights and bias of a logistic model."""
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=1.0, max_iter=1000).fit(features, labels)
    return model.coef_[0], float(model.intercept_[0])


def first_right(asked: Asked, weights: np.ndarray) -> int | None:
    """Rank, from 1, of the first right sentence."""
    order = np.argsort(-(np.array([e.features for e in asked.evidence]) @ weights), kind="stable")
    places = np.flatnonzero(asked.right[order])
    return int(places[0]) + 1 if len(places) else None


def main() -> None:
    """Fits and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--questions", type=int, default=2400)
    arguments = parser.parse_args()
    rng = random.Random(SEED)
    rows = questions(arguments.data)
    passages = list(dict.fromkeys(row[2] for row in rows))
    sample = rng.sample(rows, arguments.questions)
    asked: list[Asked] = []
    with tempfile.TemporaryDirectory() as folder, build(passages, Path(folder)) as index:
        for row in sample:
            one = ask(index, row, take_away=bool(row[3]) and rng.random() < 0.33)
            if one:
                asked.append(one)
    half = len(asked) // 2
    train, test = asked[:half], asked[half:]
    features = np.array([e.features for a in train for e in a.evidence if a.right.any()])
    labels = np.array([r for a in train if a.right.any() for r in a.right])
    weights, bias = fit(features, labels)
    print("RANKING", RANKING.names, np.round(weights, 2).tolist(), round(bias, 2))
    for name in ("facqa", "idk", "english"):
        ranks = [first_right(a, weights) for a in test if a.right.any() and a.source == name]
        old = [first_right(a, RANKING.weights) for a in test if a.right.any() and a.source == name]
        print(name, "MRR fitted / present", _mrr(ranks), _mrr(old), len(ranks))
    _report_refusal(test, weights, bias)


def _mrr(ranks: list[int | None]) -> float:
    return round(float(np.mean([1 / r if r else 0.0 for r in ranks])), 3)


def _report_refusal(test: list[Asked], weights: np.ndarray, bias: float) -> None:
    """How well the best sentence's score tells answerable questions from others."""
    from sklearn.metrics import roc_auc_score

    best = np.array([max(e.features @ weights + bias for e in a.evidence) for a in test])
    can = np.array([bool(a.right.any()) for a in test])
    print("answerable AUROC", round(float(roc_auc_score(can, best)), 3))
    for cut in np.percentile(best, range(5, 96, 10)):
        print(
            f"  cut {cut:.2f}: answered {np.mean(best[can] >= cut):.2f} of answerable, "
            f"refused {np.mean(best[~can] < cut):.2f} of the others"
        )


if __name__ == "__main__":
    main()
