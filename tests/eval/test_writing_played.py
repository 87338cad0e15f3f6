"""The gold answers played as a language model: in this process, and through Ollama's protocol."""

import json

import pytest

from eval.writing.gold import GoldModel, gold_lines
from eval.writing.played import Stage, run_played
from eval.writing.played_report import render, to_json
from eval.writing.questions import Asked
from index.article import Article, Sentence
from rag import Settings
from rag.claims.passage import CitedPassage
from rag.claims.short_answers import SHORT
from rag.llm.ollama import OllamaModel
from rag.shelf import ArticleView
from tests.ollama_server import OllamaServer

from .test_claims_suite import Scored


@pytest.fixture
def settings(indexed_home):
    return Settings(home=indexed_home, llm="quote")


def passages():
    text = "Api padam. Warga pulang. Pasar dibuka lagi."
    article = Article("a", None, None, None, "id", None, "/x/pasar.txt")
    ends = [10, 24, 43]
    starts = [0, 11, 25]
    sentences = tuple(
        Sentence(n, 0, s, e) for n, (s, e) in enumerate(zip(starts, ends, strict=True))
    )
    view = ArticleView(article, text, sentences)
    return CitedPassage(1, view, 0, 0), CitedPassage(2, view, 1, 2)


def asked(*evidence, answer="Warga pulang. Itu kata polisi!"):
    return Asked("seeds", "g", "Kapan?", (), True, (answer,), (), (), evidence)


def test_sentences_cite_the_passages_that_hold_the_evidence():
    lines = gold_lines(asked(("pasar.txt", "Warga pulang.")), "id", passages())
    assert [line.text for line in lines] == ["Warga pulang [2].", "Itu kata polisi [2]!"]
    assert {(line.held, line.of) for line in lines} == {(1, 1)}
    both = gold_lines(asked(("pasar.txt", "Api padam. Warga"), ("y.txt", "x")), "id", passages())
    assert both[0].text == "Warga pulang [1][2]."
    assert (both[0].held, both[0].of) == (1, 2)
    assert gold_lines(asked(("x.txt", "Api padam.")), "id", passages())[0].text == "Warga pulang."
    quoted = asked(("pasar.txt", "Api padam."), answer="“Api padam.”")
    assert [line.text for line in gold_lines(quoted, "id", passages())] == ["“Api padam.” [1]"]


def test_everything_is_kept_or_has_a_reason(settings):
    told = []
    report = run_played(settings, told.append, entailment=Scored(0.9))
    assert len(told) == len(answerable())
    assert {line.case.id for line in report.lines} == {c.id for c in answerable()}
    checked = [line for line in report.lines if line.milliseconds is not None]
    assert len(checked) >= 20
    assert not [line for line in report.lines if line.verdict == "lost"]
    assert report.kept("all", "some").value >= 0.75  # the facts alone hinder little
    refusals = [line for line in report.lines if line.verdict == "declined"]
    of_statements = report.kept_of_statements()
    assert refusals and of_statements.n == report.kept("all", "some").n - len(refusals)
    assert of_statements.value > report.kept("all", "some").value
    plain = to_json(report)
    assert json.loads(json.dumps(plain, allow_nan=False)) == plain
    screen = render(report)
    assert f"kept as supported                       {report.kept('all', 'some')}" in screen
    for line in report.lines:
        if not line.kept and line.given != "not asked":
            assert line.why and f"    {line.text}" in screen.splitlines()


def answerable():
    from eval.writing.questions import load_seeds

    return [case for case in load_seeds() if case.answerable]


def test_a_check_that_lets_nothing_through_is_seen(settings):
    report = run_played(settings, entailment=Scored(0.1))
    kept = [line for line in report.lines if line.kept and line.given != "not asked"]
    # A short answer that Kutip itself gives needs no check.
    assert kept
    assert all(len(line.text.split("[")[0].split()) <= SHORT for line in kept)
    assert report.kept("all", "some").value < 0.25


def test_the_same_through_ollamas_protocol(settings):
    """The same verdicts, whether the words come out of this process or over the wire."""
    said = {"text": ""}
    with OllamaServer(lambda request: [said["text"]]) as server:
        model = OllamaModel("qwen3:4b", server.url)
        stage = Stage(model, lambda text: said.update(text=text))
        wired = run_played(settings, stage=stage, entailment=Scored(0.9))
        assert len(server.chats) >= 20
    own = run_played(settings, entailment=Scored(0.9))
    assert [(o.text, o.verdict) for o in wired.lines] == [(o.text, o.verdict) for o in own.lines]


@pytest.mark.xfail(strict=True, reason="the entailment model keeps back true claims in other words")
def test_the_shipped_model_keeps_the_gold_answers(settings):
    """Safety is not bought by silence: at least 75 % of the sentences are kept."""
    assert run_played(settings).kept("all", "some").value >= 0.75


def test_a_gold_model_says_what_it_is_given():
    model = GoldModel()
    model.text = "Api padam [1]. Warga pulang [2]."
    *pieces, end = model.stream([])
    assert ("".join(pieces), end.complete) == (model.text, True)
    assert max(map(len, pieces)) <= 6
