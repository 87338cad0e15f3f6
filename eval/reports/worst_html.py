"""The questions that went worst: claim, passage and reason side by side."""

from __future__ import annotations

from collections.abc import Sequence

from eval.answering.outcome import Evidence
from eval.reports.untrusted import as_html
from eval.reports.wording import NOTHING
from eval.reports.worst_items import Said, WorstItem

_LONGEST = 4_000  # characters of a passage; its box scrolls


def worst_html(items: Sequence[WorstItem]) -> str:
    """A card each, the worst first; a plain word where nothing went wrong."""
    if not items:
        return '<p class="none">Nothing went wrong.</p>'
    return f'<ol class="worst">{"".join(map(_item, items))}</ol>'


def _item(item: WorstItem) -> str:
    case, outcome = item.score.case, item.score.outcome
    kind = " · ".join(filter(None, [case.id, case.language, case.type]))
    said = "".join(map(_said, item.said)) if item.said else _nothing_said(item)
    answer = as_html(outcome.text, _LONGEST) or NOTHING
    unfolds = (
        f"<details><summary>The whole answer</summary>{_box(answer)}</details>" if item.said else ""
    )
    return (
        f'<li class="card"><p class="kind"><bdi>{as_html(kind)}</bdi></p>'
        f'<h3 lang="{as_html(case.language)}" dir="auto">{as_html(case.question)}</h3>'
        f'<p class="fault">{as_html(item.fault, _LONGEST)}</p>{said}{unfolds}</li>'
    )


def _said(said: Said) -> str:
    passage = said.passage
    more = f", the nearest of {said.others + 1}" if said.others else ""
    shown = _passage(passage) if passage else _box(NOTHING)
    reasons = _box(as_html(said.reasons, _LONGEST)) if said.reasons else ""
    return _side_by_side(
        ("Claim", _box(as_html(said.claim, _LONGEST))),
        (f"Passage it was judged by{more}", shown),
        (
            "Reason",
            f'<p><span class="verdict {said.label}">{said.verdict}</span></p>{reasons}',
        ),
    )


def _nothing_said(item: WorstItem) -> str:
    where = "".join(map(_passage, item.expected)) or _box(NOTHING)
    answer = as_html(item.score.outcome.text, _LONGEST) or NOTHING
    return _side_by_side(("What was shown", _box(answer)), ("Where it stands", where))


def _side_by_side(*parts: tuple[str, str]) -> str:
    cells = "".join(f"<div><h4>{name}</h4>{html}</div>" for name, html in parts)
    return f'<div class="side-by-side">{cells}</div>'


def _passage(passage: Evidence) -> str:
    title = f"<cite>{as_html(passage.title, 200)}</cite>" if passage.title else ""
    return _box(title + as_html(passage.text, _LONGEST), "quote")


def _box(html: str, kind: str = "") -> str:
    """Text that scrolls by itself where it is long, also with the keyboard."""
    long = ' tabindex="0" role="region" aria-label="Long text"' if len(html) > 600 else ""
    return f'<div class="{f"box {kind}".strip()}" dir="auto"{long}>{html}</div>'
