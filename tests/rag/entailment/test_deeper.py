"""A deeper network says nearly what it said, and learns in what was put in."""

import torch

from rag.entailment.training import deeper
from tests.rag.entailment.networks import small_network

PIECES = torch.arange(5, 45).reshape(2, 20)
ONES = torch.ones_like(PIECES)


def test_layers_put_in_change_little_until_they_learn(tokenizer, monkeypatch):
    monkeypatch.setattr(deeper, "AFTER", (0,))
    network = small_network(tokenizer, layers=2).eval()
    first, last = network.encoder.encoder.layer
    with torch.no_grad():
        before = network(PIECES, ONES, ONES)
        deeper.add_layers(network.encoder)
        after = network(PIECES, ONES, ONES)
    layers = network.encoder.encoder.layer
    assert len(layers) == network.encoder.config.num_hidden_layers == 3
    assert layers[0] is first and layers[2] is last
    assert torch.allclose(before, after, atol=1e-3)
    network(PIECES, ONES, ONES).sum().backward()
    assert layers[1].output.dense.weight.grad.abs().sum() > 0
    assert layers[1].attention.output.dense.weight.grad.abs().sum() > 0


def test_norms_that_were_learned_are_given_back_nearly(tokenizer, monkeypatch):
    monkeypatch.setattr(deeper, "AFTER", (0,))
    network = small_network(tokenizer, layers=1).eval()
    norm = network.encoder.encoder.layer[0].output.LayerNorm
    with torch.no_grad():
        norm.weight.uniform_(0.6, 0.8)
        norm.bias.normal_(0.1, 0.05)
        states = network.encoder(input_ids=PIECES).last_hidden_state
        deeper.add_layers(network.encoder)
        given = network.encoder(input_ids=PIECES).last_hidden_state
    assert torch.corrcoef(torch.stack([states.flatten(), given.flatten()]))[0, 1] > 0.99
    assert (given - states).abs().max() < 0.1 * states.abs().max()
