"""A tokenizer of few pieces, and a reader that looks words up: what they say is known."""

import numpy as np
import pytest

from rag.reader.reader import Reader
from rag.reader.training.vocabulary import SPECIAL, new_tokenizer

LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
WORDS = "who won liga persib menang cafe sep cls emas mulai selesai ada hujan sini kata".split()
# What the looked-up words score as the first and as the last of an answer; all others score 0.
FIRST = {"emas": 20.0, "mulai": 12.0}
LAST = {"emas": 20.0, "selesai": 12.0}


@pytest.fixture(scope="session")
def tokenizer():
    """A tokenizer that spells every word of ASCII letters and digits."""
    continued = [f"##{letter}" for letter in LETTERS]
    return new_tokenizer([*SPECIAL, *LETTERS, *PUNCTUATION, *continued, *WORDS])


@pytest.fixture(scope="session")
def lookup_folder(tokenizer, tmp_path_factory):
    """A folder with a reader whose network is two tables: FIRST and LAST."""
    folder = tmp_path_factory.mktemp("lookup")
    write_lookup(tokenizer, folder, FIRST, LAST)
    return folder


@pytest.fixture(scope="session")
def lookup(lookup_folder):
    """A reader that marks "emas" wherever a passage has it, and "mulai … selesai"."""
    return Reader.load(lookup_folder)


@pytest.fixture(scope="session")
def committed():
    """The reader that Kutip ships."""
    return Reader.load()


def write_lookup(tokenizer, folder, first, last):
    import onnx
    from onnx import TensorProto, helper, numpy_helper

    def table(scores):
        row = np.zeros(tokenizer.get_vocab_size(), dtype=np.float32)
        for word, score in scores.items():
            row[tokenizer.token_to_id(word)] = score
        return row

    constants = {
        "first": table(first),
        "last": table(last),
        "one": np.array(1, dtype=np.int64),
        "far": np.array(-1e4, dtype=np.float32),
        "along": np.array([1], dtype=np.int64),
    }
    nodes = [
        helper.make_node("Sub", ["one", "passage"], ["other"]),
        helper.make_node("Cast", ["other"], ["outside"], to=TensorProto.FLOAT),
        helper.make_node("Mul", ["outside", "far"], ["penalty"]),
        helper.make_node("Gather", ["first", "pieces"], ["as_first"]),
        helper.make_node("Gather", ["last", "pieces"], ["as_last"]),
        helper.make_node("Add", ["as_first", "penalty"], ["starts"]),
        helper.make_node("Add", ["as_last", "penalty"], ["ends"]),
        helper.make_node("Cast", ["attention"], ["attended"], to=TensorProto.FLOAT),
        helper.make_node("Mul", ["starts", "attended"], ["inside"]),
        helper.make_node("ReduceMax", ["inside", "along"], ["answers"], keepdims=0),
    ]
    shape = ["batch", "length"]
    graph = helper.make_graph(
        nodes,
        "lookup",
        [
            helper.make_tensor_value_info(name, TensorProto.INT64, shape)
            for name in ("pieces", "attention", "passage")
        ],
        [
            helper.make_tensor_value_info("starts", TensorProto.FLOAT, shape),
            helper.make_tensor_value_info("ends", TensorProto.FLOAT, shape),
            helper.make_tensor_value_info("answers", TensorProto.FLOAT, ["batch"]),
        ],
        [numpy_helper.from_array(value, name) for name, value in constants.items()],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)], ir_version=10)
    onnx.checker.check_model(model)
    onnx.save(model, folder / "reader.onnx")
    tokenizer.save(str(folder / "tokenizer.json"))
