"""Which words of a source correspond to words of a question."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.words import find_words
from rag.align import Alignment, question_terms, weigh


@pytest.fixture(scope="session")
def align(lexicon):
    def make(question, text, language="en"):
        terms = question_terms(question, language)
        return Alignment(terms, language, {text: find_words(text)}, lexicon)

    return make


def marked(alignment, text):
    return [span.of(text) for span in alignment.matches(text)]


def test_function_words_and_repetitions_are_no_terms():
    terms = question_terms("When did Kim, the Kim of Korea, pledge support to Kim?", "en")
    assert [term.text for term in terms] == ["Kim", "Korea", "pledge", "support"]


def test_unconditional_is_tanpa_syarat(align):
    text = "Pyongyang siap memberikan bantuan tanpa syarat kepada Moskow"
    assert marked(align("unconditional", text), text) == ["tanpa syarat"]


def test_birthday_is_ulang_tahun(align):
    text = "Tanggal itu diketahui sebagai hari ulang tahun pemimpin tersebut"
    assert marked(align("birthday", text), text) == ["hari ulang tahun"]


def test_two_words_may_be_one(align):
    text = "Pemimpin Korut menulis surat"
    assert marked(align("North Korea", text), text) == ["Korut"]


@pytest.mark.parametrize(
    ("question", "language", "text", "words"),
    [
        ("letter", "en", "Kim menulis surat kepada Putin", ["surat"]),
        ("meeting", "en", "Setelah pertemuan itu, hujan turun", ["pertemuan"]),
        ("surat", "id", "He sent a letter home", ["letter"]),
        ("mengirim", "id", "Buku yang dikirimkan kemarin", ["dikirimkan"]),
    ],
)
def test_translations_and_word_families_are_marked(align, question, language, text, words):
    assert marked(align(question, text, language), text) == words


def test_unrelated_words_are_not_marked(align):
    text = "Kucing tidur di sofa"
    assert marked(align("missile", text), text) == []


def test_equal_words_score_one_in_any_case(align):
    text = "Xyzzy kata XYZZY lain"
    alignment = align("xyzzy?", text)
    assert alignment.scores(text)[0, [0, 2]].tolist() == [1.0, 1.0]
    assert alignment.best(text).tolist() == [1.0]


def test_nothing_to_compare_is_no_match(align):
    assert align("letter", "").matches("") == ()
    assert align("letter", "").best("").tolist() == [0.0]
    text = "Kim menulis surat"
    assert align("when did the", text).matches(text) == ()


WORDS = "Kim surat tanpa syarat Korea Utara dukungan letter 2025 Korut naïve 12/7 don't — “x” . ,"
TEXTS = st.lists(st.sampled_from([*WORDS.split(), "\n", "  "]), max_size=12).map(" ".join)


@settings(max_examples=60, deadline=None)
@given(TEXTS, TEXTS | st.text(max_size=30), st.sampled_from(["id", "en"]))
def test_spans_stand_inside_the_text_and_in_order(align, question, text, language):
    alignment = align(question, text, language)
    scores = alignment.scores(text)
    assert scores.shape == (len(alignment.terms), len(find_words(text)))
    assert ((scores >= 0) & (scores <= 1)).all()
    end = -1
    for span in alignment.matches(text):
        assert end < span.start < span.end <= len(text)
        assert find_words(span.of(text))
        end = span.end


def test_rare_words_weigh_more_and_all_sum_to_one():
    terms = question_terms("Kim pledge missile", "en")
    weights = weigh(terms, {"kim": 0.9, "pledge": 0.1, "missile": 0.0})
    assert weights.sum() == pytest.approx(1.0)
    assert weights[0] < weights[1] < weights[2]
    assert np.allclose(weigh(terms, dict.fromkeys(("kim", "pledge", "missile"), 0.5)), 1 / 3)
    assert weigh((), {}).tolist() == []
