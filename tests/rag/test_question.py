"""What a question is taken to ask for, in both languages, with the short forms people type."""

import pytest

from index.errors import QuestionError
from rag.question import MAX_CHARACTERS, understand


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("when did kim pledge unconditional support?", "en", "when"),
        ("WHEN DID KIM PLEDGE SUPPORT?", "en", "when"),
        ("On what date did they meet?", "en", "when"),
        ("Since when are they friends?", "en", "when"),
        ("Which letters did Kim send, and when?", "en", "when"),
        ("Kapan Kim berjanji mendukung tanpa syarat?", "id", "when"),
        ("Sejak kapan mereka bersahabat?", "id", "when"),
        ("Surat apa saja yang dikirim Kim, dan kapan?", "id", "when"),
        ("pertemuan di vladivostok itu taun brp?", "id", "when"),
        ("tgl brp surat itu dikirim?", "id", "when"),
        ("kpn kim kirim surat?", "id", "when"),
        ("How long did the meeting last?", "en", "duration"),
        ("How many days did it rain?", "en", "duration"),
        ("Berapa lama pertemuan itu berlangsung?", "id", "duration"),
        ("Berapa hari setelah itu laporan terbit?", "id", "duration"),
        ("How many soldiers were killed?", "en", "number"),
        ("How old is Kim?", "en", "number"),
        ("Berapa harga beras?", "id", "number"),
        ("brp korban gempa?", "id", "number"),
        ("Where did they meet?", "en", "where"),
        ("Which country did Lavrov visit?", "en", "where"),
        ("Di mana mereka bertemu?", "id", "where"),
        ("dimana mereka bertemu?", "id", "where"),
        ("Kota mana yang dilanda banjir?", "id", "where"),
        ("Who met Kim?", "en", "who"),
        ("Which Russian official met Kim?", "en", "who"),
        ("Siapa yang bertemu Kim?", "id", "who"),
        ("Surat kabar mana yang melaporkan?", "id", "who"),
        ("Pejabat Rusia mana yang ditemui Kim?", "id", "who"),
        ("Why did he smile when he met Putin?", "en", "why"),
        ("What caused the flood?", "en", "why"),
        ("Mengapa Kim dikecam?", "id", "why"),
        ("Apa penyebab banjir?", "id", "why"),
        ("How did the West react?", "en", "how"),
        ("gmn reaksi barat?", "id", "how"),
        ("What did Kim write?", "en", "what"),
        ("Did Kim answer?", "en", "what"),
        ("Apa isi surat itu?", "id", "what"),
        ("Vladivostok?", "en", "what"),
    ],
)
def test_language_and_kind(text, language, kind):
    question = understand(text)
    assert (question.language, question.kind) == (language, kind)


def test_knp_is_indonesian():
    assert understand("knp kim dikecam?").language == "id"


@pytest.mark.parametrize(
    ("text", "grain"),
    [
        ("When did they meet?", "any"),
        ("Kapan mereka bertemu?", "any"),
        ("In which year did they meet?", "year"),
        ("Tahun berapa mereka bertemu?", "year"),
        ("pertemuan itu thn brp", "year"),
        ("Which month did they meet?", "month"),
        ("Bulan apa mereka bertemu?", "month"),
        ("On what exact date did they meet?", "day"),
        ("hari apa pertemuan itu?", "day"),
        ("tgl brp pertemuan itu?", "day"),
        ("What time did they meet?", "time"),
        ("jam brp pertemuan itu?", "time"),
        ("Pukul berapa rapat dimulai?", "time"),
    ],
)
def test_grain(text, grain):
    assert understand(text).grain == grain


@pytest.mark.parametrize(
    ("text", "many"),
    [
        ("Siapa saja yang hadir?", True),
        ("Sebutkan negara yang mendukung Rusia.", True),
        ("List all countries that support Russia", True),
        ("Which letters did Kim send?", True),
        ("On which days did it rain?", True),
        ("Siapa yang hadir?", False),
        ("Which letter did Kim send?", False),
        ("Who met Kim?", False),
    ],
)
def test_lists(text, many):
    assert understand(text).many is many


@pytest.mark.parametrize("text", ["Which city was flooded?", "Which year was the treaty signed?"])
def test_a_singular_with_was_is_no_list(text):
    assert not understand(text).many


@pytest.mark.parametrize(
    ("text", "reporting", "publication"),
    [
        ("When did KCNA report the letter?", True, False),
        ("Kapan KCNA memberitakan surat itu?", True, False),
        ("When was the URnews article published?", True, True),
        ("Jam berapa artikel URnews terbit?", False, True),
        ("When did Kim write the letter?", False, False),
    ],
)
def test_reporting_and_publication(text, reporting, publication):
    question = understand(text)
    assert (question.about_reporting, question.about_publication) == (reporting, publication)


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("What happened on 12 July 2025?", ["2025-07-12"]),
        ("Apa yang terjadi pada 8 Januari?", ["--01-08"]),
        ("Surat Kim pada Januari 2026?", ["2026-01"]),
        ("What happened in 2019?", ["2019"]),
        ("When did Kim write?", []),
    ],
)
def test_dates(text, dates):
    assert [date.iso() for date in understand(text).dates] == dates


def test_words_that_only_ask_are_known():
    text = "Pertemuan itu tanggal berapa?"
    assert [span.of(text) for span in understand(text).asking] == ["tanggal berapa"]


EARLIER = "Who wrote to Kim in 2022?"


def test_a_follow_up_is_made_whole_with_the_last_question():
    question = understand("Did Kim answer him?", ["Something else?", EARLIER])
    assert question.resolved == f"Did Kim answer him? ({EARLIER})"
    assert question.whole == question.resolved
    assert question.text == "Did Kim answer him?"
    assert [date.iso() for date in question.dates] == ["2022"]


def test_a_short_question_follows_up():
    earlier = "Apakah Kim mengirim pesan Tahun Baru kepada Putin?"
    assert understand("Apa tanggapan Kremlin?", [earlier]).resolved == (
        f"Apa tanggapan Kremlin? ({earlier})"
    )


@pytest.mark.parametrize(
    ("text", "history"),
    [
        ("Did Kim answer him?", []),
        ("When did Sergey Lavrov meet Kim Jong Un in Wonsan?", [EARLIER]),
    ],
)
def test_what_stands_alone_stays_as_it_is(text, history):
    question = understand(text, history)
    assert question.resolved is None
    assert question.whole == text


def test_a_follow_up_without_words_of_a_language_takes_the_language_before():
    assert understand("Putin?", ["Kapan Kim menulis surat kepada Lavrov?"]).language == "id"


def test_space_is_made_even():
    assert understand("  When \n did\tKim  write? ").text == "When did Kim write?"


@pytest.mark.parametrize("text", ["", "   \n", "?!", "…"])
def test_an_empty_question_is_an_error(text):
    with pytest.raises(QuestionError, match="empty"):
        understand(text)


def test_a_long_question_is_an_error_that_says_how_long():
    longest = "x" * MAX_CHARACTERS
    assert understand(longest).text == longest
    with pytest.raises(QuestionError, match=str(MAX_CHARACTERS + 1)):
        understand(longest + "x")
