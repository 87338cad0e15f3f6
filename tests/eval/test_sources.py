"""Which citations stand where they say, and whether they are of what says it."""

from dataclasses import replace

import pytest

from eval.answering.outcome import Cited, Outcome
from eval.answering.verbatim import stands_in_file
from eval.cases import Case
from eval.scores.sources import evidence_cited, from_sources, sources_right
from index.article import Article
from rag import Citation

TEXT = "Kim menulis surat pada 12 Juli 2025. Putin membalas."
CASE = Case(
    id="g1",
    language="en",
    type="when_event",
    question="When?",
    history=(),
    answerable=True,
    must_contain=(("12 July 2025",),),
    must_not_contain=(),
    sources=("a.txt", "b.txt"),
    evidence=(("a.txt", "Kim menulis surat"),),
)
UNANSWERABLE = replace(CASE, answerable=False, must_contain=(), sources=(), evidence=())
SAYS = Cited(1, TEXT[:36], file="a.txt")
BESIDE = Cited(2, "Putin membalas.", file="a.txt")
OTHER = Cited(3, TEXT[:36], file="c.txt")
NOTHING = Cited(4, None)


def answered(*citations):
    return Outcome("g1", "12 July 2025", refused=False, citations=citations)


@pytest.fixture
def citation(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8-sig")  # its byte order mark counts for nothing
    article = Article("a1", None, None, None, "id", None, str(path))
    return Citation(1, TEXT[:36], 0, 36, article)


def test_a_citation_stands_where_it_says(citation):
    assert stands_in_file(citation)
    assert not stands_in_file(replace(citation, start=1, end=37))
    assert not stands_in_file(replace(citation, quote="Kim menulis surat."))


def test_citations_of_articles_that_say():
    outcome = answered(SAYS, OTHER, NOTHING, replace(BESIDE, file="b.txt"))
    assert from_sources(CASE, outcome) == (True, False, True)
    assert sources_right(CASE, outcome) == pytest.approx(2 / 3)
    assert sources_right(CASE, answered(replace(SAYS, file=""))) is None
    assert sources_right(CASE, answered()) is None
    assert sources_right(UNANSWERABLE, outcome) is None
    assert sources_right(replace(CASE, sources=()), outcome) is None


@pytest.mark.parametrize(
    ("citations", "cited"),
    [
        ((BESIDE, SAYS), 1.0),
        ((Cited(1, "menulis", file="a.txt"),), 1.0),
        ((replace(SAYS, file=""),), 1.0),
        ((OTHER,), 0.0),
        ((BESIDE, NOTHING), 0.0),
        ((), 0.0),
    ],
)
def test_an_answer_cites_the_evidence_or_a_part_of_it(citations, cited):
    assert evidence_cited(CASE, answered(*citations)) == cited


def test_what_was_refused_or_has_no_evidence_does_not_count():
    assert evidence_cited(CASE, replace(answered(), refused=True)) is None
    assert evidence_cited(UNANSWERABLE, answered(SAYS)) is None
