# ruff: noqa: E501, T201 - the lines of articles are long; what was answered wrongly is printed
"""How well it does on other subjects and other outlets' layouts, which nothing was tuned on.

The articles are made up. Neither they nor the questions were changed after their first run, when
29 of 30 plain questions and 7 of 20 reworded ones were answered and 12 of 20 unanswerable ones
refused (at this version 25, 6 and 18). Tune nothing to them, or they measure nothing.
"""

from pathlib import Path

import pytest

from eval.answering.verbatim import stands_in_file
from eval.scores.correctness import contains
from index import Index
from rag import Chatbot, Settings

ARTICLES = {
    "gempa.txt": """detikNews
Berita
Gempa M 5,8 Guncang Maluku Tengah, Warga Berhamburan
Rangga Saputra - detikNews
Selasa, 04 Mar 2025 09:12 WIB

Foto: Ilustrasi gempa (Dok. Istimewa)

Ambon - Gempa bumi berkekuatan magnitudo 5,8 mengguncang wilayah Maluku Tengah pada Senin (3/3/2025) malam. Badan Meteorologi, Klimatologi, dan Geofisika (BMKG) menyatakan gempa tersebut tidak berpotensi tsunami.

"Pusat gempa berada di laut pada jarak 41 kilometer tenggara Banda, dengan kedalaman 126 kilometer," kata Kepala Pusat Gempa BMKG, Daryanto Wibisono, dalam keterangan tertulis, Selasa (4/3/2025).

Baca juga: Gempa Terkini Guncang Bengkulu

Getaran dirasakan selama kurang lebih tujuh detik. Warga Desa Lonthoir berhamburan ke luar rumah dan memilih bertahan di lapangan hingga dini hari.

Pejabat setempat mencatat 23 rumah rusak ringan dan dua orang luka-luka akibat tertimpa genting. Kedua korban dirawat di Puskesmas Banda Naira.

"Kami masih mendata kerusakan di pulau-pulau lain karena jaringan telepon terputus," ujar Camat Banda, Usman Latuconsina.

Bupati menetapkan masa tanggap darurat selama sepuluh hari terhitung sejak 5 Maret 2025.

(rgs/idh)

Simak Video 'Detik-detik Gempa'
""",
    "banjir.txt": """Home › Regional › Jawa Tengah

Banjir Rendam 14 Kelurahan di Semarang, Ribuan Warga Mengungsi

Kompas.com, 17 Januari 2024, 16:40 WIB
Penulis: Titis Anggraini
Editor: Bambang Prakoso

SEMARANG, KOMPAS.com - Banjir merendam 14 kelurahan di Kota Semarang, Jawa Tengah, sejak Selasa (16/1/2024) dini hari. Ketinggian air mencapai 1,2 meter di Kelurahan Tlogosari.

Kepala Badan Penanggulangan Bencana Daerah (BPBD) Kota Semarang, Endro Martanto, mengatakan banjir dipicu jebolnya tanggul Sungai Babon setelah hujan deras selama enam jam.

"Tanggul yang jebol panjangnya sekitar 15 meter. Sudah kami tutup sementara dengan karung pasir," kata Endro, Rabu (17/1/2024).

Sebanyak 3.412 warga mengungsi ke masjid, sekolah, dan kantor kelurahan. Satu orang meninggal dunia akibat tersengat listrik.

PT Kereta Api Indonesia membatalkan perjalanan enam kereta karena rel di Stasiun Semarang Tawang terendam. Penumpang dapat meminta pengembalian tiket secara penuh.

Baca juga: Jadwal KRL Solo-Yogya Hari Ini

Wali Kota Semarang, Hevearita Lestari, meminta pemerintah pusat segera memperbaiki tanggul secara permanen. Menurut dia, perbaikan membutuhkan biaya Rp 48 miliar.

Dapatkan update berita pilihan dan breaking news setiap hari dari Kompas.com.
Tag: banjir semarang tanggul jebol
""",
    "bola.txt": """Bola.net - Liga 1

PSM Makassar Taklukkan Persik Kediri 3-1, Yuran Fernandes Jadi Pahlawan
Asad Arifin | 22 September 2024 21:05

Parepare - PSM Makassar meraih kemenangan 3-1 atas Persik Kediri pada laga pekan keenam Liga 1 di Stadion Gelora BJ Habibie, Parepare, Minggu (22/9/2024).

Yuran Fernandes membuka keunggulan tuan rumah pada menit ke-12 lewat sundulan. Persik menyamakan kedudukan melalui Ramiro Fergonzi sebelum jeda.

Pada babak kedua, Nermin Haljeta mencetak dua gol untuk memastikan kemenangan Juku Eja. Persik harus bermain dengan sepuluh orang setelah Arthur Felix diusir wasit karena kartu kuning kedua.

Pelatih PSM, Bernardo Tavares, memuji mental anak asuhnya. "Pemain menunjukkan karakter setelah kami kebobolan. Itu yang saya minta di ruang ganti," ujar pelatih asal Portugal itu.

Hasil ini membawa PSM naik ke peringkat kedua klasemen dengan 13 poin, terpaut dua angka dari Borneo FC di puncak.

Selanjutnya PSM akan bertandang ke markas Bali United pada 29 September 2024.

Share this article
Facebook Twitter WhatsApp
""",
    "beras.txt": """Harga beras naik, Bulog gelontorkan 200 ribu ton

Kamis, 8 Februari 2024 14:22 WIB

Jakarta (ANTARA) - Perum Bulog menyalurkan 200 ribu ton beras ke pasar untuk menekan harga yang terus naik sejak akhir tahun lalu.

Direktur Utama Perum Bulog Bayu Kurniadi di Jakarta, Kamis, mengatakan penyaluran dilakukan melalui program Stabilisasi Pasokan dan Harga Pangan (SPHP) di 514 kabupaten dan kota.

Menurut Bayu, kenaikan harga disebabkan oleh mundurnya musim tanam akibat El Nino sehingga panen raya baru terjadi pada April.

Data Badan Pangan Nasional menunjukkan harga rata-rata beras medium mencapai Rp13.780 per kilogram, naik 12,4 persen dibandingkan tahun sebelumnya. Harga tertinggi tercatat di Papua Pegunungan.

Pemerintah juga menambah kuota impor sebanyak 1,6 juta ton dari Thailand dan Vietnam. "Impor hanya dilakukan sampai petani panen," katanya.

Pewarta: Kuntum Riyanti
Editor: Agus Salam
Copyright © ANTARA 2024
""",
    "vonis.txt": """Hukum

Hakim Vonis Mantan Bupati Kolaka Lima Tahun Penjara

Reporter
Mirza Bagaskoro

Rabu, 19 Juni 2024 18:30 WIB

TEMPO.CO, Kendari - Majelis hakim Pengadilan Tindak Pidana Korupsi Kendari menjatuhkan hukuman lima tahun penjara kepada mantan Bupati Kolaka, Andi Merdeka, dalam perkara suap izin tambang nikel. Putusan dibacakan pada Rabu, 19 Juni 2024.

"Terdakwa terbukti secara sah dan meyakinkan menerima suap sebesar Rp 3,4 miliar," kata ketua majelis hakim, Frans Hutagalung.

Hukuman itu lebih ringan daripada tuntutan jaksa Komisi Pemberantasan Korupsi, yaitu delapan tahun. Hakim menilai Andi bersikap sopan dan belum pernah dihukum.

Suap itu diberikan oleh PT Sinar Nikel Abadi lewat seorang perantara pada Oktober 2021 di sebuah hotel di Makassar. Uang tersebut dipakai Andi untuk membeli dua mobil dan sebidang tanah.

Pengacara Andi, Rina Mustikawati, menyatakan akan mengajukan banding. "Klien kami tidak pernah meminta uang," kata dia.

Pilihan Editor: Mengapa Hilirisasi Nikel Menuai Kritik
""",
    "badak.txt": """# Badak Jawa Lahir di Ujung Kulon, Populasi Jadi 82 Ekor

*Mongabay Indonesia, oleh Christopel Paino, 30 Juli 2023*

Seekor anak badak jawa terekam kamera jebak di Taman Nasional Ujung Kulon, Banten. Anak badak betina itu diperkirakan berusia tiga bulan ketika terekam pada 11 Mei 2023.

Balai Taman Nasional Ujung Kulon memberi nama Wulandari kepada anak badak tersebut. Induknya bernama Palasari, badak yang pernah melahirkan pada 2017.

Dengan kelahiran ini, populasi badak jawa menjadi 82 ekor. Sebanyak 126 kamera jebak dipasang di semenanjung itu untuk memantau satwa langka tersebut.

Kepala balai, Anggodo Suryo, mengatakan ancaman terbesar adalah penyempitan pakan akibat tumbuhan langkap yang menutup lantai hutan. Perburuan juga masih terjadi: tahun lalu petugas menyita 38 jerat.

Pemerintah berencana memindahkan dua ekor badak ke kawasan studi di Pulau Panaitan agar satwa itu tidak punah bila terjadi tsunami.
""",
    "railway.txt": """World | Africa

Kenya opens coastal railway after four-year delay

By Grace Wambui and Tom Ellery
March 14, 2024 10:05 AM GMT+3

MOMBASA, March 14 (Reuters) - Kenya opened a 212-kilometre railway between Mombasa and Lamu on Thursday, four years later than planned, after a dispute with landowners was settled in court.

President William Kiprono rode the first train and called the line "a gift to the fishermen of the coast".

The project cost $1.9 billion, of which 70% was financed by a loan from the Export-Import Bank of China. Construction began in August 2017.

Transport Minister Aisha Jumbe said the journey would take two and a half hours, down from seven by road. A one-way ticket costs 900 shillings.

Environmental groups say the track cuts through the Tana River delta, home to hippos and rare monkeys. A court in Malindi will hear their complaint on 2 May.

Our Standards: The Thomson Reuters Trust Principles.
""",
    "layoffs.txt": """Skip to main content
TechDaily
Subscribe

Norwegian chip maker Nordlys to cut 1,100 jobs

Published 9 November 2022
By Ingrid Solheim, Technology reporter

Image caption: Nordlys makes radio chips for phones

Norwegian chip maker Nordlys will cut 1,100 jobs, about 8% of its workforce, because of falling demand for smartphones.

Chief executive Marte Aasen told staff in an email on Tuesday that most of the cuts would fall on its factory in Trondheim.

"I am sorry. We hired too fast during the pandemic and that is my mistake," she wrote.

Shares in the company fell 6% in Oslo after the announcement. Nordlys had reported a loss of 2.3 billion kroner for the third quarter.

The union Tekna demanded that the company offer a full year of pay to those who leave. Talks will start on 21 November.

More on this story
Phone sales fall for fourth quarter
""",
}

# (question, key facts of which one of each group must be in the answer)
PLAIN = [
    ("Kapan gempa mengguncang Maluku Tengah?", [["3 Maret 2025", "3/3/2025"]]),
    ("When did the earthquake hit Central Maluku?", [["3 March 2025", "3/3/2025"]]),
    ("Berapa rumah yang rusak akibat gempa di Banda?", [["23 rumah"]]),
    ("How many people were injured in the Banda earthquake?", [["two", "dua orang"]]),
    ("Siapa Camat Banda?", [["Usman Latuconsina"]]),
    ("Berapa lama masa tanggap darurat gempa?", [["sepuluh hari"]]),
    ("Apa penyebab banjir di Semarang?", [["tanggul"]]),
    ("What caused the flood in Semarang?", [["tanggul"]]),
    ("Berapa warga Semarang yang mengungsi?", [["3.412"]]),
    ("Siapa Wali Kota Semarang?", [["Hevearita Lestari"]]),
    ("How many trains were cancelled because of the flood?", [["enam"]]),
    ("Di mana laga PSM melawan Persik digelar?", [["Parepare", "Gelora"]]),
    ("Who scored two goals for PSM Makassar?", [["Nermin Haljeta"]]),
    ("Kenapa Arthur Felix diusir wasit?", [["kartu kuning"]]),
    ("Kapan PSM bertandang ke Bali United?", [["29 September 2024"]]),
    ("Berapa ton beras yang disalurkan Bulog?", [["200 ribu ton"]]),
    ("Why did rice prices rise?", [["El Nino"]]),
    ("From which countries does Indonesia import rice?", [["Thailand"], ["Vietnam"]]),
    ("Siapa yang memberi suap kepada Andi Merdeka?", [["Sinar Nikel Abadi"]]),
    ("How many years in prison did the former regent of Kolaka get?", [["lima tahun"]]),
    ("Siapa pengacara Andi Merdeka?", [["Rina Mustikawati"]]),
    ("Apa nama anak badak jawa yang lahir di Ujung Kulon?", [["Wulandari"]]),
    ("How many Javan rhinos are there now?", [["82"]]),
    ("Where does the government plan to move two rhinos?", [["Panaitan"]]),
    ("How much did the railway between Mombasa and Lamu cost?", [["$1.9 billion"]]),
    ("When did construction of the Kenyan railway begin?", [["August 2017"]]),
    ("Berapa biaya pembangunan rel kereta Mombasa-Lamu?", [["$1.9 billion"]]),
    ("Why will Nordlys cut jobs?", [["falling demand"]]),
    ("Siapa direktur utama Nordlys?", [["Marte Aasen"]]),
    ("When will talks between Nordlys and the union start?", [["21 November"]]),
]

# The same, in words that the articles do not use.
REWORDED = [
    ("How strong was the quake near Banda?", [["5,8"]]),
    ("Apakah ada ancaman tsunami setelah gempa?", [["tidak berpotensi tsunami"]]),
    ("Where are the two injured people being treated?", [["Puskesmas Banda Naira"]]),
    ("Bagaimana tanggul yang rusak itu ditangani untuk sementara?", [["karung pasir"]]),
    ("How high did the water rise in Tlogosari?", [["1,2 meter"]]),
    ("How did the person who died in the Semarang flood lose their life?", [["tersengat"]]),
    ("Berapa skor akhir pertandingan PSM lawan Persik?", [["3-1"]]),
    ("What nationality is the PSM coach?", [["Portugal"]]),
    ("Tim mana yang memimpin klasemen?", [["Borneo"]]),
    ("How much does a kilo of rice cost on average?", [["13.780"]]),
    ("Kapan panen raya diperkirakan tiba?", [["April"]]),
    ("Apa yang dibeli bekas bupati itu dengan duit suap?", [["dua mobil"]]),
    ("When was the bribe handed over?", [["October 2021", "Oktober 2021"]]),
    ("What sentence had the prosecutors asked for?", [["delapan tahun"]]),
    ("Siapa ibu badak kecil bernama Wulandari?", [["Palasari"]]),
    ("What is the greatest danger to the rhinos?", [["pakan", "langkap"]]),
    ("Siapa yang membiayai rel kereta di pesisir Kenya?", [["Export-Import Bank"]]),
    ("Berapa harga tiket kereta ke Lamu?", [["900"]]),
    ("Why are environmentalists unhappy about the track?", [["delta", "hippos"]]),
    ("Berapa pegawai Nordlys yang akan di-PHK?", [["1,100"]]),
]

UNANSWERABLE = [
    "Berapa kerugian akibat gempa di Banda dalam rupiah?",
    "When did the tsunami hit Banda?",
    "Siapa wakil wali kota Semarang?",
    "How many schools were damaged by the flood in Semarang?",
    "Berapa jumlah penonton laga PSM melawan Persik?",
    "Who is the president of Vietnam?",
    "Kapan Andi Merdeka lahir?",
    "What is the name of the father of the rhino calf Wulandari?",
    "Siapa pemenang Piala Dunia 2022?",
    "How many passengers took the train to Lamu on the first day?",
    "Berapa gaji karyawan Nordlys?",
    "What did Elon Musk say about Nordlys?",
    "Kapan gempa mengguncang Padang?",
    "Who scored for Bali United?",
    "Berapa harga minyak goreng?",
    "Why did Joko Widodo visit Ujung Kulon?",
    "How old is Marte Aasen?",
    "Di mana Rina Mustikawati kuliah?",
    "When will the railway to Nairobi open?",
    "Siapa jaksa yang menuntut Andi Merdeka?",
]

KNOWN = {  # outlet, author, published
    "gempa.txt": ("detikNews", "Rangga Saputra", "2025-03-04T09:12"),
    "banjir.txt": ("KOMPAS.com", "Titis Anggraini", "2024-01-17T16:40"),
    "bola.txt": ("Bola.net", "Asad Arifin", "2024-09-22T21:05"),
    "beras.txt": ("ANTARA", "Kuntum Riyanti", "2024-02-08T14:22"),
    "vonis.txt": ("TEMPO.CO", "Mirza Bagaskoro", "2024-06-19T18:30"),
    "badak.txt": ("Mongabay Indonesia", "Christopel Paino", "2023-07-30"),
    "railway.txt": ("Reuters", "Grace Wambui", "2024-03-14T10:05"),
    "layoffs.txt": ("TechDaily", "Ingrid Solheim", "2022-11-09"),
}


@pytest.fixture(scope="module")
def bot(tmp_path_factory):
    folder = tmp_path_factory.mktemp("others")
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    home = tmp_path_factory.mktemp("home")
    with Index.open(home) as index:
        assert index.sync([folder]).rejected == ()
    with Chatbot.open(Settings(home=home, llm="quote")) as opened:
        yield opened


def share_right(bot, questions):
    """The share of questions whose key facts are in the answer; prints the others."""
    right = 0
    for question, facts in questions:
        answer = bot.ask(question)
        assert all(stands_in_file(citation) for citation in answer.citations)
        said = all(any(contains(answer.text, fact) for fact in group) for group in facts)
        if said and not answer.refused:
            right += 1
        else:
            print(f"wrong: {question}\n    {answer.text}\n")
    return right / len(questions)


def test_plain_questions(bot):
    assert share_right(bot, PLAIN) >= 0.80


def test_reworded_questions(bot):
    assert share_right(bot, REWORDED) >= 0.20


def test_what_the_articles_do_not_say(bot):
    answers = [bot.ask(question) for question in UNANSWERABLE]
    for answer in answers:
        if not answer.refused:
            print(f"answered: {answer.question}\n    {answer.text}\n")
    assert sum(answer.refused for answer in answers) / len(answers) >= 0.50


def test_what_is_known_of_the_articles_is_right(bot):
    found = {
        Path(article.path).name: (article.outlet, article.author, article.published)
        for article in bot.articles()
    }
    assert found.keys() == KNOWN.keys()
    for field, at_least in enumerate((6, 4, 8)):  # an outlet, author or date may be missed
        values = {name: known[field] for name, known in found.items() if known[field] is not None}
        assert values == {name: KNOWN[name][field] for name in values}  # but is never wrong
        assert len(values) >= at_least


@pytest.mark.parametrize(
    "furniture",
    ["Baca juga", "Pilihan Editor", "Dapatkan update", "Image caption", "Simak Video", "Tag:"],
)
def test_furniture_is_no_evidence(bot, furniture):
    hits = bot.search(furniture, k=50)
    assert hits
    assert not any(furniture in hit.passage.text for hit in hits)
