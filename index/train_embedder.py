"""Trains the embedder that Kutip ships: a static English-Indonesian sentence embedding.

A text's vector is the mean of one trained vector per word piece (StaticEmbedding of
sentence-transformers). One WordPiece vocabulary covers both languages, and a symmetric in-batch
contrastive loss pulls translations, questions and their passages, and titles and their leads
together. The result is stored as int8 rows with one scale a row, which model2vec runs without
torch.

    python -m index.train_embedder --data ../shared/data --out index/static_en_id

Needs the extra ``train``. The model card beside the weights lists data, licences and figures.
"""

from __future__ import annotations

import argparse
import itertools
import json
import random
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from index.training_pairs import (
    WORD,
    Pair,
    dictionary_pairs,
    mined_pairs,
    parallel_pairs,
    question_pairs,
    question_translations,
    read_rows,
    title_pairs,
)

SEED = 20261121
VOCABULARY_SIZE = 40_000
PIECES = 14_000
DIMENSION = 256
BATCH = 1024
EPOCHS = 7
LEARNING_RATE = 0.02
DICTIONARY_REPEATS = 3

ENGLISH_FIRST = frozenset({"parallel", "dictionary", "mined", "question_translations"})


def count_words(sets: dict[str, list[Pair]], normalize: Any) -> tuple[Counter[str], Counter[str]]:
    """How often each word stands on the English and on the Indonesian side."""
    english, indonesian = Counter[str](), Counter[str]()
    for name, pairs in sets.items():
        for first, second in pairs:
            side = english if name in ENGLISH_FIRST else indonesian
            side.update(WORD.findall(normalize(first)))
            indonesian.update(WORD.findall(normalize(second)))
    return english, indonesian


def train_tokenizer(sets: dict[str, list[Pair]]) -> Any:
    """One lower-cased WordPiece vocabulary over both languages.

    The sets hold far more Indonesian than English, so pieces learned on their sum would cut most
    English words up, and a cut word has no vector of its own to learn a translation. So each
    language gets its most frequent words whole, the dictionary's words come first, and learned
    pieces serve for all other words.

    Returns:
        A ``tokenizers.Tokenizer`` of at most VOCABULARY_SIZE pieces.
    """
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, trainers

    normalizer = normalizers.BertNormalizer(lowercase=True, strip_accents=True)

    def build(model: models.WordPiece) -> Any:
        tokenizer = Tokenizer(model)
        tokenizer.normalizer = normalizer
        tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
        return tokenizer

    learner = build(models.WordPiece(unk_token="[UNK]"))
    texts = (text for name in ("parallel", "questions") for pair in sets[name] for text in pair)
    learner.train_from_iterator(
        texts,
        trainers.WordPieceTrainer(
            vocab_size=PIECES, special_tokens=["[UNK]"], limit_alphabet=200, min_frequency=3
        ),
    )
    pieces = sorted(learner.get_vocab().items(), key=lambda item: item[1])
    vocabulary = dict.fromkeys(piece for piece, _ in pieces)
    dictionary = (normalizer.normalize_str(word) for pair in sets["dictionary"] for word in pair)
    vocabulary |= dict.fromkeys(word for word in dictionary if WORD.fullmatch(word))
    english, indonesian = count_words(sets, normalizer.normalize_str)
    for counts, share in ((english, 0.42), (indonesian, 1.0)):
        room = int((VOCABULARY_SIZE - len(vocabulary)) * share)
        unseen = (w for w, n in counts.most_common() if n >= 3 and w not in vocabulary)
        vocabulary |= dict.fromkeys(itertools.islice(unseen, room))
    return build(
        models.WordPiece(
            {piece: i for i, piece in enumerate(vocabulary)},
            unk_token="[UNK]",
            max_input_chars_per_word=60,
        )
    )


def train(sets: dict[str, list[Pair]], tokenizer: Any, epochs: int) -> np.ndarray:
    """Trains the piece vectors.

    Args:
        sets: Pairs by name of their set. A batch never mixes sets, so that a passage competes
            with passages and a word with words.
        tokenizer: The vocabulary.
        epochs: Passes over all the pairs.

    Returns:
        float32 matrix, one row a piece: (pieces, DIMENSION).
    """
    from datasets import Dataset
    from sentence_transformers import (
        SentenceTransformer,
        SentenceTransformerTrainer,
        SentenceTransformerTrainingArguments,
    )
    from sentence_transformers.sentence_transformer.losses import MultipleNegativesRankingLoss
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding
    from torch.nn import init

    module = StaticEmbedding(tokenizer, embedding_dim=DIMENSION)
    init.normal_(module.embedding.weight, std=0.1)
    model = SentenceTransformer(modules=[module], device="cpu")
    with tempfile.TemporaryDirectory() as unused:  # the trainer makes its folder in any case
        arguments = SentenceTransformerTrainingArguments(
            output_dir=unused,
            num_train_epochs=epochs,
            per_device_train_batch_size=BATCH,
            learning_rate=LEARNING_RATE,
            lr_scheduler_type="cosine",
            weight_decay=0.0,
            max_grad_norm=0.0,
            save_strategy="no",
            logging_steps=50,
            report_to="none",
            use_cpu=True,
            seed=SEED,
            disable_tqdm=True,
        )
        trainer = SentenceTransformerTrainer(
            model=model,
            args=arguments,
            train_dataset={
                name: Dataset.from_dict({"a": [p[0] for p in pairs], "b": [p[1] for p in pairs]})
                for name, pairs in sets.items()
            },
            loss=MultipleNegativesRankingLoss(
                model,
                scale=20.0,
                directions=("query_to_doc", "doc_to_query"),
                partition_mode="per_direction",
            ),
        )
        trainer.train()
    return module.embedding.weight.detach().numpy()


def save(weights: np.ndarray, tokenizer: Any, out: Path) -> None:
    """Writes int8 rows, each with its own scale, in model2vec's format."""
    from model2vec import StaticModel

    weights[tokenizer.token_to_id("[UNK]")] = 0.0  # model2vec leaves unknown pieces out
    scale = np.maximum(np.abs(weights).max(axis=1), 1e-12) / 127.0
    rows = np.round(weights / scale[:, None]).astype(np.int8)
    model = StaticModel(
        rows,
        tokenizer,
        normalize=True,
        weights=scale.astype(np.float32),
        language=["id", "en"],
        max_length=None,
    )
    card = out / "README.md"
    kept = card.read_text(encoding="utf-8") if card.exists() else None
    model.save_pretrained(out)
    if kept is not None:  # model2vec writes a generic card over ours
        card.write_text(kept, encoding="utf-8")


def first_ranks(queries: np.ndarray, documents: np.ndarray, gold: Sequence[int]) -> np.ndarray:
    """The rank, from 1, of each query's gold document: (queries,)."""
    ranks = []
    for start in range(0, len(queries), 256):
        scores = queries[start : start + 256] @ documents.T
        own = np.take_along_axis(scores, np.asarray(gold[start : start + 256])[:, None], axis=1)
        ranks.append((scores > own).sum(axis=1) + 1)
    return np.concatenate(ranks)


def report(data: Path, out: Path) -> dict[str, float]:
    """Figures of the saved int8 model on the dev files, as the model card quotes them."""
    from model2vec import StaticModel

    model = StaticModel.from_pretrained(out, force_download=False)
    figures: dict[str, float] = {}

    def add(name: str, ranks: np.ndarray) -> None:
        figures[f"{name} hit@1"] = float((ranks == 1).mean())
        figures[f"{name} hit@10"] = float((ranks <= 10).mean())
        figures[f"{name} MRR@10"] = float(np.where(ranks <= 10, 1 / ranks, 0).mean())

    pairs = parallel_pairs(data / "parallel_dev.tsv.gz")
    english, indonesian = (model.encode([p[i] for p in pairs]) for i in (0, 1))
    add("translation", first_ranks(english, indonesian, range(len(pairs))))

    names = ("facqa_train", "facqa_dev", "idk_mrc_train", "idk_mrc_dev")
    rows = {name: list(read_rows(data / "qa" / f"{name}.jsonl.gz")) for name in names}
    pool = list(dict.fromkeys(row["passage"] for name in names for row in rows[name]))
    place = {passage: i for i, passage in enumerate(pool)}
    passages = model.encode(pool)
    english_rows = list(read_rows(data / "qa" / "english_questions_dev.jsonl"))
    asked = {
        "facqa id": [(r["question"], r["passage"]) for r in rows["facqa_dev"]],
        "idk id": [(r["question"], r["passage"]) for r in rows["idk_mrc_dev"] if r["answerable"]],
        "facqa en": [(r["question_en"], r["passage"]) for r in english_rows if r["set"] == "facqa"],
        "idk en": [(r["question_en"], r["passage"]) for r in english_rows if r["set"] == "idk"],
    }
    for name, pairs in asked.items():
        queries = model.encode([question for question, _ in pairs])
        add(name, first_ranks(queries, passages, [place[passage] for _, passage in pairs]))
    return figures


def main() -> None:
    """Trains, saves, and prints the figures of the model card."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of the training data")
    parser.add_argument("--out", type=Path, default=Path(__file__).parent / "static_en_id")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    arguments = parser.parse_args()
    began = time.monotonic()
    rng = random.Random(SEED)
    data: Path = arguments.data
    parallel = parallel_pairs(data / "parallel_train.tsv.gz")
    translations = question_translations(data)
    sets = {
        "parallel": parallel,
        "dictionary": dictionary_pairs(data / "wiktionary_en_id.txt.gz") * DICTIONARY_REPEATS,
        "mined": mined_pairs(parallel + translations),
        "questions": question_pairs(data),
        "question_translations": translations,
        "titles": title_pairs(data, rng),
    }
    print({name: len(pairs) for name, pairs in sets.items()}, flush=True)
    tokenizer = train_tokenizer(sets)
    weights = train(sets, tokenizer, arguments.epochs)
    save(weights, tokenizer, arguments.out)
    print(json.dumps(report(data, arguments.out), indent=1))
    print(f"{time.monotonic() - began:.0f} s")


if __name__ == "__main__":
    main()
