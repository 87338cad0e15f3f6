"""Sentences are parted where their marks stand, if each part says something by itself."""

import pytest

from rag.claims.passage import as_passage
from rag.drafting.parts import cited_parts

PASSAGES = tuple(as_passage(text, number) for number, text in enumerate("abc", start=1))


def parts(sentence, language):
    found = cited_parts(sentence, language, PASSAGES)
    return [(text, [passage.number for passage in cited]) for text, cited in found]


@pytest.mark.parametrize(
    ("sentence", "language", "said"),
    [
        (
            "The fire destroyed 76 stalls [3], and mayor Ana has promised new ones [2].",
            "en",
            [("The fire destroyed 76 stalls", [3]), ("mayor Ana has promised new ones", [2])],
        ),
        (
            "Taxes will fall in May [1]; Lalu Suparman expects less income [2][3].",
            "en",
            [("Taxes will fall in May", [1]), ("Lalu Suparman expects less income", [2, 3])],
        ),
        (
            "Dua kapal telah karam [1] sedangkan feri tidak berlayar lagi [2].",
            "id",
            [("Dua kapal telah karam", [1]), ("feri tidak berlayar lagi", [2])],
        ),
        (
            "Sari was told that its springs run dry [3], whereas Karangjati agreed to it [2].",
            "en",
            [
                ("Sari was told that its springs run dry", [3]),
                ("Karangjati agreed to it", [2]),
            ],
        ),
        (
            "Dua kapal telah karam [3], dan feri tidak berlayar karena dermaga rusak [2].",
            "id",
            [
                ("Dua kapal telah karam", [3]),
                ("feri tidak berlayar karena dermaga rusak", [2]),
            ],
        ),
    ],
)
def test_each_part_cites_what_is_marked_behind_it(sentence, language, said):
    assert parts(sentence, language) == said


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("", "en"),
        ("The fire destroyed 76 stalls [1][2].", "en"),
        ("The fire destroyed 76 stalls [1][2], and mayor Ana has left office [2][1].", "en"),
        ("The fire destroyed 76 stalls [1], and mayor Ana has promised new ones [1].", "en"),
        ("The fire destroyed 76 stalls [1], and mayor Ana has promised new ones.", "en"),
        # What binds them is in neither passage.
        ("Because a fire destroyed 76 stalls [1], mayor Ana has left office [2].", "en"),
        ("A fire destroyed 76 stalls [1], because mayor Ana has left office [2].", "en"),
        ("A fire destroyed 76 stalls [1], after mayor Ana had left office [2].", "en"),
        ("Kebakaran merusak pasar [1], sehingga wali kota mengundurkan diri [2].", "id"),
        ("Setelah kebakaran merusak pasar [1], wali kota mengundurkan diri [2].", "id"),
        ("If a fire destroyed the stalls [1], but mayor Ana has left office [2].", "en"),
        ("Setelah kebakaran itu pasar ditutup [1], tetapi wali kota telah pergi [2].", "id"),
        ("The mayor has not only opened it [1], but the governor has closed it [2].", "en"),
        # What is denied, said or dated reaches over the "and".
        ("Polisi membantah kebakaran itu terjadi [1] dan Wali Kota Ana telah pergi [2].", "id"),
        ("Pada 2019 wali kota membuka pasar [1], dan gubernur menutup jembatan [2].", "id"),
        ("The market in Solo burned, on Monday [1], and mayor Ana has left office [2].", "en"),
        ('Ana said "the market burned [1], and the mayor has left town [2]."', "en"),
        # More of a name, or of two.
        ("Kim wrote to Putin on 8 January [1], the day Korea was freed from Japan [2].", "en"),
        ("Bendungan itu, yang diisi sejak Mei [1], mengairi sawah di Solo [2].", "id"),
        ("Kim met Lavrov [1], and Putin on Friday [2].", "en"),
        # No clause.
        ("Three fishing boats from Bali [1] and two ferries were lost on Monday [2].", "en"),
        ("Tiga kapal nelayan asal Bali [1] dan dua kapal feri telah hilang pada Senin [2].", "id"),
        ("The fire killed three people in Bandung [1], but five people in Solo [2].", "en"),
        ("Kim met Lavrov in May [1], but was not asked by anybody [2].", "en"),
        ("Kim met Lavrov in May [1], and she has promised him support [2].", "en"),
        ("As stated in [1], a fire destroyed stalls, and mayor Ana has left office [2].", "en"),
        ("Kim met Lavrov in May [1], while nobody was told of it [2], they said.", "en"),
        ("Kim met Lavrov in May [1], while nobody was told of it [9].", "en"),
        ("Kim traf Lawrow im Mai [1], aber niemand wusste davon etwas [2].", "de"),
    ],
)
def test_others_stay_whole(sentence, language):
    assert parts(sentence, language) == []
