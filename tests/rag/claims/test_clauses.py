"""Sentences taken apart into clauses."""

import pytest

from rag.claims.clauses import clauses


@pytest.mark.parametrize(
    ("claim", "language", "parts"),
    [
        (
            "The bridge fell on Monday, but nobody was hurt there.",
            "en",
            ("The bridge fell on Monday", "nobody was hurt there"),
        ),
        (
            "She sent it on 8 January (the agency reported it a day later).",
            "en",
            ("She sent it on 8 January", "the agency reported it a day later"),
        ),
        (
            "Jembatan itu roboh pada Senin; tidak ada yang terluka.",
            "id",
            ("Jembatan itu roboh pada Senin", "tidak ada yang terluka"),
        ),
        (
            "Harga beras akan naik lagi, sedangkan harga gula tidak akan berubah.",
            "id",
            ("Harga beras akan naik lagi", "harga gula tidak akan berubah"),
        ),
    ],
)
def test_what_says_several_things_is_taken_apart(claim, language, parts):
    assert clauses(claim, language) == parts


@pytest.mark.parametrize(
    ("claim", "language"),
    [
        ("The bridge fell because the river had risen.", "en"),  # the cause is part of the claim
        ("They visited Solo, Medan, and the city of Bandung.", "en"),
        ("The bridge (built in 1911) fell on Monday.", "en"),
        ("The coach fell ill, and so did Ana.", "en"),
        ("Kim (Kim Jong Un) fell ill.", "en"),
        ("Ana, Budi, dan Citra hadir.", "id"),
        ("Mereka membawa beras, gula, dan dua karung tepung terigu.", "id"),
        ("", "id"),
        (";", "en"),
        ("(", "en"),
    ],
)
def test_what_says_one_thing_stays_whole(claim, language):
    assert clauses(claim, language) == (claim,)
