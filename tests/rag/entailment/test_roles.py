"""Made claims of who did what to whom, and of which of two something is said of."""

import random
import re

import pytest

from rag.entailment.training.roles import attributes, make
from rag.entailment.training.roles.attributes import AttributeMaker
from rag.entailment.training.roles.make import ACTS, IS_ACTED_UPON, RoleMaker
from rag.entailment.training.roles.relations import all_relations

OTHERS = {"en": ["The sky was clear."], "id": ["Langit cerah."]}
RELATIONS = all_relations()


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("wide", [True, False])
@pytest.mark.parametrize("denied", [True, False])
def test_every_relation_can_be_said_and_names_both(language, wide, denied):
    for relation in RELATIONS:
        if denied and not relation.denied:
            continue
        for seed in range(30):
            rng = random.Random(seed)
            said = relation.say(language, "Ana", "Budi", rng, wide=wide, denied=denied)
            assert re.fullmatch(r"[^{}\t\s-][^{}\t]*\.", said), said
            assert "Ana" in said and "Budi" in said
            assert " - " not in said and " -." not in said  # a form that the verb has not


def told(hard, count=400, seed=1):
    maker = RoleMaker(OTHERS, random.Random(seed))
    return [maker.make(hard) for _ in range(count)]


def names(text, roles):
    """Who plays which part, without commas at the end of a name."""
    return {(text[a:b].strip(",").lower(), role) for a, b, role in roles}


def test_each_name_is_told_with_its_part():
    for one in told(1.0):
        example = one.example
        for text, roles in ((example.claim, one.in_claim), (example.passage, one.in_passage)):
            assert not re.search("[\ue000-\ue002]|,[.,]", text)
            assert {role for *_, role in roles} == {ACTS, IS_ACTED_UPON}
            assert all(text[a:b].strip() == text[a:b] != "" for a, b, _ in roles)
        assert len(one.in_claim) == 2


def test_easy_claims_say_the_same_or_exchange_the_parts():
    labels = []
    for one in told(0.0):
        claimed = names(one.example.claim, one.in_claim)
        given = names(one.example.passage, one.in_passage)
        same = claimed == given
        exchanged = claimed == {(name, 3 - role) for name, role in given}
        label = one.example.label
        assert (same, exchanged) == (label == "supported", label == "contradicted")
        labels.append(label)
    assert 0.4 < labels.count("supported") / len(labels) < 0.6


def test_hard_claims_name_others_and_speak_the_other_language():
    found = told(1.0)
    labels = {one.example.label for one in found}
    assert labels == {"supported", "contradicted", "unsupported"}
    assert any("The sky was clear." in one.example.passage for one in found)
    assert any(" tidak " in one.example.claim for one in found)
    assert any(len(one.in_passage) > 2 for one in found)


def test_the_same_seed_makes_the_same_examples():
    assert told(1.0, 50) == told(1.0, 50) != told(1.0, 50, seed=2)


def test_a_name_means_one_of_those_spoken_of():
    for one in told(1.0):
        claimed = [one.example.claim[a:b].lower() for a, b, _ in one.in_claim]
        assert claimed[0] != claimed[1]


def test_claims_of_which_of_two(monkeypatch):
    monkeypatch.setattr(attributes, "OTHER_LANGUAGE", 0.0)
    monkeypatch.setattr(attributes, "BRIEF", 0.0)
    maker = AttributeMaker(OTHERS, random.Random(4))
    labels = []
    for _ in range(300):
        example = maker.make()
        says = example.claim.rstrip(".").lower() in example.passage.lower()
        assert says == (example.label == "supported"), example
        labels.append(example.label)
    assert 0.4 < labels.count("supported") / len(labels) < 0.6


def test_sentences_are_marked_in_the_text_that_is_left():
    text, roles = make._unmarked("\ue001Ana\ue000 met \ue002the mayor, Budi,\ue000.")
    assert (text, roles) == ("Ana met the mayor, Budi.", ((0, 3, 1), (8, 23, 2)))
