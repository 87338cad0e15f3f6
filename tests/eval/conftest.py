"""A small data folder with files of the names and fields that ``kutip eval retrieval`` reads."""

import gzip
import json

import pytest

PASSAGES = {
    "pasar": "Pasar Senen di Jakarta Pusat terbakar pada hari Rabu. Api melalap 120 kios pedagang.",
    "gempa": "Gempa berkekuatan 6,2 skala Richter mengguncang Padang. Warga lari ke luar rumah.",
    "beras": "Harga beras naik menjadi Rp 12.500 per kilogram karena musim kemarau yang panjang.",
    "borobudur": "Candi Borobudur dibangun oleh wangsa Syailendra pada abad ke-9 di Jawa Tengah.",
    "komodo": "Komodo adalah kadal terbesar di dunia dan hidup di Pulau Komodo, Rinca dan Flores.",
    "toba": "Danau Toba adalah danau vulkanik terbesar di Indonesia, dengan luas 1.130 km persegi.",
    "train": "Sungai Kapuas di Kalimantan Barat adalah sungai terpanjang di Indonesia.",
    "unanswerable": "Angklung adalah alat musik bambu yang berasal dari Jawa Barat.",
    "xquad": "Fotosintesis mengubah cahaya matahari menjadi energi kimia di dalam daun tumbuhan.",
}


def write_rows(file, rows):
    file.parent.mkdir(parents=True, exist_ok=True)
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    if file.suffix == ".gz":
        file.write_bytes(gzip.compress(text.encode()))
    else:
        file.write_text(text, encoding="utf-8")


def facqa(id_, question, passage):
    return {"id": id_, "question": question, "answer": "", "passage": PASSAGES[passage]}


def idk(id_, question, passage, answerable=True):
    return {**facqa(id_, question, passage), "answerable": answerable}


def english(id_, set_, question, passage):
    return {"id": id_, "set": set_, "question_en": question, "passage": PASSAGES[passage]}


@pytest.fixture
def retrieval_data(tmp_path):
    """Nine different passages; seven questions: 2 + 2 Indonesian, 1 + 1 + 1 English."""
    data = tmp_path / "data"
    qa = data / "qa"
    write_rows(qa / "facqa_train.jsonl.gz", [facqa("t0", "Sungai apa terpanjang?", "train")])
    write_rows(
        qa / "facqa_dev.jsonl.gz",
        [
            facqa("f1", "Pasar apakah yang terbakar di Jakarta Pusat?", "pasar"),
            facqa("f2", "Berapa kekuatan gempa yang mengguncang Padang?", "gempa"),
        ],
    )
    again = {**idk("t1", "Berapa harga beras?", "beras"), "passage": PASSAGES["beras"].upper()}
    write_rows(
        qa / "idk_mrc_train.jsonl.gz",
        [
            again,
            {**again, "passage": PASSAGES["beras"].replace(". ", "  ! ")},
            idk("t2", "Siapa pencipta angklung?", "unanswerable", answerable=False),
        ],
    )
    write_rows(
        qa / "idk_mrc_dev.jsonl.gz",
        [
            idk("i1", "Siapa yang membangun Candi Borobudur?", "borobudur"),
            idk("i2", "Di mana komodo hidup?", "komodo"),
            idk("i3", "Berapa umur Danau Toba?", "toba", answerable=False),
        ],
    )
    write_rows(
        qa / "english_questions_dev.jsonl",
        [
            english("f1", "facqa", "Which market burned in Central Jakarta?", "pasar"),
            english("i1", "idk", "Who built Borobudur temple?", "borobudur"),
        ],
    )
    write_rows(
        qa / "xquad_en_over_id_dev.jsonl.gz",
        [english("x1", "", "What does photosynthesis turn sunlight into?", "xquad")],
    )
    write_rows(
        data / "news" / "click_id.jsonl.gz",
        [
            {
                "title": f"Kabar nomor {n}",
                "body": f"Pemerintah kota {n} membuka taman baru. Warga menyambutnya dengan senang "
                f"hati pada hari ke-{n}. Taman itu seluas {n} hektare.",
            }
            for n in range(1, 8)
        ],
    )
    write_rows(
        data / "news" / "detik_dev.jsonl.gz",
        [{"judul": "Jembatan", "isi_berita": "Jembatan baru di Kutai diresmikan hari Senin."}],
    )
    write_rows(
        data / "wiki" / "wiki_leads.jsonl.gz",
        [
            {"title": f"Desa {n}", "body": f"Desa {n} terletak di kecamatan {n + 1}."}
            for n in range(5)
        ],
    )
    return data
