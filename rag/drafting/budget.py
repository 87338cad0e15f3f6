"""How much of the passages fits into a model's context, and whether a server cut it all the same.

A server that is sent too much drops the beginning without a word (Ollama does), so what is sent is
counted before, and what it says that it read is compared after.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from index.article import Span
from index.errors import SettingError
from index.split import split_sentences
from rag.drafting.prompt import Source, source_block
from rag.llm.model import Message

# What a chat template puts around a message: its role and its special tokens, at most some ten.
_MESSAGE_TOKENS = 12
# Kept free, since counting part by part may miss a token where two parts meet.
_RESERVE_SHARE = 0.02
_RESERVE = 32
# Fewer words of a passage than these are not worth reading.
_FEWEST_WORDS = 12
_NONCE = "0123456789abcdef"  # as long as a real one
_BOTH = ("id", "en")  # dates and so passages differ by a token or two


def planned_tokens(messages: Sequence[Message], count_tokens: Callable[[str], int]) -> int:
    """How many tokens these messages have, with what a chat template puts around them."""
    return sum(count_tokens(message.content) + _MESSAGE_TOKENS for message in messages)


def was_cut(messages: Sequence[Message], reported: int) -> bool:
    """True if a server read so much less than was sent that it must have dropped some.

    Where tokens can only be guessed, one thing is sure: every word takes at least one.

    Args:
        messages: What was sent.
        reported: How many tokens of prompt the server says it read.
    """
    return reported < sum(len(message.content.split()) for message in messages)


def fit_sources(
    sources: Sequence[Source],
    fixed_tokens: int,
    context: int,
    answer_tokens: int,
    count_tokens: Callable[[str], int],
) -> tuple[Source, ...]:
    """The best passages that fit into the context beside the rest of the prompt and the answer.

    They keep their order and numbers. The first that does not fit whole is shortened to the
    sentences that do, and those after it are left out. Of the best one, at least some words stay:
    without any evidence no model is asked.

    Args:
        sources: Best first.
        fixed_tokens: ``planned_tokens`` of the prompt without passages.
        context: Tokens that prompt and answer may have together.
        answer_tokens: Those kept for the answer.
        count_tokens: Of the model.

    Raises:
        SettingError: If not even the first words of the best passage fit.
    """
    reserve = max(_RESERVE, int(context * _RESERVE_SHARE))
    room = context - answer_tokens - fixed_tokens - reserve
    kept: list[Source] = []
    for source in sources:
        size = _size(source, count_tokens)
        if size > room:
            short = _shortened(source, room, count_tokens, by_words=not kept)
            kept += [] if short is None else [short]
            break
        kept.append(source)
        room -= size
    if sources and not kept:
        raise SettingError(
            f"A context of {context} tokens is too small: {answer_tokens} are for the answer and "
            f"{fixed_tokens + reserve} for the rest of the prompt, so no passage fits. Choose a "
            "larger context or a shorter answer."
        )
    return tuple(kept)


def _size(source: Source, count_tokens: Callable[[str], int]) -> int:
    """How many tokens a passage takes in the prompt; the longer of both languages' forms."""
    return max(count_tokens(source_block(source, language, _NONCE) + "\n") for language in _BOTH)


def _shortened(
    source: Source, room: int, count_tokens: Callable[[str], int], by_words: bool
) -> Source | None:
    """The first sentences of a passage that fit, else the first words; None if too few do.

    Args:
        source: The passage.
        room: Tokens left.
        count_tokens: Of the model.
        by_words: Whether it may end inside a sentence.
    """
    text = source.text
    ends = [found.end for found in split_sentences(text, [Span(0, len(text))], "und")]
    short = _longest(source, ends, room, count_tokens)
    if short is None and by_words:
        ends = [place for place, character in enumerate(text) if character.isspace()]
        short = _longest(source, ends, room, count_tokens)
    if short is None or len(short.text.split()) < _FEWEST_WORDS:
        return None
    return short


def _longest(
    source: Source, ends: Sequence[int], room: int, count_tokens: Callable[[str], int]
) -> Source | None:
    """The passage up to the last of these places at which it fits; None if it fits at none."""
    fitting, beyond = 0, len(ends) + 1
    while beyond - fitting > 1:
        middle = (fitting + beyond) // 2
        if _size(replace(source, text=source.text[: ends[middle - 1]]), count_tokens) <= room:
            fitting = middle
        else:
            beyond = middle
    return replace(source, text=source.text[: ends[fitting - 1]]) if fitting else None
