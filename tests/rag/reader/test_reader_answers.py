"""What the committed reader finds: easy questions in both languages over made-up sentences."""

import pytest

from rag.reader.reading import Window

MARKET = (
    "Pasar Kembang di Kota Sumberjaya terbakar pada Rabu, 14 Mei 2025. Api menghanguskan 120 kios "
    "pedagang. Wali Kota Sumberjaya, Ratna Wijaya, mengatakan kebakaran disebabkan oleh korsleting "
    "listrik."
)
BRIDGE = (
    "Jembatan Tirta Kencana diresmikan oleh Menteri Pekerjaan Umum, Hadi Prakoso, pada 3 Maret "
    "2019. Jembatan sepanjang 850 meter itu menghubungkan Pulau Lontar dengan Pulau Geser dan "
    "menelan biaya Rp 45 miliar."
)
CHESS = "Pada final hari Minggu, Dewi Anggraini mengalahkan Sari Lestari dengan skor 3-1 di Malang."
ANIMALS = "Kucing tidur di atas sofa. Anjing itu menggonggong sepanjang malam."
ANSWERED = [
    (MARKET, "Siapa nama Wali Kota Sumberjaya?", "Ratna Wijaya"),
    (MARKET, "Who is the mayor of Sumberjaya?", "Ratna Wijaya"),
    (MARKET, "Kapan Pasar Kembang terbakar?", "14 Mei 2025"),
    (MARKET, "When did the market burn?", "14 Mei 2025"),
    (MARKET, "Berapa kios yang hangus?", "120"),
    (MARKET, "How many stalls burned?", "120"),
    (MARKET, "Apa penyebab kebakaran itu?", "korsleting listrik"),
    (BRIDGE, "Siapa yang meresmikan Jembatan Tirta Kencana?", "Hadi Prakoso"),
    (BRIDGE, "Who opened the bridge?", "Hadi Prakoso"),
    (BRIDGE, "Berapa panjang jembatan itu?", "850 meter"),
    (BRIDGE, "How long is the bridge?", "850 meter"),
    (BRIDGE, "Berapa biaya pembangunan jembatan itu?", "45 miliar"),
    (BRIDGE, "When was the bridge opened?", "3 Maret"),
    (CHESS, "Siapa yang mengalahkan Sari Lestari?", "Dewi Anggraini"),
    (CHESS, "Who defeated Sari Lestari?", "Dewi Anggraini"),
    (CHESS, "Di mana final itu berlangsung?", "Malang"),
    (CHESS, "Where was the final played?", "Malang"),
]


# It marks the bridge itself.
MISREAD = "Who opened the bridge?"


@pytest.mark.parametrize(
    ("passage", "question", "answer"),
    [
        pytest.param(*each, marks=pytest.mark.xfail(strict=True, reason="the bridge is marked"))
        if each[1] == MISREAD
        else each
        for each in ANSWERED
    ],
)
def test_the_words_that_answer_are_marked(committed, passage, question, answer):
    [reading] = committed.read(question, [Window(passage)])
    best = reading.spans[0]
    assert answer in passage[best.start : best.end]
    assert best.end - best.start <= len(answer) + 40


@pytest.mark.parametrize(("passage", "question", "answer"), ANSWERED)
def test_a_passage_that_answers_is_likelier_than_one_that_does_not(
    committed, passage, question, answer
):
    others = [text for text in (MARKET, BRIDGE, CHESS, ANIMALS) if text != passage]
    readings = committed.read(question, [Window(passage), *map(Window, others)])
    assert max(readings, key=lambda reading: reading.answers) is readings[0]
    assert readings[-1].answers < 0.5


@pytest.mark.parametrize(
    "question",
    ["Siapa presiden Prancis?", "How do I bake bread?", "Berapa harga emas hari ini?"],
)
def test_what_no_passage_says_is_unlikely(committed, question):
    for reading in committed.read(question, [*map(Window, (MARKET, BRIDGE, CHESS, ANIMALS))]):
        assert reading.answers < 0.5


def test_an_answer_is_found_in_the_middle_of_a_long_text(committed):
    text = " ".join([ANIMALS] * 15 + [CHESS] + [ANIMALS] * 15)
    reading = committed.read_text("Siapa yang mengalahkan Sari Lestari?", text)
    best = reading.spans[0]
    assert "Dewi Anggraini" in text[best.start : best.end]
