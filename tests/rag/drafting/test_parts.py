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
            "Taxes come down in May [1]; Lalu Suparman expects less income [2][3].",
            "en",
            [("Taxes come down in May", [1]), ("Lalu Suparman expects less income", [2, 3])],
        ),
        (
            "Dua kapal karam [1] sedangkan feri tidak berlayar lagi [2].",
            "id",
            [("Dua kapal karam", [1]), ("feri tidak berlayar lagi", [2])],
        ),
        (
            "Bendungan Asri, yang diisi sejak Mei [1], mengairi sawah [3].",
            "id",
            [("Bendungan Asri diisi sejak Mei", [1]), ("Bendungan Asri mengairi sawah", [3])],
        ),
    ],
)
def test_each_part_cites_what_is_marked_behind_it(sentence, language, said):
    assert parts(sentence, language) == said


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("", "en"),
        ("[1][2]", "en"),
        ("The fire destroyed 76 stalls [1][2].", "en"),
        ("The fire destroyed 76 stalls [1], and mayor Ana has promised new ones [1].", "en"),
        ("Kim met Lavrov [1], and Putin on Friday [2].", "en"),  # of two names
        ("Kim met Lavrov [1], but was not asked by anybody [2].", "en"),
        ("Kim met Lavrov [1], and she has promised him support [2].", "en"),
        ("Kim [1] said Putin [2].", "en"),
        ("Kim met Lavrov [1], while nobody knew where Putin was [2], they said.", "en"),
        ("Kim met Lavrov [1], while nobody knew where Putin was [9].", "en"),
        ("Kim traf Lawrow [1], aber niemand wusste davon etwas [2].", "de"),
    ],
)
def test_others_stay_whole(sentence, language):
    assert parts(sentence, language) == []
