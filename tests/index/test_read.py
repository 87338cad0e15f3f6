"""Files of every kind, sound and broken: each becomes articles or a plain reason."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import read
from index.article import RawArticle, Rejection
from index.decode import decode
from index.errors import PathError
from index.formats import read_page
from index.read import read_articles

BODY = "Presiden berkata “kami siap” – lalu pulang ke Malang."
PAGE = """<html><head><title>Putin Visits Pyongyang | Daily Example</title>
<meta property="og:title" content="Putin Visits Pyongyang">
<meta property="og:site_name" content="Daily Example">
<meta property="article:published_time" content="2024-06-19T08:00:00Z">
<meta name="author" content="Jane Doe"></head>
<body><nav><a href="/">Home</a> <a href="/n">News</a></nav><article><h1>Putin Visits Pyongyang</h1>
<time datetime="2020-01-01">1 Jan 2020</time>
<p>Russian President Vladimir Putin arrived in Pyongyang on Wednesday for talks with Kim.</p>
<p>The two leaders signed a treaty that promises mutual assistance, state media said.</p>
</article><footer>Copyright 2024</footer></body></html>"""


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    return folder


def texts(root: Path) -> dict[str, str]:
    """Place and text of each article; path and reason of each rejection."""
    return {
        item.place if isinstance(item, RawArticle) else Path(item.path).name: (
            item.text if isinstance(item, RawArticle) else item.reason
        )
        for item in read_articles(root)
    }


def test_a_folder_is_read_in_order(news: Path) -> None:
    (news / "b.md").write_text("# Dua", encoding="utf-8")
    (news / "a.txt").write_bytes(b"Satu\r\nbaris\n")
    (news / "sub").mkdir()
    (news / "sub" / "c.TXT").write_text("Tiga", encoding="utf-8")
    (news / ".hidden").write_text("x", encoding="utf-8")
    (news / "z.pdf").write_bytes(b"%PDF")
    assert list(read_articles(news)) == [
        RawArticle("news/a.txt", str(news / "a.txt"), "Satu\r\nbaris\n"),
        RawArticle("news/b.md", str(news / "b.md"), "# Dua"),
        RawArticle("news/sub/c.TXT", str(news / "sub" / "c.TXT"), "Tiga"),
        Rejection(
            str(news / "z.pdf"),
            "not a kind of file Kutip reads (.txt .md .html .json .jsonl)",
        ),
    ]


def test_a_file_named_directly_has_the_same_place(news: Path) -> None:
    (news / "a.txt").write_text("Satu", encoding="utf-8")
    assert texts(news / "sub" / ".." / "a.txt") == texts(news) == {"news/a.txt": "Satu"}


def test_a_missing_root_is_an_error(news: Path) -> None:
    with pytest.raises(PathError, match=r"There is no file or folder .*/news/none\."):
        list(read_articles(news / "none"))


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_encodings(encoding: str) -> None:
    decoded = decode((BODY * 3).encode(encoding))
    assert (decoded.text, decoded.fault) == (BODY * 3, None)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty: nothing but white space"),
        (b" \n\t ", "empty: nothing but white space"),
        (b"\xef\xbb\xbf", "empty: nothing but white space"),
        (b"teks\x00teks", "binary, not text"),
        (b"\x01\x02\x03 teks", "binary, not text"),
        (b"\xff\xfea", "not valid UTF-16-LE at byte 0"),
        ("“Satu” “dua”".encode() + b"\xe2", "not valid UTF-8 at byte 20"),
        (bytes(range(128, 256)) * 8, "in an encoding that cannot be told; save it as UTF-8"),
    ],
)
def test_what_is_no_text_is_rejected(news: Path, data: bytes, reason: str) -> None:
    (news / "a.txt").write_bytes(data)
    assert texts(news) == {"a.txt": reason}


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_a_reason(data: bytes) -> None:
    decoded = decode(data)
    assert (decoded.text is None) != (decoded.fault is None)


def test_sizes_are_checked_before_reading(news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read, "MAX_BYTES", 30)
    (news / "a.txt").write_text("x" * 31, encoding="utf-8")
    (news / "b.jsonl").write_text(
        '{"body":"Satu dua."}\n' + "y" * 50 + '\n{"body":"Tiga."}\n', encoding="utf-8"
    )
    assert [
        item.text if isinstance(item, RawArticle) else item.reason for item in read_articles(news)
    ] == [
        "over the size limit of 20 MB",
        "Satu dua.",
        "line 2: over the size limit of 20 MB",
        "Tiga.",
    ]


def test_links_stay_inside_and_loops_end(news: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("rahasia", encoding="utf-8")
    (news / "sub").mkdir()
    (news / "sub" / "a.txt").write_text("Satu", encoding="utf-8")
    (news / "again.txt").symlink_to(news / "sub" / "a.txt")
    (news / "loop").symlink_to(news)
    (news / "out.txt").symlink_to(tmp_path / "secret.txt")
    (news / "up").symlink_to(tmp_path)
    (news / "void.txt").symlink_to(news / "none.txt")
    assert texts(news) == {
        "news/again.txt": "Satu",
        "out.txt": "a symbolic link that leads out of the folder",
        "up": "a symbolic link that leads out of the folder",
        "void.txt": "a symbolic link that leads nowhere",
    }


def test_a_pipe_is_not_opened(news: Path) -> None:
    os.mkfifo(news / "a.txt")
    assert texts(news) == {"a.txt": "not an ordinary file"}


def test_what_may_not_be_read_is_rejected(news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (news / "a.txt").write_text("Satu", encoding="utf-8")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert texts(news) == {"a.txt": "cannot be read: Permission denied"}


def test_a_name_that_is_not_utf8_is_rejected(news: Path) -> None:
    try:
        (news / os.fsdecode(b"a\xff.txt")).write_text("Satu", encoding="utf-8")
    except OSError:
        pytest.skip("this file system keeps such names out")
    assert texts(news) == {"a\\xff.txt": "its name is not valid UTF-8"}


def test_json_lines(news: Path) -> None:
    lines = [
        json.dumps({"body": BODY, "title": " Judul ", "source": "Kompas", "url": "http://x/1"}),
        "{bad",
        '{"body": NaN}',
        '{"body": "  "}',
        '{"title": "x"}',
        '{"title": 1, "body": "Teks."}',
        '["x"]',
        '{"body": "a\\ud800"}',
        "",
        '{"body": "Lain.", "url": "http://x/1", "author": null, "published": NaN}',
        '{"body": "Tanpa alamat."}',
        "[" * 100_000,
    ]
    path = news / "a.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8-sig")
    given_one = {"title": "Judul", "outlet": "Kompas", "url": "http://x/1"}
    assert list(read_articles(path)) == [
        RawArticle("news/a.jsonl#http://x/1", str(path), BODY, given_one),
        *(
            Rejection(str(path), reason)
            for reason in (
                "line 2: not valid JSON: Expecting property name enclosed in double quotes"
                " at column 2",
                'line 3: field "body" is NaN, not text',
                'line 4: field "body": empty: nothing but white space',
                'line 5: field "body" is missing',
                'line 6: field "title" is a number, not text',
                "line 7: is a list, not an object",
                'line 8: field "body": broken: it holds half a character (a lone surrogate)',
            )
        ),
        RawArticle("news/a.jsonl#http://x/1#10", str(path), "Lain.", {"url": "http://x/1"}),
        RawArticle("news/a.jsonl#11", str(path), "Tanpa alamat.", {}),
        Rejection(str(path), "line 12: not readable JSON: nested too deeply"),
    ]


def test_a_json_file_holds_an_object_or_a_list(news: Path) -> None:
    (news / "a.json").write_text('{"body": "Satu."}', encoding="utf-8")
    (news / "b.json").write_text('[{"body": "Dua."}, 3]', encoding="utf-8")
    (news / "c.json").write_text('{"body":\n"Tiga.",\n}', encoding="utf-8")
    assert texts(news) == {
        "news/a.json#1": "Satu.",
        "news/b.json#1": "Dua.",
        "b.json": "item 2: is a number, not an object",
        "c.json": "line 3: not valid JSON: Expecting property name enclosed in double quotes"
        " at column 1",
    }


def test_a_page_gives_its_text_and_its_explicit_metadata(news: Path) -> None:
    path = news / "a.html"
    path.write_text(PAGE, encoding="utf-8")
    [article] = read_articles(news)
    assert isinstance(article, RawArticle)
    assert article.given == {
        "title": "Putin Visits Pyongyang",
        "author": "Jane Doe",
        "outlet": "Daily Example",
        "published": "2024-06-19T08:00:00Z",
    }
    assert "arrived in Pyongyang on Wednesday" in article.text
    assert "Copyright" not in article.text


def test_a_page_without_metadata_has_no_date(news: Path) -> None:
    (news / "a.html").write_text(PAGE.replace("<meta", "<x"), encoding="utf-8")
    [article] = read_articles(news)
    assert isinstance(article, RawArticle)
    assert article.given == {"title": "Putin Visits Pyongyang"}


def test_linked_data_of_a_page() -> None:
    record = {
        "@graph": [
            {"@type": "WebSite", "name": "Situs"},
            {
                "headline": "Judul Asli",
                "author": [{"name": "Budi"}],
                "publisher": {"name": "Harian Contoh"},
                "datePublished": "2025-03-01",
            },
        ]
    }
    script = f'<script type="application/ld+json">{json.dumps(record)}</script>'
    page = PAGE.replace("<meta", "<x").replace("</head>", script + "</head>")
    assert read_page(page).given == {
        "title": "Judul Asli",
        "author": "Budi",
        "outlet": "Harian Contoh",
        "published": "2025-03-01",
    }


@pytest.mark.parametrize(
    "page", ["<html></html>", "<div>" * 100_000, "<html><body>" + "<b><div><p>" * 3000]
)
def test_a_page_without_an_article_is_rejected(page: str) -> None:
    assert read_page(page).fault == "no article text found in this page"


@given(st.text(max_size=200) | st.text(alphabet="<>/=\"' pdivhtmlbody&;!-", max_size=200))
def test_any_page_is_content_or_a_reason(page: str) -> None:
    content = read_page(page)
    assert bool(content.text) != (content.fault is not None)
