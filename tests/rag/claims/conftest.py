"""What tests of the check of claims share: passages, and a judge that says what it is told."""

from dataclasses import dataclass, field

import pytest

from index.language import detect_language
from rag.claims.evidence import align
from rag.claims.passage import CitedPassage
from rag.entailment.entailment import Verdict


@dataclass
class Judge:
    """Gives the verdicts it was told to, and keeps what it was asked."""

    verdict: Verdict
    asked: list = field(default_factory=list)

    def judge(self, claim, windows):
        self.asked.append((claim, windows))
        return (self.verdict,) * len(windows)


@pytest.fixture
def judge():
    return Judge(Verdict(0.9, 0.05, 0.05))


@pytest.fixture(scope="session")
def passage(make_view):
    """Makes a passage of a text, one paragraph a line."""

    def make(text, number=1, **known):
        view = make_view(text, article_id=f"a{number}", **known)
        return CitedPassage(number, view, 0, len(view.sentences) - 1)

    return make


@pytest.fixture(scope="session")
def aligned(lexicon):
    """Aligns a claim with passages."""
    return lambda claim, language, passages: align(claim, language, passages, lexicon)


@pytest.fixture(scope="session")
def by_rule(passage, aligned):
    """What a rule finds in a claim about some texts, each in its own language."""

    def find(rule, claim, language, *texts):
        passages = [
            passage(text, number, language=detect_language(text))
            for number, text in enumerate(texts, start=1)
        ]
        return rule(claim, language, passages, aligned(claim, language, passages))

    return find
