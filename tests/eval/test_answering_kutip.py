"""Kutip as a system: what becomes of its answers, and of a language model that fails."""

from dataclasses import replace

import pytest

from eval.answering.kutip import KutipSystem, make_outcome
from eval.answering.opening import open_system
from eval.answering.outcome import Cited, Claim, Evidence, Outcome
from eval.answering.titles import title_line
from eval.answering.verbatim import stands_in_file
from index.article import Article, Hit, Passage
from index.errors import WriterBroke, WriterError, WriterUnreachable
from index.filters import Filter
from rag import Answer, Chatbot, Citation, Lead, Settings
from rag.answer import Statement

from .answering_parts import CASE, OFF_TOPIC, QUESTION, SEEDS, Queue

TEXT = "Kim menulis surat [1] pada 12 Juli 2025. Putin membalas."


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    return Article("a1", "Surat Kim", "Kabar", None, "id", "2025-07-13", str(path))


@pytest.fixture(scope="module")
def bot(indexed_home):
    with Chatbot.open(Settings(home=indexed_home, llm="quote")) as bot:
        yield bot


@pytest.mark.parametrize(
    ("parts", "line"),
    [
        (("Surat Kim", "Kabar", "2025-07-13T10:00", "id"), "Surat Kim. Kabar. 13 Juli 2025, 10.00"),
        (("A letter.", None, "2025-07-13", "en"), "A letter. 13 July 2025"),
        (("On two\nlines", "Kabar", None, None), "On two lines. Kabar"),
        ((None, None, None, "und"), ""),
    ],
)
def test_what_is_known_of_an_article_stands_in_one_line(parts, line):
    assert title_line(*parts) == line


def test_an_answer_becomes_plain_values(article):
    first = Citation(1, TEXT[:40], 0, 40, article)
    second = Citation(2, "Putin membalas.", 41, 56, article)
    wrong = Citation(3, "Putin menelepon.", 41, 57, article)
    said = f"“{first.quote}” [1] “{second.quote}” [2]"
    answer = Answer(
        question=QUESTION,
        resolved=None,
        language="en",
        text=f"12 July 2025 [1]\n{said}",
        refused=False,
        reason=None,
        statements=(Statement(said, "supported", "", (first, second)),),
        withheld=(Statement("x", "unsupported", "", ()),),
        citations=(first, second, wrong),
        closest=(),
        conflicts=(),
        writer="quote",
        leads=(Lead("12 July 2025", "12 Juli 2025", (first,)),),
        confidence=0.12345678,
    )
    hit = Hit(Passage(1, TEXT, 0, 56, 0, 1, article), 1.0, {})
    title = "Surat Kim. Kabar. 13 Juli 2025"
    whole = Outcome(
        case="q1",
        text=answer.text,
        refused=False,
        claims=(
            Claim("12 July 2025", (1,)),
            Claim(f"“{first.quote}” “{second.quote}”", (1, 2), "supported"),
        ),
        citations=(
            Cited(1, first.quote, title, True, "a.txt"),
            Cited(2, second.quote, title, True, "a.txt"),
            Cited(3, wrong.quote, title, False, "a.txt"),
        ),
        evidence=(Evidence(TEXT, title), Evidence("Putin menelepon.", title)),
        withheld=1,
        short="12 Juli 2025",
        confidence=0.123457,
    )
    assert make_outcome(CASE, answer, [hit]) == whole
    untold = make_outcome(CASE, answer, [hit], Filter(outlets=("Kabar",)))
    assert {e.title for e in untold.evidence} == {"Surat Kim. 13 Juli 2025"}
    refused = make_outcome(CASE, replace(answer, refused=True, leads=(), citations=()), [hit])
    assert (refused.refused, refused.claims, refused.citations, refused.short) == (
        True, (), (), None,
    )  # fmt: skip
    assert refused.evidence == (Evidence(TEXT, title),)


def test_whether_a_quote_stands_in_a_file_that_has_gone_cannot_be_told(article):
    gone = replace(article, path=article.path + "x")
    assert stands_in_file(Citation(1, TEXT[:3], 0, 3, gone)) is None


def test_the_quoting_writer_answers_and_refuses(bot):
    system = KutipSystem(bot)
    assert system.name == "kutip, quote"
    outcome, timing = system.answer(CASE)
    assert (outcome.case, outcome.refused, outcome.error) == ("q1", False, None)
    assert outcome.short and outcome.short in outcome.citations[0].text
    assert [claim.support for claim in outcome.claims if claim.text.startswith("“")] != []
    assert all(c.verbatim and c.title for c in outcome.citations)
    assert not any("[1]" in claim.text for claim in outcome.claims)
    held = [e.text for e in outcome.evidence]
    assert all(any(c.text in text for text in held) for c in outcome.citations)
    assert 0 < timing.retrieve_ms <= timing.first_ms <= timing.total_ms
    assert system.answer(CASE)[0] == outcome

    refused, timing = system.answer(OFF_TOPIC)
    assert (refused.refused, refused.claims, refused.citations) == (True, (), ())
    assert refused.evidence and timing.first_ms is None


def test_a_question_that_cannot_be_asked_is_a_failed_one(bot):
    outcome, timing = KutipSystem(bot).answer(replace(CASE, question=" "))
    assert timing is None
    assert (outcome.text, outcome.refused, outcome.claims) == ("", False, ())
    assert "empty" in outcome.error


def test_a_failed_model_is_not_replaced_by_the_quoting_writer(indexed_home):
    settings = Settings(home=indexed_home, llm="quote")
    said = "Kim Jong Un dan Vladimir Putin saling berkirim surat [1]."
    model = Queue(said, said, WriterBroke("it broke off"), WriterUnreachable("gone"))
    with open_system("kutip", SEEDS, settings, model=model) as opened:
        assert opened.system.name == "kutip, queue"
        assert opened.about["policy"] == "strict"
        case = replace(CASE, language="id", question="Kapan Kim mengirim surat kepada Putin?")
        first, _ = opened.system.answer(case)
        assert first.error is None and model.prompts
        model.queued = model.queued[-2:]
        assert opened.system.answer(case) == (
            Outcome("q1", "", refused=False, error="it broke off"),
            None,
        )
        with pytest.raises(WriterUnreachable, match="gone"):
            opened.system.answer(case)


def test_a_model_that_never_replied_will_not(indexed_home):
    settings = Settings(home=indexed_home, llm="quote")
    model = Queue(WriterError("no key"))
    with (
        open_system("kutip", SEEDS, settings, model=model) as opened,
        pytest.raises(WriterError, match="no key"),
    ):
        opened.system.answer(CASE)
