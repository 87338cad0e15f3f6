"""The chat bubble's HTML: the lead, the statements with their marks, and what to know of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.answer import Answer, Conflict, Statement
from ui.evidence_html import mark
from ui.texts import differ, likelihood, sides, verdict, withheld, written_by
from ui.untrusted import inert
from ui.words import words

_STATUS = re.compile(r'<p class="kt-status">[^<]*</p>')
_MARK = re.compile(r"\[(\d{1,4})\]")


def answer_html(answer: Answer, turn: int) -> str:
    """The whole answer; marks of its own citations lead to their cards."""
    says = words(answer.language)
    parts = []
    if answer.resolved:
        parts.append(_note(f"{says.understood_as}: {answer.resolved}"))
    if answer.notice:
        parts.append(_paragraph("kt-caution", inert(answer.notice)))
    if answer.refused:
        parts.append(_paragraph("kt-refusal", inert(answer.text)))
    else:
        parts += [_line(line, answer, turn) for line in filter(str.strip, answer.text.split("\n"))]
    parts += [_conflict(conflict, turn, answer.language) for conflict in answer.conflicts]
    if answer.withheld:
        parts.append(_withheld(answer.withheld, answer.language))
    parts += [_note(text) for text in (written_by(answer), likelihood(answer)) if text]
    return f'<div class="kt-answer" lang="{answer.language}">{"".join(parts)}</div>'


def partial_html(
    statements: Sequence[Statement], held_back: int, status: str, language: str
) -> str:
    """An answer that is still being written; its marks become links once it is whole.

    Args:
        statements: Those shown so far, with their verdicts.
        held_back: How many were not.
        status: What is being done now; may be empty.
        language: Of the verdicts.
    """
    parts = [
        _paragraph("kt-statement", inert(each.text) + _verdict(each, language))
        for each in statements
    ]
    if held_back:
        parts.append(_note(withheld(held_back, language)))
    if status:
        parts.append(_paragraph("kt-status", inert(status)))
    return f'<div class="kt-answer">{"".join(parts)}</div>'


def without_status(html: str) -> str:
    """A partial answer that nobody works at any more; what is inert holds no tag to be mistaken."""
    return _STATUS.sub("", html)


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
    if statement is None:
        return _paragraph("kt-lead", html)
    return _paragraph("kt-statement", html + _verdict(statement, answer.language))


def _verdict(statement: Statement, language: str) -> str:
    """The badge of a statement that is not wholly supported, with the reason in it."""
    text = verdict(statement, language)
    return text and f' <span class="kt-{statement.support}">{inert(text)}</span>'


def _withheld(statements: Sequence[Statement], language: str) -> str:
    """How many statements were held back; unfolded, which and why, as plain text."""
    items = "".join(
        f"<li>{inert(each.text)} "
        f'<span class="kt-unsupported">{inert(verdict(each, language))}</span></li>'
        for each in statements
    )
    return (
        f'<details class="kt-withheld"><summary>{inert(withheld(len(statements), language))}'
        f"</summary><ul>{items}</ul></details>"
    )


def _conflict(conflict: Conflict, turn: int, language: str) -> str:
    """What articles say differently: each side with outlet, date and a link to its quote."""
    items = "".join(
        f"<li>{inert(said)}&#160;{mark(number, turn)}</li>"
        for said, number in sides(conflict, language)
    )
    head = inert(differ(conflict, language))
    return f'<div class="kt-conflict"><p>{head}</p><ul>{items}</ul></div>'


def _paragraph(kind: str, html: str) -> str:
    return f'<p class="{kind}">{html}</p>'


def _note(text: str) -> str:
    return _paragraph("kt-note", inert(text))
