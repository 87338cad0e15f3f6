"""Search: the right passage for a question in either language, and never an error."""

from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index import Index
from index.article import RawArticle
from index.errors import UsageError
from index.filters import Filter

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
    | st.text(alphabet="\"'*^:(){}+-,.AND OR NOT NEAR kim1'’%\ud800", max_size=40)
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


# -- what a question says besides its words, and the parts that search is made of -------------

FLOOD = "Banjir merendam ratusan rumah di Demak sejak Minggu malam, kata kepala desa."
DATED = {  # outlet, day, text
    "kompas": ("Kompas.com", "2024-03-05", f"{FLOOD} Warga mengungsi ke balai desa."),
    "tempo": ("tempo.co", "2024-05-20", f"{FLOOD} Sekolah diliburkan sampai Kamis."),
    "detik": ("detikcom", "2025-03-09", f"{FLOOD} Bantuan tiba pada siang hari."),
    "old": ("Antara", "2019-03-11", f"{FLOOD} Gubernur akan meninjau lokasi."),
    "korea": ("Antara", "2024-06-01", "Korea Utara menembakkan rudal ke laut timur, kata militer."),
    "price": ("Antara", "2024-06-02", "Harga cabai rawit di pasar induk naik dua kali lipat."),
    "first": (
        "Antara",
        "2024-06-03",
        "Ia berjanji akan bekerja keras untuk rakyat kecil, katanya.",
    ),
    "words": (
        "Antara",
        "2024-06-04",
        "Rakyat kecil bekerja keras, ia berjanji, untuk akan katanya.",
    ),
}


@pytest.fixture(scope="module")
def dated_home(tmp_path_factory):
    home = tmp_path_factory.mktemp("dated")
    with Index.open(home) as index:
        index.add_passages(
            RawArticle(name, "", text, {"outlet": outlet, "published": day})
            for name, (outlet, day, text) in DATED.items()
        )
    return home


@pytest.fixture(scope="module")
def dated(dated_home):
    with Index.open(dated_home) as index:
        yield index


def names(hits):
    return [hit.passage.article.id for hit in hits]


def test_a_quoted_phrase_is_found_word_for_word(dated):
    for name in ("first", "words"):
        words = {
            "first": "akan bekerja keras untuk rakyat kecil",
            "words": "ia berjanji, untuk akan",
        }
        assert names(dated.search(f'siapa bilang "{words[name]}" soal banjir Demak?', 8))[0] == name
    hits = dated.search('"harga cabai" banjir Demak rumah warga kepala desa', 8)
    assert names(hits)[0] == "price"
    assert hits[0].score > hits[1].score + 50


@pytest.mark.parametrize(
    ("question", "article"),
    [
        ("menurut Kompas, di mana banjir merendam rumah?", "kompas"),
        ("di mana banjir merendam rumah menurut Tempo?", "tempo"),
        ("what does detik say about the flood?", "detik"),
        ("banjir Demak bulan Mei 2024", "tempo"),
        ("flood in Demak in March 2025", "detik"),
        ("banjir Demak Maret 2024", "kompas"),
    ],
)
def test_a_named_outlet_or_month_prefers_its_articles(dated, question, article):
    hits = dated.search(question, 8, today=date(2026, 1, 14))
    assert names(hits)[0] == article
    assert len(hits) == len(DATED)  # and excludes none


@pytest.mark.parametrize(
    ("today", "article"), [(date(2026, 1, 14), "detik"), (date(2020, 1, 14), "old")]
)
def test_last_year_counts_from_today(dated, today, article):
    for question in ("banjir di Demak tahun lalu", "flood in Demak last year"):
        assert names(dated.search(question, 3, today=today))[0] == article


def test_only_excludes_what_is_not_wanted(dated):
    only = Filter(outlets=("Antara",))
    hits = dated.search("banjir Demak menurut Kompas", 8, only=only)
    assert set(names(hits)) == {"old", "korea", "price", "first", "words"}
    assert names(hits)[0] == "old"
    march = Filter(since=date(2024, 3, 1), until=date(2024, 3, 31))
    for arms in (("lexical",), ("dense",), ("lexical", "dense")):
        assert names(dated.search("banjir Demak", 8, arms, march)) == ["kompas"]
    assert dated.search("banjir Demak", 8, only=Filter(outlets=("Suara.com",))) == ()


def test_each_arm_alone(dated):
    lexical = dated.search("rudal ke laut", 8, ("lexical",))
    assert names(lexical) == ["korea"]
    assert [dict(hit.ranks) for hit in lexical] == [{"lexical": 1}]
    dense = dated.search("rudal ke laut", 8, ("dense",))
    assert (len(dense), names(dense)[0]) == (len(DATED), "korea")
    assert [dict(hit.ranks) for hit in dense] == [{"dense": n} for n in range(1, len(DATED) + 1)]


@pytest.mark.parametrize(
    "question",
    [
        "Korut",
        "apa yang dilakukan Korut?",
        "what did the DPRK do?",
        "North Korea",
        "Koera Utara",
        "rudla",
        "misslie launch",
    ],
)
def test_other_spellings_and_typing_errors_find_the_article(dated, question):
    best = dated.search(question, 3)[0]
    assert best.passage.article.id == "korea"
    assert best.ranks["lexical"] == 1


def test_a_name_of_several_words_counts_in_the_order(dated):
    hits = dated.search("Korut banjir", 8, ("lexical",))
    assert names(hits)[0] == "korea"  # one article names it, four the flood
    assert len(hits) == 5


def test_what_near_duplicates_say_alike_is_one_hit(tmp_path):
    body = (Path(__file__).parents[2] / "seeds").glob("000_*")
    story = next(body).read_text(encoding="utf-8-sig")
    news = tmp_path / "news"
    news.mkdir()
    (news / "a.txt").write_text(story, encoding="utf-8")
    (news / "b.txt").write_text(story + "\n\nLaporan ini disiarkan kembali.", encoding="utf-8")
    with Index.open(tmp_path / "home") as index:
        index.sync([news])
        assert index.count_articles() == 2
        hits = index.search("Kapan Kim berjanji mendukung tanpa syarat?", 5)
    texts = [hit.passage.text for hit in hits]
    assert len(set(texts)) == len(texts)
    best = hits[0]
    [other] = best.also
    assert {Path(best.passage.article.path).name, Path(other.path).name} == {"a.txt", "b.txt"}


REPORT = (
    "Banjir merendam ratusan rumah di Demak sejak Senin malam setelah tanggul sungai jebol. "
    "Warga mengungsi ke balai desa dan kantor kecamatan sambil menunggu bantuan makanan. "
    "Bupati mengatakan perbaikan tanggul dimulai besok dengan alat berat dari provinsi. "
    "Petugas membagikan selimut, air bersih dan obat kepada keluarga yang mengungsi di sana. "
    "Sekolah diliburkan sampai air surut, dan jalan menuju kota dialihkan lewat jalur utara. "
    "Listrik di sebagian desa masih padam karena gardu ikut terendam air setinggi satu meter. "
    "Badan cuaca memperkirakan hujan masih turun beberapa hari lagi di kawasan pesisir itu. "
)


def test_copies_leave_room_for_other_sources(tmp_path):
    texts = {f"copy{n}": f"{REPORT}Laporan koresponden {chr(97 + n % 26)}." for n in range(40)}
    texts |= {
        f"other{n}": f"Banjir di desa nomor {n} merendam sawah, rumah aman." for n in range(20)
    }
    with Index.open(tmp_path / "home") as index:
        index.add_passages(RawArticle(name, "", text) for name, text in texts.items())
        for k in (1, 5, 12, 20):
            hits = index.search("banjir merendam rumah di Demak", k)
            assert len(hits) == k
        assert sum(name.startswith("copy") for name in names(hits)) == 1
        [copy] = [hit for hit in hits if hit.also]
        assert len(copy.also) >= 30


def test_what_only_one_copy_says_is_not_hidden(tmp_path):
    texts = {n: f"{REPORT}Korban meninggal bernama {n}." for n in ("Budi Santoso", "Slamet Riyadi")}
    with Index.open(tmp_path / "home") as index:
        index.add_passages(RawArticle(name, "", text) for name, text in texts.items())
        assert index.status().sources == 1
        assert set(names(index.search("Siapa korban meninggal?", 5))) == set(texts)


def test_more_hits_than_an_arm_has_candidates(tmp_path):
    with Index.open(tmp_path / "home") as index:
        index.add_passages(
            RawArticle(str(n), "", f"Kereta ke kota nomor {n} terlambat.") for n in range(400)
        )
        assert len(index.search("Kereta mana yang terlambat?", 300)) == 300
        for k in (0, -1):
            with pytest.raises(UsageError, match=f"k is {k}"):
                index.search("kereta", k)


def test_word_pieces_of_another_model_are_made_anew(tmp_path, monkeypatch):
    with Index.open(tmp_path / "home") as index:
        index.add_passages([RawArticle("a", "", REPORT), RawArticle("b", "", "Gempa di Lombok.")])
        before = [hit.score for hit in index.search("banjir di Demak", 2)]
    with monkeypatch.context() as patch:  # as a Kutip with another model would find it
        patch.setattr("index.lexicon.model_digest", lambda: "another")
        with Index.open(tmp_path / "home") as index:
            without = [hit.score for hit in index.search("banjir di Demak", 2)]
            index.refresh()
            assert [hit.score for hit in index.search("banjir di Demak", 2)] == before
    assert without != before  # it answers all the same


class Backwards:
    """A reranker that prefers what search ranked last."""

    name = "backwards"

    def __init__(self):
        self.read = []

    def score(self, query, texts):
        self.read.append((query, list(texts)))
        return np.arange(len(texts), dtype=np.float32)


@pytest.fixture
def backwards(monkeypatch):
    reranker = Backwards()
    monkeypatch.setattr("index.collection.make_reranker", lambda name: reranker if name else None)
    return reranker


def test_the_reranker_decides_the_order(dated, dated_home, backwards):
    question = "banjir Demak menurut Kompas"
    first = dated.search(question, 8)
    with Index.open(dated_home, reranker="backwards") as index:
        again = index.search(question, 8)
        assert index.search(question, 2) == again[:2]
    assert names(again) == names(first)[::-1]
    assert [hit.score for hit in again] == [7.0, 6.0, 5.0, 4.0, 3.0, 2.0, 1.0, 0.0]
    assert backwards.read[0] == (question, [hit.passage.text for hit in first])


def test_hits_that_the_reranker_does_not_read_follow(dated, dated_home, backwards, monkeypatch):
    monkeypatch.setattr("index.search.READ_AGAIN", 3)
    first = dated.search("banjir Demak", 8)
    with Index.open(dated_home, reranker="backwards") as index:
        again = index.search("banjir Demak", 8)
    assert names(again) == [*names(first[:3])[::-1], *names(first[3:])]
    scores = [hit.score for hit in again]
    assert scores == sorted(scores, reverse=True)
    assert len(backwards.read[0][1]) == 3
