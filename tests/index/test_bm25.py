"""BM25 over terms of several forms, against a plain reference."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.bm25 import K1, B, score_passages
from index.full_text import TITLE, PassageWords
from index.query import Term

SIZE, MEAN = 1_000, 6.0


def count(form, words):
    """Occurrences side by side but not overlapping of a form's words."""
    wanted, found, place = form.split(), 0, 0
    while place <= len(words) - len(wanted):
        if words[place : place + len(wanted)] == wanted:
            found += 1
            place += len(wanted)
        else:
            place += 1
    return found


def reference(terms, passage, size, mean):
    stems, score = passage.stems.split(), 0.0
    for term in terms:
        occurrences, best_in_title = 0.0, 0.0
        for form, weight in term.forms.items():
            column = passage.words.split() if " " in form else stems
            occurrences += weight * count(form, column)
            if count(form, passage.title.split()):
                best_in_title = max(best_in_title, TITLE * weight)
        occurrences += best_in_title
        held = min(term.passages, size)
        idf = math.log(1 + (size - held + 0.5) / (held + 0.5))
        long = K1 * (1 - B + B * len(stems) / max(mean, 1))
        score += idf * occurrences * (K1 + 1) / (occurrences + long)
    return score


WORD = st.sampled_from(["korut", "korea", "utara", "rudal", "uji", "a"])
TEXT = st.lists(WORD, max_size=9).map(" ".join)
FORM = st.lists(WORD, min_size=1, max_size=3).map(" ".join)
TERM = st.builds(
    Term,
    WORD,
    st.dictionaries(FORM, st.floats(0.1, 1.0), min_size=1, max_size=4),
    st.floats(0.0, 1_500.0),
)


@given(
    st.lists(TERM, max_size=4),
    st.lists(st.builds(PassageWords, TEXT, TEXT, TEXT), max_size=4),
    st.integers(1, 2_000),
    st.floats(0.0, 20.0),
)
def test_scores_are_those_of_the_reference(terms, passages, size, mean):
    scores = score_passages(terms, passages, size, mean)
    expected = [reference(terms, passage, size, mean) for passage in passages]
    assert scores == pytest.approx(np.array(expected), abs=1e-9)


def score(text, *terms, title=""):
    """The score of one passage whose stems are its words."""
    return float(score_passages(terms, [PassageWords(text, text, title)], SIZE, MEAN)[0])


def term(*forms, passages=10.0):
    return Term(forms[0], dict.fromkeys(forms, 1.0), passages)


def test_forms_of_a_term_count_as_one_word():
    both = term("rudal", "misil")
    assert score("rudal misil uji", both) == score("rudal rudal uji", both)
    apart = score("rudal misil uji", term("rudal"), term("misil"))
    assert score("rudal misil uji", both) < apart
    assert score("rudal uji", both) > score("uji coba", both) == 0.0


def test_a_form_that_is_only_near_counts_less():
    near = Term("missile", {"rudal": 1.0, "senjata": 0.3}, 10.0)
    assert score("rudal uji", near) > score("senjata uji", near) > 0.0


def test_a_name_of_several_words_is_found_as_it_stands():
    name = term("korut", "korea utara")
    assert score("uji korea utara", name) == score("uji utara korut", name) > 0.0
    assert score("uji utara korea", name) == score("koreautara uji a", name) == 0.0
    twice = score("korea utara korea utara", name)
    assert twice == pytest.approx(score("korut uji korut uji", name))


def test_a_number_with_marks_is_found_by_its_parts_in_order():
    date = term("12/9")
    assert score("hari 12 9 pagi", date) > 0.0
    assert score("hari 9 12 pagi", date) == score("hari 129 pagi uji", date) == 0.0
    assert score("naik 50 persen", term("50%")) > 0.0


def test_the_title_counts_once_and_less_than_the_text():
    rudal = term("rudal", "misil", "uji rudal")
    once = score("a b c", rudal, title="rudal")
    assert 0.0 < once < score("a b rudal", rudal, title="")
    assert score("a b c", rudal, title="uji rudal misil uji rudal") == once


def test_a_name_of_several_words_counts_in_the_title():
    assert score("a b c", term("korea utara"), title="uji korea utara") > 0.0


def test_rare_words_and_short_passages_score_higher():
    assert score("uji", term("uji", passages=5)) > score("uji", term("uji", passages=500)) > 0.0
    assert score("uji", term("uji", passages=5_000)) > 0.0  # more than there are: weights add up
    assert score("uji rudal", term("uji")) > score("uji rudal a a a a a a", term("uji"))


def test_no_terms_or_no_passages():
    assert score_passages([], [PassageWords("a", "a", "")] * 3, SIZE, MEAN).tolist() == [0.0] * 3
    assert score_passages([term("a")], [], SIZE, MEAN).shape == (0,)
    assert score_passages([], [], 0, 0.0).shape == (0,)
    assert score("", term("a")) == 0.0
