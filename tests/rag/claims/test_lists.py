"""Lists are taken apart where their count is right and nothing else is said before them."""

import pytest

from rag.claims.lists import each_date, listed

ASKED = "When and where did the three winners meet, and which letters did they write?"


@pytest.mark.parametrize(
    ("claim", "language", "items"),
    [
        (
            "Twice, according to the articles: on 12 July, in Solo (on peace), and on 8 May.",
            "en",
            ("on 12 July, in Solo (on peace)", "on 8 May"),
        ),
        (
            "Dua kali: pada 12 Juli saat bertemu, dan pada 8 Mei.",
            "id",
            ("pada 12 Juli saat bertemu", "pada 8 Mei"),
        ),
        (
            "Two letters: the first (of May and June) and the second.",
            "en",
            ("the first (of May and June)", "the second"),
        ),
        ("There were three winners: Ana, Budi and Citra.", "en", ("Ana", "Budi", "Citra")),
        ("Three: (1) rice; (2) maize; and (3) wheat.", "en", ("rice", "maize", "wheat")),
        ("Tiga: beras, jagung dan gandum", "id", ("beras", "jagung", "gandum")),
    ],
)
def test_each_item_of_a_counted_list(claim, language, items):
    assert listed(claim, language, ASKED) == items


@pytest.mark.parametrize(
    ("claim", "language"),
    [
        ("", "en"),
        ("Two: Ana, Budi and Citra.", "en"),  # they are three
        ("Three: Ana and Budi.", "en"),
        ("Two died: Ana and Budi.", "en"),  # which the question does not say
        ("The score was 2: 1 and 3.", "en"),
        ("At 7: Ana and Budi.", "en"),
        ("Two or three: Ana and Budi.", "en"),
        ("One: Ana.", "en"),
        ("Dua kali.", "id"),
    ],
)
def test_no_list(claim, language):
    assert listed(claim, language, ASKED) == ()


@pytest.mark.parametrize(
    ("clause", "language", "said"),
    [
        (
            "Kim wrote on 12 July 2025 and on 8 May 2026.",
            "en",
            ("Kim wrote on 12 July 2025.", "Kim wrote on 8 May 2026."),
        ),
        (
            "Kim menulis pada 15 Mei dan 8 Juni lalu.",
            "id",
            ("Kim menulis pada 15 Mei lalu.", "Kim menulis pada 8 Juni lalu."),
        ),
        ("Kim wrote on 12 July.", "en", ("Kim wrote on 12 July.",)),
        (
            "From 12 July to 8 May Kim wrote.",
            "en",
            ("From 12 July to 8 May Kim wrote.",),
        ),
        ("Kim wrote.", "en", ("Kim wrote.",)),
    ],
)
def test_a_clause_is_said_of_each_date(clause, language, said):
    assert each_date(clause, language) == said
