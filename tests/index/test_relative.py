"""Days, weeks, months and years that a question names by their distance from today."""

from datetime import date

import pytest

from index.relative import relative_dates, relative_weeks

TODAY = date(2026, 1, 14)  # a Wednesday


@pytest.mark.parametrize(
    ("text", "named", "iso"),
    [
        ("what happened today?", "today", "2026-01-14"),
        ("apa kabar hari ini?", "hari ini", "2026-01-14"),
        ("yesterday's news", "yesterday", "2026-01-13"),
        ("berita kemarin", "kemarin", "2026-01-13"),
        ("berita kemarin lusa", "kemarin lusa", "2026-01-12"),
        ("the day before yesterday", "the day before yesterday", "2026-01-12"),
        ("5 hari lalu", "5 hari lalu", "2026-01-09"),
        ("dua hari yang lalu", "dua hari yang lalu", "2026-01-12"),
        ("three days ago", "three days ago", "2026-01-11"),
        ("last month", "last month", "2025-12"),
        ("bulan lalu", "bulan lalu", "2025-12"),
        ("sebulan lalu", "sebulan lalu", "2025-12"),
        ("13 months ago", "13 months ago", "2024-12"),
        ("this year", "this year", "2026"),
        ("harga beras tahun ini", "tahun ini", "2026"),
        ("harga beras tahun kemarin", "tahun kemarin", "2025"),
        ("5 tahun lalu", "5 tahun lalu", "2021"),
        ("a year ago", "a year ago", "2025"),
    ],
)
def test_days_months_and_years(text, named, iso):
    (mention,) = relative_dates(text, TODAY)
    assert (text[mention.start : mention.end], mention.iso()) == (named, iso)


@pytest.mark.parametrize(
    "text",
    ["beberapa tahun lalu", "berapa bulan yang lalu?", "how many years ago?", "puluhan tahun lalu"],
)
def test_vague_distances_name_nothing(text):
    assert (relative_dates(text, TODAY), relative_weeks(text, TODAY)) == ([], [])


@pytest.mark.parametrize(
    ("text", "monday"),
    [
        ("minggu ini", "2026-01-12"),
        ("minggu lalu", "2026-01-05"),
        ("pekan kemarin", "2026-01-05"),
        ("seminggu yang lalu", "2026-01-05"),
        ("last week", "2026-01-05"),
        ("3 weeks ago", "2025-12-22"),
    ],
)
def test_weeks_begin_on_monday(text, monday):
    (week,) = relative_weeks(text, TODAY)
    assert (week.first.isoformat(), (week.last - week.first).days) == (monday, 6)
    assert (week.start, week.end) == (0, len(text))
    assert relative_dates(text, TODAY) == []


def test_a_sunday_is_no_week():
    assert relative_weeks("hari Minggu lalu", TODAY) == []


def test_nothing_lies_before_the_calendar_begins():
    text = "kemarin, minggu lalu, bulan lalu, tahun lalu, 999 years ago"
    assert (relative_dates(text, date.min), relative_weeks(text, date.min)) == ([], [])
