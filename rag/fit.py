"""Fits the numbers of ``rag/fitted.py`` on train data, and measures those in use beside them.

    python -m rag.fit --data ../shared/data

Two logistic models. RANKING says of a sentence whether it holds the answer; it is fitted over all
that search finds in a collection of the train passages, and again inside the one passage that
answers. ANSWERING says whether the best evidence answers at all; a third of the answerable
questions get the passages with their answer taken away, and the unanswerable questions of the
train files count too. For most questions words are weighed as in a small collection, by how many
of the passages found hold them. Needs the extra ``train``.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index import Hit, Index
from index.query import word_forms
from index.training_pairs import read_rows
from index.words import find_words, stems
from rag.evidence import Weighed, chosen_ordinals, content_terms, weigh_views
from rag.fitted import ANSWERING, RANKING, Linear
from rag.question import Question, understand
from rag.refusal import answering_features, misses_a_name
from rag.shelf import Shelf

SEED = 20261121
PASSAGES = 12
SPARE = 4  # found besides, for when some are taken away
TAKEN_AWAY = 0.33
SMALL = 0.6


@dataclass(frozen=True)
class Row:
    """A train question; no answers if it is unanswerable."""

    source: str
    text: str
    passage: str
    answers: tuple[str, ...]


@dataclass(frozen=True)
class Sample:
    """Features of one question's sentences, best first, and which of them are right."""

    features: np.ndarray
    right: np.ndarray
    inside: np.ndarray
    answering: np.ndarray
    nameless: bool


def questions(data: Path) -> list[Row]:
    """Questions of the train files in both languages."""
    rows = []
    for row in read_rows(data / "qa/facqa_train.jsonl.gz"):
        rows.append(Row("facqa", row["question"], row["passage"], (row["answer"],)))
    for row in read_rows(data / "qa/idk_mrc_train.jsonl.gz"):
        answers = tuple(row["answers"]) if row["answerable"] else ()
        rows.append(Row("idk", row["question"], row["passage"], answers))
    for row in read_rows(data / "qa/english_questions_train.jsonl.gz"):
        answers = (row["answer"],) if row["answerable"] else ()
        rows.append(Row("english", row["question_en"], row["passage"], answers))
    return rows


def build(passages: Sequence[str], folder: Path, titles: Sequence[str] = ()) -> Index:
    """A collection of one article a passage, with their titles if there are any."""
    file = folder / "passages.jsonl"
    with file.open("w", encoding="utf-8") as out:
        for number, passage in enumerate(passages):
            titled = {"title": titles[number]} if titles else {}
            out.write(json.dumps({**titled, "body": passage}, ensure_ascii=False) + "\n")
    index = Index.open(folder / "home")
    index.sync([file])
    return index


def take(index: Index, shelf: Shelf, row: Row, rng: random.Random) -> Sample | None:
    """Searches and weighs one question; None where nothing is found."""
    question = understand(row.text)
    hits = index.search(row.text, PASSAGES + SPARE)
    without = bool(row.answers) and rng.random() < TAKEN_AWAY
    if without:
        hits = tuple(h for h in hits if not any(a in h.passage.text for a in row.answers))
    weighed = weigh(question, hits[:PASSAGES], index, shelf, small=rng.random() < SMALL)
    if not weighed.evidence:
        return None
    inside = np.array([e.view.text == row.passage for e in weighed.evidence])
    says = np.array([any(a in e.text for a in row.answers) for e in weighed.evidence])
    return Sample(
        features=np.array([e.features for e in weighed.evidence]),
        right=inside & says & (not without),
        inside=inside,
        answering=answering_features(question, weighed),
        nameless=misses_a_name(question, weighed),
    )


def weigh(
    question: Question, hits: Sequence[Hit], index: Index, shelf: Shelf, small: bool
) -> Weighed:
    """Weighs the sentences found, with words as rare as in a small collection or as here."""
    articles = {hit.passage.article.id: hit.passage.article for hit in hits}
    views = shelf.views(articles.values())
    terms = content_terms(question)
    words = [term.folded for term in terms]
    share = (
        _share_of_hits(words, question.language, hits, index)
        if small
        else index.word_shares(words, question.language)
    )
    return weigh_views(question, terms, share, views, chosen_ordinals(hits), index.lexicon)


def _share_of_hits(
    words: Sequence[str], language: str, hits: Sequence[Hit], index: Index
) -> Mapping[str, float]:
    """In what share of the passages found each word stands, in any of its forms."""
    forms = word_forms(words, language != "id", index.lexicon)
    found = [
        {form for w in find_words(hit.passage.text) for form in (w.folded, *stems(w.folded, "id"))}
        for hit in hits
    ]
    return {
        word: max((sum(form in words for words in found) for form in known), default=0)
        / max(len(found), 1)
        for word, known in forms.items()
    }


def fit(features: np.ndarray, labels: np.ndarray) -> tuple[list[float], float]:
    """Weights and bias of a logistic model."""
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=1.0, max_iter=3000).fit(features, labels)
    return [round(float(w), 2) for w in model.coef_[0]], round(float(model.intercept_[0]), 2)


def mean_reciprocal_rank(samples: Sequence[Sample], weights: np.ndarray, inside: bool) -> float:
    """MRR of the first right sentence, among all found or only those of the right passage."""
    ranks = []
    for sample in samples:
        kept = sample.inside if inside else np.ones(len(sample.right), dtype=bool)
        right = sample.right[kept]
        if right.any():
            order = np.argsort(-(sample.features[kept] @ weights), kind="stable")
            ranks.append(1.0 / (int(np.flatnonzero(right[order])[0]) + 1))
    return round(float(np.mean(ranks)), 3)


def report_ranking(samples: Sequence[Sample]) -> None:
    """Fits RANKING both ways on the first half, measures on the second."""
    half = len(samples) // 2
    train = [s for s in samples[:half] if s.right.any()]
    test = samples[half:]
    everywhere = fit(
        np.concatenate([s.features for s in train]), np.concatenate([s.right for s in train])
    )
    within = fit(
        np.concatenate([s.features[s.inside] for s in train]),
        np.concatenate([s.right[s.inside] for s in train]),
    )
    rows = (("all found", everywhere), ("inside", within), ("in use", _plain(RANKING)))
    print("RANKING", RANKING.names)
    for name, (weights, bias) in rows:
        scores = [mean_reciprocal_rank(test, np.array(weights), i) for i in (False, True)]
        print(f"  {name}: {weights} {bias}  MRR all found {scores[0]}, inside {scores[1]}")


def report_answering(samples: Sequence[Sample]) -> None:
    """Fits ANSWERING on the first half, measures on the second."""
    from sklearn.metrics import roc_auc_score

    labels = np.array([bool(s.right.any()) for s in samples])
    missing = np.array([s.nameless for s in samples])
    print(
        "a name is missing:",
        f"{missing[labels].mean():.1%} of the answerable,",
        f"{missing[~labels].mean():.1%} of the others",
    )
    kept = ~missing
    features, labels = np.array([s.answering for s in samples])[kept], labels[kept]
    half = len(labels) // 2
    weights, bias = fit(features[:half], labels[:half])
    print("ANSWERING", ANSWERING.names)
    for name, (w, b) in (("fitted", (weights, bias)), ("in use", _plain(ANSWERING))):
        scores = features[half:] @ np.array(w) + b
        print(f"  {name}: {w} {b}  AUROC {roc_auc_score(labels[half:], scores):.3f}")
    for cut in np.arange(-1.5, 0.6, 0.25):
        answered, refused = scores[labels[half:]] >= cut, scores[~labels[half:]] < cut
        print(f"  cut {cut:+.2f}: answers {answered.mean():.0%}, refuses {refused.mean():.0%}")


def _plain(model: Linear) -> tuple[list[float], float]:
    return model.weights.tolist(), model.bias


def main() -> None:
    """Fits, measures and prints."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of the training data")
    parser.add_argument("--questions", type=int, default=2400)
    arguments = parser.parse_args()
    rng = random.Random(SEED)
    rows = questions(arguments.data)
    passages = list(dict.fromkeys(row.passage for row in rows))
    with tempfile.TemporaryDirectory() as folder, build(passages, Path(folder)) as index:
        shelf = Shelf(index)
        asked = rng.sample(rows, arguments.questions)
        samples = [s for row in asked if (s := take(index, shelf, row, rng)) is not None]
    report_ranking(samples)
    report_answering(samples)


if __name__ == "__main__":
    main()
