"""The language of questions and texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.language import detect_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("when did kim pledge unconditional support?", "en"),
        ("Who is Sergey Lavrov", "en"),
        ("unconditional support", "en"),
        ("Russia Day", "en"),
        ("and the second one?", "en"),
        ("Who sang the song Cinta Pertama?", "en"),
        ("kapan kim berjanji mendukung tanpa syarat", "id"),
        ("pertemuan di vladivostok itu taun brp?", "id"),
        ("dukungan tanpa syarat", "id"),
        ("surat balasan", "id"),
        ("yang kedua?", "id"),
        ("Kapan novel We Need to Talk About Kevin dirilis?", "id"),
        ("Siapa Presiden AS ?", "id"),
        ("Pemimpin Korea Utara Kim Jong-un menegaskan komitmennya.", "id"),
        ("Kim Jong Un", "und"),
        ("Korea Utara", "und"),
        ("2019", "und"),
        ("", "und"),
    ],
)
def test_language(text: str, language: str) -> None:
    assert detect_language(text) == language


@given(st.text())
def test_any_text_has_an_answer(text: str) -> None:
    assert detect_language(text) in {"id", "en", "und"}
