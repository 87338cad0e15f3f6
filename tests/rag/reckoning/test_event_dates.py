# ruff: noqa: E501, T201 - the lines of articles are long; what was answered wrongly is printed
"""Finding the dates of events and reckoning with them, over made-up articles.

The code was tuned on these; ``test_event_dates_elsewhere.py`` has others.
"""

from dataclasses import replace
from datetime import date

import pytest

from index.filters import Filter
from rag.question import understand
from rag.reckoning.elapsed import Ties
from rag.reckoning.parse import parse
from rag.reckoning.stated import EventDate, tie, with_year
from rag.reckoning.write import write_reckoning

TODAY = date(2025, 6, 1)
ARTICLES = {
    "feri.txt": """Feri Teluk Bayur Kandas, Nakhoda Ditangkap

Suara Sabang, Jumat, 14 Maret 2025 10:20 WIB

SABANG - Feri KMP Teluk Bayur kandas di karang dekat Pulau Rubiah pada Senin (3/3/2025) malam. Sebanyak 212 penumpang dievakuasi dengan perahu nelayan.

Polisi menangkap nakhoda feri, Burhan Effendi, pada Kamis (13/3/2025) di rumahnya di Ulee Lheue. Ia diduga meninggalkan anjungan sebelum kapal menabrak karang.

"Kami menemukan bukti bahwa radar tidak dinyalakan," kata Kapolres Sabang, Teguh Wiratno.

Perusahaan pemilik kapal menyatakan akan memberi santunan kepada para penumpang.
""",
    "museum.txt": """Museum Kereta Lasem Dibuka Kembali Setelah Kebakaran

Pantura Post | 21 Oktober 2024

LASEM - Museum Kereta Lasem dibuka kembali untuk umum pada Sabtu, 19 Oktober 2024. Ratusan pengunjung antre sejak pagi.

Museum itu terbakar pada 5 Februari 2023 akibat korsleting listrik. Dua lokomotif uap dari abad ke-19 hangus.

Kepala museum, Sri Lestari Handayani, mengatakan pemugaran menelan biaya Rp 17 miliar. Dana berasal dari sumbangan warga dan pemerintah provinsi.
""",
    "pertemuan.txt": """Wali Kota Ternate Temui Pemimpin Nelayan

Ternate Kini, Minggu, 8 Desember 2024

TERNATE - Wali Kota Ternate Rusdi Hafel bertemu dengan ketua serikat nelayan Malut, Nurlela Soamole, untuk membahas harga solar. Pertemuan itu berlangsung Jumat (6/12), demikian laporan kantor berita Moloku, Minggu (8/12).

Dalam pertemuan tersebut Rusdi berjanji menambah kuota solar bagi kapal kecil. Nurlela meminta agar janji itu dituangkan dalam peraturan.

"Kami sudah tiga tahun menunggu," ujar Nurlela.
""",
    "bridge.txt": """Norrland bridge reopens after ice damage

By Astrid Lund
22 May 2025

LULEÅ, Sweden - The Kalix river bridge reopened to traffic on Tuesday, 20 May 2025, after engineers replaced two of its piers.

The bridge was closed on 11 January 2025 when drifting ice cracked the northern pier. Lorries had to take a detour of 90 kilometres.

The repairs cost 140 million kronor. Transport Minister Per Wikström called the work "a triumph of Swedish steel".
""",
    "trial.txt": """Former bank chief freed from prison

The Bergen Courier
3 April 2025

BERGEN - Former Fjordbank chief executive Halvard Moe was released from prison on Wednesday, 2 April 2025.

Moe was arrested on 9 September 2019 at Oslo airport. A court in Bergen sentenced him on 15 June 2020 to six years for fraud.

His lawyer, Kari Tveit, said Moe would write a book. Shareholders lost 3.1 billion kroner when the bank failed in August 2019.
""",
    "panda.txt": """Anak Orangutan Lahir di Kebun Binatang Surabaya

Jatim Hari Ini - Rabu, 12 Juni 2024

SURABAYA - Seekor anak orangutan lahir di Kebun Binatang Surabaya pada Minggu, 9 Juni 2024. Anak betina itu diberi nama Sekar.

Induknya, Kenari, didatangkan dari Kalimantan pada Maret 2018. Dokter hewan Wayan Artha mengatakan keduanya sehat.
""",
}

# question, what the lead must say; all dates are those of the articles
QUESTIONS = [
    ("Berapa hari setelah feri Teluk Bayur kandas, nakhodanya ditangkap?", "10 hari"),
    ("How many days after the Teluk Bayur ferry ran aground was the captain arrested?", "10 days"),
    ("How many days ago did the Kalix river bridge reopen?", "12 days ago"),
    ("Berapa hari yang lalu jembatan sungai Kalix dibuka kembali?", "12 hari yang lalu"),
    ("How long was it between the closing of the Kalix bridge and its reopening?", "129 days"),
    ("How many days after Halvard Moe's arrest did a court sentence him?", "280 days"),
    ("How many years after his arrest was Halvard Moe released?", "5 years, 6 months and 24 days"),
    ("Berapa lama setelah museum kereta Lasem terbakar, museum itu dibuka kembali?", "622 hari"),
    ("Sudah berapa lama sejak Museum Kereta Lasem terbakar?", "847 hari"),
    ("If today were 1 July 2024, how many weeks ago was the baby orangutan born in Surabaya?", "3 weeks and 1 day"),
    ("Berapa lama antara pertemuan Rusdi dan Nurlela dan terbitnya laporan Moloku?", "2 hari"),
    ("How long after the meeting between Rusdi Hafel and Nurlela Soamole did Moloku publish its report?", "2 days"),
    ("Which came first, the fire at the Lasem railway museum or the grounding of the Teluk Bayur ferry?", "5 February 2023, before"),
    ("Mana yang lebih dulu, kebakaran Museum Kereta Lasem atau kelahiran orangutan Sekar di Surabaya?", "5 Februari 2023, sebelum"),
    ("Was Halvard Moe arrested before he was sentenced?", "9 September 2019, before 15 June 2020"),
    ("Berapa bulan yang lalu Kenari didatangkan dari Kalimantan?", "maksimal 7 tahun dan 3 bulan"),
    ("Did the Kalix bridge close before 1 February 2025?", "11 January 2025, before 1 February 2025"),
    ("brp hr yg lalu burhan effendi ditangkap polisi?", "80 hari"),
]  # fmt: skip

# One of the two events is in none of the articles.
MISSING = [
    "How many days after the Kalix bridge reopened did the king visit it?",
    "Berapa hari setelah museum Lasem terbakar, polisi menangkap pelakunya?",
    "How many days ago did Burhan Effendi appeal?",
    "Which came first, the fire at the Lasem museum or the strike at the Gresik smelter?",
    "Berapa lama antara kelahiran Sekar dan kematian Kenari?",
    "How long ago was Kari Tveit born?",
]


def draft(library, text, history=(), today=TODAY):
    question = understand(text, history, today)
    reckoning = parse(question, today, history)
    return reckoning and write_reckoning(question, reckoning, library)


def said(quotes):
    return [quote.span.of(quote.view.text) for quote in quotes]


def test_what_is_reckoned_is_right(library):
    answers = {text: draft(library, text) for text, _ in QUESTIONS}
    told = {text: found and found.leads[0].text for text, found in answers.items()}
    right = [text for text, words in QUESTIONS if words in (told[text] or "")]
    for text in told.keys() - set(right):
        print(f"not right: {text}\n    {told[text]}")
    assert len(right) >= 0.8 * len(QUESTIONS)
    assert sum(answer is not None for answer in told.values()) == len(right)


def test_what_the_articles_do_not_date_is_not_reckoned(library):
    assert [text for text in MISSING if draft(library, text)] == []


def test_each_event_is_quoted(library):
    found = draft(
        library, "How long was it between the closing of the Kalix bridge and its reopening?"
    )
    reopened = "The Kalix river bridge reopened to traffic on Tuesday, 20 May 2025, after engineers replaced two of its piers."
    closed = "The bridge was closed on 11 January 2025 when drifting ice cracked the northern pier."
    assert [said(quotes) for quotes in found.statements] == [[closed], [reopened]]
    [lead] = found.leads
    assert lead.text == "129 days, or 4 months and 9 days (from 11 January 2025 to 20 May 2025)"
    assert (lead.verbatim, said(lead.quotes)) == (lead.text, [closed, reopened])
    assert found.confidence is None  # nothing was fitted for it


def test_an_event_and_its_report_in_one_sentence(library):
    found = draft(
        library, "Berapa lama antara pertemuan Rusdi dan Nurlela dan terbitnya laporan Moloku?"
    )
    assert (
        "Pertemuan itu berlangsung Jumat (6/12), demikian laporan kantor berita Moloku, Minggu (8/12)."
        in said(found.statements[0])[0]
    )
    assert len(found.statements) == 1
    assert found.leads[0].text == "2 hari (dari 6 Desember 2024 sampai 8 Desember 2024)"


def test_a_weekday_makes_sure_of_the_year_and_its_source_is_quoted(library):
    found = draft(library, "How many days ago did Rusdi Hafel meet Nurlela Soamole?")
    assert found.leads[0].text == (
        "177 days, or 5 months and 26 days ago (6 December 2024, counted from 1 June 2025)"
    )
    assert said(found.statements[0])[-1] == "Minggu, 8 Desember 2024"


def test_a_follow_up_counts_from_the_event_before(library):
    before = ["When was Halvard Moe arrested?"]
    found = draft(library, "How many days later did a court sentence him?", before)
    assert found.leads[0].text.startswith("280 days")
    found = draft(library, "How many years ago was that?", before)
    assert found.leads[0].text.startswith("5 years, 8 months and 23 days")


def test_only_the_articles_let_through_are_looked_at(library):
    text = "How many days ago did the Kalix river bridge reopen?"
    since = replace(library, only=Filter(since=date(2025, 5, 1)))
    until = replace(library, only=Filter(until=date(2025, 5, 1)))
    assert draft(since, text).leads[0].text.startswith("12 days ago")
    assert draft(until, text) is None


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("Wali kota mundur Sabtu (12/7).", "2025-07-13", "2025-07-12"),
        ("Wali kota mundur Sabtu (12/7).", "2024-07-13", "--07-12"),  # a Friday in that year
        ("Wali kota mundur Sabtu (12/7).", "2025-11-13", "--07-12"),  # too long ago to be sure
        ("Wali kota mundur Sabtu (12/7).", None, "--07-12"),
        ("Wali kota mundur pada 12 Juli.", "2025-07-13", "--07-12"),  # may be any year's
        ("Wali kota mundur Rabu (31/12).", "2026-01-02T08:00", "2025-12-31"),
        ("Wali kota mundur 12 Juli, bukan 13 Juli 2025.", None, "2025-07-12"),
    ],
)
def test_the_year_of_a_date_that_lacks_it(make_view, text, published, expected):
    view = make_view(text, published=published)
    found = EventDate(view.dates[0][0], view, (0,), 0, about_reporting=False)
    assert with_year(found).mention.iso() == expected


@pytest.mark.parametrize("history", [["kebakaran"], ["museum"], ["???"], ["Lasem"], ["x " * 400]])
@pytest.mark.parametrize(
    "text", ["Berapa hari kemudian museum dibuka?", "Berapa lama yang lalu itu terjadi?"]
)
def test_no_history_makes_it_fail(library, text, history):
    draft(library, text, history)


def event(make_view, text, article_id="a1", published=None):
    view = make_view(text, article_id=article_id, published=published)
    return EventDate(view.dates[0][0], view, (0,), 0, about_reporting=False)


@pytest.mark.parametrize(
    ("one", "other", "year"),
    [
        ("2025-07-20", "2025-08-01", True),
        ("2024-07-20", "2025-08-01", False),
        ("2025-07-20", None, False),
        (None, None, False),
        (
            "2025-01-20",
            "2025-08-01",
            False,
        ),  # the first tells of the year before, or of what is to come
    ],
)
def test_the_years_of_two_articles_must_agree(make_view, one, other, year):
    first = event(make_view, "Wali kota mundur 12 Juli.", "a1", one)
    second = event(make_view, "Pasar terbakar 13 Juli.", "a2", other)
    assert tie(first, second).year is year
    assert tie(first, first).year


@pytest.mark.parametrize(
    ("one", "other", "within", "across"),
    [
        ("", "", True, False),
        (" WIB", " WIB", True, True),
        (" WIB", " WIT", False, False),
        (" WIB", "", False, False),
        (" GMT+7", " GMT+9", False, False),
        (" waktu setempat", " waktu setempat", False, False),
        (" Tokyo time", " Jakarta time", False, False),
    ],
)
def test_times_are_of_one_clock_only_with_one_zone(make_view, one, other, within, across):
    def at(clock, zone, article_id):
        return event(
            make_view, f"Pasar terbakar 3 Mei 2024 pukul {clock}{zone}.", article_id, "2024-05-04"
        )

    first = at("09.15", one, "a1")
    assert first.mention.hour == 9
    assert tie(first, at("17.35", other, "a1")) == Ties(year=True, clock=within)
    assert tie(first, at("17.35", other, "a2")) == Ties(year=True, clock=across)
