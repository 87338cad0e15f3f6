"""Notices that a model has begun to repeat itself, so that it can be stopped."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.words import fold_words
from rag.drafting.marks import read_marks

# "Yes." may come twice; so many words in the same order do not, but in a loop.
_FEWEST_WORDS = 4
_OFTEN = 3  # how often a shorter sentence has to come
_MOST = 1  # sentences said again: a good answer may close with what it began with
# A loop inside a sentence: so many words at most are said so often, and are so long together.
_LONGEST_PERIOD = 30
_ROUNDS = 3
_FEWEST_LOOPED = 12
_TAIL = 900
_CHARACTERS = re.compile(r"(.{1,12}?)\1{9,}\Z", re.DOTALL)
_FEWEST_CHARACTERS = 60


class RepetitionGuard:
    """Watches an answer while it is being written."""

    def __init__(self) -> None:
        self._seen: dict[tuple[str, ...], int] = {}
        self._again = 0

    @property
    def circling(self) -> bool:
        """True once so much was said again that the model will not find out of it."""
        return self._again > _MOST

    def repeats(self, sentence: str) -> bool:
        """Takes the next whole sentence; True if it has been said before.

        Args:
            sentence: With or without marks, which do not count, nor do case and punctuation.
        """
        words = tuple(fold_words(read_marks(sentence, ()).text))
        if not words:
            return False
        self._seen[words] = self._seen.get(words, 0) + 1
        said_again = self._seen[words] >= (2 if len(words) >= _FEWEST_WORDS else _OFTEN)
        self._again += said_again
        return said_again

    @staticmethod
    def loops(pending: str) -> bool:
        """Whether a sentence that has no end yet says the same words over and over.

        Its cost does not grow with the length of the text.

        Args:
            pending: What has been written of the sentence.
        """
        tail = pending[-_TAIL:]
        found = _CHARACTERS.search(tail[-2 * _FEWEST_CHARACTERS :])
        if found and len(found.group()) >= _FEWEST_CHARACTERS:
            return True
        # The last word may be half a word, the first one too.
        words = fold_words(tail)[1:-1] if len(pending) > _TAIL else fold_words(tail)[:-1]
        return any(_is_loop(words, period) for period in range(1, _LONGEST_PERIOD + 1))


def _is_loop(words: Sequence[str], period: int) -> bool:
    """Whether the words end with the same run of this length, said again and again."""
    looped = max(_ROUNDS * period, _FEWEST_LOOPED)
    if len(words) < looped:
        return False
    tail = words[-looped:]
    return tail[period:] == tail[:-period]
