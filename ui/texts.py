"""The interface's own words, in English and Indonesian."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from index.article import Article
from rag.answer import Answer, Reason

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
    withheld_one: str
    withheld_many: str
    likely: str
    differ: str
    searching: str
    writing: str
    stopped: str
    internal_error: str
    reasons: dict[Reason, str]
    months: tuple[str, ...]
    clock: str


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
    withheld_one="1 statement was held back: the articles do not support it.",
    withheld_many="{count} statements were held back: the articles do not support them.",
    likely="Likelihood that the articles answer this: {percent} %",
    differ="The articles differ",
    searching="Searching the articles…",
    writing="Reading {count} passages…",
    stopped="Stopped.",
    internal_error="Something went wrong inside Kutip. The details are in its log.",
    reasons={
        "nothing_found": "Nothing in the articles matches this question.",
        "not_supported": "The articles do not say.",
        "outside_dates": "No article falls in the time asked about.",
        "model_refused": "The model gave no answer that the articles support.",
    },
    months=(
        *("January", "February", "March", "April", "May", "June", "July"),
        *("August", "September", "October", "November", "December"),
    ),
    clock="{hour}:{minute}",
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
    withheld_one="1 pernyataan ditahan: tidak didukung oleh berita.",
    withheld_many="{count} pernyataan ditahan: tidak didukung oleh berita.",
    likely="Kemungkinan berita menjawab ini: {percent} %",
    differ="Berita-berita berbeda",
    searching="Mencari di berita…",
    writing="Membaca {count} bagian…",
    stopped="Dihentikan.",
    internal_error="Terjadi kesalahan di dalam Kutip. Rinciannya ada di log.",
    reasons={
        "nothing_found": "Tidak ada berita yang cocok dengan pertanyaan ini.",
        "not_supported": "Berita-berita ini tidak menyebutkannya.",
        "outside_dates": "Tidak ada berita pada waktu yang ditanyakan.",
        "model_refused": "Model tidak memberi jawaban yang didukung oleh berita.",
    },
    months=(
        *("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli"),
        *("Agustus", "September", "Oktober", "November", "Desember"),
    ),
    clock="{hour}.{minute}",
)


def words(language: str) -> Words:
    """The interface's words in a language: Indonesian for ``"id"``, else English."""
    return INDONESIAN if language == "id" else ENGLISH


class Writes(Protocol):
    """Something that can say which writer answers."""

    @property
    def writer_name(self) -> str:
        """For instance ``"quote"``."""


def headline(article: Article) -> str:
    """What an article is called: its title, or the name of its file where it states none."""
    return article.title or Path(article.path).name


def also_in(articles: Sequence[Article], language: str) -> str:
    """Where else the same is said: outlet and date of each article."""
    says = words(language)
    named = "; ".join(
        f"{article.outlet or says.no_outlet}, {date_words(article.published, language)}"
        for article in articles
    )
    return says.also_in.format(articles=named)


def likelihood(answer: Answer) -> str:
    """How likely the articles answer, in words; empty where that was not weighed."""
    if answer.confidence is None:
        return ""
    percent = min(max(round(100 * answer.confidence), 1), 99)  # it is never certain
    return words(answer.language).likely.format(percent=percent)


def writer_notice(bot: Writes, language: str) -> str:
    """One or two sentences on who writes the answers, and how to have a language model do it."""
    if bot.writer_name == "quote":
        if language == "id":
            return (
                "Jawaban disusun dari kalimat asli berita; tidak ada model bahasa yang dipakai. "
                "Penulis dengan model bahasa lokal (Ollama) belum ada di versi ini."
            )
        return (
            "Answers are put together from the articles’ own sentences; no language model is "
            "used. A writer with a local one (Ollama) is not in this version yet."
        )
    if language == "id":
        return f"Jawaban ditulis oleh {bot.writer_name} dan dicocokkan dengan berita."
    return f"Answers are written by {bot.writer_name} and checked against the articles."


def refusal(answer: Answer) -> str:
    """Why the question was not answered, in the question's language."""
    return words(answer.language).reasons[answer.reason or "not_supported"]


_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d))?)?)?")


def date_words(published: str | None, language: str) -> str:
    """An article's date as people write it, only as precise as it is known."""
    if published is None:
        return words(language).no_date
    parts = _DATE.match(published)
    if parts is None:
        return published
    year, month, day, hour, minute = parts.groups()
    if month is None or not 1 <= int(month) <= 12:
        return year
    text = f"{words(language).months[int(month) - 1]} {year}"
    if day is not None:
        text = f"{int(day)} {text}"
    if hour is not None:
        text += ", " + words(language).clock.format(hour=hour, minute=minute)
    return text
