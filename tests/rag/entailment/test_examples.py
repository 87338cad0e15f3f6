"""Examples read from IndoNLI, and changed without becoming untrue."""

import gzip
import json
import random

import pytest

from rag.entailment.training.examples import (
    Example,
    among_others,
    give_context,
    indonli_examples,
    switch_codes,
)
from rag.reader.training.translations import Translations

EXAMPLE = Example("Harga beras naik.", "Harga beras di Semarang naik tajam.", "supported")


@pytest.fixture
def data(tmp_path):
    folder = tmp_path / "faithfulness"
    folder.mkdir()
    rows = {
        "indonli_train": [
            {"premise": "Hujan\n turun.", "hypothesis": "Ada  hujan.", "label": "e"},
            {"premise": "Hujan turun.", "hypothesis": "Kering.", "label": "c"},
            {"premise": "Diukur.", "hypothesis": "Ada.", "label": "e"},
        ],
        "indonli_val": [{"context": "Hujan turun.", "claim": "Banjir.", "nli": "n"}],
        "indonli_test_lay": [{"context": "Diukur.", "claim": "Ada.", "nli": "e"}],
    }
    for name, lines in rows.items():
        with gzip.open(folder / f"{name}.jsonl.gz", "wt", encoding="utf-8") as file:
            file.writelines(json.dumps(line) + "\n" for line in lines)
    return tmp_path


def test_what_is_measured_on_is_left_out(data):
    assert indonli_examples(data) == [
        Example("Ada hujan.", "Hujan turun.", "supported"),
        Example("Kering.", "Hujan turun.", "contradicted"),
        Example("Banjir.", "Hujan turun.", "unsupported"),
    ]


def test_words_are_put_into_english():
    known = Translations({"harga": (("price", 1.0),), "beras": (("rice", 1.0),)}, {})
    switched = switch_codes(EXAMPLE, known, 1.0, random.Random(1))
    assert switched.claim == "price rice naik."
    assert (switched.passage, switched.label) == (EXAMPLE.passage, EXAMPLE.label)
    assert switch_codes(EXAMPLE, known, 0.0, random.Random(1)) == EXAMPLE


def test_the_passage_stands_among_others_anywhere():
    others = ["Persib menang.", "Hujan turun.", "Emas naik.", "Gempa terjadi."]
    made = [among_others(EXAMPLE, others, random.Random(seed)) for seed in range(60)]
    for example in made:
        assert EXAMPLE.passage in example.passage
        assert 1 <= sum(other in example.passage for other in others) <= 3
    assert any(example.passage.startswith(EXAMPLE.passage) for example in made)
    assert any(example.passage.endswith(EXAMPLE.passage) for example in made)
    assert among_others(EXAMPLE, [], random.Random(1)) == EXAMPLE


def test_a_context_is_made_of_words_of_the_passage():
    contexts = [give_context(EXAMPLE, random.Random(seed)).context for seed in range(40)]
    for context in contexts:
        words = context.partition(".")[0].split()
        assert words
        assert set(words) <= set(EXAMPLE.passage.rstrip(".").split())
    assert any(context.partition(". ")[2] for context in contexts)
    assert not all(context.partition(". ")[2] for context in contexts)
    give_context(Example("", "", "unsupported"), random.Random(1))
