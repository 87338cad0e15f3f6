"""A claim that is whole sentences of a premise follows from it; a clause cut out does not."""

import pytest

from eval.judges.deterministic.judge import COPIED, DeterministicJudge
from eval.judges.deterministic.verbatim import is_copied

PREMISE = """Wali Kota Semarang Tidak Mundur
Tidak benar bahwa Dr. Budi Santoso mundur hari ini. "Saya tetap bekerja," kata wali kota itu.
Sekitar 1.500 orang tewas dalam gempa. Apakah harga beras naik lagi? “Saya akan mundur besok.
Semua itu bohong belaka,” kata dia. Korban tewas mencapai 1.200 orang di Cianjur
"""


@pytest.mark.parametrize(
    "claim",
    [
        "Tidak benar bahwa Dr. Budi Santoso mundur hari ini.",
        "Tidak benar bahwa Dr. Budi Santoso mundur hari ini",
        "“Tidak benar bahwa Dr. Budi Santoso mundur hari ini.”",
        '"Saya tetap bekerja," kata wali kota itu.',
        'Saya tetap bekerja," kata wali kota itu. Sekitar 1.500 orang tewas dalam gempa.',
        "Sekitar  1.500 orang tewas dalam gempa.",
        "Wali Kota Semarang Tidak Mundur",
        "Korban tewas mencapai 1.200 orang di Cianjur.",
    ],
)
def test_whole_sentences(claim):
    assert is_copied(claim, ["Lain.", PREMISE])


@pytest.mark.parametrize(
    "claim",
    [
        "Budi Santoso mundur hari ini.",
        "bahwa Dr. Budi Santoso mundur hari ini",
        "500 orang tewas dalam gempa.",
        "1.500 orang tewas dalam gempa.",
        "Korban tewas mencapai 1",
        "Apakah harga beras naik lagi?",
        "Apakah harga beras naik lagi",
        "Semua itu bohong belaka",
        "Korban tewas mencapai 1.200 orang",
        "kata dia",
        "",
        "”",
    ],
)
def test_parts_questions_and_what_others_say(claim):
    assert not is_copied(claim, [PREMISE])


def test_a_line_that_was_broken_inside_a_sentence_is_no_title():
    assert not is_copied(
        "wali kota mundur hari ini.", ["Tidak benar bahwa\nwali kota mundur hari ini."]
    )


def test_the_judge_takes_a_copy_for_borne_out_and_not_what_is_cut_out_of_it():
    judge = DeterministicJudge()
    assert judge.judge("Sekitar 1.500 orang tewas dalam gempa.", [PREMISE]).score == COPIED
    assert judge.judge("Budi Santoso mundur hari ini.", [PREMISE]).score < COPIED
    assert judge.judge("Cianjur", ["Cianjur"], "Di mana gempa itu terjadi?").score < COPIED


def test_a_first_line_without_words():
    assert is_copied("Harga beras naik lagi.", ["***!\nHarga beras naik lagi."])
