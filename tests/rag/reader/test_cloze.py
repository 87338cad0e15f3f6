"""Questions made of translations and headlines."""

import random

import pytest

from rag.reader.training.cloze import ClozeMaker
from rag.reader.training.examples import find_answer
from rag.reader.training.translations import learn_translations

NAMES = ["Budi Santoso", "Siti Aminah", "Joko Susilo", "Rina Wati"]
CITIES = ["Bandung", "Surabaya", "Medan", "Padang", "Ambon"]
PAIRS = [
    (
        f"Yesterday {name} sold {number} fish in {city} market",
        f"Kemarin {name} menjual {number} ikan di pasar {city}",
    )
    for number, (name, city) in enumerate(((n, c) for n in NAMES for c in CITIES), start=12)
]
ARTICLES = [
    (
        f"Harga ikan di {city} naik {number} persen",
        f"Harga ikan di {city}, naik. Kata {number} persen orang, mahal.",
    )
    for number, city in enumerate(CITIES, start=31)
]


@pytest.fixture(scope="module")
def translations():
    return learn_translations(PAIRS)


def made(translations, seed=7, count=150):
    maker = ClozeMaker(translations, random.Random(seed))
    return maker.of_pairs(PAIRS, count), maker.of_titles(ARTICLES, count)


def test_the_same_seed_makes_the_same(translations):
    assert made(translations) == made(translations)
    assert made(translations) != made(translations, seed=8)


def test_as_many_as_wanted_some_without_an_answer(translations):
    for examples in made(translations):
        assert len(examples) == 150
        unanswered = sum(not example.answers for example in examples)
        assert 15 <= unanswered <= 75


def test_answers_stand_at_their_places(translations):
    for examples in made(translations):
        for example in examples:
            said = {example.passage[start:end] for start, end in example.answers}
            assert len({words.lower() for words in said}) <= 1
            for words in said:
                assert set(example.answers) <= set(find_answer(example.passage, words))


def test_answers_are_what_the_sentence_says(translations):
    said = {s for e in made(translations)[0] for s in (e.passage[a:b] for a, b in e.answers)}
    assert set(NAMES) & said
    assert set(CITIES) & said
    assert any(words.isdigit() for words in said)


def test_what_is_asked_for_is_not_in_the_question(translations):
    pairs, _ = made(translations)
    for example in pairs:
        for start, end in example.answers:
            assert not find_answer(example.question, example.passage[start:end])


def test_where_there_is_no_answer_the_sentence_is_not_there(translations):
    """The question's own number or name, which only its sentence has, is not in the passage."""
    numbers = {str(n) for n in range(12, 12 + len(PAIRS))}
    pairs, _ = made(translations, count=400)
    checked = 0
    for example in pairs:
        own = numbers & set(example.question.strip("?").split())
        if own and not example.answers:
            checked += 1
            assert not any(find_answer(example.passage, number) for number in own)
    assert checked >= 20


def test_questions_come_in_both_languages(translations):
    asked = [example.question for example in made(translations)[0]]
    english = [q for q in asked if "sold" in q or "market" in q or "fish" in q]
    assert 0.5 < len(english) / len(asked) < 0.95
    assert all(question.endswith("?") for question in asked)


def test_a_number_is_asked_for_as_one(translations):
    maker = ClozeMaker(translations, random.Random(3))
    for example in maker.of_pairs(PAIRS, 200, english=0.0):
        for start, end in example.answers:
            if example.passage[start:end].isdigit():
                assert "berapa" in example.question
