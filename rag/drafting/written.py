"""The answer that a language model wrote, or why there is none."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass, replace
from datetime import date

from index.errors import WriterError
from rag.answer import Answer, Drafting, Ready, Statement, Withheld
from rag.assembly import CLOSEST
from rag.citing import Citations
from rag.drafting.writer import Leads, ModelWriter, Written, numbered
from rag.findings import Findings
from rag.policy import BUILTIN, Thresholds
from rag.refusal import answerable, probability
from rag.verify import misquoted
from rag.wording import cut_off, failed, looped, none_borne_out, refusal

MODEL_READS_MORE = 1.5  # in log-odds: how far below the limit of refusals it is still asked


@dataclass(frozen=True, slots=True)
class Unwritten:
    """Why a language model's answer is not shown; another writer is to answer.

    Attributes:
        notice: What came of the model's attempt, in the question's language; None where none was
            asked.
        withheld: What it wrote and was kept back.
    """

    notice: str | None
    withheld: tuple[Statement, ...] = ()


def may_answer(sure: float, findings: Findings, thresholds: Thresholds = BUILTIN) -> bool:
    """True if a language model is to be asked: something was found that may answer.

    It reads what the quoting writer cannot, so it is asked where that one would just refuse.
    """
    if not findings.weighed.evidence:
        return False
    return answerable(sure + MODEL_READS_MORE, findings.weighed.marks, thresholds)


def written_answer(
    findings: Findings,
    sure: float,
    writer: ModelWriter,
    citations: Citations,
    today: date,
    text_of: Callable[[str], str],
    leads: Leads = tuple,
) -> Generator[Drafting | Ready | Withheld, None, Answer | Unwritten]:
    """Yields each statement as it is checked, and returns the answer if there is one.

    Args:
        findings: What the model is given.
        sure: Log-odds that they answer the question.
        writer: Has the model write.
        citations: Numbers the quotes.
        today: What "yesterday" counts from.
        text_of: Original text of an article, by id; the quotes are compared with it.
        leads: Gives Kutip's own short answers to the question.
    """
    question, written = findings.question, Written()
    passages = numbered(findings.hits, findings.weighed.views)
    try:
        for statement in writer.write(question, passages, citations, today, written, leads):
            if statement is None:
                yield Drafting()
                continue
            shown = any(statement is each for each in written.shown)
            if shown and (why := misquoted(statement, text_of)):
                written.shown.remove(statement)
                statement = replace(statement, support="unsupported", why=why)
                written.withheld.append(statement)
                shown = False
            yield Ready(statement) if shown else Withheld(statement)
    except WriterError as error:
        return Unwritten(failed(question.language, str(error)), tuple(written.withheld))
    if written.repeated and (written.shown or not written.declined):
        # A model in a loop had lost the thread before: with a small one (`kutip eval writing`) most
        # of the sentences that came before a loop, and passed the check, were garbled copies.
        return Unwritten(looped(question.language), tuple(written.withheld))
    if written.shown:
        return _answer(findings, sure, writer, written)
    if written.declined:
        return _refusal(findings, sure, writer, written)
    count = len(written.withheld)
    return Unwritten(
        none_borne_out(question.language, count, written.complete), tuple(written.withheld)
    )


def _answer(findings: Findings, sure: float, writer: ModelWriter, written: Written) -> Answer:
    question = findings.question
    citations = {c.number: c for s in written.shown for c in s.citations}
    return Answer(
        question=question.text,
        resolved=question.resolved,
        language=question.language,
        text="\n".join(statement.text for statement in written.shown),
        refused=False,
        reason=None,
        statements=tuple(written.shown),
        withheld=tuple(written.withheld),
        citations=tuple(citations[number] for number in sorted(citations)),
        closest=(),
        conflicts=(),
        writer=writer.name,
        confidence=probability(sure),
        notice=None if written.complete else cut_off(question.language),
    )


def _refusal(findings: Findings, sure: float, writer: ModelWriter, written: Written) -> Answer:
    question = findings.question
    return Answer(
        question=question.text,
        resolved=question.resolved,
        language=question.language,
        text=refusal(question.language, "model_refused"),
        refused=True,
        reason="model_refused",
        statements=(),
        withheld=tuple(written.withheld),
        citations=(),
        closest=findings.hits[:CLOSEST],
        conflicts=(),
        writer=writer.name,
        confidence=probability(sure),
    )
