"""Of near-duplicate articles, what they say alike is found once; what only one says stays."""

import time

import pytest

from index.archive import Archive
from index.article import Hit, RawArticle
from index.embedder import StaticEmbedder
from index.entries import store
from index.lexicon import Lexicon
from index.prepare import prepare
from index.sources import one_a_source

SHARED = (
    "Kepala desa mengatakan banjir merendam 412 rumah di tiga kecamatan sejak Minggu malam setelah "
    "tanggul sungai jebol. Sebanyak 1.250 warga mengungsi ke gedung sekolah dan balai desa. Dapur "
    "umum didirikan di dua tempat, dan bantuan berupa selimut, air bersih serta makanan bayi sudah "
    "tiba pada Senin siang. Tanggul itu sudah dilaporkan retak pada bulan lalu, tetapi perbaikan "
    "tertunda karena menunggu anggaran dari pemerintah provinsi yang baru cair pekan ini."
)
SECOND = (
    "Gubernur berjanji meninjau lokasi pada Selasa pagi bersama dinas pekerjaan umum. Ia meminta "
    "seluruh kepala desa di sepanjang sungai memeriksa tanggul masing-masing dan melaporkan yang "
    "rusak. Badan meteorologi memperkirakan hujan lebat masih akan turun hingga akhir pekan, "
    "sehingga warga diimbau tetap waspada dan tidak kembali ke rumah sebelum air benar surut. "
    "Sekolah diliburkan sampai Kamis, sedangkan pasar dan kantor tetap buka seperti biasa."
)
ONLY_HERE = "Seorang nelayan, Budi Santoso, menyelamatkan enam tetangganya dengan perahu kecilnya."
ELSEWHERE = (
    "Presiden meresmikan bendungan baru di hulu sungai pada hari Jumat di depan para petani."
)
TEXTS = {
    "a": f"Tanggul jebol\n\n{SHARED}\n\n{SECOND}",
    "b": f"Banjir besar\n\n{SHARED}\n\n{SECOND}\n\n{ONLY_HERE}",
    "c": f"Ribuan mengungsi\n\n{SHARED.replace('1.250', '1.520')}\n\n{SECOND}",
    "d": f"Bendungan baru\n\n{ELSEWHERE}",
}


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    archive = Archive(tmp_path_factory.mktemp("sources") / "archive.db")
    articles = [(name, RawArticle(name, f"/{name}", text)) for name, text in TEXTS.items()]
    store(archive, StaticEmbedder(), Lexicon(), [(name, prepare(raw)) for name, raw in articles])
    yield archive
    archive.close()


def hits(archive, *wanted):
    """Hits on the passages that hold some words: (article, words) of each, best first."""
    found = archive.passages(range(1, 1 + archive.count("passages"))).values()
    chosen = [
        next(p for p in found if p.article.id == article and words in p.text)
        for article, words in wanted
    ]
    return [Hit(passage, 1 / rank, {"dense": rank}) for rank, passage in enumerate(chosen, 1)]


def brief(hits):
    """Article of each hit, with the other articles it stands for."""
    return [(hit.passage.article.id, [article.id for article in hit.also]) for hit in hits]


def test_the_three_copies_are_one_group(archive):
    assert archive.groups([*TEXTS, "gone"]) == {"a": "a", "b": "a", "c": "a", "d": "d"}
    assert archive.count_sources() == 2


def test_what_a_higher_hit_of_another_copy_says_is_left_out(archive):
    found = hits(archive, ("b", "412 rumah"), ("d", "bendungan"), ("a", "412 rumah"))
    kept = one_a_source(found, archive)
    assert brief(kept) == [("b", ["a"]), ("d", [])]
    assert kept[0].also == (archive.article("a"),)
    assert [(hit.passage, hit.score, hit.ranks) for hit in kept] == [
        (hit.passage, hit.score, hit.ranks) for hit in found[:2]
    ]


def test_other_passages_of_the_same_article_stay(archive):
    found = hits(archive, ("a", "412 rumah"), ("a", "Gubernur"), ("a", "412 rumah"))
    assert one_a_source(found, archive) == tuple(found)


def test_another_number_is_news(archive):
    found = hits(archive, ("a", "1.250"), ("c", "1.520"), ("b", "1.250"))
    assert brief(one_a_source(found, archive)) == [("a", ["b"]), ("c", [])]


def test_what_only_one_copy_has_stays(archive):
    found = hits(archive, ("a", "412 rumah"), ("b", "nelayan"), ("d", "bendungan"))
    assert one_a_source(found, archive) == tuple(found)


def test_nothing_found_stays_nothing(archive):
    assert one_a_source([], archive) == ()


def test_it_takes_no_time_that_a_user_would_notice(archive):
    found = hits(archive, *[("a", "412 rumah"), ("b", "412 rumah"), ("d", "bendungan")] * 33)
    times = []
    for _ in range(5):
        start = time.perf_counter()
        one_a_source(found, archive)
        times.append(time.perf_counter() - start)
    assert min(times) < 0.02  # all of one story is the worst case
