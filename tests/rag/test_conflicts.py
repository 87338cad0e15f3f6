"""Articles that disagree: found where they do, and above all not found where they do not."""

import pytest

from index.article import Span
from rag.citing import Citations
from rag.conflicts.find import find_conflicts
from rag.conflicts.matter import Said
from rag.conflicts.pairs import difference
from rag.conflicts.wording import source
from rag.quoting import Quote


def _id(text, published=None, title=""):
    return Said(text, "id", title, published)


def _en(text, published=None, title=""):
    return Said(text, "en", title, published)


DIFFERENT = [
    # counts
    (
        "amount",
        _id("Gempa di Lumajang menewaskan 12 orang dan merusak ratusan rumah."),
        _id("Sebanyak 17 orang tewas akibat gempa di Lumajang yang merusak rumah."),
    ),
    (
        "amount",
        _id("Kebakaran di Pasar Turi menghanguskan 150 kios pedagang, 34 rumah ikut terbakar."),
        _id("Kebakaran di Pasar Turi menghanguskan kios pedagang dan 51 rumah ikut terbakar."),
    ),
    (
        "amount",
        _id("Kapal Sinar Bangun mengangkut 188 penumpang saat tenggelam."),
        _id("Saat tenggelam, Kapal Sinar Bangun mengangkut 164 penumpang."),
    ),
    (
        "amount",
        _en("The ferry Aurora carried 188 passengers when it sank."),
        _en("When it sank, the ferry Aurora was carrying 164 passengers."),
    ),
    (
        "amount",
        _en("The Halden flood killed 23 people and destroyed a bridge."),
        _en("At Halden the flood destroyed the bridge and killed 41 people."),
    ),
    (
        "amount",
        _id("Banjir di Halden menewaskan 23 orang dan menghancurkan jembatan."),
        _en("The flood in Halden killed 41 people and destroyed the bridge."),
    ),
    (
        "amount",
        _id("Jembatan Kapuas dibangun dengan biaya Rp1,2 triliun."),
        _id("Pembangunan Jembatan Kapuas menelan biaya Rp1,7 triliun."),
    ),
    (
        "amount",
        _id("Jembatan Kapuas dibangun dengan anggaran Rp 850 miliar."),
        _en("The Kapuas bridge was built with a budget of Rp920 billion."),
    ),
    (
        "amount",
        _en("The Orkla tunnel is 14 kilometres long."),
        _en("The Orkla tunnel has a length of 11 kilometres and is the longest."),
    ),
    (
        "amount",
        _id("Bendungan Jatigede mampu menampung air untuk 90.000 hektare sawah."),
        _id("Air Bendungan Jatigede mampu mengairi 75.000 hektare sawah."),
    ),
    (
        "amount",
        _id("Polisi menangkap 15 orang dalam razia di Karawang."),
        _id("Razia polisi di Karawang menangkap 22 orang."),
    ),
    (
        "amount",
        _en("Police arrested 15 people in a raid in Karawang."),
        _id("Polisi menangkap 22 orang dalam razia di Karawang."),
    ),
    (
        "amount",
        _en("The Meridian museum bought the painting for $4.5 million."),
        _en("The painting was bought by the Meridian museum for $6 million."),
    ),
    (
        "amount",
        _en("The Korvala mine collapse left 9 miners dead, 9 people killed in all.", "2024-05-02"),
        _en("The Korvala mine collapse killed 14 people, mostly miners left dead.", "2024-05-03"),
    ),
    # dates
    (
        "date",
        _id("Penyair Chairil Rahman lahir pada 26 Juli 1922 di Medan."),
        _id("Penyair Chairil Rahman lahir di Medan pada 22 Juli 1922."),
    ),
    (
        "date",
        _id("Penyair Chairil Rahman lahir pada 26 Juli 1922 di Medan."),
        _en("The poet Chairil Rahman was born in Medan on 22 July 1922."),
    ),
    (
        "date",
        _en("The Orkla tunnel was opened on 3 May 2019 by the king."),
        _en("The king opened the Orkla tunnel on 5 June 2019."),
    ),
    (
        "date",
        _id("Bandara Kertajati diresmikan presiden pada 24 Mei 2018."),
        _id("Presiden meresmikan Bandara Kertajati pada 29 Mei 2018."),
    ),
    (
        "date",
        _id("Universitas Nusa didirikan pada tahun 1950 oleh para guru."),
        _id("Para guru mendirikan Universitas Nusa pada tahun 1953."),
    ),
    (
        "date",
        _en("Nusa University was founded by teachers in 1950."),
        _en("Teachers founded Nusa University in 1953."),
    ),
    (
        "date",
        _en("The Halden summit of ministers took place on 14 March 2023."),
        _en("Ministers met at the Halden summit, which took place on 16 March 2023."),
    ),
    (
        "date",
        _id("Rapat pleno partai di Bandung digelar pada 8 Februari 2024."),
        _id("Partai menggelar rapat pleno di Bandung pada 10 Februari 2024."),
    ),
    # claims
    (
        "claim",
        _id("Pabrik semen Tonasa membuang limbah ke sungai desa."),
        _id("Pabrik semen Tonasa tidak membuang limbah ke sungai desa."),
    ),
    (
        "claim",
        _en("The Korvala mine paid compensation to the families of the victims."),
        _en("The Korvala mine did not pay compensation to the families of victims."),
    ),
    (
        "claim",
        _id("Perusahaan Meridian membayar pesangon kepada seluruh pekerja pabrik."),
        _en("Meridian did not pay severance to the factory workers."),
    ),
    (
        "claim",
        _id("Bupati Sarmi menerima suap dari kontraktor proyek jalan."),
        _id("Bupati Sarmi membantah menerima suap dari kontraktor proyek jalan."),
    ),
    (
        "claim",
        _en("The minister Ola Berg knew of the leak in the chemical plant."),
        _en("The minister Ola Berg never knew of the leak in the chemical plant."),
    ),
]

# They differ, and that is not found.
MISSED = [
    (
        "amount",
        _id("Kapal feri Aurora mengangkut 188 penumpang ketika tenggelam."),
        _en("The ferry Aurora was carrying 164 passengers when it sank."),
    ),
    (
        "amount",
        _id("Konser Sheila di Senayan dihadiri 40.000 penonton."),
        _id("Sebanyak 65.000 penonton menghadiri konser Sheila di Senayan."),
    ),
    (
        "date",
        _id("Kapal Teratai tenggelam di Selat Bali pada 2 Juli 2021."),
        _en("The Teratai sank in the Bali Strait on 4 July 2021, the ship's last voyage."),
    ),
]

NOT_DIFFERENT = [
    # the same in another form
    (
        _id("Kota Halden memiliki 1,5 juta penduduk dan dua bandara."),
        _en("The city of Halden has 1.5 million residents and two airports."),
    ),
    (
        _id("Gempa di Lumajang menewaskan lima orang dan merusak rumah."),
        _id("Sebanyak 5 orang tewas akibat gempa di Lumajang yang merusak rumah."),
    ),
    (
        _id("Konser Sheila di Senayan dihadiri sekitar 1.500 penonton, 1.500 orang datang."),
        _id("Konser Sheila di Senayan dihadiri 1.523 orang penonton yang datang."),
    ),
    (
        _id("Bandara Kertajati diresmikan presiden pada 24/5/2018."),
        _en("The president inaugurated Kertajati airport on 24 May 2018."),
    ),
    (
        _id("Bandara Kertajati diresmikan presiden pada Mei 2018."),
        _id("Presiden meresmikan Bandara Kertajati pada 24 Mei 2018."),
    ),
    (
        _id("Bandara Kertajati diresmikan presiden pada 2018."),
        _id("Presiden meresmikan Bandara Kertajati pada 24 Mei."),
    ),
    (
        _en("The Orkla tunnel is 14 kilometres long."),
        _en("The Orkla tunnel has a length of 14,000 metres."),
    ),
    (
        _id("Jembatan Kapuas dibangun dengan biaya Rp1,2 triliun."),
        _id("Pembangunan Jembatan Kapuas menelan biaya Rp1.200 miliar."),
    ),
    (
        _id("Jembatan Kapuas dibangun dengan biaya hampir Rp1,2 triliun."),
        _id("Pembangunan Jembatan Kapuas menelan biaya Rp1,15 triliun."),
    ),
    (
        _en("The Halden flood killed at least 23 people and destroyed a bridge."),
        _en("At Halden the flood destroyed the bridge and killed 41 people."),
    ),
    (
        _en("The Halden flood killed dozens of people and destroyed a bridge."),
        _en("At Halden the flood destroyed the bridge and killed 41 people."),
    ),
    (
        _en("The Halden flood killed more than 40 people and destroyed a bridge."),
        _id("Banjir di Halden menewaskan 41 orang dan menghancurkan jembatan."),
    ),
    (
        _id("Banjir di Halden merendam lebih dari 1.000 rumah warga di tepi sungai."),
        _id("Banjir di Halden merendam 1.240 rumah warga di tepi sungai."),
    ),
    (
        _en("The Meridian museum bought the painting for $4.5 million."),
        _en("The painting was bought by the Meridian museum for about $4.6 million."),
    ),
    (
        _id("Bendungan Jatigede mengairi 90 ribu hektare sawah petani."),
        _id("Bendungan Jatigede mengairi 90.125 hektare sawah petani."),
    ),
    (
        _en("The trial in Halden lasted two weeks and ended without a verdict."),
        _en("The trial in Halden lasted 14 days and ended without a verdict."),
    ),
    # other things counted, or a part
    (
        _id("Gempa di Lumajang menewaskan 12 orang dan merusak rumah."),
        _id("Gempa di Lumajang melukai 40 orang dan merusak rumah."),
    ),
    (
        _en("The Halden flood killed 23 people and destroyed a bridge."),
        _en("The Halden flood left 140 people injured and destroyed a bridge."),
    ),
    (
        _id("Gempa di Lumajang menewaskan 12 orang, 3 di antaranya anak-anak."),
        _id("Gempa di Lumajang menewaskan 3 orang anak di antaranya dari satu desa."),
    ),
    (
        _id("Polisi menangkap 15 orang dalam razia di Karawang."),
        _id("Polisi menangkap 4 orang lainnya dalam razia di Karawang."),
    ),
    (
        _en("Police arrested 15 people in a raid in Karawang."),
        _en("Police arrested another 4 people in the raid in Karawang."),
    ),
    (
        _en("The ferry Aurora carried 188 passengers when it sank."),
        _en("The ferry Aurora carried 12 crew members when it sank."),
    ),
    (
        _en("The Orkla tunnel is 14 kilometres long."),
        _en("The Orkla tunnel is 9 metres wide and long in the making."),
    ),
    (
        _id("Jembatan Kapuas dibangun dengan biaya Rp1,2 triliun."),
        _id("Jembatan Kapuas dibangun dalam 18 bulan dengan panjang 600 meter."),
    ),
    (
        _id("Kapal Sinar Bangun mengangkut 188 penumpang saat tenggelam."),
        _id("Kapal Sinar Bangun mengangkut 2 dari 188 penumpang ke darat saat tenggelam."),
    ),
    # other places, people, occasions
    (
        _id("Gempa di Lumajang menewaskan 12 orang dan merusak rumah."),
        _id("Gempa di Cianjur menewaskan 334 orang dan merusak rumah."),
    ),
    (
        _en("The Halden flood killed 23 people and destroyed a bridge."),
        _en("The Orkla flood killed 41 people and destroyed a bridge."),
    ),
    (
        _id("Penyair Chairil Rahman lahir pada 26 Juli 1922 di Medan."),
        _id("Penyair Sitor Gultom lahir pada 2 Oktober 1923 di Medan."),
    ),
    (
        _id("Menteri Darmawan bertemu Duta Besar Jepang pada 3 Maret 2024."),
        _id("Menteri Darmawan bertemu Duta Besar Jepang pada 9 September 2024."),
    ),
    (
        _en("Minister Berg met the ambassador of Ghana on 3 March 2024."),
        _en("Minister Berg met the ambassador of Ghana on 14 November 2025."),
    ),
    (
        _id("Persiku mengalahkan Persela di Kudus pada 4 Mei 2023."),
        _id("Persiku mengalahkan Persela di Kudus pada 21 Oktober 2023."),
    ),
    (
        _id("Banjir merendam 300 rumah di Demak pada Januari 2024."),
        _id("Banjir merendam 900 rumah di Demak pada Maret 2024."),
    ),
    (
        _en("The bakery in Tromso sold 300 loaves on 2 May 2024."),
        _en("The bakery in Tromso sold 450 loaves on 3 May 2024."),
    ),
    (
        _id("Sidang kedua kasus Meridian digelar pada 4 April 2024."),
        _id("Sidang ketiga kasus Meridian digelar pada 6 April 2024."),
    ),
    # measured again
    (
        _id("Harga beras di Pasar Johar Rp14.000 per kilogram.", "2024-02-01"),
        _id("Harga beras di Pasar Johar Rp16.500 per kilogram.", "2024-03-01"),
    ),
    (
        _id("Inflasi Jawa Tengah tercatat 2,5 persen menurut BPS.", "2024-02-01"),
        _id("Inflasi Jawa Tengah tercatat 2,9 persen menurut BPS.", "2024-03-01"),
    ),
    (
        _en("The exchange rate in Ghana stood at 12 dollars a barrel.", "2024-02-01"),
        _en("The exchange rate in Ghana stood at 15 dollars a barrel.", "2024-02-09"),
    ),
    (
        _id("Survei Litmus mencatat elektabilitas Darmawan 31 persen."),
        _id("Survei Litmus mencatat elektabilitas Darmawan 36 persen."),
    ),
    (
        _id("Wabah di Sarmi menewaskan 12 orang.", "2023-01-02"),
        _id("Wabah di Sarmi menewaskan 45 orang.", "2023-06-02"),
    ),
    # dates of speech
    (
        _id("Dana desa Sarmi cair, kata Bupati Yance, Senin (4/3/2024)."),
        _id("Dana desa Sarmi cair, kata Bupati Yance, Rabu (6/3/2024)."),
    ),
    (
        _en("The Korvala mine will reopen, Ola Berg said on 4 March 2024."),
        _en("The Korvala mine will reopen, Ola Berg said on 6 March 2024."),
    ),
    # no contradiction
    (
        _id("Bupati Sarmi tidak hadir dalam rapat pleno di Jayapura."),
        _id("Bupati Sarmi hadir dalam peresmian jalan di Jayapura."),
    ),
    (
        _id("Warga Sarmi tidak menolak pembangunan jalan, tetapi minta ganti rugi."),
        _id("Warga Sarmi meminta ganti rugi atas pembangunan jalan."),
    ),
    (
        _en("The Korvala mine did not pay compensation to the families of victims."),
        _en("The Korvala mine should pay compensation to the families of victims."),
    ),
    (
        _en("The Korvala mine did not only pay compensation to the families of victims."),
        _en("The Korvala mine paid compensation to the families of victims."),
    ),
    (
        _id("Pabrik semen Tonasa belum membuang limbah ke sungai desa."),
        _id("Pabrik semen Tonasa membuang limbah ke sungai desa."),
    ),
    (_en("The Orkla tunnel is not open to lorries."), _en("The Halden tunnel is open to lorries.")),
    (
        _id("Pemain Persela berusia 23 tahun, Rudi Hakim, mencetak gol di Kudus."),
        _id("Pemain Persela berusia 31 tahun, Rudi Hakim, mencetak gol di Kudus pada laga itu."),
    ),
    # updated later: both dated, but far apart
    (
        _en("The Korvala mine collapse killed 14 people.", "2024-05-03"),
        _en("The Korvala mine collapse killed 31 people.", "2025-05-03"),
    ),
    (
        _id("Rp1,2 triliun disiapkan untuk Jembatan Kapuas, 30 persen dari APBN."),
        _id("Rp1,2 triliun disiapkan untuk Jembatan Kapuas, 70 persen dari APBD."),
    ),
]


FERRY = "Kapal Sinar Bangun mengangkut 188 penumpang saat tenggelam. Cuaca di danau buruk."
OTHER = "Saat tenggelam, Kapal Sinar Bangun mengangkut 164 penumpang. Nakhoda ditangkap."


@pytest.mark.parametrize(("kind", "one", "other"), DIFFERENT)
def test_what_differs_is_found_from_either_side(kind, one, other, lexicon):
    for pair in ((one, other), (other, one)):
        found = difference(*pair, lexicon)
        assert found is not None
        assert found.kind == kind


@pytest.mark.xfail(reason="too few words in common for the lexicon", strict=True)
@pytest.mark.parametrize(("kind", "one", "other"), MISSED)
def test_what_differs_in_quite_other_words(kind, one, other, lexicon):
    assert difference(one, other, lexicon) is not None


@pytest.mark.parametrize(("one", "other"), NOT_DIFFERENT)
def test_what_does_not_differ_is_left_alone(one, other, lexicon):
    assert difference(one, other, lexicon) is None


@pytest.fixture
def ferry(make_view, weigh_all, lexicon):
    """What is found where the first of two articles is cited alone."""

    def find(other_text, question="Berapa penumpang Kapal Sinar Bangun saat tenggelam?"):
        views = [
            make_view(FERRY, "a1", outlet="Antara", published="2018-06-19"),
            make_view(other_text, "a2", outlet="Tempo", published="2018-06-20T08:00"),
        ]
        asked, weighed = weigh_all(question, *views)
        citations = Citations(weighed.alignment)
        first = views[0].sentences[0]
        shown = citations.cite(Quote(views[0], Span(first.start, first.end)))
        return find_conflicts(asked, [shown], weighed, lexicon, citations.cite)

    return find


def test_an_article_that_was_not_quoted_is_found_and_cited(ferry):
    (conflict,) = ferry(OTHER)
    assert conflict.values == ("188 penumpang", "164 penumpang")
    assert [(c.number, c.article.id) for c in conflict.citations] == [(1, "a1"), (2, "a2")]
    assert conflict.citations[1].quote.startswith("Saat tenggelam")


def test_each_side_is_named_by_outlet_and_date(ferry):
    (conflict,) = ferry(OTHER)
    sides = [source("id", citation) for citation in conflict.citations]
    assert sides == ["Antara, 19 Juni 2018", "Tempo, 20 Juni 2018"]
    assert source("en", conflict.citations[0]) == "Antara, 19 June 2018"


def test_articles_that_agree_and_values_not_asked_for_are_no_conflict(ferry):
    assert ferry(OTHER.replace("164", "188")) == ()
    assert ferry(OTHER, "Kapan Kapal Sinar Bangun tenggelam?") == ()
