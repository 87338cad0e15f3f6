"""Words of a speaker are told from those about one."""

import pytest

from rag.claims.first_person import first_person


@pytest.mark.parametrize(
    ("claim", "language", "word"),
    [
        ("I call for closer cooperation with Moscow.", "en", "I"),
        ("Today I went to Moscow.", "en", "I"),
        ("And I love Russia.", "en", "I"),
        ("Kim said that I, too, agree.", "en", "I"),
        ("In 2019, I went there.", "en", "I"),
        ("We stand with Russia.", "en", "We"),
        ("Kim said our nations are friends.", "en", "our"),
        ("He thanked us for the letter.", "en", "us"),
        ("I'm sure of the victory.", "en", "I'm"),
        ("Saya menyerukan kerja sama yang lebih erat.", "id", "Saya"),
        ("Kim berkata bahwa kami akan menang.", "id", "kami"),
        ("“Hidup,” kata Kim, dan kami akan menang.", "id", "kami"),
    ],
)
def test_the_speaker_s_own_words(claim, language, word):
    assert first_person(claim, language) == word


@pytest.mark.parametrize(
    ("claim", "language"),
    [
        ("", "en"),
        ('Kim said: "I stand with Russia, and we will win."', "en"),
        ("She called it 'my finest hour'.", "en"),
        ("Kim wrote that 'we don't want war'.", "en"),
        ("World War I began in 1914.", "en"),
        ("I Made Darma did not contest the ruling.", "en"),
        ("We demand an explanation, the spokesman said.", "en"),
        ("Kami tidak menutup layanan, kata Galih.", "id"),
        ("Baterainya lupa diisi, aku Rorong.", "id"),
        ("Elizabeth I ruled England.", "en"),
        ("The phase I trial ended.", "en"),
        ("A coal mine exploded; the mine was closed.", "en"),
        ("Our Lady of Lourdes is a church.", "en"),
        ("The US and Russia met; the US was late.", "en"),
        ("The us government met.", "en"),
        ("Kim's message isn't known.", "en"),
        ("Kim menulis, “Kami akan menang.”", "id"),
        ("Kim menulis, “Rakyat kami akan menang.", "id"),
        ("Semoga musuh kami kalah,” tulisnya.", "id"),
        ("Menurut Kami Institute, harga naik.", "id"),
        ("Pada kuartal I tahun 2024, laba naik.", "id"),
    ],
)
def test_what_is_said_of_others(claim, language):
    assert first_person(claim, language) is None
