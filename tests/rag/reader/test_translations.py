"""Which words of a small parallel corpus translate each other."""

import pytest

from rag.reader.training.translations import LIKELY, MOST, learn_translations

ENGLISH = {
    "kucing": "cat", "anjing": "dog", "rumah": "house", "pasar": "market",
    "besar": "big", "kecil": "small", "lari": "runs", "tidur": "sleeps",
}  # fmt: skip


def corpus():
    """Every thing, of every size, doing everything: "the big cat sleeps"."""
    things, sizes, deeds = (
        ["kucing", "anjing", "rumah", "pasar"], ["besar", "kecil"], ["lari", "tidur"],
    )  # fmt: skip
    return [
        (f"The {ENGLISH[size]} {ENGLISH[thing]} {ENGLISH[deed]}.", f"{thing} {size} itu {deed}")
        for thing in things
        for size in sizes
        for deed in deeds
    ]


def test_the_pairs_are_learned_in_both_directions():
    learned = learn_translations(corpus())
    for indonesian, english in ENGLISH.items():
        assert learned.to_english[indonesian][0][0] == english
        assert learned.to_indonesian[english][0][0] == indonesian
        assert learned.to_english[indonesian][0][1] > 0.5
    assert learned.to_english["itu"][0][0] == "the"


def test_strengths_are_ordered_and_few_and_no_less_than_likely():
    learned = learn_translations(corpus())
    for table in (learned.to_english, learned.to_indonesian):
        for meanings in table.values():
            strengths = [strength for _, strength in meanings]
            assert strengths == sorted(strengths, reverse=True)
            assert len(strengths) <= MOST
            assert all(LIKELY <= strength <= 1.0 + 1e-9 for strength in strengths)


def test_both_directions_say_the_same():
    learned = learn_translations(corpus())
    forth = {(i, e): s for i, found in learned.to_english.items() for e, s in found}
    back = {(i, e): s for e, found in learned.to_indonesian.items() for i, s in found}
    assert forth == pytest.approx(back)


def test_case_repetition_and_empty_sentences_change_nothing():
    noisy = [(a.upper(), f"{b} {b}") for a, b in corpus()] + [("", "kosong"), ("empty", "!?")]
    assert learn_translations(noisy) == learn_translations(corpus())


def test_one_pair_of_words_is_certain():
    learned = learn_translations([("Cat", "Kucing")])
    assert learned.to_english == {"kucing": (("cat", 1.0),)}
    assert learned.to_indonesian == {"cat": (("kucing", 1.0),)}
