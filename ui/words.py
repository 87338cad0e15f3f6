"""The interface's own words, in English and Indonesian."""

from __future__ import annotations

from dataclasses import dataclass

LANGUAGES = {"en": "English", "id": "Indonesia"}


@dataclass(frozen=True, slots=True)
class Words:
    """What the page and the command line say, in one language."""

    tagline: str
    ask_label: str
    ask_placeholder: str
    send: str
    stop: str
    new_conversation: str
    save_receipt: str
    receipt_file: str
    language_label: str
    welcome: str
    about_article: str
    evidence: str
    evidence_empty: str
    earlier: str
    closest: str
    also_in: str
    surroundings: str
    no_date: str
    no_outlet: str
    understood_as: str
    partly: str
    unsupported: str
    withheld_one: str
    withheld_many: str
    withheld_where: str
    likely: str
    differ: str
    searching: str
    writing: str
    model_writing: str
    written_by: str
    no_model: str
    model: str
    toy: str
    stopped: str
    internal_error: str


ENGLISH = Words(
    tagline="Answers in the articles’ own words, each with its quote.",
    ask_label="Your question",
    ask_placeholder="Ask about the articles, in English or Indonesian…",
    send="Ask",
    stop="Stop",
    new_conversation="New conversation",
    save_receipt="Save receipt",
    receipt_file="kutip-receipt.json",
    language_label="Interface language",
    welcome="Ask about the articles",
    about_article="What does the article “{title}” say?",
    evidence="Evidence",
    evidence_empty="The quotes behind each answer appear here, marked in the text around them.",
    earlier="Earlier",
    closest="Closest passages:",
    also_in="Also in: {articles}",
    surroundings="Stands at characters {start} to {end} of {path}",
    no_date="date not stated",
    no_outlet="outlet not stated",
    understood_as="Understood as",
    partly="partly supported",
    unsupported="not supported",
    withheld_one="1 statement was held back: the articles do not support it.",
    withheld_many="{count} statements were held back: the articles do not support them.",
    withheld_where="The option --json lists what was held back.",
    likely="Likelihood that the articles answer this: {percent} %",
    differ="The articles differ",
    searching="Searching the articles…",
    writing="Reading {count} passages…",
    model_writing="{writer} is reading {count} passages and writing…",
    written_by="Written by {writer}, each sentence checked against the articles.",
    no_model=(
        "Answers are put together from the articles’ own sentences; no language model is used. To "
        "have one write them, install Ollama, run: ollama pull gemma3:4b, and start Kutip again "
        "with KUTIP_LLM=ollama; or with KUTIP_LLM=gguf:PATH for a model in a file. This is on "
        "trial."
    ),
    model="Answers are written by {writer}; each sentence is checked against the articles.",
    toy="It is a toy that makes things up: it shows how what the articles do not say is caught.",
    stopped="Stopped.",
    internal_error="Something went wrong inside Kutip. The details are in its log.",
)

INDONESIAN = Words(
    tagline="Jawaban dengan kata-kata beritanya sendiri, lengkap dengan kutipannya.",
    ask_label="Pertanyaan Anda",
    ask_placeholder="Tanyakan isi berita, dalam bahasa Indonesia atau Inggris…",
    send="Tanya",
    stop="Berhenti",
    new_conversation="Percakapan baru",
    save_receipt="Simpan tanda bukti",
    receipt_file="kutip-tanda-bukti.json",
    language_label="Bahasa antarmuka",
    welcome="Tanyakan isi berita",
    about_article="Apa isi berita “{title}”?",
    evidence="Bukti",
    evidence_empty="Kutipan di balik setiap jawaban tampil di sini, ditandai dalam teks asalnya.",
    earlier="Sebelumnya",
    closest="Bagian terdekat:",
    also_in="Juga di: {articles}",
    surroundings="Terletak pada karakter {start} sampai {end} di {path}",
    no_date="tanggal tidak disebut",
    no_outlet="media tidak disebut",
    understood_as="Dipahami sebagai",
    partly="didukung sebagian",
    unsupported="tidak didukung",
    withheld_one="1 pernyataan ditahan: tidak didukung oleh berita.",
    withheld_many="{count} pernyataan ditahan: tidak didukung oleh berita.",
    withheld_where="Pilihan --json menampilkan yang ditahan.",
    likely="Kemungkinan berita menjawab ini: {percent} %",
    differ="Berita-berita berbeda",
    searching="Mencari di berita…",
    writing="Membaca {count} bagian…",
    model_writing="{writer} membaca {count} bagian dan menulis…",
    written_by="Ditulis oleh {writer}, tiap kalimat dicocokkan dengan berita.",
    no_model=(
        "Jawaban disusun dari kalimat asli berita; tidak ada model bahasa yang dipakai. Agar model "
        "bahasa yang menulis, pasang Ollama, jalankan: ollama pull gemma3:4b, lalu mulai ulang "
        "Kutip dengan KUTIP_LLM=ollama; atau dengan KUTIP_LLM=gguf:BERKAS untuk model dalam "
        "berkas. Ini masih percobaan."
    ),
    model="Jawaban ditulis oleh {writer}; setiap kalimat dicocokkan dengan berita.",
    toy=(
        "Ini model mainan yang suka mengarang: gunanya memperlihatkan bagaimana hal yang tidak ada "
        "dalam berita tertangkap."
    ),
    stopped="Dihentikan.",
    internal_error="Terjadi kesalahan di dalam Kutip. Rinciannya ada di log.",
)


def words(language: str) -> Words:
    """The interface's words in a language: Indonesian for ``"id"``, else English."""
    return INDONESIAN if language == "id" else ENGLISH
