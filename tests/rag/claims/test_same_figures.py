"""Amounts and dates are written as the passage writes them: a model sees that they are the same."""

import pytest

from rag.claims.same_figures import with_same_figures

PASSAGE = (
    "Bank Arta mengakuisisi 78 persen saham Bank Sentosa senilai Rp2,4 triliun pada Kamis (2/10). "
    "Jembatan sepanjang 640 meter itu dibuka Selasa (16/9) dengan 14 gerbang, sejak 1998. "
    "Laba sekitar Rp105 miliar, rugi Rp100 miliar. Api padam Senin (15/9) pukul 17.00 WIB."
)


@pytest.mark.parametrize(
    ("claim", "language", "made"),
    [
        ("It paid 2.4 trillion rupiah.", "en", "It paid Rp2,4 triliun."),
        ("A 78% stake on 2 October 2025.", "en", "A 78 persen stake on Kamis (2/10)."),
        ("Dibuka 16 September 2025, 640 m.", "id", "Dibuka Selasa (16/9), 640 meter."),
        ("On Tuesday, 16 September, it opened.", "en", "On Selasa (16/9), it opened."),
        ("On Monday, 16 September, it opened.", "en", "On Monday, 16 September, it opened."),
        ("It was out on 15 September at 9 p.m.", "en", "It was out on Senin (15/9) at 9 p.m."),
        ("The loss was some Rp100 billion.", "en", "The loss was some Rp100 miliar."),
        ("It came fifth of 14 since 1998.", "en", "It came fifth of 14 since 1998."),
        ("It paid 2.5 trillion rupiah.", "en", "It paid 2.5 trillion rupiah."),
        ("Tidak ada angka.", "id", "Tidak ada angka."),
        ("", "id", ""),
    ],
)
def test_the_same_figures_in_the_words_of_the_passage(claim, language, made):
    assert with_same_figures(claim, language, PASSAGE, "id") == made
