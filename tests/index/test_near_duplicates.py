"""Near-duplicate articles: copies are grouped, other reports of the event are not."""

import itertools
import random
from pathlib import Path

import numpy as np
import pytest

from index import Index
from index.archive import Archive
from index.article import RawArticle
from index.embedder import StaticEmbedder
from index.entries import store
from index.lexicon import Lexicon
from index.near_duplicates import (
    BANDS,
    ROWS,
    band_hashes,
    likely,
    same_story,
    signature,
    story_words,
)
from index.prepare import prepare

SEEDS = Path(__file__).parents[2] / "seeds"
BOILERPLATE = (
    "Dapatkan berita terkini langsung di telepon genggam Anda dengan mengunduh aplikasi kami. "
    "Redaksi menerima hak jawab dan koreksi melalui surat elektronik pada hari kerja."
)
PARAGRAPHS = (
    "Kepala Badan Penanggulangan Bencana Daerah, Siti Rahma, mengatakan banjir merendam 412 rumah "
    "di tiga kecamatan sejak Minggu malam setelah tanggul sungai jebol sepanjang 30 meter.",
    "Sebanyak 1.250 warga mengungsi ke gedung sekolah dan balai desa. Dapur umum didirikan di dua "
    "tempat, dan bantuan berupa selimut, air bersih serta makanan bayi tiba pada Senin siang.",
    "Menurut Siti, tanggul itu sebenarnya sudah dilaporkan retak pada bulan lalu, tetapi perbaikan "
    "tertunda karena menunggu anggaran dari pemerintah provinsi yang baru cair pekan ini.",
    "Gubernur berjanji meninjau lokasi pada Selasa pagi bersama dinas pekerjaan umum. Ia meminta "
    "seluruh kepala desa di sepanjang sungai memeriksa tanggul masing-masing.",
    "Badan Meteorologi memperkirakan hujan lebat masih akan turun hingga akhir pekan, sehingga "
    "warga diimbau tetap waspada dan tidak kembali ke rumah sebelum air benar-benar surut.",
)
OTHER_REPORT = (
    "Jalan nasional yang menghubungkan dua kabupaten ditutup sejak Senin dini hari karena air "
    "setinggi satu meter menggenangi badan jalan. Polisi mengalihkan arus lewat jalur selatan.",
    "Seorang sopir truk, Budi, mengaku sudah tertahan delapan jam bersama muatan sayurnya. Ia "
    "khawatir dagangannya busuk sebelum tiba di pasar induk, karena hanya cabai dan tomat yang ia "
    "bawa kali ini. Pengusaha angkutan meminta pemerintah membuka jalan darurat secepatnya.",
    "Kepala Badan Penanggulangan Bencana Daerah, Siti Rahma, mengatakan banjir merendam 412 rumah "
    "di tiga kecamatan sejak Minggu malam.",
)
ORIGINAL = "\n\n".join(("Tanggul Jebol, 412 Rumah Terendam", *PARAGRAPHS))
COPY = "\n\n".join(("Banjir Paksa 1.250 Warga Mengungsi", *PARAGRAPHS[:-1], BOILERPLATE))
CUT = "\n\n".join(("Gubernur Tinjau Tanggul Besok", *PARAGRAPHS[:4]))
OTHER = "\n\n".join(("Jalan Nasional Terputus Banjir", *OTHER_REPORT))
TEXTS = {"original": ORIGINAL, "copy": COPY, "cut": CUT, "other": OTHER}


@pytest.fixture(scope="module")
def embedder():
    return StaticEmbedder()


@pytest.fixture
def archive(tmp_path):
    archive = Archive(tmp_path / "archive.db")
    yield archive
    archive.close()


@pytest.fixture
def put(archive, embedder):
    def put(**texts):
        store(
            archive,
            embedder,
            Lexicon(),
            [(name, prepare(RawArticle(name, f"/{name}", text))) for name, text in texts.items()],
        )

    return put


def groups(archive):
    """The ids that are grouped, as sets."""
    found = archive.groups([article.id for article in archive.articles()])
    sets = {}
    for article, group in found.items():
        sets.setdefault(group, set()).add(article)
        assert group == min(other for other in found if found[other] == group)
    return sorted(map(sorted, sets.values()))


def stored(archive):
    """How many signatures and bands there are."""
    run = archive._connection.execute
    return tuple(
        run(f"SELECT count(*) FROM {table}").fetchone()[0]
        for table in ("signatures", "signature_bands")
    )


# -- the decision -------------------------------------------------------------------------


def changed(words, share, kind, others, random):
    """A copy of an article's words with a share of them changed."""
    count = round(len(words) * share)
    if kind == "cut":
        start = random.choice([0, len(words) - count])
        return words[:start] + words[start + count :]
    if kind == "padded":
        return words + others[:count]
    if kind == "rewritten":  # a stretch in other words
        start = random.randrange(len(words) - count)
        return words[:start] + others[:count] + words[start + count :]
    places = set(random.sample(range(len(words)), count))  # here and there another word
    return [random.choice(others) if n in places else word for n, word in enumerate(words)]


@pytest.mark.parametrize("kind", ["cut", "padded", "rewritten", "reworded"])
@pytest.mark.parametrize("share", [0.1, 0.2, 0.3])
def test_a_copy_with_up_to_a_third_changed_is_found(kind, share):
    chance = random.Random(7)
    texts = [story_words(file.read_text(encoding="utf-8")) for file in sorted(SEEDS.glob("*.txt"))]
    found = tried = 0
    for words, others in itertools.permutations(texts, 2):
        copy = changed(words, share, kind, others, chance)
        near = likely(signature(words), signature(copy)[None, :])[0]
        found += bool(near and same_story(words, copy) and same_story(copy, words))
        tried += 1
    assert found >= 0.95 * tried


def test_articles_on_the_same_subject_are_told_apart():
    texts = [story_words(file.read_text(encoding="utf-8")) for file in sorted(SEEDS.glob("*.txt"))]
    assert not any(same_story(*pair) for pair in itertools.combinations(texts, 2))


def test_a_daily_report_in_the_same_words_is_another_story():
    day = (
        "Harga emas batangan hari ini tercatat {a} per gram atau naik dari kemarin. Untuk ukuran "
        "5 gram dijual {b}, ukuran 10 gram {c}, sedangkan ukuran 25 gram {d}. Harga pembelian "
        "kembali menjadi {e} per gram menurut laman resmi perusahaan itu pada pagi hari."
    )
    monday = story_words(day.format(a="756.000", b="3.600.000", c="7.1", d="17.8", e="681.000"))
    tuesday = story_words(day.format(a="751.000", b="3.575.000", c="7.0", d="17.6", e="676.000"))
    assert same_story(monday, monday)
    assert not same_story(monday, tuesday)


def test_short_texts_count_only_where_they_are_equal():
    village = "{} adalah desa di kecamatan Cibadak, kabupaten Sukabumi, Jawa Barat, Indonesia."
    one, other = (story_words(village.format(name)) for name in ("Sekarwangi", "Pamuruyan"))
    assert same_story(one, list(one))
    assert not same_story(one, other)
    assert likely(signature(one), np.stack([signature(one), signature(other)])).tolist() == [
        True,
        False,
    ]


def test_signatures_stay_as_they_were_stored():
    values = signature(story_words(ORIGINAL))
    assert (values.shape, values.dtype) == ((BANDS * ROWS,), np.dtype("<u4"))
    assert values[:4].tolist() == [1662007201, 1851486883, 699203425, 70792950]
    assert len(set(band_hashes(values))) == BANDS


# -- the groups ---------------------------------------------------------------------------


def test_groups_do_not_depend_on_the_order(tmp_path, embedder):
    expected = [["copy", "cut", "original"], ["other"]]
    for number, order in enumerate(itertools.permutations(TEXTS)):
        archive = Archive(tmp_path / f"{number}.db")
        for batch in (order[:2], order[2:3], order[3:]):
            store(
                archive,
                embedder,
                Lexicon(),
                [(name, prepare(RawArticle(name, f"/{name}", TEXTS[name]))) for name in batch],
            )
        assert groups(archive) == expected
        archive.close()


def test_removing_one_keeps_the_others_together(put, archive):
    put(**TEXTS)
    with archive.transaction():
        archive.remove("copy")  # the group was called by it
    assert groups(archive) == [["cut", "original"], ["other"]]
    assert [article.id for article in archive.members("cut")] == ["cut", "original"]
    with archive.transaction():
        archive.remove("original", "cut")
    assert groups(archive) == [["other"]]
    put(**TEXTS)
    assert groups(archive) == [["copy", "cut", "original"], ["other"]]


def test_what_only_a_removed_article_joined_is_apart(put, archive):
    words = [f"kata{number} dan" for number in range(120)]
    chain = {
        "a": " ".join(words[:80]),
        "b": " ".join(words[20:100]),
        "c": " ".join(words[40:120]),
    }
    put(**{name: f"Judul {name}\n\n{text}." for name, text in chain.items()})
    assert groups(archive) == [["a", "b", "c"]]
    with archive.transaction():
        archive.remove("b")
    assert groups(archive) == [["a"], ["c"]]


def test_an_updated_article_changes_its_group(put, archive):
    put(**TEXTS)
    put(other=ORIGINAL, copy=OTHER)
    assert groups(archive) == [["copy"], ["cut", "original", "other"]]
    assert stored(archive) == (4, 4 * BANDS)


def test_nothing_is_left_of_what_was_removed(put, archive):
    put(**TEXTS)
    assert stored(archive) == (4, 4 * BANDS)
    with archive.transaction():
        archive.remove(*TEXTS)
        archive.remove("unknown")
    assert (stored(archive), archive.count_sources()) == ((0, 0), 0)


def test_an_aborted_batch_leaves_the_groups(put, archive):
    put(original=ORIGINAL)
    with pytest.raises(KeyboardInterrupt), archive.transaction():
        archive.remove("original")
        raise KeyboardInterrupt
    put(copy=COPY)
    assert groups(archive) == [["copy", "original"]]


def test_status_counts_sources(tmp_path):
    news = tmp_path / "news"
    news.mkdir()
    for name, text in TEXTS.items():
        (news / f"{name}.txt").write_text(text, encoding="utf-8")
    with Index.open(tmp_path / "home") as index:
        index.sync([news])
        assert (index.status().articles, index.status().sources) == (4, 2)
