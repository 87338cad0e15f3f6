"""Receipts made of real answers: they hold, and tell what no longer does."""

import copy
import json
import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index import Index
from rag import Chatbot, Settings
from rag.receipt import (
    ReceiptError,
    check,
    from_files,
    from_index,
    make_receipt,
    parse_receipt,
    receipt_object,
    receipt_of,
)

PARAGRAPHS = (
    "BEKASI - Pabrik baterai milik PT Sinar Listrik dibuka pada Minggu, 3 Maret 2024.",
    "Pabrik itu berdiri di atas lahan seluas 40 hektare dan mempekerjakan 1.200 orang.",
    "Direktur pabrik mengatakan bahwa hasilnya dikirim ke Jepang dan Korea Selatan 🔋.",
)
TEXTS = {
    "taman.txt": "Wali Kota Resmikan Taman 🌳\r\n\r\n"
    "SEMARANG – Wali Kota Semarang 👩‍👩‍👧 meresmikan Taman Cempaka pada Sabtu, 12 Juli 2025.\r\n"
    "Taman itu “hijau sekali” 🏙️, kata wali kota kepada warga.\r\n",
    "pabrik.html": "<html><head><title>Pabrik Baterai Dibuka</title>"
    '<meta property="og:site_name" content="Harian Bekasi"></head><body><nav>Beranda</nav>'
    f"<article><h1>Pabrik Baterai Dibuka</h1>{''.join(f'<p>{p}</p>' for p in PARAGRAPHS)}"
    "</article></body></html>",
    "berita.jsonl": "\n".join(
        json.dumps(record)
        for record in (
            {
                "title": "Jembatan Ditutup",
                "body": "Jembatan Suramadu ditutup pada 5 Mei 2024 karena angin kencang 🌬️.\r\n"
                "Kapal feri menggantikannya selama dua hari.",
            },
            {
                "title": "Panen Raya",
                "body": "Petani di Karawang memanen 900 ton padi pada 9 Juni 2023.",
                "url": "https://example.com/panen",
            },
        )
    ),
}
QUESTIONS = {
    "taman.txt": "Kapan Wali Kota Semarang meresmikan Taman Cempaka?",
    "pabrik.html": "Kapan pabrik baterai milik PT Sinar Listrik dibuka?",
    "berita.jsonl": "When was the Suramadu bridge closed?",
}
REFUSED = "Siapa yang menemukan planet Neptunus?"


@pytest.fixture(scope="module")
def news(tmp_path_factory):
    """A folder of articles, and a chatbot over them. Tests must not change the folder."""
    folder = tmp_path_factory.mktemp("news") / "articles"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_bytes(text.encode("utf-8-sig" if name == "taman.txt" else "utf-8"))
    home = folder.parent / "home"
    with Index.open(home) as index:
        assert index.sync([folder]).rejected == ()
    with Chatbot.open(Settings(home=home, llm="quote")) as bot:
        yield folder, home, bot


@pytest.fixture(scope="module")
def receipts(news):
    """The receipts of the questions, by the file that answers."""
    _, _, bot = news
    return {name: receipt_of(bot, bot.ask(question)) for name, question in QUESTIONS.items()}


def states(lines):
    return {line.state for line in lines}


def broken(lines):
    return [line.about for line in lines if line.state == "broken"]


@pytest.mark.parametrize("name", TEXTS)
def test_a_receipt_holds_against_the_files_and_the_index(news, receipts, name):
    folder, home, _ = news
    receipt = receipts[name]
    assert not receipt.refused
    assert {Path(article.path).name for article in receipt.articles} == {name}
    again = parse_receipt(json.dumps(receipt_object(receipt)))
    assert again == receipt
    found, rejected = from_files([folder], again)
    assert (states(check(again, found)), rejected) == ({"holds"}, ())
    with Index.open(home) as index:
        assert states(check(again, from_index(index, again))) == {"holds"}


def test_quotes_count_in_what_is_read(news, receipts):
    text = (news[0] / "taman.txt").read_bytes().decode("utf-8-sig")
    for quote in receipts["taman.txt"].quotes:
        assert text[quote.start : quote.end] == quote.quote
    body = json.loads((news[0] / "berita.jsonl").read_text("utf-8").splitlines()[0])["body"]
    for quote in receipts["berita.jsonl"].quotes:
        assert body[quote.start : quote.end] == quote.quote


def test_a_refusal_has_a_receipt_that_rests_on_nothing(news):
    _, _, bot = news
    receipt = receipt_of(bot, bot.ask(REFUSED))
    assert receipt.refused
    assert (receipt.quotes, receipt.articles) == ((), ())
    assert [(line.state, line.about) for line in check(receipt, {})] == [("holds", "answer")]
    forged = replace(receipt, text="Planet Neptunus ditemukan pada 1990.")
    assert broken(check(forged, {})) == ["answer"]


def test_versions_say_what_read_the_articles(receipts):
    for receipt in receipts.values():
        assert set(receipt.versions) == {"kutip", "reading", "trafilatura", "embedder"}
        assert receipt.versions["embedder"].startswith("static-en-id@")
        assert receipt.created.endswith("+00:00")


def changed_folder(tmp_path, name, change):
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / name).write_bytes(change(TEXTS[name]).encode())
    return folder


def test_a_quote_that_still_stands_in_a_changed_article(tmp_path, receipts):
    receipt = receipts["taman.txt"]
    folder = changed_folder(tmp_path, "taman.txt", lambda text: text + "Ralat: luasnya 2 hektare.")
    lines = check(receipt, from_files([folder], receipt)[0])
    assert broken(lines) == ["article taman.txt"]
    told = [line.text for line in lines if line.about == "quote 1"]
    assert told[0].endswith("though the article has changed")


def test_a_quote_that_has_moved(tmp_path, receipts):
    receipt = receipts["taman.txt"]
    quote = receipt.quotes[0]
    folder = changed_folder(tmp_path, "taman.txt", lambda text: "RALAT 🌳\r\n" + text)
    lines = check(receipt, from_files([folder], receipt)[0])
    assert broken(lines)[:2] == ["article taman.txt", "quote 1"]
    (told,) = (line.text for line in lines if line.about == "quote 1")
    assert f"at {quote.start + 9} to {quote.end + 9}, not at {quote.start} to" in told


@pytest.mark.parametrize("name", TEXTS)
def test_a_quote_that_is_gone(tmp_path, receipts, name):
    receipt = receipts[name]
    years = ("2025", "2024", "2023")

    def other_year(text):
        for year in years:
            text = text.replace(year, "2021")
        return text

    folder = changed_folder(tmp_path, name, other_year)
    lines = check(receipt, from_files([folder], receipt)[0])
    assert {f"article {name}", "quote 1"} <= set(broken(lines))
    assert any("does not stand in" in line.text for line in lines)


def test_an_article_that_is_gone(tmp_path, receipts):
    for name, receipt in receipts.items():
        lines = check(receipt, from_files([tmp_path], receipt)[0])
        assert {f"article {name}", "quote 1"} <= set(broken(lines))


@pytest.mark.parametrize("name", TEXTS)
def test_an_article_is_known_by_its_text_wherever_it_lies(tmp_path, receipts, name):
    receipt = receipts[name]
    elsewhere = tmp_path / "arsip" / "2025"
    elsewhere.mkdir(parents=True)
    moved = elsewhere / f"salinan{Path(name).suffix}"
    text = "\n".join(reversed(TEXTS[name].split("\n"))) if name == "berita.jsonl" else TEXTS[name]
    moved.write_bytes(text.encode())
    (elsewhere / name).write_text('"\n' * 3)  # of that name, but nothing of it
    found, _ = from_files([tmp_path], receipt)
    assert states(check(receipt, found)) == {"holds"}


def test_the_index_is_looked_at_as_it_is_now(news, tmp_path):
    folder = changed_folder(tmp_path, "taman.txt", lambda text: text)
    with Index.open(tmp_path / "home") as index:
        index.sync([folder])
    with Chatbot.open(Settings(home=tmp_path / "home", llm="quote")) as bot:
        answer = bot.ask(QUESTIONS["taman.txt"])
        receipt = receipt_of(bot, answer)
    (folder / "taman.txt").write_text(TEXTS["taman.txt"].replace("12 Juli", "13 Juli"))
    with Index.open(tmp_path / "home") as index:
        index.sync([folder])
        assert "quote 1" in broken(check(receipt, from_index(index, receipt)))
        with pytest.raises(ReceiptError, match=r"taman\.txt has changed since"):
            make_receipt(answer, index.article_text, {})


def tampered(receipt, change):
    """The receipt after a change to its JSON; parsing may refuse it."""
    value = json.loads(json.dumps(receipt_object(receipt)))
    change(value)
    return parse_receipt(json.dumps(value))


def put(*path):
    """A change: the last of the path is put where the others lead."""
    *way, key, new = path

    def change(value):
        for step in way:
            value = value[step]
        value[key] = new

    return change


def other_lead(value):
    value["text"] = value["text"].replace(value["leads"][0]["text"], "13 Juli 2025", 1)
    value["leads"][0]["text"] = "13 Juli 2025"


def other_claim(value):
    value["text"] = value["text"].replace(value["statements"][0]["text"], "Taman dibakar. [1]")
    value["statements"][0]["text"] = "Taman dibakar. [1]"


def same_span_of_a_forged_quote(value):
    quote = value["quotes"][0]
    forged = quote["quote"].replace("12 Juli", "13 Juli")
    for name in ("text", "statements"):
        at = value if name == "text" else value["statements"][0]
        at["text"] = at["text"].replace(quote["quote"], forged)
    quote["quote"] = forged


@pytest.mark.parametrize(
    ("change", "about"),
    [
        (put("text", "Taman dibakar."), "answer"),
        (lambda value: value.update(text=value["text"] + " Taman dibakar."), "answer"),
        (lambda value: value.update(statements=[]), "answer"),
        (put("articles", 0, "sha256", "0" * 64), "article taman.txt"),
        (put("articles", 0, "title", "Taman Dibakar"), "article taman.txt"),
        (put("articles", 0, "outlet", "Kompas"), "article taman.txt"),
        (put("articles", 0, "published", "2020-01-01"), "article taman.txt"),
        (put("statements", 0, "citations", [7]), "statement 1"),
        (put("statements", 0, "citations", []), "statement 1"),
        (put("leads", 0, "citations", [7]), "lead 1"),
        (other_claim, "statement 1"),
        (same_span_of_a_forged_quote, "quote 1"),
    ],
)
def test_what_was_tampered_with_is_told(news, receipts, change, about):
    receipt = tampered(receipts["taman.txt"], change)
    found, _ = from_files([news[0]], receipt)
    assert about in broken(check(receipt, found))


def test_a_lead_that_no_quote_says_is_not_vouched_for(news, receipts):
    receipt = tampered(receipts["taman.txt"], other_lead)
    lines = check(receipt, from_files([news[0]], receipt)[0])
    assert ("unchecked", "lead 1") in {(line.state, line.about) for line in lines}


def test_a_models_own_words_are_not_vouched_for_and_its_marks_are_checked(news, receipts):
    def by_a_model(text):
        def change(value):
            other_claim(value)
            value["writer"], value["leads"] = "ollama:model", []
            value["statements"] = value["statements"][:1]
            value["statements"][0].update(text=text, why="all numbers match", citations=[1])
            value["text"] = text

        return change

    for text, state in (
        ("The park opened. [1]", "unchecked"),
        ("The park of [2024] opened. [1]", "unchecked"),
        ("It opened. [2]", "broken"),
    ):
        receipt = tampered(receipts["taman.txt"], by_a_model(text))
        lines = check(receipt, from_files([news[0]], receipt)[0])
        assert [line.state for line in lines if line.about == "statement 1"] == [state]
        assert broken(lines) == (["statement 1"] if state == "broken" else [])


def test_what_is_shown_as_not_supported_needs_no_quote(news, receipts):
    def change(value):
        first = value["statements"][0]
        flagged = {**first, "text": "It burned down.", "support": "unsupported", "citations": []}
        value["writer"], value["statements"] = "ollama:model", [first, flagged]
        value["text"] = " ".join([value["text"], flagged["text"]])

    receipt = tampered(receipts["taman.txt"], change)
    found = from_files([news[0]], receipt)[0]
    [line] = [line for line in check(receipt, found) if line.about == "statement 2"]
    assert line.state == "unchecked"
    assert "is not supported, as the receipt says: " in line.text
    # The quoting writer says nothing of that kind.
    assert "statement 2" in broken(check(replace(receipt, writer="quote"), found))


def disagreement(*values):
    """A conflict between two sides of the first quote."""
    return [{"about": " / ".join(values), "values": list(values), "citations": [1, 1]}]


@pytest.mark.parametrize(
    ("values", "numbers", "state"),
    [
        (["12 Juli", "3 Maret"], [1, 9], "holds"),
        (["12 Juli", "4 Maret"], [1, 9], "broken"),
        (["12 Juli", "2025"], [1, 1], "broken"),
        (["12 Juli", "3 Maret"], [1, 7], "broken"),
        ([], [1, 9], "unchecked"),
    ],
)
def test_what_articles_say_differently_must_stand_in_its_quotes(
    news, receipts, values, numbers, state
):
    other = receipt_object(receipts["pabrik.html"])

    def change(value):
        value["articles"] += json.loads(json.dumps(other["articles"]))
        value["quotes"].append({**other["quotes"][0], "number": 9})
        value["conflicts"] = [{"about": "", "values": values, "citations": numbers}]

    receipt = tampered(receipts["taman.txt"], change)
    lines = check(receipt, from_files([news[0]], receipt)[0])
    assert [line.state for line in lines if line.about == "disagreement 1"] == [state]


def test_receipts_without_notice_and_conflicts_are_read(receipts):
    def older(value):
        del value["notice"], value["conflicts"]

    assert tampered(receipts["taman.txt"], older) == receipts["taman.txt"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "not valid JSON"),
        ("Taman dibuka.", "not valid JSON"),
        ("[" * 100_000, "nested too deeply"),
        ('{"kutip_receipt": ' + "9" * 5_000 + "}", "not readable JSON"),
        ("[]", 'no field "kutip_receipt"'),
        ('{"question": "Kapan?"}', 'no field "kutip_receipt"'),
        ('{"kutip_receipt": 2}', "of format 2"),
        ('{"kutip_receipt": true}', "of format True"),
        ('{"kutip_receipt": {"a": []}}', "of format an object"),
        ('{"kutip_receipt": 1}', 'the field "refused" is missing'),
    ],
)
def test_what_is_no_receipt(text, said):
    with pytest.raises(ReceiptError) as raised:
        parse_receipt(text)
    assert said in str(raised.value)
    assert len(str(raised.value)) < 300


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (put("quotes", 0, "start", -1), 'the field "quotes[1].start" is -1, not between 0'),
        (put("quotes", 0, "start", 0), 'the field "quotes[1].end"'),
        (put("quotes", 0, "end", 10**40), 'the field "quotes[1].end"'),
        (put("quotes", 0, "number", True), "is True, not a whole number"),
        (put("quotes", 0, "number", 1.0), "is 1.0, not a whole number"),
        (put("quotes", 0, "quote", None), 'the field "quotes[1].quote" is None, not text'),
        (put("quotes", 0, "article", "x"), "which the receipt does not list"),
        (put("quotes", [1] * 1_001), "has 1001 items"),
        (put("quotes", [1]), 'the field "quotes[1]" is no object'),
        (put("articles", 0, "sha256", "abc"), "is not 64 small hexadecimal digits"),
        (put("confidence", float("nan")), "is nan, not a number"),
        (put("confidence", 2), "is 2, not between 0 and 1"),
        (put("statements", 0, "support", "sure"), "is 'sure', not one of supported"),
        (put("language", "fr"), "is 'fr', not one of id, en"),
        (put("reason", "nothing_found"), "does not go with refused"),
        (put("versions", {"kutip": 1}), 'the field "versions.kutip" is 1, not text'),
        (put("versions", {"a\n\x1b[2J": 1}), r'the field "versions.a\n\u001b[2J" is 1, not text'),
        (put("conflicts", disagreement("12 Juli")), 'the field "conflicts[1].values" does not go'),
        (put("conflicts", [{"about": "", "values": [1]}]), 'the field "conflicts[1].values" holds'),
        (lambda v: v.update(quotes=v["quotes"][:1] * 2), "gives one number twice"),
        (lambda v: v.update(articles=v["articles"] * 2), "names one id twice"),
    ],
)
def test_a_field_that_cannot_be_is_named(receipts, change, said):
    with pytest.raises(ReceiptError) as raised:
        tampered(receipts["taman.txt"], change)
    assert said in str(raised.value)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)


def places(value, way=()):
    """The ways to everything in a JSON value."""
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in items:
        yield (*way, key)
        if isinstance(inner, dict | list):
            yield from places(inner, (*way, key))


def changed(data, value):
    """A copy with one thing replaced or taken out, and the way to it."""
    value = copy.deepcopy(value)
    way = data.draw(st.sampled_from(sorted(places(value), key=str)))
    at = value
    for step in way[:-1]:
        at = at[step]
    if data.draw(st.booleans()):
        at[way[-1]] = data.draw(JSON)
    else:
        del at[way[-1]]
    return value, way


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_any_change_is_refused_or_checked_without_failing(news, receipts, data):
    receipt = receipts["taman.txt"]
    whole = receipt_object(receipt)
    value = json.loads(json.dumps(whole))
    for _ in range(data.draw(st.integers(1, 3))):
        value, _ = changed(data, value)
        if not value:
            break
    found, _ = from_files([news[0] / "taman.txt"], receipt)
    try:
        made = parse_receipt(json.dumps(value))
    except ReceiptError as error:
        assert os.linesep not in str(error)
        return
    lines = check(made, found)
    # What the answer says or rests on cannot change unnoticed.
    kept = json.loads(json.dumps(whole))
    same = all(value[name] == kept[name] for name in ("text", "statements", "quotes", "articles"))
    assert same or broken(lines) or "unchecked" in states(lines) or _only_a_note(value, kept)


def _only_a_note(value, kept):
    """True if nothing differs but what the check has no way to tell, or which says nothing."""
    for other in (value, kept):
        other["text"] = " ".join(other["text"].split())
        for article in other["articles"]:
            for name in ("path", "url", "language"):
                article[name] = None
            article.pop("extra", None)
        for statement in other["statements"]:
            statement["why"] = statement["support"] = None
    return all(value[name] == kept[name] for name in ("text", "statements", "quotes"))
