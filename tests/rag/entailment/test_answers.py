"""Questions as statements, with their answer or with another of the passage's words."""

import random

import pytest

from rag.entailment.training.answers import (
    as_claim,
    claims_of_questions,
    pairs_of_questions,
)
from rag.reader.training.examples import Example as Question


@pytest.mark.parametrize(
    ("question", "answer", "language", "claims"),
    [
        (
            "Siapa yang memimpin rapat?",
            "Budi",
            "id",
            {
                "Budi memimpin rapat.",
                "Budi yang memimpin rapat.",
                "Yang memimpin rapat adalah Budi.",
            },
        ),
        (
            "Kapan gempa itu terjadi ?",
            "2018",
            "id",
            {"Gempa itu terjadi pada 2018.", "Pada 2018 gempa itu terjadi."},
        ),
        (
            "When was the bridge opened?",
            "5 Mei 2024",
            "en",
            {
                "The bridge was opened on 5 May 2024.",
                "On 5 May 2024 the bridge was opened.",
                "It was on 5 May 2024 that the bridge was opened.",
            },
        ),
        (
            "Who led the talks?",
            "Ani",
            "en",
            {"Ani led the talks.", "It was Ani who led the talks."},
        ),
        ("Odd words?", "Ani", "en", {"Odd words: Ani."}),
    ],
)
def test_a_question_becomes_what_it_asks_for(question, answer, language, claims):
    made = {as_claim(question, answer, language, random.Random(seed)) for seed in range(40)}
    assert made == claims


def test_true_and_false_claims_are_told_apart():
    passage = "Rapat dipimpin Budi Santoso di Solo, dan Ani Lestari mencatat."
    start = passage.index("Budi")
    told = Question("Siapa yang memimpin rapat?", passage, ((start, start + 12),))
    untold = Question("Siapa yang memasak?", passage, ())
    made = claims_of_questions([told, untold] * 60, "id", random.Random(2), short=0.5)
    for claim in made:
        asked = "memimpin" in claim.claim
        if claim.label == "supported":
            assert asked
            assert "Budi Santoso" in claim.claim
        else:
            assert claim.label == ("contradicted" if asked else "unsupported")
            assert ("Budi" in claim.claim) <= (not asked)
    assert {claim.label for claim in made} == {"supported", "contradicted", "unsupported"}
    assert any(claim.claim == "Siapa yang memimpin rapat? Budi Santoso." for claim in made)


def test_an_answer_stands_beside_what_else_might_answer():
    passage = "Rapat dipimpin Budi Santoso, dan Ani Lestari mencatat di Solo."
    start = passage.index("Budi")
    told = Question("Siapa yang memimpin rapat Ani Lestari?", passage, ((start, start + 12),))
    untold = Question("Siapa yang memasak?", passage, ())
    small = Question("Di mana mereka berada?", passage, ((0, 5), (6, 14)))  # no name, no number
    pairs = pairs_of_questions([told, untold, small] * 20, "id", random.Random(2), short=0.5)
    assert len(pairs) == 20
    for pair in pairs:
        assert pair.passages == (passage, passage)
        # Said alike, and not with a name that the question gives away.
        assert pair.false == pair.true.replace("Budi Santoso", "Solo")
    bare = f"{told.question} Budi Santoso."
    assert 0 < sum(pair.true == bare for pair in pairs) < len(pairs)
