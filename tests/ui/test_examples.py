"""Example questions suit the collection that is open."""

from index.article import Article
from ui.examples import examples


def article(title, language="id"):
    return Article("a", title, None, None, language, None, "a.txt")


def test_the_questions_given_are_offered():
    given = ["Kapan?", "Who?", "Di mana?", "Why?", "Berapa?"]
    assert examples([article("Pasar Dibuka")], given) == given[:4]


def test_else_the_headlines_make_the_questions():
    found = examples([article("Pasar Dibuka"), article(None), article("Market Opens", "en")])
    assert found == [
        "Apa isi berita “Pasar Dibuka”?",
        "What does the article “Market Opens” say?",
    ]


def test_a_collection_without_headlines_has_no_examples():
    assert examples([article(None)]) == []
