"""Words said again are told from a list that is built alike."""

import pytest

from rag.claims.repetition import repeated_words


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        ("The letter was addressed to and was addressed to.", "was addressed to"),
        ("Dengan nomor: dengan nomor: dengan nomor", "Dengan nomor"),
        ("Harga beras naik harga beras naik.", "Harga beras naik"),
        (
            "It was a hint at an old event that later was seen by some to be a hint at an old "
            "event that later was seen by some to be lost.",
            "a hint at an old event that later",
        ),
        ("The letter Kim had sent him in January 2026 was January 2026.", "January 2026"),
        ("Pemilu pada tahun 2029 adalah pada 2029.", "2029"),
    ],
)
def test_words_said_twice_in_a_row(claim, words):
    assert repeated_words(claim) == words


@pytest.mark.parametrize(
    "claim",
    [
        "",
        "Kim.",
        "It was.",
        "The winner of the race between Budi and Ana was Ana.",
        "Ibu kota Provinsi Bengkulu adalah Bengkulu.",
        "The market is closed and the school is closed.",
        "The price was Rp 5.000 in 2020, and in 2021 it was Rp 5.000.",
        "The largest city in New York is New York.",
        "The date of Liberation Day is 15 August, and the date of the letter is 15 August.",
        "The letter of 8 January was of 9 January.",
        "Kota itu adalah Bandung.",
        "The reply of 15 August 2022 and the reply of 8 January 2026.",
        "Surat pada 12 Juni dan surat pada 8 Januari.",
        "The price of rice in Solo rose by 5 percent, the price of rice in Medan by 2.",
        "Pemenang antara nomor urut 1 dan 2 adalah 2.",
        "Ana spoke on behalf of the workers, Budi on behalf of the factory.",
        "Mereka pulang ke rumah masing masing.",
        "One beat the other, and the other beat a third.",
        "Lavrov met Kim Jong Un, and Kim Jong Un promised support.",
        "Harga turun dari Rp 5.000 per kg menjadi Rp 5.000 per kg.",
    ],
)
def test_a_list_built_alike_says_nothing_twice(claim):
    assert repeated_words(claim) is None
