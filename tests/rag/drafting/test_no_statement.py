"""Questions and announcements are told from statements."""

import pytest

from rag.drafting.no_statement import states_nothing


@pytest.mark.parametrize(
    "text",
    [
        "The answer is:",
        "Kapan Kim menulis surat?",
        "Kapankah peringatan itu diadakan.",
        "Di manakah gedung itu berada",
        "Pertanyaan: Kim menulis surat.",
        "When did Kim write the letter.",
        "What letter did Kim write",
        "The passage provides numbers such as to refer to the years.",
        "These articles also contain some useful information about Kim's letter.",
        "Artikel ini memberikan informasi tentang surat Kim.",
    ],
)
def test_it_states_nothing(text):
    assert states_nothing(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "When Kim wrote the letter, Putin answered.",
        "What is known is that Kim wrote it.",
        "Who wrote it is not known.",
        "WHO is investigating the outbreak.",
        "Who is behind the attack is not known.",
        "Who is behind the attack remains unclear.",
        "Apakah Kim akan datang belum diketahui.",
        "Siapa pun boleh masuk.",
        "Apa yang ditulis Kim tidak diungkapkan.",
        "How Kim answered is told by KCNA.",
        "Kim menulis: kita menang.",
        "The passage provides evidence that Kim wrote it.",
        "The articles give the date as 8 January.",
        "The article provides details: people died.",
        "The article includes data from BPS showing that inflation fell.",
        "Artikel tersebut memberikan angka 76 kios terbakar.",
        "The source gives information to the police about the bombing.",
        "Sumber memberikan data nasabah kepada peretas.",
        "The source of the figures is KCNA.",
        "Artikel ini memuat keterangan bahwa Kim menulisnya.",
    ],
)
def test_it_states_something(text):
    assert not states_nothing(text)
