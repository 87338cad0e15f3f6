"""Pages of many outlets, all but the seeds made up: what is article in them and what is not."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.clean import Cleaned, clean

SEEDS = Path(__file__).parents[2] / "seeds"


def parts(text: str, title: str | None = None) -> tuple[list[str], str | None, str | None]:
    """Prose, title and dateline of a text, as words."""
    cleaned = clean(text, title)
    return (
        [span.of(text) for span in cleaned.prose],
        cleaned.title.of(text) if cleaned.title else None,
        cleaned.dateline.of(text).strip() if cleaned.dateline else None,
    )


WARTA_PAGI = """Langsung ke konten utama
Home » Nasional » Politik
Presiden Resmikan Bendungan Baru di Lombok
Oleh Sri Handayani | Selasa, 3 Juni 2025 | 09:15 WIB
Bagikan: Facebook Twitter WhatsApp Telegram
Presiden saat meninjau Bendungan Meninting, Selasa (3/6/2025). (Foto: Biro Pers)
MATARAM, WartaPagi.id - Presiden meresmikan Bendungan Meninting di Lombok Barat, \
Selasa (3/6/2025). Bendungan itu menelan biaya Rp 1,4 triliun.

Baca Juga: Petani Lombok Menanti Air Irigasi Sejak Lama

"Bendungan ini akan mengairi 1.559 hektare sawah," kata Presiden.
Manfaat bagi Warga
Warga setempat menyambut baik. Mengapa?
Karena musim kemarau selalu membuat sumur kering.
Ikuti WhatsApp Channel WartaPagi.id untuk berita terbaru setiap hari.
Editor: Bambang W
Tags: bendungan, Lombok
Komentar
Berita Terkait
Harga Beras Naik Jelang Musim Tanam
Gubernur NTB Minta Warga Bersabar
Copyright © 2025 WartaPagi.id. All rights reserved.
"""

HARBOUR_TIMES = """Skip to content
Menu
World | Business | Sport | Opinion
The Harbour Times
Ferry service resumes after three-week strike
By Alice Moreno and Peter Lund
Published 14 March 2024, 7:40 am
3 min read
Share on FacebookShare on TwitterEmail
Passengers board the first ferry on Thursday. (AP Photo/Lina Berg)
PORT ELLEN (Reuters) - Ferries returned to the strait on Thursday after unions accepted a new pay \
deal. Some 4,000 passengers crossed by noon.
"We waited for this day," said Maria Olsen, a nurse.
Read also: Inside the Talks That Ended the Strike
What comes next
Unions will vote again in June.
Subscribe to our newsletter to get the day's top stories in your inbox.
Related articles
Bridge plan shelved for another decade
Leave a Reply
Your email address will not be published. Required fields are marked *
Save my name, email, and website in this browser for the next time I comment.
"""

KABAR_TIMUR = """KABAR TIMUR
BERANDA NASIONAL DAERAH EKONOMI OLAHRAGA
Harga Cabai Tembus Rp 120 Ribu, Pedagang Mengeluh
Penulis: Yusuf Latuconsina
12/01/2024 16:20 WIT
Ambon (ANTARA) - Harga cabai rawit di Pasar Mardika mencapai Rp 120.000 per kilogram.
Berikut harga bahan pokok lain:
- Beras 10 kg Rp 150.000
- Gula pasir Rp 18.000
- Minyak goreng Rp 20.000
"Kami terpaksa mengurangi stok," ujar Ibu Ona, pedagang. (yl/kt)
SCROLL TO CONTINUE WITH CONTENT
Terpopuler
Banjir Rendam Dua Desa di Seram
Wali Kota Lantik Pejabat Baru
"""

ONE_LINE = (
    "Polisi menangkap dua orang di Bekasi.,,Keduanya diduga mencuri motor , kata Kapolres. "
    "Baca juga: Begini Cara Mengamankan Motor di Rumah. Penyidik masih mencari pelaku lain.,,"
    'Baca Juga :,,"Kami minta warga waspada," ujarnya. Barang bukti 1 unit motor disita.,(rhs/pm)'
)

TECH_DAILY = """We use cookies to improve your experience. Accept
Tech Daily
Home > Gadgets > Phones
Is your phone listening to you?
January 9, 2026
The short answer is no. Researchers at a university in Oslo tested 60 phones for a month.
"We found nothing," said the lead author. WhatsApp and Facebook declined to comment.
Advertisement
The study was small, though, and covers only two operating systems.
Image: A researcher at work (Photo by Ola Nordmann)
More from Gadgets
Five Cheap Headphones Worth Buying Now
© 2026 Tech Daily
Back to top
"""

SUARA_DESA = """Suara Desa News
Panen Raya di Kulon Progo Melimpah
Senin, 10 Februari 2025
YOGYAKARTA - Petani Kulon Progo memanen padi seluas 300 hektare.
Hasilnya naik dibanding tahun lalu
menurut catatan dinas pertanian setempat yang menghitung sejak awal tahun di tiga kecamatan
dan Panen Raya di Kulon Progo Melimpah. Panen Raya di Kulon Progo Melimpah
Dapatkan update berita pilihan setiap hari dari Suara Desa News.
Sumber: Dinas Pertanian
Lihat Semua Komentar (3)
"""

OUTLETS = {
    "warta pagi": (
        WARTA_PAGI,
        [
            "Presiden meresmikan Bendungan Meninting di Lombok Barat, Selasa (3/6/2025). "
            "Bendungan itu menelan biaya Rp 1,4 triliun.",
            '"Bendungan ini akan mengairi 1.559 hektare sawah," kata Presiden.',
            "Warga setempat menyambut baik. Mengapa?",
            "Karena musim kemarau selalu membuat sumur kering.",
        ],
        "Presiden Resmikan Bendungan Baru di Lombok",
        "MATARAM, WartaPagi.id -",
    ),
    "harbour times": (
        HARBOUR_TIMES,
        [
            "Ferries returned to the strait on Thursday after unions accepted a new pay deal. "
            "Some 4,000 passengers crossed by noon.",
            '"We waited for this day," said Maria Olsen, a nurse.',
            "Unions will vote again in June.",
        ],
        "Ferry service resumes after three-week strike",
        "PORT ELLEN (Reuters) -",
    ),
    "kabar timur": (
        KABAR_TIMUR,
        [
            "Harga cabai rawit di Pasar Mardika mencapai Rp 120.000 per kilogram.",
            "Berikut harga bahan pokok lain:",
            "- Beras 10 kg Rp 150.000",
            "- Gula pasir Rp 18.000",
            "- Minyak goreng Rp 20.000",
            '"Kami terpaksa mengurangi stok," ujar Ibu Ona, pedagang.',
        ],
        "Harga Cabai Tembus Rp 120 Ribu, Pedagang Mengeluh",
        "Ambon (ANTARA) -",
    ),
    "one line": (
        ONE_LINE,
        [
            "Polisi menangkap dua orang di Bekasi.,,Keduanya diduga mencuri motor , kata Kapolres.",
            "Penyidik masih mencari pelaku lain.,,",
            '"Kami minta warga waspada," ujarnya. Barang bukti 1 unit motor disita.,',
        ],
        None,
        None,
    ),
    "tech daily": (
        TECH_DAILY,
        [
            "The short answer is no. Researchers at a university in Oslo tested 60 phones for a "
            "month.",
            '"We found nothing," said the lead author. WhatsApp and Facebook declined to comment.',
            "The study was small, though, and covers only two operating systems.",
        ],
        "Is your phone listening to you?",
        None,
    ),
    "suara desa": (
        SUARA_DESA,
        [
            "Petani Kulon Progo memanen padi seluas 300 hektare.",
            "Hasilnya naik dibanding tahun lalu",
            "menurut catatan dinas pertanian setempat yang menghitung sejak awal tahun di tiga "
            "kecamatan",
            "dan Panen Raya di Kulon Progo Melimpah.",
        ],
        "Panen Raya di Kulon Progo Melimpah",
        "YOGYAKARTA -",
    ),
}


@pytest.mark.parametrize("outlet", OUTLETS)
def test_only_the_article_of_a_page_is_evidence(outlet: str) -> None:
    page, prose, title, dateline = OUTLETS[outlet]
    assert parts(page) == (prose, title, dateline)


SEED_TITLES = {
    "000_de41344ac641860b.txt": (
        "Kim Jong-un Tegaskan Dukung Tanpa Syarat Kebijakan Putin, "
        "Hubungan Korea Utara–Rusia Kian Erat",
        "JAKARTA, Framing NewsTV -",
        8,
    ),
    "001_af52723efe8b9ce8.txt": (
        "Kim Jong Un Dukung Rusia Terkait Soal Ukraina, Tegaskan Solidaritas Korea Utara",
        None,
        9,
    ),
    "002_e57faed05762aa89.txt": (
        "Kim Jong Un Siap Genggam Erat Tangan Putin demi Membangun Negara yang Kuat",
        "KONTAN.CO.ID - PYONGYANG.",
        9,
    ),
    "003_07e4fa66f1123390.txt": ("Kim Jong Un Kirimkan Pesan Tahun Baru untuk Putin", None, 22),
    "004_131ef42b32586c9d.txt": (
        "Surati Kim Jong-un, Putin Janjikan Perluasan Hubungan Rusia-Korut",
        "Jakarta -",
        8,
    ),
}
SEED_FURNITURE = (
    "Lompat ke",
    "Posting Komentar",
    "Berita Terkait",
    "Back to top",
    "Baca Juga",
    "Satelit Mata-Mata",
    "Peluncur Roket ke Negara",
    "Share",
    "Foto:",
    "paper plane",
    "Waktu baca",
    "(fntv)",
    "Framing NewsTV",
    "KONTAN",
    "Isi Utama Pesan",
    "Implikasi Global",
    "Penutup",
    "Kirimkan Pesan Tahun Baru untuk Putin",
)


@pytest.mark.parametrize("name", SEED_TITLES)
def test_seeds(name: str) -> None:
    text = (SEEDS / name).read_text(encoding="utf-8")
    prose, title, dateline = parts(text)
    assert (title, dateline, len(prose)) == SEED_TITLES[name]
    assert [words for words in SEED_FURNITURE if any(words in span for span in prose)] == []
    assert all(span.rstrip('"”').endswith((".", "?")) for span in prose)


@pytest.mark.parametrize(
    "sentence",
    [
        "Presiden mengatakan WhatsApp akan diblokir di Indonesia mulai Senin.",
        "Ia membaca komentar di Facebook dan iklan di Instagram setiap pagi.",
        "Menurut Reuters, kesepakatan itu dicapai di Jenewa (Reuters).",
        "Dengan melanjutkan reformasi, pemerintah berharap ekonomi tumbuh.",
        "Published studies on Monday showed that readers share less news.",
        "Baca juga buku itu, kata guru kepada murid-muridnya kemarin.",
        "Kantor berita itu (KCNA) melaporkan peluncuran roket pada Senin.",
        "Video itu ditonton dua juta kali dalam sehari.",
        "Subscribe atau tidak, pelanggan tetap harus membayar pajak digital.",
    ],
)
def test_a_sentence_that_speaks_of_furniture_is_none(sentence: str) -> None:
    text = f"Pemerintah bertemu pengusaha di Jakarta.\n{sentence}\nRapat itu selesai pukul 17.00."
    assert parts(text)[0] == text.split("\n")


@pytest.mark.parametrize(
    "line",
    [
        "ADVERTISEMENT",
        "Simak juga Video 'Gempa Guncang Maluku':",
        "[Gambas:Video 20detik]",
        "Baca juga:",
        "Ikuti kami di Google News",
        "Dapatkan update berita pilihan dan breaking news setiap hari dari Kabar Baru.",
        "5 min read",
        "Foto: Warga mengungsi ke balai desa",
        "Petugas memadamkan api, Rabu (5/6/2024). (ANTARA FOTO/Akbar)",
        "Firefighters at the scene. REUTERS/Jane Roe",
        "Copyright © 2024 Kabar Baru",
        "WhatsApp ShareFacebook ShareTwitter Share",
        "Home > Nasional > Daerah",
        "Related: Five Things to Know About the Quake",
        "Dampak Gempa bagi Nelayan",
        "Editor: Rina",
        "## Dampak gempa",
    ],
)
def test_furniture_between_paragraphs_is_cut(line: str) -> None:
    before, after = "Gempa mengguncang Maluku pada Rabu pagi.", "Nelayan belum berani melaut."
    assert parts(f"{before}\n\n{line}\n\n{after}")[0] == [before, after]


@pytest.mark.parametrize(
    ("dateline", "rest"),
    [
        ("JAKARTA, Framing NewsTV -", "Presiden tiba di Moskow."),
        ("TEMPO.CO, Jakarta -", "Presiden tiba di Moskow."),
        ("Jakarta (ANTARA) -", "Presiden tiba di Moskow."),
        ("Liputan6.com, Jakarta -", "Presiden tiba di Moskow."),
        ("Jakarta, CNBC Indonesia --", "Presiden tiba di Moskow."),
        ("NEW YORK, July 12 (Reuters) -", "The president arrived in Moscow."),
        ("Kuala Lumpur -", "Perdana menteri tiba di Moskow."),
        ("BANDUNG, KOMPAS.com –", '"Kami siap," kata Presiden.'),
        ("KBRN, Jakarta:", "Presiden tiba di Moskow."),
        ("JawaPos.com –", "Presiden tiba di Moskow."),
    ],
)
def test_datelines(dateline: str, rest: str) -> None:
    assert parts(f"{dateline} {rest}") == ([rest], None, dateline)


@pytest.mark.parametrize(
    "text",
    [
        "Rusia - Ukraina kembali bertempur di Donetsk pada Rabu.",
        "Kim Jong Un - yang berkuasa sejak 2011 - tiba di Moskow.",
        "Menteri Luar Negeri Sergey Lavrov bertemu Kim di Wonsan.",
    ],
)
def test_no_dateline(text: str) -> None:
    assert parts(text) == ([text], None, None)


def test_a_title_glued_to_the_first_sentence_is_cut() -> None:
    body = "Presiden Rusia tiba di Pyongyang pada Rabu."
    title = "Putin Tiba di Pyongyang untuk Bertemu Kim"
    assert parts(f"{title} {body}", title) == ([body], title, None)
    assert parts(f"{title} JAKARTA, KOMPAS.com - {body}") == (
        [body],
        title,
        "JAKARTA, KOMPAS.com -",
    )
    assert parts(f"{title} {body}\nKunjungan itu singkat.\n{title}\nIa lalu pulang ke Moskow.") == (
        [body, "Kunjungan itu singkat.", "Ia lalu pulang ke Moskow."],
        title,
        None,
    )


def test_a_name_that_recurs_is_no_title() -> None:
    text = (
        "Menteri Luar Negeri Retno Marsudi bertemu Lavrov.\n"
        "Pertemuan itu dihadiri Menteri Luar Negeri Retno Marsudi dan duta besar."
    )
    assert parts(text) == (text.split("\n"), None, None)


@pytest.mark.parametrize("author", ["(fntv)", "(ant/ros)", "[rd]", "BUDI SANTOSO | ANTARA"])
def test_the_author_at_the_end_is_cut(author: str) -> None:
    assert parts(f"Presiden tiba di Moskow. {author}") == (["Presiden tiba di Moskow."], None, None)


def test_a_note_without_full_stops_is_kept() -> None:
    assert parts("rapat hari Senin jam 10 di kantor") == (
        ["rapat hari Senin jam 10 di kantor"],
        None,
        None,
    )


def test_nothing_but_navigation_is_no_article() -> None:
    assert clean("Home News Sport\nLogin\nShare") == Cleaned((), None, (), None)


PIECES = st.sampled_from(
    ["Baca juga: ", "Judul Lain", "\n", "\r\n", ". ", ",,", "JAKARTA, Antara - ", "“", "(Foto: x)",
     '"', "Ia pergi ke pasar.", "Komentar", "12 Juli 2025", "\x00", "\u2028", " ", "é😀"]
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.one_of(st.text(), st.lists(PIECES).map("".join)), st.none() | st.text(max_size=40))
def test_prose_is_verbatim_in_order_and_never_overlaps(text: str, title: str | None) -> None:
    cleaned = clean(text, title)
    at = 0
    for span in cleaned.prose:
        assert at <= span.start < span.end <= len(text)
        assert span.of(text).strip() == span.of(text)
        at = span.end
