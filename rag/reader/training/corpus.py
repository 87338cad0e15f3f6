"""What the reader is trained on, read from the data folder, and examples kept in a file."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from index.training_pairs import parallel_pairs, read_rows
from rag.reader.training.examples import Example, english_examples, indonesian_examples

# ``kutip eval reader`` asks its off-topic questions of the first articles, and ``rag.fit_reading``
# puts its questions to the next ones, so that no questions are made of these.
MEASURED, FITTED = 2_000, 2_000
OPENING = 700  # characters of an article


class Corpus:
    """The data of the folder, read once.

    Attributes:
        pairs: Sentences, English first.
        question_pairs: Questions, English first.
        articles: Titles and the beginnings of articles.
        fitted: Titles and texts of the articles that limits are fitted on.
        unmeasured: Those of the articles that nothing is measured or fitted on.
        indonesian: Texts.
        english: Texts.
        in_indonesian: Questions with their passages.
        in_english: English questions over Indonesian passages.
    """

    def __init__(self, data: Path) -> None:
        self.pairs = parallel_pairs(data / "parallel_train.tsv.gz")
        questions = read_rows(data / "qa/english_questions_train.jsonl.gz")
        self.question_pairs = [(row["question_en"], row["question_id"]) for row in questions]
        news = read_rows(data / "news/click_id.jsonl.gz")
        rows = [(number, row["title"], row["body"]) for number, row in enumerate(news)]
        self.articles = [(title, body[:OPENING]) for _, title, body in rows if title and body]
        titled = [(number, title, body) for number, title, body in rows if title and body]
        self.fitted = [(t, b) for n, t, b in titled if MEASURED <= n < MEASURED + FITTED]
        self.unmeasured = [(t, b) for n, t, b in titled if n >= MEASURED + FITTED]
        leads = [row["body"] for row in read_rows(data / "wiki/wiki_leads.jsonl.gz")]
        self.indonesian = [
            *(b for _, b in self.pairs),
            *(f"{t} {b}" for t, b in self.articles),
            *leads,
        ]
        self.english = [a for a, _ in self.pairs]
        self.in_indonesian = indonesian_examples(data)
        self.in_english = english_examples(data)


def load_or_make(path: Path, make: Callable[[], Iterable[Example]]) -> list[Example]:
    """Examples kept in a file of the work folder."""
    if not path.exists():
        rows = [json.dumps(dataclasses.asdict(example)) for example in make()]
        path.write_text("\n".join(rows), encoding="utf-8")
    lines = path.read_text(encoding="utf-8").split("\n")
    return [_from_row(json.loads(line)) for line in lines]


def _from_row(row: dict[str, Any]) -> Example:
    return Example(**{**row, "answers": tuple((a, b) for a, b in row["answers"])})
