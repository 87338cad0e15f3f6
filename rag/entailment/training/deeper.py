"""Makes a trained encoder deeper, without changing much of what it says at first.

After Wu et al., 2024, "LLaMA Pro: Progressive LLaMA with Block Expansion": copies of layers are put
in whose products add nothing until they learn to. As BERT rescales what a layer gives, the copies
give back what they were given only nearly.
"""

from __future__ import annotations

import copy
from typing import Any

import torch
from torch import nn
from transformers import BertModel

AFTER = (2, 4)  # layers behind which one is put in, counted from 0


def add_layers(encoder: BertModel) -> None:
    """Puts a layer behind each of AFTER; the two lowest layers and the highest stay what they are.

    Args:
        encoder: What becomes deeper.
    """
    deeper: list[nn.Module] = []
    for number, layer in enumerate(encoder.encoder.layer):
        deeper.append(layer)
        if number in AFTER:
            deeper.append(_idle_copy(layer))
    encoder.encoder.layer = nn.ModuleList(deeper)
    encoder.config.num_hidden_layers = len(deeper)


@torch.no_grad()
def _idle_copy(layer: Any) -> Any:
    """The layer again, so that it gives nearly what it is given: its norm undoes itself."""
    idle, norm = copy.deepcopy(layer), layer.output.LayerNorm
    mean = norm.bias.mean()
    spread = (norm.weight**2 + (norm.bias - mean) ** 2).mean().sqrt()
    for part in (idle.attention.output, idle.output):
        for weights in (part.dense.weight, part.dense.bias):
            weights.zero_()
        part.LayerNorm.weight.fill_(spread)
        part.LayerNorm.bias.fill_(mean)
    return idle
