"""Running a reader: windows, long texts, odd input, and one that cannot be loaded."""

import math
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import ReaderError
from rag.fitted import READER
from rag.onnx_model import LONGEST
from rag.reader.reader import COMMITTED, Reader
from rag.reader.reading import Reading, Window

QUESTION = "Siapa yang menang?"
PASSAGE = "Persib mengalahkan Persija 2-0 di Bandung pada 12 Juli 2025. Hujan turun sejak pagi."


def answers(score):
    """What READER makes of the network's score."""
    odds = READER.weights @ [score] + READER.bias
    return 1.0 / (1.0 + math.exp(-odds))


def places(reading, text):
    return [(span.start, text[span.start : span.end]) for span in reading.spans]


def assert_alike(one, other):
    """8-bit products are rounded otherwise in other company, by a little."""
    assert one.answers == pytest.approx(other.answers, abs=0.03)
    assert len(one.spans) == len(other.spans)
    if one.spans and one.spans[0].probability > 0.6:
        assert one.spans[0].start == other.spans[0].start
        assert one.spans[0].end == other.spans[0].end
        assert one.spans[0].probability == pytest.approx(other.spans[0].probability, abs=0.05)


# --- A reader that looks "emas" up -----------------------------------------------------------


def test_a_word_is_marked_where_it_stands(lookup):
    [reading] = lookup.read(QUESTION, [Window("Ada emas di sini.")])
    best = reading.spans[0]
    assert (best.start, best.end) == (4, 8)
    assert best.probability == pytest.approx(1.0, abs=1e-6)
    assert reading.answers == pytest.approx(answers(20.0), abs=1e-6)


def test_a_stretch_goes_from_its_first_word_to_its_last(lookup):
    text = "Ada kata. Mulai hujan, sini selesai. Kata."
    [reading] = lookup.read(QUESTION, [Window(text)])
    best = reading.spans[0]
    assert text[best.start : best.end] == "Mulai hujan, sini selesai"
    # The network's scores, in pieces: 12 against 0 for each of the others.
    share = math.exp(12) / (math.exp(12) + 10)
    assert best.probability == pytest.approx(share**2, rel=1e-5)
    assert reading.answers == pytest.approx(answers(12.0))


def test_nothing_is_marked_in_question_or_context(lookup):
    asked, beside, told = lookup.read(
        "emas?", [Window("ada hujan"), Window("ada hujan", "Emas"), Window("ada emas", "Emas")]
    )
    assert asked == beside
    assert asked.spans[0].probability < 0.5
    assert asked.answers == pytest.approx(answers(0.0))
    assert (told.spans[0].start, told.spans[0].end) == (4, 8)


def test_what_goes_beyond_the_longest_window_is_not_read(lookup):
    long = "kata " * LONGEST + "emas"
    near, far = lookup.read(QUESTION, [Window("emas " + long), Window(long)])
    assert (near.spans[0].start, near.spans[0].end) == (0, 4)
    assert far.answers == pytest.approx(answers(0.0))
    assert far.answers < near.answers
    assert all(span.end <= 5 * LONGEST for span in far.spans)


def test_a_long_text_is_read_to_its_end(lookup):
    text = "kata " * 1000 + "emas"
    reading = lookup.read_text(QUESTION, text)
    assert places(reading, text)[0] == (5000, "emas")
    assert reading.answers == pytest.approx(answers(20.0))


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 1200), st.integers(0, 60), st.booleans())
def test_a_word_is_found_wherever_it_stands_in_a_long_text(lookup, before, after, context):
    text = "kata " * before + "emas" + " hujan" * after
    reading = lookup.read_text(QUESTION, text, "Liga 2-0" if context else "")
    assert places(reading, text)[0] == (5 * before, "emas")


def test_every_window_of_a_long_text_says_what_it_found(lookup):
    text = " ".join("emas" if n in (3, 400, 800) else "kata" for n in range(1000))
    found = places(lookup.read_text(QUESTION, text), text)
    assert sorted(found[:3]) == [(15, "emas"), (2000, "emas"), (4000, "emas")]
    ends = sorted((start, start + len(words)) for start, words in found)
    assert all(a <= b for (_, a), (b, _) in pairwise(ends))


def test_a_word_cut_by_a_window_is_no_trouble(lookup):
    text = "menangkankata" * 200 + " emas"  # one word of a thousand pieces and more
    assert places(lookup.read_text(QUESTION, text), text)[0] == (len(text) - 4, "emas")


# --- The committed one, whatever it has learned ----------------------------------------------


def test_no_windows_are_no_readings(committed):
    assert committed.read(QUESTION, []) == ()


@pytest.mark.parametrize("text", ["", " ", "\n\u200b"])
def test_nothing_to_read_does_not_answer(committed, text):
    nothing = Reading(0.0, ())
    assert committed.read(QUESTION, [Window(text, "Judul")]) == (nothing,)
    assert committed.read_text(QUESTION, text) == nothing


def test_windows_read_together_are_read_as_one_by_one(committed):
    windows = [Window(PASSAGE[n:], "Judul" * (n % 2)) for n in range(20)]
    windows += [Window(""), Window("Hujan. " * 200)]
    together = committed.read(QUESTION, windows)
    assert len(together) == len(windows)
    for window, reading in zip(windows, together, strict=True):
        assert_alike(reading, committed.read(QUESTION, [window])[0])


def test_a_short_text_is_one_window(committed):
    assert (
        committed.read_text(QUESTION, PASSAGE, "Judul")
        == (committed.read(QUESTION, [Window(PASSAGE, "Judul")])[0])
    )


@pytest.mark.parametrize("question", ["", "?", "[SEP] [CLS]", "x" * 3000, "\x00🙂", "siapa " * 99])
def test_any_question_is_read(committed, question):
    [reading] = committed.read(question, [Window(PASSAGE)])
    assert 0.0 <= reading.answers <= 1.0
    assert reading.spans


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_is_read(committed, question, text):
    reading = committed.read_text(question, text)
    assert 0.0 <= reading.answers <= 1.0
    for span in reading.spans:
        assert 0 <= span.start < span.end <= len(text)
        assert 0.0 <= span.probability <= 1.0


def test_what_is_fitted_is_what_is_weighed(committed):
    [score] = committed.features(QUESTION, PASSAGE)
    [reading] = committed.read(QUESTION, [Window(PASSAGE)])
    assert reading.answers == pytest.approx(answers(score), abs=1e-3)


# --- One that cannot be loaded ---------------------------------------------------------------

REMEDY = "Install Kutip anew, or answer without it: KUTIP_READER=none"


def damaged(folder, lookup_folder, name, content):
    for file in lookup_folder.iterdir():
        (folder / file.name).write_bytes(file.read_bytes())
    if content is None:
        (folder / name).unlink()
    else:
        (folder / name).write_bytes(content)
    with pytest.raises(ReaderError) as raised:
        Reader.load(folder)
    return str(raised.value)


def test_a_folder_that_is_not_there(tmp_path):
    folder = tmp_path / "nowhere"
    with pytest.raises(ReaderError) as raised:
        Reader.load(folder)
    assert str(raised.value) == (
        f"The reader in {folder} cannot be loaded: No such file or directory (os error 2). {REMEDY}"
    )


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("tokenizer.json", None),
        ("tokenizer.json", b""),
        ("tokenizer.json", b"{}"),
        ("tokenizer.json", b"\xff\x00"),
        ("reader.onnx", None),
        ("reader.onnx", b""),
        ("reader.onnx", b"no model"),
        ("reader.onnx", "the beginning"),  # as of a download that broke off
    ],
)
def test_a_damaged_file(tmp_path, lookup_folder, name, content):
    if content == "the beginning":
        content = (COMMITTED / name).read_bytes()[:100_000]
    message = damaged(tmp_path, lookup_folder, name, content)
    assert message.startswith(f"The reader in {tmp_path} cannot be loaded: ")
    assert message.endswith(f". {REMEDY}")
    assert ".." not in message
    assert len(message.splitlines()) == 1


def test_another_model_is_no_reader(tmp_path, lookup_folder):
    from onnx import TensorProto, helper

    given = helper.make_tensor_value_info("input_ids", TensorProto.INT64, ["batch"])
    made = helper.make_tensor_value_info("logits", TensorProto.INT64, ["batch"])
    graph = helper.make_graph(
        [helper.make_node("Identity", ["input_ids"], ["logits"])], "other", [given], [made]
    )
    opset = [helper.make_opsetid("", 18)]
    other = helper.make_model(graph, opset_imports=opset, ir_version=10)
    message = damaged(tmp_path, lookup_folder, "reader.onnx", other.SerializeToString())
    assert message.startswith(f"The reader in {tmp_path} cannot be loaded: ")
