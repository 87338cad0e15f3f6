"""Collects the Indonesian words that ``known.py`` knows.

    python -m rag.claims.spelling.collect --data ../shared/data

Takes the words that stand at least twice in lower case in CLICK-ID's news (CC BY 4.0), the first
paragraphs of Indonesian Wikipedia (CC BY-SA) and the Indonesian side of the parallel sentences.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from index.words import find_words
from rag.claims.spelling.known import WORDS

FEWEST = 2  # times that a word is used: once may be a slip
LETTERS = range(3, 25)


def collect(texts: Iterator[str]) -> list[str]:
    """The words of some texts that are used often enough, sorted."""
    counts = Counter(
        word.folded
        for text in texts
        for word in find_words(text)
        if not word.capitalised and word.folded.isascii() and word.folded.isalpha()
    )
    return sorted(w for w, count in counts.items() if count >= FEWEST and len(w) in LETTERS)


def texts_of(data: Path) -> Iterator[str]:
    """The texts of the data folder."""
    for name in ("news/click_id.jsonl.gz", "wiki/wiki_leads.jsonl.gz"):
        with gzip.open(data / name, "rt", encoding="utf-8") as lines:
            for line in lines:
                yield json.loads(line)["body"]
    with gzip.open(data / "parallel_train.tsv.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\n").split("\t")[2]


def main() -> None:
    """Writes the list."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of the training data")
    words = collect(texts_of(parser.parse_args().data))
    # No time of writing: the same words make the same file.
    WORDS.write_bytes(gzip.compress("\n".join(words).encode(), 9, mtime=0))
    print(f"{len(words)} words")


if __name__ == "__main__":
    main()
