"""Amounts and dates are written as the passage writes them: a model sees that they are the same."""

import pytest

from rag.claims.same_figures import with_same_figures

PASSAGE = (
    "Bank Arta mengakuisisi 78 persen saham Bank Sentosa senilai Rp2,4 triliun pada Kamis (2/10). "
    "Jembatan sepanjang 640 meter itu dibuka 16 September 2025 dengan 14 gerbang, 1998 lalu."
)


@pytest.mark.parametrize(
    ("claim", "language", "made"),
    [
        ("It paid 2.4 trillion rupiah.", "en", "It paid Rp2,4 triliun."),
        ("A 78% stake on 2 October 2025.", "en", "A 78 persen stake on Kamis (2/10)."),
        ("Buka Selasa (16/9), 640 m.", "id", "Buka 16 September 2025, 640 meter."),
        ("On 16 September 2024 it opened.", "en", "On 16 September 2024 it opened."),
        ("It has fourteen gates since 1998.", "en", "It has 14 gates since 1998."),
        ("It paid 2.5 trillion rupiah.", "en", "It paid 2.5 trillion rupiah."),
        ("Tidak ada angka.", "id", "Tidak ada angka."),
        ("", "id", ""),
    ],
)
def test_the_same_figures_in_the_words_of_the_passage(claim, language, made):
    assert with_same_figures(claim, language, PASSAGE, "id") == made
