"""Takes out of a stream what a model thinks aloud between ``<think>`` and ``</think>``."""

from __future__ import annotations

import re

_TAG = re.compile(r"<(/?)think(?:ing)?>", re.IGNORECASE)
_TAGS = ("<think>", "</think>", "<thinking>", "</thinking>")


class ThoughtFilter:
    """Passes an answer on, piece by piece, without the thoughts in it.

    A tag may be split over pieces, so the beginning of one is held back until it is clear.

    Attributes:
        thought: True if there were thoughts.
        inside: True while a thought has not ended.
        stray: True if a thought ended that never began: some templates write the opening tag
            into the prompt, and what was passed on until then was no answer.
    """

    def __init__(self) -> None:
        self.thought = False
        self.inside = False
        self.stray = False
        self._held = ""

    def feed(self, piece: str) -> str:
        """What can be passed on once this piece is there too."""
        text, passed, start = self._held + piece, "", 0
        for tag in _TAG.finditer(text):
            passed += self._outside(text[start : tag.start()])
            closing = bool(tag[1])
            self.stray |= closing and not self.inside
            self.inside = not closing
            self.thought = True
            start = tag.end()
        end = len(text) - _unfinished(text[start:])
        self._held = text[end:]
        return passed + self._outside(text[start:end])

    def end(self) -> str:
        """What was held back, when no more comes."""
        held, self._held = self._held, ""
        return self._outside(held)

    def _outside(self, text: str) -> str:
        return "" if self.inside else text


def _unfinished(text: str) -> int:
    """How many characters at the end of a text may be the beginning of a tag."""
    start = text.rfind("<")
    ending = text[start:].lower() if start >= 0 else ""
    return len(ending) if any(tag.startswith(ending) for tag in _TAGS) else 0
