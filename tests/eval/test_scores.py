"""What an outcome is worth, by hand: facts, faithfulness, citations, refusals, nothing at all."""

from dataclasses import replace

import pytest

from eval.answering.outcome import Cited, Claim, Evidence, Outcome
from eval.answering.system import Timing
from eval.cases import Case
from eval.judges.judge import UNSCORED, Judged
from eval.scores.correctness import contains, correct, crag, key_facts, short_exact_match, short_f1
from eval.scores.faithfulness import (
    any_unsupported,
    citation_precision,
    citation_recall,
    contradicted,
    faithfulness,
    judge_claims,
    unscored,
)
from eval.scores.relevance import relevance
from eval.scores.score import METRICS, score
from eval.scores.summary import Run, better, figures, latency, slices, worst
from rag.reader.reader import Reader

CASE = Case(
    id="q",
    language="en",
    type="who",
    question="Who came?",
    history=(),
    answerable=True,
    must_contain=(("Budi", "Boedi"), ("12 July",)),
    must_not_contain=("Agus",),
    sources=(),
    evidence=(),
    answers=("Budi Santoso",),
)
UNANSWERABLE = Case("u", "id", "other", "Siapa?", (), False, (), ("Agus",), (), ())


def outcome(text="Budi Santoso came on 12 July.", **changed):
    plain = {"case": "q", "text": text, "refused": False, **changed}
    return Outcome(**plain)


REFUSED = outcome("Not said.", refused=True)


class Told:
    """A judge whose word on a claim hangs on which premises it is shown."""

    name = "told"

    def __init__(self, words):
        self._words = words
        self.asked = []

    def judge(self, claim, premises, question=""):
        self.asked.append((claim, tuple(premises), question))
        word = self._words.get((claim, tuple(premises)), "unsupported")
        return UNSCORED if word is None else Judged(word, float(word == "supported"))


@pytest.mark.parametrize(
    ("text", "fact", "held"),
    [
        ("On 12 July.", "12 july", True),
        ("On 12 July.", "2 July", False),
        ("a.b", "aXb", False),
        ("Cost 1.5 (about)", "1.5 (about)", True),
        ("on 2 July 2025 and 12 July", "2 July", True),
        ("pada 12/7/2025", "2/7", False),
        ("", "x", False),
    ],
)
def test_a_text_holds_a_fact(text, fact, held):
    assert contains(text, fact) is held


def test_a_right_answer_holds_every_fact_and_nothing_forbidden():
    case = replace(CASE, answers=())
    assert correct(case, outcome()) == 1.0
    assert key_facts(case, outcome("Boedi came.")) == 0.5
    assert correct(case, outcome("Boedi came.")) == 0.0
    assert correct(case, outcome("Budi and Agus came on 12 July.")) == 0.0
    assert correct(case, REFUSED) == 0.0
    assert key_facts(case, REFUSED) == 0.0
    assert key_facts(UNANSWERABLE, REFUSED) is None


def test_a_short_answer_is_looked_for_as_whole_words():
    case = replace(CASE, must_contain=(("5 orang",),), answers=("5 orang",))
    assert correct(case, outcome("Ada 5 orang di sana.")) == 1.0
    assert correct(case, outcome("Ada 15 orang di sana.")) == 0.0
    assert key_facts(replace(case, answers=("Ani",)), outcome("Ia bertani.")) == 0.0
    assert key_facts(replace(case, answers=("12 / 9",)), outcome("Pada 12/9.")) == 1.0


def test_what_cannot_be_answered_must_be_refused_without_a_word_too_much():
    assert correct(UNANSWERABLE, REFUSED) == 1.0
    assert correct(UNANSWERABLE, outcome()) == 0.0
    assert correct(UNANSWERABLE, outcome("Not said, but Agus.", refused=True)) == 0.0


def test_crag_prefers_silence_to_a_wrong_answer():
    assert crag(replace(CASE, answers=()), outcome()) == 1.0
    assert crag(CASE, REFUSED) == crag(UNANSWERABLE, REFUSED) == 0.0
    assert crag(CASE, outcome("Agus.")) == crag(UNANSWERABLE, outcome()) == -1.0


def test_short_answers_are_compared_where_there_are_any():
    assert short_exact_match(CASE, outcome(short="budi santoso")) == 1.0
    assert short_f1(CASE, outcome(short="Budi")) == pytest.approx(2 / 3)
    assert short_f1(CASE, REFUSED) == 0.0
    assert short_f1(CASE, outcome()) is None
    assert short_exact_match(UNANSWERABLE, outcome(short="Budi")) is None
    read = replace(UNANSWERABLE, passage="Nobody came.")
    assert (short_f1(read, REFUSED), short_f1(read, outcome(short="Budi"))) == (1.0, 0.0)


EVIDENCE = (Evidence("A.", "Title"), Evidence("B."))
FOUND = ("Title\nA.", "B.")


def test_each_sentence_is_judged_by_all_found_and_by_what_it_cites():
    made = outcome(
        claims=(Claim("Said.", (1, 2)), Claim("Bare.")),
        citations=(Cited(1, "a", "T"), Cited(2, "b")),
        evidence=EVIDENCE,
    )
    words = {
        ("Said.", FOUND): "supported",
        ("Said.", ("T\na", "b")): "supported",
        ("Said.", ("T\na",)): "supported",
        ("Bare.", FOUND): "contradicted",
    }
    judge = Told(words)
    said, bare = judge_claims(CASE, made, judge)
    assert [said.judged.label, said.cited.label] == ["supported", "supported"]
    assert [each.label for each in said.alone] == ["supported", "unsupported"]
    assert [each.label for each in said.without] == ["unsupported", "supported"]
    assert (bare.cited, bare.alone, bare.without) == (None, (), ())
    assert {question for _, _, question in judge.asked} == {"Who came?"}
    claims = (said, bare)
    assert faithfulness(claims) == 0.5
    assert any_unsupported(claims) == 1.0
    assert contradicted(claims) == 0.5
    assert citation_recall(claims) == 0.5
    assert citation_precision(claims) == 0.5  # the second citation adds nothing
    assert unscored(claims) == 0.0


def test_citations_that_only_together_bear_a_sentence_out_are_both_precise():
    made = outcome(
        claims=(Claim("Said.", (1, 2)),),
        citations=(Cited(1, "a"), Cited(2, "b")),
        evidence=EVIDENCE,
    )
    judged = judge_claims(CASE, made, Told({("Said.", ("a", "b")): "supported"}))
    assert citation_precision(judged) == citation_recall(judged) == 1.0


def test_a_mark_that_points_at_nothing_is_never_precise():
    made = outcome(
        claims=(Claim("Said.", (1, 7)),),
        citations=(Cited(1, "a"), Cited(7, None)),
        evidence=EVIDENCE,
    )
    judged = judge_claims(CASE, made, Told({("Said.", ("a",)): "supported"}))
    assert citation_recall(judged) == citation_precision(judged) == 0.0  # as ALCE counts
    only = outcome(claims=(Claim("Said.", (7,)),), citations=(Cited(7, None),), evidence=EVIDENCE)
    judged = judge_claims(CASE, only, Told({}))
    assert citation_precision(judged) == citation_recall(judged) == 0.0


def test_no_verdict_is_neither_right_nor_wrong():
    made = outcome(claims=(Claim("Said."), Claim("Known.")), evidence=EVIDENCE)
    words = {("Said.", FOUND): None, ("Known.", FOUND): "supported"}
    judged = judge_claims(CASE, made, Told(words))
    assert faithfulness(judged) == 1.0
    assert unscored(judged) == 0.5


def test_without_a_word_on_what_was_found_nothing_is_judged_by_it():
    made = outcome(claims=(Claim("Said.", (1,)),), citations=(Cited(1, "a"),))
    judged = judge_claims(CASE, made, Told({("Said.", ("a",)): "supported"}))
    assert faithfulness(judged) is None
    assert citation_recall(judged) == 1.0


def test_nothing_said_is_not_applicable():
    for figure in (
        *(faithfulness, any_unsupported, contradicted, unscored),
        *(citation_recall, citation_precision),
    ):
        assert figure(()) is None
    assert judge_claims(CASE, REFUSED, Told({})) == ()
    assert judge_claims(CASE, outcome(error="broke"), Told({})) == ()


@pytest.fixture(scope="module")
def reader():
    return Reader.load()


def test_a_faithful_answer_may_be_beside_the_point(reader):
    def read(text):
        made = outcome(claims=(Claim(text),), evidence=EVIDENCE)
        judge = Told({(text, FOUND): "supported"})
        return relevance(CASE, made, judge_claims(CASE, made, judge), reader)

    assert read("Budi Santoso came to Jakarta.") > 0.5 > read("Rice prices rose by 3 percent.")
    made = outcome(claims=(Claim("Budi Santoso came."),), evidence=EVIDENCE)
    assert relevance(CASE, made, judge_claims(CASE, made, Told({})), reader) == 0.0
    assert relevance(CASE, REFUSED, (), reader) is None


def test_a_failed_question_counts_for_nothing_but_failure():
    failed = score(CASE, outcome(error="broke"), Told({}), None)
    assert failed.failed
    assert failed.values == dict.fromkeys(METRICS)
    found = figures([failed, score(CASE, outcome(), Told({}), None)])
    assert (found["failed"].value, found["correct"].value, found["correct"].n) == (0.5, 1.0, 1)


def scored(case=CASE, made=None, words=None):
    return score(case, made or outcome(), Told(words or {}), None)


def test_figures_over_a_run():
    two = outcome(claims=(Claim("a"), Claim("b")), evidence=EVIDENCE)
    one = outcome(claims=(Claim("a"),), evidence=EVIDENCE)
    words = {("a", FOUND): "supported"}
    found = figures(
        [
            scored(made=two, words=words),
            scored(made=one, words=words),
            scored(made=REFUSED),
            scored(UNANSWERABLE, REFUSED),
        ]
    )
    assert found["faithfulness"].value == 0.75  # macro: by answer
    assert found["faithfulness_micro"].value == pytest.approx(2 / 3)
    assert (found["over_refused"].value, found["falsely_answered"].value) == (1 / 3, 0.0)
    assert found["balanced_refusal"].value == pytest.approx((2 / 3 + 1) / 2)
    assert found["crag"].value == 0.5
    assert found["exact_match"].value == 0.0
    assert found["relevance"].value is None
    empty = figures([])
    assert {figure.value for figure in empty.values()} == {None}


def test_slices_and_the_worst():
    right, wrong = scored(), scored(made=outcome("Agus."))
    refused, failed = scored(UNANSWERABLE, REFUSED), scored(made=outcome(error="broke"))
    missed = scored(made=REFUSED)
    scores = [right, refused, missed, wrong, failed]
    assert {name: len(found) for name, found in slices(scores).items()} == {
        "language en": 4,
        "language id": 1,
        "type who": 4,
        "type other": 1,
    }
    assert worst(scores) == (failed, wrong, missed)
    assert worst(scores, 1) == (failed,)


def test_the_first_question_is_timed_apart():
    timings = [Timing("a", 100, 200, 1000), Timing("b", 1, None, 10), Timing("c", 3, 4, 30)]
    total = latency(timings, "total_ms")
    assert (total.cold, total.p50) == (1000, 20)
    assert latency(timings, "first_ms").p50 == 4
    assert latency(timings[1:], "first_ms").cold is None  # which has no first statement
    assert latency([], "total_ms").p50 is None


def test_less_is_better_for_some():
    assert better("correct", 0.1)
    assert better("unscored", -0.1)
    assert not better("unscored", 0.1)
    assert better("failed", -0.1)
    assert Run({}, ()).timings == ()
