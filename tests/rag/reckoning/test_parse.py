"""Which questions are about the time between dated events, and what they ask for."""

import time
from datetime import date

import pytest

from rag.question import understand
from rag.reckoning.parse import LONGEST, DatedEvent, parse

TODAY = date(2026, 2, 1)


def read(text, *history):
    return parse(understand(text, history, TODAY), TODAY, history)


AGO = [  # question, unit, what the date is asked with
    (
        "How many days ago did the Lembang observatory reopen?",
        "days",
        "When did the Lembang observatory reopen?",
    ),
    (
        "How long ago was the Sigli ferry terminal opened?",
        "any",
        "When was the Sigli ferry terminal opened?",
    ),
    ("And how many years back was the choir founded?", "years", "When was the choir founded?"),
    (
        "How long has it been since the Banda cable broke?",
        "any",
        "When was it that the Banda cable broke?",
    ),
    (
        "How many days have passed since the Banda cable broke?",
        "days",
        "When was it that the Banda cable broke?",
    ),
    ("How many days since the mayor resigned?", "days", "When was it that the mayor resigned?"),
    (
        "The Tuban museum burned down how many months ago?",
        "months",
        "When was it that the Tuban museum burned down?",
    ),
    (
        "How many years have passed between the eruption and today?",
        "years",
        "When was the eruption?",
    ),
    ("Berapa hari yang lalu museum Tuban terbakar?", "days", "Kapan museum Tuban terbakar?"),
    ("brp hr yg lalu museum tuban kebakar?", "days", "Kapan museum tuban kebakar?"),
    ("Museum Tuban terbakar berapa tahun lalu?", "years", "Kapan Museum Tuban terbakar?"),
    (
        "Museum Tuban terbakar sudah berapa lama yang lalu?",
        "any",
        "Kapan Museum Tuban terbakar?",
    ),
    ("Sudah berapa lama sejak museum Tuban terbakar?", "any", "Kapan museum Tuban terbakar?"),
    (
        "Sudah berapa bulan berlalu sejak kapal Teratai tenggelam?",
        "months",
        "Kapan kapal Teratai tenggelam?",
    ),
    ("udah brp thn sejak kapal teratai tenggelam?", "years", "Kapan kapal teratai tenggelam?"),
    (
        "Berapa lama selang waktu antara kebakaran museum Tuban dan hari ini?",
        "any",
        "Kapan kebakaran museum Tuban?",
    ),
]


@pytest.mark.parametrize(("text", "unit", "asked"), AGO)
def test_how_long_ago(text, unit, asked):
    found = read(text)
    assert (found.kind, found.unit, found.today) == ("ago", unit, TODAY)
    assert [event.text for event in found.events] == [asked]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (
            "If today were 15 January 2026, how many days ago would Dewi have resigned?",
            "When would Dewi have resigned?",
        ),
        (
            "How many weeks ago did Dewi resign, if today is 15 January 2026?",
            "When did Dewi resign?",
        ),
        ("As of January 15, 2026, how long ago had the dam burst?", "When had the dam burst?"),
        ("Today is 15 January 2026. How many days ago did Dewi resign?", "When did Dewi resign?"),
        (
            "Kalau hari ini 15 Januari 2026, berapa hari yang lalu Dewi mundur?",
            "Kapan Dewi mundur?",
        ),
        (
            "Berapa minggu yang lalu Dewi mundur jika sekarang tanggal 15 Januari 2026?",
            "Kapan Dewi mundur?",
        ),
        (
            "Andaikan hari ini Kamis, 15 Januari 2026, sudah berapa hari sejak Dewi mundur?",
            "Kapan Dewi mundur?",
        ),
        ("Per 15 Januari 2026, Dewi mundur berapa hari yang lalu?", "Kapan dewi mundur?"),
    ],
)
def test_the_question_states_the_day(text, asked):
    found = read(text)
    assert (found.kind, found.today) == ("ago", date(2026, 1, 15))
    assert found.events[0].text.lower() == asked.lower()


def test_a_day_without_a_year_is_not_reckoned_from():
    assert read("If today were 15 January, how many days ago did Dewi resign?") is None


BETWEEN = [  # question, first event, second event
    (
        "How many days after the Aceh ferry sank was the captain arrested?",
        "When was it that the Aceh ferry sank?",
        "When was the captain arrested?",
    ),
    (
        "How many days before the vote in Jambi did Nurdin withdraw?",
        "When did Nurdin withdraw?",
        "When was the vote in Jambi?",
    ),
    (
        "How soon after the coup were elections held?",
        "When was the coup?",
        "When were elections held?",
    ),
    (
        "How much time passed between the vote in Jambi and the swearing-in of the mayor?",
        "When was the vote in Jambi?",
        "When was the swearing-in of the mayor?",
    ),
    (
        "How many weeks passed from the eruption to the evacuation?",
        "When was the eruption?",
        "When was the evacuation?",
    ),
    (
        "What was the time between the quake and the tsunami warning?",
        "When was the quake?",
        "When was the tsunami warning?",
    ),
    (
        "How many days apart were the talks between Iran and Oman and the signing of the deal?",
        "When was the talks between Iran and Oman?",
        "When was the signing of the deal?",
    ),
    (
        "After the Aceh ferry sank, how many days later was the captain arrested?",
        "When was it that the Aceh ferry sank?",
        "When was the captain arrested?",
    ),
    (
        "Dewi met Anwar in Sigli. How long did it take until the press reported it?",
        "When was it that dewi met Anwar in Sigli?",
        "When was it that the press reported it?",
    ),
    (
        "How long did it take from the fire to the reopening of the market?",
        "When was the fire?",
        "When was the reopening of the market?",
    ),
    (
        "Aid arrived how many days after the Palu quake?",
        "When was the Palu quake?",
        "When was it that aid arrived?",
    ),
    (
        "Berapa lama selang waktu antara pertemuan Dewi–Anwar dan terbitnya laporan Suara Sigli?",
        "Kapan pertemuan Dewi–Anwar?",
        "Kapan terbitnya laporan Suara Sigli?",
    ),
    (
        "Berapa hari antara kebakaran pasar dan pembukaannya kembali?",
        "Kapan kebakaran pasar?",
        "Kapan pembukaannya kembali?",
    ),
    (
        "Berapa hari setelah gempa Palu, bantuan tiba?",
        "Kapan gempa Palu?",
        "Kapan bantuan tiba?",
    ),
    ("berapa lama setelah gempa bantuan tiba?", "Kapan gempa?", "Kapan bantuan tiba?"),
    (
        "Berapa hari setelah kapal Teratai tenggelam nakhoda ditangkap?",
        "Kapan kapal Teratai tenggelam?",
        "Kapan nakhoda ditangkap?",
    ),
    (
        "brp hr stlh kapal teratai tenggelam, nakhodanya ditangkap?",
        "Kapan kapal teratai tenggelam?",
        "Kapan nakhodanya ditangkap?",
    ),
    (
        "Berapa hari sebelum pemilihan di Jambi, Nurdin mundur?",
        "Kapan Nurdin mundur?",
        "Kapan pemilihan di Jambi?",
    ),
    (
        "Bantuan tiba berapa hari setelah gempa Palu?",
        "Kapan gempa Palu?",
        "Kapan bantuan tiba?",
    ),
    (
        "Setelah kapal Teratai tenggelam, berapa hari kemudian nakhodanya ditangkap?",
        "Kapan kapal Teratai tenggelam?",
        "Kapan nakhodanya ditangkap?",
    ),
    (
        "Jeda antara surat Dewi dan balasan Anwar berapa hari?",
        "Kapan surat Dewi?",
        "Kapan balasan Anwar?",
    ),
    (
        "Berapa lama dari pecahnya tanggul sampai warga kembali?",
        "Kapan pecahnya tanggul?",
        "Kapan warga kembali?",
    ),
]


@pytest.mark.parametrize(("text", "first", "second"), BETWEEN)
def test_how_long_between(text, first, second):
    found = read(text)
    assert found.kind == "between"
    assert [event.text for event in found.events] == [first, second]


FIRST = [  # question, kind, order, labels
    (
        "Which came first, the quake in Palu or the flood in Jambi?",
        "first",
        None,
        ["the quake in Palu", "the flood in Jambi"],
    ),
    (
        "Which happened first: the fire or the reopening?",
        "first",
        None,
        ["the fire", "the reopening"],
    ),
    (
        "Who visited Sigli first, Dewi or Anwar?",
        "first",
        None,
        ["Dewi visited Sigli", "Anwar visited Sigli"],
    ),
    ("The fire or the flood: which was earlier?", "first", None, ["the fire", "the flood"]),
    ("Did the fire or the flood happen first?", "first", None, ["the fire", "the flood"]),
    ("Which event happened later, the fire or the flood?", "last", None, ["the fire", "the flood"]),
    ("Which is more recent, the fire or the flood?", "last", None, ["the fire", "the flood"]),
    (
        "Did the fire happen before the flood?",
        "first",
        "before",
        ["did the fire happen", "the flood"],
    ),
    (
        "Was the Palu quake before or after the Jambi flood?",
        "first",
        "either",
        ["was the Palu quake", "the Jambi flood"],
    ),
    (
        "Mana yang lebih dulu terjadi, gempa Palu atau banjir Jambi?",
        "first",
        None,
        ["gempa Palu", "banjir Jambi"],
    ),
    (
        "mana yg duluan, gempa palu atau banjir jambi?",
        "first",
        None,
        ["gempa palu", "banjir jambi"],
    ),
    (
        "duluan mana gempa palu atau banjir jambi?",
        "first",
        None,
        ["gempa palu", "banjir jambi"],
    ),
    (
        "Gempa Palu atau banjir Jambi yang lebih dulu terjadi?",
        "first",
        None,
        ["Gempa Palu", "banjir Jambi"],
    ),
    (
        "Siapa yang lebih dulu tiba di Sigli, Dewi atau Anwar?",
        "first",
        None,
        ["Dewi tiba di Sigli", "Anwar tiba di Sigli"],
    ),
    (
        "Mana yang lebih akhir, gempa Palu atau banjir Jambi?",
        "last",
        None,
        ["gempa Palu", "banjir Jambi"],
    ),
    (
        "Apakah gempa Palu terjadi setelah banjir Jambi?",
        "first",
        "after",
        ["gempa Palu", "banjir Jambi"],
    ),
    (
        "Gempa Palu terjadi sebelum atau sesudah banjir Jambi?",
        "first",
        "either",
        ["Gempa Palu", "banjir Jambi"],
    ),
    (
        "Apakah gempa Palu lebih dulu daripada banjir Jambi?",
        "first",
        "before",
        ["gempa Palu", "banjir Jambi"],
    ),
]


@pytest.mark.parametrize(("text", "kind", "order", "labels"), FIRST)
def test_which_came_first(text, kind, order, labels):
    found = read(text)
    assert (found.kind, found.order) == (kind, order)
    assert [event.label for event in found.events] == labels


@pytest.mark.parametrize(
    "text",
    [
        "How long did the trial last?",
        "How long was Rahmat in prison?",
        "How many days did the festival last?",
        "How many people died after the quake?",
        "How long has Dewi been mayor?",
        "How long did talks between Dewi and Anwar last?",
        "How long was the war between Iran and Iraq?",
        "How long is the bridge between Java and Madura?",
        "How long did it take to build the bridge?",
        "Did Dewi say anything before the vote?",
        "Did the mayor speak before a large crowd?",
        "What happened after the quake?",
        "What was the first thing Dewi or Anwar said?",
        "Which came first?",
        "Which came first, the fire, the flood or the quake?",
        "How many days lie between 3 May 2024 and 9 May 2024?",
        "When did Dewi send the letter?",
        "Berapa lama Rahmat dipenjara?",
        "Berapa hari festival itu berlangsung?",
        "Sudah berapa lama Dewi menjabat wali kota?",
        "Berapa lama perjalanan dari Jakarta ke Bandung?",
        "Berapa jarak antara Jakarta dan Bandung?",
        "Berapa selisih harga antara beras dan gandum?",
        "Berapa lama gencatan senjata antara Israel dan Hamas berlangsung?",
        "Berapa orang tewas setelah gempa Palu?",
        "Apa yang terjadi setelah gempa?",
        "Apakah yang dilakukan sebelum dan sesudah panen?",
        "Apakah ada bantuan setelah gempa Palu?",
        "Siapa yang pertama kali tiba di Sigli?",
        "Mana yang lebih dulu?",
        "Kapan museum Tuban terbakar?",
    ],
)
def test_other_questions_are_left_alone(text):
    assert read(text) is None


def test_an_event_that_points_to_the_other_one_is_asked_for_with_it():
    found = read("How long after the Dewi–Anwar meeting did the Gazette publish its report?")
    meeting = "When was the Dewi–Anwar meeting?"
    assert found.events == (
        DatedEvent("the Dewi–Anwar meeting", meeting),
        DatedEvent(
            "did the Gazette publish its report",
            "When did the Gazette publish its report?",
            meeting,
        ),
    )
    assert found.order == "after"
    found = read("How many years after his arrest was Rahmat released?")
    assert [event.context for event in found.events] == ["When was Rahmat released?", None]
    found = read("Berapa hari setelah kapal Teratai tenggelam, nakhodanya ditangkap?")
    assert [event.context for event in found.events] == [None, "Kapan kapal Teratai tenggelam?"]


def test_of_two_events_to_choose_from_neither_tells_of_the_other():
    found = read("Which came first, the quake or the flood in Jambi?")
    assert [event.context for event in found.events] == [None, None]


def test_a_follow_up_counts_from_what_was_asked_before():
    before = "When did Dewi send the letter?"
    found = read("How many days later did Anwar reply?", before)
    assert [(event.text, event.context) for event in found.events] == [
        (before, None),
        ("When did Anwar reply?", before),
    ]
    found = read("How long ago was that?", before)
    assert [(event.text, event.context) for event in found.events] == [("When was that?", before)]
    found = read("Berapa lama lalu jembatan itu roboh?", "Kapan jembatan Mahakam roboh?")
    assert found.events[0].context == "Kapan jembatan Mahakam roboh?"
    assert read("How many days later did Anwar reply?") is None


def test_a_date_in_the_question_is_not_looked_for():
    found = read("How many days after 12 July 2025 did Dewi send the letter?")
    assert [event.date and event.date.iso() for event in found.events] == ["2025-07-12", None]
    found = read("Apakah jembatan Mahakam ditutup sebelum Mei 2024?")
    assert [event.date and event.date.iso() for event in found.events] == [None, "2024-05"]


@pytest.mark.parametrize(
    "text",
    [
        "how many days after " + "a and b or did " * 30,
        "mana yang lebih dulu " + "a atau b sebelum " * 28,
        "which came first, " + "x or was before " * 29,
        "berapa hari antara " + "hari antara dan " * 29,
        "how many days " * 34,
    ],
)
def test_a_hostile_question_costs_no_time(text):
    assert len(text) <= LONGEST
    question = understand(text, (), TODAY)
    start = time.perf_counter()
    parse(question, TODAY)
    assert time.perf_counter() - start < 0.5


def test_a_long_text_is_no_such_question():
    assert read("How many days ago did " + "the very " * 60 + "old mill burn down?") is None


@pytest.mark.parametrize(
    "text",
    [
        "What is the time difference between Jakarta and Tokyo?",
        "time difference between Jakarta and Tokyo",
        "beda waktu antara Jakarta dan Jayapura",
        "beda waktu antara jakarta dan jayapura berapa?",
        "How many years between Obama and Trump?",
        "How many years between President Obama and President Trump?",
        "How many years between the Bali bombing and Obama?",
        "Who was first, Obama or Bush?",
        "who was first, obama or bush?",
        "Who came last, Spain or Italy?",
        "Siapa yang lebih dulu, Soekarno atau Soeharto?",
        "How long ago was Obama?",
    ],
)
def test_names_are_no_events(text):
    assert read(text) is None


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        (
            "How many years between the Korean War and the Bali bombing?",
            ["the Korean War", "the Bali bombing"],
        ),
        ("Berapa tahun antara Perang Korea dan Bom Bali?", ["Perang Korea", "Bom Bali"]),
        (
            "Which came first, the Jakarta Riots or the Aceh Tsunami?",
            ["the Jakarta Riots", "the Aceh Tsunami"],
        ),
    ],
)
def test_events_that_are_called_by_names(text, labels):
    assert [event.label for event in read(text).events] == labels


@pytest.mark.parametrize(
    "text",
    [
        "Is the museum open after the renovation?",
        "Is it safe to swim after the rain?",
        "Was it safe to swim after the rain?",
        "Are the roads closed before the race?",
        "Has the museum reopened after the fire?",
        "Was the museum never closed before the flood?",
        "Didn't the museum close before the flood?",
        "Was the museum not closed before the flood?",
        "How many days after the flood did the museum not open?",
        "Apakah museum tidak dibuka sebelum banjir Jambi?",
        "Apakah museum belum dibuka sebelum banjir Jambi?",
        "Apakah bukan gempa Palu yang terjadi sebelum banjir Jambi?",
        "apakah museum gak dibuka sebelum banjir jambi?",
        "Apakah aman berenang setelah hujan?",
        "Apakah museum masih dibuka setelah kebakaran?",
    ],
)
def test_how_things_are_and_what_did_not_happen_is_left_alone(text):
    assert read(text) is None


@pytest.mark.parametrize("before", ["???", "...", "- ", "", "x " * 400, "Obama", "who is Obama?"])
@pytest.mark.parametrize(
    "text",
    [
        "Berapa hari kemudian museum dibuka?",
        "How many days later did she resign?",
        "How long ago was that?",
    ],
)
def test_a_history_that_tells_of_nothing_is_not_counted_from(text, before):
    assert parse(understand(text, (), TODAY), TODAY, [before]) is None


def test_what_is_only_pointed_to_needs_a_question_before():
    assert read("How long ago was that?") is None
