"""The training loop: batches in, weights changed, the loss told."""

from __future__ import annotations

import random
import time
from collections.abc import Sequence

import numpy as np
import torch

from rag.reader.training.batches import Encoded, batches
from rag.reader.training.network import ReaderNetwork

BUDGET = 4096  # pieces a batch
RATE, RATE_OF_VECTORS = 1.2e-4, 3e-4
ANSWERABLE_WEIGHT = 0.5


def train(
    network: ReaderNetwork,
    epochs: Sequence[Sequence[Encoded]],
    pad: int,
    rng: random.Random,
    name: str,
    slower: float = 1.0,
) -> None:
    """Trains over the examples of each epoch, with a learning rate that falls to nothing."""
    word_vectors = network.encoder.embeddings.word_embeddings.parameters()
    groups = [
        {"params": word_vectors, "lr": RATE_OF_VECTORS * slower},
        {
            "params": [p for n, p in network.named_parameters() if "word_embeddings" not in n],
            "lr": RATE * slower,
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
