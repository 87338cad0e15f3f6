"""Sentences and passages: verbatim, whole, and never without end."""

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.article import Sentence, Span
from index.clean import clean
from index.split import group_passages, split_sentences

SEEDS = Path(__file__).parents[2] / "seeds"


def sentences(text: str) -> list[str]:
    return [text[one.start : one.end] for one in split(text)]


def split(text: str) -> tuple[Sentence, ...]:
    return split_sentences(text, [Span(0, len(text))], "id")


@pytest.mark.parametrize(
    "expected",
    [
        ["Laporan KONTAN.CO.ID terbit Senin.", "Isinya singkat."],
        ["Ia bekerja di PT. Bank Maju.", "Gajinya naik."],
        ["Saham Bank Maju Tbk. naik 1.500 poin.", "Pasar senang."],
        ["Dr. H. Budi tinggal di Jl. Merdeka No. 5.", "Ia dokter."],
        ["Acara mulai pukul 17.35 WIB.", "Tamu datang."],
        ["J. K. Rowling menulis buku.", "Bukunya laku."],
        ["“Kami siap. Kami kuat,” tulis Kim.", "Ia lalu pulang."],
        ['"Apa kabar?" tanya dia.', "Tidak ada yang menjawab."],
        ['Ia berkata, "Pergilah."', "Mereka pergi."],
        ["Mengapa?", "Karena mahal!", "Begitulah."],
        ["Ia pergi ... lalu kembali.", "Selesai."],
        ["Harganya Rp 1.500.000,50 per ton.", "Mahal sekali."],
        ["Harga naik menjadi Rp 5.000.", "Warga mengeluh."],
        ["Bunga turun menjadi 3,5.", "Pasar senang."],
        ["Ia menang 😀 lagi.", "Hebat."],
        ["Ia dijerat Pasal 98 Ayat (2) dan Pasal 197 Ayat (1) UU Kesehatan.", "Ia diam."],
        ["1. Menteri Energi hadir.", "2. Perjanjian diteken."],
        ["Semua dibakar, dari kayu hingga mainan.", '"Selain itu, ada rokok," katanya.'],
    ],
)
def test_boundaries(expected: list[str]) -> None:
    assert sentences(" ".join(expected)) == expected


def test_sentences_run_together_are_parted() -> None:
    text = "Ia pergi.Kemudian ia pulang.,,Rumahnya jauh.,Sekali."
    assert sentences(text) == ["Ia pergi.", "Kemudian ia pulang.", "Rumahnya jauh.", "Sekali."]


def test_a_long_quotation_is_parted_and_a_short_one_is_not() -> None:
    short = "“Kami siap. Kami kuat,” tulis Kim."
    long = "“" + "Kami akan terus berjuang bersama rakyat. " * 12 + "Kami kuat,” tulis Kim."
    assert sentences(short) == [short]
    assert len(sentences(long)) > 5
    assert " ".join(sentences(long)) == long


@pytest.mark.parametrize("unit", ["kata ", "kata, ", "a", '"a. ', "Kami pergi. ", ".,", "“"])
def test_a_line_of_a_megabyte(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    before = time.perf_counter()
    found = split(text)
    group_passages(found, text)
    assert time.perf_counter() - before < 2.5  # a second on an idle machine
    assert all(one.end - one.start <= 1000 for one in found)


def test_ordinals_and_paragraphs() -> None:
    text = "Satu dua. Tiga empat.\n\n  Lima enam.  "
    assert split_sentences(text, [Span(0, 21), Span(21, len(text))], "id") == (
        Sentence(0, 0, 0, 9),
        Sentence(1, 0, 10, 21),
        Sentence(2, 1, 25, 35),
    )


def test_passages_hold_no_text_that_was_cut_out() -> None:
    text = "Satu dua tiga.\nBaca juga: Lain\nEmpat lima enam.\n\nTujuh delapan."
    found = split_sentences(text, [Span(0, 14), Span(31, 47), Span(49, 63)], "id")
    assert group_passages(found, text) == ((0, 0), (1, 2))


def test_passages_keep_to_their_size() -> None:
    text = " ".join(["Kata " * 19 + "akhir."] * 12)
    found = split(text)
    passages = group_passages(found, text)
    assert passages == ((0, 3), (4, 7), (8, 11))
    assert group_passages(found, text, max_words=10) == tuple((n, n) for n in range(12))


def test_nothing_gives_nothing() -> None:
    assert split(" ,. ") == ()
    assert group_passages((), "") == ()


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.name[:3])
def test_seed_passages_cover_each_sentence_once(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    found = split_sentences(text, clean(text).prose, "id")
    passages = group_passages(found, text)
    assert [n for first, last in passages for n in range(first, last + 1)] == [
        one.ordinal for one in found
    ]
    assert max(len(text[found[a].start : found[b].end].split()) for a, b in passages) <= 90


@settings(max_examples=300, deadline=None)
@given(st.text() | st.text(alphabet='aA.?!”“", 1\n:;'), st.sampled_from(["id", "en", "und"]))
def test_any_text_is_split_verbatim_in_order(text: str, language: str) -> None:
    at = 0
    for number, one in enumerate(split_sentences(text, [Span(0, len(text))], language)):
        assert one.ordinal == number
        assert at <= one.start < one.end <= len(text)
        assert text[one.start : one.end].strip() == text[one.start : one.end]
        assert not any(map(str.isalnum, text[at : one.start]))
        at = one.end
    assert not any(map(str.isalnum, text[at:]))
