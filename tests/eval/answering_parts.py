"""What the tests of answering share."""

from dataclasses import replace

from eval.cases import Case
from eval.suites import Suite
from rag.llm.model import Ended
from rag.llm.tokens import estimate_tokens

QUESTION = "When did Kim pledge unconditional support?"
CASE = Case(
    id="q1",
    language="en",
    type="",
    question=QUESTION,
    history=(),
    answerable=True,
    must_contain=(("2025",),),
    must_not_contain=(),
    sources=(),
    evidence=(),
)
OFF_TOPIC = replace(CASE, id="q2", question="Who invented the saxophone?", answerable=False)
INDONESIAN = replace(CASE, id="q3", language="id", question="Kapan Kim mengirim surat balasan?")
SEEDS = Suite("three", (CASE, OFF_TOPIC, INDONESIAN), "home")


class Queue:
    """A language model that says, or raises, what is queued, and keeps what it was sent."""

    def __init__(self, *queued):
        self.name, self.context, self.answer_tokens = "queue", 32_768, 256
        self.queued, self.prompts = list(queued), []

    def count_tokens(self, text):
        return estimate_tokens(text)

    def stream(self, messages):
        self.prompts.append(messages[-1].content)
        said = self.queued.pop(0)
        if isinstance(said, Exception):
            raise said
        yield said
        yield Ended(complete=True)

    def warm_up(self):
        pass

    def close(self):
        raise AssertionError("who made it closes it")
