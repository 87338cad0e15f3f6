"""Finds what articles say differently about what was asked, among what is cited and near it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import product

from index.article import Span
from index.lexicon import Lexicon
from rag.answer import Answer, Citation, Conflict
from rag.citing import Citations
from rag.conflicts.matter import Said
from rag.conflicts.pairs import Difference, difference
from rag.evidence import Evidence, Weighed
from rag.question import Question
from rag.quoting import Quote
from rag.verify import is_verbatim

NEAR = 12  # best sentences that are set beside those cited
MOST = 3  # conflicts shown
_ASKED = {"when": ("date",), "number": ("amount",), "duration": ("amount", "date")}


def with_conflicts(
    answer: Answer,
    question: Question,
    weighed: Weighed,
    lexicon: Lexicon,
    citations: Citations,
    text_of: Callable[[str], str],
) -> Answer:
    """The answer with what the articles say differently about it; a refusal as it is.

    Args:
        answer: Whole, without conflicts.
        question: What was asked.
        weighed: The evidence it was made of.
        lexicon: Knows which words mean the same.
        citations: That numbered its quotes.
        text_of: Original text of an article, by id; quotes are compared with it.
    """
    if answer.refused:
        return answer
    found = find_conflicts(question, answer.citations, weighed, lexicon, citations.cite)
    conflicts = tuple(
        each
        for each in found
        if all(is_verbatim(side, text_of(side.article.id)) for side in each.citations)
    )
    sides = [citation for conflict in conflicts for citation in conflict.citations]
    every = {c.number: c for c in (*answer.citations, *sides)}
    return replace(answer, conflicts=conflicts, citations=tuple(every[n] for n in sorted(every)))


def find_conflicts(
    question: Question,
    shown: Sequence[Citation],
    weighed: Weighed,
    lexicon: Lexicon,
    cite: Callable[[Quote], Citation],
) -> tuple[Conflict, ...]:
    """What cited sentences and the best evidence of other articles say differently.

    Args:
        question: What was asked; a "when" has conflicts of dates, a "how many" of amounts.
        shown: The citations of the answer.
        weighed: The evidence it was made of.
        lexicon: Knows which words mean the same.
        cite: Numbers a quote that the answer does not have yet.

    Returns:
        At most MOST, each with one citation a side, the cited side first; the citations that
        ``cite`` made are among them and belong into the answer.
    """
    cited = [e for e in weighed.evidence if any(_holds(c, e) for c in shown)]
    conflicts: list[Conflict] = []
    seen: set[tuple[str, ...]] = set()
    for one, other in product(cited, [*cited, *weighed.evidence[:NEAR]]):
        if one.view.article.id == other.view.article.id:
            continue
        found = difference(_said(one), _said(other), lexicon)
        if found is None or found.kind not in _ASKED.get(question.kind, (found.kind,)):
            continue
        key = tuple(sorted((found.first, found.second)))
        if key in seen:
            continue
        seen.add(key)
        conflicts.append(_conflict(found, one, other, shown, cite))
        if len(conflicts) == MOST:
            break
    return tuple(conflicts)


def _holds(citation: Citation, evidence: Evidence) -> bool:
    same = citation.article.id == evidence.view.article.id
    return same and citation.start <= evidence.sentence.start < citation.end


def _said(evidence: Evidence) -> Said:
    article = evidence.view.article
    return Said(evidence.text, article.language, article.title or "", article.published)


def _conflict(
    found: Difference,
    one: Evidence,
    other: Evidence,
    shown: Sequence[Citation],
    cite: Callable[[Quote], Citation],
) -> Conflict:
    sides = []
    for evidence in (one, other):
        held = next((c for c in shown if _holds(c, evidence)), None)
        span = Span(evidence.sentence.start, evidence.sentence.end)
        sides.append(held or cite(Quote(evidence.view, span)))
    return Conflict(f"{found.first} / {found.second}", tuple(sides), (found.first, found.second))
