"""Takes Markdown off a sentence: a model likes headings, bold words and lists."""

from __future__ import annotations

import re

_LINE_BEGIN = re.compile(
    r"^(?:\s*(?:#{1,6}\s|>\s?|[-*+•–]\s|\(?\d{1,3}[.)]\s|[-*_=]{3,}(?:\s|$)))+"
)
_LINK = re.compile(r"!?\[([^\[\]\n]{0,200})\]\((?:https?:|/|#|www\.)[^()\s]{0,500}\)")
_STRONG = re.compile(
    r"\*{1,3}(?=[^\s*])|(?<=[^\s*])\*{1,3}|`+|~~|(?<!\w)_{1,3}(?=\w)|(?<=[^\s_])_{1,3}(?!\w)"
)
# "Answer:" before an answer is said by the model to itself.
_LABEL = re.compile(
    r"^(?:(?:(?:the|final|short|my) )*"
    r"(?:answer|explanation|summary|note|response|conclusion)(?: is)?"
    r"|(?:jawab(?:an)?|penjelasan|ringkasan|catatan|kesimpulan)(?:nya)?"
    r"(?: singkat| akhir)?(?: adalah)?)\s?:\s*",
    re.IGNORECASE,
)
_SPACES = re.compile(r"\s+")


def plain(text: str) -> str:
    """The text on one line without Markdown and without a label such as "Answer:".

    Args:
        text: A sentence, or a line with its bullet or number.
    """
    text = _STRONG.sub("", _LINK.sub(r"\1", _LINE_BEGIN.sub("", text)))
    return _LABEL.sub("", _SPACES.sub(" ", text).strip())
