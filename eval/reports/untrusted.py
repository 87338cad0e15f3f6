"""Makes what articles, models and questions say harmless to show, without hiding that it is there.

In a report of what went wrong, a reader should see the character that turned a sentence round.
"""

from __future__ import annotations

import html
import re

# Control characters move a terminal's cursor; direction and tag characters and the invisible
# ones make text look like other text than it is; XML has no place for half a surrogate pair.
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
_SPACES = re.compile(r"\s+")
_MARKDOWN = re.compile(r"[\\`*_\[\]{}|~]")
# A link, an address, a formula or a mention begins at one of these without any bracket.
_BEGINS = re.compile(r"[<>&@$#]|:(?=//)|(?<=www)\.", re.IGNORECASE)


def one_line(text: str, most: int | None = None) -> str:
    """The text on one line; characters that cannot be seen are named: ``‹U+202E›``.

    Args:
        text: Anything.
        most: At most how many characters; what is longer ends with how much is left out.
    """
    line = _SPACES.sub(" ", text).strip()
    line = _UNSAFE.sub(lambda found: f"‹U+{ord(found[0]):04X}›", line)
    if most is None or len(line) <= most:
        return line
    return f"{line[:most].rstrip()} … ({len(line) - most:,} more characters)"


def as_html(text: str, most: int | None = None) -> str:
    """The text as HTML, on one line, for content and for attributes in double quotes."""
    return html.escape(one_line(text, most))


def as_markdown(text: str, most: int | None = None) -> str:
    """The text as Markdown that stays plain text, on one line that it does not begin."""
    line = _BEGINS.sub(lambda found: f"\0{ord(found[0])};", one_line(text, most))
    return _MARKDOWN.sub(r"\\\g<0>", line).replace("\0", "&#")
