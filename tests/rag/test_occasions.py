"""Which date belongs to which event."""

from rag.occasions import find_occasions, is_report_date


def occasions(weigh_all, text, *views):
    question, weighed = weigh_all(text, *views)
    return find_occasions(question, weighed.evidence, weighed.alignment)


def dates(weigh_all, text, *views):
    return [occasion.text for occasion in occasions(weigh_all, text, *views)]


REPORTED = (
    "Kim mengirim surat kepada Putin pada Kamis, 08/01/2026, sebagaimana dilaporkan kantor berita "
    "KCNA, Jumat, 09/01/2026."
)


def test_the_day_of_an_event_and_the_day_of_its_report(make_view, weigh_all):
    view = make_view(REPORTED)
    assert dates(weigh_all, "When did Kim send the letter?", view) == ["8 January 2026"]
    assert dates(weigh_all, "Kapan Kim mengirim surat?", view) == ["8 Januari 2026"]
    assert dates(weigh_all, "When did KCNA report the letter?", view) == ["9 January 2026"]
    assert dates(weigh_all, "Kapan KCNA melaporkan surat itu?", view) == ["9 Januari 2026"]


def test_words_before_a_date_say_that_something_was_reported(make_view):
    view = make_view(REPORTED)
    assert [is_report_date(view, 0, mention) for mention in view.dates[0]] == [False, True]


def test_a_date_in_the_sentence_after(make_view, weigh_all):
    view = make_view(
        "Kim menegaskan dukungan tanpa syarat. Pernyataan itu disampaikan pada 8 Januari 2026."
    )
    [occasion] = occasions(weigh_all, "When did Kim affirm unconditional support?", view)
    assert (occasion.text, occasion.ordinals, occasion.dated) == ("8 January 2026", (0, 1), 1)


def test_a_date_in_the_sentence_before(make_view, weigh_all):
    view = make_view(
        "Mereka bertemu pada 12 Juli 2025. Dalam pertemuan itu Kim menegaskan dukungan tanpa "
        "syarat.\nKucing tidur."
    )
    [occasion] = occasions(weigh_all, "When did Kim affirm unconditional support?", view)
    assert (occasion.text, occasion.ordinals, occasion.dated) == ("12 July 2025", (0, 1), 0)


def test_a_date_far_away_belongs_to_something_else(make_view, weigh_all):
    view = make_view(
        "Kim menegaskan dukungan tanpa syarat.\nKucing tidur.\nAnjing lari.\n"
        "Rapat lain digelar pada 12 Juli 2025."
    )
    assert dates(weigh_all, "When did Kim affirm unconditional support?", view) == []


def test_a_date_without_a_year_stays_without(make_view, weigh_all):
    view = make_view("Hari Nasional Rusia dirayakan pada tanggal 12 Juni.", published="2023-06-13")
    assert dates(weigh_all, "When is Russia's National Day?", view) == ["12 June"]
    assert dates(weigh_all, "Kapan Hari Nasional Rusia?", view) == ["12 Juni"]


def test_a_year_is_asked_for(make_view, weigh_all):
    view = make_view("Hari Nasional Rusia dirayakan pada tanggal 12 Juni.")
    assert dates(weigh_all, "In which year was Russia's National Day?", view) == []
    view = make_view("Kesepakatan dicapai pada pertemuan 2019 di Vladivostok.")
    assert dates(weigh_all, "pertemuan di Vladivostok itu taun brp?", view) == ["2019"]


def test_a_bare_year_is_the_date_of_its_own_sentence_only(make_view, weigh_all):
    view = make_view("Deklarasi itu diadopsi pada tahun 1990. Kim mengirim surat kepada Putin.")
    assert dates(weigh_all, "When did Kim send a letter to Putin?", view) == []
    assert dates(weigh_all, "When was the declaration adopted?", view) == ["1990"]


def test_a_time_is_asked_for(make_view, weigh_all):
    view = make_view("Gempa terjadi pada Senin, 3 Maret 2025 pukul 17.35 WIB.")
    assert dates(weigh_all, "Jam berapa gempa terjadi?", view) == ["3 Maret 2025, 17.35"]
    view = make_view("Gempa terjadi pada Senin, 3 Maret 2025.")
    assert dates(weigh_all, "Jam berapa gempa terjadi?", view) == []


def test_two_articles_tell_of_two_occasions(make_view, weigh_all):
    first = make_view("Kim berjanji mendukung tanpa syarat pada 8 Januari 2026.", "a1")
    second = make_view("Pada 12 Juli 2025 Kim berjanji mendukung tanpa syarat.", "a2")
    found = occasions(weigh_all, "When did Kim promise unconditional support?", first, second)
    assert {(o.view.article.id, o.text) for o in found} == {
        ("a1", "8 January 2026"),
        ("a2", "12 July 2025"),
    }


def test_the_same_day_in_fewer_words_is_no_other_occasion(make_view, weigh_all):
    first = make_view("Kim berjanji mendukung tanpa syarat pada 8 Januari 2026.", "a1")
    second = make_view("Kim berjanji mendukung tanpa syarat pada 8 Januari.", "a2")
    found = dates(weigh_all, "When did Kim promise unconditional support?", first, second)
    assert found == ["8 January 2026"]


def test_the_date_asked_about_is_not_what_is_asked_for(make_view, weigh_all):
    view = make_view("Pada 12 Juli 2025 Kim bertemu Lavrov, dan pada 3 Agustus 2025 Kim pulang.")
    found = dates(weigh_all, "When did Kim go home after the meeting of 12 July 2025?", view)
    assert found == ["3 August 2025"]
