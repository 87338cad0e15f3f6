"""A small network learns, is written, and says in onnxruntime what it says in torch."""

import math
import random

import numpy as np
import pytest
import torch

from rag.reader.pieces import encode
from rag.reader.reader import MODEL, OUTPUTS, Reader
from rag.reader.reading import Window
from rag.reader.spans import best_spans
from rag.reader.training.batches import batches
from rag.reader.training.examples import Example, find_answer

# torch's exporter warns of torch's own code.
pytestmark = [
    pytest.mark.filterwarnings(r"ignore:`isinstance\(treespec, LeafSpec\)`:FutureWarning"),
    pytest.mark.filterwarnings("ignore:# The axis name:UserWarning"),
]
PASSAGES = ["Persib menang di sini.", "Ada hujan.", "Mulai hujan, " * 30 + "ada emas.", "emas"]


@pytest.fixture(scope="module", autouse=True)
def one_thread():
    """Several threads take longer over so small a network."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


def small_network(tokenizer, width=32):
    from transformers import BertConfig, BertModel

    from rag.reader.training.network import ReaderNetwork

    torch.manual_seed(3)
    shape = {"hidden_size": width, "intermediate_size": 2 * width, "num_hidden_layers": 1}
    config = BertConfig(
        vocab_size=tokenizer.get_vocab_size(), num_attention_heads=2, initializer_range=0.3, **shape
    )
    return ReaderNetwork(BertModel(config, add_pooling_layer=False)).eval()


def scores(network, row):
    passage = [int(place >= row.passage_from) for place in range(len(row.pieces))]
    tensors = (row.pieces, [1] * len(row.pieces), passage)
    with torch.no_grad():
        return [out[0].numpy() for out in network(*(torch.tensor([t]) for t in tensors))]


def test_only_the_passage_is_marked(tokenizer):
    row = encode(tokenizer, "Who won?", "Liga", PASSAGES[0])
    starts, ends, answers = scores(small_network(tokenizer), row)
    assert starts.shape == ends.shape == (len(row.pieces),)
    assert answers.shape == ()
    for marked in (starts, ends):
        assert marked[: row.passage_from].max() < -9_000 < -100 < marked[row.passage_from :].min()


@pytest.fixture(scope="module")
def exported(tokenizer, tmp_path_factory):
    """A network with random weights, and the folder that it was written to."""
    from rag.reader.training.export import export

    folder = tmp_path_factory.mktemp("exported") / "new"
    network = small_network(tokenizer)
    export(network, tokenizer, folder, MODEL, OUTPUTS)
    return network, folder


def test_what_is_written_is_loaded_and_says_the_same(exported, tokenizer):
    network, folder = exported
    assert sorted(file.name for file in folder.iterdir()) == ["reader.onnx", "tokenizer.json"]
    reader = Reader.load(folder)
    for passage in PASSAGES:
        row = encode(tokenizer, "Who won?", "Liga", passage)
        starts, ends, answers = scores(network, row)
        inside = slice(row.passage_from, None)
        expected = best_spans(starts[inside], ends[inside], row.offsets)[0]
        [reading] = reader.read("Who won?", [Window(passage, "Liga")])
        found = reading.spans[0]
        assert found.probability == pytest.approx(expected.probability, abs=0.1)
        assert (found.start, found.end) == (expected.start, expected.end)
        [score] = reader.features("Who won?", passage)
        bare = scores(network, encode(tokenizer, "Who won?", "", passage))[2]
        assert score == pytest.approx(float(bare), abs=0.15)
        assert np.isfinite(answers)


def test_what_is_written_holds_one_byte_a_weight(exported):
    import onnx

    _, folder = exported
    held = onnx.load(folder / "reader.onnx").graph.initializer
    tables = [each for each in held if math.prod(each.dims) >= 512]
    bytes_each = {onnx.TensorProto.INT8, onnx.TensorProto.UINT8}
    assert len(tables) >= 7  # the word vectors and six products of the layer
    whole = [each.name for each in tables if each.data_type not in bytes_each]
    assert whole in ([], ["encoder.embeddings.position_ids"])  # 0, 1, 2 ...


def test_training_on_a_few_examples_lowers_the_loss(tokenizer, capsys):
    from rag.reader.training.learning import reading_loss, train
    from rag.reader.training.train import encode_all

    rng = random.Random(5)
    examples = []
    for number in range(30):
        passage = f"Kata {number}. Hujan ada di sini, emas {number} ada."
        answers = find_answer(passage, "emas") if number % 3 else ()
        asked = "Ada emas?" if answers else "Who won?"
        examples.append(Example(asked, passage, answers))
    encoded = encode_all(examples, tokenizer, rng)
    assert len(encoded) == 30
    network, pad = small_network(tokenizer), tokenizer.token_to_id("[PAD]")
    losses = []
    for _ in range(2):
        plan = [b for _ in range(40) for b in batches(encoded, 4096, rng, pad)]
        train(network, plan, reading_loss, "small")
        line = capsys.readouterr().out.splitlines()[-1].split()
        assert line[:2] == ["small", "40/40"]
        losses.append((float(line[3]), float(line[5])))
    assert losses[1][0] < losses[0][0]
    assert losses[1][1] < losses[0][1]
    assert not network.training


def test_all_right_places_count_together():
    from rag.reader.training.learning import _marked

    marked = _marked(torch.zeros(2, 4), torch.tensor([[1.0, 0, 0, 0], [1.0, 1, 0, 0]]))
    assert marked.tolist() == pytest.approx([np.log(4), np.log(2)], abs=1e-5)


def test_an_epoch_holds_every_question_once():
    from rag.reader.training.train import one_epoch
    from rag.reader.training.translations import Translations

    nothing = Translations({}, {})
    titled = [Example(f"Not {n}?", PASSAGES[1], (), context="Liga") for n in range(10)]
    asked = [Example(f"Who {n}?", PASSAGES[0], ()) for n in range(20)] + titled
    epoch = one_epoch(asked, nothing, random.Random(2))
    assert [e.question.rstrip("?") for e in epoch] == [e.question.rstrip("?") for e in asked]
    assert 0 < sum(bool(example.context) for example in epoch[:20]) < 20
    assert {example.context for example in epoch[20:]} == {"Liga"}


def test_some_questions_follow_up_on_one_about_the_same_passage():
    from rag.reader.training.train import with_follow_ups

    learned = [Example(f"Who {n}?", PASSAGES[n % 3], ()) for n in range(300)]
    alone = Example("Alone?", "Elsewhere.", ())
    made = with_follow_ups([*learned, alone], [*learned, alone], random.Random(3))
    assert made[-1] == alone
    changed = [(a, b) for a, b in zip(learned, made, strict=False) if a != b]
    assert 10 < len(changed) < 60
    passages = {example.question: example.passage for example in learned}
    for before, after in changed:
        question, earlier = after.question.rstrip(")").split(" (")
        assert question == before.question
        assert passages[earlier] == before.passage == after.passage
