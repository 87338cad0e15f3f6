"""Dates and times in text: what is found, what is left alone, and how it is written."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.dates import DateMention, find_dates, format_date, read_iso


def found(text: str, language: str = "id") -> list[tuple[str, str]]:
    """Words and ISO form of each mention."""
    return [(text[one.start : one.end], one.iso()) for one in find_dates(text, language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("pada 12 Juli 2025.", [("12 Juli 2025", "2025-07-12")]),
        ("pada Sabtu, 12 Juli 2025, Kim", [("Sabtu, 12 Juli 2025", "2025-07-12")]),
        ("tanggal 08 Januari memunculkan", [("08 Januari", "--01-08")]),
        ("selama Juli 2025 saja", [("Juli 2025", "2025-07")]),
        ("on July 12, 2025, he", [("July 12, 2025", "2025-07-12")]),
        ("the 12th of July 2025", [("12th of July 2025", "2025-07-12")]),
        ("8 Jan 2026", [("8 Jan 2026", "2026-01-08")]),
        ("Kamis, 08/01/2026, lalu", [("Kamis, 08/01/2026", "2026-01-08")]),
        ("dirilis (15/8/2022)", [("15/8/2022", "2022-08-15")]),
        ("pada 15-08-2022", [("15-08-2022", "2022-08-15")]),
        ("2026-01-08", [("2026-01-08", "2026-01-08")]),
        ("Senin (15/8).", [("Senin (15/8)", "--08-15")]),
        ("lahir (12/9) di", [("12/9", "--09-12")]),
        ("Selasa malam (15/10)", [("Selasa malam (15/10)", "--10-15")]),
        ("Selasa, (21/10/2025)", [("Selasa, (21/10/2025)", "2025-10-21")]),
        ("tahun 2019 dan pada 1990", [("2019", "2019"), ("1990", "1990")]),
        ("1910-1945", [("1910", "1910"), ("1945", "1945")]),
        ("16-21 September 2019", [("16", "2019-09-16"), ("21 September 2019", "2019-09-21")]),
        ("30 Juni-2 Juli 2025", [("30 Juni", "--06-30"), ("2 Juli 2025", "2025-07-02")]),
        ("15 Agustus 2022 17.35 | Waktu", [("15 Agustus 2022 17.35", "2022-08-15T17:35")]),
        ("12/7/2025 17:35 WIB", [("12/7/2025 17:35 WIB", "2025-07-12T17:35")]),
        ("pukul 17.35 WIB", [("17.35 WIB", "T17:35")]),
        ("at 5:35 pm", [("5:35 pm", "T17:35")]),
        ("10/21/2025 18:54", [("10/21/2025 18:54", "2025-10-21T18:54")]),
        ("1 Agu, 2 Agt, 3 Ags 2020", [("1 Agu", "--08-01"), ("2 Agt", "--08-02"),
                                      ("3 Ags 2020", "2020-08-03")]),
        ("4 Okt 5 Des 6 Mei 7 Nopember", [("4 Okt", "--10-04"), ("5 Des", "--12-05"),
                                          ("6 Mei", "--05-06"), ("7 Nopember", "--11-07")]),
        ("12 Juli 2025 naik 3.50 persen", [("12 Juli 2025", "2025-07-12")]),
        ("12 Juli 2025 3.50 persen", [("12 Juli 2025", "2025-07-12")]),
        ("Rabu (16/1/19)", [("Rabu (16/1/19)", "2019-01-16")]),
    ],
)  # fmt: skip
def test_found(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "31/02/2025", "45/13", "29 Februari 2023"[3:5], "2.019", "Rp 2019", "2019 orang",
        "2019 unit rumah", "sebanyak 2019", "COVID-2019", "1990-an", "skor 12/9", "3/4 dari",
        "it may 12 times", "bulan Mei 30 orang", "17.35", "naik 17.35 poin", "0812-2019-2020",
        "192.168.2019.1", "$2000", "2000 people", "August 45", "",
    ],
)  # fmt: skip
def test_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("08/01/2026", []),
        ("(12/9)", []),
        ("15/08/2022", [("15/08/2022", "2022-08-15")]),
        ("08/15/2022", [("08/15/2022", "2022-08-15")]),
        ("Thursday, 8/1/2026", [("Thursday, 8/1/2026", "2026-01-08")]),
        ("Saturday 8/1/2026", [("Saturday 8/1/2026", "2026-08-01")]),
        ("Monday 8/1/2026", []),
        ("5/5/2020", [("5/5/2020", "2020-05-05")]),
        ("on April 12 he", [("April 12", "--04-12")]),
    ],
)
def test_english_figures_are_read_only_where_they_are_clear(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert found(text, "en") == expected


@pytest.mark.parametrize(
    ("mention", "indonesian", "english", "precision"),
    [
        (DateMention(0, 1, 2026, 1, 8), "8 Januari 2026", "8 January 2026", "day"),
        (DateMention(0, 1, None, 6, 12), "12 Juni", "12 June", "day"),
        (DateMention(0, 1, 2026, 1), "Januari 2026", "January 2026", "month"),
        (DateMention(0, 1, 2019), "2019", "2019", "year"),
        (DateMention(0, 1, 2022, 8, 15, 7, 5), "15 Agustus 2022, 07.05",
         "15 August 2022, 07:05", "minute"),
    ],
)  # fmt: skip
def test_format(mention: DateMention, indonesian: str, english: str, precision: str) -> None:
    assert format_date(mention, "id") == indonesian
    assert format_date(mention, "en") == english
    assert mention.precision == precision


def test_compatible() -> None:
    full = DateMention(0, 1, 2026, 1, 8)
    assert full.compatible(DateMention(5, 9, None, 1, 8))
    assert DateMention(5, 9, 2026).compatible(full)
    assert not full.compatible(DateMention(5, 9, None, 1, 9))
    assert not full.compatible(DateMention(5, 9, 2025))


@given(st.dates(date(1800, 1, 1), date(2099, 12, 31)), st.sampled_from(["id", "en"]))
def test_a_formatted_date_is_found_again(day: date, language: str) -> None:
    mention = DateMention(0, 0, day.year, day.month, day.day)
    assert [iso for _, iso in found(format_date(mention, language), language)] == [day.isoformat()]


@given(st.text(alphabet="0123456789/-.,: ()JuliMeiat|TWB2019\n"), st.sampled_from(["id", "en"]))
def test_spans_are_in_order_and_never_overlap(text: str, language: str) -> None:
    at = 0
    for mention in find_dates(text, language):
        assert at <= mention.start < mention.end <= len(text)
        at = mention.end


@pytest.mark.parametrize("text", ["2025", "2025-07", "2025-07-12", "2025-07-12T17:35", "--06-12"])
def test_what_was_written_in_iso_is_read(text):
    assert read_iso(text).iso() == text


def test_only_dates_are_read_of_iso():
    assert read_iso("2025-07-12T17:35:09+07:00").iso() == "2025-07-12T17:35"
    for text in (
        "",
        "--",
        "x",
        "2025-13-01",
        "2025-02-30",
        "2025-07-12T25:00",
        "2025T10:30",
        "2025-07-12T17:35xyz",
    ):
        assert read_iso(text) is None, text
