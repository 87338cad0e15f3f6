"""Passages that search finds and that do not answer."""

import random

from rag.reader.training.examples import Example, find_answer
from rag.reader.training.negatives import find_elsewhere, find_negatives

CITIES = ["Bandung", "Surabaya", "Medan", "Padang", "Ambon", "Manado"]
PASSAGES = [f"Wali kota {city} membuka pasar ikan. Warga {city} senang sekali." for city in CITIES]
EXAMPLES = [
    Example(f"Kota mana yang membuka pasar ikan nomor {n}?", passage, find_answer(passage, city))
    for n, (passage, city) in enumerate(zip(PASSAGES, CITIES, strict=True))
]
TEXTS = [f"Warga {city} membeli ikan di pasar." for city in CITIES]
UNANSWERED = Example("Berapa harga emas?", PASSAGES[0], ())


def test_what_is_found_does_not_answer():
    made = find_negatives([*EXAMPLES, UNANSWERED], len(EXAMPLES), random.Random(1))
    assert 4 <= len(made) <= len(EXAMPLES)
    asked = {example.question: city for example, city in zip(EXAMPLES, CITIES, strict=True)}
    for example in made:
        assert example.answers == ()
        assert asked[example.question] not in example.passage
        assert any(example.passage in passage for passage in PASSAGES)
    assert UNANSWERED.question not in {example.question for example in made}


def test_articles_elsewhere_give_passages_some_with_their_title():
    articles = [
        (f"Pasar ikan {n}", f"{text} Pasar ikan itu ramai.") for n, text in enumerate(TEXTS)
    ]
    made = find_elsewhere(EXAMPLES * 6, articles, random.Random(4))
    assert len(made) == len(EXAMPLES) * 6
    asked = {example.question: city for example, city in zip(EXAMPLES, CITIES, strict=True)}
    titles = {title for title, _ in articles}
    for example in made:
        assert example.answers == ()
        assert asked[example.question] not in example.passage
        assert example.context in {"", *titles}
    assert 0 < sum(bool(example.context) for example in made) < len(made)


def test_questions_without_an_answer_are_put_to_articles_too():
    [made] = find_elsewhere([UNANSWERED], [("Pasar", TEXTS[0])], random.Random(4))
    assert (made.question, made.passage, made.answers) == (UNANSWERED.question, TEXTS[0], ())
