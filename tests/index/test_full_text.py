"""What the full-text index holds of passages."""

import pytest

from index.archive import Archive
from index.article import RawArticle
from index.embedder import StaticEmbedder
from index.entries import store_passages
from index.full_text import PassageWords
from index.lexicon import Lexicon

TEXTS = {
    "a": "Korut menembakkan rudal ke laut timur kemarin pagi.",
    "b": "Harga beras naik di pasar itu.",
    "c": "Rudal itu jatuh di Laut Jepang, kata Korea Utara.",
}


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    archive = Archive(tmp_path_factory.mktemp("full-text") / "archive.db")
    articles = [RawArticle(name, "", text, {"title": "Uji coba"}) for name, text in TEXTS.items()]
    store_passages(archive, StaticEmbedder(), Lexicon(), articles, lambda _: None)
    yield archive
    archive.close()


def test_which_of_some_passages_fulfil_an_expression(archive):
    assert sorted(archive.full_text.holding("rudal", [1, 2, 3])) == [1, 3]
    assert archive.full_text.holding("rudal", [2, 3, 99]) == [3]
    assert archive.full_text.holding('words : "laut jepang"', [1, 2, 3]) == [3]
    assert archive.full_text.holding("rudal", []) == []


def test_the_words_of_passages(archive):
    words = archive.full_text.words([2, 99], stems_only=False)
    assert words == {
        2: PassageWords(
            "harga beras naik di pasar itu", "harga beras naik di pasar itu", "uji coba uji coba"
        )
    }
    [stems] = archive.full_text.words([1], stems_only=True).values()
    assert stems.words == ""
    assert "tembak" in stems.stems.split()
    assert archive.full_text.words([], stems_only=False) == {}


def test_the_mean_length_is_that_of_the_stems(archive, monkeypatch):
    stems = archive.full_text.words([1, 2, 3], stems_only=True).values()
    lengths = [len(passage.stems.split()) for passage in stems]
    assert archive.full_text.mean_length() == pytest.approx(sum(lengths) / 3)
    monkeypatch.setattr("index.full_text.LENGTH_SAMPLE", 1)
    assert archive.full_text.mean_length() == lengths[2]  # of a sample: every third


def test_the_mean_length_of_nothing(tmp_path):
    archive = Archive(tmp_path / "archive.db")
    assert archive.full_text.mean_length() == 0.0
    archive.close()


def test_frequencies_of_more_words_than_a_statement_may_have_parameters(archive):
    many = [f"w{number}" for number in range(40_000)]
    assert archive.full_text.frequencies([*many, "rudal", "beras"]) == {"rudal": 2, "beras": 1}
