"""The chat bubble's HTML: the lead, the statements with their marks, and what to know of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.answer import Answer, Statement
from ui.evidence_html import mark
from ui.texts import likelihood, refusal, words
from ui.untrusted import inert

_MARK = re.compile(r"\[(\d{1,4})\]")


def answer_html(answer: Answer, turn: int) -> str:
    """The whole answer; marks of its own citations lead to their cards."""
    says = words(answer.language)
    parts = []
    if answer.resolved:
        parts.append(_note(f"{says.understood_as}: {answer.resolved}"))
    if answer.refused:
        parts.append(_paragraph("kt-refusal", inert(answer.text.strip() or refusal(answer))))
    else:
        parts += [_line(line, answer, turn) for line in filter(str.strip, answer.text.split("\n"))]
    if answer.withheld:
        count = len(answer.withheld)
        text = says.withheld_one if count == 1 else says.withheld_many.format(count=count)
        parts.append(_note(text))
    if likely := likelihood(answer):
        parts.append(_note(likely))
    return f'<div class="kt-answer" lang="{answer.language}">{"".join(parts)}</div>'


def partial_html(statements: Sequence[Statement], status: str) -> str:
    """An answer that is still being written; its marks become links once it is whole."""
    parts = [_paragraph("kt-statement", inert(each.text)) for each in statements]
    if status:
        parts.append(_paragraph("kt-status", inert(status)))
    return f'<div class="kt-answer">{"".join(parts)}</div>'


def notice_html(text: str) -> str:
    """A plain message in place of an answer: what failed, in words."""
    return f'<div class="kt-answer">{_paragraph("kt-refusal", inert(text))}</div>'


def linked(line: str, numbers: set[int], turn: int) -> str:
    """A line as HTML, in which the marks of existing citations are links.

    A number in brackets that is no citation, for instance one that a model made up or that
    stands in the article itself, stays text.
    """
    html, done = "", 0
    for found in _MARK.finditer(line):
        if int(found[1]) in numbers:
            before = inert(line[done : found.start()])
            if before.endswith(" "):  # a mark does not begin a line of its own
                before = before[:-1] + "&#160;"
            html += before + mark(int(found[1]), turn)
            done = found.end()
    return html + inert(line[done:])


def _line(line: str, answer: Answer, turn: int) -> str:
    """One line of the answer: a statement, which links to its own citations only, or the lead."""
    statement = next((each for each in answer.statements if each.text == line), None)
    citations = answer.citations if statement is None else statement.citations
    html = linked(line, {citation.number for citation in citations}, turn)
    if statement is not None and statement.support == "partial":
        html += f' <span class="kt-partly">{words(answer.language).partly}</span>'
    return _paragraph("kt-lead" if statement is None else "kt-statement", html)


def _paragraph(kind: str, html: str) -> str:
    return f'<p class="{kind}">{html}</p>'


def _note(text: str) -> str:
    return _paragraph("kt-note", inert(text))
