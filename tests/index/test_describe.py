"""What is known about an article: stated or given, never guessed."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.article import RawArticle, Rejection
from index.clean import clean
from index.describe import Described, describe
from index.prepare import PREPARER_VERSION, Prepared, prepare

SEEDS = Path(__file__).parents[2] / "seeds"
BODY = (
    "Presiden meresmikan bendungan itu pada Selasa (3/6/2025). Warga menyambut baik.\n"
    "Ia lalu pulang ke Jakarta pada 4 Juni 2025."
)


def described(text: str, **given_fields: str) -> Described:
    raw = RawArticle("a", "/a", text, given_fields)
    return describe(raw, clean(text, given_fields.get("title")))


def stated(text: str) -> dict[str, str]:
    return {name: span.of(text) for name, span in described(text).stated.items()}


SEED_FACTS = {
    "000_de41344ac641860b.txt": (
        "Kim Jong-un Tegaskan Dukung Tanpa Syarat Kebijakan Putin, "
        "Hubungan Korea Utara–Rusia Kian Erat",
        "Framing NewsTV",
        None,
        "id",
        None,
    ),
    "001_af52723efe8b9ce8.txt": (
        "Kim Jong Un Dukung Rusia Terkait Soal Ukraina, Tegaskan Solidaritas Korea Utara",
        None,
        None,
        "id",
        None,
    ),
    "002_e57faed05762aa89.txt": (
        "Kim Jong Un Siap Genggam Erat Tangan Putin demi Membangun Negara yang Kuat",
        "KONTAN.CO.ID",
        None,
        "id",
        None,
    ),
    "003_07e4fa66f1123390.txt": (
        "Kim Jong Un Kirimkan Pesan Tahun Baru untuk Putin",
        None,
        None,
        "id",
        None,
    ),
    "004_131ef42b32586c9d.txt": (
        "Surati Kim Jong-un, Putin Janjikan Perluasan Hubungan Rusia-Korut",
        "URnews",
        "Nivita Saldyni",
        "id",
        "2022-08-15T17:35",
    ),
}


@pytest.mark.parametrize("name", SEED_FACTS)
def test_seeds(name: str) -> None:
    text = (SEEDS / name).read_text(encoding="utf-8")
    facts = described(text)
    assert (
        facts.title,
        facts.outlet,
        facts.author,
        facts.language,
        facts.published,
    ) == SEED_FACTS[name]


def test_the_time_of_publication_is_stated_with_its_date() -> None:
    text = (SEEDS / "004_131ef42b32586c9d.txt").read_text(encoding="utf-8")
    assert stated(text) == {
        "title": "Surati Kim Jong-un, Putin Janjikan Perluasan Hubungan Rusia-Korut",
        "outlet": "URnews",
        "author": "Nivita Saldyni",
        "published": "Senin, 15 Agustus 2022 17.35",
    }


TITLE = "Presiden Resmikan Bendungan Baru di Lombok"


@pytest.mark.parametrize(
    ("header", "dateline", "expected"),
    [
        ("", "", {}),
        ("Oleh Sri Handayani | Selasa, 3 Juni 2025 | 09:15 WIB", "",
         {"author": "Sri Handayani", "published": "Selasa, 3 Juni 2025 | 09:15 WIB"}),
        ("By Alice Moreno\nPublished 14 March 2024, 7:40 am", "",
         {"author": "Alice Moreno", "published": "14 March 2024, 7:40 am"}),
        ("Warta Pagi News\nPenulis: Yusuf L.\n12/01/2024 16:20 WIT", "",
         {"outlet": "Warta Pagi News", "author": "Yusuf L.", "published": "12/01/2024 16:20 WIT"}),
        ("Updated: 5 Juni 2025\nPublished: 3 Juni 2025", "", {"published": "3 Juni 2025"}),
        ("Home > Kompas.com > News", "", {}),
        ("Jadwal kunjungan kerja presiden ke Nusa Tenggara Barat dan Bali hingga 12 Juli 2025", "",
         {}),
        ("", "MATARAM, KOMPAS.com - ", {"outlet": "KOMPAS.com"}),
        ("", "JAKARTA (Reuters) - ", {"outlet": "Reuters"}),
        ("", "Jakarta (ANTARA) - ", {"outlet": "ANTARA"}),
        ("", "Jakarta, CNBC Indonesia -- ", {"outlet": "CNBC Indonesia"}),
        ("", "Mataram - ", {}),
    ],
)  # fmt: skip
def test_what_a_page_states(header: str, dateline: str, expected: dict[str, str]) -> None:
    text = f"{TITLE}\n{header}\n\n{dateline}{BODY}"
    assert stated(text) == {"title": TITLE, **expected}


@pytest.mark.parametrize(
    ("value", "published"),
    [
        ("2019-10-09", "2019-10-09"),
        ("2025-10-21T20:43:00Z", "2025-10-21T20:43:00Z"),
        ("2019-10-09 21:48:00", "2019-10-09T21:48:00"),
        ("16/09/2019", "2019-09-16"),
        ("10 September 2019", "2019-09-10"),
        ("10/21/2025 18:54", "2025-10-21T18:54"),
        ("2019-10", "2019-10"),
        ("2019", "2019"),
        ("2019-13-45", None),
        ("kemarin", None),
        ("12 Juni", None),
    ],
)
def test_a_given_date_is_put_in_one_form(value: str, published: str | None) -> None:
    assert described(BODY, published=value).published == published


def test_what_was_given_wins() -> None:
    text = f"{TITLE}\nOleh Sri Handayani\n3 Juni 2025\n\nMATARAM, KOMPAS.com - {BODY}"
    facts = described(text, title="Lain", outlet="Tempo", author="Budi", published="2020-01-01")
    assert facts == Described("Lain", "Tempo", "Budi", "id", "2020-01-01", {})


def test_a_given_title_that_stands_in_the_text_is_stated() -> None:
    text = f"{TITLE}\n\n{BODY}"
    facts = described(text, title=TITLE.upper())
    assert facts.title == TITLE.upper()
    assert facts.stated["title"].of(text) == TITLE


def test_a_byline_below_the_body() -> None:
    text = f"{TITLE}\n\n{BODY}\n\nPenulis: Rina Dewi\nEditor: Bambang"
    assert stated(text) == {"title": TITLE, "author": "Rina Dewi"}


def test_prepare_keeps_order_and_says_why_nothing_is_left() -> None:
    raw = RawArticle("news/a.jsonl#7", "/news/a.jsonl", f"{TITLE}\n\n{BODY}", {})
    prepared = prepare(raw)
    assert isinstance(prepared, Prepared)
    assert [raw.text[one.start : one.end] for one in prepared.sentences] == [
        "Presiden meresmikan bendungan itu pada Selasa (3/6/2025).",
        "Warga menyambut baik.",
        "Ia lalu pulang ke Jakarta pada 4 Juni 2025.",
    ]
    assert prepared.passages == ((0, 2),)
    assert prepare(RawArticle("news/a.jsonl#7", "/news/a.jsonl", "Share")) == Rejection(
        "/news/a.jsonl", "7: no article text found in it"
    )
    assert PREPARER_VERSION.count(".") == 4


@settings(max_examples=300, deadline=None)
@given(
    st.text(),
    st.dictionaries(st.sampled_from(["title", "outlet", "author", "published"]), st.text()),
)
def test_any_article_is_prepared_or_rejected(text: str, given_fields: dict[str, str]) -> None:
    prepared = prepare(RawArticle("a", "/a", text, given_fields))
    if isinstance(prepared, Prepared):
        assert all(0 <= span.start < span.end for span in prepared.described.stated.values())
