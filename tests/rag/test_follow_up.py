"""Follow-ups made whole: what reads as a person would ask it, and what is left as it is."""

import pytest

from rag.follow_up.past_tense import past_tense
from rag.question import understand

MEETING = "When did Angela Merkel meet Emmanuel Macron?"
TEMU = "Kapan Prabowo bertemu Erdogan?"

WHOLE = [
    # persons
    (["When did Jacinda Ardern resign?"], "Why did she resign?", "Why did Jacinda Ardern resign?"),
    (
        ["Who is the governor of East Java?"],
        "How old is she?",
        "How old is the governor of East Java?",
    ),
    (
        ["When was Nelson Mandela born?", "Where was he born?"],
        "When did he die?",
        "When did Nelson Mandela die?",
    ),
    (
        ["When did Anwar Ibrahim resign?"],
        "Who is his successor?",
        "Who is Anwar Ibrahim's successor?",
    ),
    (["Kapan Sri Mulyani mundur?"], "Kenapa dia mundur?", "Kenapa Sri Mulyani mundur?"),
    (
        ["Siapa penemu vaksin polio?"],
        "Kapan beliau meninggal?",
        "Kapan penemu vaksin polio meninggal?",
    ),
    (
        ["Kapan Susi Susanti lahir?", "Di mana dia lahir?"],
        "Siapa suaminya?",
        "Siapa suami Susi Susanti?",
    ),
    # things and places
    (["Siapa gubernur Jawa Timur?"], "Berapa umurnya?", "Berapa umur gubernur Jawa Timur?"),
    (
        ["When was the Suramadu Bridge opened?"],
        "How long is it?",
        "How long is the Suramadu Bridge?",
    ),
    (
        ["Kapan Jembatan Suramadu diresmikan?"],
        "Berapa panjangnya?",
        "Berapa panjang Jembatan Suramadu?",
    ),
    (["Apa ibu kota Ghana?"], "Berapa penduduknya?", "Berapa penduduk ibu kota Ghana?"),
    (
        ["What is the capital of Ghana?"],
        "How many people live there?",
        "How many people live in the capital of Ghana?",
    ),
    (
        ["Who is the mayor of London?", "What is the tallest building in Dubai?"],
        "How tall is it?",
        "How tall is the tallest building in Dubai?",
    ),
    (
        ["When was the Paris Agreement signed?"],
        "Which countries left that agreement?",
        "Which countries left the Paris Agreement?",
    ),
    (
        ["Kapan Perang Diponegoro dimulai?"],
        "Kapan perang itu berakhir?",
        "Kapan Perang Diponegoro berakhir?",
    ),
    (
        ["Siapa saja korban gempa Cianjur?"],
        "Berapa jumlahnya?",
        "Berapa jumlah korban gempa Cianjur?",
    ),
    # dates and events
    (
        ["When did Lula da Silva visit Beijing?"],
        "and what did he say then?",
        "What did Lula da Silva say when he visited Beijing?",
    ),
    (
        ["Kapan Lula da Silva mengunjungi Beijing?"],
        "Apa yang dia katakan saat itu?",
        "Apa yang Lula da Silva katakan ketika mengunjungi Beijing?",
    ),
    (
        ["When did Marie Curie win the Nobel Prize?"],
        "Why is that date special?",
        "Why is the date when Marie Curie won the Nobel Prize special?",
    ),
    (
        ["What happened on 26 December 2004?"],
        "Why is that date remembered?",
        "Why is 26 December 2004 remembered?",
    ),
    (
        ["Kapan Soekarno membacakan Proklamasi?"],
        "Kenapa tanggal itu penting?",
        "Kenapa tanggal ketika Soekarno membacakan Proklamasi penting?",
    ),
    (
        ["Kapan Jokowi meresmikan Bendungan Bener?"],
        "lalu siapa yang hadir?",
        "Siapa yang hadir ketika Jokowi meresmikan Bendungan Bener?",
    ),
    (
        ["When did Joko Widodo open the Bener Dam?"],
        "Who attended?",
        "Who attended when Joko Widodo opened the Bener Dam?",
    ),
    # fragments
    (
        ["How many tourists visited Bali in 2025?"],
        "And in 2026?",
        "How many tourists visited Bali in 2026?",
    ),
    (["Berapa produksi beras pada 2025?"], "Dan pada 2026?", "Berapa produksi beras pada 2026?"),
    (
        ["Berapa kasus demam berdarah di Semarang pada Januari 2025?"],
        "Kalau Februari 2025?",
        "Berapa kasus demam berdarah di Semarang pada Februari 2025?",
    ),
    (
        ["How much rice did Vietnam export?"],
        "And in 2024?",
        "How much rice did Vietnam export in 2024?",
    ),
    (
        ["How many people live in Bandung?"],
        "What about Surabaya?",
        "How many people live in Surabaya?",
    ),
    (
        ["Berapa jumlah penduduk Kota Bandung?"],
        "Bagaimana dengan Surabaya?",
        "Berapa jumlah penduduk Kota Surabaya?",
    ),
    (
        ["Berapa kasus demam berdarah di Semarang?"],
        "Kalau di Solo?",
        "Berapa kasus demam berdarah di Solo?",
    ),
    (
        ["How many people live in Bandung?", "What about Surabaya?"],
        "And Medan?",
        "How many people live in Medan?",
    ),
    ([MEETING], "Where?", "Where did Angela Merkel meet Emmanuel Macron?"),
    ([TEMU], "Di mana?", "Di mana Prabowo bertemu Erdogan?"),
    (["Did Sanna Marin visit Kyiv?"], "When?", "When did Sanna Marin visit Kyiv?"),
    (
        ["Apakah Anies Baswedan hadir di Solo?"],
        "Kapan?",
        "Kapan Anies Baswedan hadir di Solo?",
    ),
]

IN_BRACKETS = [
    (MEETING, "What did he say?"),  # which of the two
    (TEMU, "Apa yang dia katakan?"),
    ("Who won the 2024 Jakarta Marathon?", "How old is he?"),
    ("Who attended the Bandung summit?", "What was the outcome?"),
    ("How many died in the Cianjur earthquake?", "And how many were injured?"),
    ("Kapan Gunung Semeru meletus?", "Berapa korbannya?"),
    ("Apa penyebab kebakaran Pasar Senen?", "Apa isi surat itu?"),
    ("Kapan Rudi Hartono menjuarai All England?", "Apa tanggapan PBSI?"),
    ("Siapa pendiri Gojek?", "Apa isi surat itu?"),
    ("Berapa jumlah penduduk Bandung?", "What about Surabaya?"),  # in another language
    ("When did Habibie die?", "Kenapa?"),
]

ALONE = [
    (["Siapa Raline Shah?"], "Berapa harga emas hari ini?"),
    (["When was Nelson Mandela born?"], "What is the price of gold today?"),
    (["When was Nelson Mandela born?"], "When was Desmond Tutu born?"),
    (["Kapan Habibie lahir?"], "Kapan Soeharto lahir?"),
    (["When did the volcano erupt?"], "How many provinces are there in Indonesia?"),
    (["Who is the president of Kenya?"], "When did Garuda change its logo?"),
    (["Berapa harga tiket MRT Jakarta?"], "Kapan Garuda mengganti logonya?"),
    (["Kapan Gunung Semeru meletus?"], "Apa itu inflasi?"),
    (["Siapa wali kota Bogor?", "Berapa umurnya?"], "Apa ibu kota Mongolia?"),
    ([MEETING], "Did the central bank say that inflation fell in Turkey?"),
    ([TEMU], "Siapa pemilik klub sepak bola Persebaya?"),
]


@pytest.mark.parametrize(("history", "text", "whole"), WHOLE)
def test_a_follow_up_is_made_whole(history, text, whole):
    question = understand(text, history)
    assert question.resolved == whole
    assert question.whole == whole
    assert question.text == text


@pytest.mark.parametrize(("earlier", "text"), IN_BRACKETS)
def test_where_the_rules_are_not_sure_the_earlier_question_stands_beside_it(earlier, text):
    assert understand(text, [earlier]).resolved == f"{text} ({earlier})"


@pytest.mark.parametrize(("history", "text"), ALONE)
def test_a_question_that_stands_alone_is_untouched(history, text):
    assert understand(text, history).resolved is None


def test_another_person_named_leaves_one_to_be_meant():
    whole = understand("What did he tell Angela Merkel?", [MEETING]).resolved
    assert whole == f"What did Emmanuel Macron tell Angela Merkel? ({MEETING})"


def test_a_follow_up_to_a_follow_up_that_stayed_beside_its_question():
    history = ["Kapan Rudi Hartono menjuarai All England?", "Apa tanggapan PBSI?"]
    assert understand("Kapan itu disampaikan?", history).resolved == (
        "Kapan itu disampaikan? (Apa tanggapan PBSI? Kapan Rudi Hartono menjuarai All England?)"
    )


@pytest.mark.parametrize(
    ("history", "text", "kind"),
    [
        (["How many people live in Bandung?"], "What about Surabaya?", "number"),
        (["Berapa produksi beras pada 2025?"], "Bagaimana dengan 2026?", "number"),
        ([TEMU], "Di mana?", "where"),
        (["When did Jacinda Ardern resign?"], "Why did she resign?", "why"),
        (["Kapan Jokowi meresmikan Bendungan Bener?"], "lalu siapa yang hadir?", "who"),
    ],
)
def test_the_kind_is_that_of_the_follow_up_or_of_what_a_fragment_fills(history, text, kind):
    assert understand(text, history).kind == kind


def test_dates_are_found_in_the_whole_question():
    question = understand("And in 2026?", ["How many tourists visited Bali in 2025?"])
    assert [date.iso() for date in question.dates] == ["2026"]


@pytest.mark.parametrize(
    ("verb", "past"),
    [
        ("visit", "visited"),
        ("sign", "signed"),
        ("meet", "met"),
        ("carry", "carried"),
        ("play", "played"),
        ("ban", "banned"),
        ("resign", "resigned"),
        ("die", "died"),
    ],
)
def test_past_tense(verb, past):
    assert past_tense(verb) == past


def test_a_long_name_of_a_thing_is_read_at_once():
    question = "Did he sign the bilateral free trade agreement and memorandum with Japan?"
    assert understand(question, ["When did Joko Widodo resign?"]).resolved
