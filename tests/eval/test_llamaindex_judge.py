"""LlamaIndex's own evaluator as a judge, its faults included."""

import pytest
from llama_index.core.settings import Settings as LlamaSettings

from eval.judges.judge import Judged
from eval.judges.llamaindex import LlamaIndexJudge
from index.errors import (
    JudgeError,
    UnknownModel,
    WriterBroke,
    WriterBusy,
    WriterError,
    WriterTooSlow,
    WriterUnreachable,
)
from rag.llm.gguf import GgufModel

from .test_llm_judge import CLAIM, PATIENT, PREMISES, Played, needs_toy


def judge(*replies, claim=CLAIM, premises=PREMISES, **known):
    model = Played(list(replies), **known)
    return LlamaIndexJudge(model).judge(claim, premises, "Berapa?"), model


@pytest.mark.parametrize(
    ("reply", "label"),
    [
        (["YE", "S"], "supported"),
        ("NO", "unsupported"),
        ("That was yesterday, no", "supported"),  # the fault that it is known for
        ("I cannot tell", "unsupported"),
    ],
)
def test_its_verdicts_are_taken_as_they_are(reply, label):
    judged, model = judge(reply)
    assert judged == Judged(label, reasons=("".join(reply),))
    assert LlamaIndexJudge(model).name == "llamaindex:played"


def test_its_own_prompt_is_asked():
    _, model = judge("YES")
    [[message]] = model.asked
    assert message.role == "user"
    assert message.content.startswith("Please tell if a given piece of information")
    assert message.content.endswith(
        f"Information: {CLAIM}\nContext: {PREMISES[0]}\n\n{PREMISES[1]}\nAnswer: "
    )


def test_without_premises_it_asks_nothing():
    judged, model = judge(premises=[])
    assert (judged, model.asked) == (Judged("unsupported", reasons=("Empty Response",)), [])


def test_long_premises_are_asked_about_piece_by_piece():
    long = "Harga beras naik lagi di pasar itu pada hari Senin pagi kemarin sore. " * 60
    judged, model = judge("NO", "YES", "YES", "YES", premises=[long], context=1500)
    assert judged == Judged("supported", reasons=("YES",))
    assert len(model.asked) > 1
    assert "existing YES/NO answer: NO" in model.asked[1][0].content


def test_no_room_for_any_premise():
    judged, model = judge(claim="kata " * 2000, context=1500)
    assert (judged.label, model.asked) == (None, [])
    assert "available context size" in judged.reasons[0]


def test_an_invalid_result_is_unscored(monkeypatch):
    from llama_index.core.evaluation import EvaluationResult

    model = Played([])
    judge = LlamaIndexJudge(model)
    result = EvaluationResult(passing=True, invalid_result=True, invalid_reason="no\nreply")
    monkeypatch.setattr(judge._evaluator, "evaluate", lambda **asked: result)
    assert judge.judge(CLAIM, PREMISES) == Judged(None, reasons=("no reply",))
    result = EvaluationResult(passing=None)
    monkeypatch.setattr(judge._evaluator, "evaluate", lambda **asked: result)
    assert judge.judge(CLAIM, PREMISES) == Judged(None, reasons=("invalid",))


@pytest.mark.parametrize("kind", [WriterTooSlow, WriterBusy, WriterBroke])
def test_a_fault_that_passes_leaves_the_item_unscored(kind):
    judge = LlamaIndexJudge(Played([["Y", kind("it failed")], "NO"]))
    assert judge.judge(CLAIM, PREMISES) == Judged(None, reasons=("it failed",), passing=True)
    assert judge.judge(CLAIM, PREMISES) == Judged("unsupported", reasons=("NO",))


@pytest.mark.parametrize("kind", [WriterUnreachable, UnknownModel, WriterError])
def test_a_fault_that_stays_ends_it(kind):
    with pytest.raises(JudgeError, match=r"^The judge llamaindex:played cannot go on: it is gone$"):
        judge(kind("it is gone"))


def test_later_a_fault_without_a_name_leaves_the_item_unscored():
    judge = LlamaIndexJudge(Played(["NO", WriterError("it failed with 500")]))
    judge.judge(CLAIM, PREMISES)
    assert judge.judge(CLAIM, PREMISES) == Judged(
        None, reasons=("it failed with 500",), passing=True
    )


def test_its_global_settings_are_left_alone():
    before = (LlamaSettings._llm, LlamaSettings._embed_model, LlamaSettings._prompt_helper)
    judge("YES")
    after = (LlamaSettings._llm, LlamaSettings._embed_model, LlamaSettings._prompt_helper)
    assert after == before


def test_no_network(monkeypatch):
    def refuse(*address):
        raise AssertionError(f"connects to {address}")

    monkeypatch.setattr("socket.socket.connect", refuse)
    assert judge("YES")[0].label == "supported"


@needs_toy
@pytest.mark.timeout(900)  # other tests may be running
def test_a_real_model():
    model = GgufModel.load("smollm2", answer_tokens=8, limits=PATIENT, threads=1)
    try:
        judged = LlamaIndexJudge(model).judge(CLAIM, PREMISES[:1])
    finally:
        model.close()
    [said] = judged.reasons
    assert judged.label == ("supported" if "yes" in said.lower() else "unsupported")
