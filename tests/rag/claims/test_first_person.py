"""Words of a speaker are told from those about one."""

import pytest

from rag.claims.first_person import first_person


@pytest.mark.parametrize(
    ("claim", "word"),
    [
        ("I call for closer cooperation with Moscow.", "I"),
        ("Saya menyerukan kerja sama yang lebih erat.", "Saya"),
        ("Kim berkata bahwa kami akan menang.", "kami"),
        ("We stand with Russia.", "We"),
        ("Kim said our nations are friends.", "our"),
        ("He thanked us for the letter.", "us"),
        ("I'm sure of the victory.", "I'm"),
    ],
)
def test_the_speaker_s_own_words(claim, word):
    assert first_person(claim) == word


@pytest.mark.parametrize(
    "claim",
    [
        "",
        'Kim said: "I stand with Russia, and we will win."',
        "Kim menulis, “Kami akan menang.”",
        "She called it 'my finest hour'.",
        "World War I began in 1914.",
        "The US and Russia met; the US was late.",
        "Kim's message isn't known.",
        "Menurut Kami Institute, harga naik.",
        "Part I of the report is out.",
    ],
)
def test_what_is_said_of_others(claim):
    assert first_person(claim) is None
