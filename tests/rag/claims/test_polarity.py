"""Claims that say the opposite of a passage, and those that say the same the other way round."""

import pytest

from rag.claims.polarity.opposed import opposed_words
from rag.claims.polarity.signs import read_signs


@pytest.fixture
def opposed(passage, aligned):
    def find(claim, language, *texts, text_language="id"):
        passages = [
            passage(text, number, language=text_language)
            for number, text in enumerate(texts, start=1)
        ]
        return opposed_words(claim, language, passages, aligned(claim, language, passages))

    return find


@pytest.mark.parametrize(
    ("claim", "language", "text", "text_language", "word"),
    [
        ("Harga beras naik pekan ini.", "id", "Harga beras turun pekan ini.", "id", "naik"),
        ("The price of rice rose.", "en", "Harga beras turun.", "id", "rose"),
        ("Harga beras naik.", "id", "The price of rice fell.", "en", "naik"),
        ("Harga beras tidak turun.", "id", "Harga beras turun.", "id", "turun"),
        ("The airport is open.", "en", "Bandara ditutup.", "id", "open"),
        ("Polisi sudah menangkap pelaku.", "id", "Polisi belum menangkap pelaku.", "id", "sudah"),
        ("The toll road still carries lorries.", "en", "The toll road no longer carries lorries.",
         "en", "still"),
        ("The mayor approved the plan.", "en", "The mayor refused to approve the plan.", "en",
         "approved"),
        ("Wali kota menyetujui rencana itu.", "id", "The mayor rejected the plan.", "en",
         "menyetujui"),
        ("The minister admitted the leak.", "en", "Menteri membantah kebocoran itu.", "id",
         "admitted"),
        ("Polisi memeriksa saksi di kantor.", "id", "Polisi tidak memeriksa saksi di kantor.",
         "id", "memeriksa"),
        ("The ferry carried passengers.", "en", "The ferry didn't carry passengers.", "en",
         "carried"),
        ("The mayor resigned on Friday.", "en",
         "The mayor denied on Friday that she had resigned.", "en", "resigned"),
        ("Wali kota sudah mundur.", "id",
         "Wali kota menepis kabar di media bahwa ia telah mundur.", "id", "mundur"),
    ],
)  # fmt: skip
def test_an_opposite_is_found(opposed, claim, language, text, text_language, word):
    assert opposed(claim, language, text, text_language=text_language) == word


@pytest.mark.parametrize(
    ("claim", "language", "text", "text_language"),
    [
        ("Two sailors did not survive.", "en", "Dua pelaut tewas.", "id"),
        ("Kedua pelaut tidak selamat.", "id", "Both sailors died.", "en"),
        ("The plan was turned down.", "en", "The mayor did not approve the plan.", "en"),
        ("Rencana itu tidak disetujui.", "id", "Rencana itu ditolak.", "id"),
        ("He did not deny the delay.", "en", "Ia mengakui penundaan itu.", "id"),
        ("The price of rice did not fall.", "en", "Harga beras tidak turun.", "id"),
        ("Harga beras tidak naik.", "id", "Harga beras turun.", "id"),
        ("The airport is not yet open.", "en", "Bandara masih ditutup.", "id"),
        ("Polisi belum menangkap pelaku.", "id", "Police have yet to arrest the man.", "en"),
        ("Harga beras naik.", "id", "Harga gula turun, tetapi harga beras naik.", "id"),
        ("Rice rose and sugar fell.", "en", "Harga beras naik, harga gula turun.", "id"),
        ("Harga beras dulu lebih tinggi.", "id", "Harga beras turun.", "id"),
        ("Bandara itu bukan hanya luas.", "id", "Bandara itu luas dan baru.", "id"),
        ("Jembatan dibangun tanpa izin.", "id", "Jembatan dibangun tanpa izin warga.", "id"),
        ("The bridge was built.", "en", "Jembatan itu dibangun tanpa izin.", "id"),
        ("", "id", "Harga beras turun.", "id"),
    ],
)
def test_the_same_the_other_way_round_is_not(opposed, claim, language, text, text_language):
    assert opposed(claim, language, text, text_language=text_language) is None


def test_another_passage_may_say_the_same(opposed):
    assert opposed("Harga beras naik.", "id", "Harga beras turun.", "Harga beras naik.") is None


def test_nothing_is_opposed_without_sentences(opposed):
    assert opposed("Harga beras naik.", "id") is None


@pytest.mark.parametrize(
    ("text", "language", "word", "sign"),
    [
        ("Ia tidak datang.", "id", "datang", -1),
        ("Ia menolak membayar denda.", "id", "membayar", -1),
        ("Ia menolak tawaran itu.", "id", "tawaran", 0),
        ("Ia tidak gagal mencapai puncak.", "id", "mencapai", 1),
        ("Ia tidak datang karena sakit.", "id", "sakit", 1),
        ("Tidak ada rumah yang terbakar.", "id", "terbakar", -1),
        ("Ia bukan hanya datang.", "id", "datang", 1),
        ("She did not want to go.", "en", "go", -1),
        ("She failed to reach the top.", "en", "reach", -1),
        ("She couldn’t reach the top.", "en", "reach", -1),
        ("She left without paying, and nobody saw it.", "en", "left", 1),
        ("She denied taking it.", "en", "taking", 0),
        ("She denied on Friday that the mayor had resigned.", "en", "resigned", -1),
        ("She denied on Friday that the mayor had resigned.", "en", "mayor", 0),
        ("She denied it, and said that the mayor had resigned.", "en", "resigned", 1),
        ("The port denied entry to a ship that had sailed.", "en", "sailed", 1),
        ("She denied it in a letter that was published.", "en", "published", 1),
        ("Ia membantah bahwa menteri itu telah mundur.", "id", "mundur", -1),
        ("Ia membantah bahwa menteri itu telah mundur.", "id", "menteri", 0),
        ("Ia membantah kabar bahwa pabrik menutup kantornya.", "id", "menutup", -1),
        ("Ia membantah kabar bahwa pabrik menutup kantornya.", "id", "kantornya", 0),
        ("The opening did not happen.", "en", "opening", 0),
    ],
)
def test_a_negation_turns_its_predicate_round(text, language, word, sign):
    [found] = [signed for signed in read_signs(text, language) if signed.word.folded == word]
    assert found.sign == sign
