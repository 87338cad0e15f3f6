"""How many tokens a text has, where the model's own tokenizer is out of reach."""

from __future__ import annotations

import re

LETTERS_IN_A_TOKEN = 2
_LETTERS = re.compile(r"[A-Za-z]+")
_MARKS = re.compile(r"[!-@\[-`{-~\n]")  # ASCII digits, punctuation and line ends


def estimate_tokens(text: str) -> int:
    """Tokens of a text, rather too many than too few.

    A server need not have a tokenizer to ask. Two ASCII letters count as a token, and so do a
    digit, a mark, a line end, and each byte of any other character. Two letters is what the
    tokenizers of English-only models need on Indonesian, the worst case; on English they need
    half as many tokens.

    Args:
        text: In any language.
    """
    letters = sum(len(run) for run in _LETTERS.findall(text))
    others = sum(len(char.encode("utf-8", "replace")) for char in text if not char.isascii())
    return -(-letters // LETTERS_IN_A_TOKEN) + len(_MARKS.findall(text)) + others + 1
