"""When a short answer is a gold answer."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.reader.matching import answer_words, exact_match, holds_answer, token_f1

TEXTS = st.text(max_size=30)


@pytest.mark.parametrize(
    ("ours", "gold"),
    [
        ("12/9", "12 / 9"),  # FacQA's answers are space-tokenised
        ("Fraksi Partai Golkar (F-PG)", "Fraksi Partai Golkar ( F-PG )"),
        ("GA-181", "GA - 181"),
        ("Gamawan Fauzi, Gubernur Sumatera Barat", "Gamawan Fauzi , Gubernur Sumatera Barat"),
        ("Bau-Bau", "bau bau"),
        ("Rp 1.500.", "Rp 1.500"),
        ('"melata"', "'melata'"),
        ("3.864,02km²", "3.864,02km2"),
        ("ＡＢＣ\u00a0１", "abc 1"),
        ("so\u00adal\u200b", "soal"),
        ("cafe\u0301", "CAFÉ"),
        ("10 %", "10%"),
    ],
)
def test_the_same_answer(ours, gold):
    assert exact_match(ours, [gold]) == token_f1(ours, [gold]) == 1.0
    assert holds_answer(f"Kata dia, {ours} itu", [gold])


@pytest.mark.parametrize(
    ("ours", "gold"),
    [
        ("di Jakarta", "Jakarta"),  # nothing is stripped but case, punctuation and space
        ("rumahnya", "rumah"),
        ("Siapakah", "Siapa"),
        ("the letter", "letter"),
        ("café", "cafe"),
        ("1.500", "1500"),
        ("129", "12/9"),
        ("%", "$"),
        ("", "Jakarta"),
        ("…", "Jakarta"),
    ],
)
def test_another_answer(ours, gold):
    assert exact_match(ours, [gold]) == 0.0
    assert token_f1(ours, [gold]) < 1.0


def test_words():
    assert answer_words(" % ") == answer_words("%") == ("%",)  # nothing else to compare
    assert answer_words("Senin ( 12/9 ) malam-malam") == ("senin", "12", "9", "malam", "malam")
    assert answer_words(" \t\u200b") == ()
    assert answer_words("हिन्दी") == ("हिन्दी",)  # combining marks part no word


def test_no_answer():
    for metric in (exact_match, token_f1):
        assert metric(None, []) == 1.0
        assert metric("Jakarta", []) == 0.0
        assert metric("", []) == 0.0  # an empty answer is an answer
        assert metric(None, ["Jakarta"]) == 0.0


def test_f1_counts_each_word_as_often_as_it_stands():
    assert token_f1("a a b", ["a b b"]) == pytest.approx(2 / 3)
    assert token_f1("pada 12 Juli 2025", ["12 Juli 2025"]) == pytest.approx(6 / 7)
    assert token_f1("Medan", ["Padang"]) == 0.0


def test_the_best_of_several_gold_answers_counts():
    gold = ["12 Juli 2025", "Juli"]
    assert exact_match("juli", gold) == 1.0
    assert token_f1("Juli 2025", gold) == pytest.approx(0.8)


def test_an_answer_in_a_quote_stands_in_a_row_and_in_whole_words():
    assert holds_answer("Pada Senin (12/9) lalu", ["12 / 9"])
    assert not holds_answer("Pada 9/12 lalu", ["12 / 9"])
    assert not holds_answer("Pada 112/9 lalu", ["12 / 9"])
    assert not holds_answer("Jakarta dan Pusat", ["Jakarta Pusat"])
    assert holds_answer("Jakarta dan Pusat", ["Jakarta Pusat", "pusat"])
    assert not holds_answer("", ["Jakarta"])
    assert not holds_answer("Jakarta", [])
    assert not holds_answer("Jakarta", ["\u200b"])


@pytest.mark.parametrize(
    ("quote", "answer", "held"),
    [
        ("gempa 5,3 skala Richter", "5", False),
        ("gempa 5,3 skala Richter", "3", False),
        ("gempa 5,3 skala Richter", "5,3", True),
        ("gempa 5 , 3 skala Richter", "5,3", True),  # space-tokenised
        ("gempa 5,3 skala Richter", "5 , 3", True),
        ("gempa 5,3 skala Richter", "5 3", False),
        ("suhu 12 5 derajat", "12,5", False),
        ("suhu 12.5 derajat", "12,5", False),
        ("Rp 12.500", "12.500", True),
        ("Rp 12.500", "500", False),
        ("Rp 1.250.000,50.", "1.250.000,50", True),
        ("Rp 1.250.000,50.", "250.000", False),
        ("pukul 10:30 WIB", "10", False),
        ("Senin ( 8/ 8 )", "8/8", True),
        ("pada 12/9/2005", "12/9", False),
        ("seluas ½ hektare", "1/2", True),
        ("seluas ½ hektare", "2", False),
        ("tahun 2002, 5 orang. 7 lagi", "2002", True),  # a list, the end of a sentence
        ("tahun 2002, 5 orang. 7 lagi", "5 orang", True),
        ("pada 1998-2003 menjabat", "1998", True),  # both ends of a range
        ("pada 1998–2003 menjabat", "1998-2003", True),
        ("nilai 5, lalu 3.", "5", True),
    ],
)
def test_a_number_is_held_as_a_whole(quote, answer, held):
    assert holds_answer(quote, [answer]) is held


def test_exact_match_tells_no_separators_apart():
    assert exact_match("12,5", ["12 5"]) == 1.0
    assert exact_match("5,3", ["5"]) == 0.0
    assert token_f1("5,3", ["5"]) == pytest.approx(2 / 3)


@settings(max_examples=60, deadline=None)
@given(TEXTS, TEXTS)
def test_for_any_two_texts(one, other):
    f1 = token_f1(one, [other])
    assert 0.0 <= f1 <= 1.0
    assert f1 == token_f1(other, [one])
    if exact_match(one, [other]) and answer_words(one):
        assert f1 == pytest.approx(1.0)
        if not any(c.isdecimal() for c in unicodedata.normalize("NFKC", one)):
            assert holds_answer(one, [other])
    assert holds_answer(one, [one]) == bool(answer_words(one))
