"""The training loop: batches in, weights changed, the losses told."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import torch
from torch import nn

BUDGET = 4096  # pieces a batch
RATE, RATE_OF_VECTORS = 1.2e-4, 3e-4
ANSWERABLE_WEIGHT = 0.5

Batch = Mapping[str, torch.Tensor]
# The loss of a batch, and its parts by name, to be told.
Loss = Callable[[Any, Batch], tuple[torch.Tensor, Mapping[str, float]]]


def train(
    network: nn.Module, plan: Sequence[Batch], loss_of: Loss, name: str, slower: float = 1.0
) -> None:
    """Trains over the batches, with a learning rate that falls to nothing.

    Args:
        network: What learns; its word vectors lie in ``encoder.embeddings.word_embeddings``.
        plan: All batches, in order.
        loss_of: What is to become small.
        name: Of the step, for the lines told.
        slower: Share of the usual learning rates.
    """
    parts = dict(network.named_parameters())
    vectors = [p for n, p in parts.items() if "word_embeddings" in n]
    others = [p for n, p in parts.items() if "word_embeddings" not in n]
    groups = [
        {"params": vectors, "lr": RATE_OF_VECTORS * slower},
        {"params": others, "lr": RATE * slower},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    warm = max(len(plan) // 20, 1)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / warm, max(1 - step / len(plan), 0.01))
    )
    network.train()
    began, told = time.monotonic(), []
    for step, batch in enumerate(plan):
        told.append(take_step(network, batch, loss_of, optimizer))
        schedule.step()
        figures = told[-1]
        if step % 25 == 24 or step == len(plan) - 1:
            last = told[-25:]
            means = [f"{k} {np.mean([t[k] for t in last if k in t]):.3f}" for k in figures]
            minutes = (time.monotonic() - began) / 60
            print(
                f"{name} {step + 1}/{len(plan)}  {'  '.join(means)}  {minutes:.1f} min", flush=True
            )
    network.eval()


def take_step(
    network: nn.Module, batch: Batch, loss_of: Loss, optimizer: torch.optim.Optimizer
) -> Mapping[str, float]:
    """Changes the weights by one batch, and gives the parts of its loss."""
    loss, figures = loss_of(network, batch)
    loss.backward()  # type: ignore[no-untyped-call]  # torch leaves it untyped
    torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    optimizer.step()
    optimizer.zero_grad()
    return figures


def reading_loss(network: Any, batch: Batch) -> tuple[torch.Tensor, Mapping[str, float]]:
    """The reader's loss: of the span, over all its places, and of the answer head."""
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
    return loss, {"span": span.item(), "answers": answers_loss.item()}


def _marked(scores: torch.Tensor, right: torch.Tensor) -> torch.Tensor:
    """Minus log of the probability of all right places together, each row: (batch,)."""
    logged = torch.log_softmax(scores.float(), dim=-1)
    return -torch.logsumexp(logged.masked_fill(right == 0, -1e4), dim=-1)
