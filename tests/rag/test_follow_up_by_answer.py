"""A pronoun for whom an earlier question asks after, put right by the answer to that question."""

import pytest

from rag.follow_up.by_answer import the_person
from rag.question import understand

WHO = "Who sued the mayor in 2024?"
HISTORY = [WHO]


def whole(text, history=HISTORY, name="Rina Wati"):
    asked = []

    def name_of(questions):
        asked.append(list(questions))
        return name

    return understand(text, history, name_of=name_of).whole, asked


@pytest.mark.parametrize(
    ("text", "put"),
    [
        ("Did the court believe her?", "Did the court believe Rina Wati?"),
        ("Who is her lawyer?", "Who is Rina Wati's lawyer?"),
        ("Did the police let her go?", "Did the police let Rina Wati go?"),
        ("Did anyone see her yesterday?", "Did anyone see Rina Wati yesterday?"),
        ("Why did the court give her the money?", "Why did the court give Rina Wati the money?"),
        ("Where was she when it began?", "Where was Rina Wati when it began?"),
    ],
)
def test_the_pronoun_is_the_one_asked_after(text, put):
    found, asked = whole(text)
    assert found == f"{put} ({WHO})"
    assert asked == [HISTORY]


def test_in_indonesian():
    who = "Siapa yang menggugat wali kota pada 2024?"
    found, _ = whole("Apakah dia menang di pengadilan?", [who])
    assert found == f"Apakah Rina Wati menang di pengadilan? ({who})"


@pytest.mark.parametrize(
    ("text", "history", "name"),
    [
        ("Did the court believe her?", HISTORY, None),  # the articles do not say who
        ("Did Rina Wati tell her so?", HISTORY, "Rina Wati"),  # that is somebody else
    ],
)
def test_what_is_not_known_stays(text, history, name):
    assert whole(text, history, name)[0] == f"{text} ({WHO})"


@pytest.mark.parametrize(
    ("text", "history"),
    [
        ("When was the court built in Solo?", HISTORY),  # stands alone
        ("And why?", HISTORY),  # points to nobody
        ("Did she thank him?", HISTORY),  # one of them is somebody else
        ("Where was she born?", ["Who killed Ana Putri?"]),  # perhaps Ana Putri
        ("Di mana dia lahir?", ["Siapa yang membunuh Ana Putri?"]),
        ("How old is he?", ["Who is the mayor of Solo?"]),  # the rules know whom
        ("How old is he?", []),
    ],
)
def test_nothing_is_asked_where_no_pronoun_is_left(text, history):
    assert whole(text, history)[1] == []


@pytest.mark.parametrize(
    ("answer", "person"),
    [
        ("President of Russia Vladimir Putin", "Vladimir Putin"),
        ("Rina Wati", "Rina Wati"),
        ("Menteri Luar Negeri Rusia, Rina Wati", "Rina Wati"),
        ("Rina Wati, pengacara asal Medan", None),
        ("istri Rina Wati", None),
        ("Rina Wati's lawyer", None),
        ("bukan Rina Wati", None),
        ("Joko dan Rina Wati", None),
        ("Joko (wakil Rina Wati)", None),
        ("Rina Wati dan Joko Tono", None),
        ("PT Arta Nusa", None),
        ("Ghana United FC", None),
        ("Malang United", None),
        ("Joko", None),
        ("Russia", None),
        ("12 orang", None),
    ],
)
def test_the_person_in_a_short_answer(answer, person):
    assert the_person(answer) == person


ARTICLES = {
    "novel.txt": """Hadiah Sastra Solo Diserahkan

Solo - Hadiah Sastra Solo tahun ini dimenangi Rina Wati. Ketua dewan juri, Hasan Basri,
mengatakan novel itu dipilih dari 74 naskah.

Wati lahir di Ternate pada 12 Juni 1987. Hadiah senilai Rp100 juta diserahkan di Balai Kota.
""",
    "banjir.txt": """Banjir Rendam 14 Kelurahan di Semarang

Semarang - Banjir merendam 14 kelurahan sejak Selasa dini hari. Endro Martanto dari BPBD
menyebut tanggul Sungai Babon jebol. Sebanyak 3.412 warga mengungsi ke sekolah.
""",
}


def test_the_chatbot_finds_out_who(bot_over):
    bot = bot_over(ARTICLES)
    answer = bot.ask("Where was she born?", ["Who won the Solo literature prize?"])
    assert answer.resolved.startswith("Where was Rina Wati born?")
    assert not answer.refused and "Ternate" in answer.text
