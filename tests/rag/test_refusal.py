"""Whether the evidence answers at all."""

import math
from dataclasses import replace

import pytest

from rag.fitted import ANSWERABLE, ANSWERING, READ_ANSWERABLE, READ_ANSWERING
from rag.marks import Marks
from rag.refusal import (
    answerable,
    answering_features,
    confidence,
    misses_a_name,
    read_features,
)

ARTICLE = """Kim Jong Un menulis surat kepada Putin pada 8 Januari 2026.
Surat itu berisi dukungan tanpa syarat bagi Rusia.
Hujan turun di Jakarta sejak pagi.
Warga membawa payung ke pasar.
"""


def test_what_stands_there_is_surer_than_what_does_not(make_view, weigh_all):
    view = make_view(ARTICLE)
    sure = confidence(*weigh_all("Kapan Kim Jong Un menulis surat kepada Putin?", view))
    unsure = confidence(*weigh_all("Berapa harga minyak goreng di swalayan?", view))
    assert sure > ANSWERABLE > unsure


def test_no_evidence_is_no_confidence(make_view, weigh_all):
    assert confidence(*weigh_all("What is it?", make_view(ARTICLE))) == float("-inf")


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Who wrote to Putin?", False),
        ("What did Kim Jong Un write?", False),
        ("What did Zelensky comment on?", True),
        ("Apa kata Zelensky tentang surat Kim?", True),
        ("When did Kim meet Biden?", True),
        ("What did Kim's sister write?", True),
        ("Apa yang ditulis adik Kim?", True),
        ("why did it rain?", False),
    ],
)
def test_a_name_that_stands_nowhere(make_view, weigh_all, text, missing):
    question, weighed = weigh_all(text, make_view(ARTICLE))
    assert misses_a_name(question, weighed) is missing
    assert (confidence(question, weighed) == float("-inf")) is missing


def test_features_are_those_that_were_fitted(make_view, weigh_all):
    question, weighed = weigh_all("Who wrote the letter?", make_view(ARTICLE))
    features = dict(zip(ANSWERING.names, answering_features(question, weighed), strict=True))
    assert 0.0 <= features["coverage"] <= 1.0
    assert features["English question"] == 1.0
    assert features["one over words"] == pytest.approx(1 / len(weighed.alignment.terms))
    assert features["standing out"] >= 0.0


def test_what_was_read_is_weighed_in_the_order_fitted(make_view, weigh_all):
    question, weighed = weigh_all("Who wrote a letter?", make_view("Kim menulis surat."))
    marks = Marks((), {("a1", 0): 0.8}, {})
    found = read_features(question, 1.5, replace(weighed, marks=marks, among=10))
    assert READ_ANSWERING.names == (
        *("answering", "best window", "English question", "few passages"),
    )
    assert found == pytest.approx([1.5, math.log(4), 1.0, 2 / 3])
    many = read_features(question, 1.5, replace(weighed, marks=marks, among=5_000))
    assert many[3] == 0.0
    sure = float(found @ READ_ANSWERING.weights + READ_ANSWERING.bias)
    unread = confidence(question, weighed)
    read = confidence(question, replace(weighed, marks=marks, among=10))
    assert read == pytest.approx(sure + (unread - 1.5) * READ_ANSWERING.weights[0])


@pytest.mark.parametrize(("sure", "read", "answers"), [(-0.8, False, True), (-0.8, True, False)])
def test_what_was_read_has_a_limit_of_its_own(sure, read, answers):
    marks = Marks((), {("a1", 0): 0.5} if read else {}, {})
    assert ANSWERABLE < sure < READ_ANSWERABLE
    assert answerable(sure, marks) is answers


@pytest.mark.parametrize(
    "text", ["When did Kim refuse to support Putin?", "Kapan Kim menolak mendukung Putin?"]
)
def test_a_pledge_does_not_answer_when_he_refused(bot, text):
    assert bot.ask(text).refused
