"""Numbers of claims found again in passages, in both languages and across them."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.claims.find_numbers import DATED, find_numbers
from rag.claims.same_number import missing_number


def missing(claim, language, text, text_language):
    number = missing_number(find_numbers(claim, language), find_numbers(text, text_language))
    return number and number.span.of(claim)


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("1.5 million people fled.", "Sebanyak 1,5 juta orang mengungsi."),
        ("One and a half million people fled.", "Sebanyak 1,5 juta orang mengungsi."),
        ("1.5 million people fled.", "Satu setengah juta orang mengungsi."),
        ("It took two-and-a-half years.", "Butuh dua setengah tahun."),
        ("Half a million saw it.", "Ditonton 500 ribu orang."),
        ("They waited half an hour.", "Mereka menunggu 30 menit."),
        ("The bank paid 2.4 trillion rupiah.", "Bank itu membayar Rp2,4 triliun."),
        ("The loss is US$5 million.", "Kerugian mencapai 5 juta dolar AS."),
        ("It rose by 5 percent.", "Naik 5 persen."),
        ("A 35-year-old man was held.", "Pria berusia 35 tahun ditahan."),
        ("There was a nineteen-minute delay.", "Terlambat 19 menit."),
        ("It lasted seven days.", "Berlangsung seminggu atau 1 minggu."),
        ("About 100 people came.", "Sebanyak 98 orang datang."),
        ("Nearly 400 homes were hit.", "Sebanyak 397 rumah terdampak."),
        ("Rp50.000 was paid to 1.500 people.", "Rp50.000 dibayarkan kepada 1.500 orang."),
        ("12 employees were dismissed.", "12 pekerja dirumahkan."),
        ("Three victims died.", "Tiga orang meninggal."),
        ("On the 3rd day it rained.", "Pada hari ketiga hujan turun."),
        ("On the third day it rained.", "Pada hari ke-3 hujan turun."),
        ("It begins on the 12th.", "Mulai 12 Juli 2025."),
        ("It began at 5 p.m.", "Dimulai pukul 17.00 WIB."),
        ("It began at 5 p.m.", "Dimulai 17.30 WIB."),
        ("1 person died.", "Seorang warga meninggal."),
        ("1 person died.", "Satu orang meninggal."),
        ("Between 5 and 7 days.", "Selama 5-7 hari."),
        ("They won 2-0.", "Menang 2-0."),
        ("The 2018 games were held.", "Asian Games 2018 digelar."),
        ("From five to two kilometres.", "Dari 5 menjadi 2 kilometer."),
        ("A third of the residents left.", "Sebagian warga pergi."),
        ("Two thirds of the residents left.", "Sebagian besar warga pergi."),
        ("One resident left.", "Warga pergi."),
        ("The two agreed to meet again.", "Keduanya sepakat bertemu lagi."),
        ("Nothing is counted here.", ""),
        ("", "Ada 12 orang."),
    ],
)
def test_a_number_is_given_in_another_form(claim, text):
    assert missing(claim, "en", text, "id") is None


@pytest.mark.parametrize(
    ("claim", "text", "number"),
    [
        ("1.5 billion people fled.", "Sebanyak 1,5 juta orang mengungsi.", "1.5 billion people"),
        ("It lasted nineteen minutes.", "Berlangsung 19 jam.", "nineteen minutes"),
        ("A 40-minute wait.", "Menunggu 40 jam.", "40-minute"),
        ("It is 12 metres long.", "Ada 12 orang.", "12 metres"),
        ("12 houses burned.", "Ada 12 kapal terbakar.", "12 houses"),
        ("Two and a half million fled.", "Sebanyak 1,5 juta mengungsi.", "Two and a half million"),
        ("It rose by 5 percentage points.", "Naik 5 persen.", "5 percentage points"),
        ("On the fifth day it rained.", "Pada hari ketiga hujan turun.", "fifth"),
        ("It begins on the 13th.", "Mulai 12 Juli 2025.", "13th"),
        ("It began at 6 p.m.", "Dimulai pukul 17.00 WIB.", "6"),
        ("12 gunmen came.", "Terjadi pada 12 Juli 2025.", "12"),
        ("About 100 people came.", "Sebanyak 80 orang datang.", "100 people"),
        ("The two ships sank.", "Ada 3 kapal tenggelam.", "two ships"),
        ("Two agreed to meet again.", "Ketiganya sepakat bertemu lagi.", "Two"),
        ("The two hostages were freed.", "Tiga sandera dibebaskan.", "two"),
        ("The two injured were freed.", "Tiga orang dibebaskan.", "two"),
        ("The three injured people were freed.", "Lima orang dibebaskan.", "three"),
        ("The two hundred left.", "Sebanyak 300 warga pergi.", "two hundred"),
        ("The two million fled.", "Sebanyak 3 juta mengungsi.", "two million"),
        ("The seven agreed to meet.", "Tiga orang sepakat bertemu.", "seven"),
        ("They paid 5 million dollars.", "Mereka membayar Rp5 juta.", "5 million dollars"),
    ],
)
def test_another_number_is_missing(claim, text, number):
    assert missing(claim, "en", text, "id") == number


@pytest.mark.parametrize(
    ("claim", "text", "number"),
    [
        ("Sebanyak 1,5 juta orang mengungsi.", "1.5 million people fled.", None),
        ("Butuh dua setengah tahun.", "It took 2.5 years.", None),
        ("Hukumannya dua tahun.", "He was jailed for 24 months.", None),
        ("Ketiga pelaku ditahan.", "The suspects were held.", None),
        ("Sebanyak 15 orang tewas.", "Twelve people were killed.", "15 orang tewas"),
        ("Berlangsung 19 jam.", "It lasted nineteen minutes.", "19 jam"),
    ],
)
def test_indonesian_claims_of_english_passages(claim, text, number):
    assert missing(claim, "id", text, "en") == number


@pytest.mark.parametrize("text", ["1,5 juta orang", "1.5 million people"])
def test_a_text_of_unknown_language_is_read_as_both(text):
    values = {number.value for number in find_numbers(text, "und")}
    assert Fraction(1_500_000) in values


def test_the_parts_of_dates_are_never_claimed():
    numbers = find_numbers("Pada 12 Juli 2025 pukul 17.35 WIB ada 3 orang.", "id")
    assert [n.written for n in numbers if n.sure] == [3]
    assert {n.written for n in numbers if n.unit == DATED} == {12, 2025, 17, 5}


def test_what_is_counted_and_measured():
    numbers = find_numbers("Sekitar 19 menit, 2,5 km, 30 orang dan Rp5 miliar.", "id")
    assert [(n.value, n.unit, n.measured, n.about) for n in numbers] == [
        (19 * 60, "seconds", True, True),
        (2500, "metres", True, False),
        (30, "people", False, False),
        (5_000_000_000, "IDR", True, False),
    ]


NUMBERISH = st.text(alphabet="019.,-–:/ RpUS$%ab½²①٣\ud800\n") | st.lists(
    st.sampled_from(
        "Rp 5 1.500 juta setengah half a an and million ketiga 3rd 29 Februari pukul p.m. WIB orang"
        " tanggal 2025 bulan the kesebelas seratus hundred of".split()
    )
).map(" ".join)


@given(st.text() | NUMBERISH, st.sampled_from(["id", "en", "und", ""]))
def test_any_text_can_be_read(text, language):
    numbers = find_numbers(text, language)
    for number in numbers:
        assert 0 <= number.span.start < number.span.end <= len(text)
    assert missing_number(numbers, numbers) is None


@pytest.mark.parametrize("figure", ["9" * 6000, ".".join(["19"] * 3000), "5" + " triliun" * 900])
def test_figures_without_end_are_read_in_part(figure):
    assert find_numbers(figure, "id")


@pytest.mark.parametrize(
    "piece",
    ["12 orang dan 5 bulan ", "12 Juli, 5 Mei 2025, ", "satu setengah ", "Rp", "1.", "at 5 "],
)
def test_the_cost_grows_with_the_length(piece, cpu_seconds):
    def seconds(length):
        text = piece * (length // len(piece))
        return cpu_seconds(lambda: find_numbers(text, "und"))

    seconds(2_000)
    assert seconds(40_000) < 12 * max(seconds(10_000), 0.005)  # four times as long; 16 if squared


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("Ia menang dua kali.", "She won twice."),
        ("Harganya naik tiga kali lipat.", "Prices rose thrice."),
        ("Syaratnya (1) ijazah dan (2) surat sehat.", "A diploma and a health certificate."),
    ],
)
def test_times_in_words_and_marks_of_a_list(claim, text):
    assert missing(claim, "id", text, "en") is None


def test_a_number_in_brackets_that_lists_nothing_counts():
    assert missing("Budi (7) hilang.", "id", "Budi is missing.", "en") == "7"
