"""What counts as right, and which citations stand where they say."""

from dataclasses import replace

import pytest

from eval.cases import Case
from eval.scoring import contains, score, stands_in_file
from index.article import Article
from index.errors import PathError
from rag.answer import Answer, Citation

TEXT = "Kim menulis surat pada 12 Juli 2025. Putin membalas."
CASE = Case(
    id="g1",
    language="en",
    type="when_event",
    question="When?",
    history=(),
    answerable=True,
    must_contain=(("12 July 2025", "12 Juli 2025"), ("Kim",)),
    must_not_contain=("Biden",),
    sources=("a.txt",),
    evidence=(("a.txt", "Kim menulis surat"),),
)
UNANSWERABLE = replace(
    CASE, answerable=False, must_contain=(), must_not_contain=("satelit",), sources=(), evidence=()
)


@pytest.fixture
def citation(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8-sig")  # its byte order mark counts for nothing
    article = Article("a1", None, None, None, "id", None, str(path))
    return Citation(1, TEXT[:36], 0, 36, article)


def answer(text, citations=(), refused=False):
    reason = "not_supported" if refused else None
    return Answer(
        *("When?", None, "en", text, refused, reason, ()),
        *((), tuple(citations), (), (), "quote"),
        timings_ms={"total": 1.5},
    )


@pytest.mark.parametrize(
    ("text", "fact", "held"),
    [
        ("on 12 July 2025", "12 July", True),
        ("on 12 July 2025", "2 July", False),
        ("on 2 July 2025 and 12 July", "2 July", True),
        ("pada 2/7/2025", "2/7", True),
        ("pada 12/7/2025", "2/7", False),
        ("TANPA SYARAT", "tanpa syarat", True),
        ("naik (5%)", "(5%)", True),
        ("a.b", "a.b", True),
        ("axb", "a.b", False),
        ("", "x", False),
    ],
)
def test_a_fact_is_in_a_text(text, fact, held):
    assert contains(text, fact) is held


@pytest.mark.parametrize(
    ("text", "refused", "correct"),
    [
        ("12 July 2025: “Kim …” [1]", False, True),
        ("12 juli 2025: kim", False, True),
        ("2 July 2025: Kim", False, False),
        ("12 July 2025", False, False),
        ("12 July 2025: Kim, not Biden", False, False),
        ("12 July 2025: Kim", True, False),
        ("", False, False),
    ],
)
def test_an_answer_is_correct_with_all_facts_and_no_forbidden_one(text, refused, correct):
    assert score(CASE, answer(text, refused=refused)).correct is correct


@pytest.mark.parametrize(
    ("text", "refused", "correct"),
    [
        ("The articles do not say.", True, True),
        ("He promised.", False, False),
        ("The articles do not say who promised a satelit.", True, False),
    ],
)
def test_an_unanswerable_question_is_to_be_refused(text, refused, correct):
    scored = score(UNANSWERABLE, answer(text, refused=refused))
    assert (scored.correct, scored.refused) == (correct, refused)
    assert scored.on_evidence is None


def test_a_citation_stands_where_it_says(citation):
    assert stands_in_file(citation)
    assert not stands_in_file(replace(citation, start=1, end=37))
    assert not stands_in_file(replace(citation, quote="Kim menulis surat."))
    gone = replace(citation.article, path=citation.article.path + "x")
    with pytest.raises(PathError, match=r"a\.txtx"):
        stands_in_file(replace(citation, article=gone))


def test_a_score_tells_of_each_citation(citation):
    wrong = replace(citation, quote="Kim menulis buku")
    elsewhere = replace(citation, start=37, end=52, quote="Putin membalas.")
    scored = score(CASE, answer("12 July 2025: Kim", [citation, wrong]))
    assert scored.verbatim == (True, False)
    assert scored.in_source == (True, True)
    assert scored.on_evidence is True
    assert score(CASE, answer("x", [elsewhere])).on_evidence is False
    assert score(replace(CASE, sources=("b.txt",)), answer("x", [citation])).in_source == (False,)
    assert (scored.text, scored.milliseconds) == ("12 July 2025: Kim", 1.5)
