"""Written claims in pairs, as the check has the model read them, and what is learned from pairs."""

import random

import torch

from rag.entailment.training.as_checked import as_checked
from rag.entailment.training.examples import Example
from rag.entailment.training.written import Pair
from tests.rag.entailment.networks import small_network

PASSAGES = (
    "Persib menang 2-0 di Solo pada Sabtu (12/7). Biayanya Rp2,4 triliun.",
    "Persib won 2-0 in Solo on Saturday (12/7). It cost Rp2.4 trillion.",
)


def made(*claims, kind="negation", seed=0):
    pairs = [Pair(PASSAGES, "en", kind, true, false) for true, false in claims]
    return list(as_checked(pairs, random.Random(seed)))


def test_amounts_and_dates_are_read_as_the_passage_writes_them():
    cost = ("The cost was 2.4 trillion rupiah.", "The budget was 2.4 trillion rupiah.")
    for seed in range(6):
        [(true, false)] = made(cost, seed=seed)
        written = "Rp2,4 triliun" if "Biayanya" in true.passage else "Rp2.4 trillion"
        assert written in true.claim and written in false.claim
    assert (true.label, false.label) == ("supported", "contradicted")


def test_days_are_read_as_the_passage_writes_them():
    said = ("Persib won on 12 July.", "Persib lost on 12 July.")
    true = [pair[0] for seed in range(6) for pair in made(said, seed=seed)]
    over_indonesian = {example.claim for example in true if "menang" in example.passage}
    assert over_indonesian == {"Persib won on Sabtu (12/7)"}


def test_both_languages_are_read():
    read = {made(("Persib won.", "Persib lost."), seed=seed)[0][0].passage for seed in range(12)}
    assert {passage.split()[1] for passage in read} == {"menang", "won"}


def test_what_is_never_asked_is_left_out():
    assert (
        made(("Persib won 2-0.", "Persib won 3-0."), ("It cost a lot.", "It cost 5 dollars.")) == []
    )


def test_what_is_merely_added_is_not_denied():
    [(_, false)] = made(("Persib won.", "Persib won at night."), kind="addition")
    assert false.label == "unsupported"


def test_pairs_stand_together_in_batches_and_their_difference_is_learned(tokenizer):
    from rag.entailment.training.encoded import PAIRED, batches, encode_pairs, pair_batches
    from rag.entailment.training.telling import ToldNetwork, told_loss

    said = Example("persib menang.", "liga persib menang.", "supported")
    denied = Example("persib kalah.", "liga persib menang.", "contradicted")
    longer = Example("persib kalah " + "hujan " * 20, "liga persib menang.", "unsupported")
    too_long = Example("persib", "emas " * 300, "unsupported")
    pairs = encode_pairs([(said, denied), (said, longer), (said, too_long)], tokenizer)
    assert len(pairs) == 2
    pad = tokenizer.token_to_id("[PAD]")
    plan = pair_batches(pairs, random.Random(1), pad, budget=40)
    assert sorted(batch["labels"].tolist() for batch in plan) == [[0, 1], [0, 2]]

    network = ToldNetwork(small_network(tokenizer)).eval()
    [batch] = [batch for batch in plan if batch["labels"].tolist() == [0, 1]]
    loss, told = told_loss(network, batch)
    [alone] = batches(pairs[0], random.Random(1), pad)
    assert PAIRED not in alone
    without, _ = told_loss(network, alone)
    assert torch.isclose(loss - without, torch.tensor(told["pairs"]), atol=0.02)
    loss.backward()
    optimizer = torch.optim.SGD(network.parameters(), lr=0.5)
    optimizer.step()
    _, after = told_loss(network, batch)
    assert after["pairs"] < told["pairs"]


def test_only_upper_layers_learn_and_dropout_comes_back(tokenizer, monkeypatch):
    from rag.entailment.training import upper_layers

    monkeypatch.setattr(upper_layers, "KEPT", 1)
    encoder = small_network(tokenizer, layers=2).encoder
    dropouts = [part for part in encoder.modules() if isinstance(part, torch.nn.Dropout)]
    before = [part.p for part in dropouts]
    with upper_layers.upper_layers(encoder):
        learning = {name for name, weight in encoder.named_parameters() if weight.requires_grad}
        assert learning and all(name.startswith("encoder.layer.1.") for name in learning)
        assert not any(part.p for part in dropouts)
    assert all(weight.requires_grad for weight in encoder.parameters())
    assert [part.p for part in dropouts] == before and any(before)
