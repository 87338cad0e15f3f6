"""Examples in numbers: the answer's pieces, long passages, batches."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from rag.reader.pieces import encode
from rag.reader.training.batches import LONGEST, Encoded, batches, encode_example
from rag.reader.training.examples import Example, find_answer


def answers_of(encoded, tokenizer):
    """The tokens of each answer."""
    return [
        [tokenizer.id_to_token(piece) for piece in encoded.pieces[start : end + 1]]
        for start, end in zip(encoded.starts, encoded.ends, strict=True)
    ]


def test_starts_and_ends_are_those_of_the_answers_pieces(tokenizer):
    passage = "Ada Menangkan, lalu ada menangkan."
    example = Example("Who won?", passage, ((4, 13), (24, 33)), "Liga")
    encoded = encode_example(example, tokenizer, random.Random(1))
    whole = encode(tokenizer, "Who won?", "Liga", passage)
    assert (encoded.pieces, encoded.passage_from) == (whole.pieces, whole.passage_from)
    assert answers_of(encoded, tokenizer) == [["menang", "##k", "##a", "##n"]] * 2


def test_no_answer_has_no_places(tokenizer):
    encoded = encode_example(Example("Who?", "Ada.", ()), tokenizer, random.Random(1))
    assert (encoded.starts, encoded.ends) == ((), ())


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 300), st.integers(0, 300), st.integers(0, 10_000))
def test_a_long_passage_is_cut_so_that_the_answer_stays(tokenizer, before, after, seed):
    passage = "kata " * before + "emas mulai" + " kata" * after
    example = Example("Who won?", passage, ((5 * before, 5 * before + 10),), "liga")
    encoded = encode_example(example, tokenizer, random.Random(seed))
    assert len(encoded.pieces) <= LONGEST
    assert answers_of(encoded, tokenizer) == [["emas", "mulai"]]


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10_000))
def test_an_answer_that_the_cut_halves_is_none(tokenizer, seed):
    passage = " ".join(["emas mulai kata"] * 160)
    example = Example("Who won?", passage, find_answer(passage, "emas mulai"))
    encoded = encode_example(example, tokenizer, random.Random(seed))
    answers = answers_of(encoded, tokenizer)
    assert len(answers) > 10
    assert all(answer == ["emas", "mulai"] for answer in answers)


def test_cuts_fall_in_different_places(tokenizer):
    passage = " ".join(f"{n}" for n in range(900))
    example = Example("Who won?", passage, ())
    cut = [encode_example(example, tokenizer, random.Random(n)) for n in range(5)]
    assert len({tuple(encoded.pieces) for encoded in cut}) > 1
    assert all(len(encoded.pieces) <= LONGEST for encoded in cut)


def test_an_answer_that_does_not_fit_is_left_out(tokenizer):
    passage = "kata " * 400
    example = Example("Who won?", passage, ((0, len(passage) - 1),))
    assert encode_example(example, tokenizer, random.Random(1)) is None


ROWS = st.lists(
    st.integers(3, 60).flatmap(
        lambda length: st.tuples(
            st.just(length), st.integers(1, length - 1), st.booleans(), st.booleans()
        )
    ),
    min_size=1,
    max_size=40,
)


@settings(max_examples=40, deadline=None)
@given(ROWS, st.integers(60, 400), st.integers(0, 99))
def test_every_example_stands_in_one_batch_within_the_budget(rows, budget, seed):
    encoded = [
        Encoded(
            [100 + number] * length,
            begins,
            (begins,) if answered else (),
            (length - 1 if long else begins,) if answered else (),
        )
        for number, (length, begins, answered, long) in enumerate(rows)
    ]
    seen = []
    for batch in batches(encoded, budget, random.Random(seed), pad=0):
        count, length = batch["pieces"].shape
        assert {tuple(tensor.shape) for tensor in batch.values()} == {(count, length)}
        assert count == 1 or (length - 12) * count <= budget  # of about the same length
        for row in range(count):
            number = int(batch["pieces"][row, 0]) - 100
            source, size = encoded[number], len(encoded[number].pieces)
            padding = [0] * (length - size)
            seen.append(number)
            assert batch["pieces"][row].tolist() == [100 + number] * size + padding
            assert batch["attention"][row].tolist() == [1] * size + padding
            begins = source.passage_from
            assert batch["passage"][row].tolist() == [0] * begins + [1] * (size - begins) + padding
            assert batch["starts"][row].nonzero().flatten().tolist() == list(source.starts)
            assert batch["ends"][row].nonzero().flatten().tolist() == list(source.ends)
    assert sorted(seen) == list(range(len(encoded)))


def test_the_same_seed_makes_the_same_batches():
    encoded = [Encoded([5] * n, 1, (), ()) for n in range(2, 40)]

    def shapes(seed):
        return [tuple(b["pieces"].shape) for b in batches(encoded, 100, random.Random(seed), 0)]

    assert shapes(3) == shapes(3)
    assert shapes(3) != shapes(4)
