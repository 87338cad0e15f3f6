"""The bilingual lexicon: what translates each other is near, what does not is far."""

import numpy as np
import pytest

from index.embedder import StaticEmbedder
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
    cosines = lexicon.vectors(english) @ lexicon.vectors(indonesian).T
    assert cosines.argmax(axis=1).tolist() == list(range(len(TRANSLATIONS)))
    assert cosines.argmax(axis=0).tolist() == list(range(len(TRANSLATIONS)))
    others = cosines[~np.eye(len(TRANSLATIONS), dtype=bool)]
    assert np.diag(cosines).min() > 0.5 > np.quantile(others, 0.95)


@pytest.mark.parametrize(
    ("word", "unrelated"),
    [("birthday", "rudal"), ("letter", "gempa"), ("economy", "kucing"), ("enemy", "bulan")],
)
def test_what_is_unrelated_is_far(lexicon, word, unrelated):
    first, second = lexicon.vectors([word, unrelated])
    assert first @ second < 0.3


def test_vectors_are_of_length_one_in_the_order_asked_for(lexicon):
    phrases = ["surat", "letter", "surat", "tanpa syarat"]
    vectors = lexicon.vectors(phrases)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1.0, abs=1e-5)
    assert np.array_equal(vectors[0], vectors[2])
    assert np.array_equal(vectors[::-1], lexicon.vectors(phrases[::-1]))
    assert lexicon.vectors([]).shape == (0, vectors.shape[1])


def test_the_sums_of_words_make_those_of_phrases(lexicon):
    words = ["tanpa", "syarat", "tanpa"]
    sums = lexicon.sums(words)
    assert np.array_equal(sums[0], sums[2])
    assert np.array_equal(sums, lexicon.sums(words))  # as remembered
    phrase = sums[0] + sums[1]
    [vector] = lexicon.vectors(["tanpa syarat"])
    assert phrase / np.linalg.norm(phrase) == pytest.approx(vector, abs=1e-5)
    assert lexicon.sums([]).shape == (0, len(phrase))


def test_vectors_are_those_of_the_embedder(lexicon):
    texts = ["surat", "unconditional", "Kapan Kim berjanji mendukung tanpa syarat?"]
    assert np.abs(lexicon.vectors(texts) - StaticEmbedder().embed_passages(texts)).max() <= 1e-5


def test_what_is_unknown_has_no_vector(lexicon):
    for vectors in (lexicon.vectors(["", "😀", "surat"]), lexicon.sums(["", "😀", "surat"])):
        assert vectors.any(axis=1).tolist() == [False, False, True]


def test_what_is_remembered_is_bounded(monkeypatch):
    monkeypatch.setattr("index.lexicon.REMEMBERED", 3)
    lexicon = Lexicon()
    words = ["surat", "perang", "damai", "rudal", "musuh"]
    expected = Lexicon().vectors(words)
    for word, vector in zip(words * 2, [*expected, *expected], strict=True):
        [found] = lexicon.sums([word])
        assert found / np.linalg.norm(found) == pytest.approx(vector, abs=1e-5)
        assert len(lexicon._sums) <= 3


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
    first, *others = lexicon.vectors([word, *words])
    assert cosines == pytest.approx([float(first @ other) for other in others], abs=2e-3)


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


def test_the_pieces_of_texts_make_their_vectors(lexicon):
    texts = ["Kim Jong-un", "", "dukungan tanpa syarat"]
    pieces = lexicon.tokenize(texts)
    assert [(row.dtype, row.ndim) for row in pieces] == [(np.uint16, 1)] * 3
    assert [len(row) for row in pieces] == [len(row) for row in lexicon._model.tokenize(texts)]
    assert len(pieces[1]) == 0
    sums = lexicon._pieces[pieces[2].astype(np.int64)].sum(axis=0)
    assert sums == pytest.approx(lexicon.sums([texts[2]])[0], abs=1e-4)
    assert lexicon.tokenize([]) == []


def test_the_pieces_of_a_question_that_tell_something(lexicon):
    pieces, lengths = lexicon.content_pieces("When did Kim support Moscow? Kim, Kim and the war!")
    assert [lexicon._model.tokens[piece] for piece in pieces] == ["kim", "support", "moscow", "war"]
    assert lengths == pytest.approx(np.linalg.norm(lexicon._pieces[pieces], axis=1))
    for text in ("", "?!", "kapan dan di mana", "what is it about"):
        pieces, lengths = lexicon.content_pieces(text)
        assert pieces.shape == lengths.shape == (0,)


def test_the_cosines_of_pieces_are_those_of_their_words(lexicon):
    words = ["surat", "letter", "perang"]
    [numbers] = [np.concatenate(lexicon.tokenize(words))]
    vectors = lexicon.vectors(words)
    cosines = lexicon.piece_cosines(numbers, numbers[:2])
    assert cosines.shape == (3, 2)
    assert cosines == pytest.approx(vectors @ vectors[:2].T, abs=1e-5)
    assert lexicon.piece_cosines(numbers[:0], numbers).shape == (0, 3)
