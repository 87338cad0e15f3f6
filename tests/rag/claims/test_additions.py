"""What claims add with "and" and the like to what passages say."""

from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.claims.additions import added_words

TEXT = """Gubernur Jawa Tengah meresmikan jembatan dan pasar di Semarang pada Senin.
Warga menanam padi di sawah."""
TEXT_EN = """The governor of Central Java opened a bridge and a market in Semarang on Monday.
Residents planted rice in the fields."""


@pytest.fixture(scope="module")
def added(by_rule):
    return partial(by_rule, added_words)


@pytest.mark.parametrize(
    ("claim", "language"),
    [
        ("The governor opened a bridge and a market in Semarang.", "en"),
        ("The governor opened a market as well as a bridge in Semarang.", "en"),
        ("The governor opened a bridge in Semarang.", "en"),
        ("The governor opened a bridge in Semarang and was applauded.", "en"),
        ("The governor opened a bridge in Semarang and not a hospital.", "en"),
        ("Gubernur meresmikan jembatan dan pasar di Semarang.", "id"),
        ("Gubernur meresmikan jembatan serta pasar di Semarang.", "id"),
        ("Gubernur meresmikan jembatan di Semarang dan tidak meninjau rumah sakit.", "id"),
        ("Pesawat dan kapal tiba.", "id"),
        ("", "id"),
    ],
)
@pytest.mark.parametrize("text", [TEXT, TEXT_EN])
def test_claims_that_add_nothing(added, claim, language, text):
    assert added(claim, language, text) is None


@pytest.mark.parametrize(
    ("claim", "language", "words"),
    [
        ("The governor opened a bridge and a hospital in Semarang.", "en", "hospital"),
        ("The governor opened a bridge in Semarang along with a singer.", "en", "singer"),
        ("Gubernur meresmikan jembatan dan rumah sakit di Semarang.", "id", "rumah sakit"),
        ("Gubernur meresmikan jembatan milik tentara di Semarang.", "id", "tentara"),
        ("Gubernur meresmikan jembatan di Semarang sambil bernyanyi.", "id", "bernyanyi"),
    ],
)
@pytest.mark.parametrize("text", [TEXT, TEXT_EN])
def test_what_is_added_is_found(added, claim, language, words, text):
    assert added(claim, language, text) == words


def test_another_passage_or_a_title_may_say_it(added, passage, aligned):
    claim = "The governor opened a bridge and a hospital in Semarang."
    assert added(claim, "en", TEXT, "Rumah sakit baru dibuka.") is None
    titled = [passage(TEXT, title="Rumah Sakit Dibuka")]
    assert added_words(claim, "en", titled, aligned(claim, "en", titled)) is None


@settings(max_examples=60)
@given(st.text() | st.just("Jembatan dan \ud800, and pasar serta"), st.text() | st.just(TEXT))
def test_any_text_can_be_read(added, claim, text):
    found = added(claim, "id", text)
    assert found is None or found in claim
