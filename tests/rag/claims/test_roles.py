"""Claims that say who did what to whom, the right way round and the wrong one."""

import pytest

from rag.claims.roles.exchanged import exchanged_roles

WON = "Wasit Rini memberi tahu bahwa Dewa Satria mengalahkan Putra Mahesa di final."
SOLD = "Karya Utama sold the hotel to Bali Permata in March."
REPLACED = "Hasan Basri digantikan Yuni Lestari, Senin."
SUED = "The publisher was sued by the novelist Ratna Dewi."
WROTE = "Dina pada hari yang sama memberikan surat balasan untuk Rudi."
JAILED = "Budi Santoso, who beat Joni Iskandar in 2020, was arrested by Wati Siregar."


@pytest.fixture
def exchanged(passage, aligned):
    def find(claim, language, text, written):
        passages = [passage(text, language=written)]
        return exchanged_roles(claim, language, passages, aligned(claim, language, passages))

    return find


@pytest.mark.parametrize(
    ("claim", "language", "text", "written"),
    [
        ("Dewa Satria beat Putra Mahesa.", "en", WON, "id"),
        ("Putra Mahesa was beaten by Dewa Satria.", "en", WON, "id"),
        ("Putra Mahesa lost to Dewa Satria.", "en", WON, "id"),
        ("Putra Mahesa kalah dari Dewa Satria.", "id", WON, "id"),
        ("Bali Permata bought the hotel from Karya Utama.", "en", SOLD, "en"),
        ("Hotel itu dijual Karya Utama kepada Bali Permata.", "id", SOLD, "en"),
        ("Yuni Lestari replaced Hasan Basri.", "en", REPLACED, "id"),
        ("Hasan Basri, yang digantikan Yuni Lestari, pergi.", "id", REPLACED, "id"),
        ("Ratna Dewi menggugat penerbit.", "id", SUED, "en"),
        ("Wati Siregar menangkap Budi Santoso.", "id", JAILED, "en"),
        ("Dina gave Rudi a letter.", "en", WROTE, "id"),
        ("Rudi received a letter from Dina.", "en", WROTE, "id"),
        ("Nobody came.", "en", SUED, "en"),
        ("", "en", SUED, "en"),
    ],
)
def test_a_deed_told_as_in_the_passage_stands(exchanged, claim, language, text, written):
    assert exchanged(claim, language, text, written) is None


@pytest.mark.parametrize(
    ("claim", "language", "text", "written", "fault"),
    [
        ("Putra Mahesa beat Dewa Satria.", "en", WON, "id", "Putra Mahesa"),
        ("Dewa Satria was beaten by Putra Mahesa.", "en", WON, "id", "Putra Mahesa"),
        ("Dewa Satria lost to Putra Mahesa.", "en", WON, "id", "Putra Mahesa"),
        ("Dewa Satria dikalahkan oleh Putra Mahesa.", "id", WON, "id", "Putra Mahesa"),
        ("Karya Utama bought the hotel from Bali Permata.", "en", SOLD, "en", "Bali Permata"),
        ("Bali Permata menjual hotel kepada Karya Utama.", "id", SOLD, "en", "Bali Permata"),
        ("Hasan Basri replaced Yuni Lestari.", "en", REPLACED, "id", "Hasan Basri"),
        ("Ratna Dewi digugat penerbit.", "id", SUED, "en", "penerbit"),
        ("Rudi gave Dina a letter.", "en", WROTE, "id", "Rudi"),
        ("Budi Santoso arrested Wati Siregar.", "en", JAILED, "en", "Budi Santoso"),
    ],
)
def test_exchanged_participants_are_found(exchanged, claim, language, text, written, fault):
    assert exchanged(claim, language, text, written) == fault


def test_a_pronoun_is_whom_the_sentence_before_is_about(exchanged):
    text = "Sari Wulan sued the bank. She was praised by Agus Halim."
    assert exchanged("Agus Halim praised Sari Wulan.", "en", text, "en") is None
    assert exchanged("Sari Wulan praised Agus Halim.", "en", text, "en") == "Sari Wulan"


def test_a_name_is_also_what_is_said_beside_it(exchanged):
    text = "Kepala sekolah Tuti Hartati datang. Tuti dikritik Doni Saputra."
    assert exchanged("Doni Saputra criticised Tuti Hartati.", "en", text, "id") is None
    assert exchanged("Tuti Hartati mengkritik Doni.", "id", text, "id") == "Tuti Hartati"
