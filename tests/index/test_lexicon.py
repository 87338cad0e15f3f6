"""The bilingual lexicon: what translates each other is near, what does not is far."""

import numpy as np
import pytest

from index.lexicon import Lexicon

TRANSLATIONS = [
    ("birthday", "ulang tahun"),
    ("unconditional", "tanpa syarat"),
    ("support", "dukungan"),
    ("letter", "surat"),
    ("leader", "pemimpin"),
    ("war", "perang"),
    ("president", "presiden"),
    ("foreign minister", "menteri luar negeri"),
    ("friendship", "persahabatan"),
    ("missile", "rudal"),
    ("independence", "kemerdekaan"),
    ("enemy", "musuh"),
    ("economy", "ekonomi"),
    ("new year", "tahun baru"),
]


@pytest.fixture(scope="module")
def lexicon():
    return Lexicon()


def test_translations_are_nearer_than_anything_else(lexicon):
    english, indonesian = zip(*TRANSLATIONS, strict=True)
    cosines = lexicon.similarity(english, indonesian)
    assert cosines.argmax(axis=1).tolist() == list(range(len(TRANSLATIONS)))
    assert cosines.argmax(axis=0).tolist() == list(range(len(TRANSLATIONS)))
    others = cosines[~np.eye(len(TRANSLATIONS), dtype=bool)]
    assert np.diag(cosines).min() > 0.5 > np.quantile(others, 0.95)


@pytest.mark.parametrize(
    ("word", "unrelated"),
    [("birthday", "rudal"), ("letter", "gempa"), ("economy", "kucing"), ("enemy", "bulan")],
)
def test_what_is_unrelated_is_far(lexicon, word, unrelated):
    assert lexicon.similarity([word], [unrelated])[0, 0] < 0.3


def test_vectors_are_of_length_one_in_the_order_asked_for(lexicon):
    phrases = ["surat", "letter", "surat", "tanpa syarat"]
    vectors = lexicon.vectors(phrases)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1.0, abs=1e-5)
    assert np.array_equal(vectors[0], vectors[2])
    assert np.array_equal(vectors[::-1], lexicon.vectors(phrases[::-1]))
    assert lexicon.vectors([]).shape == (0, vectors.shape[1])
    assert lexicon.similarity([], phrases).shape == (0, 4)


def test_what_is_unknown_is_near_nothing(lexicon):
    assert lexicon.similarity(["", "😀"], ["surat", "letter"]).tolist() == [[0, 0], [0, 0]]


@pytest.mark.parametrize(
    ("word", "neighbour"),
    [("letter", "surat"), ("surat", "letter"), ("leader", "pemimpin"), ("war", "perang")],
)
def test_the_nearest_words_are_known_and_best_first(lexicon, word, neighbour):
    [found] = lexicon.nearest([word], 5)
    cosines = [cosine for _, cosine in found]
    assert cosines == sorted(cosines, reverse=True)
    words = [near for near, _ in found]
    assert (neighbour in words, word in words, len(found)) == (True, False, 5)
    assert cosines == pytest.approx(lexicon.similarity([word], words)[0].tolist(), abs=2e-3)


def test_the_nearest_of_several_words_are_those_of_each(lexicon):
    together = lexicon.nearest(["letter", "war"], 5)
    assert [[w for w, _ in found] for found in together] == [
        [w for w, _ in lexicon.nearest([word], 5)[0]] for word in ("letter", "war")
    ]
    assert lexicon.nearest([], 5) == []


def test_words_with_a_vector_of_their_own(lexicon):
    assert [lexicon.knows(word) for word in ("surat", "letter", "tanpa syarat", "xqzt")] == [
        True,
        True,
        False,
        False,
    ]
