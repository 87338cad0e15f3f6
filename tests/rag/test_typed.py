"""Names, places and numbers in sentences."""

import pytest

from rag.typed import find_names, find_numbers, find_places, names_in_question


def names(text, common=()):
    return [span.of(text) for span in find_names(text, common)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ia bertemu Menteri Luar Negeri Rusia, Sergey Lavrov, kemarin.",
            ["Rusia", "Sergey Lavrov"],
        ),
        ("Surat itu ditulis Presiden Vladimir Putin.", ["Vladimir Putin"]),
        ("the talks with Foreign Minister Retno Marsudi ended", ["Retno Marsudi"]),
        ("kata Kim Jong Un kepada Putin", ["Kim Jong Un", "Putin"]),
        ("Surat Osama bin Laden", ["Surat Osama bin Laden"]),
        ("Hari ini hujan turun pada Sabtu di bulan Juli.", []),
        ("KCNA melaporkan hal itu.", ["KCNA"]),
        ("semua huruf kecil", []),
        ("", []),
    ],
)
def test_names(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kata Kim Jong-un dan Putin", ["Kim Jong-un", "Putin"]),
        ("talks between Lavrov and Putin", ["Lavrov", "Putin"]),
        ("saat Kim bertemu Putin di Vladivostok", ["Kim", "Putin", "Vladivostok"]),
    ],
)
def test_words_between_two_names_do_not_join_them(text, expected):
    assert names(text) == expected


def test_a_name_keeps_its_part_after_a_hyphen():
    assert names("kata Kim Jong-un kepada Putin") == ["Kim Jong-un", "Putin"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Selanjutnya PSM bermain di kandang.", ["PSM"]),
        ("Mantan Presiden Joko Widodo hadir.", ["Joko Widodo"]),
    ],
)
def test_a_first_word_before_a_name_is_no_part_of_it(text, expected):
    assert names(text) == expected


def test_the_first_word_is_a_name_only_if_it_is_not_common():
    text = "Beras Cianjur mahal"
    assert names(text) == ["Beras Cianjur"]
    assert names(text, common={"beras"}) == ["Cianjur"]


def test_a_word_of_place_makes_a_place():
    text = "Kim bertemu dia di Vladivostok, lalu pulang ke Pyongyang."
    found = find_places(text, find_names(text))
    assert [span.of(text) for span in found] == ["Vladivostok", "Pyongyang"]


def test_places_in_english():
    text = "Kim met Putin in Vladivostok and flew from Moscow."
    found = find_places(text, find_names(text))
    assert [span.of(text) for span in found] == ["Vladivostok"]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Sebanyak 1.250 orang mengungsi", "id", ["1.250 orang"]),
        ("harganya Rp15.000 per kilo", "id", ["Rp15.000"]),
        ("naik 2,5 persen menjadi 7 juta ton", "id", ["2,5 persen", "7 juta ton"]),
        ("tiga orang tewas", "id", ["tiga orang"]),
        ("about 3.5 million people", "en", ["3.5 million people"]),
        ("costs $40 a day", "en", ["$40"]),
        ("pada 12 Juli 2025 pukul 17.35", "id", []),
        ("pada 12 Juli 2025, 4 orang hadir", "id", ["4 orang"]),
        ("tanpa angka", "id", []),
    ],
)
def test_numbers_with_their_units_and_no_dates(text, language, expected):
    assert [span.of(text) for span in find_numbers(text, language)] == expected


def test_a_percent_sign_belongs_to_its_number():
    text = "up 12% so far"
    assert [span.of(text) for span in find_numbers(text, "en")] == ["12%"]


def test_names_of_a_question_are_its_folded_words():
    assert names_in_question("Who met Kim Jong-un?") == {"who", "met", "kim", "jong", "un"}
