"""What the network learns by: the verdict, and of some names which part they play."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import torch
from torch import nn

from rag.entailment.training.encoded import NOT_TOLD, PAIRED
from rag.entailment.training.network import EntailmentNetwork
from rag.reader.training.learning import Batch

PARTS = 3  # none, who acts, who is acted upon
WEIGHT = 2.0


class ToldNetwork(nn.Module):
    """The network with a head that says which part each piece plays.

    Only learning needs the head. With the verdict alone, the network stays at chance on who did
    what to whom (see ``roles/make.py``).

    Attributes:
        entailment: The network.
        parts: Scores of the parts, from the states after half of the layers: the other half is
            left to compare them.
    """

    def __init__(self, entailment: EntailmentNetwork) -> None:
        super().__init__()
        self.entailment = entailment
        self.parts = nn.Linear(entailment.encoder.config.hidden_size, PARTS)
        self._half = entailment.encoder.config.num_hidden_layers // 2

    def forward(
        self, pieces: torch.Tensor, attention: torch.Tensor, passage: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """Scores of the labels, (batch, 3), and of each piece's part, (batch, length, PARTS)."""
        states = self.entailment.encoder(
            input_ids=pieces,
            attention_mask=attention,
            token_type_ids=passage,
            output_hidden_states=True,
        ).hidden_states
        return self.entailment.verdict(states[-1][:, 0]), self.parts(states[self._half])


def told_loss(network: Any, batch: Batch) -> tuple[torch.Tensor, Mapping[str, float]]:
    """Cross entropy of the three labels; also of the parts, or of which one of a pair is true.

    A pair shares all but a few words, so that what tells the two apart lies in these alone.
    """
    # In full precision: processors that only emulate bfloat16 take longer over it.
    scores, parts = network(batch["pieces"], batch["attention"], batch["passage"])
    loss = nn.functional.cross_entropy(scores, batch["labels"])
    right = (scores.argmax(1) == batch["labels"]).float().mean()
    told = {"loss": loss.item(), "right": right.item()}
    if (batch["parts"] != NOT_TOLD).any():
        of_parts = nn.functional.cross_entropy(
            parts.flatten(0, 1), batch["parts"].flatten(), ignore_index=NOT_TOLD
        )
        loss = loss + WEIGHT * of_parts
        told["parts"] = of_parts.item()
    if PAIRED in batch:
        apart = _log_odds(scores[0::2]) - _log_odds(scores[1::2])
        of_pairs = nn.functional.softplus(-apart).mean()
        loss = loss + of_pairs
        told["pairs"] = of_pairs.item()
        told["told apart"] = (apart > 0).float().mean().item()
    return loss, told


def _log_odds(scores: torch.Tensor) -> torch.Tensor:
    """Of "supported", the first label: (batch,)."""
    return scores[:, 0] - torch.logsumexp(scores[:, 1:], dim=1)
