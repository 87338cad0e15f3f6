"""A small network learns, is written, and says in onnxruntime what it says in torch."""

import random

import numpy as np
import pytest
import torch

from rag.entailment.entailment import MODEL, OUTPUTS, Entailment
from rag.entailment.training.examples import LABELS, Example
from rag.reader.pieces import encode
from rag.reader.reading import Window
from tests.rag.entailment.networks import small_network

# torch's exporter warns of torch's own code.
pytestmark = [
    pytest.mark.filterwarnings(r"ignore:`isinstance\(treespec, LeafSpec\)`:FutureWarning"),
    pytest.mark.filterwarnings("ignore:# The axis name:UserWarning"),
]
CLAIMS = [("Persib won.", "Persib menang."), ("Ada hujan?", "Tidak ada. " * 30), ("", "emas")]


@pytest.fixture(scope="module", autouse=True)
def one_thread():
    """Several threads take longer over so small a network."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


def shares(network, row):
    passage = [int(place >= row.passage_from) for place in range(len(row.pieces))]
    tensors = (row.pieces, [1] * len(row.pieces), passage)
    with torch.no_grad():
        scores = network(*(torch.tensor([t]) for t in tensors))
    assert scores.shape == (1, len(LABELS))
    return torch.softmax(scores[0], 0).numpy()


def test_what_is_written_is_loaded_and_says_the_same(tokenizer, tmp_path):
    from rag.reader.training.export import export

    network = small_network(tokenizer)
    export(network, tokenizer, tmp_path / "new", MODEL, OUTPUTS, one_row=True)
    assert sorted(file.name for file in (tmp_path / "new").iterdir()) == [MODEL, "tokenizer.json"]
    entailment = Entailment.load(tmp_path / "new")
    for claim, passage in CLAIMS:
        expected = shares(network, encode(tokenizer, claim, "Liga", passage))
        [verdict] = entailment.judge(claim, [Window(passage, "Liga")])
        found = [verdict.supported, verdict.contradicted, verdict.unsupported]
        assert found == pytest.approx(expected, abs=0.1)
        assert sum(found) == pytest.approx(1)


def test_training_on_a_few_examples_lowers_the_loss(tokenizer, capsys):
    from rag.entailment.training.encoded import batches, encode_all
    from rag.entailment.training.telling import ToldNetwork, told_loss
    from rag.reader.training.learning import train

    rng = random.Random(5)
    said = {"supported": "menang", "contradicted": "kalah", "unsupported": "hujan"}
    examples = [
        Example("Persib menang.", f"Liga {n}. Persib {said[LABELS[n % 3]]}.", LABELS[n % 3])
        for n in range(30)
    ]
    too_long = Example("Persib menang.", "emas " * 300, "unsupported")
    encoded = encode_all([*examples, too_long], tokenizer)
    assert [row.label for row in encoded] == [n % 3 for n in range(30)]
    network, pad = ToldNetwork(small_network(tokenizer)), tokenizer.token_to_id("[PAD]")
    losses, right = [], []
    for _ in range(2):
        plan = [batch for _ in range(300) for batch in batches(encoded, rng, pad)]
        assert sum(len(batch["labels"]) for batch in plan) == 300 * 30
        train(network, plan, told_loss, "small")
        line = capsys.readouterr().out.splitlines()[-1].split()
        assert line[:2] == ["small", f"{len(plan)}/{len(plan)}"]
        losses.append(float(line[3]))
        right.append(float(line[5]))
    assert losses[1] < losses[0]
    assert right[1] > 0.5  # a third by chance
    assert np.isfinite(losses).all()


def test_each_piece_is_told_the_part_of_its_name(tokenizer):
    from rag.entailment.training.encoded import NOT_TOLD, encode_all
    from rag.entailment.training.roles.make import Told

    example = Example("Persib menang.", "Liga. Persib menang.", "supported")
    told = Told(example, ((0, 6, 1),), ((6, 12, 2),))
    one, plain = encode_all([told, example], tokenizer)
    read = [tokenizer.id_to_token(piece) for piece in one.pieces]
    in_claim = tokenizer.encode("Persib", add_special_tokens=False).ids
    assert one.parts[0] == 0 and one.parts[1 : 1 + len(in_claim)] == [1] * len(in_claim), read
    assert one.parts.count(1) == one.parts.count(2) == len(in_claim)
    place = one.parts.index(2)
    assert place > one.passage_from and one.pieces[place : place + len(in_claim)] == in_claim
    assert set(plain.parts) == {NOT_TOLD}


def test_examples_grow_harder_as_most_are_right(tokenizer, monkeypatch, capsys):
    from rag.entailment.training.roles import curriculum
    from rag.entailment.training.roles.make import RoleMaker
    from rag.entailment.training.telling import ToldNetwork

    monkeypatch.setattr(curriculum, "IN_A_ROUND", 20)
    rng = random.Random(2)
    maker = RoleMaker({"en": ["Rain."], "id": ["Hujan."]}, rng)

    def learn(enough):
        monkeypatch.setattr(curriculum, "ENOUGH", enough)
        network = ToldNetwork(small_network(tokenizer))
        return curriculum.learn_roles(network, maker, tokenizer, rng, rounds=3)

    assert learn(-1.0) == pytest.approx(0.3)
    assert learn(1.1) == 0.0
    assert "roles 3/3  hard 0.2" in capsys.readouterr().out


def test_steps_taken_are_not_taken_again_and_some_leave_a_mean(tokenizer, tmp_path):
    from rag.entailment.training.telling import ToldNetwork
    from rag.entailment.training.train import SHARES, run

    network, taken = ToldNetwork(small_network(tokenizer)), []

    def step(name, value):
        def learn(net):
            taken.append(name)
            with torch.no_grad():
                net.entailment.verdict[2].bias.fill_(value)

        return learn

    named = {"claims": step("claims", 1.0), "who_did_what": step("who_did_what", 2.0)}
    run(network, named, tmp_path)
    mean = 1.0 + SHARES["who_did_what"]
    assert network.entailment.verdict[2].bias.tolist() == pytest.approx([mean] * 3)
    run(network, named, tmp_path)
    assert taken == ["claims", "who_did_what"]
