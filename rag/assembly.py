"""Puts an answer together: leads, the statements that passed verification, their citations."""

from __future__ import annotations

from collections.abc import Sequence

from index import Hit
from rag.answer import Answer, Lead, Reason, Statement
from rag.citing import Citations, marks
from rag.evidence import Weighed
from rag.question import Question
from rag.quoting import Draft, Quote
from rag.wording import quoted, refusal

CLOSEST = 3  # passages shown with a refusal


def cite_leads(draft: Draft, citations: Citations) -> tuple[Lead, ...]:
    """The leads of a draft with their citations."""
    return tuple(
        Lead(lead.text, lead.verbatim, tuple(citations.cite(quote) for quote in lead.quotes))
        for lead in draft.leads
    )


def state(quotes: Sequence[Quote], citations: Citations) -> Statement:
    """A statement made of quotes, not verified yet."""
    made = tuple(citations.cite(quote) for quote in quotes)
    text = " ".join(f"{quoted(citation.quote)} {marks([citation])}" for citation in made)
    return Statement(text, "unsupported", "not verified yet", made)


def assemble(
    question: Question,
    hits: Sequence[Hit],
    weighed: Weighed,
    leads: Sequence[Lead],
    statements: Sequence[Statement],
) -> Answer:
    """The answer: what passed verification, or a refusal with its reason.

    A lead is shown only with statements that hold its quotes. Writer, timings and confidence are
    left to the caller.
    """
    shown = tuple(s for s in statements if s.support == "supported")
    citations = {c.number: c for s in shown for c in s.citations}
    leads = [lead for lead in leads if all(c.number in citations for c in lead.citations)]
    said = "; ".join(f"{lead.text} {marks(lead.citations)}" for lead in leads)
    reason = None if shown else _reason(question, hits, weighed)
    lines = [*([said] if said else []), *(statement.text for statement in shown)]
    return Answer(
        question=question.text,
        resolved=question.resolved,
        language=question.language,
        text=refusal(question.language, reason) if reason else "\n".join(lines),
        refused=reason is not None,
        reason=reason,
        statements=shown,
        withheld=tuple(s for s in statements if s.support != "supported"),
        citations=tuple(citations[number] for number in sorted(citations)),
        closest=tuple(hits[:CLOSEST]) if reason else (),
        conflicts=(),
        writer="",
        leads=tuple(leads) if shown else (),
    )


def _reason(question: Question, hits: Sequence[Hit], weighed: Weighed) -> Reason:
    if not hits or not weighed.evidence:
        return "nothing_found"
    if question.dates and all(e.feature("dates") == 0 for e in weighed.evidence):
        return "outside_dates"
    return "not_supported"
