"""Questions that ask at their end, turned round for the reader."""

import pytest

from rag.asking_first import asking_first


@pytest.mark.parametrize(
    ("question", "turned"),
    [
        ("Konsernya di mana?", "Di mana Konsernya?"),
        ("Hari Kartini jatuh tanggal berapa?", "Tanggal berapa Hari Kartini?"),
        ("Hari Kartini jatuhnya pada tanggal berapa?", "Pada tanggal berapa Hari Kartini?"),
        ("Surat itu dikirim kepada siapa", "Kepada siapa Surat itu dikirim?"),
        ("Jembatan itu runtuh tahun berapa?", "Tahun berapa Jembatan itu runtuh?"),
        ("Mereka menikah di kota mana?", "Di kota mana Mereka menikah?"),
        ("Hari itu jatuh tanggal berapa?", "Tanggal berapa Hari itu?"),
        ("Hari itu pesawat Ana jatuh di mana?", "Di mana Hari itu pesawat Ana jatuh?"),
        ("Konsernya di mana ya?", "Di mana Konsernya?"),
        ("Gedung itu dibangun oleh siapa?", "Oleh siapa Gedung itu dibangun?"),
        ("Pesawat itu jatuh pada tanggal berapa?", "Pada tanggal berapa Pesawat itu jatuh?"),
        ("Helikopter itu jatuh di mana?", "Di mana Helikopter itu jatuh?"),
    ],
)
def test_what_asks_at_the_end_comes_first(question, turned):
    assert asking_first(question, "id") == turned


@pytest.mark.parametrize(
    "question",
    [
        "Di mana konser itu berlangsung?",
        "Kapan jembatan itu dibangun dan oleh siapa?",
        "Siapa?",
        "Di mana?",
        "Mengapa Budi pergi dan dengan siapa?",
        "Apakah Budi tahu kapan?",
        "Budi lahir tahun berapa dan meninggal tahun berapa?",
        "Budi akan datang besok atau kapan?",
        "Jadwalnya dari kapan sampai kapan?",
        "Timnas menang lawan siapa?",
        "Ana menjabat sebelum tahun berapa?",
        "Gempa terjadi mulai kapan?",
        "Pendaftaran ditutup paling lambat kapan?",
        "Sejak kapan?",
        "Ana pergi. Budi di mana?",
        "Buku berjudul Dari Mana?",
        "Buku ini karya siapa?",
        "Budi ada di peringkat berapa?",
        "Ana membunuh siapa?",
        "Apa isi surat itu?",
        "Apa isi surat itu? (Siapa yang menulisnya?)",
        "",
    ],
)
def test_other_questions_stay_as_they_are(question):
    assert asking_first(question, "id") == question


def test_english_is_not_turned():
    assert asking_first("The concert is dimana?", "en") == "The concert is dimana?"
