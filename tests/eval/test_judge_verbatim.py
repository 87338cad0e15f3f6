"""A claim that is whole sentences of a premise follows from it; a clause cut out does not."""

import pytest

from eval.judges.deterministic.judge import COPIED, DeterministicJudge
from eval.judges.deterministic.verbatim import is_copied

PREMISE = """Wali Kota Mundur
Tidak benar bahwa wali kota mundur. "Saya tetap bekerja," kata dia. Harga
beras naik di Semarang
"""


@pytest.mark.parametrize(
    "claim",
    [
        "Tidak benar bahwa wali kota mundur.",
        "Tidak benar bahwa wali kota mundur",
        "“Tidak benar bahwa wali kota mundur.”",
        'Tidak benar bahwa wali kota mundur. "Saya tetap bekerja," kata dia.',
        'Saya tetap bekerja," kata dia.',
        "Harga beras  naik di Semarang",
        "Wali Kota Mundur",
        "Wali Kota Mundur Tidak benar bahwa wali kota mundur.",
    ],
)
def test_whole_sentences(claim):
    assert is_copied(claim, ["Lain.", PREMISE])


@pytest.mark.parametrize(
    "claim",
    [
        "wali kota mundur.",
        "Tidak benar",
        "Tidak benar bahwa wali kota",
        "beras naik di",
        "bahwa wali kota mundur",
        "Wali kota mundur.",
        "kata dia",
        "",
        "”",
    ],
)
def test_parts_and_other_words(claim):
    assert not is_copied(claim, [PREMISE])


def test_the_judge_takes_a_copy_for_borne_out_and_not_what_is_cut_out_of_it():
    judge = DeterministicJudge()
    assert judge.judge("Tidak benar bahwa wali kota mundur.", [PREMISE]).score == COPIED
    assert judge.judge("wali kota mundur.", [PREMISE]).score < COPIED
