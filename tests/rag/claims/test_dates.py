"""Dates of claims found again in passages: other forms, years that are not stated, weekdays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.claims.dates import missing_date, read_dates


def missing(claim, text, published=None, language="en", text_language="id"):
    given = [read_dates(text, text_language, published)]
    return missing_date(claim, read_dates(claim, language), given)


@pytest.mark.parametrize(
    ("claim", "text", "published"),
    [
        ("on 12 July 2025", "pada Sabtu (12/7/2025)", None),
        ("on July 12, 2025", "pada 12 Juli 2025", None),
        ("in July 2025", "pada 12 Juli 2025", None),
        ("on 12 July", "pada 12 Juli 2025", None),
        ("on 12 July 2025", "pada 12 Juli", "2025-07-15T10:00"),
        ("on 12 December 2025", "pada 12 Desember", "2026-01-05"),
        ("on 2 January 2026", "pada 2 Januari", "2025-12-20"),
        ("on 12 July 2019", "Pada 2019 mereka bertemu, 12 Juli, di Solo", "2025-07-15"),
        ("on 12 July 2025 at 17:35", "Sabtu (12/7/2025) mulai pukul 17.35 WIB", None),
        ("at 5:35 p.m.", "pukul 17.35 WIB", None),
        ("in 2025", "mereka bertemu", "2025-07-15"),
        ("in July 2025", "mereka bertemu", "2025-07-15"),
        ("The article of 15 July 2025 says that they met", "bertemu 12 Juli", "2025-07-15"),
        ("The agency reported on 15 July 2025 that they met", "bertemu 12 Juli", "2025-07-15"),
        ("In its 15 July edition it says so", "bertemu 12 Juli", "2025-07-15"),
        ("Per 15 Juli 2025 belum ada kabar", "bertemu 12 Juli", "2025-07-15"),
        ("on 15 July 2025 Kim came", "Kim, yang lahir pada 1984, datang", "2025-07-15"),
        ("on Tuesday", "Kim, yang lahir pada 1984, datang", "2025-07-15"),
        ("Menurut artikel 15 Juli 2025, mereka bertemu", "bertemu 12 Juli", "2025-07-15"),
        ("on 15 July 2025", "mereka bertemu hari ini, bukan 12 Juli", "2025-07-15"),
        ("on Monday", "bertemu pada Senin", None),
        ("on Monday", "bertemu", "2024-08-05"),
        ("on Monday", "bertemu (5/8)", "2024-08-06"),
        ("on Monday", "bertemu 5 Agustus 2024", None),
        ("on 5 August 2024", "bertemu pada Senin", "2024-08-06"),
        ("on 12 August 2024", "bertemu Senin depan", "2024-08-06"),
        ("on 5 August 2024", "bertemu kemarin", "2024-08-06"),
        ("on 29 February", "pada 29 Februari", "2025-03-01"),
        ("The Sun reported it", "diberitakan The Sun", None),
        ("it may march on", "", None),
        ("", "pada 12 Juli", None),
    ],
)
def test_a_date_is_given(claim, text, published):
    assert missing(claim, text, published) is None


@pytest.mark.parametrize(
    ("claim", "text", "published", "date"),
    [
        ("on 13 July 2025", "pada Sabtu (12/7/2025)", None, "13 July 2025"),
        ("on 12 August 2025", "pada 12 Juli 2025", None, "12 August 2025"),
        ("on 12 July 2024", "pada 12 Juli 2025", None, "12 July 2024"),
        ("on 12 July", "pada Juli 2025", None, "12 July"),
        ("on 12 July 2019", "pada 12 Juli", "2025-07-15", "12 July 2019"),
        ("on 12 July 2019", "pada 12 Juli", None, "12 July 2019"),
        ("in 2019", "pada pukul 17.35 WIB", "2025-07-15", "2019"),
        ("met on 15 July", "mereka bertemu 12 Juli", "2025-07-15", "15 July"),
        ("until the end of 2025", "hingga akhir 2026", "2025-07-15", "2025"),
        ("He wrote on 15 July", "bertemu 12 Juli", "2025-07-15", "15 July"),
        ("According to police it fell on 15 July", "pada 12 Juli", "2025-07-15", "15 July"),
        ("naik Rp500 per kilogram pada 15 Juli", "pada 12 Juli", "2025-07-15", "15 Juli"),
        ("met on Tuesday", "mereka bertemu 12 Juli", "2025-07-15", "Tuesday"),
        ("in 2019", "pada 12 Juli", "2025-07-15", "2019"),
        (
            "on 12 July 2025 at 17:35",
            "Sabtu (12/7/2025) pukul 16.35",
            None,
            "12 July 2025 at 17:35",
        ),
        ("on Tuesday", "bertemu Senin (5/8)", "2024-08-05", "Tuesday"),
        ("on Sunday", "sudah tiga minggu", None, "Sunday"),
        ("on 12 August 2024", "bertemu pada Senin", "2024-08-06", "12 August 2024"),
    ],
)
def test_another_date_is_missing(claim, text, published, date):
    assert missing(claim, text, published) == date


@pytest.mark.parametrize(
    ("claim", "text", "date"),
    [
        ("Minggu lalu ia tiba.", "He came last week.", None),
        ("Ia tiba pada Minggu.", "He came on Sunday.", None),
        ("Ia tiba pada Minggu.", "He came on Monday.", "Minggu"),
        ("Ia tiba pada Selasa.", "He came on Monday.", "Selasa"),
        ("Ia tiba pada 8 Januari 2026.", "He came on January 8, 2026.", None),
        ("Ia tiba pada 8/1/2026.", "He came on January 8, 2026.", None),
        ("Ia tiba pada 9 Januari 2026.", "He came on January 8, 2026.", "9 Januari 2026"),
    ],
)
def test_indonesian_claims_of_english_passages(claim, text, date):
    assert missing(claim, text, language="id", text_language="en") == date


def test_a_date_may_stand_in_any_of_the_passages():
    given = [read_dates("pada 1 Mei 2025", "id"), read_dates("on 2 May 2025", "en")]
    claim = "between 1 May 2025 and 2 May 2025"
    assert missing_date(claim, read_dates(claim, "en"), given) is None
    assert missing_date(claim, read_dates(claim, "en"), given[:1]) == "2 May 2025"
    assert missing_date(claim, read_dates(claim, "en"), []) == "1 May 2025"


@pytest.mark.parametrize("published", ["2025", "2025-07", "2025-02-31", "soon", ""])
def test_a_publication_without_a_day_tells_no_days(published):
    assert missing("on 5 August 2024", "bertemu pada Senin", published) == "5 August 2024"
    assert missing("on Monday", "bertemu", published) == "Monday"


DATEISH = st.lists(
    st.sampled_from(
        "29 30 Februari February 2024 1900 Senin SENıN JUNı Aguſtus Minggu depan next Mon Jum’at"
        " kemarin today 12/7 (31/2) pukul 24.00 , 5 years ago".split()
    )
).map(" ".join)


@given(
    st.text() | DATEISH,
    st.sampled_from(["id", "en", "und"]),
    st.none() | st.text() | st.dates().map(str) | st.sampled_from(["2024-02-29", "1800-01-01"]),
)
def test_any_text_can_be_read(text, language, published):
    dates = read_dates(text, language, published)
    assert missing_date(text, read_dates(text, language), [dates]) is None or published


def test_the_cost_grows_with_the_length(cpu_seconds):
    def seconds(length):
        piece = "Senin 12 Juli, 5 Mei 2025 dan pukul 17.30 WIB, kemarin "
        text = piece * (length // len(piece))
        return cpu_seconds(lambda: read_dates(text, "id", "2025-07-12"))

    seconds(2_000)
    assert seconds(40_000) < 12 * max(seconds(10_000), 0.005)  # four times as long; 16 if squared
