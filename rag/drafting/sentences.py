"""Cuts what a model writes into sentences while it is still writing.

A sentence comes out as soon as it is certain where it ends: with the first character of the next
one, or a word later after abbreviations such as "p.m.". Marks of citation after its full stop
belong to it. Markdown is taken off.

Every character is looked at once and in order, so the result is the same however the stream was
cut into pieces.
"""

from __future__ import annotations

import functools
import re

from index.article import Span
from index.split import split_sentences
from index.words import fold, is_function_word
from rag.drafting.markdown import plain
from rag.drafting.marks import ANY_MARK, HALF_MARK

# A sentence longer than this is cut at a blank: a model that writes no full stop is astray.
LONGEST = 1000
_LONGEST_TAIL = 100

_SPACED = ".!?…"  # after these a blank must follow
_STOP = re.compile(r"[.!?…。！？\n]")
_CLOSING = r"[.!?…。！？\"'”’»)*_`]*"
_MARK = rf"(?:{ANY_MARK})[.,]?[*_]*"
# What follows a sentence's last word and is its own: closing quotes, then marks, also on a line
# that holds nothing else.
_OWN = re.compile(
    rf"{_CLOSING}(?:[ \t]*{_MARK})*(?:\s*\n\s*{_MARK}(?:[ \t]*{_MARK})*(?=[ \t]*\n))?"
)
_OPEN_TAIL = re.compile(rf"{_CLOSING}(?:\s*{_MARK})*\s*(?:{HALF_MARK})?")
_MARKS = re.compile(ANY_MARK)
_WORDY = re.compile(r"[^\W_]")
_ITEM = re.compile(r"[\s>*_#-]*\(?(?:\d{1,3}|[A-Za-z])[.)]")
_FIRST_WORD = re.compile(r"[\"“‘'(*]*([^\W\d_]+)")
# The last word before a stop that may be its own: initials, "p.m.", "Inc.".
_EITHER = re.compile(
    r"(?:^|[\s(\"“‘'])((?:[A-Za-z]\.)+|(?:Tbk|Inc|Ltd|Corp|Co|Jr|Sr|Bros|S\.Pd|M\.[A-Z][A-Za-z]?)\.)$"
)
# Abbreviations that stand before a number, beside those that the splitter of articles knows.
_BEFORE_NUMBER = re.compile(
    r"(?:^|[\s(])(?:[Nn]o|[Nn]r|Rp|USD?|Jan|Feb|Peb|Mar|Apr|Jun|Jul|Agu|Agt|Aug|Sept?|Okt|Oct|Nov|Nop"
    r"|Des|Dec|[Pp]kl|[Tt]gl|[Hh]al|[Hh]lm|[Pp]p?|[Aa]rt|[Ss]ec|[Vv]ol|[Cc]h|[Ff]ig|[Aa]pprox|[Cc]a|"
    r"Pasal|pasal|[Aa]yat)\.$"
)


class SentenceCutter:
    """Takes pieces of text and gives back whole sentences as plain text, marks included.

    Args:
        language: Of the text: ``"id"`` or ``"en"``.
    """

    def __init__(self, language: str = "id") -> None:
        self._language = language
        self._text = ""  # of the sentence that has not come out yet
        self._stop = -1  # where in it a stop or line end stands that may end it; -1 for none

    @property
    def pending(self) -> str:
        """What has been written of the sentence that has not come out yet."""
        return self._text

    def feed(self, piece: str) -> list[str]:
        """Takes the next piece of text.

        Args:
            piece: Of any length.

        Returns:
            The sentences that are now certainly over, without those of nothing but marks.
        """
        done: list[str] = []
        self._take(piece.replace("\r", "\n"), done)
        return done

    def finish(self) -> list[str]:
        """Takes the end of the text.

        Returns:
            What was left, as one sentence, or nothing.
        """
        done: list[str] = []
        self._cut(len(self._text), done)
        return done

    def _take(self, text: str, done: list[str]) -> None:
        """Takes some text; the sentences that end in it go to ``done``."""
        at = 0
        while at < len(text):
            if self._stop < 0:
                at = self._take_words(text, at, done)
                continue
            self._text += text[at]
            at += 1
            tail = len(self._text) - self._stop
            if tail > _LONGEST_TAIL or not _OPEN_TAIL.fullmatch(self._text, self._stop):
                self._decide(done)

    def _take_words(self, text: str, at: int, done: list[str]) -> int:
        """Takes the text up to the next stop, or as much as a sentence may have."""
        room = LONGEST - len(self._text)
        stop = _STOP.search(text, at, at + room)
        end = stop.end() if stop else min(at + room, len(text))
        self._text += text[at:end]
        if stop:
            self._stop = len(self._text) - 1
        elif len(self._text) >= LONGEST:
            blank = self._text.rfind(" ", LONGEST // 2)
            self._cut(blank if blank > 0 else LONGEST, done)
        return end

    def _decide(self, done: list[str]) -> None:
        """What follows the stop has begun: cuts there, goes on, or waits for its first word."""
        own = _OWN.match(self._text, self._stop)
        end = max(own.end() if own else 0, self._stop + 1)
        ends = self._ends(end)
        if ends is None:
            return
        if ends:
            self._cut(end, done)
            return
        # Another stop may stand in what has been read since.
        rest, self._text, self._stop = self._text[end:], self._text[:end], -1
        if len(self._text) >= LONGEST:
            self._cut(end, done)
        self._take(rest, done)

    def _ends(self, end: int) -> bool | None:
        """Whether a sentence ends here; None if the next word must be seen first."""
        before, after = self._text[: self._stop + 1], self._text[end:]
        follows = after.lstrip()
        if "\n" in self._text[self._stop : len(self._text) - len(follows)]:
            return True
        if before[-1] not in _SPACED or not follows:
            return True
        marked = self._text[end - 1] in "]】］)¹²³"
        if follows == after and not (marked and follows[0].isupper()):
            return False
        if _ITEM.fullmatch(before) or follows[0].islower() or follows[0] in _SPACED:
            return False
        last = before.split()[-1]
        if follows[0].isdigit() and _BEFORE_NUMBER.search(" " + last):
            return False
        if end == self._stop + 1 and _EITHER.search(last):
            return self._begins(follows)
        if last[-2:-1].isdigit():
            return True  # not of an abbreviation
        return _parted(" ".join(before[-40:].split()[-2:]), _like(follows[0]), self._language)

    def _begins(self, follows: str) -> bool | None:
        """Whether a sentence begins with this word; None while it is being written."""
        word = _FIRST_WORD.match(follows)
        if word is None:
            return True
        if word.end() == len(follows) and len(follows) < _LONGEST_TAIL:
            return None
        return len(word[1]) > 1 and is_function_word(fold(word[1]), "und")

    def _cut(self, end: int, done: list[str]) -> None:
        """Gives out the text up to here and begins anew with the rest."""
        sentence, rest = plain(self._text[:end]), self._text[end:].lstrip()
        self._text, self._stop = "", -1
        if _WORDY.search(_MARKS.sub("", sentence)):
            done.append(sentence)
        self._take(rest, done)


def _like(first: str) -> str:
    """The beginning of a sentence that begins with a character like this."""
    if first.isalpha() or first in "*_`~#>-•":
        return "Kata lain."
    return f"{first} kata lain." if first.isdigit() else f"{first}Kata lain."


@functools.lru_cache(maxsize=4096)
def _parted(before: str, after: str, language: str) -> bool:
    """Whether the splitter of articles parts here: it knows the other abbreviations."""
    text = f"{before} {after}"
    parts = split_sentences(text, [Span(0, len(text))], language)
    return not parts or any(part.end == len(before) for part in parts[:-1])
