"""Pairs of texts that mean the same, to train the embedder on: read, and mined.

See the README of the training data for what each file holds.
"""

from __future__ import annotations

import csv
import gzip
import json
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from index.words import FUNCTION_WORDS, fold

MINED_DICE = 0.3
TITLE_LEAD_LIMIT = 60_000
WORD = re.compile(r"\w+")

Pair = tuple[str, str]


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


def mined_pairs(pairs: Sequence[Pair]) -> list[Pair]:
    """Words and two-word phrases that translate each other, found in parallel sentences.

    Two phrases belong together if their Dice coefficient over the sentence pairs is high and each
    is among the best two of the other (the association measure of Smadja et al., 1996,
    "Translating Collocations for Bilingual Lexicons").
    """
    english, english_counts = phrase_matrix([pair[0] for pair in pairs], "en")
    indonesian, indonesian_counts = phrase_matrix([pair[1] for pair in pairs], "id")
    joint = (english_counts.T @ indonesian_counts).tocoo()
    often = joint.data >= 3
    rows, columns, counts = joint.row[often], joint.col[often], joint.data[often]
    totals = (
        np.asarray(english_counts.sum(axis=0)).ravel()[rows]
        + np.asarray(indonesian_counts.sum(axis=0)).ravel()[columns]
    )
    dice = 2 * counts / totals
    kept = dice >= MINED_DICE
    rows, columns, dice = rows[kept], columns[kept], dice[kept]
    mutual = best_two(rows, dice) & best_two(columns, dice)
    return [(english[r], indonesian[c]) for r, c in zip(rows[mutual], columns[mutual], strict=True)]


def phrase_matrix(texts: Sequence[str], language: str) -> tuple[list[str], Any]:
    """Content words and pairs of them by text: the phrases, and a (texts, phrases) 0/1 matrix."""
    from scipy.sparse import csr_matrix

    function_words = FUNCTION_WORDS[language]
    documents, frequency = [], Counter[str]()
    for text in texts:
        words = [w for w in WORD.findall(fold(text)) if not w[0].isdigit()]
        content = [w not in function_words for w in words]
        phrases = {w for w, kept in zip(words, content, strict=True) if kept}
        both = pairwise(content)
        neighbours = pairwise(words)
        phrases |= {f"{a} {b}" for (a, b), kept in zip(neighbours, both, strict=True) if all(kept)}
        documents.append(phrases)
        frequency.update(phrases)
    known = {p: i for i, p in enumerate(p for p, n in frequency.items() if 3 <= n <= 4000)}
    places = [(row, known[p]) for row, ps in enumerate(documents) for p in ps if p in known]
    row_numbers, column_numbers = zip(*places, strict=True)
    ones = np.ones(len(places), dtype=np.float32)
    shape = (len(texts), len(known))
    return list(known), csr_matrix((ones, (row_numbers, column_numbers)), shape=shape)


def best_two(groups: np.ndarray, scores: np.ndarray) -> np.ndarray:
    """True where a score is among the best two of its group."""
    order = np.lexsort((-scores, groups))
    ordered = groups[order]
    firsts = np.r_[0, np.flatnonzero(np.diff(ordered)) + 1]
    rank = np.arange(len(ordered)) - np.repeat(firsts, np.diff(np.r_[firsts, len(ordered)]))
    best = np.empty(len(groups), dtype=bool)
    best[order] = rank < 2
    return best


def question_pairs(data: Path) -> list[Pair]:
    """Questions of the train files, in both languages, with the passages that answer them."""
    pairs = []
    for name in ("facqa_train", "idk_mrc_train"):
        for row in read_rows(data / "qa" / f"{name}.jsonl.gz"):
            if row.get("answerable", True):
                pairs.append((row["question"], row["passage"]))
    for row in read_rows(data / "qa" / "english_questions_train.jsonl.gz"):
        if row["answerable"]:
            pairs.append((row["question_en"], row["passage"]))
    return pairs


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
