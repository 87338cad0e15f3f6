"""Short answers put over, word for word where not understood; values compared across languages."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.normalise import LONGEST, normalise, same_value
from rag.phrases.figures import read_number
from rag.phrases.number_words import spell
from rag.phrases.units import UNITS, read_unit

DATES = [
    ("12 Juli 2025", "12 July 2025"),
    ("12 September", "12 September"),
    ("Juli 2025", "July 2025"),
    ("29 Agustus 1593", "29 August 1593"),
    ("Kamis, 8 Januari 2026", "Thursday, 8 January 2026"),
    ("pada 12 Juli 2025", "on 12 July 2025"),
    ("pada Kamis", "on Thursday"),
    ("sejak Mei 2003", "since May 2003"),
    ("dari 1910 hingga 1945", "from 1910 to 1945"),
    ("5-8 Juli 2025", "5-8 July 2025"),
    ("pukul 17.35 WIB", "17:35 WIB"),
    ("1990-an", "the 1990s"),
    ("akhir 1990-an", "the late 1990s"),
    ("awal 2006", "early 2006"),
    ("abad ke-19", "19th century"),
    ("abad ke-5 SM", "5th century BC"),
    ("6 SM", "6 BC"),
    ("tahun 476", "the year 476"),
]
NUMBERS = [
    ("1.500", "1,500"),
    ("1,5", "1.5"),
    ("1.619,12", "1,619.12"),
    ("1,5 juta", "1.5 million"),
    ("3 triliun", "3 trillion"),
    ("dua ratus lima puluh", "two hundred and fifty"),
    ("seribu", "one thousand"),
    ("dua belas", "twelve"),
    ("ketiga", "third"),
    ("ke-22", "22nd"),
    # counted and measured
    ("lima orang", "five people"),
    ("1 hari", "1 day"),
    ("2 hari", "2 days"),
    ("40 tahun", "40 years"),
    ("7,5 persen", "7.5 percent"),
    ("7,5%", "7.5%"),
    ("603.628 kilometer persegi", "603,628 square kilometres"),
    ("3.185,80km²", "3,185.80km²"),
    ("5,6 skala richter", "5.6 on the Richter scale"),
    ("sekitar 1,2 juta hektare", "about 1.2 million hectares"),
    ("lebih dari 20 kapal selam", "more than 20 submarines"),
    ("setidaknya 12 orang tewas", "at least 12 people dead"),
    ("3 hari lalu", "3 days ago"),
    ("selama 3 bulan", "for 3 months"),
    ("antara 5 dan 7 tahun", "between 5 and 7 years"),
    ("5-7 orang", "5-7 people"),
    ("5 hingga 7 orang", "5 to 7 people"),
    ("puluhan orang", "dozens of people"),
    ("puluhan ribu rumah", "tens of thousands of houses"),
    ("hari ketiga", "third day"),
    ("3,5 juta ton per tahun", "3.5 million tonnes per year"),
    ("15 orang dan 3 anak", "15 people and 3 children"),
    ("3 kali pada 12 Juli 2025", "3 times on 12 July 2025"),
    # money
    ("Rp1,5 miliar", "Rp1.5 billion"),
    ("sekitar Rp1,5 miliar", "about Rp1.5 billion"),
    ("US$ 5 juta", "US$ 5 million"),
    ("5 juta dolar as", "5 million US dollars"),
    ("1,5 miliar rupiah", "1.5 billion rupiah"),
]
NAMES = [
    ("Amerika Serikat", "United States"),
    ("Korea Utara", "North Korea"),
    ("di Amerika Serikat", "in the United States"),
    ("Rusia, China, dan Korea Utara", "Russia, China, and North Korea"),
    ("Perserikatan Bangsa-Bangsa", "United Nations"),
    ("Menteri Luar Negeri Rusia", "Foreign Minister of Russia"),
    ("Menteri Luar Negeri Rusia, Sergey Lavrov", "Foreign Minister of Russia, Sergey Lavrov"),
    ("Presiden Rusia Vladimir Putin", "President of Russia Vladimir Putin"),
    ("Pasuruan, Jawa Timur", "Pasuruan, East Java"),
    ("Jokowi", "Jokowi"),
    ("Piala Dunia 2022", "World Cup 2022"),
]
BOTH_WAYS = [
    *((*pair, "when") for pair in DATES),
    *((*pair, "number") for pair in NUMBERS),
    *((*pair, "who") for pair in NAMES),
]


@pytest.mark.parametrize(("indonesian", "english", "kind"), BOTH_WAYS)
def test_both_ways(indonesian, english, kind):
    assert normalise(indonesian, "id", "en", kind) == english
    assert normalise(english, "en", "id", kind) == indonesian


@pytest.mark.parametrize(
    ("indonesian", "english"),
    [
        ("Kamis, 08/01/2026", "Thursday, 8 January 2026"),
        ("Kamis malam (12/9)", "Thursday night, 12 September"),
        ("12 Juli 2025 pukul 17.35 WIB", "12 July 2025, 17:35 WIB"),
        ("pukul 08.00-10.00 WIB", "08:00-10:00 WIB"),
        ("pada tahun 2003", "in 2003"),
        ("tahun 2003", "2003"),
        ("Rp 12.000,-", "Rp 12,000"),
        ("Rp1,5 M", "Rp1.5 billion"),
        ("$50juta", "$50 million"),
        ("1.500 ton", "1,500 tonnes"),
        ("lima orang siswa", "five students"),
        ("usia tujuh tahun", "seven years old"),
        ("1 abad", "1 century"),
        ("PBB", "United Nations"),
        ("Uni Eropa (UE)", "European Union"),
        ("Kemlu AS", "Ministry of Foreign Affairs of the United States"),
        ("2.019", "2,019"),
        ("2019", "2019"),
        ("686.98 hari", "686.98 days"),
    ],
)
def test_from_indonesian(indonesian, english):
    assert normalise(indonesian, "id", "en") == english


@pytest.mark.parametrize(
    ("english", "indonesian"),
    [
        ("July 12, 2025", "12 Juli 2025"),
        ("5:30 pm", "pukul 17.30"),
        ("40 years old", "40 tahun"),
        ("a hundred", "seratus"),
        ("the US", "Amerika Serikat"),
        ("UK", "Inggris"),
        ("twenty-five homes", "dua puluh lima rumah"),
        ("12 killed", "12 killed"),
        ("12 people killed", "12 orang tewas"),
        ("1 second", "1 detik"),
        ("second", "kedua"),
        ("in 2003", "pada 2003"),
    ],
)
def test_from_english(english, indonesian):
    assert normalise(english, "en", "id") == indonesian


@pytest.mark.parametrize(
    "text",
    [
        "RI-001",
        "3-1",
        "3.14",
        "17.35",
        "2/3",
        "0812-3456-7890",
        "AK-47",
        "1,500 orang",
        "384,400km",
        "dua orang gitaris",
        "belasan rumah",
        "lahir pada 12 Juli 2025 di Rusia",
        "kedua orang itu",
        "minggu",
        "Sergey Lavrov",
        "Badan Pengkajian dan Penerapan Teknologi",
        "Presiden Komisaris Rini",
        "Balai Konservasi (BKSDA) Kalimantan Tengah",
        "9.567 , 51 hektar",
        "31/2",
        "sekitar",
        "5 dan",
        "pukul 17.35.20",
        "12 Aguſtus 2020",
        "",
        " ",
    ],
)
def test_what_is_not_understood_stays_word_for_word(text):
    assert normalise(text, "id", "en") == text


@pytest.mark.parametrize(
    ("text", "kind", "before", "expected"),
    [
        ("12/9", "when", "", "12 September"),
        ("8/ 9", "when", "", "8 September"),
        ("12/9", "what", "pada", "12 September"),
        ("12/9", "what", "Kamis (", "12 September"),
        ("12/9", "what", "pada Kamis siang (", "12 September"),
        ("12/9 (Kamis)", "what", "", "12 September (Thursday)"),
        ("12/9", "what", "sebanyak", "12/9"),
        ("12/9", "number", "pada", "12/9"),
        ("12/9", "duration", "Kamis (", "12/9"),
        ("24/7", "when", "buka", "24/7"),
        ("9/11", "when", "peristiwa", "9/11"),
        ("9/11", "when", "Kamis (", "9 November"),
        ("Minggu", "when", "", "Sunday"),
        ("Minggu", "what", "pada hari", "Sunday"),
        ("Minggu", "what", "", "Minggu"),
        ("Mei", "who", "", "Mei"),
        ("82 bulan", "number", "Saturnus memiliki", "82 bulan"),
        ("3 bulan", "duration", "", "3 months"),
        ("3 bulan", "number", "ditahan selama", "3 months"),
        ("3 bulan lalu", "number", "", "3 months ago"),
        ("tahun 98", "when", "", "tahun 98"),
        ("Jepang", "what", "menggunakan bahasa", "Jepang"),
        ("Jepang", "what", "pemain", "Jepang"),
        ("Jepang", "what", "pemain asal", "Japan"),
        ("Spanyol", "what", "Bahasa resminya adalah", "Spanyol"),
        ("Rusia", "what", "Negara terluas adalah", "Russia"),
        ("Zeus, Athena", "who", "", "Zeus, Athena"),
        ("Turki, Yunani, Siprus", "what", "", "Turkey, Greece, Cyprus"),
        ("Jepang", "who", "dikalahkan", "Japan"),
        ("Jepang", "who", "oleh", "Japan"),
        ("Jepang", "where", "", "Japan"),
        ("Jepang", "where", "timnas", "Jepang"),
        ("Jepang", "why", "", "Jepang"),
        ("Orang Jawa (Jawa Tengah)", "who", "", "Orang Jawa (Jawa Tengah)"),
        ("Jawa", "what", "", "Jawa"),
        ("Jawa", "where", "", "Java"),
        ("Roma", "what", "", "Roma"),
        ("Roma", "what", "kota", "Rome"),
        ("di Roma", "what", "", "in Rome"),
        ("Athena", "who", "dewi", "Athena"),
        ("Presiden Turki", "who", "", "President of Turkey"),
        ("Inggris", "where", "", "Inggris"),
        ("Inggris Raya", "where", "", "Britain"),
        ("Ratu Inggris", "who", "", "Ratu Inggris"),
        ("Ratu Belanda", "who", "", "Ratu Belanda"),
        ("Presiden Amerika", "who", "", "Presiden Amerika"),
        ("Raja Portugis", "who", "", "Raja Portugis"),
        ("PBB", "who", "Partai Bulan Bintang (", "PBB"),
        ("Seribu", "what", "", "Seribu"),
        ("195 tahun", "number", "usia ke -", "195 tahun"),
        ("200 orang", "number", "menewaskan 1 .", "200 orang"),
        ("200 orang", "number", "pada 2005,", "200 people"),
        ("seribu", "what", "", "one thousand"),
    ],
)
def test_from_indonesian_as_the_sentence_means_it(text, kind, before, expected):
    assert normalise(text, "id", "en", kind, before) == expected


@pytest.mark.parametrize(
    ("text", "kind", "before", "expected"),
    [
        ("9/11", "when", "on", "9/11"),
        ("3:45", "number", "in", "3:45"),
        ("3:16", "what", "John", "3:16"),
        ("3:45", "when", "at", "pukul 3.45"),
        ("3:45 pm", "when", "", "pukul 15.45"),
        ("U.S.", "where", "", "Amerika Serikat"),
        ("the U.S.", "where", "", "Amerika Serikat"),
        ("Jordan", "who", "Michael", "Jordan"),
        ("Jordan", "who", "", "Jordan"),
        ("Jordan", "where", "", "Yordania"),
        ("Jordan, England", "who", "", "Jordan, England"),
        ("Japan", "who", "the Bank of", "Jepang"),
        ("Germany", "who", "by team", "Germany"),
        ("May", "who", "", "May"),
        ("in May", "what", "", "pada Mei"),
        ("May", "when", "", "Mei"),
        ("1.500", "number", "", "1,500"),
        ("3.14", "number", "", "3,14"),
        ("4.0", "what", "version", "4.0"),
        ("Seven", "what", "", "Seven"),
        ("over 5 years", "duration", "", "over 5 years"),
        ("up to 2020", "when", "", "up to 2020"),
        ("until 2020", "when", "", "hingga 2020"),
        ("chairman", "who", "", "chairman"),
    ],
)
def test_from_english_as_the_sentence_means_it(text, kind, before, expected):
    assert normalise(text, "en", "id", kind, before) == expected


@pytest.mark.parametrize("kind", ["number", "what"])
@pytest.mark.parametrize(
    "text",
    [
        "5 M",
        "500 M",
        "476 M",
        "3 T",
        "USD 2 M",
        "5 kaki",
        "dua suara",
        "5 suku",
        "3 partai",
        "30 putaran",
        "3 laki-laki",
        "500 pengungsi",
        "(24/7)",
        "buka (24/7)",
        "2/5",
        "Partai Bulan Bintang (PBB)",
        "Madrasah Aliyah (MA)",
        "MA",
    ],
)
def test_words_of_several_meanings_stay(text, kind):
    assert normalise(text, "id", "en", kind) == text
    assert normalise(text, "id", "id", kind) == text


@pytest.mark.parametrize(
    "text",
    ["two letters", "30 rounds", "two degrees", "third party", "two shots", "12 won", "17 goals"],
)
def test_english_words_of_several_meanings_stay(text):
    assert normalise(text, "en", "id", "number") == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("35.000 kaki", "35,000 feet"),
        ("62.504.610 suara", "62,504,610 votes"),
        ("5 Km", "5 km"),
        ("5 MW", "5 MW"),
        ("Rp 2 T", "Rp 2 trillion"),
        ("hingga 2020 orang", "up to 2020 people"),
    ],
)
def test_where_something_beside_them_makes_them_sure_they_are_put_over(text, expected):
    assert normalise(text, "id", "en", "number") == expected


def test_until_before_a_year():
    assert normalise("hingga 2020", "id", "en", "when") == "until 2020"
    assert normalise("sampai 12 Juli", "id", "en", "when") == "until 12 July"


def test_an_unknown_language_changes_nothing():
    assert normalise("lima orang", "und", "en") == "lima orang"
    assert normalise("lima orang", "id", "und") == "lima orang"
    assert same_value("lima", "und", "lima", "id") is None


def test_a_long_text_is_no_short_answer():
    text = "lima orang, " * LONGEST
    assert normalise(text, "id", "en") == text
    assert same_value(text, "id", text, "id") is None


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Kamis, 08/01/2026", "id", "Kamis, 8 Januari 2026"),
        ("Kamis (12/9)", "id", "Kamis, 12 September"),
        ("rapat pada Kamis (12/9) di Korut", "id", "rapat pada Kamis, 12 September di Korut"),
        ("12 Juli 2025 pukul 17.35 WIB", "id", "12 Juli 2025 pukul 17.35 WIB"),
        ("July 12, 2025", "en", "July 12, 2025"),
        ("Rp1,5 M", "id", "Rp1,5 M"),
        ("Korut", "id", "Korut"),
    ],
)
def test_in_its_own_language_only_dates_in_figures_change(text, language, expected):
    assert normalise(text, language, language) == expected


SAME = [
    ("Kamis (12/9)", "12 September", True),
    ("Kamis (13/9)", "12 September 2025", False),
    ("Kamis (12/9)", "12 September 2025", None),
    ("12/9", "12 September", None),
    ("24/7", "24 July", None),
    ("5 M", "5 metres", None),
    ("5 mw", "5 MW", None),
    ("5 kaki", "5 feet", None),
    ("Inggris", "UK", None),
    ("hingga 2020", "until 2020", True),
    ("Kamis, 08/01/2026", "8 January 2026", True),
    ("Rabu", "Thursday, 8 January 2026", False),
    ("Kamis", "8 January 2026", None),
    ("pada 2003", "2003", True),
    ("sejak 2003", "2003", None),
    ("2003", "2,003", None),
    ("pukul 17.35", "5:35 pm", True),
    ("pukul 17.35 WIB", "5:35 pm", None),
    ("1910 hingga 1945", "1910-1945", True),
    ("abad ke-5 SM", "5th century BC", True),
    ("abad ke-5 SM", "5th century", None),
    ("abad ke-5", "6th century", False),
    ("ketiga", "third day", None),
    ("5 km", "5,000 metres", True),
    ("5 km", "5 kg", False),
    ("40 tahun", "480 months", True),
    ("1 tahun", "365 days", None),
    ("50%", "50 percent", True),
    ("250", "two hundred and fifty", True),
    ("1.500", "1.500", False),
    ("lima orang", "5 people", True),
    ("lima orang", "6 people", False),
    ("lima", "five people", None),
    ("lima", "six people", False),
    ("5 kali", "6 people", False),
    ("sekitar 500 orang", "500 people", None),
    ("sekitar 500 orang", "about 500 people", True),
    ("puluhan orang", "dozens of people", True),
    ("puluhan orang", "20 people", None),
    ("5-7 orang", "5 to 7 people", True),
    ("Rp1,5 miliar", "1.5 billion rupiah", True),
    ("Rp1,5 miliar", "Rp1.5 million", False),
    ("Rp16.000", "US$1", None),
    ("5 juta dolar", "$5 million", True),
    ("AS", "United States", True),
    ("AS", "Russia", False),
    ("Jokowi", "Joko Widodo", True),
    ("Menlu Rusia", "Foreign Minister of Russia", True),
    ("Menlu Rusia", "Foreign Minister of North Korea", False),
    ("Menlu Rusia", "Foreign Minister", None),
    ("Rusia dan China", "China and Russia", True),
    ("Rusia dan China", "China and Japan", False),
    ("Rusia dan China", "China or Russia", None),
    ("15 orang dan 3 anak", "15 people and 4 children", False),
    ("15 orang dan 3 anak", "15 people", None),
    ("PBB", "United Nations or Russia", None),
    ("Putin dan Rusia", "Putin and Russia", None),
    ("Korea Utara", "5", False),
    ("Sergey Lavrov", "Sergey Lavrov", None),
    ("", "", None),
]


@pytest.mark.parametrize(("indonesian", "english", "expected"), SAME)
def test_same_value(indonesian, english, expected):
    assert same_value(indonesian, "id", english, "en") is expected
    assert same_value(english, "en", indonesian, "id") is expected


@pytest.mark.parametrize(("indonesian", "english", "kind"), BOTH_WAYS)
def test_what_is_put_over_says_the_same(indonesian, english, kind):
    assert same_value(indonesian, "id", english, "en") in (True, None)


@given(st.integers(0, 10**15 - 1), st.sampled_from(["id", "en"]))
def test_words_of_a_number_are_read_back(number, language):
    words = spell(number, language)
    read = read_number(words, 0, language)
    assert read is not None and (read.value, read.end) == (number, len(words))
    other = "en" if language == "id" else "id"
    assert normalise(words, language, other) == spell(number, other)
    assert same_value(words, language, str(number), "en") in (True, None)


@given(st.integers(0, 10**9), st.integers(0, 999), st.sampled_from(["", " orang", "%", " juta"]))
def test_figures_keep_their_digits_and_value(whole, part, unit):
    text = f"{whole:,}".replace(",", ".") + f",{part:03}1" * (unit != " orang") + unit
    english = normalise(text, "id", "en", "number")
    assert re.sub(r"\D", "", english) == re.sub(r"\D", "", text)
    assert normalise(english, "en", "id", "number") == text
    assert same_value(text, "id", english, "en")


WORDS = """
    lima dua puluh orang 12 12/9 1.500 1,5 juta Rp Rp5 US$ $ persen % pada di Juli 2025 Kamis
    , ( ) - hingga sekitar dan Rusia Korea Utara Menteri Luar Negeri abad ke-5 SM pukul 17.35
    WIB lalu people five hundred and of the July in on about Foreign Minister US 3rd century
    BC 5:30 pm - to dozens thousands million years old ago tewas usia awal mid- early per
    (12/7/2025) ſ 1990-an 1990s
""".split()


@given(
    st.one_of(st.text(), st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join)),
    st.sampled_from(["id", "en", "und"]),
    st.sampled_from(["id", "en"]),
)
def test_any_text_is_taken(text, source, target):
    written = normalise(text, source, target)
    if source == target:
        assert normalise(written, source, target) == written
    if not re.search(
        r"\d[/-]|/\s?\d|\d\.\d\d?\.\d|[ap]\.?m", text
    ):  # dates in figures, 12-hour clock
        assert sorted(re.findall(r"[1-9]", written)) == sorted(re.findall(r"[1-9]", text))
    assert same_value(text, source, text, source) in (True, None)
    assert same_value(text, source, written, target) in (True, None)


# Words of both languages have vowels, names a capital.
@given(st.text(alphabet="bcdfghjklpqrstvwxyz ,.()-", max_size=60))
def test_a_text_without_anything_known_comes_back_unchanged(text):
    assert normalise(text, "id", "en") == text


def test_each_word_of_a_unit_stands_once_on_its_side():
    sides: dict[str, list[str]] = {"id": [], "en": []}
    skipped = {"id": set[str](), "en": set[str]()}
    for line in UNITS.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            indonesian, english, *rest = line.split(">")
            sides["id"] += [word.strip() for word in indonesian.split("|")]
            sides["en"] += [
                word.strip() for words in english.split("|") for word in words.split(",")
            ]
            if rest[1:] and rest[1].strip() == "id":  # put over from Indonesian only
                skipped["en"].update(word.strip() for word in re.split("[|,]", english))
            elif rest[1:] and rest[1].strip() == "en":
                skipped["id"].update(word.strip() for word in indonesian.split("|"))
    for language, words in sides.items():
        assert sorted(words) == sorted(set(words))
        for word in set(words) - skipped[language]:
            read = read_unit(word.lstrip("="), 0, language, Decimal(5000))
            assert read is not None and read[1] == len(word.lstrip("="))
        for word in skipped[language]:
            read = read_unit(word.lstrip("="), 0, language, Decimal(5000))
            assert read is None or read[1] < len(word)
