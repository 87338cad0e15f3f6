"""Passages that search finds and that do not answer."""

import random

from rag.reader.training.examples import Example, find_answer
from rag.reader.training.negatives import find_negatives

CITIES = ["Bandung", "Surabaya", "Medan", "Padang", "Ambon", "Manado"]
PASSAGES = [f"Wali kota {city} membuka pasar ikan. Warga {city} senang sekali." for city in CITIES]
EXAMPLES = [
    Example(f"Kota mana yang membuka pasar ikan nomor {n}?", passage, find_answer(passage, city))
    for n, (passage, city) in enumerate(zip(PASSAGES, CITIES, strict=True))
]
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
