"""Marks of citation read out of a sentence."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.drafting.marks import Marked, read_marks, read_segments

KNOWN = (1, 2, 3, 7, 8)
CASES = [
    ("Ia pergi [1].", "Ia pergi.", (1,), ()),
    ("Ia pergi. [2]", "Ia pergi.", (2,), ()),
    ("Ia [1, 2] pergi", "Ia pergi", (1, 2), ()),
    ("Ia pergi [2][1][2].", "Ia pergi.", (2, 1), ()),
    ("Ia pergi [1-3].", "Ia pergi.", (1, 2, 3), ()),
    ("Ia pergi [1–4].", "Ia pergi.", (1, 2, 3), (4,)),
    ("Ia pergi [1-300].", "Ia pergi.", (1,), (300,)),
    ("Ia pergi 【1】.", "Ia pergi.", (1,), ()),
    ("Ia 【2†source】 pergi.", "Ia pergi.", (2,), ()),
    ("Ia pergi ［１］.", "Ia pergi.", (1,), ()),
    ("Ia pergi.¹²", "Ia pergi.", (1, 2), ()),
    ("kata² itu", "kata itu", (2,), ()),
    ("Ia pergi [Source 1].", "Ia pergi.", (1,), ()),
    ("Ia pergi [Sumber 1, Sumber 2].", "Ia pergi.", (1, 2), ()),
    ("Ia pergi [passage 2], lalu pulang.", "Ia pergi, lalu pulang.", (2,), ()),
    ("Ia pergi (1).", "Ia pergi.", (1,), ()),
    ("Ia pergi (1, 2), lalu pulang.", "Ia pergi, lalu pulang.", (1, 2), ()),
    ("She met Putin (1).", "She met Putin.", (1,), ()),
    ('He said "yes." (2)', 'He said "yes."', (2,), ()),
    ("x [1], [2] and [3].", "x.", (1, 2, 3), ()),
    ("Ia [9] pergi [1].", "Ia pergi.", (1,), (9,)),
    ("Ia[1]pergi", "Ia pergi", (1,), ()),
    ("Menurut [1], ia pergi.", "Ia pergi.", (1,), ()),
    ("According to passage [2], he left.", "He left.", (2,), ()),
    ("He left (Source: [1]).", "He left.", (1,), ()),
    ("Ia pergi. [1].", "Ia pergi.", (1,), ()),
    ("Ia pergi... [1]", "Ia pergi...", (1,), ()),
    ("[1]", "", (1,), ()),
    *(
        (kept, kept, (), ())
        for kept in (
            "(1) Air dan (2) api",
            "Senin (5/8) lalu",
            "pada (2025).",
            "Ia [sic] pergi",
            "Ia [2025] pergi",
            "Pasal 27 ayat (3).",
            "Budi (7), pelajar.",
            "Bocah bernama Budi (7).",
            "Luasnya 25 km².",
            "Luasnya 25 kaki²",
            "E=mc² itu",
            "Menang (2-1).",
            "Skor 3 (2).",
            "Ia pergi (5).",
            "Grup F (1).",
        )
    ),
    ("Budi (7) pergi (8). [1]", "Budi (7) pergi (8).", (1,), ()),
]


@pytest.mark.parametrize(("sentence", "text", "numbers", "dropped"), CASES)
def test_marks(sentence, text, numbers, dropped):
    assert read_marks(sentence, KNOWN) == Marked(text, numbers, dropped)


@given(st.text(alphabet="ab .,[]()【】¹²1239-–†", max_size=60))
@settings(max_examples=300, deadline=None)
def test_no_number_is_cited_that_is_unknown_and_no_letter_lost(sentence):
    found = read_marks(sentence, KNOWN)
    assert set(found.numbers) <= set(KNOWN)
    assert not set(found.dropped) & set(KNOWN)
    if "†" not in sentence:
        assert [c for c in found.text if c in "ab"] == [c for c in sentence if c in "ab"]


@given(st.text(alphabet="ab .,", min_size=1, max_size=40))
@settings(deadline=None)
def test_a_mark_set_anywhere_is_found_again(text):
    for place in range(len(text) + 1):
        assert read_marks(f"{text[:place]}[2]{text[place:]}", KNOWN).numbers == (2,)


def test_a_long_text_is_read():
    assert read_marks("Ia pergi [1]. " * 7000, KNOWN).text == ("Ia pergi. " * 7000).strip()


def test_a_mark_without_an_end_takes_no_long():
    text = "[" + "1†," * 40
    assert read_marks(text, {1}).numbers == ()
    assert read_segments(text, {1}) == ()
