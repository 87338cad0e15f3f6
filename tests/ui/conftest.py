"""Values for the tests of the interface: an answer, and a chat server that really runs."""

import os
import signal
import subprocess
import sys
from dataclasses import replace

import pytest

from index.article import Article, Hit, Passage, Span
from rag.answer import Answer, Citation, Conflict, Lead, Statement


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
        text="" if refused else f"{text}\n{statement.text}",
        refused=refused,
        reason="not_supported" if refused else None,
        statements=() if refused else (statement,),
        withheld=(statement,),
        citations=() if refused else (citation,),
        closest=(Hit(passage, 0.5, {"lexical": 1}),) if refused else (),
        conflicts=() if refused else (Conflict(text, (citation, replace(citation, number=2))),),
        writer="quote",
        leads=() if refused else (Lead(text, quote, (citation,)),),
        confidence=0.876,
        timings_ms={"total": 1.5},
    )


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


@pytest.fixture(scope="session")
def chat_address(indexed_home, start_chat, end_chat):
    """The address of a running chat page over the seed articles."""
    server, address = start_chat(indexed_home, "--port", "0")
    yield address
    end_chat(server)
