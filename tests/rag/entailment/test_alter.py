"""Claims with one thing changed: just that, and really changed."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.entailment.training import alter

WAYS = (alter.number, alter.day, alter.unit, alter.opposite, alter.negation, alter.roles)


def changes(way, claim, seeds=40):
    """All that a way makes of a claim, whatever chance decides."""
    return {way(claim, random.Random(seed)) for seed in range(seeds)}


def changed_words(one, other):
    return [(a, b) for a, b in zip(one.split(), other.split(), strict=True) if a != b]


@pytest.mark.parametrize(
    "claim", ["Ada 12 orang tewas.", "The bank paid 2.4 trillion.", "Naik 7,5 persen.", "0 tewas"]
)
def test_another_number_in_figures(claim):
    for other in changes(alter.number, claim) - {None}:
        [(before, after)] = changed_words(claim, other)
        assert len(before) == len(after)
        assert [c.isdigit() for c in before] == [c.isdigit() for c in after]
    assert len(changes(alter.number, claim)) > 3


@pytest.mark.parametrize(
    ("way", "claim", "words"),
    [
        (alter.number, "Three people died.", alter.NUMBER_WORDS[0]),
        (alter.number, "Ada tiga orang.", alter.NUMBER_WORDS[1]),
        (alter.day, "He came in May.", alter.MONTHS[0]),
        (alter.day, "Ia tiba pada Minggu.", alter.DAYS[1]),
        (alter.unit, "It took 19 minutes.", alter.UNITS[3]),
        (alter.unit, "Nilainya 2 triliun.", alter.UNITS[1]),
    ],
)
def test_another_word_of_the_same_kind(way, claim, words):
    made = changes(way, claim)
    assert len(made) > 2
    for other in made:
        [(before, after)] = changed_words(claim.rstrip("."), other.rstrip("."))
        assert before.lower() != after.lower()
        assert after.lower() in [word.lower() for word in words]


@pytest.mark.parametrize(
    ("way", "claim"),
    [
        (alter.number, "Nobody came."),
        (alter.day, "He may come in a minggu."),
        (alter.unit, "Nobody came."),
        (alter.opposite, "Nobody came."),
        (alter.negation, "Hujan."),
        (alter.roles, "Agus Salim came."),
        (alter.roles, "Agus Salim and Budi Santoso came."),
        (alter.roles, "Agus Salim met Agus Salim."),
        (alter.name([]), "Agus Salim came."),
        (alter.name(["Agus Salim"]), "Agus Salim came."),
        (alter.name(["Budi Santoso"]), "nobody came"),
    ],
)
def test_nothing_to_change(way, claim):
    assert changes(way, claim) == {None}


@pytest.mark.parametrize(
    ("way", "claim", "expected"),
    [
        (alter.opposite, "The price rose.", {"The price fell."}),
        (alter.opposite, "Harga beras naik.", {"Harga beras turun."}),
        (alter.negation, "He was there.", {"He was not there."}),
        (alter.negation, "He was not there.", {"He was there."}),
        (alter.negation, "Ia tidak datang.", {"Ia datang."}),
        (
            alter.negation,
            "Ia membeli beras.",
            {"Ia tidak membeli beras.", "Ia belum membeli beras.", "Ia tak membeli beras."},
        ),
        (alter.roles, "Agus Salim beat Budi Santoso.", {"Budi Santoso beat Agus Salim."}),
        (
            alter.name(["Budi Santoso"]),
            "The mayor, Agus Salim, came.",
            {"The mayor, Budi Santoso, came."},
        ),
    ],
)
def test_what_is_made(way, claim, expected):
    assert changes(way, claim) == expected


@given(
    st.text()
    | st.lists(st.sampled_from("12 May naik not Agus Budi 5 km tidak ada".split())).map(" ".join)
)
def test_any_claim_is_changed_or_left(claim):
    for way in (*WAYS, alter.name(["Citra Dewi"])):
        assert way(claim, random.Random(3)) != claim
