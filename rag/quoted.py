"""The quoting writer's answer: its draft stated, verified and put together."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import replace

from rag.answer import Answer, Ready, Withheld
from rag.assembly import assemble, cite_leads, state
from rag.citing import Citations
from rag.findings import Findings
from rag.quoting import Draft
from rag.stopwatch import Stopwatch
from rag.verify import verify

QUOTING = "quote"  # the quoting writer's name


def quoted_answer(
    findings: Findings,
    draft: Draft,
    citations: Citations,
    text_of: Callable[[str], str],
    watch: Stopwatch,
) -> Generator[Ready | Withheld, None, Answer]:
    """Yields each statement as it is verified, and returns the answer.

    Args:
        findings: What the draft was made of.
        draft: What the quoting writer made; an empty one is a refusal.
        citations: Numbers the quotes.
        text_of: Original text of an article, by id.
        watch: Measures.
    """
    leads = cite_leads(draft, citations)  # they stand first, so they are numbered first
    statements = []
    for quotes in draft.statements:
        statement = verify(state(quotes, citations), text_of)
        statements.append(statement)
        yield Ready(statement) if statement.support == "supported" else Withheld(statement)
    watch.lap("verify")
    answer = assemble(findings.question, findings.hits, findings.weighed, leads, statements)
    return replace(answer, writer=QUOTING, confidence=draft.confidence)
