"""Claims made of translations and headlines, each labelled as it was made."""

import random
from collections import Counter

import numpy as np
import pytest

from rag.entailment.training.pairs import ClaimMaker, translations
from rag.entailment.training.voice import Voices

PLACES = "Solo Medan Bogor Depok Malang Garut Blitar Kediri Tegal Brebes".split()
PAIRS = [
    (
        f"The mayor of {place} paid {n + 11} million rupiah, because the price rose in May.",
        f"Wali Kota {place} membayar {n + 11} juta rupiah, karena harga naik pada Mei.",
    )
    for n, place in enumerate(PLACES)
]


def maker(seed=1, texts=()):
    return ClaimMaker(Voices(texts), random.Random(seed))


def test_claims_of_translations():
    made = maker().of_translations(PAIRS, 600)
    assert len(made) >= 600
    labels = Counter(example.label for example in made)
    assert all(labels[label] > 60 for label in ("supported", "contradicted", "unsupported"))
    sentences = {says for _, says in PAIRS}
    english = {english for english, _ in PAIRS}
    for example in made:
        held = [says for says in sentences if says in example.passage]
        assert held
        if example.label == "supported":
            assert example.claim in english | sentences or any(
                says.startswith(example.claim.rstrip(".")) for says in held
            )
        else:
            assert example.claim not in held
    in_english = sum("The mayor" in example.claim for example in made)
    assert 0.5 * len(made) < in_english < 0.8 * len(made)


def test_a_claim_whose_sentence_is_taken_away_is_unsupported():
    aligned = dict(PAIRS)
    made = [e for e in maker().of_translations(PAIRS, 600) if e.claim in aligned]
    away = [e for e in made if e.label == "unsupported"]
    assert away
    assert all(aligned[e.claim] not in e.passage for e in away)
    borne_out = [e for e in made if e.label == "supported"]
    assert borne_out
    assert all(aligned[e.claim] in e.passage for e in borne_out)


def test_claims_that_can_be_turned_come_in_pairs():
    pairs = [("Agus Salim praised Budi Santoso.", "Agus Salim memuji Budi Santoso.")]
    made = maker(texts=["dipuji"] * 3).of_translations(pairs, 200)
    supported = [e.claim for e in made if e.label == "supported"]
    contradicted = [e.claim for e in made if e.label == "contradicted"]
    assert "Budi Santoso was praised by Agus Salim." in supported
    assert "Agus Salim was praised by Budi Santoso." in contradicted
    assert "Budi Santoso dipuji oleh Agus Salim." in supported
    assert not set(supported) & set(contradicted)


def test_claims_of_headlines():
    text = "Harga beras naik 10 persen di Semarang pada Mei. " * 4
    articles = [("Harga Beras di Semarang Naik 10 Persen", text), ("Short", "Too short. ")]
    made = maker().of_headlines(articles, 60)
    assert len(made) >= 60
    assert {e.label for e in made} >= {"supported", "contradicted"}
    for example in made:
        assert example.passage.endswith("Mei.")
        assert "  " not in example.passage


class Vectors:
    """Gives each text the vector that its last word names."""

    def embed_passages(self, texts):
        known = {"north": (1.0, 0.0), "near": (0.8, 0.6), "east": (0.0, 1.0)}
        return np.array([known[text.split()[-1]] for text in texts])


def test_only_translations_of_each_other_are_kept():
    pairs = [
        ("12 died north", "12 tewas near"),
        ("12 died north", "12 tewas east"),
        ("12 died north", "13 tewas north"),
        ("12 of 13 north", "13 dari 12 north"),
    ]
    assert translations(pairs, Vectors()) == [pairs[0], pairs[3]]


@pytest.mark.parametrize("seed", range(3))
def test_the_same_chance_makes_the_same(seed):
    first, second = (maker(seed).of_translations(PAIRS, 50) for _ in range(2))
    assert first == second
    assert first != maker(seed + 7).of_translations(PAIRS, 50)
