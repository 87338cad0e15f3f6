"""The chat page in a real browser, with a language model that a test server plays."""

import time

import pytest

from tests.ollama_server import OllamaServer, Pause, Refuse, drip
from tests.ui.browsing import ask

QUESTION = "Kapan Kim berjanji mendukung tanpa syarat?"
TRUE = (
    "Kim Jong Un menegaskan kembali komitmen Korea Utara untuk mendukung kepemimpinan Rusia dalam "
    "upaya menyelesaikan situasi di Ukraina."
)
MADE_UP = "Kim Jong Un membeli 900 ekor kuda untuk pasukan Korea Utara."
HOSTILE = (
    "Kim Jong Un <img src=https://evil.example/a onerror=alert(1)> ![x](//evil.example/b) "
    "<script>alert(1)</script> [klik](javascript:alert(1)) <a href=https://evil.example/c>d</a> "
    "</p></div><svg onload=alert(1)> https://evil.example/e \u202egnasap\u2066 \x1b[2J mendukung "
    "untuk kepemimpinan Rusia dalam situasi itu."
)


def start_asking(page):
    page.fill("#kt-question textarea", QUESTION)
    page.keyboard.press("Enter")


def test_a_verdict_is_on_the_page_while_the_model_still_writes(open_page, start_model_chat):
    with OllamaServer([[TRUE, " ", MADE_UP, " Kim", Pause(None)]]) as server:
        page = open_page(start_model_chat(server.url))
        start_asking(page)
        page.wait_for_selector(".kt-statement:has-text('menegaskan kembali')")
        page.wait_for_selector(".kt-note:has-text('1 pernyataan ditahan')")
        assert "kuda" not in page.locator("#kt-chat .bot-row").inner_text()
        page.wait_for_selector(".kt-status:has-text('ollama:qwen3:4b')")


def test_what_is_held_back_unfolds_and_marks_lead_to_their_quotes(open_page, start_model_chat):
    with OllamaServer([[f"{TRUE} {MADE_UP}"]]) as server:
        page = open_page(start_model_chat(server.url))
        ask(page, QUESTION)
        held = page.locator(".kt-withheld li")
        assert not held.is_visible()
        page.click(".kt-withheld summary")
        assert "900 ekor kuda" in held.inner_text()
        assert "bagian itu tidak menyebut angka 900" in held.inner_text()
        page.locator(".kt-statement a.kt-mark").first.click()
        page.wait_for_selector(".kt-card:target")


def test_flagged_statements_are_shown_with_the_reason(open_page, start_model_chat):
    with OllamaServer([[f"{TRUE} {MADE_UP}"]]) as server:
        page = open_page(
            start_model_chat(server.url, "flag"), viewport={"width": 390, "height": 844}
        )
        ask(page, QUESTION)
        flagged = page.locator(".kt-statement", has=page.locator(".kt-unsupported"))
        assert "kuda untuk pasukan Korea Utara. tidak didukung: bagian" in flagged.inner_text()
        assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_stop_stops_the_model_in_the_middle_of_its_sentence(open_page, start_model_chat):
    endless = "Lalu " + " ".join(f"kata {number} ditulis lagi," for number in range(100))
    with OllamaServer([drip(f"{TRUE} {endless}", 0.02), [TRUE]]) as server:
        page = open_page(start_model_chat(server.url))
        start_asking(page)
        page.wait_for_selector(".kt-statement")
        assert not server.hung_up.is_set()
        page.click("#kt-question button")
        began = time.monotonic()
        assert server.hung_up.wait(5)
        assert time.monotonic() - began < 2
        page.wait_for_selector(".kt-refusal:has-text('Stopped')")
        assert page.locator(".kt-statement").count() >= 1
        assert page.locator("#kt-receipt a").count() == 0


def test_stop_stops_the_model_while_it_reads_its_prompt(open_page, start_model_chat):
    with OllamaServer([[Pause(None)], [TRUE]]) as server:
        page = open_page(start_model_chat(server.url))
        start_asking(page)
        until = time.monotonic() + 30
        while not server.chats and time.monotonic() < until:
            time.sleep(0.05)
        page.click("#kt-question button")
        began = time.monotonic()
        assert server.hung_up.wait(10)
        assert time.monotonic() - began < 5
        page.wait_for_selector(".kt-refusal:has-text('Stopped')")
        start_asking(page)  # the next question is answered as any other
        page.wait_for_selector(".kt-statement")


def test_a_model_that_fails_is_said_and_the_articles_answer(open_page, start_model_chat):
    with OllamaServer(lambda request: [Refuse(503)]) as server:
        page = open_page(start_model_chat(server.url))
        ask(page, QUESTION)
        assert "Model bahasa gagal" in page.locator(".kt-caution").inner_text()
        assert page.locator("#kt-evidence mark").count() >= 1


@pytest.mark.parametrize("policy", ["strict", "flag"])
def test_what_a_model_writes_is_nothing_but_text(open_page, start_model_chat, policy):
    with OllamaServer(lambda request: [f"{TRUE} {HOSTILE} {MADE_UP} {HOSTILE}"]) as server:
        page = open_page(start_model_chat(server.url, policy))
        dialogs = []
        page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
        ask(page, QUESTION)
        if policy == "strict":
            page.click(".kt-withheld summary")
        said = page.locator("#kt-chat .bot-row").inner_text()
        assert "<img src=https://evil.example/a" in said
        assert not set(said) & set("\u202e\u2066\x1b")
        inside = page.locator("#kt-chat .bot-row, #kt-evidence")
        assert inside.locator("img, svg, script, iframe, a:not(.kt-mark)").count() == 0
        assert dialogs == []


def test_the_model_is_loaded_when_the_page_opens(open_page, start_model_chat):
    with OllamaServer() as server:
        page = open_page(start_model_chat(server.url))
        assert "ollama:qwen3:4b" in page.locator("#kt-notice").inner_text()
        until = time.monotonic() + 30
        while not server.loads and time.monotonic() < until:
            time.sleep(0.05)
        assert [load["model"] for load in server.loads] == ["qwen3:4b"]
        assert server.chats == []
