"""Values for the tests of the interface: an answer, and a chat server that really runs."""

import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from index.article import Article, Hit, Passage, Span
from rag.answer import Answer, Citation, Conflict, Lead, Statement
from rag.wording import refusal

CHROMIUM = Path("/usr/bin/chromium")
MODEL_CHAT = Path(__file__).with_name("model_chat.py")


def make_answer(text, quote="Kim pergi.", language="en", refused=False):
    """An answer in which every string that an article, model or user gives is ``text``."""
    article = Article("a1", text, text, text, "id", text, text)
    spans = (Span(0, 3), Span(2, 5), Span(4, 400), Span(9, 9))
    citation = Citation(1, quote, 10, 10 + len(quote), article, spans, text, text)
    statement = Statement(f"{text} [1]", "partial", text, (citation,))
    passage = Passage(7, text, 0, len(text), 0, 1, article)
    return Answer(
        question=text,
        resolved=text,
        language=language,
        text=refusal(language, "not_supported") if refused else f"{text}\n{statement.text}",
        refused=refused,
        reason="not_supported" if refused else None,
        statements=() if refused else (statement,),
        withheld=(statement,),
        citations=() if refused else (citation,),
        closest=(Hit(passage, 0.5, {"lexical": 1}),) if refused else (),
        conflicts=() if refused else _conflicts(text, citation),
        writer=f"ollama:{text}",
        notice=text,
        leads=() if refused else (Lead(text, quote, (citation,)),),
        confidence=0.876,
        timings_ms={"total": 1.5},
    )


def _conflicts(text, citation):
    """One with what the sides say, and one without."""
    both = (citation, replace(citation, number=2))
    return (Conflict(text, both, (text, "268 orang")), Conflict(text, both))


@pytest.fixture(scope="session")
def answer_with():
    return make_answer


@pytest.fixture(scope="session")
def start_chat(clean_environment):
    """Starts ``kutip chat`` on a free port; returns the process and its address."""

    def start(home, *arguments, **settings):
        server = subprocess.Popen(
            [sys.executable, "-m", "ui", "chat", "--home", str(home), *arguments],
            env={**clean_environment, **settings},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        address = server.stdout.readline().strip()
        assert address.startswith("http://127.0.0.1:"), server.communicate(timeout=10)
        return server, address

    return start


@pytest.fixture(scope="session")
def end_chat():
    """Interrupts a server as Ctrl-C does; returns its exit status and what it said on stderr."""

    def end(server):
        os.kill(server.pid, signal.SIGINT)
        _, errors = server.communicate(timeout=20)
        return server.returncode, errors

    return end


@pytest.fixture
def model_chats():
    """Servers of one test; ``open_page`` asks for them too, so that its pages close first."""
    servers = []
    yield servers
    for server in servers:
        os.kill(server.pid, signal.SIGINT)
        server.communicate(timeout=20)


@pytest.fixture
def start_model_chat(indexed_home, clean_environment, model_chats):
    """Starts a chat page on which a model of an Ollama server writes; returns its address."""

    def start(url, policy="strict", model="qwen3:4b"):
        server = subprocess.Popen(
            [sys.executable, str(MODEL_CHAT), str(indexed_home), url, policy, model],
            env=clean_environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        model_chats.append(server)
        address = server.stdout.readline().strip()
        assert address.startswith("http://127.0.0.1:"), server.communicate(timeout=10)
        return address

    return start


@pytest.fixture(scope="session")
def chat_address(indexed_home, start_chat, end_chat):
    """The address of a running chat page over the seed articles."""
    server, address = start_chat(indexed_home, "--port", "0")
    yield address
    end_chat(server)


@pytest.fixture(scope="module")
def browser():
    """Chromium; the test is skipped where it is not installed."""
    if not CHROMIUM.exists():
        pytest.skip(f"no browser: {CHROMIUM} is not installed")
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(CHROMIUM),
            args=[
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
            ],
        )
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser, request, model_chats):
    """Opens the page; at the end, checks that it called nobody else and broke no rule."""
    contexts, hosts, complaints = [], set(), []

    def open_(address=None, **settings):
        address = address or request.getfixturevalue("chat_address")
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 800}, **settings})
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: hosts.add(urlsplit(request.url).hostname))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: said.type == "error" and complaints.append(said.text))
        page.goto(address)
        page.wait_for_selector("#kt-question textarea")
        page.wait_for_selector("#kt-chat .example")
        return page

    yield open_
    for context in contexts:
        context.close()
    assert hosts - {None} == {"127.0.0.1"}  # None: data: addresses
    assert complaints == []
