"""Pairs of texts that mean the same, to train the embedder on.

See the README of the training data for what each file holds.
"""

from __future__ import annotations

import csv
import gzip
import json
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

TITLE_LEAD_LIMIT = 60_000
ALMOST_THE_SAME = 0.8  # cosine of two passages' TF-IDF vectors

Pair = tuple[str, str]
Triple = tuple[str, str, str]


def read_rows(path: Path) -> Iterator[dict[str, Any]]:
    """Yields the objects of a JSON Lines file, gzipped or not."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def parallel_pairs(path: Path) -> list[Pair]:
    """English-Indonesian sentence pairs of a tab-separated file (source, English, Indonesian)."""
    with gzip.open(path, "rt", encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [(row[1], row[2]) for row in rows if len(row) == 3]


def dictionary_pairs(path: Path) -> list[Pair]:
    """Word pairs of a dictionary whose lines read ``word {kind} (sense) :: kata, kata``."""
    pairs = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("#") or "::" not in line:
                continue
            left, right = line.split("::", 1)
            word = re.sub(r"\{[^}]*\}|\([^)]*\)|/[^/]*/|SEE:.*", " ", left).strip()
            for translation in re.sub(r"\{[^}]*\}|\([^)]*\)", " ", right).split(","):
                if word and translation.strip():
                    pairs.append((word, translation.strip()))
    return pairs


def question_triples(data: Path) -> list[Triple]:
    """Questions of the train files, in both languages, with what answers them and what does not.

    The second passage shares words with the question and answers another one: batches of
    passages drawn at random are easily told apart by their subjects alone. For an English
    question it is the one for its Indonesian original.

    Returns:
        (question, passage that answers it, hard negative) triples.
    """
    asked = []  # question, passage, words to compare passages with
    for name in ("facqa_train", "idk_mrc_train"):
        for row in read_rows(data / "qa" / f"{name}.jsonl.gz"):
            if row.get("answerable", True):
                asked.append((row["question"], row["passage"], row["question"]))
    for row in read_rows(data / "qa" / "english_questions_train.jsonl.gz"):
        if row["answerable"]:
            asked.append((row["question_en"], row["passage"], row["question_id"]))
    negatives = hard_negatives([words for _, _, words in asked], [p for _, p, _ in asked])
    return [
        (question, passage, negative)
        for (question, passage, _), negative in zip(asked, negatives, strict=True)
    ]


def hard_negatives(questions: Sequence[str], gold: Sequence[str]) -> list[str]:
    """For each question a passage that shares words with it but is not its own.

    The second nearest by TF-IDF of those that are not the gold one nor almost the same: the
    nearest too often answers the question as well.
    """
    from sklearn.feature_extraction.text import TfidfVectorizer

    passages = list(dict.fromkeys(gold))
    place = {passage: row for row, passage in enumerate(passages)}
    vectorizer = TfidfVectorizer(sublinear_tf=True)
    matrix = vectorizer.fit_transform(passages)
    asked = vectorizer.transform(questions)
    chosen = []
    for start in range(0, len(questions), 512):
        own = [place[passage] for passage in gold[start : start + 512]]
        scores = (asked[start : start + 512] @ matrix.T).toarray()
        scores[(matrix[own] @ matrix.T).toarray() > ALMOST_THE_SAME] = -1.0
        second = np.argpartition(-scores, 1, axis=1)[:, 1]
        chosen += [passages[row] for row in second]
    return chosen


def question_translations(data: Path) -> list[Pair]:
    """English questions with their Indonesian originals."""
    rows = read_rows(data / "qa" / "english_questions_train.jsonl.gz")
    return [(row["question_en"], row["question_id"]) for row in rows]


def title_pairs(data: Path, rng: random.Random) -> list[Pair]:
    """Titles of news and encyclopaedia articles with the opening of their text."""
    pairs = []
    for folder in ("news/click_id", "wiki/wiki_leads"):
        for row in read_rows(data / f"{folder}.jsonl.gz"):
            title, body = row["title"], row["body"]
            if isinstance(title, str) and isinstance(body, str) and len(body) > 80:  # some are NaN
                pairs.append((title, body[:600]))
    return rng.sample(pairs, min(TITLE_LEAD_LIMIT, len(pairs)))
