"""Cause and effect of a sentence, parted at the words that join them."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from index.article import Span
from rag.claims.causes.words import (
    AFTER_CAUSE,
    BEFORE_CAUSE,
    BREAK,
    DENIED,
    LEAD,
    MAYBE_BEFORE_CAUSE,
    NOT_SO,
    PASSIVE,
    RELATIVE,
    RULED_OUT,
)


@dataclass(frozen=True, slots=True)
class Cause:
    """Cause and effect as a sentence joins them.

    Attributes:
        marker: The words that join them.
        cause: Where the cause stands.
        effect: Where the effect stands.
        denied: True for a cause that the sentence rules out.
        sure: False where the marker may say no more than when or what for.
    """

    marker: Span
    cause: Span
    effect: Span
    denied: bool
    sure: bool


@functools.lru_cache(maxsize=5_000)
def find_causes(text: str) -> tuple[Cause, ...]:
    """Causes that a sentence states, in order.

    Args:
        text: A sentence in either language.
    """
    found = [_before(text, match, True) for match in BEFORE_CAUSE.finditer(text)]
    found += [_after(text, match) for match in AFTER_CAUSE.finditer(text)]
    found += [_before(text, match, False) for match in MAYBE_BEFORE_CAUSE.finditer(text)]
    kept: list[Cause] = []
    for cause in found:
        if cause and not any(_overlap(cause.marker, other.marker) for other in kept):
            kept.append(cause)
    return tuple(sorted(kept, key=lambda cause: cause.marker.start))


@functools.lru_cache(maxsize=5_000)
def ruled_out(text: str) -> tuple[Span, ...]:
    """The stretches of a sentence that it says not to be so."""
    return tuple(Span(*match.span("what")) for match in RULED_OUT.finditer(text))


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _before(text: str, match: re.Match[str], sure: bool) -> Cause | None:
    """The cause after its marker; the effect stands before it, or after the cause's comma."""
    ahead = text[: match.start()]
    marker = Span(match.start(), match.end())
    if match.groupdict().get("around"):
        effect = Span(_last_break(text, match.start()), match.end())
        return Cause(marker, Span(match.end(), _next_break(text, match.end())), effect, False, sure)
    if len(re.findall(r"\w+", ahead)) <= 1:
        comma = text.find(", ", match.end())
        if comma < 0:
            return Cause(marker, Span(match.end(), len(text)), Span(0, 0), False, sure)
        return Cause(marker, Span(match.end(), comma), Span(comma + 2, len(text)), False, sure)
    if _is_name(text, match):
        return None
    start = _last_break(text, match.start())
    if not re.search(r"\w", text[start : match.start()]):
        start = 0  # "not because of this but because of that"
    effect = Span(start, match.start())
    denied = bool(DENIED.search(ahead))
    return Cause(marker, Span(match.end(), _next_break(text, match.end())), effect, denied, sure)


def _after(text: str, match: re.Match[str]) -> Cause | None:
    """The cause before its marker, the effect after it."""
    start = _last_break(text, match.start())
    ahead = text[start : match.start()]
    if not ahead.strip() or PASSIVE.search(ahead) or _is_name(text, match):
        return None
    cause = RELATIVE.sub("", ahead)
    start += max((lead.end() for lead in LEAD.finditer(cause)), default=0)
    end = match.start() - len(ahead) + len(cause)
    marker = Span(match.start(), match.end())
    effect = Span(match.end(), _next_break(text, match.end()))
    return Cause(marker, Span(start, end), effect, bool(NOT_SO.search(ahead)), True)


def _is_name(text: str, match: re.Match[str]) -> bool:
    """True for "Made" in "I Made Lodra"."""
    return match.start() > 0 and text[match.start()].isupper()


def _next_break(text: str, start: int) -> int:
    match = BREAK.search(text, start)
    return match.start() if match else len(text)


def _last_break(text: str, end: int) -> int:
    return max((match.end() for match in BREAK.finditer(text, 0, end)), default=0)
