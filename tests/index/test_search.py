"""Search: the right passage for a question in either language, and never an error."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index import Index
from index.article import RawArticle

SEEDS = Path(__file__).parents[2] / "seeds"
REPLY = "surat balasan yang dikirimkan kepada Putin pada Kamis, 08/01/2026"
LAVROV = "Sabtu, 12 Juli 2025"
BIRTHDAY = "hari ulang tahun Kim Jong-un"
RUSSIA_DAY = "dirayakan pada tanggal 12 Juni"
VLADIVOSTOK = "pertemuan 2019 di Vladivostok"
FOOD = "bantuan pangan dan energi"


@pytest.fixture(scope="module")
def index(indexed_home):
    with Index.open(indexed_home) as index:
        yield index


@pytest.mark.parametrize(
    ("question", "passage", "within"),
    [
        ("Kapan Kim mengirim surat balasan kepada Putin?", REPLY, 5),
        ("When did Kim send the reply letter to Putin in January 2026?", REPLY, 3),
        ("Kapan Kim Jong Un bertemu Lavrov?", LAVROV, 5),
        ("When did Kim meet Foreign Minister Lavrov?", LAVROV, 3),
        ("Kapan ulang tahun Kim Jong Un?", BIRTHDAY, 1),
        ("When is Kim Jong Un's birthday?", BIRTHDAY, 3),
        ("Kapan Hari Nasional Rusia dirayakan?", RUSSIA_DAY, 1),
        ("When is Russia's national day celebrated?", RUSSIA_DAY, 1),
        ("Di mana pertemuan 2019 berlangsung?", VLADIVOSTOK, 1),
        ("In which city did the 2019 meeting take place?", VLADIVOSTOK, 1),
        ("Bantuan apa yang diberikan Rusia kepada Korea Utara?", FOOD, 1),
        ("What food and energy aid did Russia give North Korea?", FOOD, 1),
    ],
)
def test_the_passage_that_answers_is_found(index, question, passage, within):
    texts = [hit.passage.text for hit in index.search(question, within)]
    assert len(texts) == within
    assert any(passage in text for text in texts)


def test_both_promises_of_unconditional_support_are_found(index):
    for question in (
        "when did kim pledge unconditional support?",
        "Kapan Kim berjanji mendukung tanpa syarat?",
    ):
        hits = index.search(question, 10)
        assert {"000_de41344ac641860b.txt", "001_af52723efe8b9ce8.txt"} <= {
            Path(hit.passage.article.path).name for hit in hits
        }


def test_spellings_of_a_name_find_the_same(index):
    first, *others = (
        [hit.passage.id for hit in index.search(f"{name} ulang tahun", 1)]
        for name in ("Kim Jong-un", "Kim Jong Un", "kim jong un", "KIM JONG-UN", "Kim  Jong–Un")
    )
    assert others == [first] * 4


def test_passages_are_verbatim(index):
    for hit in index.search("dukungan tanpa syarat", 100):
        passage = hit.passage
        text = Path(passage.article.path).read_text(encoding="utf-8-sig")
        assert text[passage.start : passage.end] == passage.text == passage.text.strip()
        sentences = index.sentences(passage.article.id)
        assert (sentences[passage.first].start, sentences[passage.last].end) == (
            passage.start,
            passage.end,
        )


def test_hits_are_best_first_with_their_rank_in_each_arm(index):
    total = index.status().passages
    hits = index.search("Kapan Kim berjanji mendukung tanpa syarat?", total + 10)
    scores = [hit.score for hit in hits]
    assert scores == sorted(scores, reverse=True)
    assert len({hit.passage.id for hit in hits}) == len(hits) == total
    assert sorted(hit.ranks["dense"] for hit in hits) == list(range(1, total + 1))
    assert sorted(hit.ranks["lexical"] for hit in hits) == list(range(1, total + 1))
    assert hits[:3] == index.search("Kapan Kim berjanji mendukung tanpa syarat?", 3)


def test_a_rare_word_is_found_by_the_lexical_arm(index):
    best, *others = index.search("Vladivostok", 10)
    assert VLADIVOSTOK in best.passage.text
    assert best.ranks["lexical"] == 1
    assert [list(hit.ranks) for hit in others] == [["dense"]] * 9


@pytest.mark.parametrize("text", ["", " ", "???", "😀", "\x00", '"', "xqzt"])
def test_what_says_nothing_finds_nothing_in_the_lexical_arm(index, text):
    hits = index.search(text, 5)
    assert {arm for hit in hits for arm in hit.ranks} <= {"dense"}
    assert all(hit.score == hit.score for hit in hits)  # no NaN


@pytest.mark.parametrize(
    "text",
    [
        '"Kim" AND (Putin',
        "Kim NOT Putin",
        "NEAR(Kim Putin, 2)",
        "words : Kim",
        "^Kim*",
        "Kim + Putin -",
        "Kim's “surat” ‘balasan’",
        "surat'; DROP TABLE articles; --",
        "{title words}: Kim",
        "OR OR OR",
    ],
)
def test_signs_of_the_query_language_are_words_like_any(index, text):
    assert len(index.search(text, 5)) == 5
    assert index.count_articles() == 5


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    text=st.text(max_size=60)
    | st.text(alphabet="\"'*^:(){}+-,.AND OR NOT NEAR kim1'’%", max_size=40)
)
def test_any_text_may_be_asked(index, text):
    hits = index.search(text, 3)
    assert len(hits) == 3
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_a_very_long_question(index):
    assert len(index.search("Kapan Kim berjanji mendukung tanpa syarat? " * 200, 3)) == 3


def test_an_empty_index_finds_nothing(tmp_path):
    with Index.open(tmp_path / "home") as index:
        for text in ("Kim", "", "???"):
            assert index.search(text, 10) == ()
        assert index.word_shares(["kim"], "en") == {"kim": 0.0}


def test_word_shares(index):
    shares = index.word_shares(["kim", "vladivostok", "birthday", "xqzt"], "en")
    assert shares["xqzt"] == 0.0
    assert shares["vladivostok"] == 1 / index.status().passages
    assert 0.0 < shares["birthday"] < 0.5 < shares["kim"] <= 1.0


def test_texts_that_are_passages_already_are_found_whole(tmp_path):
    long = " ".join(f"Kalimat nomor {n} tentang panen padi di desa." for n in range(40))
    texts = {"satu": long, "dua": "Baca juga: Gempa di Lombok", "tiga": "  \n"}
    with Index.open(tmp_path / "home") as index:
        stored = index.add_passages(RawArticle(k, "pool", v) for k, v in texts.items())
        hits = index.search("panen padi di desa", k=5)
    assert stored == 2
    assert hits[0].passage.text == long
    assert hits[0].passage.article.id == "satu"
