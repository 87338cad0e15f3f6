"""A question's terms: forms and weights, names, numbers, typing errors, and the expression."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index import Index
from index.archive import Archive
from index.article import RawArticle
from index.lexicon import Lexicon
from index.query import (
    CORRECTED,
    MOST_CORRECTED,
    NEAR_ENOUGH,
    content_words,
    is_foreign,
    phrases_expression,
    read_query,
    word_forms,
)
from index.typos import TypoFinder
from index.words import find_words

TEXTS = (
    "Kim Jong Un berjanji memberikan dukungan tanpa syarat kepada Rusia dalam surat itu.",
    "Korea Utara menguji rudal balistik pada 12/9 di lepas pantai timur, kata militer.",
    "Korut menembakkan dua rudal lagi pada hari Selasa, kata militer Korsel.",
    "Gempa berkekuatan 5,4 mengguncang Lombok pada 12 Oktober pagi, kata BMKG.",
    "Pemerintah Jepang menaikkan pajak konsumsi menjadi 10% mulai bulan depan.",
    "KTT G20 di Bali dihadiri oleh para pemimpin dunia dan delegasi mereka.",
    "Taliban menguasai ibu kota Afghanistan setelah presiden melarikan diri.",
    "Al-Qur'an kuno itu disimpan di museum kota sejak abad ke-9, kata pengelola.",
)
PROMISE, TEST, LAUNCH, QUAKE, TAX, SUMMIT, TALIBAN, BOOK = range(1, 9)


@pytest.fixture(scope="module")
def lexicon():
    return Lexicon()


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    home = tmp_path_factory.mktemp("query")
    with Index.open(home) as index:
        index.add_passages(RawArticle(str(n), "", text) for n, text in enumerate(TEXTS, 1))
    archive = Archive(home / "archive.db")
    yield archive
    archive.close()


@pytest.fixture(scope="module")
def read(archive, lexicon, tmp_path_factory):
    """Reads a question to the articles, which are Indonesian."""
    typos = TypoFinder(archive, tmp_path_factory.mktemp("words") / "words", lexicon)

    def read(text, language="id"):
        foreign = language != "id"
        return read_query(text, language, foreign, archive, lexicon, typos)

    return read


@pytest.fixture
def find(archive, read):
    """Numbers of the passages that a question's expression finds, and those of each term."""

    def find(text, language="id"):
        expression = read(text, language).expression
        return {n for n, _ in archive.full_text.match(expression, 50)} if expression else set()

    return find


def terms(query):
    return {term.word: dict(term.forms) for term in query.terms}


def test_a_term_has_the_forms_that_the_collection_knows(read):
    query = read("Kapan Korut menguji rudal dan kucing?")
    assert list(terms(query)) == ["korut", "menguji", "rudal"]
    assert terms(query)["rudal"] == {"rudal": 1.0}
    assert terms(query)["menguji"].keys() >= {"menguji", "uji"}
    assert set(terms(query)["menguji"].values()) == {1.0}
    assert query.text == "Kapan Korut menguji rudal dan kucing?"


def test_a_term_knows_how_many_passages_hold_it(read):
    [rudal] = read("rudal").terms
    assert rudal.passages == 2.0


def test_nothing_known_asks_nothing(read):
    for text in ("", "???", "zebra xqzt"):
        assert (read(text).terms, read(text).expression) == ((), "")


def test_function_words_are_asked_for_only_where_there_is_nothing_else():
    assert [w.folded for w in content_words(find_words("Kapan Korut menguji?"), "id")] == [
        "korut",
        "menguji",
    ]
    assert [w.folded for w in content_words(find_words("siapa dia?"), "id")] == ["siapa", "dia"]


@pytest.mark.parametrize(
    ("language", "languages", "foreign"),
    [
        ("en", {"id": 5}, True),
        ("id", {"id": 5}, False),
        ("id", {"id": 9, "en": 1}, False),
        ("id", {"id": 8, "en": 2}, True),
        ("en", {"id": 1, "en": 9, "und": 5}, False),
        ("und", {"id": 5, "en": 5}, False),
        ("en", {}, False),
    ],
)
def test_articles_of_another_language(language, languages, foreign):
    assert is_foreign(language, languages) is foreign


def test_near_words_weigh_the_square_of_their_cosine(lexicon):
    near = dict(lexicon.nearest(["support"], 5)[0])
    forms = word_forms(["support"], True, lexicon)["support"]
    assert forms["support"] == 1.0
    assert near["dukungan"] >= NEAR_ENOUGH
    assert forms["dukungan"] == pytest.approx(near["dukungan"] ** 2)
    assert not any(near[word] < NEAR_ENOUGH for word in near if word in forms)
    assert word_forms(["support"], False, lexicon) == {"support": {"support": 1.0}}


@pytest.mark.parametrize(
    ("question", "passage"),
    [
        ("when did he pledge unconditional support?", PROMISE),
        ("which letter was it?", PROMISE),
        ("what did the earthquake shake?", QUAKE),
        ("who raised the consumption tax?", TAX),
        ("which leaders of the world came?", SUMMIT),
    ],
)
def test_an_english_question_finds_indonesian_words(find, question, passage):
    assert passage in find(question, "en")


def test_an_indonesian_question_finds_the_stems_of_english_words(lexicon):
    forms = word_forms(["surat"], True, lexicon)["surat"]
    assert {"letters", "letter"} & forms.keys()
    assert "missil" in word_forms(["rudal"], True, lexicon)["rudal"]


@pytest.mark.parametrize(
    ("name", "language"),
    [("Korut", "id"), ("Korea Utara", "id"), ("North Korea", "en"), ("DPRK", "en")],
)
def test_a_name_is_found_in_all_its_spellings(read, find, name, language):
    assert {TEST, LAUNCH} <= find(name, language)
    for forms in terms(read(name, language)).values():
        others = {"korut", "korea utara"} - {name.casefold()}
        assert {forms.get(form) for form in others} == {1.0}
    assert LAUNCH not in find("pulau utara")


def test_other_spellings_are_found_by_their_stems(find):
    assert find("Afganistan") == {TALIBAN}


@pytest.mark.parametrize("name", ["Quran", "Al Quran", "AlQuran", "Qur'an"])
def test_words_that_others_write_with_an_apostrophe(find, name):
    assert BOOK in find(name)


@pytest.mark.parametrize("text", ["KTT G20", "g20", "hasil G20?"])
def test_letters_and_digits_without_a_gap_are_one_word(find, text):
    assert find(text) == {SUMMIT}


@pytest.mark.parametrize(
    ("text", "passages"),
    [
        ("12/9", {TEST, QUAKE, BOOK}),
        ("12-10", {TEST, QUAKE, TAX}),
        ("5.4", {QUAKE}),
        ("10%", {TAX}),
        ("10 persen", {TAX}),
        ("2/12/1999", {TEST, QUAKE}),
    ],
)
def test_numbers_are_found_by_their_parts(find, text, passages):
    assert find(text) == passages


def test_a_number_with_marks_is_a_phrase_and_its_parts_are_terms(read):
    assert terms(read("12/9")) == {"12/9": {"12/9": 1.0}, "12": {"12": 1.0}, "9": {"9": 1.0}}


@pytest.mark.parametrize(
    ("typed", "language", "mended", "passage"),
    [
        ("kapan pemerinth naikkan?", "id", "kapan pemerintah naikkan?", TAX),
        ("rudla Korut", "id", "rudal Korut", TEST),
        ("Siapa di AFGANISTN?", "id", None, TALIBAN),
        ("when was the uncondtional promise", "en", "when was the unconditional promise", PROMISE),
        ("Earthqake!", "en", "earthquake!", QUAKE),
        ("who runs Afghansitan now", "en", "who runs afghanistan now", TALIBAN),
        ("the Talibn", "en", "the taliban", TALIBAN),
    ],
)
def test_typing_errors_are_mended(read, find, typed, language, mended, passage):
    assert passage in find(typed, language)
    assert mended is None or read(typed, language).text == mended


def test_a_corrected_word_weighs_less_in_all_its_forms(read):
    well = terms(read("a missile from Japan", "en"))
    typed = terms(read("a misslie from Japan", "en"))
    assert typed.pop("missile") == pytest.approx(
        {form: CORRECTED * weight for form, weight in well.pop("missile").items()}
    )
    assert typed == well
    both = read("rudal atau rudla")  # the word itself was typed as well
    assert terms(both) == {"rudal": {"rudal": 1.0}}
    assert both.text == "rudal atau rudal"


@pytest.mark.parametrize(
    ("text", "language"),
    [("kucing dan jerapah", "id"), ("giraffe meetings", "en"), ("xqzt", "id"), ("gm", "en")],
)
def test_what_is_spelt_well_or_looks_like_nothing_is_left_alone(read, text, language):
    assert read(text, language).text == text


def test_only_so_many_words_of_a_question_are_corrected(read, lexicon):
    unknown = " ".join(f"xqz{letter}jvw" for letter in "bcdfghjklmnp"[: MOST_CORRECTED - 1])
    assert read(f"{unknown} rudla", "en").text == f"{unknown} rudal"
    assert read(f"{unknown} xqzqjvw rudla", "en").text == f"{unknown} xqzqjvw rudla"
    known = "giraffe zebra banana piano guitar violin tomato onion garlic pepper cheese butter"
    assert len(known.split()) == MOST_CORRECTED and all(map(lexicon.knows, known.split()))
    assert read(f"{known} rudla", "en").text == f"{known} rudal"


def test_common_forms_are_left_out_of_the_expression_once_there_are_enough(read, monkeypatch):
    assert '"rudal"' in read("rudal Lombok").expression
    monkeypatch.setattr("index.query.ENOUGH_MATCHES", 1)
    query = read("rudal Lombok")
    assert '"lombok"' in query.expression
    assert "rudal" not in query.expression
    assert "rudal" in terms(query)  # it counts in what is found
    assert '"rudal"' in read("rudal militer").expression  # there is nothing better


@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    text=st.text(max_size=40)
    | st.text(alphabet="\"'*^:(){}+-,./%&|~<>\\;AORNDT rudal12½²①ﬁͺﷺ०\x00\ud800", max_size=40),
    language=st.sampled_from(["id", "en", "und"]),
)
def test_no_text_makes_the_full_text_index_raise(archive, read, text, language):
    query = read(text, language)
    if query.expression:
        archive.full_text.match(query.expression, 5)
        archive.full_text.holding(query.expression, [1, 2])
    archive.full_text.match(phrases_expression([text, '"', "rudal"]), 5)
    assert all(0.0 < weight <= 1.0 for term in query.terms for weight in term.forms.values())


def test_a_question_of_very_many_different_words(archive, read):
    words = [f"{a}{b}{c}" for a in "bcdfghjkl" for b in "aeiou" for c in "bcdfghjklmnpqrstvwyz"]
    text = " ".join(f"{word}{other}" for word in words for other in ("an", "dal", "ku", "si"))
    query = read(f"{text} rudal")
    assert "rudal" in terms(query)
    archive.full_text.match(query.expression, 5)


@pytest.mark.parametrize(
    ("phrases", "passages"),
    [
        (["dukungan tanpa syarat"], {PROMISE}),
        (["Dukungan  TANPA, syarat"], {PROMISE}),
        (["tanpa dukungan"], set()),
        (["tanpa dukungan", "kata militer"], {TEST, LAUNCH}),
        (["dukungan tanpa ſyarat"], {PROMISE}),
        (["12/9"], {TEST}),
        (["10%"], {TAX}),
    ],
)
def test_phrases_are_found_word_for_word(archive, phrases, passages):
    found = archive.full_text.match(phrases_expression(phrases), 50)
    assert {number for number, _ in found} == passages
    assert set(archive.full_text.holding(phrases_expression(phrases), range(1, 9))) == passages
    assert archive.full_text.holding(phrases_expression(phrases), []) == []
