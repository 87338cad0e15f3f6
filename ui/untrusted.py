"""Makes untrusted text harmless: articles, questions and model output, for terminal and page."""

from __future__ import annotations

import re

# Control characters move a terminal's cursor; direction and tag characters and the invisible
# ones make text look like other text than it is.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_SPACES = re.compile(r"\s+")
_ASCII_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")


def clean(text: str) -> str:
    """The text without control, direction and invisible characters; lines end with LF."""
    text = _LINE_ENDS.sub("\n", text).replace("\t", " ")
    return _SURROGATES.sub("\ufffd", _UNSAFE.sub("", text))


def one_line(text: str) -> str:
    """The cleaned text with every run of white space made one space."""
    return _SPACES.sub(" ", clean(text))


def inert(text: str) -> str:
    """The text as HTML that stays plain text, also where Markdown is read before HTML.

    Every ASCII punctuation character becomes a numeric entity: no tag, attribute, link, image,
    formula or list can begin. It is one line, since a blank line would end an HTML block.
    """
    return _ASCII_PUNCTUATION.sub(lambda mark: f"&#{ord(mark[0])};", one_line(text))
