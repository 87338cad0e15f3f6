"""A model that repeats itself is noticed."""

import pytest

from rag.drafting.repetition import RepetitionGuard

LIST = "Pada 1 Mei ia tiba, pada 2 Mei ia menulis, pada 3 Mei ia pulang, pada 4 Mei ia tiba lagi"


@pytest.mark.parametrize(
    ("sentences", "found"),
    [
        (["Ia pergi ke pasar [1].", "Ia pergi ke pasar. [2]"], True),
        (["Ia pergi ke pasar.", "Ia pergi ke kantor."], False),
        (["Ia pergi ke pasar.", "Lain.", "ia PERGI ke pasar!"], True),
        (["Ya.", "Ya."], False),
        (["Ya.", "Ya.", "Ya."], True),
        (["...", "...", "..."], False),
        ([], False),
    ],
)
def test_a_sentence_said_again(sentences, found):
    guard = RepetitionGuard()
    assert [guard.repeats(sentence) for sentence in sentences].count(True) == found


@pytest.mark.parametrize(
    ("sentences", "circling"),
    [
        (["Ia pergi ke pasar.", "Ia pergi ke pasar."], False),
        (["Ia pergi ke pasar."] * 3, True),
        (["Ia pergi ke pasar.", "Ia pulang dari sana lagi."] * 2, True),
        (["Ya."] * 3, False),
        (["Ya."] * 4, True),
    ],
)
def test_a_model_that_goes_round_in_circles(sentences, circling):
    guard = RepetitionGuard()
    for sentence in sentences:
        guard.repeats(sentence)
    assert guard.circling is circling


@pytest.mark.parametrize(
    ("pending", "found"),
    [
        ("dan lalu dan lalu " * 8, True),
        ("the man who saw the dog that " * 3 + "the", True),
        ("the man who saw the dog that " * 2, False),
        (LIST, False),
        ("Ia tertawa ha ha ha ha ha", False),
        ("a" * 80, True),
        ("hahaha" * 20, True),
        ("----------", False),
        ("satu, dua, tiga, empat, lima, enam, tujuh, delapan, sembilan, sepuluh, sebelas", False),
        ("", False),
        ("Awal yang lain sama sekali, lalu " * 2 + "kata " * 400, True),
    ],
)
def test_a_loop_in_an_unfinished_sentence(pending, found):
    assert RepetitionGuard.loops(pending) is found
