"""The answer that a model wrote, a refusal, or why another writer is to answer."""

from datetime import date

import pytest

from index.article import Hit, Passage
from index.errors import WriterBroke, WriterUnreachable
from rag.answer import Answer, Ready, Withheld
from rag.citing import Citations
from rag.drafting.prompt import NO_ANSWER
from rag.drafting.written import MODEL_READS_MORE, Unwritten, may_answer, written_answer
from rag.findings import Findings
from rag.fitted import ANSWERABLE
from rag.llm.model import Ended

ROSE = "Harga beras naik 10 persen di Semarang"
TEXT = f"{ROSE}. Warga mengeluhkan kenaikan harga itu."
FALSE = "Kabar palsu beredar di pasar"
ASKED = "Berapa persen harga beras naik di Semarang?"


@pytest.fixture
def findings(make_view, weigh_all):
    view = make_view(TEXT, title="Harga Beras")
    question, weighed = weigh_all(ASKED, view)
    hits = tuple(Hit(Passage(n, TEXT, 0, len(TEXT), 0, 1, view.article), 1.0, {}) for n in range(7))
    return Findings(question, hits, weighed)


@pytest.fixture
def answer(findings):
    """Has a writer answer; returns the events and what came of it."""

    def run(writer, sure=0.0, stored=TEXT):
        events = []
        steps = written_answer(
            findings, sure, writer, Citations(None), date(2025, 7, 20), lambda article: stored
        )
        while True:
            try:
                events.append(next(steps))
            except StopIteration as end:
                return events, end.value

    return run


def test_a_quote_that_no_longer_stands_in_its_article_bears_nothing_out(writer, answer):
    events, made = answer(writer(f"{ROSE} [1]."), stored=TEXT.replace("10", "11"))
    assert isinstance(made, Unwritten)
    assert [type(event) for event in events] == [Withheld]
    assert "does not stand in" in made.withheld[0].why


def test_an_answer(writer, answer):
    events, made = answer(writer(f"{ROSE} [1]. {FALSE} [1]."))
    shown, kept = made.statements[0], made.withheld[0]
    assert events == [Ready(shown), Withheld(kept)]
    assert isinstance(made, Answer)
    assert (made.question, made.resolved, made.language) == (ASKED, None, "id")
    assert made.text == f"{ROSE}. [1]"
    assert (made.refused, made.reason, made.notice, made.closest) == (False, None, None, ())
    assert [c.number for c in made.citations] == [1]
    assert (made.writer, made.confidence) == ("scripted", 0.5)


def test_each_quote_is_cited_once(writer, answer):
    _, made = answer(writer(f"{ROSE} [1]. {ROSE}, kata warga [2]. Warga mengeluhkan harga [1]."))
    assert len(made.statements) == 3
    numbers = [c.number for c in made.citations]
    assert numbers == sorted(set(numbers))
    assert {c.number for s in made.statements for c in s.citations} == set(numbers)


def test_an_answer_that_did_not_come_to_its_end_says_so(writer, answer):
    _, made = answer(writer([f"{ROSE} [1]. ", "Warga", Ended(complete=False)]))
    assert made.statements
    assert "berhenti sebelum selesai" in made.notice


@pytest.mark.parametrize("loop", [[f"{ROSE} [1]. "] * 9, ["Lalu ", *["dan warga mengeluh "] * 99]])
def test_nothing_is_shown_of_a_model_that_went_round_in_circles(writer, answer, loop):
    events, made = answer(writer([f"{ROSE} [1]. {FALSE} [1]. ", *loop]))
    assert [type(event) for event in events] == [Ready, Withheld]
    assert isinstance(made, Unwritten)
    assert "mengulang-ulang" in made.notice
    assert made.withheld == (events[1].statement,)


def test_a_refusal_is_the_models_own(writer, answer, findings):
    events, made = answer(writer(NO_ANSWER["id"]))
    assert events == []
    assert (made.refused, made.reason, made.writer) == (True, "model_refused", "scripted")
    assert (made.statements, made.citations) == ((), ())
    assert made.closest == findings.hits[: len(made.closest)]
    assert made.closest
    assert made.text


def test_a_refusal_said_again_and_again_is_a_refusal(writer, answer):
    _, made = answer(writer([f"{NO_ANSWER['id']} "] * 9))
    assert made.reason == "model_refused"


def test_a_refusal_beside_what_was_withheld(writer, answer):
    _, made = answer(writer(f"{FALSE} [1]. {NO_ANSWER['id']}"))
    assert made.reason == "model_refused"
    assert len(made.withheld) == 1


def test_a_refusal_beside_a_statement_is_no_refusal(writer, answer):
    _, made = answer(writer(f"{ROSE} [1]. Artikel tidak menyebutkan alasannya."))
    assert not made.refused
    assert made.text == f"{ROSE}. [1]"


def test_all_withheld(writer, answer):
    events, made = answer(writer(f"{FALSE} [1]. {FALSE} dan jalan [1]."))
    assert [type(event) for event in events] == [Withheld, Withheld]
    assert isinstance(made, Unwritten)
    assert "2 kalimat" in made.notice
    assert [event.statement for event in events] == list(made.withheld)


def test_nothing_written(writer, answer):
    events, made = answer(writer(""))
    assert (events, made.withheld) == ([], ())
    assert "tidak menulis" in made.notice


def test_a_failure_before_anything_was_said(writer, answer):
    events, made = answer(writer([WriterUnreachable("No server answers.")]))
    assert events == []
    assert made == Unwritten(made.notice)
    assert "No server answers." in made.notice


def test_a_failure_after_something_was_shown_shows_no_half_answer(writer, answer):
    said = f"{ROSE} [1]. {FALSE} [1]. Lalu "
    events, made = answer(writer([said, WriterBroke("It broke.")]))
    assert [type(event) for event in events] == [Ready, Withheld]
    assert isinstance(made, Unwritten)
    assert "It broke." in made.notice
    assert made.withheld == (events[1].statement,)


def test_a_context_that_was_cut_shows_no_answer(writer, answer):
    _, made = answer(writer([f"{ROSE} [1].", Ended(True, prompt_tokens=3)]))
    assert isinstance(made, Unwritten)
    assert "KUTIP_LLM" in made.notice


def test_stopping_closes_the_stream(writer, findings):
    made = writer([f"{ROSE} [1]. ", "Warga mengeluhkan harga. ", "Lagi dan lagi. "])
    steps = written_answer(
        findings, 0.0, made, Citations(None), date(2025, 7, 20), lambda article: TEXT
    )
    next(steps)
    assert made.model.closed == 0
    steps.close()
    assert made.model.closed == 1


def test_whom_to_ask(findings, weigh_all, make_view):
    limit = ANSWERABLE - MODEL_READS_MORE
    assert may_answer(limit, findings)
    assert not may_answer(limit - 0.01, findings)
    nothing = Findings(*(weigh_all("Apa?", make_view(TEXT))[0], (), weigh_all("Apa?")[1]))
    assert not may_answer(9.0, nothing)
