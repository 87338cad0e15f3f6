"""Claims turned from active to passive: the same said otherwise, and the roles exchanged."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.entailment.training.voice import Voices


@pytest.fixture(scope="module")
def voices():
    return Voices(["Ia dipuji dan dikirim, ditulis, disapu dan diambil."] * 3 + ["Ia dimusuhi."])


@pytest.mark.parametrize(
    ("claim", "same", "reverse"),
    [
        (
            "Agus Salim praised Budi Santoso on Monday.",
            "Budi Santoso was praised by Agus Salim on Monday.",
            "Agus Salim was praised by Budi Santoso on Monday.",
        ),
        (
            "Agus Salim memuji Budi Santoso kemarin.",
            "Budi Santoso dipuji oleh Agus Salim kemarin.",
            "Agus Salim dipuji oleh Budi Santoso kemarin.",
        ),
        ("Agus mengirim Budi.", "Budi dikirim oleh Agus.", "Agus dikirim oleh Budi."),
        ("Agus mengambil Budi.", "Budi diambil oleh Agus.", "Agus diambil oleh Budi."),
        ("Agus menulis Budi.", "Budi ditulis oleh Agus.", "Agus ditulis oleh Budi."),
        ("Agus menyapu Budi.", "Budi disapu oleh Agus.", "Agus disapu oleh Budi."),
        (
            "On Monday, Agus praised Budi.",
            "On Monday, Budi was praised by Agus.",
            "On Monday, Agus was praised by Budi.",
        ),
    ],
)
def test_turned(voices, claim, same, reverse):
    assert voices.turned(claim) == (same, reverse)


@pytest.mark.parametrize(
    "claim",
    [
        "",
        "Agus praised.",
        "Agus praised Agus.",
        "Agus memusuhi Budi.",  # seen once only
        "Agus mengejek Budi.",  # never seen
        "the mayor of Solo praised Budi.",
        "Agus datang bersama Budi.",
    ],
)
def test_not_turned(voices, claim):
    assert voices.turned(claim) is None


@given(claim=st.text())
def test_any_claim_is_turned_or_left(voices, claim):
    turned = voices.turned(claim)
    assert turned is None or len(set(turned)) == 2
