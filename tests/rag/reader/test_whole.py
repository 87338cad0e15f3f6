"""Marked stretches are widened to whole words and numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.reader.reading import Marked
from rag.reader.whole import whole_spans, widen

WIDENED = [
    ("Gempa berkekuatan 6,3 magnitudo", "6", "6,3"),
    ("Inflasi naik 2,75 persen", "75", "2,75 persen"),
    ("Suhu minus 5 derajat", "5", "minus 5"),
    ("Turun -7 poin", "7", "-7"),
    ("Harga Rp12.500 per kilo", "500", "Rp12.500"),
    ("Nilainya Rp 1,25 miliar", "1", "Rp 1,25 miliar"),
    ("Luasnya 1.130 km persegi", "1", "1.130"),
    ("Naik 5% lagi", "5", "5%"),
    ("Menurut Prabowo, itu", "bow", "Prabowo"),
    ("Skor 3-1 di akhir", "1", "1"),
    ("Tahun 2019-2020", "2020", "2020"),
    ("KTT G20 di Bali", "20", "G20"),
    ("Timnas U-19 menang", "19", "19"),
    ("Ibu kota Jakarta Pusat", "Jakarta Pusat", "Jakarta Pusat"),
]


@pytest.mark.parametrize(("text", "marked", "wanted"), WIDENED)
def test_a_stretch_cuts_nothing_apart(text, marked, wanted):
    start = text.index(marked)
    first, last = widen(text, start, start + len(marked))
    assert text[first:last] == wanted


@given(st.text(max_size=60), st.integers(0, 59), st.integers(1, 60))
def test_it_only_grows_and_once(text, start, length):
    start = min(start, len(text))
    end = min(start + length, len(text))
    first, last = widen(text, start, end)
    assert 0 <= first <= start
    assert end <= last <= len(text)


def test_what_overlaps_a_better_one_then_is_left_out():
    text = "Inflasi naik 2,75 persen di Bali"
    spans = (Marked(13, 14, 0.5), Marked(15, 17, 0.3), Marked(28, 32, 0.1))
    assert whole_spans(text, spans) == (Marked(13, 24, 0.5), Marked(28, 32, 0.1))
