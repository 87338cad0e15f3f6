"""What was found for a question, before anybody writes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from index import Hit, Index
from rag.evidence import Weighed, weigh_evidence
from rag.question import Question
from rag.reader.reader import Reader
from rag.reading import rank_hits, read, weigh_anew
from rag.shelf import Shelf
from rag.stopwatch import Stopwatch


@dataclass(frozen=True, slots=True)
class Findings:
    """A question with its passages and their sentences weighed.

    Attributes:
        question: As understood.
        hits: Passages, best first.
        weighed: Their sentences, best first.
    """

    question: Question
    hits: tuple[Hit, ...]
    weighed: Weighed


def gather(
    question: Question,
    hits: Sequence[Hit],
    index: Index,
    shelf: Shelf,
    reader: Reader | None,
    watch: Stopwatch,
) -> Findings:
    """Weighs the sentences of the hits, and has the reader order them if there is one."""
    weighed = weigh_evidence(question, hits, index, shelf)
    watch.lap("weigh")
    findings = Findings(question, tuple(hits), weighed)
    if reader is not None and weighed.evidence:
        weighed = weigh_anew(weighed, read(question, weighed, reader))
        findings = replace(findings, hits=rank_hits(hits, weighed), weighed=weighed)
        watch.lap("read")
    return findings
