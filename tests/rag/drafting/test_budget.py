"""What of the passages fits, and what a server cut."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import SettingError
from rag.drafting.budget import fit_sources, planned_tokens, was_cut
from rag.drafting.prompt import Source, source_block
from rag.llm.model import Message


def count(text):
    return len(text.split())


SENTENCE = "Kapal itu tiba di pelabuhan baru pada hari Senin pagi bersama dua kapal lain. "


def sources(*sentences):
    return tuple(
        Source(number, "Judul", "Koran", None, (SENTENCE * many).strip())
        for number, many in enumerate(sentences, 1)
    )


def fit(given_sources, room):
    return fit_sources(given_sources, 100, 100 + 50 + 32 + room, 50, count)


def test_all_that_fit_are_kept():
    assert fit(sources(2, 2), 1000) == sources(2, 2)


def test_the_first_that_does_not_fit_is_shortened_at_a_sentence_and_the_rest_left_out():
    first, second, _ = sources(2, 5, 1)
    kept = fit((first, second, _), 80)
    assert kept == (first, sources(2, 2)[1])


def test_one_of_which_no_sentence_fits_is_left_out():
    assert fit(sources(2, 5), 44) == sources(2)


def test_the_best_one_may_end_inside_a_sentence():
    long = Source(1, "", "", None, "kata " * 300)
    (kept,) = fit((long,), 40)
    assert kept.text.split() == ["kata"] * 36


def test_where_not_even_words_of_the_best_fit_it_says_so():
    with pytest.raises(SettingError, match=r"A context of 192 tokens is too small"):
        fit(sources(3), 10)


def test_nothing_fits_anywhere():
    assert fit((), 10) == ()


@given(st.lists(st.integers(1, 9), min_size=1, max_size=5), st.integers(30, 400))
@settings(deadline=None, max_examples=60)
def test_what_is_kept_fits_and_is_the_best_of_it(sizes, room):
    found = sources(*sizes)
    kept = fit(found, room)
    assert sum(count(source_block(source, "id", "n0")) for source in kept) <= room
    assert 1 <= len(kept) <= len(found)
    assert kept[:-1] == found[: len(kept) - 1]
    assert found[len(kept) - 1].text.startswith(kept[-1].text)


def test_planned_tokens_leave_room_for_the_template():
    messages = (Message("system", "a b c"), Message("user", "d e"))
    assert planned_tokens(messages, count) == 3 + 2 + 2 * 12


@pytest.mark.parametrize(("reported", "cut"), [(9, True), (10, False), (4000, False)])
def test_fewer_tokens_read_than_words_sent_is_a_cut(reported, cut):
    messages = (Message("system", "a b c d"), Message("user", "e f\ng  h i j"))
    assert was_cut(messages, reported) is cut
