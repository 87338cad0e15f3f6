"""Typing errors: the word that was meant, and no correction of words that are merely absent."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import Index
from index.archive import Archive
from index.article import RawArticle
from index.embedder import StaticEmbedder
from index.entries import store_passages
from index.lexicon import Lexicon
from index.typos import Correction, TypoFinder, Vocabulary

WORDS = {"pemerintah": 900, "pemerintahan": 60, "banjir": 300, "bandara": 80, "gempa": 120}
VOCABULARY = Vocabulary({**WORDS, "gempar": 9, "dukungan": 70, "tukang": 5, "yang": 1_500}.items())


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("pemerinth", "pemerintah"),
        ("pmeerintah", "pemerintah"),
        ("pemreintha", "pemerintah"),
        ("bnajir", "banjir"),
        ("vanjir", "banjir"),
        ("banjirr", "banjir"),
        ("gemap", "gempa"),
        ("dukugnan", "dukungan"),
    ],
)
def test_the_word_that_was_meant_is_first(typed, meant):
    assert VOCABULARY.corrections(typed)[0].word == meant


@pytest.mark.parametrize("typed", ["bnajri", "gem", "17juta", "", "x" * 40, "kucing", "banjir"])
def test_too_far_too_short_no_word_or_right_already(typed):
    assert "banjir" not in {fix.word for fix in VOCABULARY.corrections(typed)}


def test_errors_and_passages_are_told():
    assert VOCABULARY.corrections("gempha") == (Correction("gempa", 1, 120),)


def test_a_rare_word_two_errors_away_is_another_name():
    names = Vocabulary([("ratnawati", 2), ("fatmawati", 40), ("yang", 9_000)])
    assert names.corrections("rahmawati") == ()
    assert [fix.word for fix in names.corrections("fatmawwatti")] == ["fatmawati"]
    few = Vocabulary([("ratnawati", 2), ("yang", 40)])  # in a small collection all are rare
    assert [fix.word for fix in few.corrections("ratnawwatti")] == ["ratnawati"]


@given(
    st.dictionaries(st.text(min_size=1, max_size=9), st.integers(1, 10**6), max_size=20),
    st.text(max_size=12),
)
def test_no_word_raises_and_the_rules_hold(counts, typed):
    found = Vocabulary(counts.items()).corrections(typed)
    assert len(found) <= 3
    for fix in found:
        assert counts[fix.word] == fix.passages
        assert 1 <= fix.errors <= (1 if len(typed) < 7 else 2)


@given(st.sampled_from(sorted(WORDS)), st.data())
def test_a_swap_of_neighbours_is_one_error(word, data):
    place = data.draw(st.integers(0, len(word) - 2))
    swapped = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    if swapped != word:
        assert Correction(word, 1, WORDS[word]) in VOCABULARY.corrections(swapped)


@pytest.fixture(scope="module")
def lexicon():
    return Lexicon()


@pytest.fixture
def archive(indexed_home):
    archive = Archive(indexed_home / "archive.db")
    yield archive
    archive.close()


def test_in_a_collection_words_of_both_languages_are_left_alone(archive, lexicon, tmp_path):
    finder = TypoFinder(archive, tmp_path / "words", lexicon)
    assert finder.corrections("vladivsotok")[0].word == "vladivostok"
    assert finder.corrections("giraffe") == finder.corrections("kucing") == ()
    assert finder.corrections("meetings") == ()  # its stem is known


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("uncondtional", "unconditional"),
        ("goverment", "government"),
        ("vladivsotok", "vladivostok"),
        ("supporrt", "support"),
    ],
)
def test_in_a_foreign_question_words_of_its_language_are_meant_too(
    archive, lexicon, tmp_path, typed, meant
):
    finder = TypoFinder(archive, tmp_path / "words", lexicon)
    assert finder.corrections(typed, foreign=True)[0].word == meant
    if meant != "vladivostok":
        assert meant not in {fix.word for fix in finder.corrections(typed)}


def test_words_of_the_collection_come_before_those_of_the_lexicon(lexicon, tmp_path):
    archive = Archive(tmp_path / "archive.db")
    article = RawArticle("a", "", "Gubernur Goverman meninjau lokasi banjir di kota itu.")
    store_passages(archive, StaticEmbedder(), lexicon, [article], lambda _: None)
    finder = TypoFinder(archive, tmp_path / "words", lexicon)
    assert finder.corrections("govermant", foreign=True)[0].word == "goverman"  # 1 error, not 2
    assert finder.corrections("governmen", foreign=True)[0].word == "government"
    archive.close()


def test_the_words_are_kept_in_a_file_of_the_archives_state(archive, lexicon, tmp_path):
    file = tmp_path / "words"
    found = TypoFinder(archive, file, lexicon).corrections("vladivsotok")
    kept = file.read_bytes()
    assert list(tmp_path.iterdir()) == [file]

    file.write_bytes(kept.replace(b"vladivostok", b"vladivostoq"))  # shows that it is read
    changed = TypoFinder(archive, file, lexicon).corrections("vladivsotok")
    assert changed[0].word == "vladivostoq"

    for broken in (b"", b"\xff\xfe", kept[: len(kept) // 2], b"0 of another state\nyang\n1"):
        file.write_bytes(broken)
        assert TypoFinder(archive, file, lexicon).corrections("vladivsotok") == found
    file.write_bytes(b"0 of another state\n\n")
    TypoFinder(archive, file, lexicon).prepare()
    assert file.read_bytes() == kept


def test_a_place_that_cannot_be_written_does_without_the_file(archive, lexicon, tmp_path):
    finder = TypoFinder(archive, tmp_path / "missing" / "words", lexicon)
    finder.prepare()
    assert finder.corrections("vladivsotok")[0].word == "vladivostok"


def test_a_new_article_brings_its_words(lexicon, tmp_path):
    news = tmp_path / "news"
    news.mkdir()
    text = "Banjir besar melanda kota itu sejak Senin pagi, kata kepala desa. " * 3
    (news / "a.txt").write_text(text)
    with Index.open(tmp_path / "home") as index:
        index.sync([news])
        archive = Archive(tmp_path / "home" / "archive.db")
        finder = TypoFinder(archive, tmp_path / "words", lexicon)
        assert finder.corrections("zelenksyy") == ()
        (news / "b.txt").write_text(text.replace("kepala desa", "Zelenskyy"))
        index.sync([news])
        assert finder.corrections("zelenksyy") == (Correction("zelenskyy", 1, 1),)
        archive.close()
