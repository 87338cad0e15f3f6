"""The entailment model as it is trained: an encoder and three scores."""

from __future__ import annotations

import torch
from torch import nn
from transformers import BertModel


class EntailmentNetwork(nn.Module):
    """Says of claim and passage: supported, contradicted or unsupported.

    Attributes:
        encoder: The transformer.
        verdict: Scores of the three labels, from the first token.
    """

    def __init__(self, encoder: BertModel) -> None:
        super().__init__()
        width = encoder.config.hidden_size
        self.encoder = encoder
        self.verdict = nn.Sequential(nn.Linear(width, width), nn.Tanh(), nn.Linear(width, 3))

    def forward(
        self, pieces: torch.Tensor, attention: torch.Tensor, passage: torch.Tensor
    ) -> torch.Tensor:
        """Scores.

        Args:
            pieces: Numbers of the word pieces: (batch, length).
            attention: 1 where there is one: (batch, length).
            passage: 1 where it is the passage's: (batch, length).

        Returns:
            Scores of the labels in their order: (batch, 3).
        """
        states = self.encoder(
            input_ids=pieces, attention_mask=attention, token_type_ids=passage
        ).last_hidden_state
        scores: torch.Tensor = self.verdict(states[:, 0])
        return scores
