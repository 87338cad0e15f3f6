"""The time between dates, as precise as the dates are."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.dates import DateMention, find_dates
from rag.reckoning.elapsed import ReckonedAnswer, add_months, compute, elapsed_words, months_between
from rag.reckoning.parse import DatedEvent, Reckoning

TODAY = date(2026, 1, 15)
DAYS = st.dates(date(1800, 1, 1), date(2099, 12, 31))
EVENTS = (DatedEvent("the fire", "When was the fire?"), DatedEvent("the flood", "When was …?"))


def mention(text):
    [found] = find_dates(text, "en")
    return found


def ago(text, unit="any", language="en"):
    answer = compute(Reckoning("ago", unit, EVENTS[:1], TODAY), [mention(text)], language)
    return answer and answer.text


def between(first, second, unit="any", language="en", order=None):
    reckoning = Reckoning("between", unit, EVENTS, TODAY, order)
    answer = compute(reckoning, [mention(first), mention(second)], language)
    return answer and answer.text


def first(one, other, kind="first", language="en", order=None):
    reckoning = Reckoning(kind, "any", EVENTS, TODAY, order)
    answer = compute(reckoning, [mention(one), mention(other)], language)
    return answer and answer.text


@pytest.mark.parametrize(
    ("text", "unit", "english", "indonesian"),
    [
        (
            "8 January 2026",
            "days",
            "7 days ago (8 January 2026, counted from 15 January 2026)",
            "7 hari yang lalu (8 Januari 2026, dihitung dari 15 Januari 2026)",
        ),
        (
            "14 January 2026",
            "any",
            "1 day ago (14 January 2026, counted from 15 January 2026)",
            "1 hari yang lalu (14 Januari 2026, dihitung dari 15 Januari 2026)",
        ),
        (
            "8 January 2026",
            "weeks",
            "1 week, or 7 days ago (8 January 2026, counted from 15 January 2026)",
            "1 minggu, atau 7 hari yang lalu (8 Januari 2026, dihitung dari 15 Januari 2026)",
        ),
        (
            "13 December 2022",
            "years",
            "3 years, 1 month and 2 days, or 1,129 days ago (13 December 2022, counted from "
            "15 January 2026)",
            "3 tahun, 1 bulan dan 2 hari, atau 1.129 hari yang lalu (13 Desember 2022, dihitung "
            "dari 15 Januari 2026)",
        ),
        (
            "20 January 2026",
            "days",
            "in 5 days (20 January 2026, counted from 15 January 2026)",
            "5 hari lagi (20 Januari 2026, dihitung dari 15 Januari 2026)",
        ),
        ("15 January 2026", "days", "today (15 January 2026)", "hari ini (15 Januari 2026)"),
        (
            "August 2024",
            "days",
            "about 1 year and 5 months ago (August 2024, counted from 15 January 2026)",
            "sekitar 1 tahun dan 5 bulan yang lalu (Agustus 2024, dihitung dari 15 Januari 2026)",
        ),
        (
            "in 2019",
            "days",
            "about 7 years ago (2019, counted from 15 January 2026)",
            "sekitar 7 tahun yang lalu (2019, dihitung dari 15 Januari 2026)",
        ),
    ],
)
def test_how_long_ago(text, unit, english, indonesian):
    assert ago(text, unit) == english
    assert ago(text, unit, "id") == indonesian


def test_how_long_ago_is_not_told_without_the_year():
    assert ago("12 June") is None


@pytest.mark.parametrize(
    ("one", "other", "unit", "english", "indonesian"),
    [
        (
            "12 July 2025",
            "13 July 2025",
            "any",
            "1 day (from 12 July 2025 to 13 July 2025)",
            "1 hari (dari 12 Juli 2025 sampai 13 Juli 2025)",
        ),
        (
            "8 January 2026",
            "12 July 2025",
            "days",
            "180 days, or 5 months and 27 days (from 12 July 2025 to 8 January 2026)",
            "180 hari, atau 5 bulan dan 27 hari (dari 12 Juli 2025 sampai 8 Januari 2026)",
        ),
        (
            "12 July 2025",
            "12 July 2025, 17:35",
            "any",
            "on the same day (12 July 2025)",
            "pada hari yang sama (12 Juli 2025)",
        ),
        (
            "August 2022",
            "3 March 2023",
            "days",
            "about 7 months (from August 2022 to 3 March 2023)",
            "sekitar 7 bulan (dari Agustus 2022 sampai 3 Maret 2023)",
        ),
        (
            "August 2022",
            "3 August 2022",
            "any",
            "in the same month (August 2022 and 3 August 2022)",
            "dalam bulan yang sama (Agustus 2022 dan 3 Agustus 2022)",
        ),
        (
            "in 2019",
            "3 August 2022",
            "any",
            "about 3 years (from 2019 to 3 August 2022)",
            "sekitar 3 tahun (dari 2019 sampai 3 Agustus 2022)",
        ),
        (
            "12 July",
            "13 July",
            "any",
            "1 day (from 12 July to 13 July)",
            "1 hari (dari 12 Juli sampai 13 Juli)",
        ),
    ],
)
def test_how_long_between(one, other, unit, english, indonesian):
    assert between(one, other, unit) == english
    assert between(one, other, unit, "id") == indonesian


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("12 July", "13 July 2025"),  # of which year?
        ("12 July 2025", "13 July"),
        ("30 December", "2 January"),  # of one year, or of two?
        ("20 February", "5 March"),  # in a leap year or not?
    ],
)
def test_what_lies_between_is_not_told_where_a_year_matters(one, other):
    assert between(one, other) is None


def test_the_other_way_round_than_the_question_has_it():
    assert between("13 July 2025", "12 July 2025", order="after") == (
        "1 day before, not after (from 12 July 2025 to 13 July 2025)"
    )
    assert between("13 July 2025", "12 July 2025", language="id", order="after") == (
        "1 hari sebelumnya, bukan sesudahnya (dari 12 Juli 2025 sampai 13 Juli 2025)"
    )
    assert between("13 July", "12 July", order="after") is None  # or nearly a year later


def test_which_came_first():
    dates = "15 August 2022", "12 July 2025"
    said = "the fire: 15 August 2022, before the flood: 12 July 2025"
    assert first(*dates) == said
    assert first(*dates, kind="last") == "the flood: 12 July 2025, after the fire: 15 August 2022"
    assert first(*dates, language="id") == (
        "the fire: 15 Agustus 2022, sebelum the flood: 12 Juli 2025"
    )
    assert first(*dates, order="before") == "Yes: 15 August 2022, before 12 July 2025"
    assert first(*dates, order="after") == "No: 15 August 2022, before 12 July 2025"
    assert first(*reversed(dates), order="either", language="id") == (
        "Sesudah: 12 Juli 2025, sesudah 15 Agustus 2022"
    )
    assert first("in 2021", "12 July 2025", order="before") == "Yes: 2021, before 12 July 2025"


def test_dates_that_do_not_tell_which_came_first():
    assert first("in 2022", "15 August 2022") is None
    assert first("15 August", "12 July 2025") is None
    assert first("August 2022", "15 August 2022") is None
    assert first("3 May 2024", "3 May 2024") == "on the same day (3 May 2024)"
    assert first("3 May 2024, 09:15", "3 May 2024, 17:35", order="before") == (
        "Yes: 3 May 2024, 09:15, before 3 May 2024, 17:35"
    )


@given(DAYS, DAYS)
def test_months_and_days_lead_from_one_day_to_the_other(one, other):
    earlier, later = min(one, other), max(one, other)
    months, days = months_between(earlier, later)
    assert add_months(earlier, months) + timedelta(days) == later
    assert 0 <= days <= 31
    assert months >= 0


@given(DAYS, DAYS, st.sampled_from(["days", "weeks", "months", "years", "any"]))
def test_days_between_any_two_dates(one, other, unit):
    dates = [DateMention(0, 0, day.year, day.month, day.day) for day in (one, other)]
    answer = compute(Reckoning("between", unit, EVENTS, TODAY), dates, "en")
    assert isinstance(answer, ReckonedAnswer)
    assert one + timedelta(answer.days) == other
    count = abs(answer.days)
    if count:
        assert f"{count:,} day" in answer.text
        back = compute(Reckoning("between", unit, EVENTS, TODAY), dates[::-1], "en")
        assert back == ReckonedAnswer(answer.text, -answer.days)


@given(DAYS, DAYS)
def test_any_date_is_some_days_from_today(day, today):
    then = DateMention(0, 0, day.year, day.month, day.day)
    answer = compute(Reckoning("ago", "days", EVENTS[:1], today), [then], "id")
    assert day + timedelta(answer.days) == today


@given(DAYS, st.integers(0, 59))
def test_few_days_are_told_in_days_alone(day, days):
    last = day + timedelta(days)
    assert elapsed_words(day, last, "any", "id") == f"{days} hari"
