"""Trains the entailment model that Kutip ships, from the reader's weights.

    python -m rag.entailment.training.train --data ../shared/data --reader DIR --work DIR

Learns in eight steps, each kept in ``--work`` and left out when it is there: from IndoNLI,
translations and headlines; from questions with their answers; from claims written for it, in both
languages over passages in both; twice from some of these once more; from made claims of who did
what to whom, easy ones first; from something of everything; and, with two more layers, from the
written claims in pairs, true and false side by side. After the fourth, fifth, sixth and last step
the weights are a mean of those before and after it. ``--reader`` is the work folder of
``rag.reader.training.train``, whose vocabulary and weights it starts from. Needs the extra
``train``; about six hours on two cores.
"""

from __future__ import annotations

import argparse
import copy
import random
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import torch

from rag.entailment.entailment import COMMITTED, MODEL, OUTPUTS
from rag.entailment.training import steps
from rag.entailment.training.deeper import add_layers
from rag.entailment.training.encoded import batches, encode_all, encode_pairs, pair_batches
from rag.entailment.training.examples import Example
from rag.entailment.training.network import EntailmentNetwork
from rag.entailment.training.roles.curriculum import learn_roles
from rag.entailment.training.roles.make import Told
from rag.entailment.training.telling import ToldNetwork, told_loss
from rag.entailment.training.upper_layers import upper_layers
from rag.reader.training.corpus import Corpus
from rag.reader.training.export import export
from rag.reader.training.learning import train
from rag.reader.training.network import new_encoder
from rag.reader.training.translations import learn_translations

SEED = 20261121
Weights = Mapping[str, torch.Tensor]
Step = Callable[[ToldNetwork], None]
# How much of the weights after a step is taken, the rest from before it.
SHARES = {"once_more": 0.5, "twice_more": 0.5, "who_did_what": 0.6, "side_by_side": 0.5}


def mean_weights(before: Weights, after: Weights, share: float) -> dict[str, torch.Tensor]:
    """A mean of weights of the same network (Wortsman et al., Model soups, 2022).

    Args:
        before: Weights.
        after: Weights.
        share: Of ``after``.
    """
    return {
        name: torch.lerp(weights, after[name], share) if weights.is_floating_point() else weights
        for name, weights in before.items()
    }


def first_steps(sources: steps.Sources, tokenizer: Any) -> dict[str, Step]:
    """The steps of the network as deep as the reader, by name, in order."""
    rng, pad = sources.rng, tokenizer.token_to_id("[PAD]")

    def learn_from(name: str, make: Callable[[steps.Sources], Sequence[Example | Told]]) -> Step:
        def learn(network: ToldNetwork) -> None:
            encoded = encode_all(make(sources), tokenizer)
            print(f"{len(encoded)} examples", flush=True)
            train(network, batches(encoded, rng, pad), told_loss, name)

        return learn

    def who_did_what(network: ToldNetwork) -> None:
        learn_roles(network, sources.role_maker(), tokenizer, rng)

    return {
        "claims": learn_from("claims", steps.claims),
        "answers": learn_from("answers", steps.answers),
        "by_hand": learn_from("by_hand", steps.by_hand),
        "once_more": learn_from("once_more", steps.once_more),
        "twice_more": learn_from("twice_more", steps.twice_more),
        "who_did_what": who_did_what,
        "all_together": learn_from("all_together", steps.all_together),
    }


def last_steps(sources: steps.Sources, tokenizer: Any) -> dict[str, Step]:
    """The steps of the deeper network."""
    rng, pad = sources.rng, tokenizer.token_to_id("[PAD]")

    def side_by_side(network: ToldNetwork) -> None:
        pairs, rest = steps.side_by_side(sources)
        plan = pair_batches(encode_pairs(pairs, tokenizer), rng, pad)
        plan += batches(encode_all(rest, tokenizer), rng, pad)
        rng.shuffle(plan)
        with upper_layers(network.entailment.encoder):
            train(network, plan, told_loss, "side_by_side")

    return {"side_by_side": side_by_side}


def run(network: ToldNetwork, named: Mapping[str, Step], work: Path) -> None:
    """Takes the steps that have not been taken, and keeps the weights after each."""
    for name, step in named.items():
        done = work / f"{name}.pt"
        if not done.exists():
            before = copy.deepcopy(network.entailment.state_dict())
            step(network)
            if name in SHARES:
                mean = mean_weights(before, network.entailment.state_dict(), SHARES[name])
                network.entailment.load_state_dict(mean)
            torch.save(network.state_dict(), done)
        network.load_state_dict(torch.load(done))


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
    network = ToldNetwork(EntailmentNetwork(new_encoder(tokenizer.get_vocab_size())))
    weights = torch.load(arguments.reader / "hard.pt")
    network.entailment.encoder.load_state_dict(
        {n.removeprefix("encoder."): w for n, w in weights.items() if n.startswith("encoder.")}
    )
    corpus = Corpus(arguments.data)
    learned = learn_translations(corpus.pairs + corpus.question_pairs * 2)
    sources = steps.Sources(arguments.data, corpus, learned, rng)
    run(network, first_steps(sources, tokenizer), arguments.work)
    add_layers(network.entailment.encoder)
    deeper = ToldNetwork(network.entailment)
    deeper.parts = network.parts  # what half of the layers give is nearly what it was
    run(deeper, last_steps(sources, tokenizer), arguments.work)
    export(deeper.entailment, tokenizer, arguments.out, MODEL, OUTPUTS, one_row=True)


if __name__ == "__main__":
    main()
