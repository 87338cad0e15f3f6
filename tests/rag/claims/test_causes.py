"""Causes of claims that passages do not give: others, denied ones, exchanged ones."""

from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.claims.causes.other import other_cause
from rag.claims.causes.parts import find_causes, ruled_out

STRIKE = """Sopir bus di Semarang mogok kerja pada Senin karena gaji mereka dipotong.
Wali kota meninjau jembatan yang rusak akibat banjir."""
STRIKE_EN = """Bus drivers in Semarang went on strike on Monday because their pay was cut.
The mayor visited the bridge that was damaged by a flood."""
PRICES = """Harga beras naik tajam di Medan.
Penyebabnya adalah gagal panen di Jawa, bukan ulah pedagang."""
PRICES_EN = """The price of rice rose sharply in Medan.
The cause was a failed harvest in Java, not hoarding by traders."""


@pytest.fixture(scope="module")
def other(by_rule):
    return partial(by_rule, other_cause)


@pytest.mark.parametrize(
    ("claim", "language"),
    [
        ("The drivers went on strike because their pay had been cut.", "en"),
        ("Pay cuts led the drivers to strike.", "en"),
        ("A cut in pay caused the bus strike.", "en"),
        ("Para sopir mogok lantaran gaji dipotong.", "id"),
        ("Pemotongan gaji membuat sopir bus mogok.", "id"),
        ("A flood caused damage to the bridge.", "en"),
        ("Jembatan rusak karena banjir.", "id"),
        ("The drivers went on strike on Monday.", "en"),
        ("Sopir bus mogok.", "id"),
        ("The strike was not because of the flood.", "en"),
        ("It was because of that.", "en"),
        ("", "id"),
    ],
)
@pytest.mark.parametrize("text", [STRIKE, STRIKE_EN])
def test_true_claims_pass(other, claim, language, text):
    assert other(claim, language, text) is None


@pytest.mark.parametrize(
    ("claim", "language", "fault"),
    [
        ("The drivers went on strike because of the flood.", "en", "flood"),
        ("Because of a flood, the drivers went on strike.", "en", "flood"),
        ("A damaged bridge led the drivers to strike.", "en", "damaged bridge"),
        ("Sopir bus mogok kerja lantaran jembatan rusak.", "id", "jembatan rusak"),
        ("Banjir membuat sopir bus mogok kerja.", "id", "Banjir"),
    ],
)
@pytest.mark.parametrize("text", [STRIKE, STRIKE_EN])
def test_a_cause_from_elsewhere_is_found(other, claim, language, fault, text):
    found = other(claim, language, text)
    assert found is not None
    assert found.casefold() == fault.casefold()


@pytest.mark.parametrize("text", [PRICES, PRICES_EN])
def test_a_denied_cause_is_found(other, text):
    assert other("Rice got dearer because of the traders.", "en", text) == "traders"
    assert other("Beras naik gara-gara pedagang.", "id", text) == "pedagang"
    assert other("Rice got dearer because of a failed harvest.", "en", text) is None
    assert other("Kenaikan harga beras bukan karena pedagang.", "id", text) is None
    assert other("He denied that rice got dearer because of the traders.", "en", text) is None


def test_cause_and_effect_exchanged(other):
    text = "The dam burst because the river had swollen after rain."
    assert other("The river swelled because the dam had burst.", "en", text) is not None
    assert other("The dam burst because the river swelled.", "en", text) is None


def test_each_passage_may_give_the_cause(other):
    texts = STRIKE, "Sopir bus mogok karena banjir, kata polisi."
    assert other("The drivers went on strike because of the flood.", "en", *texts) is None


@pytest.mark.parametrize(
    ("sentence", "cause", "effect"),
    [
        ("Roads closed because of snow.", "snow.", "Roads closed"),
        ("Because of snow, roads closed.", "snow", "roads closed."),
        ("Snow led to closures.", "Snow", "closures."),
        ("The mayor put the closures down to snow.", "snow.", "The mayor put the closures down to"),
        ("The reason for the delay was snow.", "snow.", "The reason for the delay was"),
        ("Penyebab penutupan adalah salju.", "salju.", "Penyebab penutupan adalah"),
        (
            "Roads closed not because of fog but because of snow.",
            "snow.",
            "Roads closed not because of fog but",
        ),
        ("It was snow that caused the closures.", "snow", "the closures."),
        ("Jalan ditutup akibat salju.", "salju.", "Jalan ditutup"),
        ("Salju menyebabkan penutupan.", "Salju", "penutupan."),
        ("PLN menyebut ular sebagai penyebab padamnya lampu.", "ular", "padamnya lampu."),
        ("Menurut warga, salju membuat jalan licin.", "salju", "jalan licin."),
    ],
)
def test_parts_of_a_sentence(sentence, cause, effect):
    [found] = [one for one in find_causes(sentence) if not one.denied]
    assert found.sure
    assert found.cause.of(sentence).strip() == cause
    assert found.effect.of(sentence).strip() == effect


@pytest.mark.parametrize(
    "sentence",
    [
        "I Made Lodra tiba.",
        "The firm made an offer.",
        "She has lived here since 1990.",
        "The talks are due to open today.",
        "The forced labourers left.",
        "They argued about the cost of rice.",
        "The work is behind schedule.",
        "",
    ],
)
def test_sentences_without_a_cause(sentence):
    assert find_causes(sentence) == ()


def test_denied_causes_are_marked():
    [found] = find_causes("He left not because of his age")
    assert found.denied
    [span] = ruled_out("Mahalnya kertas, bukan sepinya pembaca, menjadi alasan.")
    assert span.of("Mahalnya kertas, bukan sepinya pembaca, menjadi alasan.") == " sepinya pembaca"


@settings(max_examples=60)
@given(
    st.text() | st.just("Because of x, y. Made \ud800 so that karena"),
    st.text() | st.just("A karena b. Bukan c."),
)
def test_any_text_can_be_read(other, claim, text):
    found = other(claim, "id", text)
    assert found is None or found in claim
