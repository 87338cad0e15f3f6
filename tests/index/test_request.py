"""What a question says besides its words: phrases, outlets and days, in both languages."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.filters import Filter
from index.outlets import find_outlets, matching_outlets
from index.periods import find_periods
from index.relative import relative_dates, relative_weeks
from index.request import (
    LONGEST,
    MOST_PHRASES,
    REPORTED_WITHIN,
    Request,
    find_phrases,
    read_request,
)

TODAY = date(2026, 1, 14)  # a Wednesday
OUTLETS = (
    "Antara",
    "CNN Indonesia",
    "KONTAN.CO.ID",
    "Kompas.com",
    "Liputan6.com",
    "Media Indonesia",
    "Suara.com",
    "detikcom",
    "okezone.com",
    "posmetro-medan.com",
    "tempo.co",
)


@pytest.mark.parametrize(
    ("text", "outlets", "left"),
    [
        ("Menurut Kompas, siapa yang menang?", ("Kompas.com",), "siapa yang menang?"),
        ("menurut kompas.com siapa menang", ("Kompas.com",), "siapa menang"),
        ("who won according to detik?", ("detikcom",), "who won ?"),
        ("Who won in Tempo?", ("tempo.co",), "Who won in Tempo?"),
        ("kata Antara soal banjir", ("Antara",), "soal banjir"),
        ("berita liputan6 tentang gempa", ("Liputan6.com",), "tentang gempa"),
        ("apa kata CNN soal Kim", ("CNN Indonesia",), "apa soal Kim"),
        ("Banjir di posmetro medan", ("posmetro-medan.com",), "Banjir di posmetro medan"),
        ("KONTAN.CO.ID bilang apa?", ("KONTAN.CO.ID",), "KONTAN.CO.ID bilang apa?"),
        ("okezone banjir jakarta", ("okezone.com",), "okezone banjir jakarta"),
        ("What did Kompas and Tempo report?", ("Kompas.com", "tempo.co"), "What did report?"),
        ("APA KATA KOMPAS SOAL BERAS?", ("Kompas.com",), "APA SOAL BERAS?"),
        ("menurut media indonesia beras naik", ("Media Indonesia",), "beras naik"),
    ],
)
def test_named_outlets(text, outlets, left):
    assert read_request(text, TODAY, OUTLETS) == Request(left, (), Filter(outlets=outlets))


@pytest.mark.parametrize(
    "text",
    [
        "apa perbedaan antara A dan B?",
        "siapa di antara mereka yang hadir?",
        "selesai dalam tempo dua hari",
        "gol di detik terakhir",
        "suara rakyat di pemilu",
        "bayar kontan atau kredit?",
        "a compass and a kompas",
        "siapa menteri media sosial Indonesia?",
        "menurut Republika siapa yang menang?",
        "",
    ],
)
def test_ordinary_words_and_outlets_of_others_name_none(text):
    assert read_request(text, TODAY, OUTLETS) == Request(text, (), Filter())


CALLED_LIKE_OTHERS = ("Fajar", "Kompas.com", "Liputan6.com", "Merdeka", "Suara", "okezone.com")


@pytest.mark.parametrize(
    "text",
    [
        "In Merdeka Square who spoke?",
        "Di Merdeka Barat siapa yang berpidato?",
        "Dari Suara Merdeka siapa?",
        "Suara Merdeka melaporkan apa?",
        "apa yang Suara Merdeka tulis",
        "What did Suara Merdeka report?",
        "Menurut Suara Merdeka, siapa yang menang?",
        "what happened according to Fajar Nugroho?",
        "siapa yang pidato di Merdeka-Selatan?",
        "who works in Okezone Tower?",
    ],
)
def test_a_part_of_a_longer_name_is_no_outlet(text):
    assert read_request(text, TODAY, CALLED_LIKE_OTHERS) == Request(text, (), Filter())


@pytest.mark.parametrize(
    ("text", "outlets", "left"),
    [
        ("In Merdeka who spoke?", ("Merdeka",), "In Merdeka who spoke?"),
        ("siapa di Kompas dan Merdeka?", ("Kompas.com", "Merdeka"), "siapa di Kompas dan Merdeka?"),
        ("Did Kompas report it?", ("Kompas.com",), "Did report it?"),
        ("Menurut Kompas Siapa menang?", ("Kompas.com",), "Siapa menang?"),
        ("siapa kata Harian Merdeka?", ("Merdeka",), "siapa kata ?"),
        ("menurut Kompas TV siapa?", ("Kompas.com",), "TV siapa?"),
        ("menurut Kompas.com Prabowo di mana?", ("Kompas.com",), "Prabowo di mana?"),
        (
            "Bandingkan Liputan6 dan Okezone",
            ("Liputan6.com", "okezone.com"),
            "Bandingkan Liputan6 dan Okezone",
        ),
    ],
)
def test_words_that_do_not_make_an_outlet_part_of_a_longer_name(text, outlets, left):
    assert read_request(text, TODAY, CALLED_LIKE_OTHERS) == Request(
        left, (), Filter(outlets=outlets)
    )


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Dari Suara Merdeka siapa?", "Dari Suara Merdeka siapa?"),
        ("Menurut Suara Merdeka siapa?", "siapa?"),
    ],
)
def test_a_longer_name_that_is_an_outlets_is_that_outlet(text, left):
    outlets = (*CALLED_LIKE_OTHERS, "Suara Merdeka")
    named = Filter(outlets=("Suara Merdeka",))
    assert read_request(text, TODAY, outlets) == Request(left, (), named)


def test_an_outlet_named_alone_as_an_option():
    assert matching_outlets(" kompas ", OUTLETS) == ("Kompas.com",)
    assert matching_outlets("tempo.co.id", OUTLETS) == ("tempo.co",)
    assert matching_outlets("Tempo", ("tempo.co", "Koran Tempo")) == ("Koran Tempo", "tempo.co")
    assert [matching_outlets(name, OUTLETS) for name in ("", "x", "kompas tempo")] == [()] * 3
    assert matching_outlets("kompas", ()) == ()
    assert matching_outlets("jogja", ("Harian Jogja",)) == ()


def days(first, last):
    return tuple(None if day is None else date.fromisoformat(day) for day in (first, last))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("what happened in July 2025?", "2025-07-01", "2025-07-31"),
        ("apa yang terjadi pada Juli 2025", "2025-07-01", "2025-07-31"),
        ("gempa pada tahun 2022", "2022-01-01", "2022-12-31"),
        ("the floods in 2019", "2019-01-01", "2019-12-31"),
        ("what happened on 12 July 2025", "2025-07-12", "2025-07-12"),
        ("what happened on 8/1/2026", "2026-01-08", "2026-01-08"),
        ("what happened between March and May 2024", "2024-03-01", "2024-05-31"),
        ("apa yang terjadi antara 3 dan 7 Mei 2024", "2024-05-03", "2024-05-07"),
        ("from March 3 to May 7, 2024", "2024-03-03", "2024-05-07"),
        ("banjir dari 2019 sampai 2021", "2019-01-01", "2021-12-31"),
        ("the summit of 12-14 July 2025", "2025-07-12", "2025-07-14"),
        ("who has ruled since 2020", "2020-01-01", None),
        ("banjir sejak tahun 2020", "2020-01-01", None),
        ("sejak minggu lalu", "2026-01-05", None),
        ("before 12 July 2025", None, "2025-07-11"),
        ("sebelum Juli 2025", None, "2025-06-30"),
        ("after 2020", "2021-01-01", None),
        ("setelah 12 Juli 2025", "2025-07-13", None),
        ("sampai 2020", None, "2020-12-31"),
        ("surat dari 8 Januari 2026", "2026-01-08", "2026-01-08"),
        ("the letter from 8 January 2026", "2026-01-08", "2026-01-08"),
        ("who won last year?", "2025-01-01", "2025-12-31"),
        ("siapa menang tahun lalu?", "2025-01-01", "2025-12-31"),
        ("siapa menang bulan lalu?", "2025-12-01", "2025-12-31"),
        ("siapa menang minggu lalu?", "2026-01-05", "2026-01-11"),
        ("who won last week?", "2026-01-05", "2026-01-11"),
        ("siapa menang kemarin?", "2026-01-13", "2026-01-13"),
        ("who won yesterday?", "2026-01-13", "2026-01-13"),
    ],
)
def test_named_days(text, first, last):
    (period,) = find_periods(text, "en" if text.isascii() else "id", TODAY)
    assert (period.first, period.last) == days(first, last)
    named = read_request(text, TODAY, OUTLETS).named
    slack = None if period.last is None else period.last + REPORTED_WITHIN
    assert named == Filter(since=period.first, until=slack)


@pytest.mark.parametrize(
    "text",
    ["what happened on 12 July?", "what happened in July?", "2.000 orang", "beberapa tahun lalu"],
)
def test_days_without_a_year_name_none(text):
    assert read_request(text, TODAY, OUTLETS).named == Filter()


def test_words_for_days_are_left_out_of_the_search_and_dates_are_not():
    request = read_request("who won the vote last year?", TODAY, ())
    assert request.text == "who won the vote ?"
    assert read_request("who won on 12 July 2025?", TODAY, ()).text == "who won on 12 July 2025?"
    assert read_request("tahun lalu", TODAY, ()).text == "tahun lalu"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("who has ruled since last year?", "who has ruled ?"),
        ("banjir sejak kemarin", "banjir"),
        ("siapa menang setelah bulan lalu?", "siapa menang ?"),
        ("what came before last week", "what came"),
        ("open until today", "open"),
        ("since then, who won yesterday?", "since then, who won ?"),
    ],
)
def test_words_that_go_with_left_out_days_are_left_out_too(text, left):
    assert read_request(text, TODAY, ()).text == left


@pytest.mark.parametrize(
    "quoted",
    ["last year", "menurut Kompas", "12 July 2025", "since yesterday", "Kompas wrote", "last week"],
)
@pytest.mark.parametrize("marks", ['""', "“”", "«»", "‘’", "''"])
def test_quoted_words_name_no_outlet_and_no_days(quoted, marks):
    text = f"who said {marks[0]}{quoted}{marks[1]} in the speech"
    assert read_request(text, TODAY, OUTLETS) == Request(text, (quoted,), Filter())
    request = read_request(f"menurut Tempo, {text} last year?", TODAY, OUTLETS)
    assert request == Request(
        text + " ?",
        (quoted,),
        Filter(("tempo.co",), date(2025, 1, 1), date(2025, 12, 31) + REPORTED_WITHIN),
    )


def test_only_the_beginning_of_a_long_text_is_read():
    late = 'menurut Kompas "kata demi kata" tahun lalu'
    just = "x " * ((LONGEST - len(late)) // 2)
    request = read_request(just + late, TODAY, OUTLETS)
    assert (request.phrases, request.named.outlets) == (("kata demi kata",), ("Kompas.com",))
    assert request.named.since == date(2025, 1, 1)
    long = "x " * (LONGEST // 2) + late
    assert read_request(long, TODAY, OUTLETS) == Request(long, (), Filter())


def test_reading_ends_between_words():
    blanks = " " * (LONGEST - len("x menurut Kompas"))
    inside = f"x {blanks}menurut Kompas"
    assert read_request(inside, TODAY, OUTLETS).named == Filter(outlets=("Kompas.com",))
    assert read_request(f"{inside}iana", TODAY, OUTLETS).named == Filter()
    endless = "x" * (LONGEST + 1) + " menurut Kompas"
    assert read_request(endless, TODAY, OUTLETS) == Request(endless, (), Filter())


@pytest.mark.parametrize(
    "again", ["2024 ", "Kompas ", "12/7/2024 ", "last year ", "since the ", '"a', "‘ab ", "1"]
)
def test_a_hostile_text_costs_no_more_than_its_beginning(again, cpu_seconds):
    def seconds(length):
        text = (again * length)[:length]
        return cpu_seconds(lambda: read_request(text, TODAY, OUTLETS))

    seconds(LONGEST)
    # Reading all of it took 25 times as long at five times the length.
    assert seconds(5 * LONGEST) < 5 * seconds(LONGEST) + 0.2


def test_no_more_than_some_phrases_are_taken():
    text = " ".join(f'"phrase {n}"' for n in range(MOST_PHRASES + 5))
    assert find_phrases(text) == tuple(f"phrase {n}" for n in range(MOST_PHRASES))


def test_today_is_the_real_one_if_none_is_given():
    named = read_request("who won today?", None, ()).named
    assert named.since in (date.today(), date.today() - timedelta(days=1))


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ('who said "unconditional support" and "never"?', ("unconditional support", "never")),
        ("siapa berkata “dukungan  tanpa syarat”?", ("dukungan tanpa syarat",)),
        ("qui a dit «sans condition»", ("sans condition",)),
        ("apa arti ‘setia tanpa syarat’?", ("setia tanpa syarat",)),
        ("don't say 'it's over now', please", ("it's over now",)),
        ("Kim's letter and the dogs' food", ()),
        ("rock 'n' roll in the '90s", ()),
        ('an "open quote', ()),
        ('"" and "?!"', ()),
        ('"twice" and "twice"', ("twice",)),
        ("\"a 'nested one' here\"", ("a 'nested one' here",)),
    ],
)
def test_phrases(text, phrases):
    assert find_phrases(text) == phrases


WORDS = st.sampled_from(
    """antara between dan and 3 31 Mei May March 2024 2025 kemarin yesterday tahun lalu last year
    minggu week since sejak before sebelum sampai until - – / , . ' " ‘ ’ “ ” « » Kompas tempo.co
    detik menurut according to 8/1/2026 29/2/2023 0001 9999 dua two ago ini ſ İ""".split()
)
TEXTS = st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=14).map(" ".join))


@given(TEXTS, st.dates())
@settings(max_examples=300)
def test_no_question_raises_and_places_are_inside(text, today):
    request = read_request(text, today, OUTLETS)
    assert set(request.named.outlets) <= set(OUTLETS)
    periods = [*find_periods(text, "id", today), *relative_weeks(text, today)]
    for found in (*find_outlets(text, OUTLETS), *relative_dates(text, today), *periods):
        assert 0 <= found.start < found.end <= len(text)
    for period in periods:
        assert period.first is None or period.last is None or period.first <= period.last
    squeezed = " ".join(text.split())
    assert all(phrase in squeezed for phrase in request.phrases)
