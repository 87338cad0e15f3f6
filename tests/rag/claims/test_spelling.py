"""Words that nobody uses are told from those that are."""

import pytest

from index.lexicon import Lexicon
from rag.claims.passage import as_passage
from rag.claims.spelling.collect import collect
from rag.claims.spelling.known import is_known
from rag.claims.spelling.made_up import made_up_word


@pytest.fixture(scope="module")
def lexicon():
    return Lexicon()


def found(lexicon, claim, text="", language="id"):
    return made_up_word(claim, language, [as_passage(text)] if text else [], lexicon)


@pytest.mark.parametrize(
    ("claim", "word"),
    [
        ("Konser itu menampilkan sutradara tengahilan.", "tengahilan"),
        ("Mantan paketakan kepala keamanan tewas ditembak.", "paketakan"),
        ("Pemerintah membatalkansi izin itu.", "membatalkansi"),
    ],
)
def test_a_word_that_nobody_uses(lexicon, claim, word):
    assert found(lexicon, claim) == word


@pytest.mark.parametrize(
    "claim",
    [
        "",
        "Pemerintah membatalkan izinnya.",
        "Siapakah yang membayarnya?",
        "Kim menulis surat kepada Putin pada 8 Januari 2026.",
        "Ibu Zzyrtakan menari-zurikan.",  # a name, and a part of another word
        "Harganya Rp5 juta (xyza).",
    ],
)
def test_words_in_use_names_and_short_ones(lexicon, claim):
    assert found(lexicon, claim) is None


def test_what_the_passage_says_is_a_word(lexicon):
    assert found(lexicon, "Ia memakai zurikan.") == "zurikan"
    assert found(lexicon, "Ia memakai zurikan.", "Kain zurikan mahal.") is None


def test_english_is_not_looked_at(lexicon):
    assert found(lexicon, "He wore a zurikan.", language="en") is None
    assert found(lexicon, "He wore a zurikan.", language="id") is None


def test_a_claim_s_own_language_counts(lexicon):
    """A model may answer an English question in Indonesian."""
    claim = "Kim Jong-un paketakan surat yang dikirimkan oleh Putin."
    assert found(lexicon, claim, language="en") == "paketakan"


def test_words_used_twice_are_collected():
    texts = ["Air laut naik. Air laut naik, kata Budi.", "budi pekerti xy", "Rp5 Budi"]
    assert collect(iter(texts)) == ["laut", "naik"]
    assert is_known("laut") and is_known("lautlah") and not is_known("lautkansi")
