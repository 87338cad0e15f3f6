"""Whether an answer is in the language asked for."""

import pytest

from rag.drafting.language_check import in_language

INDONESIAN = """
Pelabuhan itu dibuka pada Senin.
Ia lahir di Bandung tahun 1990.
Harga beras naik karena musim kemarau.
Presiden Lula da Silva bertemu para petani.
Gunung itu meletus dua kali minggu lalu.
Film The Lord of the Rings diputar lagi di bioskop.
Timnya kalah 3-1 dari Manchester United.
Bank of England menaikkan suku bunga.
Jembatan sepanjang dua kilometer itu runtuh.
Mereka menolak usul tersebut.
Ribuan warga mengungsi ke sekolah.
Kapal MV Ever Given kandas di Terusan Suez.
Penelitian diterbitkan dalam New England Journal of Medicine.
Sekitar 200 orang hadir.
Menteri Kesehatan meresmikan rumah sakit baru.
Juara bertahan tersingkir di babak pertama.
Perusahaan rintisan itu memecat separuh karyawannya.
Sungai meluap sesudah hujan deras.
Undang-undang itu berlaku mulai Januari.
Konser Taylor Swift di Singapura terjual habis.
Kereta cepat melaju hingga 350 kilometer per jam.
Vaksin diberikan gratis kepada anak sekolah.
Dua penyelam ditemukan selamat.
Nelayan menangkap hiu paus seberat satu ton.
Museum ditutup sementara untuk perbaikan.
Ia menulis, "We will never give up on our people", dalam suratnya.
Penerbangan ditunda akibat kabut asap.
Pengadilan membebaskan ketiga terdakwa.
Hutan seluas sepuluh hektare terbakar.
Ibu kota pindah ke Kalimantan Timur.
""".strip().splitlines()
ENGLISH = """
The harbour opened on Monday.
She was born in Bandung in 1990.
Rice prices rose because of the drought.
President Prabowo Subianto met farmers in Jawa Tengah.
The volcano erupted twice last week.
The film Laskar Pelangi returns to cinemas.
Persib Bandung lost 3-1 at home.
Bank Indonesia raised interest rates.
A bridge two kilometres long collapsed.
They rejected the proposal.
Thousands of residents fled to schools.
Kapal Merah Putih ran aground near Surabaya.
Research appeared in a medical journal.
About 200 people attended.
Indonesia's health minister opened a new hospital.
Defending champions went out in round one.
Startup fires half its staff.
Rivers burst their banks after heavy rain.
New rules take effect in January.
Tickets sold out within minutes.
Trains travel at up to 350 kilometres an hour.
Vaccines are given free to schoolchildren.
Two divers were found alive.
Fishermen caught a whale shark weighing one tonne.
Museum visitors must wait until repairs end.
He wrote "kami tidak akan pernah menyerah kepada siapa pun" in his letter.
Flights were delayed by haze.
Judges acquitted all three defendants.
Ten hectares of forest burned.
Officials moved to Nusantara, East Kalimantan.
""".strip().splitlines()
CASES = [*((text, "id") for text in INDONESIAN), *((text, "en") for text in ENGLISH)]
OTHER = {"id": "en", "en": "id"}


@pytest.mark.parametrize(("text", "language"), CASES)
def test_a_sentence_is_in_its_language(text, language):
    assert in_language(text, language)


def test_most_single_sentences_are_not_in_the_other():
    found = [text for text, language in CASES if in_language(text, OTHER[language])]
    assert len(CASES) == 60
    assert len(found) <= 8, found  # short ones, made of names


@pytest.mark.parametrize("first", range(0, 60, 3))
def test_an_answer_of_three_sentences_is_in_its_language_alone(first):
    answer = " ".join(text for text, _ in CASES[first : first + 3])
    language = CASES[first][1]
    assert in_language(answer, language)
    assert not in_language(answer, OTHER[language])


@pytest.mark.parametrize(
    "text", ["", "Kim Jong-un.", "12 July 2025", "Ya.", '"Semua orang tahu hal itu"']
)
def test_too_little_to_tell_is_in_any(text):
    assert in_language(text, "en")
    assert in_language(text, "id")


@pytest.mark.parametrize(
    "text", ["总统说今天下雨，明天晴。", "Президент прибыл в Москву", "قال الرئيس إن الاتفاق جيد"]
)
def test_another_script_is_another_language(text):
    assert not in_language(text, "en")
    assert not in_language(text, "id")


def test_a_name_in_another_script_is_none():
    assert in_language("The president, Xi Jinping (习近平), arrived in the city on Monday.", "en")
