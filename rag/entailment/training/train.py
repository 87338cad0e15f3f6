"""Trains the entailment model that Kutip ships, from the reader's weights.

    python -m rag.entailment.training.train --data ../shared/data --reader DIR --work DIR

Learns in five steps, each kept in ``--work`` and left out when it is there: from IndoNLI,
translations and headlines; from questions with their answers; from claims written for it, in both
languages over passages in both; and twice from some of these once more. After each of these two
steps the weights are the mean of those before and after it. ``--reader`` is the work folder of
``rag.reader.training.train``, whose vocabulary and weights it starts from. Needs the extra
``train``; about four hours on two cores.
"""

from __future__ import annotations

import argparse
import copy
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from index.embedder import make_embedder
from rag.entailment.entailment import COMMITTED, MODEL, OUTPUTS
from rag.entailment.training.answers import claims_of_questions
from rag.entailment.training.examples import (
    LABELS,
    Example,
    among_others,
    give_context,
    indonli_examples,
    switch_codes,
)
from rag.entailment.training.network import EntailmentNetwork
from rag.entailment.training.pairs import ClaimMaker, translations
from rag.entailment.training.voice import Voices
from rag.entailment.training.written import is_held_back as is_kept_for_limits
from rag.entailment.training.written import written_examples
from rag.reader.pieces import encode
from rag.reader.training.batches import group_by_length, padded
from rag.reader.training.corpus import Corpus
from rag.reader.training.export import export
from rag.reader.training.held_back import is_held_back
from rag.reader.training.learning import BUDGET, Batch, train
from rag.reader.training.network import new_encoder
from rag.reader.training.translations import Translations, learn_translations

SEED = 20261121
LONGEST = 224  # pieces
TRANSLATED, HEADLINES, OVER_ENGLISH = 24_000, 9_000, 9_000
EPOCHS_OF_INDONLI, EPOCHS_OF_WRITTEN = 3, 3
ANSWERED = 1_000  # questions of each language beside the written claims
ONCE_MORE = 0.7  # of the written claims are learned from once more
SWITCHED, WORDS_SWITCHED = 0.5, 0.75
AMONG_OTHERS, WITH_CONTEXT = 0.35, 0.4


@dataclass(frozen=True, slots=True)
class Encoded:
    """An example in numbers."""

    pieces: list[int]
    passage_from: int
    label: int


def claims(data: Path, corpus: Corpus, learned: Translations, rng: random.Random) -> list[Example]:
    """First step: claims of translations and headlines, and people's own."""
    pairs = translations(corpus.pairs, make_embedder(None))
    print(f"{len(pairs)} translations", flush=True)
    maker = ClaimMaker(Voices(corpus.indonesian), rng)
    made = maker.of_translations(pairs, TRANSLATED)
    made += maker.of_headlines(corpus.unmeasured, HEADLINES)
    for _ in range(EPOCHS_OF_INDONLI):
        made += people_s(data, corpus, learned, rng)
    return made


def answers(data: Path, corpus: Corpus, learned: Translations, rng: random.Random) -> list[Example]:
    """Second step: claims of questions and answers, and passages in English too."""
    pairs = translations(corpus.pairs, make_embedder(None))
    maker = ClaimMaker(Voices(corpus.indonesian), rng)
    made = claims_of_questions(corpus.in_indonesian, "id", rng)
    made += claims_of_questions(corpus.in_english, "en", rng)
    made += maker.of_translations(pairs, OVER_ENGLISH, over=0)
    return made + people_s(data, corpus, learned, rng)


def by_hand(data: Path, corpus: Corpus, learned: Translations, rng: random.Random) -> list[Example]:
    """Third step: claims written for this model, and people's own."""
    made = [e for passage, _, e in written_examples() if not is_kept_for_limits(passage)]
    made *= EPOCHS_OF_WRITTEN
    for questions, language in ((corpus.in_indonesian, "id"), (corpus.in_english, "en")):
        some = rng.sample(questions, ANSWERED)
        made += claims_of_questions(some, language, rng, short=0.5)
    return made + people_s(data, corpus, learned, rng)


def once_more(
    data: Path, corpus: Corpus, learned: Translations, rng: random.Random
) -> list[Example]:
    """Some of the written claims again, and people's own."""
    made = [e for passage, _, e in written_examples() if not is_kept_for_limits(passage)]
    return rng.sample(made, int(len(made) * ONCE_MORE)) + people_s(data, corpus, learned, rng)


def twice_more(
    data: Path, corpus: Corpus, learned: Translations, rng: random.Random
) -> list[Example]:
    """Last step: as the one before, with other claims."""
    return once_more(data, corpus, learned, rng)


def people_s(
    data: Path, corpus: Corpus, learned: Translations, rng: random.Random
) -> list[Example]:
    """The claims of IndoNLI, some with English words, some passages among other sentences."""
    others = [says for _, says in corpus.pairs]
    indonli = [e for e in indonli_examples(data) if not is_held_back(e.passage)]
    return [_varied(example, learned, others, rng) for example in indonli]


def _varied(
    example: Example, learned: Translations, others: Sequence[str], rng: random.Random
) -> Example:
    if rng.random() < SWITCHED:
        example = switch_codes(example, learned, WORDS_SWITCHED, rng)
    if rng.random() < AMONG_OTHERS:
        example = among_others(example, others, rng)
    return example


def encode_all(examples: Sequence[Example], tokenizer: Any) -> list[Encoded]:
    """The examples in numbers; those too long are left out."""
    made = []
    for example in examples:
        row = encode(tokenizer, example.claim, example.context, example.passage)
        if len(row.pieces) <= LONGEST:
            made.append(Encoded(row.pieces, row.passage_from, LABELS.index(example.label)))
    return made


def batches(encoded: Sequence[Encoded], rng: random.Random, pad: Any) -> list[Batch]:
    """Batches of BUDGET pieces."""
    made: list[Batch] = []
    for group in group_by_length([len(row.pieces) for row in encoded], BUDGET, rng):
        rows = [encoded[number] for number in group]
        tensors = padded([row.pieces for row in rows], [row.passage_from for row in rows], pad)
        made.append({**tensors, "labels": torch.tensor([row.label for row in rows])})
    return made


def verdict_loss(network: Any, batch: Batch) -> tuple[torch.Tensor, Mapping[str, float]]:
    """Cross entropy of the three labels."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        scores = network(batch["pieces"], batch["attention"], batch["passage"])
    loss = torch.nn.functional.cross_entropy(scores.float(), batch["labels"])
    right = (scores.argmax(1) == batch["labels"]).float().mean()
    return loss, {"loss": loss.item(), "right": right.item()}


def mean_weights(states: Sequence[Mapping[str, torch.Tensor]]) -> dict[str, torch.Tensor]:
    """The mean of weights of the same network (Wortsman et al., Model soups, 2022)."""
    first = states[0]
    return {
        name: torch.stack([state[name] for state in states]).mean(dim=0)
        if weights.is_floating_point()
        else weights
        for name, weights in first.items()
    }


def main() -> None:
    """Trains and writes the model."""
    from tokenizers import Tokenizer

    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of the training data")
    parser.add_argument("--reader", type=Path, required=True, help="work folder of the reader")
    parser.add_argument("--work", type=Path, required=True, help="folder for the weights")
    parser.add_argument("--out", type=Path, default=COMMITTED, help="folder for the model")
    arguments = parser.parse_args()
    arguments.work.mkdir(parents=True, exist_ok=True)
    rng = random.Random(SEED)
    torch.manual_seed(SEED)
    tokenizer = Tokenizer.from_file(str(arguments.reader / "tokenizer.json"))
    network = EntailmentNetwork(new_encoder(tokenizer.get_vocab_size()))
    weights = torch.load(arguments.reader / "hard.pt")
    network.encoder.load_state_dict(
        {n.removeprefix("encoder."): w for n, w in weights.items() if n.startswith("encoder.")}
    )
    corpus = Corpus(arguments.data)
    learned = learn_translations(corpus.pairs + corpus.question_pairs * 2)
    for step in (claims, answers, by_hand, once_more, twice_more):
        before = copy.deepcopy(network.state_dict())
        done = arguments.work / f"{step.__name__}.pt"
        if done.exists():
            network.load_state_dict(torch.load(done))
            continue
        made = step(arguments.data, corpus, learned, rng)
        made = [give_context(e, rng) if rng.random() < WITH_CONTEXT else e for e in made]
        encoded = encode_all(made, tokenizer)
        print(f"{len(encoded)} examples", flush=True)
        plan = batches(encoded, rng, tokenizer.token_to_id("[PAD]"))
        train(network, plan, verdict_loss, step.__name__)
        if step in (once_more, twice_more):
            network.load_state_dict(mean_weights([before, network.state_dict()]))
        torch.save(network.state_dict(), done)
    export(network, tokenizer, arguments.out, MODEL, OUTPUTS)


if __name__ == "__main__":
    main()
