"""A vocabulary over both languages, and the vectors that its pieces start from."""

import string
import unicodedata

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.reader.training.translations import Translations
from rag.reader.training.vocabulary import (
    OURS,
    SPECIAL,
    build_vocabulary,
    count_words,
    first_vectors,
    new_tokenizer,
)

CHARACTERS = [*string.ascii_lowercase, *string.digits]
ENGLISH_PIECES = [
    *SPECIAL, *string.punctuation, *CHARACTERS, *(f"##{c}" for c in CHARACTERS),
    "the", "cat", "market", "big", "##ing", "pan", "中", "##中", "é",
]  # fmt: skip
TEXTS = ["kucing besar di pasar", "pasar besar itu", "kucing tidur di pasar besar", "kucing"]


@pytest.fixture(scope="module")
def vocabulary():
    return build_vocabulary(TEXTS * 3, ENGLISH_PIECES)


@pytest.fixture(scope="module")
def old():
    return new_tokenizer(ENGLISH_PIECES)


def tokens(tokenizer, text):
    return tokenizer.encode(text, add_special_tokens=False).tokens


def test_pieces_of_both_languages_once_each(vocabulary):
    assert vocabulary[: len(SPECIAL)] == list(SPECIAL)
    assert len(set(vocabulary)) == len(vocabulary)
    assert {"the", "cat", "market", "##ing", "kucing", "besar", "pasar"} <= set(vocabulary)
    assert {"中", "##中", "é"}.isdisjoint(vocabulary)


@given(
    st.text(alphabet=string.ascii_letters + string.digits + string.punctuation + " ", max_size=60)
)
def test_every_latin_word_can_be_spelled(vocabulary, text):
    found = tokens(new_tokenizer(vocabulary), text)
    assert "[UNK]" not in found
    assert "".join(t.removeprefix("##") if len(t) > 2 else t for t in found) == (
        text.lower().replace(" ", "")
    )


@pytest.mark.parametrize("word", ["café", "Erdoğan", "Çelik", "naïve", "Ñandú", "Đỗ"[1:]])
def test_accents_are_no_hindrance(vocabulary, word):
    for form in ("NFC", "NFD"):
        found = tokens(new_tokenizer(vocabulary), unicodedata.normalize(form, word))
        assert "[UNK]" not in found


def test_indonesian_words_are_whole(vocabulary):
    tokenizer = new_tokenizer(vocabulary)
    assert tokens(tokenizer, "Kucing besar di pasar") == ["kucing", "besar", "di", "pasar"]


def test_the_committed_vocabulary_spells_every_word_too():
    from tokenizers import Tokenizer

    from rag.reader.reader import COMMITTED

    tokenizer = Tokenizer.from_file(str(COMMITTED / "tokenizer.json"))
    known = tokenizer.get_vocab()
    assert tokenizer.get_vocab_size() <= 36_000
    assert sorted(known.values()) == list(range(tokenizer.get_vocab_size()))
    assert all(c in known and f"##{c}" in known for c in CHARACTERS)
    assert all(mark in known for mark in string.punctuation)
    assert tokens(tokenizer, "Xqzwvk 8 zzyzx9") and "[UNK]" not in tokens(
        tokenizer, "Xqzwvk zzyzx9"
    )


def vectors_of(vocabulary, old, meanings, english=(), indonesian=()):
    old_vectors = np.random.default_rng(1).normal(size=(len(ENGLISH_PIECES), 6)).astype(np.float32)
    translations = Translations(to_english=meanings, to_indonesian={})
    counts = dict(english), dict(indonesian)
    made = first_vectors(vocabulary, old, old_vectors, translations, counts)
    assert made.shape == (len(vocabulary), 6)
    assert np.isfinite(made).all()

    def of_old(*pieces):
        return old_vectors[[ENGLISH_PIECES.index(piece) for piece in pieces]]

    return dict(zip(vocabulary, made, strict=True)), of_old


def test_a_translated_word_begins_as_the_mean_of_its_translations(vocabulary, old):
    meanings = {"kucing": (("cat", 0.6), ("cats", 0.2)), "pasar": (("market", 0.9),)}
    indonesian = {"kucing": 100, "pasar": 100}
    made, of_old = vectors_of(vocabulary, old, meanings, indonesian=indonesian)
    cat, cats = of_old("cat")[0], of_old("cat", "##s").mean(axis=0)
    assert made["kucing"] == pytest.approx(0.75 * cat + 0.25 * cats, abs=1e-6)
    assert made["pasar"] == pytest.approx(of_old("market")[0], abs=1e-6)


def test_an_old_piece_keeps_its_vector(vocabulary, old):
    made, of_old = vectors_of(vocabulary, old, {})
    for piece in ("[CLS]", "[UNK]", "the", "cat", "##ing", "a", "##a", "."):
        assert made[piece] == pytest.approx(of_old(piece)[0])


def test_a_word_without_translation_begins_as_it_is_spelled(vocabulary, old):
    made, of_old = vectors_of(vocabulary, old, {})
    spelled = tokens(old, "besar")
    assert made["besar"] == pytest.approx(of_old(*spelled).mean(axis=0), abs=1e-6)


@pytest.mark.parametrize(
    ("english", "indonesian", "ours"),
    [
        (0, 1, True),
        (10, 10 * OURS + 1, True),
        (10, 10 * OURS, False),
        (10, 10, False),
        (0, 0, False),
    ],
)
def test_a_word_of_both_languages_is_that_of_the_one_that_has_it(
    vocabulary, old, english, indonesian, ours
):
    made, of_old = vectors_of(
        vocabulary, old, {"pan": (("big", 1.0),)}, {"pan": english}, {"pan": indonesian}
    )
    assert made["pan"] == pytest.approx(of_old("big" if ours else "pan")[0])


def test_words_are_counted_in_a_million(old):
    assert count_words(["The cat, the CAT", "café"], old) == {
        "the": 333333, "cat": 333333, ",": 166667, "cafe": 166667,
    }  # fmt: skip
    assert count_words([], old) == {}
