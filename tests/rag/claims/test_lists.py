"""Lists are taken apart where their count is right and nothing else is said before them."""

import pytest

from rag.claims.lists import each_date, listed, numbered


@pytest.mark.parametrize(
    ("claim", "items"),
    [
        (
            "Twice, according to the articles: on 12 July, in Solo (on peace), and on 8 May.",
            ("on 12 July, in Solo (on peace)", "on 8 May"),
        ),
        (
            "Dua kali: pada 12 Juli saat bertemu, dan pada 8 Mei.",
            ("pada 12 Juli saat bertemu", "pada 8 Mei"),
        ),
        (
            "There are two: the first (of May and June) and the second.",
            ("the first (of May and June)", "the second"),
        ),
        ("There were three of them: Ana, Budi and Citra.", ("Ana", "Budi", "Citra")),
        ("Three: (1) rice; (2) maize; and (3) wheat.", ("rice", "maize", "wheat")),
        ("Tiga: beras, jagung dan gandum", ("beras", "jagung", "gandum")),
    ],
)
def test_each_item_of_a_counted_list(claim, items):
    assert listed(claim) == items


@pytest.mark.parametrize(
    "claim",
    [
        "",
        "Two: Ana, Budi and Citra.",  # they are three
        "Three: Ana and Budi.",
        # What stands beside the count would be checked by nobody.
        "Two died: Ana and Budi.",
        "Two suspects: Ana and Budi.",
        "Dua selamat: Ana dan Budi.",
        "Kim wrote to Putin twice: on 12 July and on 8 May.",
        "2.5 times: on 12 July and on 8 May.",
        "The third: Ana and Budi.",
        "Two of three: Ana and Budi.",
        "One: Ana.",
        "Dua kali.",
    ],
)
def test_no_list(claim):
    assert listed(claim) == ()


@pytest.mark.parametrize(
    ("clause", "language", "said"),
    [
        (
            "Kim wrote on 12 July 2025 and on 8 May 2026.",
            "en",
            ("Kim wrote on 12 July 2025.", "Kim wrote on 8 May 2026."),
        ),
        (
            "Kim wrote on 12 July 2025, 8 May 2026 and 3 June 2026.",
            "en",
            (
                "Kim wrote on 12 July 2025.",
                "Kim wrote on 8 May 2026.",
                "Kim wrote on 3 June 2026.",
            ),
        ),
        (
            "Kim menulis pada 15 Mei dan 8 Juni lalu.",
            "id",
            ("Kim menulis pada 15 Mei lalu.", "Kim menulis pada 8 Juni lalu."),
        ),
    ],
)
def test_a_clause_is_said_of_each_date(clause, language, said):
    assert each_date(clause, language) == said


@pytest.mark.parametrize(
    ("clause", "language"),
    [
        ("Kim wrote.", "en"),
        ("Kim wrote on 12 July.", "en"),
        ("Kim wrote from 12 July to 8 May.", "en"),
        ("The factory was closed between 12 July 2025 and 8 May 2026.", "en"),
        ("Pabrik itu tutup antara tanggal 12 Juli 2025 dan 8 Mei 2026.", "id"),
        ("Kim was born on 8 January 1984 and in 2011 became the leader.", "en"),
    ],
)
def test_other_clauses_stay_as_they_are(clause, language):
    assert each_date(clause, language) == (clause,)


def test_what_stands_before_a_numbered_list_is_said_of_each_item():
    assert numbered(
        "Ana's letters: (1) a reply on 15 August; (2) one to Budi, in May; and (3) a note."
    ) == (
        "Ana's letters: a reply on 15 August",
        "Ana's letters: one to Budi, in May",
        "Ana's letters: a note",
    )
    assert numbered("Ada dua usul: (1) pajak naik; dan (2) subsidi turun.") == (
        "Ada usul: pajak naik",
        "Ada usul: subsidi turun",
    )
    assert numbered("Pada 2 Mei: (1) pajak naik; (2) subsidi turun.")[0] == "Pada 2 Mei: pajak naik"


@pytest.mark.parametrize(
    "claim",
    [
        "Ana wrote two letters.",
        "Ana wrote: (1) was wrong.",
        "Ana said: rain; (2) wind",
        "(1) a; (2) b",
        "Langkahnya: (1) sekolah ditutup; (2) jembatan ditutup",
        "Ana denied these: (1) theft; (2) fraud",
    ],
)
def test_other_claims_are_no_numbered_list(claim):
    assert numbered(claim) == ()
