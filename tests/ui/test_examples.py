"""Example questions suit the collection that is open."""

from index.article import Article
from ui.examples import EXAMPLES, examples


def article(title, language="id"):
    return Article("a", title, None, None, language, None, "a.txt")


def test_examples_about_people_in_the_headlines_are_offered():
    assert examples([article("Kim Jong-un Dukung Putin")]) == list(EXAMPLES)


def test_other_collections_get_questions_about_their_headlines():
    found = examples([article("Pasar Dibuka"), article(None), article("Market Opens", "en")])
    assert found == [
        "Apa isi berita “Pasar Dibuka”?",
        "What does the article “Market Opens” say?",
    ]


def test_a_collection_without_headlines_has_no_examples():
    assert examples([article(None)]) == []
