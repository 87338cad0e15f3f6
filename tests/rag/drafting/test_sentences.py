"""Sentences cut out of a stream."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.drafting.sentences import LONGEST, SentenceCutter

CASES = [
    (
        "Ia pergi. [1] Ia pulang [2]. Lalu.[3] Dan.[1][2] Akhir",
        ["Ia pergi. [1]", "Ia pulang [2].", "Lalu.[3]", "Dan.[1][2]", "Akhir"],
    ),
    (
        "Mr. Smith met Dr. Jones at 5 a.m. The talks ended at 6 p.m. Monday. He left.",
        ["Mr. Smith met Dr. Jones at 5 a.m.", "The talks ended at 6 p.m. Monday.", "He left."],
    ),
    (
        "The U.S. President left the U.S. The end was near.",
        ["The U.S. President left the U.S.", "The end was near."],
    ),
    (
        "PT Maju Tbk. naik 3.5 persen jadi Rp. 5.000. Itu No. 5 di KONTAN.CO.ID hari ini.",
        [
            "PT Maju Tbk. naik 3.5 persen jadi Rp. 5.000.",
            "Itu No. 5 di KONTAN.CO.ID hari ini.",
        ],
    ),
    (
        'He said... then left. "It is done." She asked "why?" twice. Yes!',
        ["He said... then left.", '"It is done."', 'She asked "why?" twice.', "Yes!"],
    ),
    (
        "# Jawaban\n\n**Ia** datang. [1]\n- Satu hal [1]\n* Dua hal. [2]\n1. Tiga\n2. Empat\n---\n",
        ["Jawaban", "Ia datang. [1]", "Satu hal [1]", "Dua hal. [2]", "Tiga", "Empat"],
    ),
    ("Ia datang.\n[1]\nIa pulang. (2) Selesai.", ["Ia datang. [1]", "Ia pulang. (2)", "Selesai."]),
    ("Ia datang.\n[1] Koran\n[2] Lain", ["Ia datang.", "[1] Koran", "[2] Lain"]),
    ("今天下雨。明天晴。[1] Good (1). Fine.", ["今天下雨。", "明天晴。[1]", "Good (1).", "Fine."]),
    (
        "Answer: Yes. J. K. Rowling wrote it on Jan. 8 here. It cost 5. 3 people came.",
        ["Yes.", "J. K. Rowling wrote it on Jan. 8 here.", "It cost 5.", "3 people came."],
    ),
    (
        "**Selesai.** Lalu [sic] itu. [sic] lagi. (Baru) mulai. See [here](https://a.b/c). `x`",
        ["Selesai.", "Lalu [sic] itu.", "[sic] lagi.", "(Baru) mulai.", "See here.", "x"],
    ),
    (
        "Naik 3,5 persen【1†source】. Turun.【2】 Tetap¹. Habis",
        ["Naik 3,5 persen【1†source】.", "Turun.【2】", "Tetap¹.", "Habis"],
    ),
    ("[1]\n\n***\n...", []),
    ("", []),
]


def cut(text, sizes=(10**6,)):
    cutter, found, at, turn = SentenceCutter("id"), [], 0, 0
    while at < len(text):
        size = sizes[turn % len(sizes)]
        found += cutter.feed(text[at : at + size])
        at, turn = at + size, turn + 1
    return found + cutter.finish()


@pytest.mark.parametrize(("text", "sentences"), CASES)
def test_sentences(text, sentences):
    assert cut(text) == sentences


PIECES = st.sampled_from(
    [
        *"ab AB.!?…\n\"”“()[]*-#'12¹。【】,:",
        ". ",
        ". [1]",
        "[1, 2]",
        "(1)",
        "【1†source】",
        " a.m. ",
        "No. 5",
        "Mr. X",
        "\n- ",
        "1. ",
        "kata ",
        "The ",
        "[sic]",
        "word " * 300,
        "x" * 1200,
        "[1]" * 60,
    ]
)


@given(st.lists(PIECES, max_size=40), st.lists(st.integers(1, 9), min_size=1, max_size=5))
@settings(max_examples=300, deadline=None)
def test_it_does_not_matter_how_the_stream_is_cut(pieces, sizes):
    text = "".join(pieces)
    assert cut(text) == cut(text, sizes) == cut(text, (1,))


@given(st.lists(PIECES.filter(lambda piece: "†" not in piece), max_size=40))
@settings(max_examples=200, deadline=None)
def test_no_word_is_lost_and_none_is_too_long(pieces):
    text = "".join(pieces)
    found = cut(text)
    letters = [c for c in "".join(found) if c.isalpha()]
    assert letters == [c for c in text if c.isalpha()]
    assert all(len(sentence) <= LONGEST + 100 for sentence in found)


@pytest.mark.parametrize(
    ("begun", "next_character"),
    [
        ("Ia pergi. ", "I"),
        ("Ia pergi. [1] ", "I"),
        ("Ia pergi\n", "I"),
        ("Ia pergi.\n\n- ", "I"),
        ("Benar? ", "“"),
        ("Ia pergi 5. ", "3"),
        ("天。", "明"),
    ],
)
def test_a_sentence_comes_out_when_the_next_begins(begun, next_character):
    cutter = SentenceCutter("id")
    assert len([*cutter.feed(begun), *cutter.feed(next_character)]) == 1
    assert cutter.pending.endswith(next_character)


def test_after_an_abbreviation_the_next_word_decides():
    cutter = SentenceCutter("en")
    assert cutter.feed("It ended at 5 p.m. Th") == []
    assert cutter.feed("e ") == ["It ended at 5 p.m."]


@pytest.mark.parametrize(
    "unit",
    [
        "It rained on Monday in town. [1] ",
        "a",
        "[1]",
        ". ",
        "a.m. X",
        "1. ",
        "(",
        "\n",
        "¹",
        ".¹¹¹x y",
    ],
)
def test_what_is_held_back_does_not_grow_with_the_text(unit):
    cutter = SentenceCutter("en")
    for start in range(0, 100_000, 5_000):
        cutter.feed(unit * (5_000 // len(unit)))
        assert len(cutter.pending) <= LONGEST + 200, start
