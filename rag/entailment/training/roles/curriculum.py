"""Learns who did what to whom, from easy examples to hard ones."""

from __future__ import annotations

import random
from collections.abc import Mapping
from typing import Any

import numpy as np
import torch

from rag.entailment.training.encoded import batches, encode_all
from rag.entailment.training.roles.make import RoleMaker
from rag.entailment.training.telling import ToldNetwork, told_loss
from rag.reader.training.learning import take_step

ROUNDS, IN_A_ROUND = 35, 1_200  # examples
BUDGET = 2048  # pieces a batch
RATE, WARM = 2e-4, 50  # the learning rate, and after how many batches it is reached
FALLS_FROM = 0.7  # of the rounds; then the rate falls to nothing
ENOUGH, HARDER = 0.85, 0.1  # right in a round, from which on the next is that much harder


def learn_roles(
    network: ToldNetwork, maker: RoleMaker, tokenizer: Any, rng: random.Random, rounds: int = ROUNDS
) -> float:
    """Trains on made examples, the next harder whenever most are right.

    Hard ones alone leave it at chance for as long as was tried (250 batches of twice the size).

    Returns:
        How hard the last examples were, 0 to 1.
    """
    optimizer = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=0.01)
    pad, hard, step = tokenizer.token_to_id("[PAD]"), 0.0, 0
    network.train()
    for number in range(rounds):
        falls = min(1.0, (1 - number / rounds) / (1 - FALLS_FROM))
        encoded = encode_all([maker.make(hard) for _ in range(IN_A_ROUND)], tokenizer)
        told: list[Mapping[str, float]] = []
        for batch in batches(encoded, rng, pad, BUDGET):
            step += 1
            for group in optimizer.param_groups:
                group["lr"] = RATE * falls * min(1.0, step / WARM)
            told.append(take_step(network, batch, told_loss, optimizer))
        right = float(np.mean([figures["right"] for figures in told]))
        print(f"roles {number + 1}/{rounds}  hard {hard:.1f}  right {right:.3f}", flush=True)
        if right > ENOUGH:
            hard = min(1.0, hard + HARDER)
    network.eval()
    return hard
