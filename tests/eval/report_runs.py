"""Runs made by hand for the tests of the reports."""

from eval.answering.outcome import Cited, Claim, Evidence, Outcome
from eval.answering.system import Timing
from eval.cases import Case
from eval.judges.judge import Judged
from eval.scores.score import METRICS, CaseScore
from eval.scores.score import score as score_outcome
from eval.scores.summary import Run


class Replies:
    """A judge that says what it is told to, in order; then ``supported``."""

    name = "replies"

    def __init__(self, *replies):
        self.replies = list(replies)

    def judge(self, claim, premises, question=""):
        return self.replies.pop(0) if self.replies else Judged("supported", 0.9)


def make_case(id_, question="Kapan gempa?", answerable=True, language="id", type_="when_event"):
    return Case(
        id=id_,
        language=language,
        type=type_,
        question=question,
        history=(),
        answerable=answerable,
        must_contain=(("Senin", "Monday"),) if answerable else (),
        must_not_contain=("Selasa",),
        sources=("gempa.txt",),
        evidence=(("gempa.txt", "Gempa terjadi pada hari Senin."),) if answerable else (),
    )


def answered(case, text="Gempa itu hari Senin.", judged=None, confidence=0.8, evidence=None):
    """A question with an answer of one sentence."""
    found = evidence or (
        Evidence("Harga beras naik.", "Beras, 2 Mei 2025"),
        Evidence("Gempa terjadi pada hari Senin.", "Gempa, 5 Mei 2025"),
    )
    outcome = Outcome(
        case=case.id,
        text=f"{text} [1]",
        refused=False,
        claims=(Claim(text, (1,)),),
        citations=(Cited(1, found[-1].text, found[-1].title, True),),
        evidence=found,
        confidence=confidence,
    )
    replies = [judged, judged] if judged else []
    return score_outcome(case, outcome, Replies(*replies), None)


def refused(case, text="Artikel tidak menyebutkannya."):
    return score_outcome(case, Outcome(case.id, text, True, confidence=0.2), Replies(), None)


def failed(case, error="no reply"):
    outcome = Outcome(case.id, "", False, error=error)
    return CaseScore(case, outcome, (), dict.fromkeys(METRICS))


def made_run(scores, timings=(), **manifest):
    base = {"suite": "seeds", "system": "kutip, quote", "judge": "replies", "seed": 7}
    return Run({**base, **manifest}, tuple(scores), tuple(timings))


def small_run(**manifest):
    """One of each: right, contradicted, refused though it is said, rightly refused, failed."""
    scores = [
        answered(make_case("a1")),
        answered(
            make_case("a2", "When was the quake?", language="en", type_="who"),
            "It was on Tuesday.",
            Judged("contradicted", 0.1, ("day: Tuesday, not Monday",)),
        ),
        refused(make_case("a3")),
        refused(make_case("a4", answerable=False, type_="unanswerable")),
        failed(make_case("a5", language="en")),
    ]
    timings = [
        Timing(s.case.id, 10.0 * n, None if s.outcome.refused else 12.0 * n, 15.0 * n)
        for n, s in enumerate(scores, start=1)
    ]
    return made_run(scores, timings, **manifest)


def better_run(**manifest):
    """The same questions, all as they should be."""
    cases = [score.case for score in small_run().scores]
    scores = [answered(c) if c.answerable else refused(c) for c in cases]
    return made_run(scores, **{"system": "kutip, ollama", **manifest})
