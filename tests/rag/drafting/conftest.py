"""What tests of a writing model share: a model that says and fails as it is told, and a judge."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest

from rag.claims.check import ClaimChecker
from rag.drafting.writer import ModelWriter
from rag.entailment.entailment import Verdict
from rag.llm.model import Ended

SUPPORTED = Verdict(0.95, 0.03, 0.02)
PARTLY = Verdict(0.7, 0.2, 0.1)
UNSUPPORTED = Verdict(0.05, 0.15, 0.8)


@dataclass
class Scripted:
    """A language model that injects faults: it says what its script says, piece by piece.

    Attributes:
        scripts: What it says each time that it is asked; an exception in them is raised. Without
            an ``Ended`` at the end it ends well.
        asked: The prompts that it was given.
        closed: How many of its streams are over, or were closed.
    """

    scripts: Sequence
    name: str = "scripted"
    context: int = 4096
    answer_tokens: int = 512
    asked: list = field(default_factory=list)
    closed: int = 0

    def count_tokens(self, text):
        return len(text) // 3 + 1

    def stream(self, messages):
        script = self.scripts[len(self.asked)]
        self.asked.append(messages)
        try:
            for piece in script:
                if isinstance(piece, Exception):
                    raise piece
                yield piece
            if not (script and isinstance(script[-1], Ended)):
                yield Ended(complete=True)
        finally:
            self.closed += 1

    def warm_up(self):
        pass

    def close(self):
        pass


@dataclass
class ByWord:
    """Judges a claim by a word in it: "sebagian" and "partly" in part, "palsu" and "false" not."""

    asked: list = field(default_factory=list)

    def judge(self, claim, windows):
        self.asked.append((claim, [window.text for window in windows]))
        words = set(claim.lower().strip(".").split())
        verdict = SUPPORTED
        if words & {"sebagian", "partly"}:
            verdict = PARTLY
        if words & {"palsu", "false"}:
            verdict = UNSUPPORTED
        return (verdict,) * len(windows)


@pytest.fixture
def script():
    """Makes a model of what it says each time; one string is one piece."""

    def make(*scripts, **known):
        whole = [[each] if isinstance(each, str) else list(each) for each in scripts]
        return Scripted(whole, **known)

    return make


@pytest.fixture
def judge():
    return ByWord()


@pytest.fixture
def writer(script, judge, lexicon):
    """Makes a writer of what its model says each time."""

    def make(*scripts, policy="strict", **known):
        return ModelWriter(script(*scripts, **known), ClaimChecker(judge, lexicon), policy)

    return make
