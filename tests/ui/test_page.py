"""The chat page in a real browser."""

import re
from pathlib import Path

from index import Index
from rag.receipt import check, from_index, parse_receipt
from tests.ui.browsing import ask

QUESTION = "when did kim pledge unconditional support?"


def flat(text):
    return re.sub(r"\s+", " ", text)


def test_an_answer_comes_with_its_quotes_marked(open_page):
    page = open_page()
    ask(page, QUESTION)
    cards = page.locator("#kt-evidence .kt-card")
    assert cards.count() >= 2
    seeds = [path.read_text() for path in (Path(__file__).parents[2] / "seeds").glob("*.txt")]
    for quote in page.locator("#kt-evidence mark").all_text_contents():
        assert any(quote in flat(text) for text in seeds)
    assert "2025" in page.locator(".kt-lead").inner_text()
    assert page.locator("#kt-evidence mark strong").count() >= 1


def test_a_mark_leads_to_its_card(open_page):
    page = open_page()
    ask(page, QUESTION)
    mark = page.locator(".kt-answer a.kt-mark").last
    number = mark.inner_text()
    mark.click()
    page.wait_for_selector(f"#quote-1-{number}:target")
    # The card of an earlier answer is folded away, and opens.
    ask(page, "Kapan Kim berjanji mendukung tanpa syarat?")
    page.locator(".kt-answer a.kt-mark").first.click()
    page.wait_for_selector(".kt-earlier[open] .kt-card:target", state="visible")


def test_an_example_can_be_clicked(open_page):
    page = open_page()
    example = page.locator("#kt-chat .example").first
    question = example.inner_text()
    example.click()
    page.wait_for_selector("#kt-evidence .kt-card")
    assert page.locator("#kt-chat .user-row").inner_text() == question


def test_markup_in_a_question_stays_text(open_page):
    page = open_page()
    question = "Kim <img src=https://evil.example/x onerror=alert(1)> ![x](https://evil.example/y)"
    ask(page, question)
    assert page.locator("#kt-chat .user-row").inner_text() == question
    assert page.locator("#kt-chat img, #kt-evidence img, a[href*=evil]").count() == 0


def test_markup_in_an_article_stays_text(open_page, tmp_path, start_chat, end_chat):
    attack = (
        "<img src=https://evil.example/a onerror=alert(1)> ![x](https://evil.example/b) "
        "<script>alert(1)</script> [klik](https://evil.example/c) [9] <svg onload=alert(1)>"
    )
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "attack.txt").write_text(
        f"Gubernur Sari Resmikan Pasar {attack}\n\n"
        f"Gubernur Sari meresmikan pasar Johar {attack} pada Sabtu, 12 Juli 2025.\n"
        f"Pasar Johar itu ramai, kata Gubernur Sari {attack}.\n"
    )
    with Index.open(tmp_path / "home") as index:
        index.sync([folder])
    server, address = start_chat(tmp_path / "home", "--port", "0")
    page = open_page(address)
    assert "<img src=" in page.locator("#kt-chat .example").inner_text()
    ask(page, "Kapan Gubernur Sari meresmikan pasar Johar?")
    page.wait_for_selector(".kt-card")
    assert "<img src=https://evil.example/a" in page.locator(".kt-card").first.inner_text()
    assert page.locator("#kt-chat img, #kt-evidence img, svg[onload], a[href*=evil]").count() == 0
    end_chat(server)


def test_a_question_that_is_too_long_is_refused_plainly(open_page):
    page = open_page()
    ask(page, "Kim " * 5000)
    assert page.locator(".kt-refusal").count() == 1
    assert "Traceback" not in page.locator("#kt-chat").inner_text()


def test_the_interface_speaks_the_browsers_language_and_can_be_switched(open_page):
    page = open_page(locale="id-ID")
    page.wait_for_selector("text=Bukti")
    page.get_by_text("English", exact=True).click()
    page.wait_for_selector("text=Evidence")
    assert page.locator("#kt-question button").inner_text() == "Ask"


def test_a_new_conversation_is_empty(open_page):
    page = open_page()
    ask(page, QUESTION)
    page.click("#kt-clear")
    page.wait_for_selector("#kt-chat .example")
    assert page.locator(".kt-card").count() == 0


def test_the_receipt_of_the_last_answer_can_be_saved(open_page, indexed_home):
    page = open_page()
    link = page.locator("#kt-receipt a")
    assert link.count() == 0
    ask(page, "Kapan Kim berjanji mendukung tanpa syarat?")
    ask(page, QUESTION)
    with page.expect_download() as saving:
        link.click()
    saved = saving.value
    assert saved.suggested_filename == "kutip-receipt.json"
    receipt = parse_receipt(Path(saved.path()).read_text(encoding="utf-8"))
    assert receipt.question == QUESTION
    with Index.open(indexed_home) as index:
        assert {line.state for line in check(receipt, from_index(index, receipt))} == {"holds"}
    page.get_by_text("Indonesia", exact=True).click()
    page.wait_for_selector("#kt-receipt a:text('Simpan tanda bukti')")
    page.click("#kt-clear")
    page.wait_for_selector("#kt-chat .example")
    assert link.count() == 0


def test_conversations_are_separate(open_page):
    one, other = open_page(), open_page()
    ask(one, QUESTION)
    ask(other, "Who did Kim meet in July 2025?")
    assert one.locator("#kt-chat .user-row").all_inner_texts() == [QUESTION]
    assert other.locator("#kt-chat .user-row").count() == 1


def test_it_fits_a_phone(open_page):
    page = open_page(viewport={"width": 390, "height": 844})
    ask(page, QUESTION)
    page.wait_for_selector(".kt-card")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
