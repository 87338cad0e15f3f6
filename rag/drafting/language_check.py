"""Whether an answer is in the language that it was asked for in."""

from __future__ import annotations

import re
import unicodedata

from index.language import detect_language

_QUOTED = re.compile(r"“[^”]{0,600}”|\"[^\"]{0,600}\"|«[^»]{0,600}»|‘[^’]{3,300}’(?!\w)")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
# Small words inside a name: "Bank of England".
_NAME = re.compile(
    r"\b[A-Z][\w'’-]*(?: (?:of|the|and|for|in|on|to|de|da|du|la|van|von|dan|di)){1,2} (?=[A-Z])"
)
# Fewer words than these in small letters, names and quotations aside, show no language.
_FEWEST = 3
_OTHER_SCRIPT = 0.3


def in_language(text: str, language: str) -> bool:
    """Whether an answer is in a language, as far as its words show one.

    Names and quotations do not count: they keep the language of their article.

    Args:
        text: An answer or a sentence of it.
        language: ``"id"`` or ``"en"``.

    Returns:
        False only where enough words say that it is in another language or script.
    """
    own = _NAME.sub(" ", _QUOTED.sub(" ", text))
    letters = [character for character in own if character.isalpha()]
    foreign = sum(not unicodedata.name(letter, "").startswith("LATIN") for letter in letters)
    if foreign >= _FEWEST and foreign > _OTHER_SCRIPT * len(letters):
        return False
    words = [word for word in _WORD.findall(own) if word.islower()]
    if len(words) < _FEWEST:
        return True
    return detect_language(" ".join(words)) in (language, "und")
