"""Nothing that does not stand word for word in its article is shown as supported."""

from dataclasses import replace

import pytest

from index.article import Article
from rag.answer import Citation, Lead, Statement
from rag.assembly import assemble
from rag.question import understand
from rag.verify import VERBATIM, is_verbatim, verify

TEXT = "Kim menulis surat. Putin membalas 🙂 surat itu."
ARTICLE = Article("a1", None, None, None, "id", None, "/a1.txt")
CITATION = Citation(1, "Kim menulis surat.", 0, 18, ARTICLE)
OTHER = Citation(2, "Putin membalas 🙂 surat itu.", 19, len(TEXT), ARTICLE)


def text_of(article_id):
    return {"a1": TEXT}[article_id]


def test_a_verbatim_quote_is_supported():
    statement = verify(Statement("s", "unsupported", "", (CITATION, OTHER)), text_of)
    assert statement == Statement("s", "supported", VERBATIM, (CITATION, OTHER))


@pytest.mark.parametrize(
    "change",
    [
        {"quote": "Kim menulis surat!"},
        {"quote": "kim menulis surat."},
        {"quote": "Kim  menulis surat."},
        {"quote": ""},
        {"start": 1, "end": 19},
        {"start": -1},
        {"start": 18, "end": 18, "quote": ""},
        {"end": 1_000},
        {"start": -len(TEXT), "end": 18 - len(TEXT)},
    ],
)
def test_a_changed_quote_or_place_is_withheld(change):
    wrong = replace(CITATION, **change)
    assert not is_verbatim(wrong, TEXT)
    statement = verify(Statement("s", "supported", "trust me", (OTHER, wrong)), text_of)
    assert statement.support == "unsupported"
    assert statement.why == "quote 1 does not stand in /a1.txt"


def test_a_statement_without_a_citation_is_withheld():
    statement = verify(Statement("s", "supported", "", ()), text_of)
    assert (statement.support, statement.why) == ("unsupported", "no citation")


def test_what_is_withheld_is_neither_said_nor_cited(make_view, weigh_all):
    question, weighed = weigh_all("Siapa menulis surat?", make_view(TEXT))
    statements = [
        verify(Statement("good [1]", "unsupported", "", (CITATION,)), text_of),
        verify(Statement("bad [2]", "unsupported", "", (replace(OTHER, quote="x"),)), text_of),
    ]
    leads = [Lead("Kim", "Kim", (CITATION,)), Lead("Putin", "Putin", (OTHER,))]
    answer = assemble(question, ["hit"], weighed, leads, statements)
    assert answer.text == "Kim [1]\ngood [1]"
    assert answer.leads == (leads[0],)
    assert (answer.refused, answer.reason) == (False, None)
    assert answer.statements == (statements[0],)
    assert answer.withheld == (statements[1],)
    assert answer.citations == (CITATION,)
    assert answer.closest == ()


def test_an_answer_of_which_all_is_withheld_is_a_refusal(make_view, weigh_all):
    question, weighed = weigh_all("Siapa menulis surat?", make_view(TEXT))
    bad = verify(Statement("bad [2]", "unsupported", "", (replace(OTHER, quote="x"),)), text_of)
    answer = assemble(question, ["hit"], weighed, [Lead("Putin", "Putin", (OTHER,))], [bad])
    assert (answer.refused, answer.reason) == (True, "not_supported")
    assert answer.statements == answer.citations == answer.leads == ()
    assert answer.withheld == (bad,)
    assert answer.closest == ("hit",)
    assert "Putin" not in answer.text


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("What is it?", "nothing_found"),
        ("Siapa menulis surat?", "not_supported"),
        ("Siapa menulis surat pada 3 Mei 2019?", "outside_dates"),
    ],
)
def test_a_refusal_says_why(make_view, weigh_all, text, reason):
    question, weighed = weigh_all(text, make_view(TEXT))
    assert assemble(question, ["hit"], weighed, [], []).reason == reason
    assert assemble(understand(text), [], weighed, [], []).reason == "nothing_found"
