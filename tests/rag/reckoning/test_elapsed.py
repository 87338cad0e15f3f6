"""The time between dates, as precise as the dates are."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.dates import DateMention, find_dates
from rag.reckoning.day_counts import add_months, months_between
from rag.reckoning.elapsed import ReckonedAnswer, Ties, compute, elapsed_words
from rag.reckoning.parse import DatedEvent, Reckoning

TODAY = date(2026, 1, 15)
DAYS = st.dates(date(1800, 1, 1), date(2099, 12, 31))
ONE_ARTICLE = Ties(year=True, clock=True)
EVENTS = (DatedEvent("the fire", "When was the fire?"), DatedEvent("the flood", "When was …?"))


def mention(text):
    [found] = find_dates(text, "en")
    return found


def ago(text, unit="any", language="en"):
    answer = compute(Reckoning("ago", unit, EVENTS[:1], TODAY), [mention(text)], language)
    return answer and answer.text


def between(first, second, unit="any", language="en", order=None, ties=ONE_ARTICLE):
    reckoning = Reckoning("between", unit, EVENTS, TODAY, order)
    answer = compute(reckoning, [mention(first), mention(second)], language, ties)
    return answer and answer.text


def first(one, other, kind="first", language="en", order=None, ties=ONE_ARTICLE):
    reckoning = Reckoning(kind, "any", EVENTS, TODAY, order)
    answer = compute(reckoning, [mention(one), mention(other)], language, ties)
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
            "at least 1 year and 4 months and at most 1 year and 6 months ago (August 2024, "
            "counted from 15 January 2026)",
            "minimal 1 tahun dan 4 bulan dan maksimal 1 tahun dan 6 bulan yang lalu (Agustus 2024, "
            "dihitung dari 15 Januari 2026)",
        ),
        (
            "in 2019",
            "days",
            "at least 6 years and at most 7 years and 1 month ago (2019, counted from "
            "15 January 2026)",
            "minimal 6 tahun dan maksimal 7 tahun dan 1 bulan yang lalu (2019, dihitung dari "
            "15 Januari 2026)",
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
            "at least 184 days and at most 214 days (from August 2022 to 3 March 2023)",
            "minimal 184 hari dan maksimal 214 hari (dari Agustus 2022 sampai 3 Maret 2023)",
        ),
        (
            "August 2022",
            "3 March 2023",
            "months",
            "at least 6 months and at most 8 months (from August 2022 to 3 March 2023)",
            "minimal 6 bulan dan maksimal 8 bulan (dari Agustus 2022 sampai 3 Maret 2023)",
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
            "at least 2 years and 7 months and at most 3 years and 8 months (from 2019 to "
            "3 August 2022)",
            "minimal 2 tahun dan 7 bulan dan maksimal 3 tahun dan 8 bulan (dari 2019 sampai "
            "3 Agustus 2022)",
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
        ("30 December 2024", "in 2025"),  # two days, or a year?
        ("in 2024", "in 2025"),
        ("January 2025", "February 2025"),
    ],
)
def test_what_lies_between_is_not_told_where_the_dates_leave_it_open(one, other):
    assert between(one, other) is None


def test_dates_without_a_year_of_unlike_articles_are_not_reckoned_with():
    assert between("12 July", "13 July", ties=Ties()) is None
    assert first("12 July", "13 July", ties=Ties()) is None
    assert between("12 July", "13 July", ties=Ties(year=True)) == "1 day (from 12 July to 13 July)"


def test_the_year_before_is_not_a_year_ago():
    reckoning = Reckoning("ago", "years", EVENTS[:1], date(2026, 1, 1))
    assert compute(reckoning, [mention("in 2025")], "en") is None
    assert compute(reckoning, [mention("December 2025")], "en") is None
    assert ago("in 2026") == "this year (2026, counted from 15 January 2026)"


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
    assert first(*dates, order="before") == "15 August 2022, before 12 July 2025"
    assert first(*dates, order="after") == "15 August 2022, before 12 July 2025"
    assert first(*reversed(dates), order="either", language="id") == (
        "12 Juli 2025, sesudah 15 Agustus 2022"
    )
    assert first("in 2021", "12 July 2025", order="before") == "2021, before 12 July 2025"


def test_dates_that_do_not_tell_which_came_first():
    assert first("in 2022", "15 August 2022") is None
    assert first("15 August", "12 July 2025") is None
    assert first("August 2022", "15 August 2022") is None
    assert first("3 May 2024", "3 May 2024") == "on the same day (3 May 2024)"
    assert first("3 May 2024, 09:15", "3 May 2024, 17:35", order="before") == (
        "3 May 2024, 09:15, before 3 May 2024, 17:35"
    )
    assert first("3 May 2024, 09:15", "3 May 2024, 17:35", ties=Ties(year=True)) == (
        "on the same day (3 May 2024)"
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


@given(DAYS, DAYS, st.sampled_from(["day", "month", "year"]), st.sampled_from(["days", "years"]))
def test_bounds_hold_whatever_the_day_was(one, other, precision, unit):
    coarse = DateMention(
        0,
        0,
        one.year,
        None if precision == "year" else one.month,
        one.day if precision == "day" else None,
    )
    fine = DateMention(0, 0, other.year, other.month, other.day)
    answer = compute(Reckoning("between", unit, EVENTS, TODAY), [coarse, fine], "en")
    if answer and "at least" in answer.text:
        least, most = answer.text.split(" (")[0].split(" and at most ")
        days = abs((other - one).days)
        assert shortest(least.removeprefix("at least ")) <= days <= longest(most)


def shortest(words):
    """The fewest days that years, months and days in words may be."""
    return sum(int(n.replace(",", "")) * {"d": 1, "m": 28, "y": 365}[u[0]] for n, u in parts(words))


def longest(words):
    return sum(int(n.replace(",", "")) * {"d": 1, "m": 31, "y": 366}[u[0]] for n, u in parts(words))


def parts(words):
    return [part.split() for part in words.split(" and ")]
