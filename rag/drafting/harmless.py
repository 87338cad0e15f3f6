"""Makes text of articles and users harmless in a prompt: no chat tokens, nothing invisible.

A chat template marks whose turn it is with special tokens, such as ``<|im_start|>``. Text that
spells one could end its passage and speak as someone else; invisible characters could say to the
model what no reader sees. This is for the prompt alone: what is quoted stays as it was.
"""

from __future__ import annotations

import re

# Format characters that are seen: Arabic and other signs written around numbers.
_SEEN = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd")
# Characters that are not of a format category, yet show nothing: fillers, joiners and selectors
# of variants, which can carry hidden text.
_UNSEEN = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
_SPACES = re.compile(r"\s+")
_WHOLE_TOKENS = re.compile(
    r"""
      <[|｜][^<>|｜\n]{0,64}[|｜]?>                  # <|im_start|> of most, <｜User｜> of DeepSeek
    | <[^<>|｜\n]{0,64}[|｜]>                        # <turn|> of Gemma
    | <</?[A-Za-z_]{1,20}>>                          # <<SYS>> of Llama 2
    | </?(?:[^\W\d]|0x)(?:[\w:-]|\u2581){0,64}/?>  # <s>, <think>, <start_of_turn>
    | \[/?(?:INST|SYSTEM_PROMPT|AVAILABLE_TOOLS|TOOL_(?:CALLS|RESULTS|CONTENT)|ARGS|CALL_ID|THINK
        |MODEL_SETTINGS|IMG(?:_BREAK|_END)?|PREFIX|SUFFIX|MIDDLE|[gs]?MASK|CLS|SEP|PAD|UNK|BOS|EOS
        |CONTROL_\d{1,4})\]                          # [INST] of Mistral, [CLS] of BERT
    """,
    re.VERBOSE,
)
# What is left of a token in which another stood, such as <|im_<|x|>start|>.
_LEFT_OVER = re.compile(r"<[|｜]+|[|｜]+>|<{2,}(?=/?\w)")


def harmless(text: str, nonce: str = "") -> str:
    """The text as one line, without chat tokens and without what cannot be seen.

    Ordinary text in any script is kept, also ``harga < Rp 5.000`` and ``[INSTANSI]``. A word in
    angle brackets, as in ``<b>``, is taken for a token.

    Args:
        text: A passage, title or question.
        nonce: What the delimiters of the prompt are made of; removed where not empty.
    """
    seen = _visible(text)
    if nonce:
        # A blank takes the place of what is removed, so that what stood around it makes no other.
        seen = re.sub(re.escape(nonce), " ", seen, flags=re.IGNORECASE)
    bare = _LEFT_OVER.sub(" ", _WHOLE_TOKENS.sub(" ", seen))
    return _SPACES.sub(" ", bare).strip()


def _visible(text: str) -> str:
    """The text without control, format and other characters that show nothing."""
    if text.isascii() and text.isprintable():
        return text
    return _UNSEEN.sub("", "".join(c for c in text if _is_visible(c)))


def _is_visible(character: str) -> bool:
    """Whether a character shows something; white space does."""
    return character.isprintable() or character.isspace() or character in _SEEN
