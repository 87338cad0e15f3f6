"""What the reader marked, and odds that stay finite."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Span
from rag.marks import LEAST, NOTHING_MARKED, Mark, Marks, log_odds


def test_a_mark_is_words_of_its_article(make_view):
    mark = Mark(make_view("Kim menulis surat."), Span(4, 17), 0, 0.5)
    assert mark.text == "menulis surat"


def test_the_best_of_what_was_read():
    marks = Marks((), {("a1", 0): 0.2, ("a2", 3): 0.9}, {("a1", 0): 0.1, ("a1", 1): 0.4})
    assert marks.best_window == 0.9


def test_where_nothing_was_read_nothing_is_likely():
    assert NOTHING_MARKED.best_window == 0.0
    assert (NOTHING_MARKED.found, NOTHING_MARKED.windows) == ((), {})


@pytest.mark.parametrize(
    ("probability", "odds"), [(0.5, 0.0), (0.75, math.log(3)), (0.1, -math.log(9))]
)
def test_log_odds(probability, odds):
    assert log_odds(probability) == pytest.approx(odds)


@given(st.floats(0, 1))
def test_log_odds_are_finite_and_even(probability):
    most = math.log((1 - LEAST) / LEAST)
    assert -most - 1e-9 <= log_odds(probability) <= most + 1e-9
    assert log_odds(1 - probability) == pytest.approx(-log_odds(probability), abs=1e-6)
