"""Sentences taken apart into clauses."""

import pytest

from rag.claims.clauses import clauses


@pytest.mark.parametrize(
    ("claim", "language", "parts"),
    [
        (
            "The bridge was closed on Monday, but nobody was hurt there.",
            "en",
            ("The bridge was closed on Monday", "nobody was hurt there"),
        ),
        (
            "She has sent it on 8 January (the agency reported it a day later).",
            "en",
            ("She has sent it on 8 January", "the agency reported it a day later"),
        ),
        (
            "Jembatan itu roboh pada Senin; tiga orang terluka berat.",
            "id",
            ("Jembatan itu roboh pada Senin", "tiga orang terluka berat"),
        ),
        (
            "Harga beras akan naik lagi, sedangkan harga gula tidak akan berubah.",
            "id",
            ("Harga beras akan naik lagi", "harga gula tidak akan berubah"),
        ),
        (
            "Ana Putri was fined in May, and Budi Tono was cleared in June.",
            "en",
            ("Ana Putri was fined in May", "Budi Tono was cleared in June"),
        ),
        (  # what is set against a saying is not part of it
            "Ana said that the bridge was safe, but the city has closed it in May.",
            "en",
            ("Ana said that the bridge was safe", "the city has closed it in May"),
        ),
        (
            "Warga yang mengungsi sudah pulang, tetapi sekolah mereka belum dibuka.",
            "id",
            ("Warga yang mengungsi sudah pulang", "sekolah mereka belum dibuka"),
        ),
    ],
)
def test_what_says_several_things_is_taken_apart(claim, language, parts):
    assert clauses(claim, language) == parts


@pytest.mark.parametrize(
    ("claim", "language"),
    [
        ("The bridge was closed because the river had risen.", "en"),  # the cause belongs to it
        ("They visited Solo, Medan, and the city of Bandung.", "en"),
        ("The bridge (built in 1911) was closed on Monday.", "en"),
        ("Kim (Kim Jong Un) was ill.", "en"),
        ("The coach was ill, and so was Ana that day.", "en"),
        ("Ana, Budi, dan Citra hadir.", "id"),
        ("Mereka membawa beras, gula, dan dua karung tepung terigu.", "id"),
        ("", "id"),
        (";", "en"),
        ("(", "en"),
        # a subject that is somewhere else
        ("The court cleared Ana Putri in June, but she was fined five million rupiah.", "en"),
        ("Pengadilan membebaskan Ana pada Juni, tetapi ia didenda lima juta rupiah.", "id"),
        ("Ana mengajukan gugatan pada Mei, dan sidangnya ditetapkan pada Juni.", "id"),
        ("Opera itu dipentaskan pada Sabtu, dan menelan biaya dua juta euro.", "id"),
        ("Ana was arrested on Monday (this was denied by the police).", "en"),
        ("Ana has bought three houses (not four as was claimed).", "en"),
        # a condition, a saying or a denial of both
        ("If Ana had won the race, and Budi had lost it, Kim would resign.", "en"),
        ("Jika Ana menang di final, dan Budi kalah di semifinal, Kim akan mundur.", "id"),
        ("It is not true that Ana has resigned, and Budi was fired in May.", "en"),
        ("Menurut Ana, jembatan itu telah roboh, dan jalannya sudah ditutup.", "id"),
        ("Ana, who said that Budi was mayor, and Kim was the deputy, resigned.", "en"),
        ("Presiden tidak mengundang gubernur, dan wali kota Solo akan datang.", "id"),
        ("Ana Putri was promoted, but Budi Tono said that she resigned in June.", "en"),
        ("Ana telah dilantik, tetapi Budi Tono mengatakan bahwa ia akan mundur.", "id"),
        ("It opens on condition that taxes are paid, but the staff will move in June.", "en"),
        ("Pabrik dibuka dengan syarat bahwa pajak dibayar, tetapi pekerja pindah.", "id"),
        ("According to Budi, the bridge was safe, but the dam was about to break.", "en"),
        ("Budi, who is the mayor, was fined, but the governor was cleared in May.", "en"),
        ("Polisi menyatakan bahwa jalan ditutup; warga telah mengungsi ke Solo.", "id"),
        # lists
        ("The court freed Ana Wijaya, Budi Santoso, and two officers convicted of bribery.", "en"),
        ("The governor praised teachers, doctors, and nurses employed in Solo.", "en"),
        ("Gubernur memuji guru, dokter, dan perawat rumah sakit tersebut.", "id"),
        ("Presiden mengundang gubernur, wali kota, dan para menteri kabinet baru.", "id"),
        # what somebody says, or says in a quotation
        ("Ana said the bridge was safe, and Budi was mayor of Solo.", "en"),
        ('Ana said: "I was happy in Solo; Budi was lost in Medan."', "en"),
        # an order
        ("Persib memenangi laga pertama di Solo, lalu Persija memenangi laga kedua.", "id"),
    ],
)
def test_what_says_one_thing_stays_whole(claim, language):
    assert clauses(claim, language) == (claim,)


@pytest.mark.parametrize(
    ("claim", "language", "said"),
    [
        (
            "Because it was her birthday, so he sent flowers.",
            "en",
            "it was her birthday, so he sent flowers.",
        ),
        (
            "Karena itu hari ulang tahunnya, sehingga ia mengirim bunga.",
            "id",
            "Karena itu hari ulang tahunnya, sehingga ia mengirim bunga.",
        ),
        (
            "Karena 8 Januari hari ulang tahunnya, sehingga ia mengirim bunga.",
            "id",
            "8 Januari hari ulang tahunnya, sehingga ia mengirim bunga.",
        ),
    ],
)
def test_what_says_its_cause_twice_says_it_once(claim, language, said):
    assert clauses(claim, language) == (said,)


@pytest.mark.parametrize(
    ("claim", "language"),
    [
        ("Because the rock is moving, the hut has been closed.", "en"),
        ("Because demand had doubled.", "en"),
        ("Because of the strike seven trains ran late.", "en"),
        ("Because it rained the match was called off.", "en"),
        ("Because Ana, and so Budi, left the party.", "en"),
        ("Because the dam broke, so far 12 people have died.", "en"),
        ("Karena hujan, jalan banjir sehingga laga ditunda.", "id"),
        ("Karena hujan, laga itu ditunda.", "id"),
        ("Karena hujan deras laga itu ditunda.", "id"),
        ("Karena itu laga ditunda hingga Senin.", "id"),
        ("Sebab kematian Budi adalah serangan jantung.", "id"),
        ("Yes, it was closed on Monday.", "en"),
    ],
)
def test_an_opening_that_belongs_to_the_claim_stays(claim, language):
    assert clauses(claim, language) == (claim,)


def test_many_spaces_take_no_long():
    assert clauses(f"Ana {' ' * 200_000} was ill.", "en")
